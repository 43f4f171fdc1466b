"""A series and the public holidays → its dates, each with what the author or a holiday did to it; knows neither today nor parts.

What the rule says comes first, then `except`, then the author's line for a date, then the holidays.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from generator.model.changes import Action, Change, To
from generator.model.event import Event
from generator.model.holidays import Holidays
from generator.model.occurrence import LeftOut, Occurrence, Slot, Status
from generator.model.recurrence import HolidayPolicy, Repeat, contains, dates
from generator.model.when import Days, Time

ONE_DAY = timedelta(days=1)
OFF = {Action.CANCEL: Status.CANCELLED, Action.POSTPONE: Status.POSTPONED}


def rule_days(event: Event, since: date | None = None) -> Iterator[date]:
    """The days by the rule of a series, rising, those before `since` left away; `except` and holidays do not matter here."""
    if isinstance(event.when, Repeat):
        return dates(event.when, since)
    days = event.when if isinstance(event.when, Days) else ()
    return (day for day in days if since is None or day >= since)


def is_rule_day(event: Event, day: date) -> bool:
    if isinstance(event.when, Repeat):
        return contains(event.when, day)
    return isinstance(event.when, Days) and day in event.when


def series(event: Event, holidays: Holidays, horizon: date) -> tuple[list[Occurrence], list[LeftOut]]:
    """All dates by the rule up to the horizon, and those beyond that the rule alone does not tell."""
    lines = {c.day: c for c in event.changes if c.day is not None and c.part is None and c.action is not Action.ADD}
    added = [c for c in event.changes if c.day is not None and c.part is None and c.action is Action.ADD]
    repeat = event.when if isinstance(event.when, Repeat) else None
    policy = repeat.holidays if repeat else HolidayPolicy.KEEP
    excepted = set(repeat.except_) if repeat else set()
    in_range = _ranges(holidays) if policy in (HolidayPolicy.SKIP, HolidayPolicy.SHIFT) else set()
    taken = _taken(event, lines, added) if policy is HolidayPolicy.SHIFT else set()
    special = sorted(day for day in {*lines, *excepted, *in_range} if day > horizon and is_rule_day(event, day))
    shifted_to = date.min
    found: list[Occurrence] = []
    left_out: list[LeftOut] = []
    for day in (*takewhile(lambda day: day <= horizon, rule_days(event)), *special):
        if day in excepted:
            left_out.append(LeftOut(day, None))
            continue
        line = lines.get(day)
        holiday = holidays.on(day) if line is None and day in in_range else None
        if holiday and policy is HolidayPolicy.SKIP:
            left_out.append(LeftOut(day, holiday))
            continue
        occurrence = _date(event, day, provisional=policy is not HolidayPolicy.KEEP and not holidays.published(day.year))
        if holiday:
            shifted_to = _way_out(event, max(day, shifted_to), holidays, taken)
            slot = Slot(occurrence.days, occurrence.time)
            occurrence = replace(occurrence, days=Days(shifted_to, shifted_to), status=Status.MOVED, moved_from=slot, holiday=holiday)
        found.append(changed(occurrence, line) if line else occurrence)
    found += [_added(event, change) for change in added]
    return found, left_out


def _date(event: Event, day: date, *, provisional: bool) -> Occurrence:
    name = f"{event.uid_name}.{stamp(day)}"
    return Occurrence(name, event.id, None, None, None, day, Days(day, day), event.time, event.place, provisional=provisional)


def _added(event: Event, change: Change) -> Occurrence:
    assert change.day is not None
    to = change.to or To()
    return replace(_date(event, change.day, provisional=False), time=to.time or event.time, place=to.place or event.place, change=change)


def _ranges(holidays: Holidays) -> set[date]:
    """All days of holidays in published years."""
    return {day for day in holidays.days() if holidays.published(day.year)}


def _taken(event: Event, lines: dict[date, Change], added: list[Change]) -> set[date]:
    """The days to which the author himself moved or added a date."""
    targets = [change.to.days for change in lines.values() if change.action is Action.MOVE and change.to and change.to.days]
    return {day for days in targets for day in days} | {change.day for change in added if change.day is not None}


def _way_out(event: Event, after: date, holidays: Holidays, taken: set[date]) -> date:
    """The first free day after `after`: the date itself, or the day to which the date before it was shifted if that is later.

    For between a date and the day it is shifted to there is no free day, so no later date needs to look there again.
    """
    day = after + ONE_DAY
    while holidays.on(day) or day in taken or is_rule_day(event, day):
        day += ONE_DAY
    return day


def first_plain(event: Event, holidays: Holidays, found: list[Occurrence], left_out: list[LeftOut], horizon: date) -> Occurrence | None:
    """The first date beyond the horizon that stands as the rule has it."""
    known = {o.rule_day for o in found} | {left.day for left in left_out}
    for day in rule_days(event, horizon + ONE_DAY):
        if day not in known:
            heeds = isinstance(event.when, Repeat) and event.when.holidays is not HolidayPolicy.KEEP
            return _date(event, day, provisional=heeds and not holidays.published(day.year))
    return None


def changed(occurrence: Occurrence, change: Change, *, keeps_time: bool = False) -> Occurrence:
    """As the author's line says. `keeps_time`: the entry is all-day whatever is written."""
    if change.action in OFF:
        return replace(occurrence, status=OFF[change.action], change=change)
    if change.action is Action.KEEP or change.to is None:
        return replace(occurrence, change=change)
    time: Time = occurrence.time if keeps_time or change.to.time is None else change.to.time
    new = replace(occurrence, time=time, place=change.to.place or occurrence.place, change=change)
    if change.action is not Action.MOVE:
        return new
    return replace(new, days=change.to.days or new.days, status=Status.MOVED, moved_from=Slot(occurrence.days, occurrence.time))


def stamp(day: date) -> str:
    return day.isoformat().replace("-", "")
