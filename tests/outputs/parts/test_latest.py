"""What became different of late, and since when: what an author's line says, and what only a ledger knows."""

from datetime import date

import pytest

from generator.model.when import Days
from generator.outputs.edition import Edition
from generator.outputs.parts.latest import Happening, latest
from tests.outputs.test_revisions import at, published
from tests.sites import town

DAY = "events/clean-city/day.yml"
OTHER = "events/clean-city/other.yml"
WEEKLY = "events/clean-city/weekly.yml"
ONCE = "title: 大扫除\ndate: 2026-12-10\ntime: 09:00-10:00\nplace: {name: 球场, community: east}\n"
SERIES = "title: 每周\nrepeat: {every: week, on: [mon, thu], from: 2026-11-02, until: 2026-12-31}\n"
EXAM = (
    "title: 考\nexam: 考\nfirst-day: 2026-12-05\nlast-day: 2026-12-07\n"
    "timetable: [{id: a, subject: 语文, date: 2026-12-05, time: 09:00-10:00}]\n"
    "windows: [{id: w, kind: quiet, where: 街, first-day: 2026-12-05, last-day: 2026-12-06}]\n"
)


def told(edition: Edition) -> list[tuple[str, str, str]]:
    """Key, news and since when, in order."""
    return [(one.key, one.news, one.since.isoformat()) for one in latest(edition)]


def only(edition: Edition) -> Happening:
    (one,) = latest(edition)
    return one


@pytest.mark.parametrize(
    ("line", "key", "news", "day"),
    [
        ("{date: 2026-12-10, action: cancel", "day.20261210/cancel", "cancelled", "2026-12-10"),
        ("{date: 2026-12-10, action: postpone", "day.20261210/postpone", "postponed", "2026-12-10"),
        ("{date: 2026-12-10, action: move, to: {date: 2026-12-11}", "day.20261210/move", "moved", "2026-12-11"),
        ("{date: 2026-12-10, action: move, to: {time: 10:00-11:00}", "day.20261210/move", "amended", "2026-12-10"),
        ("{date: 2026-12-10, action: amend, to: {place: {name: 街}}", "day.20261210/amend", "amended", "2026-12-10"),
        ("{date: 2026-12-12, action: add", "day.20261212/add", "added", "2026-12-12"),
    ],
)
def test_line_that_was_announced_is_told_without_a_ledger(line: str, key: str, news: str, day: str) -> None:
    """By its key for ever; the day is the one now valid, of what is off the old one."""
    one = only(town({DAY: f"{SERIES}changes: [{line}, announced: 2026-11-20}}]\n"}))
    assert one.days is not None
    assert (one.key, one.news, one.days.first_day.isoformat(), one.since.isoformat()) == (key, news, day, "2026-11-20")
    assert one.moment.isoformat() == "2026-11-20T00:00:00+08:00"


def test_nothing_is_told_of_a_line_of_which_nobody_knows_since_when() -> None:
    """Nor of one that only answers a question."""
    line = "changes: [{date: 2026-12-10, action: cancel}, {date: 2026-12-14, action: keep, announced: 2026-11-20}]\n"
    assert latest(town({WEEKLY: SERIES + line})) == ()


def test_cancelled_series_is_off_from_its_next_date_on() -> None:
    """One line for all of them; lines for single dates that it takes over say nothing any more."""
    lines = (
        "changes:\n"
        "  - {action: cancel, announced: 2026-11-20}\n"
        "  - {date: 2026-12-10, action: move, to: {date: 2026-12-11}, announced: 2026-11-19}\n"
    )
    one = only(town({WEEKLY: SERIES + lines}))
    assert (one.key, one.open_ended, one.days) == ("weekly.all/cancel", True, Days(date(2026, 11, 23), date(2026, 12, 31)))


def test_line_for_a_window_of_several_days_is_one() -> None:
    """And one for a whole exam is about its days."""
    window = only(town({"events/exam-service/exam.yml": f"{EXAM}changes: [{{part: w, action: cancel, announced: 2026-11-20}}]\n"}))
    assert (window.key, window.open_ended, window.days) == ("exam.w/cancel", False, Days(date(2026, 12, 5), date(2026, 12, 6)))
    whole = only(town({"events/exam-service/exam.yml": f"{EXAM}changes: [{{action: cancel, announced: 2026-11-20}}]\n"}))
    assert (whole.key, whole.days) == ("exam.all/cancel", Days(date(2026, 12, 5), date(2026, 12, 7)))


def test_event_without_a_day_can_be_off() -> None:
    """There is a line, and no date."""
    one = only(town({DAY: "title: 日\ndate: 待定\nchanges: [{action: postpone, announced: 2026-11-20}]\n"}))
    assert (one.news, one.days, one.shown) == ("postponed", None, None)


def test_ninety_days_are_told_of_and_what_still_concerns_somebody() -> None:
    """An old line for a day to come stays."""
    lines = (
        "changes:\n"
        "  - {date: 2026-11-05, action: cancel, announced: 2026-08-27}\n"
        "  - {date: 2026-11-09, action: cancel, announced: 2026-08-26}\n"
        "  - {date: 2026-12-10, action: cancel, announced: 2026-03-01}\n"
    )
    assert [key for key, *_ in told(town({WEEKLY: SERIES + lines}))] == ["weekly.20261105/cancel", "weekly.20261210/cancel"]


def test_latest_come_first_and_of_a_day_the_weightiest() -> None:
    """Then the nearest."""
    lines = (
        "changes:\n"
        "  - {date: 2026-12-12, action: add, announced: 2026-11-20}\n"
        "  - {date: 2026-12-14, action: cancel, announced: 2026-11-20}\n"
        "  - {date: 2026-12-10, action: cancel, announced: 2026-11-20}\n"
        "  - {date: 2026-12-17, action: amend, to: {time: 08:00-09:00}, announced: 2026-11-21}\n"
    )
    found = [key.partition(".")[2] for key, *_ in told(town({WEEKLY: SERIES + lines}))]
    assert found == ["20261217/amend", "20261210/cancel", "20261214/cancel", "20261212/add"]


def test_what_a_site_began_with_is_no_news() -> None:
    """And same content later is none either."""
    ledger = published({DAY: ONCE, WEEKLY: SERIES})
    assert latest(at({DAY: ONCE, WEEKLY: SERIES}, ledger)) == ()


def test_event_that_came_later_is_new() -> None:
    """Since the day on which it was first published; three months later that is told no more."""
    files = {DAY: ONCE, OTHER: ONCE.replace("12-10", "12-20")}
    ledger = published(files, published({DAY: ONCE}), "2026-11-28T08:00")
    assert told(at(files, ledger, "2026-11-30T08:00")) == [("other/new", "new", "2026-11-28")]
    assert only(at(files, ledger)).moment.isoformat() == "2026-11-28T00:00:00+00:00"
    assert latest(at(files, ledger, "2027-02-27T08:00")) == ()


def test_event_that_is_not_published_yet_is_not_told_of() -> None:
    """A build between two publications knows it, the ledger does not."""
    assert latest(at({DAY: ONCE, OTHER: ONCE}, published({DAY: ONCE}))) == ()


def test_change_that_no_line_explains_is_known_as_a_revision() -> None:
    """With the version that it made, so that the next one is another."""
    edited = {DAY: ONCE.replace("2026-12-10", "2026-12-11")}
    ledger = published(edited, published({DAY: ONCE}), "2026-11-28T08:00")
    one = only(at(edited, ledger, "2026-11-30T08:00"))
    assert one.days is not None
    assert (one.key, one.news, one.since, one.days.first_day) == ("day/version-2", "revised", date(2026, 11, 28), date(2026, 12, 11))


@pytest.mark.parametrize(("announced", "keys"), [("11-28", ["day.all/cancel"]), ("11-22", ["day.all/cancel"]), ("", ["day.all/cancel"])])
def test_line_explains_the_revision_that_it_made(announced: str, keys: list[str]) -> None:
    """Announced a few days before, or not at all: then the ledger says since when."""
    since = f", announced: 2026-{announced}" if announced else ""
    edited = {DAY: f"{ONCE}changes: [{{action: cancel{since}}}]\n"}
    ledger = published(edited, published({DAY: ONCE}), "2026-11-28T08:00")
    found = told(at(edited, ledger, "2026-11-30T08:00"))
    assert found == [(keys[0], "cancelled", f"2026-{announced or '11-28'}")]


def test_revision_long_after_a_line_is_told_beside_it() -> None:
    """It was something else; but not once the event is off."""
    moved = f"{ONCE}changes: [{{action: amend, to: {{time: 10:00-11:00}}, announced: 2026-11-10}}]\n"
    edited = {DAY: moved.replace("大扫除", "大清扫")}
    ledger = published(edited, published({DAY: moved}), "2026-11-28T08:00")
    assert [key for key, *_ in told(at(edited, ledger))] == ["day/version-2", "day.all/amend"]
    off = {DAY: edited[DAY].replace("amend, to: {time: 10:00-11:00}", "cancel")}
    assert [key for key, *_ in told(at(off, published(off, ledger)))] == ["day.all/cancel"]


def test_old_line_without_a_day_is_not_news_whenever_its_series_changes() -> None:
    """Its date was over before."""
    line = "changes: [{date: 2026-11-05, action: cancel}]\n"
    ledger = published({WEEKLY: SERIES + line})
    edited = {WEEKLY: f"{SERIES}{line}".replace("每周", "每周两次")}
    assert [key for key, *_ in told(at(edited, published(edited, ledger, "2026-11-28T08:00")))] == ["weekly/version-2"]


def test_added_day_is_known_since_its_own_entry_is() -> None:
    """Not since its series was last revised."""
    added = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-12, action: add}}]\n"}
    ledger = published(added, published({WEEKLY: SERIES}), "2026-11-28T08:00")
    again = {WEEKLY: added[WEEKLY].replace("每周", "每周两次")}
    later = published(again, ledger, "2026-12-01T08:00")
    assert ("weekly.20261212/add", "added", "2026-12-01") in told(at(again, later, "2026-12-01T08:00"))
    other = {WEEKLY: added[WEEKLY].replace("until: 2026-12-31", "until: 2027-01-31")}
    later = published(other, ledger, "2026-12-01T08:00")
    assert told(at(other, later, "2026-12-01T08:00")) == [("weekly.20261212/add", "added", "2026-11-28")]


@pytest.mark.parametrize("how", ["visibility: withdrawn\n", "visibility: internal\n"])
def test_what_was_withdrawn_is_counted_and_not_named(how: str) -> None:
    """One line a day, also once the file is gone."""
    both = {DAY: ONCE, OTHER: ONCE}
    gone = {path: how + text for path, text in both.items()}
    ledger = published(gone, published(both), "2026-11-28T08:00")
    one = only(at(gone, ledger))
    assert (one.key, one.event, one.count, one.since) == ("withdrawn/20261128", None, 2, date(2026, 11, 28))
    after = published({}, ledger, "2026-11-30T08:00")
    assert told(at({}, after, "2026-12-01T08:00")) == [("withdrawn/20261130", "withdrawn", "2026-11-30")]


def test_withdrawn_event_that_comes_back_is_revised() -> None:
    """It is no longer withdrawn, and its number goes on."""
    away = published({DAY: f"visibility: withdrawn\n{ONCE}"}, published({DAY: ONCE}), "2026-11-26T08:00")
    back = published({DAY: ONCE}, away, "2026-11-28T08:00")
    assert told(at({DAY: ONCE}, back)) == [("day/version-3", "revised", "2026-11-28")]


@pytest.mark.parametrize(
    "text",
    [
        "title: 大扫除\ndate: 待定\n",
        SERIES.replace("mon, thu], from: 2026-11-02", "mon], from: 2026-11-30, except: [2026-11-30]").replace("2026-12-31", "2026-11-30"),
    ],
)
def test_event_in_the_ledger_that_has_lost_its_days_says_nothing(text: str) -> None:
    """Whether that is a mistake, others find out."""
    ledger = published({DAY: ONCE})
    assert latest(at({DAY: text}, ledger, "2026-12-20T08:00")) == ()


def test_revision_after_an_event_was_over_is_no_news() -> None:
    """Nor is an event that is written down afterwards."""
    late = {DAY: ONCE, OTHER: ONCE}
    ledger = published(late, published({DAY: ONCE}), "2026-12-20T08:00")
    edited = {DAY: ONCE.replace("大扫除", "大清扫"), OTHER: ONCE}
    assert latest(at(edited, published(edited, ledger, "2026-12-21T08:00"), "2026-12-21T08:00")) == ()
