"""What one VEVENT says, in one language.  Values only: `entries` makes them of agendas, `render.ics` writes them.

An entry is made once and shared by all feeds that hold it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Moment = date | datetime
"""A day (VALUE=DATE), or an aware time in the site's zone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE. `until` is a day where the series is all-day, else UTC: the end of the last local day."""

    frequency: Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: int | None = None
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees in WGS-84, which phones and calendar programs reckon in, and the words that stand at the pin."""

    lat: float
    lng: float
    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`event` is the id of what it tells of.

    `end` is exclusive. `stamp` is UTC: when what can be seen of it last changed. `recurrence_id`: the date of the series it replaces.

    `withdrawn`: all that is left of what was published once. `url` and `images` are absolute. Texts may hold line breaks; which other
    characters a calendar bears is the writer's concern.
    """

    event: str = ""
    uid: str
    stamp: datetime
    sequence: int = 0
    summary: str
    start: Moment
    end: Moment
    rule: Rule | None = None
    left_out: tuple[Moment, ...] = ()
    recurrence_id: Moment | None = None
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    url: str
    location: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    contact: str = ""
    position: Position | None = None
    images: tuple[str, ...] = ()
    follows: str = ""
    withdrawn: bool = False

    @property
    def takes_place(self) -> bool:
        return self.status != "CANCELLED"

    @property
    def is_all_day(self) -> bool:
        return not isinstance(self.start, datetime)

    @property
    def is_transparent(self) -> bool:
        """Whether one is free meanwhile: all day long, or because it does not take place."""
        return self.is_all_day or not self.takes_place
