"""All that the sources say, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.diagnostics import Origin
from generator.model.event import Contact, Event
from generator.model.holidays import Holidays
from generator.model.place import AtStation, Place, Venue
from generator.model.station import Station
from generator.model.text import Body, Colour, Icon, Id, ImageFile, Line, Phone, Text, Url


@dataclass(frozen=True, slots=True)
class Responsible:
    title: Text | None = None
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class Community:
    name: Text
    aliases: tuple[Text, ...] = ()
    responsible: Responsible | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    name: Text
    part_of: Id | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class PlainKind:
    name: Text
    colour: Colour | None = None
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class SiteContact:
    phone: Phone | None = None
    address: Text | None = None


@dataclass(frozen=True, slots=True)
class FeedWindow:
    past_days: int = 30
    ahead_days: int = 400


@dataclass(frozen=True, slots=True)
class Outputs:
    flyers: Literal["upcoming", "all", "none"] = "upcoming"


@dataclass(frozen=True, slots=True)
class Target:
    to: Line
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    host: Text | None = None
    undertaker: Text | None = None
    site_code: Line | None = None  # 10 digits
    icp: Line | None = None
    police: Line | None = None
    accessibility: Line | None = None  # a page of content/, such as about.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """site_config.yml. `url` ends in "/". `languages` are BCP 47 tags; the first stands at the root. Mappings keep the author's order."""

    origin: Origin
    name: Text
    url: Url
    uid_domain: Line
    languages: tuple[str, ...]
    timezone: Line = Line("Asia/Shanghai")
    publisher: Text | None = None
    contact: SiteContact = SiteContact()
    communities: Mapping[Id, Community] = field(default_factory=dict)
    organisations: Mapping[Id, Organisation] = field(default_factory=dict)
    kinds: Mapping[Id, PlainKind] = field(default_factory=dict)
    station_types: Mapping[Id, Text] = field(default_factory=dict)
    amenities: Mapping[Id, Text] = field(default_factory=dict)
    reaches: Mapping[Id, Text] = field(default_factory=dict)
    feeds: FeedWindow = FeedWindow()
    outputs: Outputs = Outputs()
    publish: Mapping[Id, Target] = field(default_factory=dict)
    footer: Footer = Footer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """content/NAME.md. `nav` is its place in the menu; None = not in it."""

    id: Id
    origin: Origin
    title: Text
    body: Body
    summary: Text | None = None
    nav: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """content/notices/ID.md: stands on the home page from `from_` to `until`, both inclusive, None = open."""

    id: Id
    origin: Origin
    title: Text
    body: Body
    summary: Text | None = None
    level: Literal["info", "warning", "urgent"] = "info"
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WasteThing:
    thing: Text
    category: Literal["recyclable", "kitchen", "hazardous", "other"]
    also: tuple[Text, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Mappings are sorted by id. `pictures` holds the bytes of the files below content/images/, by their path below it."""

    config: Config
    events: Mapping[Id, Event]
    stations: Mapping[Id, Station]
    pages: Mapping[Id, Page]
    notices: Mapping[Id, Notice]
    holidays: Holidays
    waste_guide: tuple[WasteThing, ...]
    pictures: Mapping[ImageFile, bytes]

    def venue(self, place: Place | AtStation | None) -> Venue | None:
        """The place as shown; a station nobody wrote raises KeyError (`checks` names it before)."""
        if place is None:
            return None
        if isinstance(place, AtStation):
            station = self.stations[place.station]
            at = station.place
            return Venue(station.name, at.address, at.community, at.directions, at.aliases, at.coords, station.id)
        return Venue(place.name, place.address, place.community, place.directions, place.aliases, place.coords, None)


__all__ = ["Community", "Config", "Contact", "Footer", "Notice", "Organisation", "Page", "PlainKind", "Site", "WasteThing"]
