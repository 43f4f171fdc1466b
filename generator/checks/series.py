"""Rules of series against their own exceptions and the public holidays."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile

from generator.checks.changes import nearest_dates
from generator.diagnostics import Diagnostic, error, warning
from generator.model.agenda import agenda, cancels_all
from generator.model.changes import Action
from generator.model.event import Event
from generator.model.recurrence import HolidayPolicy, Repeat, contains, dates
from generator.model.site import Site

MOST_EXCEPTIONS = 80
"""Calendars refuse a series with about 90 (measured)."""


def known_exceptions(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every day of `except` is a date by the rule."""
    for event, repeat in _series(site):
        by_rule: list[date] = []
        for n, day in enumerate(repeat.except_):
            if not contains(repeat, day):
                by_rule = by_rule or list(dates(repeat))
                at = event.origin / "repeat" / "except" / n
                yield error("except-without-date", at, value=day, nearest=nearest_dates(by_rule, day))


def some_date(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every rule names at least one date that is not excepted."""
    for event, repeat in _series(site):
        excepted = frozenset(repeat.except_)
        if all(day in excepted for day in dates(repeat)):
            yield warning("series-without-dates", (event.origin / "repeat").key())


def room_to_shift(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every series that shifts its dates out of holidays has days between them."""
    for event, repeat in _series(site):
        if repeat.holidays is HolidayPolicy.SHIFT and all(contains(repeat, repeat.from_ + timedelta(days=n)) for n in range(62)):
            yield error("shift-without-room", event.origin / "repeat" / "holidays")


def answered_holidays(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every date to come that falls in a holiday has its line in `changes`, where the series asks for one."""
    coming = sorted(day for day in site.holidays.days() if day >= now.date() and site.holidays.published(day.year))
    for event, repeat in _series(site):
        if repeat.holidays is not HolidayPolicy.ASK or cancels_all(event):
            continue
        answered = {change.day for change in event.changes}.union(repeat.except_)
        open_: dict[str, list[date]] = {}
        for day in coming:
            holiday = site.holidays.on(day)
            if holiday and day not in answered and contains(repeat, day):
                open_.setdefault(holiday.name.first, []).append(day)
        for name, days in open_.items():
            listed = "、".join(day.isoformat() for day in days)
            yield error("holiday-unanswered", event.origin / "repeat" / "holidays", holiday=name, days=listed, example=days[0])


def published_holidays(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every year in which a series heeds holidays has its block in holidays.yml."""
    horizon = _horizon(site, now)
    for event, repeat in _series(site):
        if repeat.holidays is HolidayPolicy.KEEP:
            continue
        excepted = frozenset(repeat.except_)
        years = {day.year for day in takewhile(lambda day: day <= horizon, dates(repeat)) if day not in excepted}
        for year in sorted(years):
            if not site.holidays.published(year):
                yield warning("holidays-unpublished", event.origin / "repeat" / "holidays", year=year)


def few_exceptions(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every series has so few exceptions that calendars still read it."""
    horizon = _horizon(site, now)
    in_holidays = list(site.holidays.days())
    for event in site.events.values():
        if not event.is_series:
            continue
        repeat = event.when if isinstance(event.when, Repeat) else None
        most = len(event.changes) + (len(repeat.except_) if repeat else 0)
        if repeat and repeat.holidays in (HolidayPolicy.SKIP, HolidayPolicy.SHIFT):
            most += len(in_holidays)
        if most <= MOST_EXCEPTIONS:
            continue
        found = agenda(event, site.holidays, now.date(), horizon)
        touched = [o for o in (*found.occurrences, *found.later) if o.holiday or (o.change and o.change is not found.cancelled_all)]
        number = len(found.left_out) + sum(o.change is None or o.change.action not in (Action.KEEP, Action.ADD) for o in touched)
        if number > MOST_EXCEPTIONS:
            at = (event.origin / "repeat").key() if repeat else (event.origin / "first-day")
            yield warning("many-exceptions", at, number=number, most=MOST_EXCEPTIONS)


def _series(site: Site) -> Iterator[tuple[Event, Repeat]]:
    return ((event, event.when) for event in site.events.values() if isinstance(event.when, Repeat))


def _horizon(site: Site, now: datetime) -> date:
    return now.date() + timedelta(days=site.config.feeds.ahead_days)
