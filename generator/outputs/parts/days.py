"""The days that rows are gathered under: what takes place on each, and how a list or a calendar names it."""

from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from generator.language import Language
from generator.model.agenda import next_occurrence
from generator.model.event import Event
from generator.model.occurrence import Occurrence
from generator.model.when import TimeRange
from generator.outputs.edition import Edition
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.dates import Calendar

A_PAGE = 200
"""So many rows stand on one page; a longer list goes on at page/2/."""


class DayView(NamedTuple):
    """A day with its rows. `month` is written where it is not plain from what stands around; `mark`: 休 or 班, or ""."""

    datetime: str
    number: str
    weekday: str
    month: str
    mark: str
    rows: tuple[Row, ...]


def dates_by_day(edition: Edition, first: date, last: date) -> dict[date, list[tuple[Event, Occurrence]]]:
    """Every date of every public event that touches these days, under each of its days in the order of a day."""
    found: dict[date, list[tuple[Event, Occurrence]]] = {}
    for event in edition.events.values():
        for occurrence in edition.agendas[event.id].occurrences:
            if occurrence.days.first_day > last:
                break
            if occurrence.days.last_day < first:
                continue
            for day in occurrence.days:
                if first <= day <= last:
                    found.setdefault(day, []).append((event, occurrence))
    for dates in found.values():
        dates.sort(key=lambda pair: _in_a_day(pair[1]))
    return found


def day_view(calendar: Calendar, day: date, rows: Iterable[Row], *, month: bool = False) -> DayView:
    language, holidays = calendar.language, calendar.site.holidays
    mark = ""
    if holidays.on(day):
        mark = language.say("mark-holiday")
    elif holidays.is_makeup_workday(day):
        mark = language.say("mark-workday")
    name = language.month_in_short(day) if month else ""
    return DayView(day.isoformat(), str(day.day), language.weekday(day), name, mark, tuple(rows))


def is_listed_past(edition: Edition, event: Event, days: int = 30) -> bool:
    """Whether an event that is over still stands on lists: its last date is not longer ago than that."""
    occurrences = edition.agendas[event.id].occurrences
    return any((edition.today - occurrence.days.last_day).days <= days for occurrence in reversed(occurrences))


def soonest(edition: Edition, events: Iterable[Event], most: int) -> list[Event]:
    """Those whose next date comes first, at most `most`; without one they come last."""

    def first(event: Event) -> tuple[date, str]:
        occurrence = next_occurrence(edition.agendas[event.id], edition.today)
        return (max(occurrence.days.first_day, edition.today) if occurrence else date.max), event.id

    return nsmallest(most, events, key=first)


def latest(edition: Edition, events: Iterable[Event], most: int) -> list[Event]:
    """Those that ended last, at most `most`."""
    return nsmallest(most, events, key=lambda event: (-last_day(edition, event).toordinal(), event.id))


def last_day(edition: Edition, event: Event) -> date:
    """Of all its dates that are known."""
    return max((occurrence.days.last_day for occurrence in edition.agendas[event.id].occurrences), default=date.max)


def by_day(cards: Cards, events: Iterable[Event], *, last_first: bool = False) -> tuple[DayView, ...]:
    """Whole events under the day that lists show them under, the month written at each; those without a day at the end."""
    found: dict[date | None, list[Row]] = {}
    for event in events:
        day, row = cards.of_event(event)
        found.setdefault(day, []).append(row)
    undated = found.pop(None, [])
    ordered = sorted((day for day in found if day), reverse=last_first)
    days = [day_view(cards.calendar, day, found[day], month=True) for day in ordered]
    return (*days, *([DayView("", "", "", "", "", tuple(undated))] if undated else []))


def counted(language: Language, key: str, n: int) -> str:
    """ "1 event", "2 events": the keys KEY-one and KEY."""
    return language.say(f"{key}-one" if n == 1 else key, n=n)


def _in_a_day(occurrence: Occurrence) -> tuple[int, int, int, str]:
    """By time, those without a clock first; of two the longer one, such as an exam before its parts."""
    time = occurrence.time
    start, end = (time.start, time.end) if isinstance(time, TimeRange) else (-1, -1)
    return start, end, -len(occurrence.days), occurrence.id
