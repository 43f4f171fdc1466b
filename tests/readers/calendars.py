"""Programs that people subscribe with, or that are built from the same parts, each as a function: a calendar file → the dates it shows.

None shares code with what writes the file.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from ctypes import CDLL, CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_long, c_void_p
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalevents.icalevents import events as icalevents

ZONE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2020, 1, 1), date(2028, 12, 31)


class Shown(NamedTuple):
    """`event`: the UID up to its first dot or its domain. `start`, `end`: ISO, in the site's zone, or days with an exclusive end."""

    event: str
    start: str
    end: str
    cancelled: bool


Reader = Callable[[bytes], list[Shown]]


def _shown(uid: str, start: date, end: date, status: object) -> Shown:
    return Shown(uid.split("@")[0].split(".")[0], _iso(start), _iso(end), str(status) == "CANCELLED")


def _iso(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return (moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)).isoformat()


def by_icalendar(calendar: bytes) -> list[Shown]:
    """icalendar expanded by recurring-ical-events, as the Home Assistant waste source and others do."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between(FIRST, LAST)
    return sorted(_shown(str(e["UID"]), e["DTSTART"].dt, e["DTEND"].dt, e["STATUS"]) for e in events)


def by_home_assistant(calendar: bytes) -> list[Shown]:
    """ical, on which Home Assistant's calendars stand."""
    parsed = IcsCalendarStream.calendar_from_ics(calendar.decode())
    found = []
    for event in parsed.timeline_tz(ZONE).overlapping(datetime.combine(FIRST, time(), ZONE), datetime.combine(LAST, time(), ZONE)):
        status = event.status.value if event.status else ""
        found.append(_shown(event.uid, event.start, event.end, status))
    return sorted(found)


def by_vobject(calendar: bytes) -> list[Shown]:
    """vobject, the parser of Radicale and khal's kin; it expands a master, and knows overrides only as components of their own."""
    parsed = vobject.readOne(calendar.decode())
    events = list(getattr(parsed, "vevent_list", []))
    overridden = {(e.uid.value, e.recurrence_id.value) for e in events if hasattr(e, "recurrence_id")}
    found = []
    for event in events:
        start, end, status = event.dtstart.value, event.dtend.value, event.status.value
        if not hasattr(event, "rrule"):
            found.append(_shown(event.uid.value, start, end, status))
            continue
        is_day = not isinstance(start, datetime)
        rules = event.getrruleset()
        last = datetime.combine(LAST, time()).replace(tzinfo=None if is_day else start.tzinfo)
        for each in _until(rules, last):
            begin = each.date() if is_day else each
            if (event.uid.value, begin) not in overridden:
                found.append(_shown(event.uid.value, begin, begin + (end - start), status))
    return sorted(found)


def _until(rules: Any, last: datetime) -> Iterator[datetime]:
    for each in rules:
        if each > last:
            return
        yield each


class _Time(Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = [
        *((name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")),
        ("zone", c_void_p),
    ]


class _Span(Structure):
    """`struct icaltime_span`, in seconds since 1970."""

    _fields_ = [("start", c_long), ("end", c_long), ("is_busy", c_int)]


_FOUND = CFUNCTYPE(None, c_void_p, POINTER(_Span), c_void_p)


@cache
def _libical() -> CDLL:
    library = CDLL("libical.so.3")
    library.icalparser_parse_string.restype = c_void_p
    library.icalparser_parse_string.argtypes = [c_char_p]
    for name in ("icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(library, name).restype = c_void_p
        getattr(library, name).argtypes = [c_void_p, c_int]
    library.icalcomponent_get_uid.restype = c_char_p
    library.icalcomponent_get_uid.argtypes = [c_void_p]
    library.icalcomponent_get_status.argtypes = [c_void_p]
    library.icalproperty_status_to_string.restype = c_char_p
    library.icalcomponent_string_to_kind.argtypes = [c_char_p]
    library.icalcomponent_count_errors.argtypes = [c_void_p]
    for name in ("dtstart", "dtend", "recurrenceid"):
        getattr(library, f"icalcomponent_get_{name}").restype = _Time
        getattr(library, f"icalcomponent_get_{name}").argtypes = [c_void_p]
    library.icalcomponent_foreach_recurrence.restype = None
    library.icalcomponent_foreach_recurrence.argtypes = [c_void_p, _Time, _Time, _FOUND, c_void_p]
    library.icalcomponent_free.argtypes = [c_void_p]
    return library


def _moment(at: _Time) -> date:
    day = date(at.year, at.month, at.day)
    return day if at.is_date else datetime(at.year, at.month, at.day, at.hour, at.minute, at.second, tzinfo=ZONE)


def by_libical(calendar: bytes) -> list[Shown]:
    """libical, on which Thunderbird's old parser, GNOME and KDE stand; it expands a master, and leaves overrides to its caller."""
    library = _libical()
    root = library.icalparser_parse_string(calendar)
    assert root and library.icalcomponent_count_errors(root) == 0
    components, vevent = [], library.icalcomponent_string_to_kind(b"VEVENT")
    component = library.icalcomponent_get_first_component(root, vevent)
    while component:
        components.append(component)
        component = library.icalcomponent_get_next_component(root, vevent)
    replaced = {
        (library.icalcomponent_get_uid(c), _moment(at)) for c in components if (at := library.icalcomponent_get_recurrenceid(c)).year
    }
    first, last = (_Time(day.year, day.month, day.day) for day in (FIRST, LAST))
    found: list[Shown] = []
    for component in components:
        uid = library.icalcomponent_get_uid(component)
        start, end = (_moment(getattr(library, f"icalcomponent_get_{name}")(component)) for name in ("dtstart", "dtend"))
        is_override = bool(library.icalcomponent_get_recurrenceid(component).year)
        status = library.icalproperty_status_to_string(library.icalcomponent_get_status(component)).decode()
        spans: list[tuple[int, int]] = []
        take = _FOUND(lambda _, span, __, spans=spans: spans.append((span.contents.start, span.contents.end)))
        library.icalcomponent_foreach_recurrence(component, first, last, take, None)
        for begun, _ in spans:
            at = datetime.fromtimestamp(begun, UTC)
            begin: date = at.astimezone(ZONE) if isinstance(start, datetime) else at.date()
            if is_override or (uid, begin) not in replaced:
                found.append(_shown(uid.decode(), begin, begin + (end - start), status))
    library.icalcomponent_free(root)
    return sorted(found)


def by_icalevents(calendar: bytes) -> list[Shown]:
    """icalevents, on which simple displays and scripts stand."""
    found = icalevents(
        string_content=calendar, start=datetime.combine(FIRST, time(), ZONE), end=datetime.combine(LAST, time(), ZONE), strict=True
    )
    return sorted(_shown(each.uid, _moment_of(each.start), _moment_of(each.end), each.status) for each in found)


def _moment_of(moment: date | None) -> date:
    assert moment is not None
    return moment


NODE = Path(sys.prefix) / "node"
"""Where `make test` installs what tests/readers/node/package.json names."""


@cache
def _node() -> "Popen[str]":
    """One process for all calendars; it ends when its input does."""
    if shutil.which("node") is None or not (NODE / "node_modules").is_dir():
        pytest.skip(f"needs node, and what `make test` installs with npm into {NODE}")
    script = Path(__file__).parent / "node" / "read.mjs"
    return Popen(["node", str(script)], cwd=NODE, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8")


def _by_node(reader: str, calendar: bytes) -> list[Shown]:
    process = _node()
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps({"reader": reader, "calendar": calendar.decode(), "last": LAST.isoformat()}) + "\n")
    process.stdin.flush()
    rows = json.loads(process.stdout.readline())
    return sorted(_shown(uid, _parsed(start), _parsed(end), status) for uid, start, end, status in rows)


def _parsed(written: str) -> date:
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


READERS: dict[str, Reader] = {
    "icalendar": by_icalendar,
    "home-assistant": by_home_assistant,
    "vobject": by_vobject,
    "libical": by_libical,
    "icalevents": by_icalevents,
    "ical.js": partial(_by_node, "ical.js"),
    "node-ical": partial(_by_node, "node-ical"),
}
