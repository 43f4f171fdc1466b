"""A good feed of ours, and what a test changes in it."""

GOOD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bianmin//feeds//ZH-HANS
CALSCALE:GREGORIAN
DESCRIPTION:测试镇的全部活动
X-WR-CALDESC:测试镇的全部活动
NAME:测试镇
X-WR-CALNAME:测试镇
COLOR:darkslategray
LAST-MODIFIED:20261201T000000Z
REFRESH-INTERVAL;VALUE=DURATION:PT12H
SOURCE;VALUE=URI:https://example.org/town/feeds/all.ics
URL:https://example.org/town/events/
X-APPLE-CALENDAR-COLOR:#0b5d4e
X-PUBLISHED-TTL:PT12H
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19700101T000000
TZNAME:CST
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:大扫除
DTSTART;TZID=Asia/Shanghai:20261210T083000
DTEND;TZID=Asia/Shanghai:20261210T110000
DTSTAMP:20261201T000000Z
UID:sweep@town.example.org
SEQUENCE:0
CATEGORIES:洁净城市,公园
DESCRIPTION:带上手套\\, 水杯。\\n详情：https://example.org/t
 own/events/sweep/
GEO:22.940300;113.671200
LAST-MODIFIED:20261201T000000Z
LOCATION:广场
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://example.org/town/events/sweep/
END:VEVENT
BEGIN:VEVENT
SUMMARY:一天的活动
DTSTART;VALUE=DATE:20261212
DTEND;VALUE=DATE:20261213
DTSTAMP:20261201T000000Z
UID:day@town.example.org
SEQUENCE:0
LAST-MODIFIED:20261201T000000Z
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://example.org/town/events/day/
END:VEVENT
BEGIN:VEVENT
SUMMARY:周一周四
DTSTART;TZID=Asia/Shanghai:20261102T080000
DTEND;TZID=Asia/Shanghai:20261102T090000
DTSTAMP:20261201T000000Z
UID:weekly@town.example.org
SEQUENCE:2
RRULE:FREQ=WEEKLY;UNTIL=20261231T155959Z;BYDAY=MO,TH
EXDATE;TZID=Asia/Shanghai:20261109T080000,20261112T080000
LAST-MODIFIED:20261201T000000Z
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://example.org/town/events/weekly/
END:VEVENT
BEGIN:VEVENT
SUMMARY:【取消】周一周四
DTSTART;TZID=Asia/Shanghai:20261203T080000
DTEND;TZID=Asia/Shanghai:20261203T090000
DTSTAMP:20261201T000000Z
UID:weekly@town.example.org
RECURRENCE-ID;TZID=Asia/Shanghai:20261203T080000
SEQUENCE:2
DESCRIPTION:下雨
LAST-MODIFIED:20261201T000000Z
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:https://example.org/town/events/weekly/
END:VEVENT
BEGIN:VEVENT
SUMMARY:周一周四
DTSTART;TZID=Asia/Shanghai:20261209T080000
DTEND;TZID=Asia/Shanghai:20261209T090000
DTSTAMP:20261201T000000Z
UID:weekly@town.example.org
RECURRENCE-ID;TZID=Asia/Shanghai:20261210T080000
SEQUENCE:2
LAST-MODIFIED:20261201T000000Z
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://example.org/town/events/weekly/
END:VEVENT
END:VCALENDAR
"""
"""As `render.ics` writes it, but for the line ends: a timed event, an all-day one, a series with a cancelled and a moved date."""

ALARM = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:大扫除\nTRIGGER:-PT1H\nEND:VALARM\n"


def octets(text: str) -> bytes:
    """With the line ends that a calendar has."""
    return text.replace("\n", "\r\n").encode()


def changed(*changes: tuple[str, str], text: str = GOOD) -> str:
    """The feed with each of the pieces, which it holds once or means by the first, replaced."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def event(start: str, *more: str, uid: str = "x@example.org") -> str:
    """A VEVENT of somebody else's."""
    lines = ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261201T000000Z", "SUMMARY:活动", start, *more, "END:VEVENT")
    return "".join(f"{line}\n" for line in lines)


def foreign(*events: str, header: str = "") -> str:
    """A calendar of somebody else's."""
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Somebody//Else//EN\n{header}{''.join(events)}END:VCALENDAR\n"


SHANGHAI = (
    "BEGIN:VTIMEZONE\nTZID:Asia/Shanghai\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0800\n"
    "END:STANDARD\nEND:VTIMEZONE\n"
)
