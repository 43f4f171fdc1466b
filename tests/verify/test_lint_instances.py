"""Whether a date is one of a series: as dateutil expands the same rule."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.verify.lint.instances import is_in_series
from generator.verify.lint.rules import parse
from generator.verify.lint.values import Moment

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NINE = time(9)


def lists(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(",".join)


def numbers(low: int, high: int) -> st.SearchStrategy[str]:
    return lists(st.integers(low, high).filter(bool).map(str))


months = numbers(1, 12).map("BYMONTH={}".format)
days_of_month = numbers(-31, 31).map("BYMONTHDAY={}".format)
weekdays = lists(st.sampled_from(WEEKDAYS)).map("BYDAY={}".format)


def nth_weekdays(*nth: int) -> st.SearchStrategy[str]:
    """Never mixed with every weekday: dateutil takes a mixture for days that are both."""
    return lists(st.builds("{}{}".format, st.sampled_from(nth), st.sampled_from(WEEKDAYS))).map("BYDAY={}".format)


def some(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Each part or not."""
    return st.tuples(*(st.one_of(st.just(""), part) for part in parts)).map(lambda chosen: [part for part in chosen if part])


PARTS = {
    "DAILY": st.one_of(some(months, days_of_month), some(months, weekdays)),
    "WEEKLY": some(months, weekdays),
    "MONTHLY": st.one_of(some(months, days_of_month), some(months, weekdays), some(months, nth_weekdays(1, 2, 5, -1, -2))),
    "YEARLY": st.one_of(
        *(some(months, days_of_month), some(months, weekdays), some(nth_weekdays(1, 20, 53, -1, -53))),
        *(
            nth_weekdays(1, 5, -1).flatmap(lambda nth: months.map(lambda month: [month, nth])),
            some(numbers(-366, 366).map("BYYEARDAY={}".format)),
        ),
    ),
}
ENDS = st.one_of(
    st.just(""),
    st.integers(1, 40).map("COUNT={}".format),
    st.dates(date(2026, 1, 1), date(2032, 1, 1)).map("UNTIL={:%Y%m%d}T090000".format),
)
rules = st.sampled_from(sorted(PARTS)).flatmap(
    lambda frequency: st.tuples(
        *(st.just(f"FREQ={frequency}"), st.integers(1, 5).map("INTERVAL={}".format), ENDS, PARTS[frequency].map(";".join)),
        st.sampled_from(WEEKDAYS).map("WKST={}".format),
    ).map(lambda parts: ";".join(part for part in parts if part))
)


@given(rules, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.lists(st.integers(0, 1500), min_size=30, max_size=60))
@settings(max_examples=400, deadline=None)
def test_date_is_in_series_as_dateutil_says(rule: str, start: date, later: list[int]) -> None:
    """The first date always, whatever the rule says of it; its COUNT is then one less for dateutil, which does not count it."""
    parsed, faults = parse(rule)
    assert faults == []
    first = datetime.combine(start, NINE)
    last = start + timedelta(days=1501)
    expanded = {each.date() for each in rrulestr(f"RRULE:{rule}", dtstart=first).between(first, datetime.combine(last, NINE), inc=True)}
    if start not in expanded:
        if parsed.count:
            return
        expanded.add(start)
    moments = [Moment(start + timedelta(days=days), NINE, "") for days in later]
    found = [is_in_series(parsed, Moment(start, NINE, ""), each, lambda: True) for each in moments]
    assert found == [each.day in expanded for each in moments]


@pytest.mark.parametrize(
    ("rule", "at", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", Moment(date(2026, 12, 17), time(10), "X"), False),
        ("FREQ=WEEKLY;BYDAY=TH", Moment(date(2026, 12, 3), NINE, "X"), False),
        ("FREQ=WEEKLY;BYDAY=TH;BYHOUR=10", Moment(date(2026, 12, 17), time(10), "X"), None),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", Moment(date(2026, 12, 29), NINE, "X"), None),
        ("FREQ=HOURLY", Moment(date(2026, 12, 17), NINE, "X"), None),
        ("FREQ=YEARLY;BYWEEKNO=51", Moment(date(2026, 12, 17), NINE, "X"), None),
        ("FREQ=DAILY;UNTIL=20261217T010000Z", Moment(date(2026, 12, 17), NINE, "Asia/Shanghai"), True),
        ("FREQ=DAILY;UNTIL=20261217T005959Z", Moment(date(2026, 12, 17), NINE, "Asia/Shanghai"), False),
        ("FREQ=DAILY;UNTIL=20261217T005959Z", Moment(date(2026, 12, 17), NINE, "Our own zone"), True),
        ("FREQ=DAILY;UNTIL=20261217T005959Z", Moment(date(2026, 12, 19), NINE, "Our own zone"), False),
    ],
)
def test_date_is_judged_only_where_it_can_be(rule: str, at: Moment, expected: bool | None) -> None:
    """The hour as well; None for what is not reckoned out; a day's grace for a zone that only the file knows."""
    parsed, _ = parse(rule)
    assert is_in_series(parsed, Moment(date(2026, 12, 10), NINE, at.zone), at, lambda: True) is expected


def test_counting_ends_when_it_is_enough() -> None:
    """A rule of a million dates is then taken at its word."""
    parsed, _ = parse("FREQ=DAILY;COUNT=1000000")
    steps = iter([True] * 100)
    start, at = (Moment(day, None, "") for day in (date(2000, 1, 1), date(2099, 1, 1)))
    assert is_in_series(parsed, start, at, lambda: next(steps, False)) is None
