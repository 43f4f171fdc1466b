from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.station import Opened
from generator.model.when import Days, TimeRange, Unclocked
from generator.source import times
from generator.source.scalars import Refused


def refused(text: str) -> tuple[str, object]:
    """The code, and what is proposed instead."""
    with pytest.raises(Refused) as problem:
        times.day(text)
    return problem.value.code, problem.value.arguments.get("example")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_is_read(day: date) -> None:
    assert times.day(day.isoformat()) == day


def test_full_width_day_is_read() -> None:
    assert times.day("２０２６－１２－１０") == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("text", "code", "example"),
    [
        ("2026-02-30", "bad-date", "2026-02-28"),
        ("2026-04-31", "bad-date", "2026-04-30"),
        ("2026-13-01", "bad-date", "2026-12-01"),
        ("2026-00-00", "bad-date", "2026-01-01"),
        ("2026-5-1", "date-form", "2026-05-01"),
        ("2026/12/10", "date-form", "2026-12-10"),
        ("2026年12月10日", "date-form", "2026-12-10"),
        ("明天", "date-form", "2026-12-10"),
        ("", "date-form", "2026-12-10"),
        ("2026-12-10 ", "", ""),
        ("20261210", "date-form", "2026-12-10"),
        ("9999-12-31", "date-out-of-range", None),
        ("1999-12-31", "date-out-of-range", None),
        ("２０２６－０２－３０", "bad-date", "2026-02-28"),
    ],
)
def test_day_that_is_none_proposes_one(text: str, code: str, example: str | None) -> None:
    """The last day of that month, or the same day as it is written here."""
    if not code:
        assert times.day(text) == date(2026, 12, 10)
    else:
        assert refused(text) == (code, example)


def test_days_are_inclusive_and_at_most_366() -> None:
    """A leap year fits, a day more does not."""
    assert times.days(date(2028, 1, 1), date(2028, 12, 31)) == Days(date(2028, 1, 1), date(2028, 12, 31))
    with pytest.raises(Refused, match="too-many-days"):
        times.days(date(2028, 1, 1), date(2029, 1, 1))
    with pytest.raises(Refused, match="days-order"):
        times.days(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("08:30-11:00", 510, 660),
        ("8:30-11:00", 510, 660),
        ("０８：３０－１１：００", 510, 660),
        ("08：30—11：00", 510, 660),
        ("08:30——11:00", 510, 660),
        ("08:30 – 11:00", 510, 660),
        ("19:00-次日02:00", 1140, 1560),
        ("19:00-24:00", 1140, 1440),
        ("00:00-24:00", 0, 1440),
        ("08:00-次日08:00", 480, 1920),
        ("23:59-次日00:00", 1439, 1440),
    ],
)
def test_time_is_minutes_of_its_day(text: str, start: int, end: int) -> None:
    """An end after midnight counts on."""
    assert times.time(text) == TimeRange(start, end)


def test_time_may_be_unknown() -> None:
    assert times.time("待定") is Unclocked.TBD


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("11:00-08:30", "time-order"),
        ("08:30-08:30", "time-order"),
        ("08:00-次日09:00", "time-too-long"),
        ("24:00-次日01:00", "no-such-time"),
        ("08:30-24:01", "no-such-time"),
        ("08:60-09:00", "no-such-time"),
        ("08:30-11:75", "no-such-time"),
        ("08:30", "bad-time"),
        ("08:30-11:00-12:00", "bad-time"),
        ("8点-11点", "bad-time"),
        ("全天", "bad-time"),
        ("", "bad-time"),
        ("²²:³³-11:00", "bad-time"),
    ],
)
def test_time_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as problem:
        times.time(text)
    assert problem.value.code == code


def test_opened_is_a_day_a_month_or_a_year() -> None:
    assert [times.opened(text) for text in ("1996", "2024-05", "2024-05-01", "２０２４")] == [
        Opened(1996),
        Opened(2024, 5),
        Opened(2024, 5, 1),
        Opened(2024),
    ]
    for text in ("去年", "2024-13", "2024-02-30", "24", "1896", "2024-5"):
        with pytest.raises(Refused, match="bad-opened"):
            times.opened(text)
