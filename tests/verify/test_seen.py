"""Two publications → what a subscriber sees: each kind of change, and what is none."""

from datetime import date

import pytest

from generator.verify.calendar_file import read
from generator.verify.seen import Change, Key, Seen, difference, is_to_come, seen
from tests.verify.feeds import GOOD, changed, event, foreign, octets

TODAY = date(2026, 12, 2)
SWEEP = GOOD[GOOD.index("BEGIN:VEVENT") : GOOD.index("BEGIN:VEVENT\nSUMMARY:一天")]
MOVED = GOOD[GOOD.rindex("BEGIN:VEVENT") : GOOD.index("END:VCALENDAR")]
CANCELLED = GOOD[GOOD.index("BEGIN:VEVENT\nSUMMARY:【") : GOOD.rindex("BEGIN:VEVENT")]


def entries(*texts: str) -> dict[Key, Seen]:
    return seen(read(octets(text)) for text in texts)


def sights(old: str, new: str, today: date = TODAY) -> list[tuple[Change, str, str]]:
    return [(one.change, one.start, one.title) for one in difference(entries(old), entries(new), today)]


def test_entries_are_seen_by_uid_and_date() -> None:
    """A master and its exceptions each, with what a calendar shows."""
    found = entries(GOOD)
    assert [(uid.split("@")[0], date) for uid, date in found] == [
        ("sweep", ""),
        ("day", ""),
        ("weekly", ""),
        ("weekly", "20261203T080000"),
        ("weekly", "20261210T080000"),
    ]
    series, one = found["weekly@town.example.org", ""], found["weekly@town.example.org", "20261203T080000"]
    assert (series.title, series.start, series.last_day, series.sequence) == ("周一周四", "2026-11-02 08:00", date(2026, 12, 31), 2)
    assert (one.cancelled, one.start, one.stamp) == (True, "2026-12-03 08:00", "20261201T000000Z")


def test_newest_of_several_feeds_is_seen() -> None:
    """By SEQUENCE, then by DTSTAMP, whatever the order."""
    newer = changed(("SEQUENCE:0", "SEQUENCE:1"), ("大扫除", "大清洁"))
    later = changed(("DTSTAMP:20261201", "DTSTAMP:20261202"), ("大扫除", "大打扫"))
    key = ("sweep@town.example.org", "")
    assert [entries(*texts)[key].title for texts in ((GOOD, newer), (newer, GOOD), (later, GOOD), (later, newer))] == [
        *("大清洁", "大清洁", "大打扫", "大清洁")
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (GOOD, GOOD, []),
        (changed((SWEEP, "")), GOOD, [(Change.APPEARS, "2026-12-10 08:30", "大扫除")]),
        (GOOD, changed((SWEEP, "")), [(Change.VANISHES, "2026-12-10 08:30", "大扫除")]),
        (GOOD, changed(("20261210T083000", "20261211T083000")), [(Change.MOVES, "2026-12-11 08:30", "大扫除")]),
        (GOOD, changed(("20261210T110000", "20261210T113000")), [(Change.MOVES, "2026-12-10 08:30", "大扫除")]),
        (GOOD, changed(("Shanghai:20261210T083000", "Tokyo:20261210T083000")), [(Change.MOVES, "2026-12-10 08:30", "大扫除")]),
        (GOOD, changed(("TH\n", "TH,FR\n")), [(Change.MOVES, "2026-11-02 08:00", "周一周四")]),
        (GOOD, changed(("LOCATION:广场", "LOCATION:球场")), [(Change.CHANGES, "2026-12-10 08:30", "大扫除")]),
        (GOOD, changed(("SUMMARY:大扫除", "SUMMARY:大清洁")), [(Change.CHANGES, "2026-12-10 08:30", "大清洁")]),
        (GOOD, changed(("CONFIRMED", "CANCELLED")), [(Change.CANCELLED, "2026-12-10 08:30", "大扫除")]),
        (changed(("CONFIRMED", "CANCELLED")), GOOD, [(Change.APPEARS, "2026-12-10 08:30", "大扫除")]),
        (changed(("CONFIRMED", "CANCELLED")), changed(("CONFIRMED", "CANCELLED"), ("SUMMARY:大", "SUMMARY:【取消】大")), []),
        (changed((CANCELLED, "")), GOOD, [(Change.CANCELLED, "2026-12-03 08:00", "【取消】周一周四")]),
        (changed((MOVED, "")), GOOD, [(Change.MOVES, "2026-12-09 08:00", "周一周四")]),
        (changed((MOVED, "")), changed(("1209T08", "1210T08"), ("1209T09", "1210T09")), [(Change.CHANGES, "2026-12-10 08:00", "周一周四")]),
        (GOOD, changed(("SEQUENCE:0", "SEQUENCE:1"), ("DTSTAMP:20261201", "DTSTAMP:20261202"), ("events/sweep/\nEND", "x/\nEND")), []),
    ],
)  # fmt: skip
def test_difference_is_what_a_subscriber_sees(old: str, new: str, expected: list[tuple[Change, str, str]]) -> None:
    """Each kind of change; what programs keep to themselves is none."""
    assert sights(old, new) == expected


def test_date_that_a_series_leaves_out_is_told_at_its_day() -> None:
    """Cancelled, or moved where an entry of its own says where it went; back again it appears; what is past is not told."""
    gap = changed(("20261112T080000\n", "20261112T080000,20261214T080000\n"))
    past = changed(("20261112T080000\n", "20261112T080000,20261123T080000\n"))
    own = event("DTSTART;TZID=Asia/Shanghai:20261217T080000", uid="weekly.20261214@town.example.org").replace(
        "SUMMARY:活动", "SUMMARY:周一周四"
    )
    gone_elsewhere = gap.replace("END:VCALENDAR", f"{own}END:VCALENDAR")
    assert sights(GOOD, gap) == [(Change.CANCELLED, "2026-12-14 08:00", "周一周四")]
    assert sights(gap, GOOD) == [(Change.APPEARS, "2026-12-14 08:00", "周一周四")]
    assert sights(GOOD, past) == []
    assert sights(GOOD, gone_elsewhere) == [(Change.MOVES, "2026-12-17 08:00", "周一周四")]


def test_what_was_cancelled_before_anyone_heard_of_it_is_not_told() -> None:
    """Nobody had it."""
    assert sights(changed((SWEEP, "")), changed(("CONFIRMED", "CANCELLED"))) == []


def test_what_is_past_leaves_in_silence() -> None:
    """A series with its last day; one without end never."""
    assert sights(GOOD, changed((SWEEP, "")), date(2026, 12, 11)) == []
    endless = foreign(event("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY"))
    assert sights(endless, foreign(), date(2099, 1, 1)) == [(Change.VANISHES, "2020-01-01 00:00", "活动")]


def test_differences_stand_by_kind_and_day() -> None:
    """New ones first, what vanishes last."""
    both = foreign(event("DTSTART:20261220T000000Z", uid="b"), event("DTSTART:20261210T000000Z", uid="a"))
    assert [(change, start) for change, start, _ in sights(GOOD, both)] == [
        (Change.APPEARS, "2026-12-10 00:00"),
        (Change.APPEARS, "2026-12-20 00:00"),
        (Change.VANISHES, "2026-11-02 08:00"),
        (Change.VANISHES, "2026-12-10 08:30"),
        (Change.VANISHES, "2026-12-12"),
    ]


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        ("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202", True),
        ("DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261201", False),
        ("DTSTART:20261201T000000Z", "SEQUENCE:99999999999999999999", False),
        ("DTSTART:20261202T000000Z", "SEQUENCE:²", True),
        ("DTSTART:20261202T000000Z", "STATUS:cancelled", False),
        ("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY;UNTIL=20261202T000000Z", True),
        ("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY;UNTIL=20261201T000000Z", False),
        ("DTSTART:20261399T000000Z", "SEQUENCE:1", True),
    ],
)
def test_to_come_is_what_is_neither_over_nor_cancelled(start: str, more: str, expected: bool) -> None:
    """What cannot be made out may come."""
    file = read(octets(foreign(event(start, more))))
    assert [is_to_come(each, TODAY) for each in file.events()] == [expected]
    assert len(seen([file])) == 1
