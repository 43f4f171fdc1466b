"""An event as schema.org describes it."""

import json
from typing import Any

import pytest

from tests.outputs.pages import event_page


def data(yaml: str, kind: str = "clean-city", now: str = "2026-11-25T08:00", tag: str = "zh-Hans") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(event_page(yaml, kind, now, tag).json_ld)
    return found


def test_one_time_event_has_all_that_the_contract_names() -> None:
    """Timed, with the site's offset; the address is the page's own canonical."""
    found = data(
        """
        date: 2026-12-10
        time: 19:00-次日02:00
        place: {name: 球场, address: 中路1号}
        organisers: [{org: bureau}, {org: team, role: support}]
        """,
        tag="en",
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "大扫除",
        "startDate": "2026-12-10T19:00:00+08:00",
        "endDate": "2026-12-11T02:00:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "球场", "address": "中路1号"},
        "organizer": {"@type": "Organization", "name": "城管分局"},
        "url": "https://example.org/town/en/events/day/",
    }


@pytest.mark.parametrize(
    ("yaml", "start", "end", "status"),
    [
        ("first-day: 2026-12-10\nlast-day: 2026-12-12", "2026-12-10", "2026-12-12", "EventScheduled"),
        ("date: 2026-12-10\nchanges: [{action: cancel}]", "2026-12-10", "2026-12-10", "EventCancelled"),
        ("date: 2026-12-10\nchanges: [{action: postpone}]", "2026-12-10", "2026-12-10", "EventPostponed"),
        ("date: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-12}}]", "2026-12-12", "2026-12-12", "EventRescheduled"),
        (
            "repeat: {every: week, from: 2026-11-26}\nchanges: [{date: 2026-11-26, action: cancel}]",
            "2026-12-03",
            "2026-12-03",
            "EventScheduled",
        ),
        ("repeat: {every: week, from: 2026-03-02, until: 2026-03-10}", "2026-03-09", "2026-03-09", "EventScheduled"),
    ],
)
def test_days_are_inclusive_and_a_series_shows_its_next_date(yaml: str, start: str, end: str, status: str) -> None:
    """All-day events end on their last day; a series shows the next date that takes place, or else its last."""
    found = data(yaml)
    assert (found["startDate"], found["endDate"], found["eventStatus"]) == (start, end, f"https://schema.org/{status}")


def test_moved_event_names_its_old_day() -> None:
    """`previousStartDate` belongs to EventRescheduled."""
    assert data("date: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-12}}]")["previousStartDate"] == "2026-12-10"


def test_series_has_a_schedule() -> None:
    """The rule, its zone, its clock, and the days on which it does not hold."""
    found = data(
        """
        repeat: {every: 2 weeks, on: [mon, thu], from: 2026-11-23, until: 2026-12-31, except: [2026-12-10]}
        time: 08:00-09:00
        changes:
          - {date: 2026-11-26, action: cancel}
          - {date: 2026-12-07, action: move, to: {date: 2026-12-08}}
          - {date: 2026-12-09, action: add}
        """
    )
    assert found["eventSchedule"] == {
        "@type": "Schedule",
        "scheduleTimezone": "Asia/Shanghai",
        "repeatFrequency": "P2W",
        "byDay": ["https://schema.org/Monday", "https://schema.org/Thursday"],
        "startDate": "2026-11-23",
        "endDate": "2026-12-31",
        "startTime": "08:00:00",
        "endTime": "09:00:00",
        "exceptDate": ["2026-11-26", "2026-12-07", "2026-12-10"],
    }


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        ("{every: month, on: [2nd sat, last fri], from: 2026-01-01}", {"byDay": ["2SA", "-1FR"]}),
        ("{every: month, on: [10], from: 2026-01-01}", {"byMonthDay": 10}),
        ("{every: month, from: 2026-01-15}", {"byMonthDay": 15}),
        ("{every: week, from: 2026-01-05}", {"byDay": "https://schema.org/Monday"}),
    ],
)
def test_schedule_says_on_which_days(repeat: str, expected: dict[str, object]) -> None:
    """Weekdays by name, ordinals as calendars write them, days of the month; left out, they are those of the first date."""
    schedule = data(f"repeat: {repeat}")["eventSchedule"]
    assert {key: schedule[key] for key in schedule if key.startswith("by")} == expected


def test_campaign_shows_its_next_session_and_an_exam_its_whole() -> None:
    """A session is a date of its own; subjects and windows are not the exam."""
    campaign = data("sessions: [{id: a, date: 2026-11-20}, {id: b, date: 2026-11-30, time: 09:00-10:00}]", "waste-sorting")
    assert campaign["startDate"] == "2026-11-30T09:00:00+08:00"
    exam = data(
        """
        first-day: 2027-06-07
        last-day: 2027-06-09
        timetable: [{id: a, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
        """,
        "exam-service",
    )
    assert (exam["startDate"], exam["endDate"]) == ("2027-06-07", "2027-06-09")


def test_nothing_while_the_day_is_not_known() -> None:
    """待定 is no date."""
    assert event_page("date: 待定").json_ld == ""


def test_a_title_cannot_end_the_script() -> None:
    """What ends a script element or starts a comment is escaped, and reads back as written."""
    page = event_page("date: 2026-12-10\nsummary: '</script><!-- & -->'")
    assert set("<>&") & set(page.json_ld) == set()
    assert json.loads(page.json_ld)["description"] == "</script><!-- & -->"
