"""A record of the data files → its JSON object, and its rows of the table.  Knows which keys stand there, no file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from generator.outputs.open_data.records import EventRecord, Moment, OccurrenceRecord, PlaceRecord, Texts
from generator.outputs.open_data.station_data import Members, StationRecord, Value

EVENT_COLUMNS = ("id", "event", "kind", "title", "start", "end", "all_day", "status", "place", "address", "community", "url")
STATION_COLUMNS = (
    *("id", "name", "type", "status", "address", "community", "lng", "lat"),
    *("datum", "hours", "amenities", "checked_on", "url"),
)


def event_object(event: EventRecord) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "title": dict(event.title),
        "status": event.status,
        "url": event.url,
        "place": _place(event.place),
        "occurrences": [_occurrence(one) for one in event.occurrences],
    }


def event_rows(event: EventRecord) -> Iterator[tuple[str, ...]]:
    """A row an occurrence."""
    for one in event.occurrences:
        place = one.place
        yield (
            *(one.id, event.id, event.kind, _first(event.title), one.start.isoformat(), one.end.isoformat()),
            *("true" if _is_all_day(one.start) else "false", one.status),
            *((_first(place.name), place.address or "", place.community or "") if place else ("", "", "")),
            event.url,
        )


def station_object(station: StationRecord) -> Any:
    return _plain(station.members)


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


def _first(texts: Texts) -> str:
    return texts[0][1]


def _is_all_day(moment: Moment) -> bool:
    return not isinstance(moment, datetime)


def _plain(value: Value) -> Any:
    if isinstance(value, Members):
        return {key: _plain(each) for key, each in value.pairs}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
