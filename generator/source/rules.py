"""Every rule that one file alone can break: what its keys mean together.  Needs no other file; dates of a series are `checks`'."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.kinds.exam_service import ExamService, Measure, Undecided
from generator.model.changes import Action, Change
from generator.model.event import Event, InSessions, Part, PartRole, Undated
from generator.model.holidays import HolidayYear
from generator.model.recurrence import DayOfMonth, Repeat, Weekday
from generator.model.text import PartId
from generator.model.when import Days, Unclocked

ONE_DAY = timedelta(days=1)
MOST_ENTRIES = 2000
"""Entries of calendars that the parts of one event may make, and lines of its changes; more would take a build minutes."""

MOST_TOPICS = 100


def of_event(event: Event) -> list[Diagnostic]:
    parts = event.parts
    found: list[Diagnostic] = []
    if isinstance(event.when, Repeat):
        found += of_repeat(event.when, event.origin / "repeat")
    if parts:
        entries = sum(len(part.days) if part.role is PartRole.WINDOW else 1 for part in parts)
        if entries > MOST_ENTRIES:
            at = (event.origin / parts[0].keys[0]).key()
            return [*found, error("too-many-parts", at, number=entries, limit=MOST_ENTRIES)]
        found += part_ids(event, parts)
    if len(event.changes) > MOST_ENTRIES:
        return [*found, error("too-many-changes", (event.origin / "changes").key(), number=len(event.changes), limit=MOST_ENTRIES)]
    if len(event.topics) > MOST_TOPICS:
        found.append(error("too-many-topics", (event.origin / "topics").key(), number=len(event.topics), limit=MOST_TOPICS))
    if isinstance(event.details, ExamService):
        found += of_exam(event, event.details, parts)
    elif isinstance(event.when, InSessions) and event.time is not Unclocked.ALL_DAY:
        found.append(warning("time-not-used", (event.origin / "time").key(), where="sessions"))
    if event.changes:
        found += of_changes(event, parts)
    return found


def of_repeat(repeat: Repeat, at: Origin) -> Iterator[Diagnostic]:
    """Every rule has an end after its beginning, and days of one sort that its unit knows."""
    if repeat.until is not None and repeat.until < repeat.from_:
        yield error("until-before-from", at / "until", until=repeat.until, first=repeat.from_)
    sorts = {type(day) for day in repeat.on}
    for n, day in enumerate(repeat.on):
        if repeat.every.unit == "week" and not isinstance(day, Weekday):
            yield error("on-not-weekly", at / "on" / n)
        elif isinstance(day, DayOfMonth) and len(sorts) > 1:
            yield error("on-of-two-sorts", at / "on" / n)


def part_ids(event: Event, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Every id inside a list is unique within its event, over all its lists."""
    seen: dict[str, Origin] = {}
    for part in parts:
        at = _at(event.origin, part.keys) / "id"
        if part.id in seen:
            yield error("duplicate-part", at, also=[seen[part.id]], id=part.id)
        seen.setdefault(part.id, at)


def _at(origin: Origin, keys: Iterable[str | int]) -> Origin:
    for key in keys:
        origin /= key
    return origin


def of_exam(event: Event, exam: ExamService, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    if isinstance(event.when, Repeat):
        yield error("exam-repeats", (event.origin / "repeat").key())
    if event.time is not Unclocked.ALL_DAY:
        yield warning("time-not-used", (event.origin / "time").key(), where="timetable")
    for n, measure in enumerate(exam.measures):
        yield from of_measure(measure, event.origin / "measures" / n)
    if isinstance(event.when, Undated):
        for part in parts:
            yield error("part-of-undated", _at(event.origin, part.keys) / "date")
    elif isinstance(event.when, Days):
        for part in parts:
            first = event.when.first_day - ONE_DAY if part.role is PartRole.POINT else event.when.first_day
            if part.days.first_day < first or part.days.last_day > event.when.last_day:
                code = "point-outside-exam" if part.role is PartRole.POINT else "part-outside-exam"
                days = f"{event.when.first_day} – {event.when.last_day}"
                yield error(code, _at(event.origin, part.keys) / "date", id=part.id, days=days, earliest=first)


def of_measure(measure: Measure, at: Origin) -> Iterator[Diagnostic]:
    """Every count of measures equals the measures written below it."""
    if not isinstance(measure.items, Undecided) and len(measure.items) != measure.count:
        title = measure.title.first
        yield error("measures-count", at / "count", title=title, count=measure.count, number=len(measure.items))


def of_changes(event: Event, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Every line of `changes` names one thing that is there, no other line names it, and it says what its action needs."""
    names = {part.id for part in parts}
    seen: dict[object, Origin] = {}
    for n, change in enumerate(event.changes):
        at = event.origin / "changes" / n
        found = [*_target(event, change, names, at), *_shape(change, at)]
        yield from found
        target = _named(event, change, names)
        if target in seen:
            yield error("changed-twice", _where(change, at), also=[seen[target]])
        seen.setdefault(target, _where(change, at))


def _where(change: Change, at: Origin) -> Origin:
    if change.part is not None:
        return at / "part"
    return at / "date" if change.day is not None else at / "action"


def _named(event: Event, change: Change, names: set[PartId]) -> object:
    """What a line is about, the same for two lines about the same."""
    if change.part is not None:
        return change.part
    if change.day is None and isinstance(event.when, Days) and not event.is_series and not names:
        return event.when.first_day
    return change.day


def _target(event: Event, change: Change, names: set[PartId], at: Origin) -> Iterator[Diagnostic]:
    if isinstance(event.when, Undated):
        if change.action not in (Action.CANCEL, Action.POSTPONE):
            yield error("change-of-undated", at / "action")
        elif change.day is not None:
            yield error("change-of-undated", at / "date")
        return
    if change.part is not None:
        if change.part not in names:
            code = "unknown-part" if names else "no-parts"
            yield error(code, at / "part", part=change.part, known=", ".join(sorted(names)))
        if change.day is not None:
            yield error("part-and-date", (at / "date").key())
        if change.action is Action.ADD:
            yield error("add-needs-series", at / "action")
        return
    if change.action is Action.ADD and not event.is_series:
        yield error("add-needs-series", at / "action")
    elif change.day is None and change.action is not Action.CANCEL:
        if event.is_series:
            yield error("change-needs-date", (at / "action").key())
        elif names:
            yield error("change-needs-part", (at / "action").key(), known=", ".join(sorted(names)))
    elif change.day is not None and isinstance(event.when, InSessions):
        yield error("change-needs-part", (at / "date").key(), known=", ".join(sorted(names)))


def _shape(change: Change, at: Origin) -> Iterator[Diagnostic]:
    """What `to` may hold for an action."""
    action, to = change.action, change.to
    if action in (Action.KEEP, Action.CANCEL, Action.POSTPONE):
        if to is not None:
            yield error("to-not-allowed", (at / "to").key(), action=action.value)
        return
    empty = to is None or (to.days is None and to.time is None and to.place is None)
    if empty and action is not Action.ADD:
        yield error("move-needs-to" if action is Action.MOVE else "amend-needs-to", at / "action")
    if to is not None and to.days is not None and action is not Action.MOVE:
        code = "amend-with-day" if action is Action.AMEND else "add-with-day"
        yield error(code, (at / "to" / "date").key())


def of_holidays(year: int, block: HolidayYear, at: Origin) -> Iterator[Diagnostic]:
    """Every holiday lies in or beside the year of its block and shares no day with another; no make-up workday lies in one."""
    first, last = date(year - 1, 12, 1), date(year + 1, 1, 31)
    taken: dict[date, int] = {}
    for n, holiday in enumerate(block.holidays):
        where = at / "holidays" / n / "date"
        if not (first <= holiday.days.first_day and holiday.days.last_day <= last):
            yield error("holiday-of-other-year", where, year=year, name=holiday.name.first)
            continue
        other = next((taken[day] for day in holiday.days if day in taken), None)
        if other is not None:
            also = [at / "holidays" / other / "date"]
            yield error("holidays-overlap", where, also=also, name=holiday.name.first, other=block.holidays[other].name.first)
            continue
        taken |= dict.fromkeys(holiday.days, n)
    for n, day in enumerate(block.workdays):
        if not first <= day <= last:
            yield error("workday-of-other-year", at / "workdays" / n, year=year)
        elif day in taken:
            also = [at / "holidays" / taken[day] / "date"]
            yield error("workday-in-holiday", at / "workdays" / n, also=also, day=day, name=block.holidays[taken[day]].name.first)
