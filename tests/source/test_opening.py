import pytest

from generator.model.hours import DayWord, HoursLine, WholeDay
from generator.model.when import TimeRange
from generator.source import opening
from generator.source.scalars import Refused

MORNING, AFTERNOON = TimeRange(510, 720), TimeRange(870, 1080)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每天", {0, 1, 2, 3, 4, 5, 6}),
        ("周一", {0}),
        ("周日", {6}),
        ("周一至周五", {0, 1, 2, 3, 4}),
        ("周一、周四", {0, 3}),
        ("周一至周三、周五、周日", {0, 1, 2, 4, 6}),
    ],
)
def test_days_of_the_week_are_numbers(text: str, days: set[int]) -> None:
    assert opening.line(f"{text} 08:30-12:00") == HoursLine(frozenset(days), (MORNING,))


def test_day_words_wait_for_the_holidays() -> None:
    """Which days 工作日, 周末 and 节假日 are is known only with a year's notice."""
    assert [opening.line(f"{word} 休息").days for word in ("工作日", "周末", "节假日")] == [
        DayWord.WORKDAY,
        DayWord.WEEKEND,
        DayWord.HOLIDAY,
    ]


def test_right_side_is_ranges_or_a_word() -> None:
    """Ranges come sorted, in full-width forms too; after midnight they count on."""
    assert [
        opening.line(f"每天 {text}").open for text in ("14:30-18:00,08:30-12:00", "０８：３０－１２：００，14:30-18:00", "休息", "24小时")
    ] == [
        (MORNING, AFTERNOON),
        (MORNING, AFTERNOON),
        WholeDay.CLOSED,
        WholeDay.ALWAYS,
    ]
    assert opening.line("周五19:00-次日02:00").open == (TimeRange(1140, 1560),)


def test_always_stands_alone_for_every_day() -> None:
    assert opening.line("24小时") == HoursLine(frozenset(range(7)), WholeDay.ALWAYS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("每天 早上到晚上", "bad-hours"),
        ("每天", "bad-hours"),
        ("星期一 08:30-12:00", "bad-hours"),
        ("周一至周三至周五 08:30-12:00", "bad-hours"),
        ("周五至周一 08:30-12:00", "bad-hours"),
        ("每天 08:30-12:00;14:30-18:00", "bad-hours"),
        ("每天 08:30-12:00,", "bad-hours"),
        ("夏季 08:30-12:00", "bad-hours"),
        ("", "bad-hours"),
        ("08:30-12:00", "hours-without-day"),
        ("休息", "hours-without-day"),
        ("每天 08:30-12:00,11:00-18:00", "hours-overlap"),
        ("每天 08:30-12:00,12:00-18:00", "hours-overlap"),
        ("每天 01:00-05:00,19:00-次日02:00", "hours-overlap"),
        ("每天 18:00-08:30", "time-order"),
        ("每天 08:30-25:00", "no-such-time"),
    ],
)
def test_hours_nobody_can_compute_are_refused(text: str, code: str) -> None:
    """Nothing is inferred: four of thirty real texts came out silently wrong when it was tried."""
    with pytest.raises(Refused) as problem:
        opening.line(text)
    assert problem.value.code == code


def test_hours_of_an_exception_have_no_day_word() -> None:
    assert opening.open_hours("08:30-12:00") == (MORNING,)
    with pytest.raises(Refused, match="bad-hours"):
        opening.open_hours("每天 08:30-12:00")
