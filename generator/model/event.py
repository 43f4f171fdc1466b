"""Something that takes place: what an author writes in events/KIND/ID.yml, without the fields that only its kind has."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar, Literal

from generator.diagnostics import Origin
from generator.model.changes import Change
from generator.model.holidays import Source
from generator.model.place import AtStation, Place
from generator.model.recurrence import Repeat
from generator.model.text import Body, Id, ImageFile, Line, PartId, Phone, Text, Url
from generator.model.when import Days, Time, TimeRange, Unclocked


class Visibility(Enum):
    PUBLIC = "public"
    INTERNAL = "internal"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Undated:
    """`date: 待定`: shown on page and lists, in no feed, without occurrence."""


@dataclass(frozen=True, slots=True)
class InSessions:
    """The event takes place in its sessions only (`sessions` of waste-sorting)."""


When = Undated | Days | Repeat | InSessions


@dataclass(frozen=True, slots=True)
class Role:
    org: Id
    role: Literal["lead", "co", "support"] = "lead"


@dataclass(frozen=True, slots=True)
class Contact:
    name: Text | None = None
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class SignUp:
    url: Url | None = None
    phone: Phone | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    name: Text
    needed: int | None = None
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Volunteers:
    """`hours` is the author's number as written, such as "2.5"; `age` a range such as "18-65"."""

    needed: int | None = None
    hours: Line | None = None
    age: Line | None = None
    bring: Text | None = None
    provided: Text | None = None
    risks: Text | None = None
    insurance: Text | None = None
    tasks: tuple[Task, ...] = ()
    sign_up: SignUp | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Another venue on the same day: a place, and what differs there. None = as at the main venue."""

    place: Place | AtStation
    time: Time | None = None
    organisers: tuple[Role, ...] = ()
    needed: int | None = None
    sign_up: SignUp | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Result:
    value: Line
    unit: Text
    of: Text | None = None


@dataclass(frozen=True, slots=True)
class Image:
    file: ImageFile
    alt: Text
    credit: Text | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """Silences the warning `code` in this file."""

    code: Line
    reason: Text


class PartRole(Enum):
    SESSION = "session"
    SUBJECT = "subject"
    WINDOW = "window"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an event with days of its own. `keys` lead to it in the event's file.

    Sessions and subjects are one occurrence each, windows one for each day; points are in no calendar but in the station directory.
    """

    role: PartRole
    id: PartId
    days: Days
    time: Time
    place: Place | AtStation | None
    label: Text | None
    keys: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """The fields that only one kind has; each kind's module derives its own. `parts` are the pieces with days of their own.

    `one_span`: the event itself is one all-day entry for its days, whatever time is written.
    """

    one_span: ClassVar[bool] = False

    def parts(self, event: "Event") -> tuple[Part, ...]:
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`details` holds the kind's own fields. `time` is that of the one-time event or of each date of the series.

    `first-day` + `last-day` with a TimeRange is that time on each day: a daily series.
    """

    id: Id
    kind: Id
    origin: Origin
    details: Details
    title: Text
    when: When
    time: Time = Unclocked.ALL_DAY
    spans_days: bool = False  # written as first-day + last-day
    summary: Text | None = None
    description: Body | None = None
    visibility: Visibility = Visibility.PUBLIC
    aliases: tuple[Id, ...] = ()
    place: Place | AtStation | None = None
    branches: tuple[Branch, ...] = ()
    organisers: tuple[Role, ...] = ()
    topics: tuple[Text, ...] = ()
    audience: tuple[Text, ...] = ()
    volunteers: Volunteers | None = None
    changes: tuple[Change, ...] = ()
    results: tuple[Result, ...] = ()
    images: tuple[Image, ...] = ()
    source: Source | None = None
    contact: Contact | None = None
    follows: Id | None = None
    accept: tuple[Accept, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.details.parts(self)

    @property
    def is_series(self) -> bool:
        """Whether it has a date a day by a rule: `repeat`, or several days written with a time (but an exam is one span of days)."""
        if isinstance(self.when, Repeat):
            return True
        return self.spans_days and isinstance(self.time, TimeRange) and not self.details.one_span

    @property
    def has_own_feed(self) -> bool:
        """Whether one can subscribe to this event alone: a series, a campaign, an exam."""
        return self.is_series or isinstance(self.when, InSessions) or self.details.one_span

    @property
    def uid_name(self) -> str:
        """The part of the UID before the dot and the @: that of the first alias, for a UID outlives a renamed file."""
        return self.aliases[0] if self.aliases else self.id
