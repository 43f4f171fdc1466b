"""A good feed with one thing wrong in it → exactly what is said of it, at its line."""

from collections.abc import Iterable

import pytest

from generator.diagnostics import Diagnostic, Span, has_errors
from generator.verify.lint import lint
from generator.verify.lint.findings import SEVERITIES
from tests.verify.feeds import ALARM, GOOD, SHANGHAI, changed, event, foreign, octets

START = "DTSTART;TZID=Asia/Shanghai:20261210T083000"
END = "DTEND;TZID=Asia/Shanghai:20261210T110000"
RULE = "RRULE:FREQ=WEEKLY;UNTIL=20261231T155959Z;BYDAY=MO,TH"
EXDATE = "EXDATE;TZID=Asia/Shanghai:20261109T080000,20261112T080000"
CANCELLED = "RECURRENCE-ID;TZID=Asia/Shanghai:20261203T080000"
MOVED = "DTSTART;TZID=Asia/Shanghai:20261209T080000\nDTEND;TZID=Asia/Shanghai:20261209T090000"
SERIES = "DTSTART;TZID=Asia/Shanghai:20261102T080000\nDTEND;TZID=Asia/Shanghai:20261102T090000"
SOURCE = "feeds/all.ics\n"
EMPTY_ZONE = "BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n"
ZONE = GOOD[GOOD.index("BEGIN:VTIMEZONE") : GOOD.index("BEGIN:VEVENT")]
WEEKLY = GOOD[GOOD.index("BEGIN:VEVENT\nSUMMARY:周一") : GOOD.index("BEGIN:VEVENT\nSUMMARY:【")]

Found = list[tuple[str, int]]

PROPERTIES: list[tuple[str, str, Found]] = [
    ("VERSION:2.0\n", "", [("ics-missing-property", 1)]),
    ("VERSION:2.0", "VERSION:1.0", [("ics-wrong-version", 2)]),
    ("GREGORIAN", "CHINESE", [("ics-other-calendar-scale", 4)]),
    ("UID:sweep@town.example.org\n", "", [("ics-no-uid", 26)]),
    ("UID:sweep@town.example.org", "UID: ", [("ics-no-uid", 26)]),
    ("DTSTAMP:20261201T000000Z\n", "", [("ics-no-stamp", 26)]),
    (f"{START}\n", "", [("ics-no-start", 26)]),
    ("SUMMARY:大扫除\n", "", [("ics-no-summary", 26)]),
    ("SUMMARY:大扫除", "SUMARY:大扫除", [("ics-no-summary", 26), ("ics-unknown-property", 27)]),
    ("SEQUENCE:0\n", "SEQUENCE:0\nSEQUENCE:1\n", [("ics-repeated-property", 33)]),
    ("NAME:测试镇\n", "NAME:测试镇\nNAME:测试镇\n", [("ics-repeated-property", 8)]),
    ("SEQUENCE:0", "SEQUENCE:-1", [("ics-bad-value", 32)]),
    ("SEQUENCE:0", "SEQUENCE:" + "9" * 5000, [("ics-bad-value", 32), ("ics-long-line", 32)]),
    ("SEQUENCE:0", "SEQUENCE:²", [("ics-bad-value", 32)]),
    ("TZOFFSETTO:+0800", "TZOFFSETTO:+08:00", [("ics-bad-value", 23)]),
    ("TZOFFSETTO:+0800\n", "", [("ics-missing-property", 19)]),
    ("22.940300;113.671200", "22.940300,113.671200", [("ics-bad-value", 36), ("ics-geo-digits", 36)]),
    ("22.940300;113.671200", "113.671200;22.940300", [("ics-bad-value", 36)]),
    ("STATUS:CONFIRMED", "STATUS:OK", [("ics-bad-word", 39)]),
    ("TRANSP:OPAQUE", "TRANSP:BUSY", [("ics-bad-word", 40)]),
    ("/town/events/sweep/\nEND", "/town/events/大 扫/\nEND", [("ics-bad-address", 41)]),
    ("URL:https://example.org/town/events/sweep/", "URL:www.example.org", [("ics-bad-address", 41)]),
    ("手套\\,", "手套,", [("ics-unescaped", 34)]),
    ("大扫除", "大扫除;", [("ics-unescaped", 27)]),
    ("手套\\,", "手套\\:", [("ics-bad-escape", 34)]),
    ("大扫除", "大扫除\\", [("ics-bad-escape", 27)]),
    ("手套\\,", "手套\\\\N", [("ics-backslash", 34)]),
    ("PT12H\nSOURCE", "P12H\nSOURCE", [("ics-bad-duration", 11), ("ics-refresh", 11)]),
    ("X-PUBLISHED-TTL:PT12H", "X-PUBLISHED-TTL:PT", [("ics-bad-duration", 15), ("ics-refresh", 15)]),
    ("REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL", [("ics-type-not-named", 11)]),
    ("SOURCE;VALUE=URI", "SOURCE", [("ics-type-not-named", 12)]),
    ("LAST-MODIFIED:20261201T000000Z\nREFRESH", "LAST-MODIFIED:20261201T000000\nREFRESH", [("ics-not-utc", 10)]),
    ("END:VTIMEZONE\n", "END:VTIMEZONE\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:PT0S\nEND:VALARM\n", [("ics-misplaced-component", 26)]),
    ("END:VTIMEZONE\n", "END:VTIMEZONE\nBEGIN:VEVNT\nEND:VEVNT\n", [("ics-unknown-component", 26)]),
]

TIMES: list[tuple[str, str, Found]] = [
    (START, "DTSTART;TZID=Asia/Shanghai:20260231T083000", [("ics-no-such-date", 28)]),
    (START, "DTSTART;TZID=Asia/Shanghai:20261210T253000", [("ics-no-such-date", 28)]),
    (START, "DTSTART;TZID=Asia/Shanghai:2026-12-10T08:30", [("ics-bad-date", 28)]),
    (START, "DTSTART;VALUE=DATE:20261210T083000", [("ics-bad-date", 28), ("ics-end-of-other-type", 29), ("ics-floating", 28)]),
    ("DTSTART;VALUE=DATE:20261212", "DTSTART:20261212", [("ics-day-not-named", 45)]),
    ("DTSTART;VALUE=DATE:20261212", "DTSTART;VALUE=PERIOD:20261212", [("ics-other-type", 45)]),
    (END, "DTEND;TZID=Asia/Shanghai:20261210T083000", [("ics-end-not-after-start", 29)]),
    (END, "DTEND;TZID=Asia/Shanghai:20261209T110000", [("ics-end-not-after-start", 29)]),
    (END, "DTEND:20261210T003000Z", [("ics-end-not-after-start", 29)]),
    ("DTEND;VALUE=DATE:20261213", "DTEND;VALUE=DATE:20261212", [("ics-end-not-after-start", 46)]),
    (END, "DTEND;VALUE=DATE:20261211", [("ics-end-of-other-type", 29)]),
    (END, "DTEND:20261210T110000", [("ics-end-of-other-type", 29)]),
    (END, f"{END}\nDURATION:PT1H", [("ics-end-and-duration", 30)]),
    (END, "DURATION:PT1H30M", [("ics-no-end", 26)]),
    (END, "DURATION:1H", [("ics-bad-duration", 29), ("ics-no-end", 26)]),
    (END, "DURATION:-PT1H", [("ics-duration-not-positive", 29), ("ics-no-end", 26)]),
    ("DTEND;VALUE=DATE:20261213", "DURATION:PT24H", [("ics-duration-of-day", 46), ("ics-no-end", 43)]),
    (START, "DTSTART;TZID=Asia/Shanghai:20261210T003000Z", [("ics-utc-and-zone", 28)]),
    ("DTEND;VALUE=DATE:20261213", "DTEND;VALUE=DATE;TZID=Asia/Shanghai:20261213", [("ics-zone-of-day", 46)]),
    (START, "DTSTART;TZID=China Standard Time:20261210T083000", [("ics-unknown-zone", 28)]),
    (ZONE, "", [*(("ics-unknown-zone", line) for line in (19, 48, 62, 76)), ("ics-zones-not-one", 1)]),
    (ZONE, ZONE + ZONE, [("ics-zone-twice", 26), ("ics-zones-not-one", 26)]),
    ("END:VTIMEZONE\n", f"END:VTIMEZONE\n{EMPTY_ZONE}",
     [("ics-zone-not-plain", 26), ("ics-zone-without-offset", 26), ("ics-zones-not-one", 26)]),
    ("TZOFFSETFROM:+0800", "TZOFFSETFROM:+0900", [("ics-zone-not-plain", 17)]),
    (f"{START}\n{END}", "DTSTART:20261210T083000\nDTEND:20261210T110000", [("ics-floating", 28)]),
    (SERIES, "DTSTART:20261102T000000Z\nDTEND:20261102T010000Z",
     [("ics-exception-zone", 75), ("ics-exception-zone", 89), *[("ics-exdate-zone", 63)] * 2, ("ics-utc-series", 57)]),
]  # fmt: skip

RECURRENCE: list[tuple[str, str, Found]] = [
    (RULE, "RRULE:UNTIL=20261231T155959Z;BYDAY=MO,TH", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKS;UNTIL=20261231T155959Z;BYDAY=MO,TH", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;UNTIL=20261231T155959Z;BYDAY=MON,THU", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;INTERVAL=0;BYDAY=MO,TH", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;BYDAY=FR", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=MONTHLY;BYMONTHDAY=32", [("ics-bad-rule", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;UNTIL=20261331T155959Z;BYDAY=MO,TH", [("ics-no-such-date", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;COUNT=20;UNTIL=20261231T155959Z;BYDAY=MO,TH", [("ics-rule-combination", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;BYDAY=1MO,TH", [("ics-rule-combination", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;BYMONTHDAY=2", [("ics-rule-combination", 62)]),
    (RULE, "RRULE:FREQ=MONTHLY;BYWEEKNO=20", [("ics-rule-combination", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;BYSETPOS=1", [("ics-rule-combination", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO,TH", [("ics-until-of-other-type", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;UNTIL=20261231T235959;BYDAY=MO,TH", [("ics-until-not-utc", 62)]),
    (RULE, "RRULE:FREQ=WEEKLY;UNTIL=20251231T155959Z;BYDAY=MO,TH",
     [*(("ics-exception-not-in-series", n) for n in (75, 89)), *[("ics-exdate-not-in-series", 63)] * 2, ("ics-until-before-start", 62)]),
    (f"{RULE}\n", f"{RULE}\nRRULE:FREQ=YEARLY\n", [("ics-several-rules", 63)]),
    (SERIES, "DTSTART;TZID=Asia/Shanghai:20261103T080000\nDTEND;TZID=Asia/Shanghai:20261103T090000", [("ics-start-off-rule", 57)]),
    (RULE, "RRULE:RSCALE=CHINESE;FREQ=WEEKLY;BYDAY=MO,TH", [("ics-rscale", 62)]),
    (EXDATE, "EXDATE;VALUE=DATE:20261109", [("ics-exdate-of-other-type", 63)]),
    (EXDATE, "EXDATE:20261109T000000Z", [("ics-exdate-zone", 63)]),
    (EXDATE, "EXDATE;TZID=Asia/Shanghai:20261110T080000", [("ics-exdate-not-in-series", 63)]),
    (EXDATE, "EXDATE;TZID=Asia/Shanghai:20261109T083000", [("ics-exdate-not-in-series", 63)]),
    (EXDATE, f"{EXDATE}\nRDATE;TZID=Asia/Shanghai:20261104T080000", [("ics-rdate", 64)]),
    (EXDATE, f"{EXDATE}\nEXRULE:FREQ=MONTHLY", [("ics-exrule", 64)]),
    (f"{END}\n", f"{END}\nEXDATE;TZID=Asia/Shanghai:20261210T083000\n", [("ics-exdate-without-series", 30)]),
    (CANCELLED, "RECURRENCE-ID;VALUE=DATE:20261203", [("ics-exception-of-other-type", 75)]),
    (CANCELLED, "RECURRENCE-ID:20261203T000000Z", [("ics-exception-zone", 75)]),
    (CANCELLED, "RECURRENCE-ID:20261203T080000", [("ics-exception-of-other-type", 75)]),
    (EXDATE, "EXDATE:20261109T080000", [("ics-exdate-of-other-type", 63)]),
    (CANCELLED, "RECURRENCE-ID;TZID=Asia/Shanghai:20261204T080000", [("ics-exception-not-in-series", 75)]),
    (CANCELLED, "RECURRENCE-ID;TZID=Asia/Shanghai:20270107T080000", [("ics-exception-not-in-series", 75)]),
    (CANCELLED, "RECURRENCE-ID;TZID=Asia/Shanghai:20261112T080000", [("ics-exception-excluded", 75)]),
    (CANCELLED, "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Shanghai:20261203T080000", [("ics-this-and-future", 75)]),
    (f"{CANCELLED}\n", f"{CANCELLED}\nRRULE:FREQ=DAILY;COUNT=2\n", [("ics-exception-with-rule", 76)]),
    (CANCELLED, "RECURRENCE-ID;TZID=Asia/Shanghai:20261210T080000", [("ics-duplicate", 83), ("ics-exception-crosses", 71)]),
    (f"{CANCELLED}\n", "", [("ics-duplicate", 69)]),
    (WEEKLY, "", [("ics-exception-without-series", 61)]),
    ("UID:sweep@", "UID:day@", [("ics-duplicate", 43)]),
    (MOVED, MOVED.replace("1209T", "1207T"), [("ics-exception-crosses", 85)]),
    (MOVED, MOVED.replace("1209T", "1202T"), [("ics-exception-crosses", 85)]),
    (MOVED, MOVED.replace("1209T", "1215T"), [("ics-exception-crosses", 85)]),
]  # fmt: skip

PROFILE: list[tuple[str, str, Found]] = [
    ("CALSCALE", "METHOD:PUBLISH\nCALSCALE", [("ics-method", 4)]),
    ("CALSCALE", "UID:1\nCALSCALE", [("ics-calendar-uid", 4)]),
    ("X-WR-CALNAME:测试镇\n", "", [("ics-profile-missing", 1)]),
    ("X-WR-CALNAME:测试镇", "X-WR-CALNAME:别的镇", [("ics-names-differ", 8)]),
    ("STATUS:CONFIRMED\n", "", [("ics-profile-missing", 26)]),
    ("URL:https://example.org/town/events/sweep/\n", "", [("ics-profile-missing", 26)]),
    ("TTL:PT12H", "TTL:PT1H", [("ics-refresh", 15)]),
    ("LAST-MODIFIED:20261201T000000Z\nLOCATION", "LAST-MODIFIED:20261201T000001Z\nLOCATION", [("ics-stamp-differs", 37)]),
    ("TRANSP:TRANSPARENT", "TRANSP:OPAQUE", [("ics-all-day-busy", 52)]),
    ("CANCELLED\nTRANSP:TRANSPARENT", "CANCELLED\nTRANSP:OPAQUE", [("ics-cancelled-busy", 80)]),
    ("【取消】", "", [("ics-cancelled-without-prefix", 70)]),
    (SOURCE, "feeds/all.google.ics\n", [("ics-cancelled-for-google", 79)]),
    ("END:VEVENT", f"{ALARM}END:VEVENT", [("ics-alarm-unwanted", 42)]),
    (SOURCE, "feeds/all.alarm.ics\n", [("ics-alarm-missing", line) for line in (26, 43, 55, 83)]),
    ("22.940300", "22.9403", [("ics-geo-digits", 36)]),
    ("END:VCALENDAR", f"{ZONE}END:VCALENDAR", [("ics-zone-not-first", 96), ("ics-zone-twice", 96), ("ics-zones-not-one", 96)]),
]  # fmt: skip


def said(found: Iterable[Diagnostic]) -> Found:
    spans = [(one.code, one.at) for one in found]
    return sorted((code, at.line) for code, at in spans if isinstance(at, Span))


def test_good_feed_has_nothing_wrong() -> None:
    """Nor has one with reminders, one for Google, or the file of one event."""
    google = changed((SOURCE, "feeds/all.google.ics\n"), ("STATUS:CANCELLED", "STATUS:CONFIRMED"))
    alarms = changed((SOURCE, "feeds/all.alarm.ics\n"))
    for summary in ("SUMMARY:大扫除", "SUMMARY:一天的活动", "SUMMARY:周一周四"):
        alarms = alarms.replace(summary, f"{ALARM}{summary}")
    head = GOOD[: GOOD.index("DESCRIPTION")]
    single = head + ZONE + GOOD[GOOD.index("BEGIN:VEVENT") : GOOD.index("END:VEVENT")] + f"{ALARM}END:VEVENT\nEND:VCALENDAR\n"
    assert [said(lint("f.ics", octets(text))) for text in (GOOD, google, alarms, single)] == [[], [], [], []]


@pytest.mark.parametrize(("old", "new", "expected"), PROPERTIES + TIMES + RECURRENCE + PROFILE)
def test_defect_is_named_at_its_line(old: str, new: str, expected: Found) -> None:
    """All that is wrong and no more; in a file of ours it stops a publication, but for a name that nobody knows."""
    found = lint("feeds/all.ics", octets(changed((old, new))))
    assert sorted(expected) == said(found)
    warnings = {"ics-unknown-component", "ics-unknown-property"}
    assert has_errors(found) is not ({code for code, _ in expected} <= warnings)


FORM: list[tuple[bytes, Found]] = [
    (b"", [("ics-not-a-calendar", 1)]),
    (b"\0" * 100, [("ics-not-a-calendar", 1)]),
    (b'{"events": []}', [("ics-not-a-calendar", 1)]),
    (b"<!DOCTYPE html>\n<title>404</title>", [("ics-web-page", 1)]),
    (b"\n <html><body>BEGIN:VCALENDAR</body></html>", [("ics-web-page", 1)]),
    (octets(GOOD)[:-15], [("ics-not-closed", 1)]),
    (octets(GOOD)[:1900], [("ics-not-closed", 1), ("ics-not-closed", 69)]),
    (octets(GOOD).replace(b"\r\n", b"\n"), [("ics-bare-lf", 1)]),
    (octets(GOOD).replace(b"\r\n", b"\r"), [("ics-bare-cr", 1)]),
    (octets(GOOD).replace(b"\r\n", b"\n", 30).replace(b"\n", b"\r\n", 29), [("ics-bare-lf", 30)]),
    (b"\xef\xbb\xbf" + octets(GOOD), [("ics-bom", 1)]),
    (octets(GOOD).rstrip(), [("ics-no-final-break", 96)]),
    (octets(GOOD).replace("大扫除".encode(), "大扫除".encode("gbk")), [("ics-not-utf-8", 27)]),
    (octets(GOOD).replace("大扫".encode(), "大\x0b扫".encode()), [("ics-control-character", 27)]),
    (octets(GOOD).replace("大扫".encode(), "大\0扫".encode()), [("ics-control-character", 27)]),
    (octets(GOOD).replace("大扫".encode(), "大\u2028扫".encode()), [("ics-line-separator", 27)]),
    (octets(GOOD).replace("大扫".encode(), "大\x85扫".encode()), [("ics-line-separator", 27)]),
    (octets(GOOD).replace("大扫除".encode(), "大扫除".encode() * 8), [("ics-long-line", 27)]),
    (octets(GOOD).replace(b"/t\r\n own", b"/t\r\nown"), [("ics-garbled-line", 35)]),
    (octets(GOOD).replace(b"SEQUENCE:0", b"SEQUENCE 0", 1), [("ics-garbled-line", 32), ("ics-profile-missing", 26)]),
    (octets(GOOD).replace(b"SEQUENCE:0", b'SEQUENCE;X="a:0', 1), [("ics-garbled-line", 32), ("ics-profile-missing", 26)]),
    (octets(GOOD).replace(b"SEQUENCE:0", b"SEQUENCE:0\r\n", 1), [("ics-blank-line", 33)]),
    (octets(GOOD).replace(b"END:VEVENT\r\n", b"", 1), [("ics-not-closed", 26)]),
    (octets(GOOD).replace(b"END:STANDARD\r\n", b"END:DAYLIGHT\r\nEND:STANDARD\r\n"), [("ics-end-without-begin", 24)]),
    (octets(GOOD) + b"URL:https://example.org/\r\n", [("ics-outside", 97)]),
    (octets(GOOD) + octets(SHANGHAI), [("ics-outside", 97)]),
    (octets(GOOD) + b"\r\n\r\n", []),
    (octets(GOOD) + octets(GOOD), []),
    (octets("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n"), [("ics-nothing-inside", 1)]),
    (octets(foreign("BEGIN:X-A\n" * 50 + "END:X-A\n" * 50)), [("ics-too-deep", 23)]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), FORM)
def test_defect_of_form_is_named_at_its_line(data: bytes, expected: Found) -> None:
    """Octets, lines, beginnings and ends."""
    assert sorted(expected) == said(lint("feeds/all.ics", data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (foreign(event("DTSTART:20261210T083000Z", ALARM.replace("DESCRIPTION:大扫除\n", "").strip())), [("ics-alarm-without-text", 9)]),
        (foreign(event("DTSTART:20261210T083000Z", ALARM.replace("DISPLAY", "EMAIL").strip())), [("ics-alarm-without-text", 9)] * 2),
        (foreign(event("DTSTART:20261210T083000Z", ALARM.replace("TRIGGER", "REPEAT:2\nTRIGGER").strip())), [("ics-alarm-repeat", 12)]),
        (foreign(event("DTSTART:20261210T083000Z", ALARM.replace("-PT1H", "-P1H").strip())), [("ics-bad-duration", 12)]),
        (foreign(event("DTSTART:20261210T083000Z", ALARM.replace("TRIGGER:-PT1H\n", "").strip())), [("ics-missing-property", 9)]),
    ],
)
def test_alarm_that_lacks_something_is_named(text: str, expected: Found) -> None:
    """In anyone's file: one such alarm made a program refuse a town's whole feed."""
    assert sorted(expected) == said(lint("f.ics", octets(text)))


def test_cancelled_with_alarm_is_named() -> None:
    """It would ring for nothing."""
    text = changed((SOURCE, "feeds/all.alarm.ics\n"), ("END:VEVENT", f"{ALARM}END:VEVENT"))
    text = changed(("SUMMARY:【取消】", f"{ALARM}SUMMARY:【取消】"), text=text)
    codes = [code for code, _ in said(lint("f.ics", octets(text)))]
    assert codes == ["ics-alarm-missing"] * 3 + ["ics-alarm-of-cancelled"]


def test_name_in_the_file_of_one_event_is_named() -> None:
    """Outlook would make a calendar of it."""
    text = GOOD[: GOOD.index("DESCRIPTION")] + "X-WR-CALNAME:测试镇\n" + GOOD[GOOD.index("BEGIN:VTIMEZONE") : GOOD.index("END:VEVENT")]
    found = lint("events/sweep/event.ics", octets(f"{text}{ALARM}END:VEVENT\nEND:VCALENDAR\n"))
    assert said(found) == [("ics-name-in-file", 5)]


def test_feed_over_the_limit_is_named() -> None:
    """900 KB for ours but for archives, Google's 1 MB for others."""
    long = f"DESCRIPTION:{'手套' * 10}\n" + f" {'手套' * 10}\n" * 15_000
    ours = changed(("DESCRIPTION:带上", f"{long} 带上"))
    assert said(lint("f.ics", octets(ours))) == [("ics-too-big", 1)]
    assert said(lint("f.ics", octets(ours.replace("feeds/all.ics", "feeds/archive/2026.ics")))) == []
    others = foreign(event("DTSTART:20261210T083000Z", long.strip()))
    assert said(lint("f.ics", octets(others))) == []
    assert said(lint("f.ics", octets(others.replace(long, long + f" {'手套' * 10}\n" * 2000)))) == [("ics-too-big", 1)]


def test_many_findings_are_counted() -> None:
    """Ten of a sort, a hundred in all, the rest as a number; errors are never left out for warnings."""
    bad = "".join(event(f"DTSTART:2026123{n % 10}", f"X{n}:1", uid=str(n)) for n in range(300))
    found = lint("f.ics", octets(foreign(bad)))
    codes = [one.code for one in found]
    assert [codes.count(code) for code in ("ics-day-not-named", "ics-no-such-date", "ics-unknown-property", "ics-more")] == [10, 10, 10, 1]
    assert dict(found[-1].arguments) == {"count": str(600 - 30)}


@pytest.mark.parametrize(
    ("value", "columns"),
    [("DTSTART;TZID=Asia/Shanghai:20260231T083000", (28, 28, 43)), ("DTSTART;TZID=Asia/\n Shanghai:2026\n 0231T083000", (29, 11, 15))],
)
def test_place_is_in_the_line_that_holds_it(value: str, columns: tuple[int, int, int]) -> None:
    """Also where the line goes on: line, first column, and the one after the last."""
    (found,) = lint("f.ics", octets(changed((START, value))))
    assert isinstance(found.at, Span)
    assert (found.at.line, found.at.column, found.at.end_column) == columns


def test_every_code_of_a_file_is_seen_here() -> None:
    """A code that no test has seen told is not known to be right."""
    tables = [found for *_, found in PROPERTIES + TIMES + RECURRENCE + PROFILE] + [found for _, found in FORM]
    seen = {code for found in tables for code, _ in found}
    seen |= {"ics-alarm-without-text", "ics-alarm-repeat", "ics-alarm-of-cancelled", "ics-name-in-file", "ics-too-big", "ics-more"}
    pairs = {"ics-gone", "ics-moved-silently", "ics-changed-silently", "ics-sequence-back", "ics-stamp-back", "ics-day-becomes-time"}
    pairs |= {"ics-feed-gone", "ics-feed-emptied"}
    elsewhere = {"ics-exception-first", "ics-too-long", "ics-not-read"}
    assert set(SEVERITIES) - seen - pairs == elsewhere


def test_exception_before_its_series_is_named() -> None:
    """Some programs do not know the series yet."""
    exception = GOOD[GOOD.index("BEGIN:VEVENT\nSUMMARY:【") : GOOD.rindex("BEGIN:VEVENT")]
    text = changed((exception, ""), (WEEKLY, exception + WEEKLY))
    assert said(lint("f.ics", octets(text))) == [("ics-exception-first", 55)]
