"""A feed as icalendar's parser has it, held against what our own reader makes of the same octets: two programs see the same dates.

It is the reader of many calendar programs written in Python; it knows nothing of the sources.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from generator.verify.calendar_file import Component, read
from generator.verify.content_lines import unescaped
from generator.verify.findings import Finding
from generator.verify.page_file import squeezed

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_ALARM = re.compile(rb"BEGIN:VALARM\r\n.*?END:VALARM\r\n", re.DOTALL)
_DATES = ("DTSTART", "DTEND", "RECURRENCE-ID")


Seen = set[bytes]
"""VEVENTs by their octets, without their alarms."""


def second_reader(path: str, data: bytes, seen: Seen) -> Iterator[Finding]:
    """`seen`: what both have read in another variant, and need not read again."""
    from icalendar import Calendar

    data = _unseen(data, seen)
    try:
        theirs = {_their_key(event): event for event in Calendar.from_ical(data).walk("VEVENT")}
    except (ValueError, IndexError, KeyError, TypeError) as problem:
        yield Finding("calendar-unreadable", path, "", str(problem)[:80])
        return
    ours = {(unescaped(c.value("UID")), c.value("RECURRENCE-ID")): c for c in read(data).events()}
    for key in ours.keys() ^ theirs.keys():
        yield Finding("readers-differ", path, key[0], key[1])
    for key, component in ours.items():
        if key in theirs:
            yield from _differences(path, key[0], component, theirs[key])


def _unseen(data: bytes, seen: Seen) -> bytes:
    head, *events = data.split(_BEGIN)
    kept = [head]
    for event in events:
        body, end, after = event.partition(_END)
        plain = _ALARM.sub(b"", body)
        if plain not in seen:
            kept += (_BEGIN, body, end)
            seen.add(plain)
        kept.append(after)
    return b"".join(kept)


def _differences(path: str, uid: str, ours: Component, theirs: Any) -> Iterator[Finding]:
    for name in _DATES:
        one = ours.value(name)
        other = _written(theirs[name].dt) if name in theirs else ""
        if one != other:
            yield Finding("readers-differ", path, uid, f"{name}: {one}", f"{name}: {other}")
    for name in ("SUMMARY", "LOCATION", "STATUS"):
        one, other = squeezed(unescaped(ours.value(name))), squeezed(str(theirs.get(name, "")))
        if one != other:
            yield Finding("readers-differ", path, uid, f"{name}: {one}", f"{name}: {other}")
    gone = theirs.get("EXDATE", [])
    skipped = sorted(_written(each.dt) for exdate in (gone if isinstance(gone, list) else [gone]) for each in exdate.dts)
    if skipped != sorted(day for exdate in ours.all("EXDATE") for day in exdate.value.split(",")):
        yield Finding("readers-differ", path, uid, f"EXDATE: {ours.value('EXDATE')}", f"EXDATE: {','.join(skipped)}")


def _their_key(event: Any) -> tuple[str, str]:
    return str(event.get("UID", "")), _written(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else ""


def _written(moment: date) -> str:
    return moment.strftime("%Y%m%dT%H%M%S" if isinstance(moment, datetime) else "%Y%m%d")
