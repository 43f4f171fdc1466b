"""Which days a rule names: weeks, months and years counted by our own arithmetic on dates, lazily where a series has no end."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import takewhile
from typing import Literal

from generator.model.when import LAST_DAY

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Every:
    """`count` units apart, count in 1..99."""

    count: int
    unit: Literal["week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Weekday:
    """`mon` … `sun` as 0 … 6, in a weekly, monthly (each such weekday of the month) or yearly rule."""

    weekday: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    day: int  # 1..31; a month without it is left out


@dataclass(frozen=True, slots=True)
class Ordinal:
    """`2nd sat`, `last fri`: `nth` is 1..5 or -1, within the month."""

    nth: int
    weekday: int


OnDay = Weekday | DayOfMonth | Ordinal


class HolidayPolicy(Enum):
    KEEP = "keep"
    SKIP = "skip"
    SHIFT = "shift"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A series. `until` is inclusive; None = open-ended. `on` empty = the weekday or day of `from_`."""

    every: Every
    from_: date
    on: tuple[OnDay, ...] = ()
    until: date | None = None
    except_: tuple[date, ...] = ()
    holidays: HolidayPolicy = HolidayPolicy.KEEP


def contains(repeat: Repeat, day: date) -> bool:
    """Whether the rule names `day`; `except_` and holidays do not matter here."""
    if day < repeat.from_ or day > (repeat.until or LAST_DAY):
        return False
    count, from_ = repeat.every.count, repeat.from_
    if repeat.every.unit == "week":
        return (_monday(day) - _monday(from_)).days // 7 % count == 0 and day.weekday() in weekdays_of(repeat)
    if repeat.every.unit == "year" and (day.month != from_.month or (day.year - from_.year) % count):
        return False
    if repeat.every.unit == "month" and (_month(day) - _month(from_)) % count:
        return False
    return day.day in _days_of_month(_on(repeat), day.year, day.month)


def dates(repeat: Repeat, since: date | None = None) -> Iterator[date]:
    """The days that the rule names, rising, up to `until` or the last day there is; those before `since` are passed over unlooked at.

    `except_` and holidays do not matter here.
    """
    first = max(repeat.from_, since or repeat.from_)
    last = min(repeat.until or LAST_DAY, LAST_DAY)
    rule = _weekly(repeat, first) if repeat.every.unit == "week" else _monthly(repeat, first)
    return takewhile(lambda day: day <= last, (day for day in rule if day >= first))


def weekdays_of(repeat: Repeat) -> list[int]:
    """Of a weekly rule, in order, as 0 … 6."""
    named = {on.weekday for on in repeat.on if isinstance(on, Weekday)}
    return sorted(named or {repeat.from_.weekday()})


def _weekly(repeat: Repeat, first: date) -> Iterator[date]:
    step = 7 * repeat.every.count
    base = _monday(repeat.from_).toordinal()
    base += (_monday(first).toordinal() - base) // step * step
    weekdays = weekdays_of(repeat)
    for monday in range(base, LAST_DAY.toordinal() + 1, step):
        for weekday in weekdays:
            yield date.fromordinal(monday + weekday)


def _monthly(repeat: Repeat, first: date) -> Iterator[date]:
    step = repeat.every.count * (12 if repeat.every.unit == "year" else 1)
    base = _month(repeat.from_)
    base += (_month(first) - base) // step * step
    on = _on(repeat)
    for month in range(base, _month(LAST_DAY) + 1, step):
        year, month0 = divmod(month, 12)
        for day in _days_of_month(on, year, month0 + 1):
            yield date(year, month0 + 1, day)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _on(repeat: Repeat) -> tuple[OnDay, ...]:
    return repeat.on or (DayOfMonth(repeat.from_.day),)


def _days_of_month(on: tuple[OnDay, ...], year: int, month: int) -> list[int]:
    """The days of one month that `on` names, rising; what the month lacks is left out."""
    weekday_of_first, length = monthrange(year, month)
    days: set[int] = set()
    for each in on:
        if isinstance(each, DayOfMonth):
            days.add(each.day)
            continue
        earliest = 1 + (each.weekday - weekday_of_first) % 7
        of_weekday = range(earliest, length + 1, 7)
        if isinstance(each, Weekday):
            days.update(of_weekday)
        elif each.nth == -1:
            days.add(of_weekday[-1])
        elif each.nth <= len(of_weekday):
            days.add(of_weekday[each.nth - 1])
    return sorted(day for day in days if day <= length)
