"""The decoders of single types and fields: texts in languages, places, coordinates, hours, numbers within bounds."""

import re
from datetime import date
from functools import cache, partial
from importlib import resources
from typing import Any

from generator.kinds.exam_service import Measure, MeasureItem, Undecided
from generator.model.event import Branch, Task, Volunteers
from generator.model.hours import HoursLine, Open
from generator.model.place import AtStation, Coords, Place
from generator.model.recurrence import Every, OnDay, Repeat
from generator.model.site import Community, Config, FeedWindow, Footer, Organisation, Page, PlainKind
from generator.model.station import Opened
from generator.model.text import Body, Colour, Icon, Id, ImageFile, Line, PartId, Phone, Text, Url
from generator.model.when import Time
from generator.source import opening, repeats, scalars, times
from generator.source.coords import coords
from generator.source.decode import Decoders, Schema, distinct, items, scalar
from generator.source.nodes import MappingNode, Node, Scalar, Sequence
from generator.source.reading import BAD, Bad, Decoder, Reading, first_key, unknown_value, wrong_shape
from generator.source.scalars import Refused
from generator.source.words import KNOWN_LANGUAGES, body, line, text


def place(node: Node, reading: Reading) -> Place | AtStation | Bad:
    """A place of its own, or `{station: ID}` alone."""
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "place-not-mapping")
    if "station" not in node.entries:
        return _place(node, reading)  # type: ignore[no-any-return]
    if len(node.entries) > 1:
        other = next(key for word, (key, _) in node.entries.items() if word != "station")
        return reading.refuse("station-and-more", other, key=other.text)
    return _at_station(node, reading)  # type: ignore[no-any-return]


def branch(node: Node, reading: Reading) -> Branch | Bad:
    """A place's keys and, beside them, what differs there."""
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    own = _branch()
    where = MappingNode(node.start)
    rest = MappingNode(node.start)
    for word, entry in node.entries.items():
        (rest if word in own.keys else where).entries[word] = entry
    if not where.entries:
        return reading.refuse("missing-key", first_key(node), key="name")
    at = place(where, reading)
    values, good = own.collect(rest, reading)
    return Branch(at, **values) if good and at is not BAD else BAD


@cache
def _branch() -> Schema:
    return schema(Branch, skip=("place",))


def named(cls: type) -> Decoder:
    """A record that may also be written as its name alone."""
    whole = record(cls)

    def decode(node: Node, reading: Reading) -> object:
        bare = type(node) is Scalar or (
            type(node) is MappingNode and bool(node.entries) and all(word in KNOWN_LANGUAGES for word in node.entries)
        )
        if not bare:
            return whole(node, reading)
        name = text(node, reading)
        return BAD if name is BAD else cls(name=name)

    return decode


def measure_items(node: Node, reading: Reading) -> object:
    if type(node) is Scalar:
        return Undecided.TBD if node.text == Undecided.TBD.value else wrong_shape(node, reading, "expected-list-or-tbd")
    return _measure_items(node, reading)


def on_days(node: Node, reading: Reading) -> object:
    """`on` of a rule: days of one sort, none twice."""
    if type(node) is Sequence and not node.items:
        return reading.refuse("empty-list", node)
    return _on_days(node, reading)


@cache
def icons() -> tuple[str, ...]:
    """The names in assets/symbols/, sorted."""
    symbols = resources.files("generator").joinpath("assets/symbols").iterdir()
    return tuple(sorted(file.name.removesuffix(".svg") for file in symbols if file.name.endswith(".svg")))


def icon(node: Node, reading: Reading) -> Icon | Bad:
    if type(node) is not Scalar:
        return wrong_shape(node, reading, "expected-word")
    return Icon(node.text) if node.text in icons() else unknown_value(node, reading, icons())


def languages(node: Node, reading: Reading) -> object:
    """The site's languages, the first one first."""
    if type(node) is Sequence and not node.items:
        return reading.refuse("empty-list", node)
    return _languages(node, reading)


def _language(node: Node, reading: Reading) -> str | Bad:
    if type(node) is not Scalar:
        return wrong_shape(node, reading, "expected-word")
    return node.text if node.text in KNOWN_LANGUAGES else unknown_value(node, reading, KNOWN_LANGUAGES)


def timezone(node: Node, reading: Reading) -> Line | Bad:
    from zoneinfo import ZoneInfo, available_timezones

    if type(node) is not Scalar:
        return wrong_shape(node, reading, "expected-word")
    try:
        if len(node.text) <= 64 and re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", node.text):
            return Line(ZoneInfo(node.text).key)
    except (KeyError, ValueError, OSError):
        pass
    from generator.diagnostics.suggest import nearest

    return reading.refuse("unknown-timezone", node, value=node.text, nearest=nearest(node.text, available_timezones()) or "Asia/Shanghai")


def page_file(written: str) -> Line:
    """A page of content/, such as about.md."""
    if not written.endswith(".md"):
        raise Refused("bad-page-file", value=written)
    scalars.identity(written.removesuffix(".md"))
    return Line(written)


def number(lowest: int, highest: int = scalars.MAX_NUMBER) -> Decoder:
    return scalar(partial(scalars.whole_number, lowest=lowest, highest=highest))


TYPES: dict[Any, Decoder] = {
    Text: text,
    Body: body,
    Line: line,
    Id: scalar(scalars.identity),
    PartId: scalar(scalars.part_identity),
    Url: scalar(scalars.url),
    Phone: scalar(scalars.phone),
    Colour: scalar(scalars.colour),
    Icon: icon,
    ImageFile: scalar(scalars.image_file),
    bool: scalar(scalars.boolean),
    int: number(0),
    date: scalar(times.day),
    Time: scalar(times.time),
    Opened: scalar(times.opened),
    HoursLine: scalar(opening.line),
    Open: scalar(opening.open_hours),
    Coords: coords,
    Every: scalar(repeats.every),
    OnDay: scalar(repeats.on),
    Place | AtStation: place,
    Branch: branch,
}
"""By type; a union by its members."""

FIELDS: dict[tuple[type, str], Decoder] = {
    (Config, "url"): scalar(scalars.site_url),
    (Config, "uid_domain"): scalar(scalars.domain),
    (Config, "languages"): languages,
    (Config, "timezone"): timezone,
    (Footer, "site_code"): scalar(partial(scalars.digits, length=10, code="bad-site-code")),
    (Footer, "accessibility"): scalar(page_file),
    (Volunteers, "hours"): scalar(scalars.decimal),
    (Measure, "count"): scalar(scalars.count),
    (Measure, "items"): measure_items,
    (Repeat, "on"): on_days,
}
"""By class and field, before the type."""

NUMBERS: dict[tuple[type, str], tuple[int, int]] = {
    (FeedWindow, "past_days"): (0, 3650),
    (FeedWindow, "ahead_days"): (1, 3650),
    (Page, "nav"): (0, 9999),
    (Branch, "needed"): (1, scalars.MAX_NUMBER),
    (Task, "needed"): (1, scalars.MAX_NUMBER),
    (Volunteers, "needed"): (1, scalars.MAX_NUMBER),
}
"""The least and the greatest, where they are not those of every number."""

FIELDS |= {field: number(*bounds) for field, bounds in NUMBERS.items()}

_decoders = Decoders(TYPES, FIELDS)
decoder, record, schema = _decoders.of, _decoders.record, _decoders.schema

_place = record(Place)
_at_station = record(AtStation)
_measure_items = items(decoder(MeasureItem))
_on_days = distinct(decoder(OnDay))
_languages = distinct(_language)
NAMED = (Community, Organisation, PlainKind)
_decoders.by_type |= {cls: named(cls) for cls in NAMED}
