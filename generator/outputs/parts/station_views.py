"""A station as the directory lists it and as its own page tells it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from generator.language import Language, Words
from generator.model.site import Site
from generator.model.station import AMENITIES, Has, Opened, Station, StationStatus
from generator.model.text import Id
from generator.outputs.parts.dates import Calendar, Fact
from generator.outputs.parts.opening import today_words
from generator.outputs.parts.sentences import Run, Sentence, Title, closed, flow, sentence

AMENITY_SYMBOLS = {
    "toilet": "toilet",
    "air-conditioning": "ac",
    "water": "water",
    "microwave": "microwave",
    "seats": "seats",
    "first-aid": "aid",
    "wifi": "wifi",
    "charging": "charge",
    "fridge": "fridge",
    "books": "books",
    "newspapers": "news",
}
"""Amenities of site_config.yml have no symbol of their own."""


CHECK_HOLDS = timedelta(days=180)
"""So long somebody's visit tells how a station is; then its page and its card warn."""


class Amenity(NamedTuple):
    """`has` is yes, no, broken or unknown."""

    id: str
    name: Words
    symbol: str
    has: str


class Condition(NamedTuple):
    """A station's state at a glance. `tone`: open, shut, ask, or "" for plain hours; `strong` is what is printed bold."""

    tone: str
    symbol: str
    words: str
    strong: Sentence
    note: Sentence


class Facets(NamedTuple):
    """What the directory can be filtered by: `who` are numbers of `Filters.who`.

    `at` is "lng,lat" in GCJ-02, or "".
    """

    type: str
    who: tuple[int, ...]
    access: str
    at: str


@dataclass(frozen=True, slots=True)
class StationCard:
    """`station` is its id, or EVENT.POINT. `amenities` holds what there is and what is broken; `services` are those of a point.

    `hours` is what `open_days` writes, `until` the UTC minute at which a point is over.
    """

    station: str
    status: str
    href: str
    name: Title
    condition: Condition
    access: str
    place: tuple[Words, ...]
    community: str
    amenities: tuple[Amenity, ...]
    facets: Facets
    services: tuple[Words, ...] = ()
    hours: str = ""
    until: str = ""


def amenities(language: Language, site: Site, station: Station) -> tuple[Amenity, ...]:
    """All eleven in their fixed order, then the configured ones in that of site_config.yml; what is not written is unknown."""
    has = station.amenities or {}
    names = [(Id(a), Words(language.say(f"amenity-{a}"))) for a in AMENITIES]
    names += [(a, language.text(name)) for a, name in site.config.amenities.items()]
    return tuple(Amenity(a, name, AMENITY_SYMBOLS.get(a, ""), has.get(a, Has.UNKNOWN).value) for a, name in names)


def type_name(language: Language, site: Site, station: Station) -> Words:
    own = site.config.station_types.get(station.type)
    return language.text(own) if own else Words(language.say(f"station-{station.type}"))


def access_words(language: Language, station: Station) -> str:
    """直接进 · 先问一声 · 扫码进 · 找人拿钥匙, or "" where nobody wrote it."""
    return language.say(f"access-{station.access}") if station.access else ""


def condition(calendar: Calendar, station: Station) -> Condition:
    """What the state is, until when, and why."""
    language, today = calendar.language, calendar.today
    why = sentence(language, "station-note", note=closed(language.text(station.status_note))) if station.status_note else ()
    until = (
        sentence(language, f"station-{station.status.value}-until", day=calendar.day(station.status_until)) if station.status_until else ()
    )
    note = flow(language, why, until)
    if station.status is StationStatus.SUSPENDED:
        return Condition("ask", "postponed", language.say("station-suspended"), (), note)
    if station.status is StationStatus.PLANNED:
        if station.opened and not station.status_until:
            note = flow(language, note, sentence(language, "station-planned-until", day=opened(calendar, station.opened)))
        return Condition("shut", "tbd", language.say("station-planned"), (), note)
    if station.status is StationStatus.CLOSED:
        return Condition("shut", "closed", language.say("station-closed"), (), note)
    if station.valid and station.valid.until and station.valid.until < today:
        over = sentence(language, "station-valid-over", day=calendar.day(station.valid.until))
        return Condition("shut", "closed", language.say("station-not-now"), (), flow(language, over, note))
    if station.valid and station.valid.from_ and station.valid.from_ > today:
        ahead = sentence(language, "station-valid-ahead", day=calendar.day(station.valid.from_))
        return Condition("shut", "tbd", language.say("station-not-now"), (), flow(language, ahead, note))
    return Condition("", "", "", today_words(calendar, station), note)


def is_stale(station: Station, today: date) -> bool:
    """Whether the last visit that somebody told of is too long ago."""
    return station.checked is not None and today - station.checked.on > CHECK_HOLDS


def opened(calendar: Calendar, when: Opened) -> Run:
    """A day, a month or a year in words."""
    if when.month is None:
        return calendar.language.say("year", year=when.year)
    if when.day is None:
        return calendar.language.month(date(when.year, when.month, 1), None)
    return calendar.day(date(when.year, when.month, when.day))


def validity(calendar: Calendar, station: Station) -> tuple[Fact, ...]:
    """From when until when it exists at all."""
    if station.valid is None:
        return ()
    language, first, last = calendar.language, station.valid.from_, station.valid.until
    if first and last:
        value = sentence(language, "notice-between", first=calendar.day(first), last=calendar.day(last))
    elif first:
        value = sentence(language, "notice-from", day=calendar.day(first))
    elif last:
        value = sentence(language, "notice-until", day=calendar.day(last))
    else:
        return ()
    return (Fact(sentence(language, "label-valid"), value),)
