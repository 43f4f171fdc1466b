"""The days that a rule names, held against dateutil's rrule and against the calendar."""

from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from typing import Literal

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, rrulebase
from dateutil.rrule import weekday as rrule_weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.recurrence import DayOfMonth, Every, OnDay, Ordinal, Repeat, Weekday, contains, dates
from generator.model.when import FIRST_DAY, LAST_DAY

FREQUENCY: dict[str, Literal[0, 1, 2]] = {"week": WEEKLY, "month": MONTHLY, "year": YEARLY}
DAYS = st.dates(FIRST_DAY, LAST_DAY)
WEEKDAYS = st.builds(Weekday, st.integers(0, 6))
IN_MONTH = st.one_of(
    WEEKDAYS,
    st.builds(DayOfMonth, st.integers(1, 31)),
    st.builds(Ordinal, st.sampled_from([1, 2, 3, 4, 5, -1]), st.integers(0, 6)),
)
EVERY = st.one_of(
    st.builds(Every, st.integers(1, 99), st.sampled_from(["week", "month"])),
    st.builds(Every, st.integers(1, 3), st.sampled_from(["week", "month", "year"])),
)


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    every = draw(EVERY)
    on: st.SearchStrategy[OnDay] = WEEKDAYS if every.unit == "week" else IN_MONTH
    until = draw(st.none() | DAYS)
    return Repeat(every, draw(DAYS), tuple(draw(st.lists(on, max_size=4))), until)


def _oracle(repeat: Repeat, on: OnDay | None) -> rrulebase:
    """One `on` of the rule, as dateutil reads RFC 5545."""
    weekday = [rrule_weekday(on.weekday)] if isinstance(on, Weekday) else None
    if isinstance(on, Ordinal):
        weekday = [rrule_weekday(on.weekday, on.nth)]
    monthday: int | None = on.day if isinstance(on, DayOfMonth) else None
    if on is None and repeat.every.unit == "week":
        weekday = [rrule_weekday(repeat.from_.weekday())]
    elif on is None:
        monthday = repeat.from_.day
    return rrule(
        FREQUENCY[repeat.every.unit],
        dtstart=datetime.combine(repeat.from_, datetime.min.time()),
        interval=repeat.every.count,
        wkst=0,
        until=datetime.combine(repeat.until or LAST_DAY, datetime.min.time()),
        bymonth=repeat.from_.month if repeat.every.unit == "year" else None,
        bymonthday=monthday,
        byweekday=weekday,
    )


@settings(deadline=None)
@given(repeats())
def test_dates_agree_with_dateutil(repeat: Repeat) -> None:
    """Any rule names, at its beginning, the days that dateutil finds."""
    expected = sorted({at.date() for on in repeat.on or (None,) for at in islice(_oracle(repeat, on), 12)})[:12]
    assert expected == list(islice(dates(repeat), 12))


@settings(deadline=None)
@given(repeats(), DAYS)
def test_contains_agrees_with_dates(repeat: Repeat, day: date) -> None:
    """A day is contained exactly if the walk over the days meets it."""
    assert (next(dates(repeat, day), None) == day) is contains(repeat, day)


@settings(deadline=None)
@given(repeats(), DAYS)
def test_dates_since_are_the_rest_of_all(repeat: Repeat, since: date) -> None:
    """To begin later passes over earlier days and changes none."""
    assert [day for day in dates(repeat) if day >= since] == list(dates(repeat, since))


@settings(deadline=None)
@given(repeats())
def test_dates_rise_within_their_bounds(repeat: Repeat) -> None:
    """Days rise strictly, from `from` to `until` or the last day there is."""
    days = list(dates(repeat))
    assert all(earlier < later for earlier, later in pairwise(days))
    assert all(repeat.from_ <= day <= (repeat.until or LAST_DAY) for day in days)


def _first(repeat: Repeat, count: int) -> list[str]:
    return [day.isoformat() for day in islice(dates(repeat), count)]


def test_first_date_is_the_first_match_on_or_after_from() -> None:
    """Of a rule from a Wednesday on Monday and Thursday, the first date is the Thursday."""
    repeat = Repeat(Every(1, "week"), date(2026, 3, 4), (Weekday(0), Weekday(3)))
    assert _first(repeat, 3) == ["2026-03-05", "2026-03-09", "2026-03-12"]


def test_weeks_count_from_the_calendar_week_of_from() -> None:
    """Every second week from a Wednesday: the Monday of that week is past, so the first one is two weeks on."""
    repeat = Repeat(Every(2, "week"), date(2026, 3, 4), (Weekday(0), Weekday(6)))
    assert _first(repeat, 3) == ["2026-03-08", "2026-03-16", "2026-03-22"]


def test_day_that_a_month_lacks_is_left_out() -> None:
    """The 31st comes in seven months of a year."""
    repeat = Repeat(Every(1, "month"), date(2026, 1, 31), until=date(2026, 12, 31))
    assert [day.month for day in dates(repeat)] == [1, 3, 5, 7, 8, 10, 12]


def test_leap_day_comes_in_leap_years() -> None:
    """A yearly 29 February is left out in common years."""
    assert _first(Repeat(Every(1, "year"), date(2024, 2, 29)), 3) == ["2024-02-29", "2028-02-29", "2032-02-29"]


def test_fifth_weekday_is_left_out_where_there_is_none() -> None:
    """A fifth Saturday is not the last one."""
    repeat = Repeat(Every(1, "month"), date(2026, 1, 1), (Ordinal(5, 5),))
    assert _first(repeat, 3) == ["2026-01-31", "2026-05-30", "2026-08-29"]


def test_weekday_in_a_monthly_rule_is_each_of_the_month() -> None:
    """`mon` every second month is all Mondays of every second month."""
    repeat = Repeat(Every(2, "month"), date(2026, 6, 10), (Weekday(0),))
    assert _first(repeat, 5) == ["2026-06-15", "2026-06-22", "2026-06-29", "2026-08-03", "2026-08-10"]


def test_yearly_rule_stays_in_the_month_of_from() -> None:
    """`last fri` of a year's rule is that of the month of `from`."""
    repeat = Repeat(Every(1, "year"), date(2026, 5, 1), (Ordinal(-1, 4),))
    assert _first(repeat, 2) == ["2026-05-29", "2027-05-28"]


def test_until_is_inclusive() -> None:
    """The day of `until` is a date if the rule names it."""
    repeat = Repeat(Every(1, "week"), date(2026, 3, 2), until=date(2026, 3, 16))
    assert _first(repeat, 9) == ["2026-03-02", "2026-03-09", "2026-03-16"]


def test_rule_that_never_matches_has_no_date() -> None:
    """30 February in every year: the walk ends."""
    assert list(dates(Repeat(Every(1, "year"), date(2026, 2, 1), (DayOfMonth(30),)))) == []


def test_until_before_from_has_no_date() -> None:
    """A series that ends before it begins has none."""
    assert list(dates(Repeat(Every(1, "week"), date(2026, 3, 2), until=date(2026, 3, 2) - timedelta(days=1)))) == []
