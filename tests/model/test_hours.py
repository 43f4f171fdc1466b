"""What holds on a day and at a minute. The cases of open_now.json are those that the browser's script is held to as well."""

from datetime import datetime
from typing import Any

import pytest

from generator.model.hours import DayWord, HoursException, HoursLine, Open, Unsaid, UsualHours, WholeDay, hours_on, state_at, usual_week
from generator.model.when import TimeRange
from tests.model.open_cases import HOLIDAYS, VECTORS, station_of
from tests.model.sample import GOLDEN_WEEK, day, days


@pytest.mark.parametrize("case", VECTORS["stations"], ids=lambda case: case["name"])
def test_state_at_agrees_with_the_shared_cases(case: Any) -> None:
    """Every minute named in the shared cases has the state written beside it."""
    station = station_of(case)
    found = {}
    for written in case["at"]:
        at = datetime.fromisoformat(written)
        found[written] = state_at(station.hours, station.exceptions, at.date(), at.hour * 60 + at.minute, HOLIDAYS).value
    assert case["at"] == found


EVERY_DAY = HoursLine(frozenset(range(7)), (TimeRange(540, 1080),))


@pytest.mark.parametrize(
    ("lines", "on", "said"),
    [
        ([EVERY_DAY], "0601", (TimeRange(540, 1080),)),
        ([HoursLine(frozenset({0}), WholeDay.CLOSED), EVERY_DAY], "0601", (TimeRange(540, 1080),)),
        ([HoursLine(frozenset({1}), (TimeRange(0, 60),))], "0601", WholeDay.CLOSED),
        ([EVERY_DAY], "1001", Unsaid.ASK),
        ([], "1001", Unsaid.ASK),
        ([], "0601", WholeDay.CLOSED),
    ],
)
def test_hours_on_a_day_are_those_of_its_last_line(lines: list[HoursLine], on: str, said: Open | Unsaid) -> None:
    """The last line that speaks of the day holds; a day of which none does is closed, a holiday is to be asked about."""
    assert hours_on(lines, (), day(on), GOLDEN_WEEK) == said


def test_last_exception_holds() -> None:
    """Of two exceptions for a day the later one is the correction."""
    exceptions = [HoursException(days("0601..0630"), WholeDay.CLOSED), HoursException(days("0602"), WholeDay.ALWAYS)]
    said = [hours_on([EVERY_DAY], exceptions, day(on), GOLDEN_WEEK) for on in ("0531", "0601", "0602")]
    assert said == [EVERY_DAY.open, WholeDay.CLOSED, WholeDay.ALWAYS]


NINE_TO_SIX = (TimeRange(540, 1080),)
NINE_TO_NOON = (TimeRange(540, 720),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(frozenset(range(7)), NINE_TO_SIX)], [((frozenset(range(7)),), NINE_TO_SIX)]),
        (
            [(frozenset(range(7)), NINE_TO_SIX), (frozenset({6}), WholeDay.CLOSED), (DayWord.HOLIDAY, WholeDay.CLOSED)],
            [((frozenset(range(6)),), NINE_TO_SIX), ((frozenset({6}), DayWord.HOLIDAY), WholeDay.CLOSED)],
        ),
        (
            [(DayWord.WORKDAY, NINE_TO_SIX), (DayWord.HOLIDAY, NINE_TO_NOON)],
            [((DayWord.WORKDAY,), NINE_TO_SIX), ((frozenset({5, 6}),), WholeDay.CLOSED), ((DayWord.HOLIDAY,), NINE_TO_NOON)],
        ),
        (
            [(DayWord.WORKDAY, NINE_TO_SIX), (DayWord.WEEKEND, NINE_TO_NOON), (frozenset({4}), NINE_TO_NOON)],
            [((frozenset(range(4)),), NINE_TO_SIX), ((DayWord.WEEKEND, frozenset({4})), NINE_TO_NOON)],
        ),
    ],
)
def test_usual_week_joins_days_with_the_same_hours(lines: Any, expected: Any) -> None:
    """Later lines take their days; a day nobody speaks of is closed; 工作日 stands only for all five days."""
    assert usual_week([HoursLine(*line) for line in lines]) == tuple(UsualHours(*group) for group in expected)
