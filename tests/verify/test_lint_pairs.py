"""Two publications: what subscribers' programs pass over, and what they will not be told."""

from datetime import date

import pytest

from generator.diagnostics import Span
from generator.verify.lint import lint_pairs, read
from generator.verify.lint.findings import shortened
from generator.verify.lint.releases import lint_successor
from tests.verify.feeds import GOOD, changed, event, foreign, octets

TODAY = date(2026, 12, 2)
STAMP = "DTSTAMP:20261201T000000Z"
SWEEP = GOOD[GOOD.index("BEGIN:VEVENT") : GOOD.index("BEGIN:VEVENT\nSUMMARY:一天")]
MOVED = GOOD[GOOD.rindex("BEGIN:VEVENT") : GOOD.index("END:VCALENDAR")]
HEAD = GOOD[: GOOD.index("BEGIN:VEVENT")]
NEXT = ("UID:day@town.example.org\nSEQUENCE:0", "UID:day@town.example.org\nSEQUENCE:1")
ALL_DAY = "DTSTART;VALUE=DATE:20261212\nDTEND;VALUE=DATE:20261213"
ADDRESS = "https://example.org/renamed/"
EMPTY = f"{HEAD}END:VCALENDAR\n"
PATH = "feeds/all.ics"


def pair(old: dict[str, str], new: dict[str, str], today: date = TODAY) -> list[tuple[str, str, int]]:
    before, after = ({path: read(octets(text)) for path, text in texts.items()} for texts in (old, new))
    found = lint_pairs(before, after, today, lambda path: f"old/{path}", lambda path: f"new/{path}")
    spans = [(one.code, one.at) for one in found]
    return sorted((code, at.path, at.line) for code, at in spans if isinstance(at, Span))


def test_same_feeds_have_nothing_wrong() -> None:
    """Whatever day it is."""
    assert [pair({PATH: GOOD}, {PATH: GOOD}, day) for day in (TODAY, date(2020, 1, 1), date(2099, 1, 1))] == [[], [], []]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("20261210T083000", "20261210T090000")], [("ics-moved-silently", 28)]),
        ([("TH\n", "TH,FR\n")], [("ics-moved-silently", 62)]),
        ([("20261109T080000,", "")], [("ics-moved-silently", 63)]),
        ([(MOVED, "")], [("ics-moved-silently", 55)]),
        ([("SUMMARY:大扫除", "SUMMARY:大清洁")], [("ics-changed-silently", 27)]),
        ([("LOCATION:广场", "LOCATION:球场")], [("ics-changed-silently", 38)]),
        ([("LOCATION:广场\n", "")], [("ics-changed-silently", 26)]),
        ([("STATUS:CONFIRMED", "STATUS:CANCELLED")], [("ics-changed-silently", 39)]),
        ([("SEQUENCE:2", "SEQUENCE:1")], [("ics-sequence-back", 61)]),
        ([(STAMP, STAMP.replace("1201", "1130"))], [("ics-stamp-back", 30)]),
        ([(ALL_DAY, "DTSTART:20261212T000000Z\nDTEND:20261213T000000Z"), NEXT],
         [("ics-day-becomes-time", 45)]),
        ([("20261210T083000", "20261210T090000"), ("SEQUENCE:0", "SEQUENCE:1"), (STAMP, "DTSTAMP:20261202T000000Z")], []),
        ([("URL:https://example.org/town/events/sweep/", "URL:https://example.org/other/")], []),
        ([("https://example.org/t\n own/events/sweep/", ADDRESS), ("https://example.org/town/events/sweep/", ADDRESS)], []),
        ([("END:VCALENDAR", f"{SWEEP.replace('sweep@', 'new@')}END:VCALENDAR")], []),
    ],
)  # fmt: skip
def test_change_is_named_unless_programs_are_told(changes: list[tuple[str, str]], expected: list[tuple[str, int]]) -> None:
    """A change brings SEQUENCE + 1 and a later DTSTAMP, or it is not seen on some phones."""
    assert pair({PATH: GOOD}, {PATH: changed(*changes)}) == [(code, f"new/{PATH}", line) for code, line in expected]


def test_vanished_entry_is_named_until_its_day_is_over() -> None:
    """At the line where it stood; a series by its last day."""
    gone = changed((SWEEP, ""))
    series = GOOD[: GOOD.index("BEGIN:VEVENT\nSUMMARY:周一周四")] + "END:VCALENDAR\n"
    assert pair({PATH: GOOD}, {PATH: gone}) == [("ics-gone", f"old/{PATH}", 31)]
    assert pair({PATH: GOOD}, {PATH: gone}, date(2026, 12, 11)) == []
    assert pair({PATH: GOOD}, {PATH: series}) == [("ics-gone", f"old/{PATH}", 60)]
    assert pair({PATH: GOOD}, {PATH: series}, date(2027, 1, 1)) == []


def test_entry_that_stands_elsewhere_has_not_vanished() -> None:
    """It moved to another community, say."""
    community = "feeds/communities/east.ics"
    old = {PATH: GOOD, community: f"{HEAD}{SWEEP}END:VCALENDAR\n"}
    assert pair(old, {PATH: GOOD, community: EMPTY}) == [("ics-feed-emptied", f"new/{community}", 1)]


def test_entry_is_told_of_once() -> None:
    """However many feeds hold it."""
    paths = (PATH, "feeds/kinds/clean-city.ics", "en/feeds/all.ics")
    later = changed(("20261210T083000", "20261210T090000"))
    assert pair(dict.fromkeys(paths, GOOD), dict.fromkeys(paths, later)) == [("ics-moved-silently", f"new/{PATH}", 28)]


def test_feed_that_has_gone_is_named() -> None:
    """Its subscribers see an error, which is one where it had something to come; nobody subscribes to the file of one event."""
    old = {PATH: GOOD, "feeds/series/x.ics": EMPTY, "feeds/series/y.ics": GOOD, "events/sweep/event.ics": GOOD}
    found = lint_pairs({path: read(octets(text)) for path, text in old.items()}, {PATH: read(octets(GOOD))}, TODAY)
    assert [(one.code, one.at.path, one.severity) for one in found] == [
        ("ics-feed-gone", "feeds/series/x.ics", "warning"),
        ("ics-feed-gone", "feeds/series/y.ics", "error"),
    ]


def test_feed_without_anything_to_come_is_named() -> None:
    """What is cancelled is not to come."""
    only = f"{HEAD}{SWEEP}END:VCALENDAR\n"
    off = only.replace("CONFIRMED", "CANCELLED").replace("SEQUENCE:0", "SEQUENCE:1")
    assert pair({PATH: only}, {PATH: off}) == [("ics-feed-emptied", f"new/{PATH}", 1)]
    assert pair({PATH: only}, {PATH: only}, date(2026, 12, 20)) == []


def test_many_changes_are_counted() -> None:
    """A hundred of each file are told."""
    old = foreign(*(event("DTSTART:20261210T083000Z", uid=str(n)) for n in range(300)))
    found = lint_pairs({PATH: read(octets(old))}, {PATH: read(octets(old.replace("活动", "集市")))}, TODAY)
    told = shortened(found)
    assert (len(found), len(told), told[-1].code, told[-1].arguments) == (300, 101, "ics-more", (("count", "200"),))


def test_successor_of_ours_may_say_things_better() -> None:
    """A program that found better words is no reason not to publish; a time that moved unseen is. What no feed reaches has not vanished."""

    def stopping(new: str, *uids: str) -> list[str]:
        found = lint_successor({PATH: read(octets(GOOD))}, {PATH: read(octets(new))}, TODAY, uids)
        return [one.code for one in found]

    assert stopping(changed(("带上手套", "请带手套"))) == []
    assert stopping(changed(("20261210T083000", "20261210T090000"))) == ["ics-moved-silently"]
    assert stopping(changed((SWEEP, ""))) == ["ics-gone"]
    assert stopping(changed((SWEEP, "")), "sweep@town.example.org") == []
