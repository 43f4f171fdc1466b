"""Where something is."""

from dataclasses import dataclass
from typing import Literal

from generator.model.text import Id, Text

Datum = Literal["gcj02", "wgs84", "bd09"]


@dataclass(frozen=True, slots=True)
class Coords:
    """Degrees, east and north, in the named coordinate system (DOMAIN: the three lie 600–1,500 m apart)."""

    datum: Datum
    lng: float
    lat: float


@dataclass(frozen=True, slots=True)
class Place:
    name: Text
    address: Text | None = None
    community: Id | None = None
    directions: Text | None = None
    aliases: tuple[Text, ...] = ()
    coords: Coords | None = None


@dataclass(frozen=True, slots=True)
class AtStation:
    """`place: {station: ID}`: the place is that of a station."""

    station: Id


@dataclass(frozen=True, slots=True)
class Venue:
    """A place as shown: an author's Place, or a station's with the station's name (`site.Site.venue`)."""

    name: Text
    address: Text | None
    community: Id | None
    directions: Text | None
    aliases: tuple[Text, ...]
    coords: Coords | None
    station: Id | None
