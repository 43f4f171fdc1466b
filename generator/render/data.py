"""The Views of open data → JSON and CSV.  Knows the formats; chooses no words."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from generator.outputs.open_data import EventsCsv, EventsJson, StationsCsv, StationsJson
from generator.outputs.open_data.objects import EVENT_COLUMNS, STATION_COLUMNS, event_object, event_rows, station_object
from generator.outputs.open_data.schemas import SchemaView

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = b"\xef\xbb\xbf"


def events_json(view: EventsJson) -> bytes:
    return _json("events", (event_object(event) for event in view.events))


def stations_json(view: StationsJson) -> bytes:
    return _json("stations", (station_object(station) for station in view.stations))


def events_csv(view: EventsCsv) -> bytes:
    return _csv(EVENT_COLUMNS, (row for event in view.events for row in event_rows(event)))


def stations_csv(view: StationsCsv) -> bytes:
    return _csv(STATION_COLUMNS, (station.row for station in view.stations))


def schema(view: SchemaView) -> bytes:
    return view.schema.encode()


WRITERS: Mapping[type, Callable[..., bytes]] = {
    EventsJson: events_json,
    EventsCsv: events_csv,
    StationsJson: stations_json,
    StationsCsv: stations_csv,
    SchemaView: schema,
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
