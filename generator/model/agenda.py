"""An event and the public holidays → its dates as they now stand; knows no zone, no feed and no word to say it in.

The dates of a series come first, then those of the parts; last a cancellation of all that is not past.
"""

from dataclasses import replace
from datetime import date, timedelta

from generator.model.changes import Action, Change
from generator.model.event import Event, Part, PartRole, Undated
from generator.model.holidays import Holidays
from generator.model.occurrence import Agenda, LeftOut, Occurrence, Status
from generator.model.series import OFF, changed, first_plain, is_rule_day, rule_days, series, stamp
from generator.model.when import Days, TimeRange, Unclocked


def agenda(event: Event, holidays: Holidays, today: date, horizon: date) -> Agenda:
    """Every date of `event` up to `horizon`, inclusive. `today` matters only where all that is not past is cancelled."""
    if isinstance(event.when, Undated):
        return Agenda((), horizon=horizon)
    left_out: list[LeftOut] = []
    parts = event.parts
    if event.is_series:
        found, left_out = series(event, holidays, horizon)
        plain = first_plain(event, holidays, found, left_out, horizon)
    else:
        found, plain = _once(event, bool(parts)), None
    if parts:
        lines = {change.part: change for change in event.changes if change.part is not None}
        for part in parts:
            found += _part(event, part, lines.get(part.id))
    cancelled_all = cancels_all(event)
    if cancelled_all:
        reference = min(today, cancelled_all.announced or today)
        found = [_cancelled(occurrence, cancelled_all, reference) for occurrence in found]
        plain = plain and _cancelled(plain, cancelled_all, reference)
    if len(found) > 1:
        found.sort(key=in_order)
    later = tuple([o for o in found if o.days.first_day > horizon and o.role is not PartRole.POINT])
    return Agenda(
        tuple([o for o in found if o.days.first_day <= horizon and o.role is not PartRole.POINT]),
        later,
        tuple(left_out),
        min((*later, plain) if plain else later, key=lambda o: (not takes_place(o), in_order(o)), default=None),
        tuple([o for o in found if o.role is PartRole.POINT]) if parts else (),
        cancelled_all,
        horizon,
    )


def cancels_all(event: Event) -> Change | None:
    """The line that cancels all that is not past: it names neither a date nor a part, where there is more than one thing to name."""
    if not event.changes or not (event.is_series or event.parts):
        return None
    return next((c for c in event.changes if c.action is Action.CANCEL and c.day is None and c.part is None), None)


def takes_place(occurrence: Occurrence) -> bool:
    return occurrence.status is Status.SCHEDULED or occurrence.status is Status.MOVED


def in_order(occurrence: Occurrence) -> tuple[date, date, int, int, str]:
    """Sorts by days, then time (without a clock first), then id."""
    days, time = occurrence.days, occurrence.time
    if isinstance(time, TimeRange):
        return days.first_day, days.last_day, time.start, time.end, occurrence.id
    return days.first_day, days.last_day, -1, -1, occurrence.id


def coming(agenda: Agenda, today: date) -> tuple[Occurrence, ...]:
    """Those up to the horizon that are not over on `today`, whether they take place or not."""
    return tuple([o for o in agenda.occurrences if o.days.last_day >= today])


def next_occurrence(agenda: Agenda, today: date) -> Occurrence | None:
    """The first coming date that takes place, beyond the horizon if need be."""
    for occurrence in agenda.occurrences:
        if occurrence.days.last_day >= today and takes_place(occurrence):
            return occurrence
    return agenda.beyond if agenda.beyond and takes_place(agenda.beyond) else None


def is_over(event: Event, agenda: Agenda, today: date) -> bool:
    """Whether its last date is past; never while the day is not known."""
    return not isinstance(event.when, Undated) and not agenda.beyond and all(o.days.last_day < today for o in agenda.occurrences)


def event_status(event: Event, agenda: Agenda, today: date) -> Status:
    """One word for the whole event: that of all its coming dates, or once it is over of all its dates."""
    if isinstance(event.when, Undated):
        return next((OFF[change.action] for change in event.changes if change.action in OFF), Status.SCHEDULED)
    every = (*agenda.occurrences, *agenda.later, *((agenda.beyond,) if agenda.beyond else ()))
    statuses = {o.status for o in every if o.days.last_day >= today} or {o.status for o in every}
    if statuses == {Status.CANCELLED}:
        return Status.CANCELLED
    if statuses and statuses <= {Status.CANCELLED, Status.POSTPONED}:
        return Status.POSTPONED
    if not event.is_series and any(o.role is None and o.status is Status.MOVED for o in every):
        return Status.MOVED
    return Status.SCHEDULED


def standing_alone(event: Event, agenda: Agenda) -> frozenset[str]:
    """The ids of those dates of a series that cannot be exceptions to its rule and so are calendar entries of their own.

    These are the added ones, those that are no longer timed or no longer all-day as the series is, and the moved ones that met or
    passed another date: by the rule's order, all earlier dates must stand on earlier days than it, and all later ones on later days.
    """
    if not event.is_series:
        return frozenset()
    known = sorted((o for o in (*agenda.occurrences, *agenda.later) if o.role is None), key=lambda o: o.rule_day)
    timed = isinstance(event.time, TimeRange)
    alone = {o.id for o in known if isinstance(o.time, TimeRange) is not timed or (o.change and not is_rule_day(event, o.rule_day))}
    moved = {o.id for o in known if o.moved_from}
    if not moved - alone:
        return frozenset(alone)
    stands = [(o.rule_day, o.days, o.id) for o in known]
    seen = {o.rule_day for o in known} | {left.day for left in agenda.left_out}
    last = max(o.days.last_day for o in known)
    for day in rule_days(event, agenda.horizon + timedelta(days=1)):
        if day not in seen:
            stands.append((day, Days(day, day), ""))
            if day > last:
                break
    stands.sort()
    latest = date.min
    for _, days, id_ in stands:
        if id_ in moved and days.first_day <= latest:
            alone.add(id_)
        latest = max(latest, days.last_day)
    earliest = date.max
    for _, days, id_ in reversed(stands):
        if id_ in moved and days.last_day >= earliest:
            alone.add(id_)
        earliest = min(earliest, days.first_day)
    return frozenset(alone)


def _once(event: Event, has_parts: bool) -> list[Occurrence]:
    """The event itself, if it is one entry for its days. A line that names no date is meant for it, unless it has parts."""
    if not isinstance(event.when, Days):
        return []
    time = Unclocked.ALL_DAY if event.details.one_span else event.time
    whole = Occurrence(event.uid_name, event.id, None, None, None, event.when.first_day, event.when, time, event.place)
    for change in event.changes:
        if (
            change.part is None
            and change.action is not Action.ADD
            and change.day in ((whole.rule_day,) if has_parts else (whole.rule_day, None))
        ):
            return [changed(whole, change, keeps_time=event.details.one_span)]
    return [whole]


def _part(event: Event, part: Part, change: Change | None) -> list[Occurrence]:
    name = f"{event.uid_name}.{part.id}"
    if part.role is not PartRole.WINDOW or len(part.days) == 1:
        one = Occurrence(name, event.id, part.role, part.id, part.label, part.days.first_day, part.days, part.time, part.place)
        return [changed(one, change) if change else one]
    found = []
    for nth, day in enumerate(part.days):
        one = Occurrence(f"{name}.{stamp(day)}", event.id, part.role, part.id, part.label, day, Days(day, day), part.time, part.place)
        found.append(replace(changed(one, _of_nth_day(change, nth)), change=change) if change else one)
    return found


def _of_nth_day(change: Change, nth: int) -> Change:
    """A line for a window of several days, as it concerns the nth of them: days by the rule and new days go in step."""
    if change.to is None or change.to.days is None:
        return change
    day = min(change.to.days.first_day + timedelta(days=nth), change.to.days.last_day)
    return replace(change, to=replace(change.to, days=Days(day, day)))


def _cancelled(occurrence: Occurrence, change: Change, reference: date) -> Occurrence:
    """Cancelled with all the others unless it was over before `reference`; one that had been moved stands where it was moved to."""
    if occurrence.status is Status.CANCELLED or occurrence.days.last_day < reference:
        return occurrence
    return replace(occurrence, status=Status.CANCELLED, change=change)
