import pytest

from tests.source.sites import EXAM, SORTING, event_mistakes, mistakes

MONDAYS = "repeat: {every: week, on: [mon], from: 2026-03-02}\n"
DAY = "date: 2026-12-10\n"
DAYS = "first-day: 2026-12-10\nlast-day: 2026-12-12\n"
THREE_DAYS = "first-day: 2027-06-07\nlast-day: 2027-06-09\n"
SUBJECT = "timetable: [{id: a, subject: 语文, date: 2027-06-07}]\n"
HOLIDAYS = "content/holidays.yml"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (DAY, "{action: cancel}"),
        (DAY, "{action: keep}"),
        (DAY, "{action: postpone, date: 2026-12-10}"),
        (DAY, "{action: move, to: {date: 2026-12-11}}"),
        (DAY, "{action: move, to: {time: 09:00-10:00}}"),
        (DAY, "{action: amend, to: {place: {name: 园}}}"),
        (DAYS, "{action: move, to: {first-day: 2026-12-11, last-day: 2026-12-13}}"),
        (DAYS + "time: 09:00-10:00\n", "{action: cancel, date: 2026-12-11}"),
        (DAYS + "time: 09:00-10:00\n", "{action: add, date: 2026-12-15}"),
        (MONDAYS, "{action: cancel}"),
        (MONDAYS, "{action: cancel, date: 2026-03-09}"),
        (MONDAYS, "{action: add, date: 2026-03-10, to: {time: 09:00-10:00}}"),
        (MONDAYS, "{action: keep, date: 2026-03-09}"),
        ("date: 待定\n", "{action: cancel}"),
        ("date: 待定\n", "{action: postpone}"),
    ],
)
def test_line_of_changes_that_says_enough_is_accepted(keys: str, line: str) -> None:
    """Every action in the events that know it."""
    assert event_mistakes(f"{keys}changes: [{line}]\n") == []


@pytest.mark.parametrize(
    ("keys", "line", "code"),
    [
        (DAY, "{action: move}", "move-needs-to"),
        (DAY, "{action: move, to: {}}", "move-needs-to"),
        (DAY, "{action: amend}", "amend-needs-to"),
        (DAY, "{action: amend, to: {date: 2026-12-11}}", "amend-with-day"),
        (DAY, "{action: cancel, to: {date: 2026-12-11}}", "to-not-allowed"),
        (DAY, "{action: keep, to: {time: 待定}}", "to-not-allowed"),
        (DAY, "{action: postpone, to: {}}", "to-not-allowed"),
        (DAY, "{action: add, date: 2026-12-11}", "add-needs-series"),
        (DAY, "{action: cancel, part: a}", "no-parts"),
        (DAY, "{action: cansel}", "unknown-value"),
        (DAYS, "{action: add, date: 2026-12-15}", "add-needs-series"),
        (MONDAYS, "{action: postpone}", "change-needs-date"),
        (MONDAYS, "{action: move, to: {date: 2026-03-10}}", "change-needs-date"),
        (MONDAYS, "{action: add}", "change-needs-date"),
        (MONDAYS, "{action: add, date: 2026-03-10, to: {date: 2026-03-11}}", "add-with-day"),
        (DAYS + "time: 09:00-10:00\n", "{action: keep}", "change-needs-date"),
        ("date: 待定\n", "{action: move, to: {date: 2026-12-10}}", "change-of-undated"),
        ("date: 待定\n", "{action: cancel, date: 2026-12-10}", "change-of-undated"),
    ],
)
def test_line_of_changes_that_says_too_little_is_refused(keys: str, line: str, code: str) -> None:
    """Nobody could tell what is to happen."""
    assert [name for name, *_ in event_mistakes(f"{keys}changes: [{line}]\n")] == [code]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("{action: cancel}", []),
        ("{action: cancel, part: a}", []),
        ("{action: move, part: a, to: {date: 2027-06-08}}", []),
        ("{action: postpone, date: 2027-06-07}", []),
        ("{action: postpone}", ["change-needs-part"]),
        ("{action: cancel, part: b}", ["unknown-part"]),
        ("{action: cancel, part: a, date: 2027-06-07}", ["part-and-date"]),
        ("{action: add, part: a}", ["add-needs-series"]),
    ],
)
def test_change_of_an_exam_names_a_part(line: str, codes: list[str]) -> None:
    """`date` names the exam as a whole; `cancel` alone takes all."""
    assert [name for name, *_ in event_mistakes(f"{THREE_DAYS}{SUBJECT}changes: [{line}]\n", EXAM)] == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("{action: cancel}", []),
        ("{action: move, part: a, to: {date: 2026-12-11}}", []),
        ("{action: cancel, date: 2026-12-10}", ["change-needs-part"]),
        ("{action: amend, to: {time: 待定}}", ["change-needs-part"]),
    ],
)
def test_change_of_a_campaign_names_a_session(line: str, codes: list[str]) -> None:
    """Two sessions may share a day, so a date names none."""
    keys = f"sessions: [{{id: a, date: 2026-12-10}}, {{id: b, date: 2026-12-10}}]\nchanges: [{line}]\n"
    assert [name for name, *_ in event_mistakes(keys, SORTING)] == codes


@pytest.mark.parametrize(
    ("keys", "lines", "clash"),
    [
        (MONDAYS, ("{action: keep, date: 2026-03-09}", "{action: keep, date: 2026-03-16}"), False),
        (MONDAYS, ("{action: keep, date: 2026-03-09}", "{action: cancel}"), False),
        (MONDAYS, ("{action: keep, date: 2026-03-09}", "{action: cancel, date: 2026-03-09}"), True),
        (MONDAYS, ("{action: cancel}", "{action: cancel}"), True),
        (DAY, ("{action: keep}", "{action: cancel, date: 2026-12-10}"), True),
        (DAY, ("{action: keep}", "{action: cancel}"), True),
    ],
)
def test_one_line_for_each_date(keys: str, lines: tuple[str, str], clash: bool) -> None:
    """Of two lines for one date nobody could say which holds; a cancellation of the rest stands beside earlier lines."""
    found = event_mistakes(f"{keys}changes:\n  - {lines[0]}\n  - {lines[1]}\n")
    assert [(code, line) for code, line, _ in found] == ([("changed-twice", 5)] if clash else [])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("timetable: [{id: a, subject: 语文, date: 2027-06-09}]\n", []),
        ("timetable: [{id: a, subject: 语文, date: 2027-06-10}]\n", [("part-outside-exam", 4, 40)]),
        (
            "windows: [{id: a, kind: quiet, where: x, first-day: 2027-06-09, last-day: 2027-06-10}]\n",
            [("part-outside-exam", 4, 53)],
        ),
        ("points: [{id: a, place: {name: x}, date: 2027-06-06}]\n", []),
        ("points: [{id: a, place: {name: x}, date: 2027-06-05}]\n", [("point-outside-exam", 4, 42)]),
        ("points: [{id: a, place: {name: x}, date: 2027-06-10}]\n", [("point-outside-exam", 4, 42)]),
        ("time: 09:00-11:30\n", [("time-not-used", 4, 1)]),
        (
            SUBJECT + "windows: [{id: a, kind: quiet, where: x, date: 2027-06-07}]\n",
            [("duplicate-part", 5, 16)],
        ),
        ("measures: [{title: x, count: 三, items: [{what: 一}, {what: 二}]}]\n", [("measures-count", 4, 30)]),
        ("measures: [{title: x, count: 三, items: 待定}]\n", []),
        ("measures: [{title: x, count: 三, items: 以后}]\n", [("expected-list-or-tbd", 4, 40)]),
    ],
)
def test_parts_of_an_exam_fit_its_days(keys: str, expected: list[tuple[str, int, int]]) -> None:
    """Timetable and windows lie within them, points may begin a day early; counts are those announced."""
    assert event_mistakes(THREE_DAYS + keys, EXAM) == expected


def test_exam_has_days_of_its_own() -> None:
    """It has no rule, and while its days are not known its parts have none."""
    assert event_mistakes("repeat: {every: year, from: 2027-06-07}\n", EXAM) == [("exam-repeats", 2, 1)]
    assert event_mistakes("date: 待定\n" + SUBJECT, EXAM) == [("part-of-undated", 3, 40)]


def test_campaign_needs_a_session_and_no_time() -> None:
    assert event_mistakes("sessions: []\n", SORTING) == [("empty-list", 2, 11)]
    assert event_mistakes("sessions: [{id: a, date: 2026-12-10}]\ntime: 09:00-10:00\n", SORTING) == [("time-not-used", 3, 1)]
    assert event_mistakes("sessions: [{id: a, date: 2026-12-10}, {id: a, date: 2026-12-11}]\n", SORTING) == [("duplicate-part", 2, 44)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("  holidays: [{name: 元旦, first-day: 2025-12-31, last-day: 2026-01-02}]\n", []),
        ("  holidays: [{name: 国庆节, first-day: 2027-10-01, last-day: 2027-10-07}]\n", [("holiday-of-other-year", 3, 37)]),
        ("  holidays: [{name: 国庆节, first-day: 2026-09-30, last-day: 2026-09-31}]\n", [("bad-date", 3, 59)]),
        ("  holidays: [{name: 一, date: 2026-01-01}, {name: 二, date: 2026-01-01}]\n", [("holidays-overlap", 3, 59)]),
        ("  workdays: [2024-01-04]\n", [("workday-of-other-year", 3, 14)]),
        ("  holidays: [{name: 一, date: 2026-01-01}]\n  workdays: [2026-01-01]\n", [("workday-in-holiday", 4, 14)]),
        ("  workdays: [2026-01-04, 2026-01-04]\n", [("twice-in-list", 3, 26)]),
    ],
)
def test_holidays_of_a_year_do_not_contradict_each_other(keys: str, expected: list[tuple[str, int, int]]) -> None:
    assert mistakes(HOLIDAYS, f'"2026":\n  source: {{title: 通知}}\n{keys}') == expected


def test_holidays_stand_below_their_year() -> None:
    assert mistakes(HOLIDAYS, '"26": {source: {title: 通知}}\n') == [("bad-year", 1, 1)]
    assert mistakes(HOLIDAYS, '"2026": {holidays: []}\n') == [("missing-key", 1, 10)]
