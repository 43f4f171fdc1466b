"""The Views of open data → JSON and CSV.  Knows the formats; chooses no words."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import StringIO
from typing import Any

from generator.outputs.open_data import (
    EventRecord,
    EventsCsv,
    EventsJson,
    Moment,
    OccurrenceRecord,
    PlaceRecord,
    StationsCsv,
    StationsJson,
    Texts,
)
from generator.outputs.open_data.station_data import Members, Value

EVENT_COLUMNS = ("id", "event", "kind", "title", "start", "end", "all_day", "status", "place", "address", "community", "url")
STATION_COLUMNS = (
    *("id", "name", "type", "status", "address", "community", "lng", "lat"),
    *("datum", "hours", "amenities", "checked_on", "url"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = b"\xef\xbb\xbf"


def events_json(view: EventsJson) -> bytes:
    return _json("events", (_event(event) for event in view.events))


def stations_json(view: StationsJson) -> bytes:
    return _json("stations", (_plain(station.members) for station in view.stations))


def events_csv(view: EventsCsv) -> bytes:
    return _csv(EVENT_COLUMNS, (row for event in view.events for row in _rows(event)))


def stations_csv(view: StationsCsv) -> bytes:
    return _csv(STATION_COLUMNS, (station.row for station in view.stations))


WRITERS: Mapping[type, Callable[..., bytes]] = {
    EventsJson: events_json,
    EventsCsv: events_csv,
    StationsJson: stations_json,
    StationsCsv: stations_csv,
}


def _json(key: str, records: Iterable[object]) -> bytes:
    """A record a line, so that two editions can be compared line by line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    return f'{{"{key}":[\n{lines}\n]}}\n'.encode()


def _csv(columns: tuple[str, ...], rows: Iterable[Iterable[str]]) -> bytes:
    """With BOM, without which Excel takes UTF-8 for the system's code page."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return _BOM + out.getvalue().encode()


def _cell(text: str) -> str:
    """Spreadsheets run what begins like a formula, some in full-width too; after an apostrophe it is text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _event(event: EventRecord) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "title": dict(event.title),
        "status": event.status,
        "url": event.url,
        "place": _place(event.place),
        "occurrences": [_occurrence(one) for one in event.occurrences],
    }


def _occurrence(one: OccurrenceRecord) -> dict[str, Any]:
    return {
        "id": one.id,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "all_day": _is_all_day(one.start),
        "time_tbd": one.time_tbd,
        "status": one.status,
        "place": _place(one.place),
        "moved_from": one.moved_from.isoformat() if one.moved_from else None,
        "provisional": one.provisional,
    }


def _place(place: PlaceRecord | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"name": dict(place.name), "address": place.address, "community": place.community, "station": place.station}


def _rows(event: EventRecord) -> Iterable[tuple[str, ...]]:
    for one in event.occurrences:
        place = one.place
        yield (
            *(one.id, event.id, event.kind, _first(event.title), one.start.isoformat(), one.end.isoformat()),
            *("true" if _is_all_day(one.start) else "false", one.status),
            *((_first(place.name), place.address or "", place.community or "") if place else ("", "", "")),
            event.url,
        )


def _first(texts: Texts) -> str:
    return texts[0][1]


def _is_all_day(moment: Moment) -> bool:
    return not isinstance(moment, datetime)


def _plain(value: Value) -> Any:
    if isinstance(value, Members):
        return {key: _plain(each) for key, each in value.pairs}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
