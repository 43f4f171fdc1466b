"""Octets → components: whatever they are, something is read, and what is right is read as icalendar does."""

from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.verify.calendar_file import DEEPEST, Component, Known, read
from generator.verify.content_lines import unescaped
from generator.verify.lint import lint
from generator.verify.seen import seen
from tests.verify.feeds import GOOD, octets

pieces = st.sampled_from(
    [
        *(line.encode() for line in GOOD.split("\n")[:40]),
        *(b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:", b"END:", b"UID:", b"DTSTAMP:", b"RRULE:"),
        *(b"\r\n", b"\n", b"\r", b"\r\n ", b" ", b"\t", b":", b";", b"=", b'X;A="b:c",d;E=:f', b'"', b"\\", b"\xff", b"\0"),
        *(b"FREQ=WEEKLY;", b"COUNT=9999", b"99999999T999999Z", b"EXDATE:", b"DTSTART;TZID=:0", b"SEQUENCE:\xc2\xb2"),
        *(b"RECURRENCE-ID;TZID=../x:20260101", b"DTSTART:20260101T000000Z", b"DTSTART;VALUE=DATE:20260101"),
    ]
)  # fmt: skip
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
texts = st.text(st.one_of(letters, st.sampled_from("，;,:\\\n街nN\"'"))).map(lambda text: text.replace("\ufeff", ""))


@given(st.one_of(st.binary(max_size=400), st.lists(pieces, max_size=60).map(b"".join)))
@settings(max_examples=600, deadline=None)
def test_reading_never_raises(data: bytes) -> None:
    """Nor do looking at what was read, judging it, and reading it with what was read before."""
    file = read(data)
    seen([file])
    lint("f.ics", data)
    known: Known = {}
    for _ in range(2):
        list(read(data, known).events())


@given(st.lists(texts, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_texts_come_back_from_icalendar(written: list[str]) -> None:
    """Folded and escaped there, unfolded and unescaped here."""
    calendar = icalendar.Calendar()
    for text in written:
        event = icalendar.Event()
        event.add("summary", text)
        calendar.add_component(event)
    file = read(calendar.to_ical())
    assert file.flaws == []
    expected = [str(each["SUMMARY"]) for each in icalendar.Calendar.from_ical(calendar.to_ical()).walk("VEVENT")]
    assert [unescaped(event.value("SUMMARY")) for event in file.events()] == expected


@given(st.text(letters, min_size=1), st.integers(1, 20))
def test_lines_may_be_folded_anywhere(text: str, size: int) -> None:
    """Also within a letter (RFC 5545, 3.1)."""
    line = f"SUMMARY:{text}".encode()
    folded = b"\r\n ".join(line[n : n + size] for n in range(0, len(line), size))
    (calendar,) = read(b"BEGIN:VCALENDAR\r\n" + folded + b"\r\nEND:VCALENDAR\r\n").calendars
    assert calendar.value("SUMMARY") == text


def test_components_and_properties_have_their_lines() -> None:
    """Of a folded line the first, and where in it the value begins."""
    (calendar,) = read(octets(GOOD)).calendars
    first = next(calendar.walk("VEVENT"))
    found = {each.name: (each.line, each.column) for each in first.properties}
    assert (first.line, found["SUMMARY"], found["DTSTART"], found["GEO"]) == (26, (27, 8), (28, 27), (36, 4))


@pytest.mark.parametrize(
    ("line", "name", "parameters", "value"),
    [
        (b"a:b", "A", (), "b"),
        (b"A:", "A", (), ""),
        (b"A;b=c:d:e;f", "A", (("B", ("c",)),), "d:e;f"),
        (b'A;B="c:;,d",e,"":f', "A", (("B", ("c:;,d", "e", "")),), "f"),
        (b"A;B=;C=1:f", "A", (("B", ("",)), ("C", ("1",))), "f"),
    ],
)
def test_property_is_read_with_its_parameters(line: bytes, name: str, parameters: Any, value: str) -> None:
    """Names in capitals; quotes taken off (RFC 5545, 3.2)."""
    (calendar,) = read(b"BEGIN:VCALENDAR\r\n" + line + b"\r\nEND:VCALENDAR\r\n").calendars
    (found,) = calendar.properties
    assert (found.name, found.parameters, found.value) == (name, parameters, value)


@pytest.mark.parametrize(
    "line", [b"", b" ", b"A", b":b", b"A B:c", b"A;B:c", b"A;B=c", b'A;B="c:d', b'A;B="c"d:e', b"A;=c:d", "活:c".encode()]
)
def test_line_that_is_none_is_a_flaw(line: bytes) -> None:
    """And left out; the rest is read."""
    file = read(b"BEGIN:VCALENDAR\r\nX:1\r\n" + line + b"\r\nY:2\r\nEND:VCALENDAR\r\n")
    assert [each.name for each in file.calendars[0].properties] == ["X", "Y"]
    assert [flaw.line for flaw in file.flaws] == ([] if line == b" " else [3])


def test_components_lie_only_so_deep() -> None:
    """Whoever looks at them all may do so one within the other."""
    file = read(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X-A\r\n" * 100_000 + b"X:1\r\n" + b"END:X-A\r\n" * 100_000 + b"Y:2\r\nEND:VCALENDAR\r\n")
    (calendar,) = file.calendars
    assert ([flaw.code for flaw in file.flaws], calendar.value("Y"), calendar.closed) == (["too-deep"], "2", True)
    assert len(list(calendar.walk("X-A"))) == DEEPEST - 1


def test_only_so_many_lines_are_read() -> None:
    """If that is asked for; it is a flaw, and at its line."""
    file = read(octets(GOOD), most=30)
    assert [(flaw.code, flaw.line) for flaw in file.flaws] == [("too-long", 31), ("not-closed", 1), ("not-closed", 26)]
    assert read(octets(GOOD), most=10_000).flaws == []


def test_what_was_read_before_is_the_same_again() -> None:
    """Of a second feed with the same entries nothing is read twice; of one that differs what differs."""
    known: Known = {}
    first, again = read(octets(GOOD), known), read(octets(GOOD), known)
    other = read(octets(GOOD.replace("大扫除", "大清洁")), known)
    plain = read(octets(GOOD))

    def events(calendar: Component) -> list[list[tuple[str, str]]]:
        return [[(each.name, each.value) for each in event.properties] for event in calendar.walk("VEVENT")]

    assert events(first.calendars[0]) == events(plain.calendars[0])
    same = [one is two for one, two in zip(first.events(), again.events(), strict=True)]
    partly = [one is two for one, two in zip(first.events(), other.events(), strict=True)]
    assert (all(same), partly) == (True, [False, True, True, True, True])
    assert ([*first.flaws, *again.flaws, *other.flaws], len(known)) == ([], 6)


@pytest.mark.parametrize(
    ("value", "text"), [(r"a\,b\;c\nd\Ne", "a,b;c\nd\ne"), (r"\\n", r"\n"), (r"\\\n", "\\\n"), (r"\x", r"\x"), ("\\", "\\")]
)
def test_text_is_unescaped_from_left_to_right(value: str, text: str) -> None:
    """RFC 5545, 3.3.11; what is no escape stays."""
    assert unescaped(value) == text
