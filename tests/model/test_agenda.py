"""One-time events, exams and campaigns as their changes leave them, a cancellation of all, and the event's one word."""

from datetime import date, datetime

import icalendar
import pytest
import recurring_ical_events

from generator.model.agenda import agenda, coming, event_status, is_over, next_occurrence, standing_alone
from generator.model.changes import Change
from generator.model.event import Event, Undated
from generator.model.occurrence import Agenda, Slot, Status
from generator.model.recurrence import HolidayPolicy
from generator.model.when import TimeRange, Unclocked
from tests.model.sample import (
    GOLDEN_WEEK,
    HORIZON,
    MORNING,
    NIGHT,
    NO_HOLIDAYS,
    TODAY,
    campaign,
    change,
    day,
    days,
    event,
    exam,
    told,
    weekly,
)


def _agenda(event: Event, today: date = TODAY, horizon: date = HORIZON) -> Agenda:
    return agenda(event, NO_HOLIDAYS, today, horizon)


def test_one_time_event_is_one_occurrence() -> None:
    """It is named as the event is, for its whole span."""
    whole = _agenda(event(days("0607..0609"), Unclocked.ALL_DAY)).occurrences
    assert told(whole) == ["e 06-07..06-09"]
    assert (whole[0].role, whole[0].rule_day, whole[0].time) == (None, day("0607"), Unclocked.ALL_DAY)


def test_undated_event_has_no_occurrence() -> None:
    """`date: 待定` is on no day."""
    assert told(_agenda(event(Undated())).occurrences) == []


@pytest.mark.parametrize("named", [None, "0607"])
def test_one_time_event_needs_no_date_in_its_change(named: str | None) -> None:
    """The line may name the event's day, and need not."""
    moved = change("move", named, days="0610", time=NIGHT)
    found = _agenda(event(days("0607"), changes=(moved,))).occurrences
    assert told(found) == ["e 06-10 moved"]
    assert (found[0].time, found[0].moved_from, found[0].change) == (NIGHT, Slot(days("0607"), MORNING), moved)


def test_cancelled_event_keeps_its_day() -> None:
    """So does a postponed one."""
    assert told(_agenda(event(days("0607"), changes=(change("cancel"),))).occurrences) == ["e 06-07 cancelled"]
    assert told(_agenda(event(days("0607"), changes=(change("postpone"),))).occurrences) == ["e 06-07 postponed"]


def test_one_time_event_is_cancelled_though_it_is_past() -> None:
    """Only where there are several dates does the cancellation spare what is past."""
    assert told(_agenda(event(days("0607"), changes=(change("cancel"),)), today=day("0701")).occurrences) == ["e 06-07 cancelled"]


def test_event_beyond_the_horizon_is_later() -> None:
    """What no rule tells is never lost."""
    found = _agenda(event(days("0607")), horizon=day("0606"))
    assert (told(found.occurrences), told(found.later)) == ([], ["e 06-07"])
    assert next_occurrence(found, TODAY) == found.later[0]


EXAM = ["e 06-07..06-09", "e.quiet.20260607 06-07", "e.road 06-07", "e.chinese 06-07", "e.quiet.20260608 06-08", "e.last 06-09"]


def test_exam_is_its_days_its_subjects_and_its_windows() -> None:
    """The whole is all-day whatever time is written; a window of several days is one a day; points are apart."""
    found = _agenda(exam())
    assert sorted(told(found.occurrences)) == sorted(EXAM)
    assert [o.time for o in found.occurrences if o.role is None] == [Unclocked.ALL_DAY]
    assert told(found.points) == ["e.gate 06-06..06-09"]


def test_campaign_is_its_sessions() -> None:
    """An event in sessions has no occurrence for itself."""
    assert told(_agenda(campaign()).occurrences) == ["e.one 06-05", "e.two 06-12"]


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        (change("cancel", part="road"), ["e.road 06-07 cancelled"]),
        (change("postpone", part="last"), ["e.last 06-09 postponed"]),
        (change("move", part="chinese", days="0608"), ["e.chinese 06-08 moved"]),
        (change("cancel", part="quiet"), ["e.quiet.20260607 06-07 cancelled", "e.quiet.20260608 06-08 cancelled"]),
        (change("move", part="quiet", days="0608..0609"), ["e.quiet.20260607 06-08 moved", "e.quiet.20260608 06-09 moved"]),
        (change("cancel", part="gate"), ["e.gate 06-06..06-09 cancelled"]),
        (change("move", part="gate", days="0607..0609"), ["e.gate 06-07..06-09 moved"]),
        (change("postpone", "0607"), ["e 06-07..06-09 postponed"]),
    ],
)
def test_change_acts_on_its_part(line: Change, stands: list[str]) -> None:
    """A line by `part` touches all days of that part and nothing else."""
    found = _agenda(exam(line))
    touched = [o for o in (*found.occurrences, *found.points) if o.change]
    assert told(touched) == stands
    assert {o.change for o in touched} == {line}


def test_amended_exam_stays_all_day() -> None:
    """The exam's own entry has no clock, whatever is written."""
    found = _agenda(exam(change("amend", "0607", time=MORNING))).occurrences
    assert [o.time for o in found if o.role is None] == [Unclocked.ALL_DAY]


def test_cancelling_all_takes_every_part() -> None:
    """A `cancel` that names nothing takes the exam's days, subjects, windows and points."""
    found = _agenda(exam(change("cancel", announced="0601")), today=day("0608"))
    assert {o.status for o in (*found.occurrences, *found.points)} == {Status.CANCELLED}


def test_cancelling_all_takes_every_session() -> None:
    """So it does in a campaign."""
    assert told(_agenda(campaign(change("cancel"))).occurrences) == ["e.one 06-05 cancelled", "e.two 06-12 cancelled"]


@pytest.mark.parametrize(
    ("announced", "today", "cancelled"),
    [
        ("0609", "0701", ["06-15", "06-22"]),
        ("0608", "0701", ["06-08", "06-15", "06-22"]),
        (None, "0616", ["06-22"]),
        (None, "0615", ["06-15", "06-22"]),
        ("0701", "0609", ["06-15", "06-22"]),
    ],
)
def test_cancelling_all_spares_what_is_past(announced: str | None, today: str, cancelled: list[str]) -> None:
    """Past is what was over when it was announced, or today if that is sooner or nobody said when."""
    series = event(weekly("0601", until=day("0622")), changes=(change("cancel", announced=announced),))
    found = _agenda(series, day(today)).occurrences
    assert [o.days.first_day.isoformat()[5:] for o in found if o.status is Status.CANCELLED] == cancelled


def test_cancelling_all_takes_moved_postponed_and_added_dates() -> None:
    """A date moved before stands cancelled where people expected it; one cancelled by its own line keeps that line."""
    own = change("cancel", "0615")
    lines = (change("move", "0601", days="0603"), change("postpone", "0608"), own, change("add", "0610"), change("cancel"))
    found = _agenda(event(weekly("0601", until=day("0615")), changes=lines)).occurrences
    assert told(found) == [
        "e.20260601 06-03 cancelled",
        "e.20260608 06-08 cancelled",
        "e.20260610 06-10 cancelled",
        "e.20260615 06-15 cancelled",
    ]
    assert [o.change is lines[-1] for o in found] == [True, True, True, False]


def test_cancelling_all_of_an_open_series_needs_no_end() -> None:
    """Dates beyond the horizon are not listed one by one; the line that cancels them is told once."""
    cancel = change("cancel")
    found = _agenda(event(weekly("0601"), changes=(cancel,)))
    assert (found.later, found.cancelled_all) == ((), cancel)
    assert found.beyond and told([found.beyond]) == ["e.20270104 01-04 cancelled"]


def test_occurrences_are_sorted_by_day_and_time() -> None:
    """What has no clock comes before what has."""
    found = [o.id for o in _agenda(exam()).occurrences]
    assert found == ["e.quiet.20260607", "e.road", "e.chinese", "e", "e.quiet.20260608", "e.last"]


@pytest.mark.parametrize(
    ("changed", "today", "status"),
    [
        (event(days("0607")), "0601", "scheduled"),
        (event(days("0607"), changes=(change("cancel"),)), "0601", "cancelled"),
        (event(days("0607"), changes=(change("postpone"),)), "0601", "postponed"),
        (event(days("0607"), changes=(change("move", days="0610"),)), "0601", "moved"),
        (event(days("0607"), changes=(change("move", days="0610"),)), "0701", "moved"),
        (event(days("0607"), changes=(change("amend", time=NIGHT),)), "0601", "scheduled"),
        (event(Undated()), "0601", "scheduled"),
        (event(Undated(), changes=(change("postpone"),)), "0601", "postponed"),
        (event(Undated(), changes=(change("cancel"),)), "0601", "cancelled"),
        (event(weekly("0601")), "0601", "scheduled"),
        (event(weekly("0601"), changes=(change("cancel"),)), "0608", "cancelled"),
        (event(weekly("0601"), changes=(change("cancel", "0601"),)), "0601", "scheduled"),
        (event(weekly("0601"), changes=(change("move", "0601", days="0602"),)), "0601", "scheduled"),
        (event(weekly("0601", until=day("0601")), changes=(change("move", "0601", days="0602"),)), "0601", "scheduled"),
        # one still to come, cancelled; the one before took place
        (event(weekly("0601", until=day("0608")), changes=(change("cancel", "0608"),)), "0602", "cancelled"),
        # all over: not all of them were cancelled
        (event(weekly("0601", until=day("0608")), changes=(change("cancel", "0608"),)), "0609", "scheduled"),
        (event(weekly("0601", until=day("0608")), changes=(change("cancel", "0608"), change("postpone", "0601"))), "0601", "postponed"),
        (campaign(change("cancel", part="one"), change("postpone", part="two")), "0601", "postponed"),
        (campaign(change("move", part="two", days="0613")), "0601", "scheduled"),
        (exam(change("cancel")), "0601", "cancelled"),
        (exam(change("move", "0607", days="0608..0610")), "0601", "moved"),
        (exam(change("cancel", part="gate")), "0601", "scheduled"),
    ],
)
def test_event_status_is_that_of_all_coming_dates(changed: Event, today: str, status: str) -> None:
    """Cancelled or postponed if all coming dates are, moved for a one-time event, else scheduled."""
    assert event_status(changed, _agenda(changed, day(today)), day(today)).value == status


def test_event_status_looks_beyond_the_horizon() -> None:
    """A series whose listed dates are all cancelled goes on if the rule does."""
    series = event(weekly("0601"), changes=(change("cancel", "0601"),))
    assert event_status(series, _agenda(series, horizon=day("0602")), TODAY) is Status.SCHEDULED


def test_next_occurrence_is_the_first_that_takes_place() -> None:
    """A cancelled one is not next; one that lasts until today is."""
    series = event(weekly("0601"), changes=(change("cancel", "0608"),))
    found = next_occurrence(_agenda(series), day("0602"))
    assert found and found.id == "e.20260615"
    long = _agenda(event(days("0530..0601"), Unclocked.ALL_DAY))
    assert next_occurrence(long, TODAY) == long.occurrences[0]


def test_next_occurrence_may_lie_beyond_the_horizon() -> None:
    """The reader is told of it though no list holds it yet."""
    found = next_occurrence(_agenda(event(weekly("0601")), horizon=day("0602")), day("0602"))
    assert found and found.id == "e.20260608"


def test_next_occurrence_of_a_cancelled_series_is_none() -> None:
    """Not even beyond the horizon."""
    assert next_occurrence(_agenda(event(weekly("0601"), changes=(change("cancel"),))), TODAY) is None


def test_coming_holds_cancelled_dates_too() -> None:
    """What is coming includes what people must know is off."""
    series = event(weekly("0601", until=day("0615")), changes=(change("cancel", "0608"),))
    assert told(coming(_agenda(series), day("0608"))) == ["e.20260608 06-08 cancelled", "e.20260615 06-15"]


@pytest.mark.parametrize(
    ("some", "today", "over"),
    [
        (event(days("0607")), "0607", False),
        (event(days("0607")), "0608", True),
        (event(weekly("0601", until=day("0608"))), "0609", True),
        (event(weekly("0601")), "2026-12-31", False),
        (event(Undated()), "0608", False),
        (campaign(), "0612", False),
        (campaign(), "0613", True),
    ],
)
def test_event_is_over_after_its_last_day(some: Event, today: str, over: bool) -> None:
    """It is over the day after; without a known day or an end it is not."""
    assert is_over(some, _agenda(some, day(today)), day(today)) is over


FEED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//by hand//
BEGIN:VEVENT
UID:e
DTSTAMP:20260601T000000Z
DTSTART;TZID=Asia/Shanghai:20260907T083000
DTEND;TZID=Asia/Shanghai:20260907T110000
RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261029T155959Z
EXDATE;TZID=Asia/Shanghai:20261001T083000,20261005T083000
END:VEVENT
BEGIN:VEVENT
UID:e
DTSTAMP:20260601T000000Z
RECURRENCE-ID;TZID=Asia/Shanghai:20260914T083000
DTSTART;TZID=Asia/Shanghai:20260915T190000
DTEND;TZID=Asia/Shanghai:20260916T020000
END:VEVENT
BEGIN:VEVENT
UID:e.20261017
DTSTAMP:20260601T000000Z
DTSTART;TZID=Asia/Shanghai:20261017T083000
DTEND;TZID=Asia/Shanghai:20261017T110000
END:VEVENT
END:VCALENDAR
"""


def test_series_is_what_a_calendar_reader_makes_of_the_feed_by_hand() -> None:
    """Rule, holidays, a moved date and an added one, against recurring-ical-events."""
    lines = (change("move", "0914", days="0915", time=NIGHT), change("add", "1017"))
    series = event(weekly("0907", 0, 3, policy=HolidayPolicy.SKIP, until=day("1029")), changes=lines)
    found = agenda(series, GOLDEN_WEEK, TODAY, HORIZON)
    calendar = icalendar.Calendar.from_ical(FEED.replace("\n", "\r\n"))
    read = recurring_ical_events.of(calendar).between(datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001
    assert sorted(e["DTSTART"].dt.strftime("%m-%d %H:%M") for e in read) == [
        f"{o.days.first_day:%m-%d} {o.time.start // 60:02}:{o.time.start % 60:02}"
        for o in found.occurrences
        if isinstance(o.time, TimeRange)
    ]
    assert standing_alone(series, found) == {"e.20261017"}
