"""A station's opening hours: today's, the week in a sentence and as a table, and the days that are different.

Without a script a page cannot know whether a door is open now; it says what holds today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from generator.language import Language, begun
from generator.model.hours import DayWord, HoursException, HoursLine, Open, Unsaid, WholeDay, hours_on, usual_week
from generator.model.station import Station
from generator.model.when import TimeRange
from generator.outputs.parts.dates import Calendar, moment
from generator.outputs.parts.sentences import Sentence, Stamp, sentence


class HoursRow(NamedTuple):
    """A weekday, or holidays, and each of the ranges, or one word. That of today says what holds today; `usual` if that differs."""

    day: str
    ranges: tuple[str, ...]
    is_today: bool
    usual: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningView:
    """`words` is one sentence, parted where a line may end. It and `rows` are empty where the author wrote no hours.

    `exceptions`, `today` (why this day is different) and `special` are sentences below the table.
    """

    words: tuple[str, ...]
    rows: tuple[HoursRow, ...]
    today: Sentence
    special: tuple[Sentence, ...]
    exceptions: tuple[Sentence, ...]


def opening_view(calendar: Calendar, station: Station, *, in_use: bool = True) -> OpeningView:
    """Without `in_use` these are its usual hours, and nothing is said of today."""
    exceptions = _exceptions(calendar, station)
    if not station.hours:
        return OpeningView((), (), (), (), exceptions)
    return OpeningView(
        in_words(calendar.language, station),
        tuple(_rows(calendar, station, in_use=in_use)),
        _today(calendar, station) if in_use else (),
        _special(calendar.language, station),
        exceptions,
    )


def in_words(language: Language, station: Station) -> tuple[str, ...]:
    """周一至周五08:30–12:00、14:30–17:30， 周六09:00–12:00， 周日和节假日休息。"""
    pieces = [language.hours_line(line) for line in usual_week(station.hours)]
    if not pieces:
        return ()
    pieces[0] = begun(pieces[0])
    return (*(piece + language.say("between-hours") for piece in pieces[:-1]), pieces[-1] + language.say("full-stop"))


def _rows(calendar: Calendar, station: Station, *, in_use: bool) -> Iterator[HoursRow]:
    language, today, holidays = calendar.language, calendar.today, calendar.site.holidays
    monday = today - timedelta(days=today.weekday())
    for day in (monday + timedelta(days=n) for n in range(7)):
        usual = _ranges(language, hours_on(station.hours, (), _ordinary(day, calendar), holidays))
        if in_use and day == today:
            now = _ranges(language, hours_on(station.hours, station.exceptions, day, holidays))
            yield HoursRow(language.weekday(day), now, True, usual if now != usual else ())
        else:
            yield HoursRow(language.weekday(day), usual, False)
    on_holidays = _on_holidays(station)
    if on_holidays:
        yield HoursRow(begun(language.hours_days(DayWord.HOLIDAY)), _ranges(language, on_holidays), False)


def _on_holidays(station: Station) -> Open | None:
    return next((line.open for line in reversed(station.hours) if line.days is DayWord.HOLIDAY), None)


def _ordinary(day: date, calendar: Calendar) -> date:
    """A day of the same weekday that is neither a holiday nor a make-up workday."""
    holidays = calendar.site.holidays
    while holidays.on(day) or holidays.is_makeup_workday(day):
        day += timedelta(days=7)
    return day


def _ranges(language: Language, hours: Open | Unsaid) -> tuple[str, ...]:
    if isinstance(hours, Unsaid):
        return (language.say("hours-ask"),)
    if isinstance(hours, WholeDay):
        return (begun(language.hours(hours)),)
    return tuple(language.hours((r,)) for r in hours)


def _today(calendar: Calendar, station: Station) -> Sentence:
    """Why today is different."""
    language, holidays, today = calendar.language, calendar.site.holidays, calendar.today
    holiday = holidays.on(today)
    if not holiday and not holidays.is_makeup_workday(today):
        return ()
    hours = hours_on(station.hours, station.exceptions, today, holidays)
    words = language.say("hours-ask") if isinstance(hours, Unsaid) else language.hours(hours)
    if holiday:
        return sentence(language, "hours-today-holiday", holiday=language.text(holiday.name), hours=words)
    return sentence(language, "hours-today-makeup", hours=words)


def _special(language: Language, station: Station) -> tuple[Sentence, ...]:
    """That nobody said what holds on holidays."""
    if _on_holidays(station) is None and not any(_is_always(line) for line in station.hours):
        return (sentence(language, "hours-holidays-on-site"),)
    return ()


def _is_always(line: HoursLine) -> bool:
    """24小时 alone, which holds on holidays too."""
    return line.open is WholeDay.ALWAYS and line.days == frozenset(range(7))


def _exceptions(calendar: Calendar, station: Station) -> tuple[Sentence, ...]:
    """Those that are not over, a sentence each."""
    ahead = sorted((e for e in station.exceptions if e.days.last_day >= calendar.today), key=lambda e: e.days)
    return tuple(_exception(calendar, e) for e in ahead)


def _exception(calendar: Calendar, exception: HoursException) -> Sentence:
    language, days = calendar.language, calendar.days(exception.days)
    if isinstance(exception.hours, WholeDay):
        return sentence(language, "hours-exception", day=days, hours=language.hours(exception.hours))
    return sentence(language, "hours-exception-times", day=days, hours=_stamped(language, exception.hours, exception.days.first_day))


def _stamped(language: Language, times: tuple[TimeRange, ...], day: date) -> Sentence:
    """Each range a stamp, which never breaks."""
    gap = language.say("between-times")
    stamps = [Stamp(language.hours((one,)), moment(day, one)) for one in times]
    return tuple(run for stamp in stamps for run in (gap, stamp))[1:]


def today_words(calendar: Calendar, station: Station) -> Sentence:
    """今天 09:00–18:00 with each range a stamp, 今天休息, 节假日安排以现场为准, or that one has to look on the spot."""
    language, today = calendar.language, calendar.today
    if not station.hours and not any(today in e.days for e in station.exceptions):
        return (language.say("hours-unknown"),)
    hours = hours_on(station.hours, station.exceptions, today, calendar.site.holidays)
    if isinstance(hours, Unsaid):
        return (language.say("hours-ask"),)
    if hours is WholeDay.CLOSED:
        return (language.say("hours-today-closed"),)
    if isinstance(hours, WholeDay):
        return (language.say("hours-today-always"),)
    return sentence(language, "hours-today", hours=_stamped(language, hours, today))
