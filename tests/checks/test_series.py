"""Series against their exceptions and the public holidays."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from generator.model.when import Days
from tests.checks.sample import WEEKLY, run, said, series

ASK = "every: week, on: [mon, thu], from: 2026-03-02, until: 2026-12-31, holidays: ask"
WEEKDAYS = [str(day) for day in Days(date(2026, 6, 1), date(2026, 9, 30)) if day.weekday() < 5]
OCTOBER = datetime(2026, 10, 3, 8, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_except_names_a_date() -> None:
    """A day that the rule does not name is told with the dates around it."""
    (mistake,) = run(series(rule="every: week, from: 2026-03-02, except: [2026-06-08, 2026-06-09]"))
    assert (mistake.code, dict(mistake.arguments)) == ("except-without-date", {"value": "2026-06-09", "nearest": "2026-06-08、2026-06-15"})


@pytest.mark.parametrize(
    "rule",
    [
        "every: year, on: [30], from: 2026-02-01",
        "every: week, on: [mon], from: 2026-06-02, until: 2026-06-07",
        "every: week, from: 2026-06-01, until: 2026-06-01, except: [2026-06-01]",
    ],
)
def test_series_without_any_date_is_told(rule: str) -> None:
    """What never takes place was not meant so."""
    assert said(series(rule=rule)) == [f"{WEEKLY}:3 “repeat” series-without-dates"]


@pytest.mark.parametrize(
    ("on", "policy", "told"),
    [
        ("mon, tue, wed, thu, fri, sat, sun", "shift", [f"{WEEKLY}:3 “shift” shift-without-room"]),
        ("mon, tue, wed, thu, fri, sat, sun", "skip", []),
        ("mon, tue, wed, thu, fri, sat", "shift", []),
    ],
)
def test_series_on_every_day_has_no_room_to_shift(on: str, policy: str, told: list[str]) -> None:
    """Nor may its dates leave a holiday for a day of another date."""
    assert said(series(rule=f"every: week, on: [{on}], from: 2026-06-01, until: 2026-12-31, holidays: {policy}")) == told


def test_holiday_without_an_answer_is_an_error() -> None:
    """Where a series asks, each holiday is told once with all its dates."""
    (mistake,) = run(series(rule=ASK))
    assert (mistake.code, mistake.severity) == ("holiday-unanswered", "error")
    assert dict(mistake.arguments) == {"holiday": "国庆节", "days": "2026-10-01、2026-10-05", "example": "2026-10-01"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["{date: 2026-10-01, action: keep}"], ["holiday-unanswered"]),
        (["{date: 2026-10-01, action: keep}", "{date: 2026-10-05, action: cancel}"], []),
        (["{action: cancel, announced: 2026-06-01}"], []),
    ],
)
def test_holiday_is_answered_by_a_line_for_each_date(lines: list[str], told: list[str]) -> None:
    """One of two is not enough; a series that is cancelled is asked nothing."""
    assert [mistake.code for mistake in run(series(*lines, rule=ASK))] == told


def test_holiday_asks_only_for_dates_to_come() -> None:
    """What is past needs no answer any more."""
    (mistake,) = run(series(rule=ASK), OCTOBER)
    assert dict(mistake.arguments)["days"] == "2026-10-05"


def test_excepted_date_needs_no_answer() -> None:
    """A date that is left out is answered."""
    assert said(series(rule=ASK.replace("holidays", "except: [2026-10-01, 2026-10-05], holidays"))) == []


@pytest.mark.parametrize(("policy", "years"), [("keep", []), ("skip", ["2027"]), ("shift", ["2027"]), ("ask", ["2027"])])
def test_year_without_holidays_is_told(policy: str, years: list[str]) -> None:
    """Once for a series that heeds holidays, for each year with a date up to the end of what is shown."""
    rule = f"every: week, on: [tue], from: 2026-10-13, until: 2028-12-31, holidays: {policy}"
    found = run(series(rule=rule))
    assert [(mistake.code, dict(mistake.arguments)["year"], mistake.severity) for mistake in found] == [
        ("holidays-unpublished", year, "warning") for year in years
    ]


def test_series_with_many_exceptions_is_told() -> None:
    """More than 80 days left out, moved or cancelled are more than calendars read."""
    rule = "every: week, on: [mon, tue, wed, thu, fri], from: 2026-06-01, until: 2026-12-31, except: [{}]"
    assert said(series(rule=rule.format(", ".join(WEEKDAYS[:80])))) == []
    assert said(series(rule=rule.format(", ".join(WEEKDAYS[:81])))) == [f"{WEEKLY}:3 “repeat” many-exceptions"]
    moved = f"{{date: {WEEKDAYS[80]}, action: cancel}}"
    assert said(series(moved, rule=rule.format(", ".join(WEEKDAYS[:80])))) == [f"{WEEKLY}:3 “repeat” many-exceptions"]
    kept = "{date: 2026-12-01, action: keep}", "{date: 2026-12-05, action: add}"
    assert said(series(*kept, rule=rule.format(", ".join(WEEKDAYS[:80])))) == []


@pytest.mark.parametrize("policy", ["skip", "shift"])
def test_holidays_count_as_exceptions(policy: str) -> None:
    """Dates left out or shifted are exceptions in a calendar as much as the author's own."""
    rule = f"every: week, on: [mon, tue, wed, thu, fri], from: 2026-06-01, until: 2026-12-31, holidays: {policy}, except: [{{}}]"
    # the holiday takes five of its days, from Thursday to Wednesday
    assert said(series(rule=rule.format(", ".join(WEEKDAYS[:75])))) == []
    assert said(series(rule=rule.format(", ".join(WEEKDAYS[:76])))) == [f"{WEEKLY}:3 “repeat” many-exceptions"]


def test_cancelling_all_is_one_line_and_not_many_exceptions() -> None:
    """A calendar is told of the end of a series, not of each date."""
    rule = f"every: week, on: [mon, tue, wed, thu, fri], from: 2026-06-01, except: [{', '.join(WEEKDAYS[:80])}]"
    assert said(series("{action: cancel, announced: 2026-06-01}", rule=rule)) == []
