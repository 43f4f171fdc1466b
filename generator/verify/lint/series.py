"""The entries of one calendar, held against each other: each known once, exceptions beside the series they are of, on its dates."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.verify.lint.entries import Entry
from generator.verify.lint.findings import Findings
from generator.verify.lint.instances import is_in_series, on_day
from generator.verify.lint.values import Moment, in_zone

_DAY = timedelta(days=1)
_FARTHEST = 400
"""Days that an exception is moved by at most, to look for the dates it passes."""


def check(entries: Iterable[Entry], found: Findings) -> None:
    by_uid: dict[str, list[Entry]] = {}
    for one in entries:
        if one.uid:
            by_uid.setdefault(one.uid, []).append(one)
    for together in by_uid.values():
        if len(together) > 1 or "RECURRENCE-ID" in together[0].by:
            _check_together(together, found)


def _check_together(together: list[Entry], found: Findings) -> None:
    """All of one UID, in the order of the file."""
    seen: set[str] = set()
    exceptions: list[Entry] = []
    master: Entry | None = None
    for one in together:
        recurrence = one.key[1]
        if recurrence in seen:
            found.add("ics-duplicate", one.component, uid=one.uid, recurrence=recurrence)
            continue
        seen.add(recurrence)
        if recurrence:
            exceptions.append(one)
            if master is None and len(together) > 1 and any(not other.key[1] for other in together):
                found.add("ics-exception-first", one.component, uid=one.uid)
        else:
            master = one
    if master is None:
        for one in exceptions[:1]:
            found.add("ics-exception-without-series", one.by["RECURRENCE-ID"][0], uid=one.uid)
    elif exceptions:
        _check_series(master, exceptions, found)


def _check_series(master: Entry, exceptions: Sequence[Entry], found: Findings) -> None:
    start, rule = master.start, master.rule
    if start is None:
        return
    placed: list[tuple[Moment, Entry]] = []
    for one in exceptions:
        at, written = one.recurrence, one.by["RECURRENCE-ID"][0]
        if at is None:
            continue
        if at.is_day != start.is_day or (at.zone == "") != (start.zone == ""):
            found.add("ics-exception-of-other-type", written, "", value=written.value, start=master.by["DTSTART"][0].value)
            continue
        if at.zone != start.zone:
            found.add("ics-exception-zone", written, value=written.value, zone=start.zone or "-")
        there = in_zone(at, start.zone)
        if there is None or not found.step():
            continue
        if there in master.exdates:
            found.add("ics-exception-excluded", written, "", value=written.value)
        elif "RDATE" not in master.by and _is_no_date(master, there, found):
            found.add("ics-exception-not-in-series", written, "", value=written.value)
        else:
            placed.append((there, one))
    if rule and rule.is_simple and "RDATE" not in master.by:
        _check_order(master, sorted(placed, key=lambda each: each[0].local), found)


def _is_no_date(master: Entry, at: Moment, found: Findings) -> bool:
    if master.rule and master.start:
        return is_in_series(master.rule, master.start, at, found.step) is False
    return "RRULE" not in master.by and at != master.start


def _check_order(master: Entry, placed: list[tuple[Moment, Entry]], found: Findings) -> None:
    """Exceptions in the order of their dates by the rule: each stands after the one before it, and has passed no date that is none."""
    taken = {at.day for at, _ in placed} | {at.day for at in master.exdates}
    before: date | None = None
    for at, one in placed:
        if one.start is None:
            continue
        stands = one.start.day
        if (before is not None and stands <= before) or (stands != at.day and _passes(master, at.day, stands, taken, found)):
            found.add("ics-exception-crosses", one.by["DTSTART"][0], "", value=one.by["DTSTART"][0].value, was=str(at.day))
        before = stands if before is None else max(before, stands)


def _passes(master: Entry, was: date, stands: date, taken: set[date], found: Findings) -> bool:
    """Whether a date of the series that nothing is said of lies from one day to the other, the new one included."""
    rule, start = master.rule, master.start
    assert rule and start
    step = _DAY if stands > was else -_DAY
    day = was
    for _ in range(min(abs((stands - was).days), _FARTHEST)):
        day += step
        if not found.step():
            return False
        if day not in taken and day >= start.day and on_day(rule, start.day, day) and not (rule.until and day > rule.until.day):
            return True
    return False
