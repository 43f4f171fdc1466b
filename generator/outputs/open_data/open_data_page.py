"""The page of open data, in every language: the files with their fields, what may be done with them, and what will not change.

The fields are those of the schemas, the examples the site's own. It refuses to know any field by name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from generator import routes
from generator.language import Language
from generator.outputs.edition import Edition
from generator.outputs.open_data.objects import EVENT_COLUMNS, STATION_COLUMNS, event_object, event_rows, station_object
from generator.outputs.open_data.records import EventRecord
from generator.outputs.open_data.schemas import MOMENT, shapes
from generator.outputs.open_data.station_data import StationRecord
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link
from generator.plan import View
from generator.routes import Variant
from generator.source.shapes import Shape
from generator.traditional import traditional

LONGEST = 60
"""So many characters of an example stand on the page."""

_EMPTY: tuple[object, ...] = (None, "", [], {})


class Field(NamedTuple):
    """`name` is its way from the file's root, such as `events[].title`. `example` is "" where this site has none."""

    name: str
    type: str
    meaning: str
    example: str
    always: bool


class File(NamedTuple):
    """`schema` leads to its description for machines."""

    id: str
    title: str
    lead: str
    href: str
    address: str
    schema: Link
    fields: tuple[Field, ...]


class Address(NamedTuple):
    what: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataView(PageView):
    """`schemas` are of what authors write. `feeds` are absolute addresses; in capitals what stands for an id."""

    template: ClassVar[str] = "open-data.html.jinja"

    source: str
    files: tuple[File, ...]
    feeds: tuple[Address, ...]
    subscribe: str
    schemas: tuple[Link, ...]


def plan(
    edition: Edition, events: Sequence[EventRecord], stations: Sequence[StationRecord], written: Iterable[str]
) -> Iterator[tuple[str, View]]:
    """`written`: the names of the schemas for authors."""
    samples = {
        "events": {"events": [event_object(event) for event in _telling(events)]},
        "events-row": [dict(zip(EVENT_COLUMNS, row, strict=True)) for event in _telling(events) for row in event_rows(event)],
        "stations": {"stations": [station_object(station) for station in stations]},
        "stations-row": [dict(zip(STATION_COLUMNS, station.row, strict=True)) for station in stations],
        "build": {"files": [{"path": routes.EVENTS_JSON}]},
    }
    names = tuple(written)
    for language in edition.languages:
        known = dict(shapes(edition.site.config, "en" if language.tag == "en" else "zh"))
        files = tuple(_file(edition, language, name, path, known[name], samples[name]) for name, path in _FILES)
        yield routes.path(routes.open_data(language.prefix)), _view(edition, language, files, names)


_FILES = (
    ("events", routes.EVENTS_JSON),
    ("events-row", routes.EVENTS_CSV),
    ("stations", routes.STATIONS_JSON),
    ("stations-row", routes.STATIONS_CSV),
    ("build", routes.BUILD),
)


def _telling(events: Sequence[EventRecord]) -> Sequence[EventRecord]:
    """The events that have dates and a place of known address before all others, so that examples belong together."""
    return sorted(events, key=lambda event: not (event.occurrences and event.place and event.place.address))[:100]


def _view(edition: Edition, language: Language, files: tuple[File, ...], written: tuple[str, ...]) -> OpenDataView:
    config = edition.site.config
    return OpenDataView(
        **frame(edition, language, routes.open_data),
        section="",
        title=language.say("open-title"),
        description=language.say("open-lead"),
        source=language.text(config.publisher or config.name).text,
        files=files,
        feeds=tuple(_feeds(edition, language)),
        subscribe=routes.link(routes.subscribe(language.prefix)),
        schemas=tuple(Link(f"{name}.json", routes.link(routes.schema(name))) for name in written),
    )


def _feeds(edition: Edition, language: Language) -> Iterator[Address]:
    prefix = language.prefix
    for key, address in (
        ("open-feed-all", routes.feed_all(prefix)),
        ("open-feed-kind", routes.feed_kind(prefix, _id("KIND"))),
        ("open-feed-community", routes.feed_community(prefix, _id("COMMUNITY"))),
        ("open-feed-station", routes.feed_station(prefix, _id("STATION"))),
        ("open-feed-series", routes.feed_series(prefix, _id("EVENT"))),
        ("open-feed-event", routes.event_ics(prefix, "EVENT")),
        ("open-feed-alarm", routes.feed_all(prefix, Variant.ALARM)),
        ("open-feed-changes", routes.changes_feed(prefix)),
    ):
        yield Address(language.say(key), routes.absolute(edition.site.config.url, address))


def _id(name: str) -> Any:
    """A name in capitals, in place of an id."""
    return name


def _file(edition: Edition, language: Language, name: str, path: str, schema: Shape, sample: Any) -> File:
    return File(
        id=path.rpartition("/")[2].replace(".", "-"),
        title=path,
        lead=language.say(f"open-{name}"),
        href=routes.link(path),
        address=routes.absolute(edition.site.config.url, path),
        schema=Link(f"{name}.json", routes.link(routes.schema(name))),
        fields=tuple(_fields(language, schema, schema, "", [sample] if isinstance(sample, dict) else sample)),
    )


def _fields(language: Language, whole: Shape, shape: Shape, way: str, samples: Sequence[Any]) -> Iterator[Field]:
    """Every field below `shape`, each before what it holds."""
    for key, value in shape["properties"].items():
        own, nullable = _resolved(whole, value)
        many = own.get("type") == "array"
        members = _resolved(whole, own["items"])[0] if many else own
        inner = any("description" in member for member in members.get("properties", {}).values())
        found = [one[key] for one in samples if one.get(key) not in _EMPTY]
        name = f"{way}{key}[]" if many and inner else f"{way}{key}"
        if "description" in value:
            example = "" if inner else _short(found)
            meaning = _meaning(language, value["description"])
            yield Field(name, _type(language, whole, own, nullable), meaning, example, key in shape.get("required", ()))
        if inner:
            below = [each for one in found for each in (one if many else [one])]
            yield from _fields(language, whole, members, f"{name}.", below)


def _resolved(whole: Shape, shape: Shape) -> tuple[Shape, bool]:
    """What a shape stands for, and whether null may stand in its place."""
    if "$ref" in shape:
        return whole["$defs"][shape["$ref"].rpartition("/")[2]], False
    choices = shape.get("anyOf", [])
    if {"type": "null"} in choices:
        return _resolved(whole, choices[0])[0], True
    return shape, "null" in shape.get("type", ())


def _is_text(shape: Shape) -> bool:
    """Words in several languages."""
    return bool(shape.get("properties")) and all(value == {"type": "string"} for value in shape["properties"].values())


def _meaning(language: Language, written: str) -> str:
    return traditional(written) if language.tag == "zh-Hant" else written


def _type(language: Language, whole: Shape, shape: Shape, nullable: bool) -> str:
    if shape.get("type") == "array":
        words = language.say("open-type-list", of=_type(language, whole, _resolved(whole, shape["items"])[0], False))
    elif _is_text(shape):
        words = language.say("open-type-texts")
    elif "enum" in shape:
        words = language.say("open-type-word")
    else:
        key = shape.get("format") or ("moment" if shape.get("pattern") == MOMENT["pattern"] else shape.get("type", "object"))
        words = language.say(f"open-type-{key if isinstance(key, str) else key[0]}")
    return language.say("open-type-or-null", type=words) if nullable else words


def _short(found: Sequence[Any]) -> str:
    if not found:
        return ""
    value = found[0]
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
