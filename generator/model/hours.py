"""Opening hours as the author wrote them → what holds on a day, or at a minute; knows no status of the station and no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from generator.model.holidays import Holidays
from generator.model.when import MINUTES_A_DAY, Days, TimeRange


class DayWord(Enum):
    """Days that no weekday names. 工作日 and 周末 know holidays and make-up workdays once that year is published."""

    WORKDAY = "工作日"
    WEEKEND = "周末"
    HOLIDAY = "节假日"


class WholeDay(Enum):
    CLOSED = "休息"
    ALWAYS = "24小时"


Open = tuple[TimeRange, ...] | WholeDay
"""Ranges of one day, sorted and apart; or 休息; or 24小时."""


@dataclass(frozen=True, slots=True)
class HoursLine:
    """`days` holds weekdays 0..6 (每天 = all seven) or one DayWord. A later line overrides an earlier one."""

    days: frozenset[int] | DayWord
    open: Open


@dataclass(frozen=True, slots=True)
class HoursException:
    days: Days
    hours: Open


class Unsaid(Enum):
    """A holiday of which the author said nothing: 节假日安排以现场为准."""

    ASK = "ask"


class OpenState(Enum):
    """The words of `data-open`."""

    OPEN = "open"
    CLOSED = "closed"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class UsualHours:
    """Days of an ordinary week that have the same hours. 工作日, 周末 and 节假日 stand for themselves where a line names all of them so."""

    days: tuple[frozenset[int] | DayWord, ...]
    open: Open


def usual_week(lines: Sequence[HoursLine]) -> tuple[UsualHours, ...]:
    """What the lines come to, once the later ones have taken their days from the earlier: by weekday, 节假日 last."""
    governing = [next((line for line in reversed(lines) if _names(line, weekday)), None) for weekday in range(7)]
    groups: dict[Open, list[int]] = {}
    for weekday, line in enumerate(governing):
        groups.setdefault(line.open if line else WholeDay.CLOSED, []).append(weekday)
    on_holidays = next((line.open for line in reversed(lines) if line.days is DayWord.HOLIDAY), None)
    found = [UsualHours(_together(weekdays, governing, same=on_holidays == open_), open_) for open_, weekdays in groups.items()]
    if on_holidays is not None and on_holidays not in groups:
        found.append(UsualHours((DayWord.HOLIDAY,), on_holidays))
    return tuple(found)


def hours_on(lines: Sequence[HoursLine], exceptions: Sequence[HoursException], day: date, holidays: Holidays) -> Open | Unsaid:
    """What is said of `day`: by the last exception for it, else by the last line for it, else 休息.

    In a holiday only an exception, a line for 节假日 or 24小时 counts.
    """
    for exception in reversed(exceptions):
        if day in exception.days:
            return exception.hours
    line = next((line for line in reversed(lines) if _speaks_of(line, day, holidays)), None)
    if holidays.on(day) and not (line and (line.days is DayWord.HOLIDAY or line.open is WholeDay.ALWAYS)):
        return Unsaid.ASK
    return line.open if line else WholeDay.CLOSED


def state_at(lines: Sequence[HoursLine], exceptions: Sequence[HoursException], day: date, minute: int, holidays: Holidays) -> OpenState:
    """Whether it is open at `minute` (0..1439) of `day`: ranges end exclusively, and those of the day before may reach into it."""
    before = hours_on(lines, exceptions, day - timedelta(days=1), holidays)
    if isinstance(before, tuple) and any(r.start <= minute + MINUTES_A_DAY < r.end for r in before):
        return OpenState.OPEN
    today = hours_on(lines, exceptions, day, holidays)
    if today is Unsaid.ASK:
        return OpenState.ASK
    if today is WholeDay.ALWAYS or (isinstance(today, tuple) and any(r.start <= minute < r.end for r in today)):
        return OpenState.OPEN
    return OpenState.CLOSED


def _speaks_of(line: HoursLine, day: date, holidays: Holidays) -> bool:
    """Weekdays go by the weekday; 工作日 and 周末 are no holidays, and a make-up workday is 工作日."""
    if isinstance(line.days, frozenset):
        return day.weekday() in line.days
    holiday = holidays.on(day) is not None
    if line.days is DayWord.HOLIDAY or holiday:
        return holiday and line.days is DayWord.HOLIDAY
    works = day.weekday() < 5 or (holidays.published(day.year) and holidays.is_makeup_workday(day))
    return works is (line.days is DayWord.WORKDAY)


def _names(line: HoursLine, weekday: int) -> bool:
    """Whether the line speaks of an ordinary such day."""
    if isinstance(line.days, frozenset):
        return weekday in line.days
    return line.days is (DayWord.WORKDAY if weekday < 5 else DayWord.WEEKEND)


def _together(weekdays: Sequence[int], governing: Sequence[HoursLine | None], *, same: bool) -> tuple[frozenset[int] | DayWord, ...]:
    """`same`: holidays have these hours as well."""
    rest = set(weekdays)
    words = []
    for word, whole in ((DayWord.WORKDAY, range(5)), (DayWord.WEEKEND, range(5, 7))):
        lines = [governing[weekday] for weekday in whole]
        if rest.issuperset(whole) and all(line and line.days is word for line in lines):
            words.append(word)
            rest -= set(whole)
    return (*words, *((frozenset(rest),) if rest else ()), *((DayWord.HOLIDAY,) if same else ()))
