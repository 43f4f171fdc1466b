"""The types of the records → a JSON Schema for every data file and for a row of every table; beside them those of what authors write.

What comes out is described by the types it is made of: a field that a record learns stands in its schema at once.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial
from typing import Any, get_type_hints

from generator import routes
from generator.model.hours import HoursLine, Open
from generator.model.occurrence import Status
from generator.model.place import Coords, Place
from generator.model.site import Config
from generator.model.station import Opened, Station, StationStatus
from generator.model.text import Body, Id, ImageFile, Line, PartId, Phone, Text, Url
from generator.model.when import Time
from generator.outputs.open_data.objects import EVENT_COLUMNS, STATION_COLUMNS
from generator.outputs.open_data.records import EventRecord, Moment, OccurrenceRecord, PlaceRecord, Texts
from generator.plan import View
from generator.source import forms, key_words
from generator.source.coords import DATUMS
from generator.source.decode import key_of
from generator.source.fields import schema
from generator.source.shapes import Shape, Shapes, listed, one_of

_STRING: Shape = {"type": "string"}
_DAY: Shape = {"type": "string", "format": "date"}
_DAYS = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
_TIME: Shape = {"type": "string", "format": "date-time", "pattern": f"^{_DAYS}{_CLOCK}$"}
MOMENT: Shape = {"type": "string", "pattern": f"^{_DAYS}({_CLOCK})?$"}
"""A day, or a time with its offset."""
_URL: Shape = {"type": "string", "format": "uri"}
_PAIR = listed({"type": "number"}, minItems=2, maxItems=2)
_BOOLEAN: Shape = {"type": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaView(View):
    """`schema` is JSON."""

    schema: str


def written(config: Config) -> Iterator[tuple[str, str]]:
    """Name → schema of the files that authors write."""
    for name, shape in forms.documents(config, lambda name: schema_url(config, name)):
        yield name, _json(shape)


def published(config: Config) -> Iterator[tuple[str, str]]:
    """Name → schema of the files that come out."""
    for name, shape in shapes(config, "zh"):
        yield name, _json(shape)


def shapes(config: Config, tag: str) -> Iterator[tuple[str, Shape]]:
    """As `published`, not yet written; `tag`: zh or en, the language of what is said of the fields."""
    for name, title, make in (
        ("events", routes.EVENTS_JSON, _events),
        ("stations", routes.STATIONS_JSON, _stations),
        ("events-row", routes.EVENTS_CSV, _event_row),
        ("stations-row", routes.STATIONS_CSV, _station_row),
        ("build", routes.BUILD, _build),
    ):
        own = Shapes(_types(config), {}, partial(said, tag), lambda cls, name: (), _key)
        shape = make(own)
        yield name, own.document(schema_url(config, name), title, shape)


def schema_url(config: Config, name: str) -> str:
    return routes.absolute(config.url, routes.schema(name))


def _json(shape: Shape) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def _key(name: str) -> str:
    return key_of(name).replace("-", "_")


def said(tag: str, of: type | str, key: str) -> str:
    """What a field is for; `of`: its class, or the name of what has none."""
    return key_words.fields()[of if isinstance(of, str) else of.__name__][key.replace("_", "-")][tag]


def _types(config: Config) -> dict[Any, Any]:
    languages = {
        "type": "object",
        "properties": dict.fromkeys(config.languages, _STRING),
        "required": [config.languages[0]],
        "additionalProperties": False,
    }
    return {
        **dict.fromkeys((Line, Id, PartId, Phone, ImageFile, Time, HoursLine, Open, Opened, str), _STRING),
        **dict.fromkeys((Text, Body, Texts), languages),
        Url: _URL,
        date: _DAY,
        bool: _BOOLEAN,
        Moment: MOMENT,
        Place: _place,
        Coords: {
            "type": "object",
            "properties": dict.fromkeys(DATUMS, _PAIR),
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    }


def _place(own: Shapes) -> Shape:
    """As authors write it; a point that is at a station says so."""
    if "Place" not in own.definitions:
        station = {"description": own.said(PlaceRecord, "station"), **_STRING}
        known = schema(Place)
        own.definitions["Place"] = own.closed({**own.properties(Place, known), "station": station}, known.required.values())
    return {"$ref": "#/$defs/Place"}


def _file(own: Shapes, key: str, record: Shape) -> Shape:
    return {"type": "object", "properties": {key: listed(record)}, "required": [key], "additionalProperties": False}


def _events(own: Shapes) -> Shape:
    return _file(own, "events", _record(own, EventRecord))


def _record(own: Shapes, cls: type) -> Shape:
    """Every field is there; what is not known is null."""
    hints = get_type_hints(cls)
    if cls.__name__ not in own.definitions:
        properties = {field.name: _field(own, cls, field.name, hints[field.name]) for field in fields(cls)}
        if cls is OccurrenceRecord:
            properties["all_day"] = {"description": own.said(cls, "all_day"), **_BOOLEAN}
        own.definitions[cls.__name__] = own.closed(properties, properties)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _field(own: Shapes, cls: type, name: str, hint: Any) -> Shape:
    shape: Shape
    if name == "status":
        shape = one_of(status.value for status in Status)
    elif name == "url":
        shape = _URL
    elif hint == tuple[OccurrenceRecord, ...]:
        shape = listed(_record(own, OccurrenceRecord))
    elif hint == PlaceRecord | None:
        shape = {"anyOf": [_record(own, PlaceRecord), {"type": "null"}]}
    elif hint == str | None:
        shape = {"type": ["string", "null"]}
    elif hint == date | datetime | None:
        shape = {"anyOf": [own.of(Moment), {"type": "null"}]}
    else:
        shape = own.of(hint)
    return {"description": own.said(cls, name), **shape}


def _stations(own: Shapes) -> Shape:
    """Stations, and an exam's service points while they last."""
    known = schema(Station, skip=("id", "origin", "accept"))
    more = {
        "id": _STRING,
        "url": _URL,
        "date": _DAY,
        "first_day": _DAY,
        "last_day": _DAY,
        "time": _STRING,
        "services": listed(own.of(Text)),
    }
    first = {key: {"description": own.said("StationRecord", key), **shape} for key, shape in more.items()}
    properties = {**dict(list(first.items())[:2]), **own.properties(Station, known), **dict(list(first.items())[2:])}
    own.definitions["StationRecord"] = own.closed(properties, ("id", "url", *known.required.values()))
    return _file(own, "stations", {"$ref": "#/$defs/StationRecord"})


_ROWS = {"id": "EventRecord", "kind": "EventRecord", "url": "EventRecord", "status": "EventRecord"} | dict.fromkeys(
    ("start", "end", "all_day"), "OccurrenceRecord"
)
"""Columns that are called like a field; all others are the table's own."""


def _described(table: str, column: str) -> str:
    """Where it is told what a column holds; `table` is events or stations."""
    if table == "stations":
        return {"id": "StationRecord", "url": "StationRecord", "type": "Station", "status": "Station"}.get(column, "Row")
    return "OccurrenceRecord" if column == "id" else _ROWS.get(column, "Row")


def _event_row(own: Shapes) -> Shape:
    forms_ = {
        "status": one_of(status.value for status in Status),
        "all_day": one_of(("true", "false")),
        "url": _URL,
        "start": own.of(Moment),
    }
    return _row(own, "events", EVENT_COLUMNS, {**forms_, "end": own.of(Moment)})


def _station_row(own: Shapes) -> Shape:
    degrees: Shape = {"type": "string", "pattern": r"^([0-9]+(\.[0-9]+)?)?$"}
    forms_ = {"status": one_of(status.value for status in StationStatus), "url": _URL, "datum": one_of(("", *DATUMS)), "lng": degrees}
    return _row(own, "stations", STATION_COLUMNS, {**forms_, "lat": degrees})


def _row(own: Shapes, table: str, columns: tuple[str, ...], forms_: dict[str, Shape]) -> Shape:
    """A row of a table, by its columns: every cell is text, "" where there is nothing."""
    properties = {column: {"description": own.said(_described(table, column), column), **forms_.get(column, _STRING)} for column in columns}
    return own.closed(properties, columns)


def _build(own: Shapes) -> Shape:
    def closed(**properties: Shape) -> Shape:
        told = {key: {"description": own.said("Build", key), **shape} for key, shape in properties.items()}
        return own.closed(told, told)

    sha: Shape = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    file = closed(path=_STRING, size={"type": "integer", "minimum": 0}, sha256=sha)
    return closed(version=_STRING, now=_TIME, files=listed(file))
