"""What other programs write, unusual but right: no error, and where people should know something, a warning."""

import re

import pytest

from generator.diagnostics import has_errors
from generator.verify.lint import lint
from tests.verify.feeds import GOOD, SHANGHAI, changed, event, foreign, octets

NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:America/New_York
LAST-MODIFIED:20050809T050000Z
BEGIN:DAYLIGHT
DTSTART:19670430T020000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19730429T070000Z
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
END:STANDARD
BEGIN:STANDARD
DTSTART:18831118T120358
TZOFFSETFROM:-045602
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""
OUTLOOK = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:China Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PUBLIC
CREATED:20261120T010203Z
DESCRIPTION:\\n
DTEND;TZID="China Standard Time":20261210T110000
DTSTAMP:20261120T010203Z
DTSTART;TZID="China Standard Time":20261210T083000
LAST-MODIFIED:20261120T010203Z
LOCATION:广场
PRIORITY:5
SEQUENCE:0
SUMMARY;LANGUAGE=zh-cn:大扫除
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E00800000000
X-ALT-DESC;FMTTYPE=text/html:<html><body>手套; 水杯, 雨衣</body></html>
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-CDO-IMPORTANCE:1
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
END:VCALENDAR
"""
GOOGLE = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:街道活动
X-WR-TIMEZONE:Asia/Shanghai
X-WR-CALDESC:
BEGIN:VEVENT
DTSTART:20261210T003000Z
DTEND:20261210T030000Z
DTSTAMP:20261120T010203Z
ORGANIZER;CN=街道活动:mailto:abc@group.calendar.google.com
UID:abc@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="李: 四
 , 主任";X-NUM-GUESTS=0:mailto:li@example.org
CREATED:20261120T010203Z
LAST-MODIFIED:20261120T010203Z
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:大扫除
TRANSP:OPAQUE
ATTACH;FILENAME=a.pdf;FMTTYPE=application/pdf:https://drive.google.com/file?id=1&x=y
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261212
DTEND;VALUE=DATE:20261213
DTSTAMP:20261120T010203Z
UID:def@google.com
SUMMARY:
DESCRIPTION:
LOCATION:
CLASS:PRIVATE
END:VEVENT
END:VCALENDAR
"""
RFC_EXAMPLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//hacksw/handcal//NONSGML v1.0//EN
BEGIN:VEVENT
UID:19970610T172345Z-AF23B2@example.com
DTSTAMP:19970610T172345Z
DTSTART:19970714T170000Z
DTEND:19970715T040000Z
SUMMARY:Bastille Day Party
END:VEVENT
END:VCALENDAR
"""
TODO = """\
BEGIN:VTODO
UID:20070313T123432Z-456553@example.com
DTSTAMP:20070313T123432Z
DUE;VALUE=DATE:20070501
SUMMARY:Submit Quebec Income Tax Return for 2006
CLASS:CONFIDENTIAL
CATEGORIES:FAMILY,FINANCE
STATUS:NEEDS-ACTION
PERCENT-COMPLETE:39
BEGIN:VALARM
ACTION:AUDIO
TRIGGER;RELATED=END:-PT4H
ATTACH;FMTTYPE=audio/basic:ftp://example.com/pub/audio-files/ssbanner.aud
REPEAT:4
DURATION:PT1H
END:VALARM
END:VTODO
"""
JOURNAL = """\
BEGIN:VJOURNAL
UID:19970901T130000Z-123405@example.com
DTSTAMP:19970901T130000Z
DTSTART;VALUE=DATE:19970317
SUMMARY:Staff meeting minutes
DESCRIPTION:One
DESCRIPTION:Two
END:VJOURNAL
BEGIN:VFREEBUSY
UID:19970901T115957Z-76A912@example.com
DTSTAMP:19970901T120000Z
ORGANIZER:MAILTO:jane_doe@example.com
FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:19970308T160000Z/PT8H30M
END:VFREEBUSY
"""
RULES = (
    *("FREQ=DAILY;COUNT=10", "FREQ=YEARLY;UNTIL=20400131T140000Z;BYMONTH=12;BYDAY=SU,TH", "FREQ=MONTHLY;BYDAY=2TH"),
    *("FREQ=MONTHLY;COUNT=10;BYDAY=-4TH", "FREQ=MONTHLY;BYMONTHDAY=10,-1", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=344,100,200"),
    *("FREQ=YEARLY;BYDAY=20MO,50TH", "FREQ=YEARLY;BYWEEKNO=50;BYDAY=TH", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=2"),
    *("FREQ=HOURLY;INTERVAL=3;UNTIL=20270902T170000Z", "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40", "freq=weekly;byday=th;wkst=su"),
    *("FREQ=MONTHLY;BYDAY=TH;BYMONTHDAY=10,13", "FREQ=YEARLY;INTERVAL=4;BYMONTH=12;BYDAY=TH;BYMONTHDAY=10,11", "FREQ=SECONDLY;COUNT=3"),
)

LEGAL = {
    "the first example of RFC 5545": RFC_EXAMPLE,
    "Outlook, with its own name of the zone": OUTLOOK,
    "Google, with UTC, empty values and a colon in quotes": GOOGLE,
    "a leap month of another calendar": foreign(
        event("DTSTART;VALUE=DATE:20200523", "RRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=4L;SKIP=FORWARD")
    ),
    "several zones, with summers, old offsets of seconds, and a rule": foreign(
        SHANGHAI,
        NEW_YORK,
        event("DTSTART;TZID=America/New_York:20261210T083000", "DTEND;TZID=Asia/Shanghai:20261211T083000", "RRULE:FREQ=WEEKLY"),
    ),
    "to-dos, journals, free time": foreign(TODO, JOURNAL),
    "a duration instead of an end, and neither": foreign(
        event("DTSTART:20261210T083000Z", "DURATION:P1DT2H30M"),
        event("DTSTART;VALUE=DATE:20261210", "DURATION:P1W", uid="y"),
        event("DTSTART;VALUE=DATE:20261210", uid="z"),
        event("DTSTART:20261210T083000Z", uid="u"),
    ),
    "times of nowhere": foreign(event("DTSTART:20261210T083000", "DTEND:20261210T093000", "RRULE:FREQ=DAILY;UNTIL=20270101T000000")),
    "names in small letters": re.sub("[0-9]t[0-9]+z", lambda match: match[0].upper(), foreign(event("DTSTART:20261210T083000Z")).lower()),
    "extra dates and periods": foreign(
        event("DTSTART:20261210T083000Z", "RRULE:FREQ=DAILY;COUNT=3", "RDATE:20270101T083000Z,20270102T083000Z"),
        event("DTSTART:20261210T083000Z", "RDATE;VALUE=PERIOD:20261212T083000Z/PT1H,20261213T083000Z/20261213T093000Z", uid="y"),
    ),
    "quoted parameters, several values, a caret": foreign(
        event("DTSTART:20261210T083000Z", 'ATTENDEE;MEMBER="mailto:a@x.org","mailto:b@x.org";CN="A; B: C^n":mailto:c@x.org'),
        event("DTSTART:20261210T083000Z", 'COMMENT;ALTREP="CID:1@x":a', uid="y"),
    ),
    "our own names and those of other standards": foreign(
        event("DTSTART:20261210T083000Z", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC", "CONFERENCE;VALUE=URI:https://x.org/", "COLOR:red"),
        "BEGIN:X-SHOP\nX-OPEN:1\nEND:X-SHOP\n",
        header="NAME:A\nNAME;LANGUAGE=fr:B\nREFRESH-INTERVAL;VALUE=DURATION:P1W\nX-WR-RELCALID:1\n",
    ),
    "an invitation to one date of a series": foreign(
        event("DTSTART:20261210T083000Z", "RECURRENCE-ID:20261210T083000Z", "ORGANIZER:mailto:a@x.org"), header="METHOD:REQUEST\n"
    ),
    "a leap second, a leap day, years long past and far ahead": foreign(
        event("DTSTART:20161231T235960Z"), event("DTSTART;VALUE=DATE:16000229", uid="y"), event("DTSTART;VALUE=DATE:99991230", uid="z")
    ),
    "an exception in another zone that is the same time": foreign(
        SHANGHAI,
        event("DTSTART;TZID=Asia/Shanghai:20261210T083000", "RRULE:FREQ=DAILY;COUNT=9", "EXDATE:20261211T003000Z"),
        event("DTSTART;TZID=Asia/Shanghai:20261212T093000", "RECURRENCE-ID:20261212T003000Z"),
    ),
    "a zone that everybody knows": foreign(event("DTSTART;TZID=/example.org/Asia/Shanghai:20261210T083000")),
    "text in every script": foreign(event("DTSTART:20261210T083000Z", "LOCATION:ﷺ 👩‍👩‍👧 é\u0301 \U00020000\tx", "GEO:-0.5;+180")),
    "two calendars in one file": foreign(event("DTSTART:20261210T083000Z")) * 2,
    "no event at all": foreign(SHANGHAI),
}  # fmt: skip


@pytest.mark.parametrize("name", LEGAL)
def test_legal_feed_has_no_errors(name: str) -> None:
    """Whatever it is that one sees seldom."""
    found = lint("f.ics", octets(LEGAL[name]))
    assert [one for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("rule", RULES)
def test_rule_of_the_standard_has_no_errors(rule: str) -> None:
    """Nor is the first date, which is one of the rule, taken for none."""
    assert lint("f.ics", octets(foreign(SHANGHAI, event("DTSTART;TZID=Asia/Shanghai:20261210T090000", f"RRULE:{rule}")))) == []


def test_fold_within_a_letter_is_read() -> None:
    """As programs write it that count octets: the letters are whole once the lines are put together."""
    data = octets(GOOD).replace("大扫除".encode(), b"\xe5\xa4\r\n \xa7\xe6\r\n\t\x89\xab\xe9\x99\xa4", 1)
    assert lint("f.ics", data) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (foreign(event("DTSTART:20261210T083000")), {"ics-floating"}),
        (foreign(event("DTSTART:20261210T223000Z", "RRULE:FREQ=WEEKLY;BYDAY=TH")), {"ics-utc-series"}),
        (foreign(event("DTSTART:20261210T083000Z", "RRULE:FREQ=WEEKLY;BYDAY=FR")), {"ics-utc-series", "ics-start-off-rule"}),
        (foreign(event("DTSTART:20261210T083000Z", "RDATE:20270101T083000Z")), {"ics-rdate"}),
        (foreign(event("DTSTART:20261210T083000Z"), header="METHOD:REQUEST\n"), {"ics-method"}),
        (foreign(event("DTSTART:20261210T083000Z"), header="UID:1\n"), {"ics-calendar-uid"}),
        (foreign(event("DTSTART:20261210T083000Z"), SHANGHAI), {"ics-zone-not-first"}),
        (foreign(event("DTSTART:20261210T083000Z").replace("SUMMARY:活动\n", "")), {"ics-no-summary"}),
        (foreign(event("DTSTART:20261210T083000Z", "LOCATION:一, 二")), {"ics-unescaped"}),
        (foreign(event("DTSTART:20261210T083000Z", "URL:example.org")), {"ics-bad-address"}),
        (foreign(event("DTSTART:20261210T083000Z", f"LOCATION:{'大' * 30}")), {"ics-long-line"}),
    ],
)
def test_foreign_habit_is_a_warning(text: str, codes: set[str]) -> None:
    """What some programs will misread, though the standard allows it, or nearly."""
    found = lint("f.ics", octets(text))
    assert ({one.code for one in found}, has_errors(found)) == (codes, False)


def test_what_only_we_promise_is_not_asked_of_others() -> None:
    """The same file under another name has no reminders, no prefix and no colours to keep."""
    text = changed(
        ("-//bianmin//feeds", "-//Somebody//Else"), ("COLOR:darkslategray\n", ""), ("【取消】", ""), ("URL:https", "X-URL:https")
    )
    assert lint("f.ics", octets(text)) == []
