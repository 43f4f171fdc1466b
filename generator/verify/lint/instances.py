"""A rule and a date → whether it is one of the series.

Nothing is expanded: a date is held against the rule, so a rule with a million dates costs no more than one with two.
"""

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from generator.verify.lint.rules import OnWeekday, Rule
from generator.verify.lint.values import Moment, in_zone

_DAY = timedelta(days=1)


def is_in_series(rule: Rule, start: Moment, at: Moment, step: Callable[[], bool]) -> bool | None:
    """Whether `at`, of the type and zone of `start`, is a date of the series; None where that is not reckoned out.

    `step` counts the days that must be gone through for a COUNT, and says when it is enough.
    """
    if at == start:
        return True
    if not rule.is_simple:
        return None
    if at.clock != start.clock or at.day < start.day or not on_day(rule, start.day, at.day):
        return False
    if rule.until and _is_after(at, rule.until):
        return False
    return rule.count is None or _is_within(rule, start.day, at.day, step)


def _is_after(at: Moment, until: Moment) -> bool:
    """A day's grace where the zone is known to the file alone."""
    if until.is_day or at.is_day:
        return at.day > until.day
    there = in_zone(until, at.zone)
    return at.day > until.day + _DAY if there is None else at.local > there.local


def _is_within(rule: Rule, start: date, at: date, step: Callable[[], bool]) -> bool | None:
    """Whether fewer than COUNT dates come before it."""
    assert rule.count is not None
    before, day = 1, start
    while (day := day + _DAY) < at and before < rule.count:
        if not step():
            return None
        before += on_day(rule, start, day)
    return before < rule.count


def on_day(rule: Rule, start: date, day: date) -> bool:
    """Of a simple rule, whatever its end."""
    numbers = rule.numbers
    if not _is_aligned(rule, start, day):
        return False
    if "BYMONTH" in numbers and day.month not in numbers["BYMONTH"]:
        return False
    in_month = numbers.get("BYMONTHDAY")
    if in_month and day.day not in in_month and day.day - monthrange(day.year, day.month)[1] - 1 not in in_month:
        return False
    in_year = numbers.get("BYYEARDAY")
    if in_year:
        nth = day.timetuple().tm_yday
        if nth not in in_year and nth - (366 if isleap(day.year) else 365) - 1 not in in_year:
            return False
    if rule.on:
        return any(_is_nth(rule, each, day) for each in rule.on)
    if in_month or in_year or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (rule.frequency == "MONTHLY" or "BYMONTH" in numbers or day.month == start.month)


def _is_aligned(rule: Rule, start: date, day: date) -> bool:
    if rule.interval == 1:
        return True
    match rule.frequency:
        case "DAILY":
            passed = (day - start).days
        case "WEEKLY":
            passed = (day.toordinal() - 1 - rule.week_start) // 7 - (start.toordinal() - 1 - rule.week_start) // 7
        case "MONTHLY":
            passed = (day.year - start.year) * 12 + day.month - start.month
        case _:
            passed = day.year - start.year
    return passed % rule.interval == 0


def _is_nth(rule: Rule, on: OnWeekday, day: date) -> bool:
    if day.weekday() != on.weekday:
        return False
    if not on.nth:
        return True
    if rule.frequency == "MONTHLY" or "BYMONTH" in rule.numbers:
        nth, length = day.day, monthrange(day.year, day.month)[1]
    else:
        nth, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
    return on.nth == (nth - 1) // 7 + 1 if on.nth > 0 else -on.nth == (length - nth) // 7 + 1
