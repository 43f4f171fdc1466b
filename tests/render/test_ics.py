"""The calendar files' bytes: those of icalendar for the same component, and what readers cannot bear kept out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vDatetime, vText, vUri

from generator.outputs.feeds.feed_size import CALENDAR, octets
from generator.outputs.feeds.feed_views import EventFileView, FeedView, Zone
from generator.outputs.feeds.vevent import Entry, Moment, Position, Rule
from generator.render.ics import FeedWriter, vevent
from generator.routes import Variant

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONE = Zone("Asia/Shanghai", timedelta(hours=8), "CST")
STAMP = datetime(2026, 11, 25, tzinfo=UTC)
ENTRY = Entry(
    uid="day@town.example.org",
    stamp=STAMP,
    summary="清洁日",
    start=datetime(2026, 12, 10, 8, 30, tzinfo=SHANGHAI),
    end=datetime(2026, 12, 10, 11, tzinfo=SHANGHAI),
    url="https://example.org/town/events/day/",
)
FEED = FeedView(
    language="zh-Hans",
    name="测试镇",
    description="全部活动，改期会更新",
    url="https://example.org/town/",
    source="https://example.org/town/feeds/all.ics",
    colour="#2e7d32",
    zone=ZONE,
    stamp=STAMP,
    entries=(ENTRY,),
)

texts = st.text(st.one_of(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), st.sampled_from('，；,;:\n街日\\^"’')))
words = texts.map(lambda text: text.replace("\ufeff", ""))
days = st.dates(date(2020, 1, 1), date(2099, 12, 30))
times = st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 30)).map(lambda t: t.replace(microsecond=0, tzinfo=SHANGHAI))  # noqa: DTZ001 made aware
Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
FREQUENCIES: tuple[Frequency, ...] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
weekdays = st.sampled_from(["MO", "2SA", "-1FR"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    moments: st.SearchStrategy[Moment] = draw(st.sampled_from([days, times]))
    start = draw(moments)
    until = STAMP if isinstance(start, datetime) else draw(st.sampled_from([None, date(2030, 1, 1)]))
    frequency: Frequency = draw(st.sampled_from(FREQUENCIES))
    rule = Rule(frequency, draw(st.integers(1, 3)), tuple(draw(st.lists(weekdays, max_size=2))), until=until)
    place = Position(22.9403, draw(st.floats(110, 115).map(lambda lng: round(lng, 6))), draw(words.filter(bool)), draw(words))
    return Entry(
        uid="x.1@example.org",
        stamp=STAMP,
        sequence=draw(st.integers(0, 3)),
        summary=draw(words),
        start=start,
        end=start + timedelta(days=1),
        rule=draw(st.sampled_from([None, rule])),
        left_out=tuple(draw(st.lists(moments, max_size=9))),
        recurrence_id=draw(st.none() | moments),
        status=draw(st.sampled_from(["CONFIRMED", "TENTATIVE", "CANCELLED"])),
        url="https://example.org/" + "a" * draw(st.integers(0, 150)),
        location=draw(words),
        description=draw(words),
        categories=tuple(draw(st.lists(words.filter(bool), max_size=3))),
        contact=draw(words),
        position=draw(st.sampled_from([None, place])),
        images=("https://example.org/images/a.jpg",) * draw(st.integers(0, 1)),
        follows=draw(st.sampled_from(["", "old@example.org"])),
    )


def _by_icalendar(entry: Entry) -> bytes:
    """The same component, written by the library."""

    def text(words: str) -> str:
        return words.replace("\\", "＼")

    def parameter(words: str) -> str:
        return text(words).replace('"', "＂").replace("^", "＾").replace("\n", " ")

    event = icalendar.Event()
    added: list[tuple[str, Any]] = [("SUMMARY", text(entry.summary)), ("DTSTART", entry.start), ("DTEND", entry.end), ("UID", entry.uid)]
    added += [("SEQUENCE", entry.sequence), ("STATUS", entry.status), ("URL", entry.url)]
    added += [("CONTACT", text(entry.contact)), ("DESCRIPTION", text(entry.description)), ("LOCATION", text(entry.location))]
    added.append(("TRANSP", "TRANSPARENT" if entry.status == "CANCELLED" or not isinstance(entry.start, datetime) else "OPAQUE"))
    for name, value in added:
        if value != "" or name == "SUMMARY":
            event.add(name, value)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        event[name] = vDatetime(entry.stamp)
    if entry.recurrence_id:
        event.add("RECURRENCE-ID", entry.recurrence_id)
    if entry.left_out:
        event.add("EXDATE", list(entry.left_out))
    if entry.categories:
        event.add("CATEGORIES", [text(category) for category in entry.categories])
    if entry.rule:
        rule: dict[str, Any] = {"FREQ": entry.rule.frequency, "UNTIL": entry.rule.until, "BYDAY": list(entry.rule.by_day)}
        if entry.rule.interval > 1:
            rule["INTERVAL"] = entry.rule.interval
            if entry.rule.frequency == "WEEKLY":
                rule["WKST"] = "MO"
        event.add("RRULE", {key: value for key, value in rule.items() if value})
    for image in entry.images:
        event.add("IMAGE", vUri(image), parameters={"VALUE": "URI"})
    if entry.follows:
        event["RELATED-TO"] = vText(entry.follows, params={"RELTYPE": "SIBLING"})
    if entry.position:
        lat, lng = f"{entry.position.lat:.6f}", f"{entry.position.lng:.6f}"
        event["GEO"] = vUri(f"{lat};{lng}")
        more = {"X-ADDRESS": parameter(entry.position.address)} if entry.position.address else {}
        pin = {"VALUE": "URI", **more, "X-APPLE-RADIUS": "100", "X-TITLE": parameter(entry.position.title)}
        event["X-APPLE-STRUCTURED-LOCATION"] = vUri(f"geo:{lat},{lng}", params=pin)
    written: bytes = event.to_ical()
    return written


@settings(max_examples=150, deadline=None)
@given(entries())
def test_vevent_is_what_icalendar_writes(entry: Entry) -> None:
    """Byte for byte, for any entry."""
    assert vevent(entry, "Asia/Shanghai") == _by_icalendar(entry)


@settings(max_examples=150, deadline=None)
@given(entries())
def test_vevent_lines_are_short_and_whole(entry: Entry) -> None:
    """No line has over 75 octets, each is UTF-8 by itself, and none but the folds holds a lone CR or LF."""
    lines = vevent(entry, "Asia/Shanghai").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert [line for line in lines if line.decode() == "\x00"] == []


@settings(max_examples=100, deadline=None)
@given(entries(), st.booleans())
def test_size_is_foreseen(entry: Entry, alarm: bool) -> None:
    """The estimate is never below what is written."""
    written = FeedWriter().feed(replace(FEED, entries=(entry,), variant=Variant.ALARM if alarm else Variant.PLAIN))
    empty = FeedWriter().feed(replace(FEED, entries=()))
    assert len(written) - len(empty) <= octets(entry, alarm)
    assert len(empty) <= CALENDAR


def test_size_of_a_long_text_is_close() -> None:
    """So that a feed is not shortened long before it must be."""
    long = replace(ENTRY, description="每周一、四清洁，请早点来。" * 300)
    assert octets(long, False) / len(vevent(long, "Asia/Shanghai")) == pytest.approx(1.0, abs=0.03)


def test_control_characters_never_reach_a_feed() -> None:
    """NUL, VT, U+0085, U+2028 and lone surrogates are dropped; a backslash becomes a full-width one; a line break is escaped."""
    odd = replace(ENTRY, summary="a\x00b\x0bc\x85d\u2028e\ud800f\\Ng\nh\r\ni")
    assert b"SUMMARY:abcdef\xef\xbc\xbcNg\\nh\\ni\r\n" in vevent(odd, "Asia/Shanghai")


def test_feed_head_is_that_of_the_profile() -> None:
    """RFC 7986's properties with the VALUE they require, no METHOD, no UID, one VTIMEZONE with one STANDARD."""
    assert FeedWriter().feed(replace(FEED, entries=())).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bianmin//feeds//ZH-HANS",
        "CALSCALE:GREGORIAN",
        "DESCRIPTION:全部活动，改期会更新",
        "X-WR-CALDESC:全部活动，改期会更新",
        "NAME:测试镇",
        "X-WR-CALNAME:测试镇",
        "COLOR:forestgreen",
        "LAST-MODIFIED:20261125T000000Z",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "SOURCE;VALUE=URI:https://example.org/town/feeds/all.ics",
        "URL:https://example.org/town/",
        "X-APPLE-CALENDAR-COLOR:#2e7d32",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZNAME:CST",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "END:STANDARD",
        "END:VTIMEZONE",
        "END:VCALENDAR",
        "",
    ]


def test_event_file_names_no_calendar() -> None:
    """X-WR-CALNAME would make a calendar of a single event (MS-OXCICAL)."""
    written = FeedWriter().event_file(EventFileView(language="en", zone=ZONE, entries=(ENTRY,))).decode()
    assert written.split("\r\n")[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bianmin//feeds//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE",
    ]


@pytest.mark.parametrize(
    ("entry", "alarm"),
    [
        (ENTRY, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:清洁日\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\n"),
        (
            replace(ENTRY, start=date(2026, 12, 10), end=date(2026, 12, 11)),
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:清洁日\r\nTRIGGER:-PT6H\r\nEND:VALARM\r\n",
        ),
        (replace(ENTRY, status="CANCELLED"), ""),
    ],
)
def test_alarm_is_inside_the_entry_that_takes_place(entry: Entry, alarm: str) -> None:
    """One hour before a timed entry, six before an all-day one, none before a cancelled one; without alarm the rest is the same."""
    writer = FeedWriter()
    plain = writer.feed(replace(FEED, entries=(entry,))).decode()
    with_alarm = writer.feed(replace(FEED, entries=(entry,), variant=Variant.ALARM)).decode()
    assert with_alarm == plain.replace("END:VEVENT", alarm + "END:VEVENT")
