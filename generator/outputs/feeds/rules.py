"""The rule of a series → an RRULE that names the same days.  Knows no time of day beyond the zone's end of a day.

RFC 5545 counts weeks, months and years from DTSTART, the author from `from`; DTSTART being a date of the rule, both count alike.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.model.event import Event
from generator.model.recurrence import DayOfMonth, OnDay, Ordinal, Repeat, Weekday
from generator.model.when import Days
from generator.outputs.feeds.vevent import Moment, Rule

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND = timedelta(seconds=1)
_LEAP_YEAR = 2000


def rule_of(event: Event, zone: ZoneInfo | None) -> Rule:
    """`zone` is None where the series is all-day."""
    if isinstance(event.when, Repeat):
        return _repeating(event.when, zone)
    assert isinstance(event.when, Days), "a series has a rule, or several days"
    return Rule("DAILY", until=_until(event.when.last_day, zone))


def _repeating(repeat: Repeat, zone: ZoneInfo | None) -> Rule:
    until = _until(repeat.until, zone) if repeat.until else None
    count, from_ = repeat.every.count, repeat.from_
    if repeat.every.unit == "week":
        weekdays = sorted({on.weekday for on in repeat.on if isinstance(on, Weekday)} or {from_.weekday()})
        return Rule("WEEKLY", count, tuple(_DAYS[n] for n in weekdays), until=until)
    on = repeat.on or (DayOfMonth(from_.day),)  # `source` lets no day of the month stand beside a weekday, which RRULE would intersect
    by_day = tuple(dict.fromkeys(_by_day(on)))
    by_month_day = tuple(sorted({each.day for each in on if isinstance(each, DayOfMonth)}))
    if repeat.every.unit == "month":
        return Rule("MONTHLY", count, by_day, by_month_day, until=until)
    longest = monthrange(_LEAP_YEAR, from_.month)[1]  # ical.js takes 31 April for 1 May
    return Rule("YEARLY", count, by_day, tuple(day for day in by_month_day if day <= longest), from_.month, until)


def _by_day(on: tuple[OnDay, ...]) -> Iterator[str]:
    """Beside an ordinal, each weekday of the month is written as its five ordinals: dateutil would take only days that are both."""
    has_ordinals = any(isinstance(each, Ordinal) for each in on)
    for each in on:
        if isinstance(each, Ordinal):
            yield f"{each.nth}{_DAYS[each.weekday]}"
        elif isinstance(each, Weekday):
            yield from (f"{nth or ''}{_DAYS[each.weekday]}" for nth in (range(1, 6) if has_ordinals else (0,)))


def _until(last_day: date, zone: ZoneInfo | None) -> Moment:
    """The last second of the last local day, in UTC, as RFC 5545 section 3.3.10 asks where DTSTART has a TZID."""
    if zone is None:
        return last_day
    return (datetime.combine(last_day + timedelta(days=1), datetime.min.time(), zone) - _SECOND).astimezone(UTC)
