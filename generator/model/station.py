"""A place that helps: a union station, a service point, a drop-off point, a park."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

from generator.diagnostics import Origin
from generator.model.event import Accept, Image, Role
from generator.model.holidays import Source
from generator.model.hours import HoursException, HoursLine
from generator.model.place import Place
from generator.model.text import Id, Phone, Text

STATION_TYPES = ("union-station", "service-point", "drop-off-point", "park")
AMENITIES = (
    "toilet",
    "air-conditioning",
    "water",
    "microwave",
    "seats",
    "first-aid",
    "wifi",
    "charging",
    "fridge",
    "books",
    "newspapers",
)


class StationStatus(Enum):
    OPEN = "open"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Has(Enum):
    YES = "yes"
    NO = "no"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opened:
    """A day, a month (day None) or a year (both None)."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    on: date
    by: Text | None = None


@dataclass(frozen=True, slots=True)
class Valid:
    """Inclusive on both ends; None = open."""

    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    id: Id
    origin: Origin
    name: Text
    type: Id
    status: StationStatus
    place: Place
    short: Text | None = None
    status_note: Text | None = None
    status_until: date | None = None
    hours: tuple[HoursLine, ...] = ()
    exceptions: tuple[HoursException, ...] = ()
    amenities: Mapping[Id, Has] | None = None
    audience: tuple[Text, ...] = ()
    access: Literal["open", "ask", "scan", "key"] | None = None
    operators: tuple[Role, ...] = ()
    opened: Opened | None = None
    checked: Checked | None = None
    valid: Valid | None = None
    photos: tuple[Image, ...] = ()
    source: Source | None = None
    phone: Phone | None = None
    accept: tuple[Accept, ...] = ()
