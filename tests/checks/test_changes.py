"""Lines of `changes` that name no date, or leave a date impossible."""

import pytest

from tests.checks.sample import CAMPAIGN, EXAM, ONCE, WEEKLY, exam, run, said, series


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{date: 2026-06-08, action: cancel}", []),
        ("{date: 2026-06-09, action: cancel}", ["5 “2026-06-09” change-without-date"]),
        ("{date: 2026-06-09, action: keep}", ["5 “2026-06-09” change-without-date"]),
        ("{date: 2026-02-26, action: cancel}", ["5 “2026-02-26” change-without-date"]),
        ("{date: 2026-06-09, action: add}", []),
        ("{date: 2026-06-08, action: add}", ["5 “2026-06-08” add-is-a-date"]),
        ("{date: 2026-06-08, action: move, to: {date: 2026-06-11}}", []),
        ("{date: 2026-06-08, action: move, to: {first-day: 2026-06-09, last-day: 2026-06-10}}", ["5 “2026-06-09” clock-on-several-days"]),
        ("{date: 2026-06-08, action: move, to: {first-day: 2026-06-09, last-day: 2026-06-10, time: 待定}}", []),
        ("{action: cancel, announced: 2026-06-01}", []),
        ("{action: cancel}", ["5 “cancel” cancelled-since-when"]),
    ],
)
def test_change_of_a_series_names_one_of_its_dates(line: str, told: list[str]) -> None:
    """A day by the rule; of `add` a day that is none."""
    assert said(series(line)) == [f"{WEEKLY}:{each}" for each in told]


def test_change_without_date_offers_the_dates_around() -> None:
    """The author sees which day was probably meant; before the first date there is only one."""
    around = [
        dict(mistake.arguments)["nearest"]
        for mistake in run(series("{date: 2026-06-09, action: cancel}", "{date: 2026-01-01, action: cancel}"))
    ]
    assert around == ["2026-06-08、2026-06-11", "2026-03-02"]


@pytest.mark.parametrize("action", ["cancel", "keep", "add"])
def test_change_of_an_excepted_date_is_told(action: str) -> None:
    """Both places are shown: one of them must go."""
    rule = "every: week, from: 2026-03-02, except: [2026-06-08]"
    (mistake,) = run(series(f"{{date: 2026-06-08, action: {action}}}", rule=rule))
    assert (mistake.code, [also.line for also in mistake.also]) == ("change-of-excepted", [3])  # type: ignore[union-attr]


def test_change_may_name_a_date_that_a_holiday_takes() -> None:
    """The line outranks the policy, so the day by the rule is one to name."""
    rule = "every: week, on: [thu], from: 2026-03-05, until: 2026-12-31, holidays: skip"
    assert said(series("{date: 2026-10-01, action: keep}", rule=rule)) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{date: 2026-06-10, action: cancel}", []),
        ("{action: cancel}", []),
        ("{date: 2026-06-11, action: cancel}", ["5 “2026-06-11” change-of-other-day"]),
        ("{action: move, to: {first-day: 2026-06-11, last-day: 2026-06-12}}", ["5 “2026-06-11” clock-on-several-days"]),
    ],
)
def test_change_of_a_one_time_event_names_its_day(line: str, told: list[str]) -> None:
    """Or none."""
    text = f"title: 日\ndate: 2026-06-10\ntime: 08:30-11:00\nchanges:\n  - {line}\n"
    assert said({ONCE: text}) == [f"{ONCE}:{each}" for each in told]


def test_clock_does_not_come_to_several_days_by_amending() -> None:
    """A span of whole days is given no time of day afterwards."""
    text = "title: 周\nfirst-day: 2026-06-10\nlast-day: 2026-06-12\nchanges: [{action: amend, to: {time: 08:00-09:00}}]\n"
    assert said({ONCE: text}) == [f"{ONCE}:4 “08:00-09:00” clock-on-several-days"]


def test_change_of_a_daily_series_names_one_of_its_days() -> None:
    """`first-day` + `last-day` with a time has a date each day."""
    text = "title: 日\nfirst-day: 2026-06-10\nlast-day: 2026-06-12\ntime: 08:00-09:00\nchanges:\n"
    assert said({ONCE: text + "  - {date: 2026-06-11, action: cancel}\n"}) == []
    assert said({ONCE: text + "  - {date: 2026-06-13, action: cancel}\n"}) == [f"{ONCE}:6 “2026-06-13” change-without-date"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{part: road, action: move, to: {first-day: 2026-06-08, last-day: 2026-06-09}}", []),
        ("{part: road, action: move, to: {date: 2026-06-08}}", ["8 “2026-06-08” window-of-other-length"]),
        ("{part: zh, action: move, to: {first-day: 2026-06-07, last-day: 2026-06-08}}", ["8 “2026-06-07” clock-on-several-days"]),
        ("{part: gate, action: move, to: {first-day: 2026-06-06, last-day: 2026-06-07}}", []),
        ("{date: 2026-06-07, action: postpone}", []),
        ("{date: 2026-06-08, action: postpone}", ["8 “2026-06-08” change-of-other-day"]),
        ("{action: cancel}", ["8 “cancel” cancelled-since-when"]),
    ],
)
def test_change_of_an_exam_leaves_its_parts_possible(line: str, told: list[str]) -> None:
    """A window keeps its number of days, a subject its one day; a point may span several."""
    assert said(exam(line)) == [f"{EXAM}:{each}" for each in told]


def test_session_moves_to_one_day() -> None:
    """A session with a clock lies on one day."""
    text = "title: 五进\nsessions: [{id: a, date: 2026-06-10, time: 09:00-10:00}]\nchanges:\n"
    move = "  - {part: a, action: move, to: {first-day: 2026-06-11, last-day: 2026-06-12}}\n"
    assert said({CAMPAIGN: text + move}) == [f"{CAMPAIGN}:4 “2026-06-11” clock-on-several-days"]
