"""A station's opening hours in words: today's, the week as a table, and the days that are different.

Without a script a page cannot know whether a door is open now; it says what holds today.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from generator.language import Language
from generator.model.hours import DayWord, Open, Unsaid, WholeDay, hours_on
from generator.model.station import Station
from generator.outputs.parts.dates import Calendar, moment
from generator.outputs.parts.sentences import Sentence, Stamp, sentence


class HoursRow(NamedTuple):
    """A weekday, and each of its ranges, or one word."""

    day: str
    ranges: tuple[str, ...]
    is_today: bool


@dataclass(frozen=True, slots=True)
class OpeningView:
    """`rows` is empty where the author wrote no hours. `exceptions` and `special` are sentences below the table."""

    rows: tuple[HoursRow, ...]
    special: tuple[Sentence, ...]
    exceptions: tuple[Sentence, ...]


def opening_view(calendar: Calendar, station: Station) -> OpeningView:
    if not station.hours:
        return OpeningView((), (), _exceptions(calendar, station))
    language = calendar.language
    rows = []
    monday = calendar.today - timedelta(days=calendar.today.weekday())
    for n in range(7):
        plain_day = _ordinary(monday + timedelta(days=n), calendar)
        hours = hours_on(station.hours, (), plain_day, calendar.site.holidays)
        assert not isinstance(hours, Unsaid), "an ordinary day is no holiday"
        rows.append(HoursRow(language.weekday(plain_day), ranges(language, hours), n == calendar.today.weekday()))
    return OpeningView(tuple(rows), _special(calendar, station), _exceptions(calendar, station))


def _ordinary(day: date, calendar: Calendar) -> date:
    """A day of the same weekday that is neither a holiday nor a make-up workday."""
    holidays = calendar.site.holidays
    while holidays.on(day) or holidays.is_makeup_workday(day):
        day += timedelta(days=7)
    return day


def ranges(language: Language, hours: Open) -> tuple[str, ...]:
    if isinstance(hours, WholeDay):
        return (language.hours(hours),)
    return tuple(language.hours((r,)) for r in hours)


def _special(calendar: Calendar, station: Station) -> tuple[Sentence, ...]:
    """What holds on holidays, and what is different today."""
    language = calendar.language
    found = []
    on_holidays = next((line for line in reversed(station.hours) if line.days is DayWord.HOLIDAY), None)
    if on_holidays:
        found.append(sentence(language, "hours-on-holidays", hours=language.hours(on_holidays.open)))
    elif not any(line.open is WholeDay.ALWAYS for line in station.hours):
        found.append(sentence(language, "hours-holidays-on-site"))
    holidays, today = calendar.site.holidays, calendar.today
    holiday = holidays.on(today)
    if holiday:
        hours = hours_on(station.hours, station.exceptions, today, holidays)
        words = language.say("hours-ask") if isinstance(hours, Unsaid) else language.hours(hours)
        found.insert(0, sentence(language, "hours-today-holiday", holiday=language.text(holiday.name), hours=words))
    elif holidays.is_makeup_workday(today):
        hours = hours_on(station.hours, station.exceptions, today, holidays)
        assert not isinstance(hours, Unsaid)
        found.insert(0, sentence(language, "hours-today-makeup", hours=language.hours(hours)))
    return tuple(found)


def _exceptions(calendar: Calendar, station: Station) -> tuple[Sentence, ...]:
    """Those that are not over, a sentence each."""
    language = calendar.language
    ahead = sorted((e for e in station.exceptions if e.days.last_day >= calendar.today), key=lambda e: e.days)
    return tuple(sentence(language, "hours-exception", day=calendar.days(e.days), hours=language.hours(e.hours)) for e in ahead)


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
        return sentence(language, "hours-today", hours=language.hours(hours))
    gap = language.say("between-times")
    stamps = [Stamp(language.hours((one,)), moment(today, one)) for one in hours]
    return sentence(language, "hours-today", hours=tuple(run for stamp in stamps for run in (gap, stamp))[1:])
