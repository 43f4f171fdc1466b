"""The files that authors write → a JSON Schema each, for their editors.  Knows the forms of single texts and which file is which.

TYPES and FIELDS have a shape for every decoder of `fields` that is not made of a type; a test holds the two against each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, get_type_hints

from generator.kinds.exam_service import Measure, MeasureItem, Undecided
from generator.kinds.waste_sorting import Session
from generator.model.event import Branch, Details, Event, Role, Volunteers
from generator.model.holidays import HolidayYear
from generator.model.hours import HoursLine, Open
from generator.model.place import AtStation, Coords, Place
from generator.model.recurrence import Every, OnDay, Repeat
from generator.model.site import Config, Footer, Organisation, WasteThing
from generator.model.station import AMENITIES, STATION_TYPES, Has, Opened, Station
from generator.model.text import Body, Colour, Icon, Id, ImageFile, Line, PartId, Phone, Text, Url
from generator.model.when import Time
from generator.source import key_words, opening, repeats, scalars, times
from generator.source.coords import DATUMS
from generator.source.decode import DAY_KEYS
from generator.source.events import DETAILS, event_schema
from generator.source.fields import NAMED, NUMBERS, icons, schema
from generator.source.shapes import Shape, Shapes, listed, one_of, texts, widened, word
from generator.source.words import KNOWN_LANGUAGES

_SCALAR: Shape = {"type": ["string", "number", "boolean"]}
_WEB = "[Hh][Tt][Tt][Pp][Ss]?://.+"
_DAY = widened(times.DAY.pattern)
_TIMES = f"{widened(times.RANGE.pattern)}"
_OPEN = rf"\s*休\s*息\s*|\s*24\s*小\s*时\s*|{_TIMES}(?:[,，、]{_TIMES})*"


def _number(lowest: int, highest: int) -> Shape:
    return word(r"\s*[0-9０-９]{1,9}\s*", "integer", minimum=lowest, maximum=highest)


def _place(shapes: Shapes) -> Shape:
    return {"anyOf": [shapes.record(AtStation), shapes.record(Place)]}


def _branch(shapes: Shapes) -> Shape:
    """A place's keys and, beside them, what differs there."""
    own = shapes.properties(Branch, schema(Branch, skip=("place",)))
    wheres = (AtStation, Place)
    return {
        "anyOf": [shapes.closed({**shapes.properties(where, schema(where)), **own}, schema(where).required.values()) for where in wheres]
    }


def _coords(shapes: Shapes) -> Shape:
    degrees = word(r"[0-9]{1,3}(\.[0-9]{1,12})?", "number")
    pair = listed(degrees, minItems=2, maxItems=2)
    return {
        "type": "object",
        "properties": dict.fromkeys(DATUMS, pair),
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _named(cls: type, shapes: Shapes) -> Shape:
    """A record that may also be written as its name alone."""
    return {"anyOf": [shapes.of(Text), shapes.record(cls)]}


TYPES: dict[Any, Shape | Callable[[Shapes], Shape]] = {
    Line: _SCALAR,
    Id: word(scalars.ID.pattern),
    PartId: word(scalars.PART_ID.pattern, "number"),
    Url: word(_WEB),
    Phone: word("[0-9 +-]*[0-9][0-9 +-]*", "number"),
    Colour: word(scalars.COLOUR.pattern),
    Icon: lambda shapes: one_of(icons()),
    ImageFile: word(rf".+\.({'|'.join(suffix[1:] for suffix in (*scalars.PICTURE_SUFFIXES, *map(str.upper, scalars.PICTURE_SUFFIXES)))})"),
    bool: one_of((True, False, "true", "false", "yes", "no")),  # type: ignore[arg-type]
    int: _number(0, scalars.MAX_NUMBER),
    date: word(_DAY),
    Time: word(f"{times.TBD}|{_TIMES}"),
    Opened: word(r"\s*[0-9０-９]{4}.*", "integer", minimum=1900, maximum=2099),
    HoursLine: word(rf"\s*24\s*小\s*时\s*|\s*{widened(opening.LINE.pattern)}"),
    Open: word(_OPEN),
    Coords: _coords,
    Every: word(widened(repeats.EVERY.pattern)),
    OnDay: word(rf"\s*(?:mon|tue|wed|thu|fri|sat|sun|[0-9０-９]{{1,2}}|{repeats.ORDINAL.pattern})\s*", "integer", minimum=1, maximum=31),
    Place | AtStation: _place,
    Branch: _branch,
    **{cls: partial(_named, cls) for cls in NAMED},
}
"""By type, as in `fields`; Text and Body follow from the site's languages."""

FIELDS: dict[tuple[type, str], Shape | Callable[[Shapes], Shape]] = {
    (Config, "url"): word(_WEB),
    (Config, "uid_domain"): word(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"),
    (Config, "languages"): listed(one_of(KNOWN_LANGUAGES), minItems=1, uniqueItems=True),
    (Config, "timezone"): word("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*"),
    (Footer, "site_code"): word("[0-9]{10}", "integer"),
    (Footer, "accessibility"): word(rf"{scalars.ID.pattern}\.md"),
    (Volunteers, "hours"): word(r"\s*[0-9０-９]{1,4}(\.[0-9０-９]{1,2})?\s*", "number"),
    (Measure, "count"): word(rf"{'|'.join(scalars.COUNTS)}|\s*[0-9０-９]{{1,9}}\s*", "integer", minimum=1, maximum=99),
    (Measure, "items"): lambda shapes: {"anyOf": [{"const": Undecided.TBD.value}, listed(shapes.of(MeasureItem))]},
    (Repeat, "on"): lambda shapes: listed(shapes.of(OnDay), minItems=1, uniqueItems=True),
    **{field: _number(*bounds) for field, bounds in NUMBERS.items()},
}
"""By class and field, as in `fields`."""


def documents(config: Config, address: Callable[[str], str]) -> Iterator[tuple[str, Shape]]:
    """Name → schema of every file that authors write. `address`: a name → where its schema stands, absolute. Words are Chinese."""
    files: list[tuple[str, str, Callable[[Shapes], Shape]]] = [
        ("site-config", "site_config.yml", partial(Shapes.mapping, cls=Config, skip=("origin",))),
        ("station-file", "content/stations/*.yml", partial(_station, config=config)),
        ("holidays", "content/holidays.yml", _years),
        ("waste-guide", "content/waste-guide.yml", lambda shapes: listed(shapes.of(WasteThing))),
        *((event_file(kind), f"events/{kind}/*.yml", partial(_event, kind=kind)) for kind in (*DETAILS, *config.kinds)),
    ]
    for name, title, make in files:
        kind = title.split("/")[1] if title.startswith("events/") else ""
        shapes = Shapes(
            {Text: texts(config.languages, _SCALAR), Body: texts(config.languages, _SCALAR), **TYPES},
            FIELDS,
            partial(_said, kind),
            partial(_names, config),
        )
        shape = make(shapes)
        yield name, shapes.document(address(name), title, shape)


def event_file(kind: str) -> str:
    """The name of the schema of a kind's events."""
    return f"event-{kind}"


def _years(shapes: Shapes) -> Shape:
    return {"type": "object", "propertyNames": word("20[0-9]{2}"), "additionalProperties": shapes.of(HolidayYear)}


def _station(shapes: Shapes, config: Config) -> Shape:
    shape = shapes.mapping(Station, skip=("id", "origin"))
    shape["properties"]["amenities"] |= shapes.table(shapes.of(Has), (*AMENITIES, *config.amenities))
    return shape


def _event(shapes: Shapes, kind: str) -> Shape:
    """Exactly one way to say when; the keys of other kinds are not there."""
    details = DETAILS.get(kind, Details)
    known = event_schema(kind if kind in DETAILS else "")
    hints = get_type_hints(Event) | get_type_hints(details) | {"repeat": Repeat}
    own = get_type_hints(details)
    properties = {}
    told = {key for _, listed in key_words.entries(kind if kind in DETAILS else key_words.PLAIN) for entry in listed for key in entry.keys}
    for key, (name, _) in known.keys.items():
        if key not in told:  # an exam has no `repeat`: the rules refuse it
            continue
        cls = details if name in own else Event
        properties[key] = shapes.field(cls, name, hints.get(name, date))
    properties["date"] |= word(f"{times.TBD}|{_DAY}")
    shape = shapes.closed(properties, known.required)
    one, first, last = DAY_KEYS
    shape["dependentRequired"] = {first: [last], last: [first]}
    shape["oneOf"] = [{"required": [way]} for way in (one, first, "repeat", "sessions") if way in properties]
    return shape


def _said(kind: str, of: type | str, key: str) -> str:
    if isinstance(of, type) and (of is Event or issubclass(of, Details)):
        return key_words.said_of_event(kind if kind in DETAILS else key_words.PLAIN, key, "zh")
    return key_words.fields()[of if isinstance(of, str) else of.__name__][key]["zh"]


def _names(config: Config, cls: type, name: str) -> Sequence[str]:
    known: Mapping[tuple[type, str], Sequence[str]] = {
        (Place, "community"): tuple(config.communities),
        (Role, "org"): tuple(config.organisations),
        (Organisation, "part_of"): tuple(config.organisations),
        (Session, "reaches"): tuple(config.reaches),
        (Station, "type"): (*STATION_TYPES, *config.station_types),
    }
    return known.get((cls, name), ())
