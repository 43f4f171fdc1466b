"""Lines of `changes` against the dates that the rule of their event names."""

from bisect import bisect
from collections.abc import Iterator
from datetime import date, datetime

from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.model.agenda import cancels_all
from generator.model.changes import Action, Change
from generator.model.event import Event, PartRole
from generator.model.recurrence import Repeat
from generator.model.series import is_rule_day, rule_days
from generator.model.site import Site
from generator.model.when import Days, Time, TimeRange


def changed_dates(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every line of `changes` with a date names one of the event's dates, and every `add` a day that is none."""
    for event in site.events.values():
        excepted = {day: n for n, day in enumerate(event.when.except_)} if isinstance(event.when, Repeat) else {}
        by_rule: list[date] = []
        for n, change in enumerate(event.changes):
            if change.day is None or change.part is not None:
                continue
            at = event.origin / "changes" / n / "date"
            if not event.is_series:
                if isinstance(event.when, Days) and change.day != event.when.first_day:
                    yield error("change-of-other-day", at, value=change.day, day=event.when.first_day)
            elif change.day in excepted and is_rule_day(event, change.day):
                also = [event.origin / "repeat" / "except" / excepted[change.day]]
                yield error("change-of-excepted", at, also=also, value=change.day)
            elif change.action is Action.ADD:
                if is_rule_day(event, change.day):
                    yield error("add-is-a-date", at, value=change.day)
            elif not is_rule_day(event, change.day):
                by_rule = by_rule or list(rule_days(event))
                yield error("change-without-date", at, value=change.day, nearest=nearest_dates(by_rule, change.day))


def changed_spans(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every line of `changes` leaves a date with a clock on one day, and a window as many days as it had."""
    for event in site.events.values():
        parts = {part.id: part for part in event.parts} if any(change.part for change in event.changes) else {}
        for n, change in enumerate(event.changes):
            if change.to is None or change.action not in (Action.MOVE, Action.AMEND):
                continue
            at = event.origin / "changes" / n / "to"
            part = parts.get(change.part) if change.part is not None else None
            if part is None and (change.part is not None or event.details.one_span):
                continue
            if part is not None and part.role is PartRole.WINDOW:
                if change.to.days is not None and len(change.to.days) != len(part.days):
                    yield error("window-of-other-length", _days_of(at, change), before=len(part.days), after=len(change.to.days))
            elif part is None or part.role is not PartRole.POINT:
                yield from _clock_on_days(
                    change, _days(event, change) if part is None else part.days, part.time if part else event.time, at
                )


def cancelled_since(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every cancellation of all dates to come says since when: without `announced`, dates that were cancelled count as held once past."""
    for event in site.events.values():
        cancel = cancels_all(event)
        if cancel is not None and cancel.announced is None:
            n = event.changes.index(cancel)
            yield warning("cancelled-since-when", event.origin / "changes" / n / "action", today=now.date())


def nearest_dates(by_rule: list[date], day: date) -> str:
    """The dates before and after `day`, so that the author sees which one was meant."""
    at = bisect(by_rule, day)
    return "、".join(each.isoformat() for each in by_rule[max(0, at - 1) : at + 1]) or "–"


def _days(event: Event, change: Change) -> Days:
    if event.is_series and change.day is not None:
        return Days(change.day, change.day)
    return event.when if isinstance(event.when, Days) else Days(date.min, date.min)


def _clock_on_days(change: Change, days: Days, time: Time, at: Origin) -> Iterator[Diagnostic]:
    assert change.to is not None
    if len(change.to.days or days) > 1 and isinstance(change.to.time or time, TimeRange):
        yield error("clock-on-several-days", _days_of(at, change) if change.to.days is not None else at / "time")


def _days_of(at: Origin, change: Change) -> Origin:
    assert change.to is not None and change.to.days is not None
    return at / ("date" if len(change.to.days) == 1 else "first-day")
