"""Days and times in the site's zone. No instants: the zone comes in only where an output needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A span of whole days, both inclusive; 1 to 366 of them."""

    first_day: date
    last_day: date

    def __iter__(self) -> Iterator[date]:
        return (self.first_day + timedelta(n) for n in range(len(self)))

    def __len__(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True, order=True)
class TimeRange:
    """Minutes after the midnight that begins the day: `start` in 0..1439, `end` exclusive in start+1..start+1440.

    An `end` over 1440 lies on the next day (次日); exactly 1440 is 24:00.
    """

    start: int
    end: int


class Unclocked(Enum):
    """What stands in place of a TimeRange."""

    ALL_DAY = "all-day"
    TBD = "tbd"  # 待定: shown as an all-day entry with （时间待定）


Time = TimeRange | Unclocked
