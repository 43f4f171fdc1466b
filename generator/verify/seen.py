"""Two publications → what a subscriber sees happen between them.  Knows calendars only as files, and no words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.verify.calendar_file import CalendarFile, Component
from generator.verify.content_lines import Property, unescaped

_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?")
_NUMBER = re.compile("[0-9]{1,9}")
_SILENT = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "UID", "URL", "CREATED"}
_WHEN = {"DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID"}

Key = tuple[str, str]
"""A UID, and the RECURRENCE-ID of an exception ("" for a master or a single entry)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry as a calendar shows it. `when` and `rest` are its properties as written; equal ones look the same."""

    uid: str
    title: str
    start: str
    last_day: date | None
    cancelled: bool
    sequence: int
    stamp: str
    when: frozenset[tuple[str, str]]
    rest: frozenset[tuple[str, str]]
    url: str

    @property
    def exdates(self) -> frozenset[tuple[str, str]]:
        return frozenset((name, value) for name, value in self.when if name == "EXDATE")

    @property
    def gaps(self) -> frozenset[str]:
        """The dates that a series leaves out, as written and without their zone."""
        return frozenset(day for _, value in self.exdates for day in value.rpartition(":")[2].split(","))

    def says_the_same(self, other: "Seen") -> bool:
        """Whether both say the same, but for the address of their own page."""
        return self.rest == other.rest or _without_url(self) == _without_url(other)


class Change(Enum):
    """What happens to an entry in a subscriber's calendar."""

    APPEARS = "appears"
    MOVES = "moves"
    CHANGES = "changes"
    CANCELLED = "cancelled"
    VANISHES = "vanishes"


@dataclass(frozen=True, slots=True)
class Sight:
    """`start`: the day and time as they will stand, "2026-12-10 08:30"; of what vanishes as they stood."""

    change: Change
    uid: str
    start: str
    title: str


def seen(files: Iterable[CalendarFile]) -> dict[Key, Seen]:
    """Of an entry that stands in several feeds the newest."""
    found: dict[Key, Seen] = {}
    for file in files:
        for event in file.events():
            key = key_of(event)
            one = look(event)
            other = found.get(key)
            if other is None or (one.sequence, one.stamp) > (other.sequence, other.stamp):
                found[key] = one
    return found


def difference(old: Mapping[Key, Seen], new: Mapping[Key, Seen], today: date) -> list[Sight]:
    """By what happens, then by day. What is past leaves feeds by itself, and is not told.

    A date that a series leaves out from now on is cancelled, unless an entry of its own (`ID.YYYYMMDD`) says where it went; one that it
    leaves out no longer appears.
    """
    found = [sight for key, one in new.items() if (sight := _sight(key, old, one))]
    moved: set[str] = set()
    for key, one in new.items():
        if key in old and key[1] == "" and not one.cancelled and old[key].gaps != one.gaps:
            for day in sorted(one.gaps - old[key].gaps):
                own = _own_entry(one.uid, day)
                if (own, "") in new and (own, "") not in old:
                    moved.add(own)
                elif day[:8] >= today.strftime("%Y%m%d"):
                    found.append(Sight(Change.CANCELLED, one.uid, _readable(day), one.title))
            back = [day for day in old[key].gaps - one.gaps if day[:8] >= today.strftime("%Y%m%d")]
            found += [Sight(Change.APPEARS, one.uid, _readable(day), one.title) for day in back]
    found = [Sight(Change.MOVES, s.uid, s.start, s.title) if s.uid in moved and s.change is Change.APPEARS else s for s in found]
    uids = {uid for uid, _ in new}
    for (uid, recurrence), one in old.items():
        if uid not in uids and not recurrence and (one.last_day is None or one.last_day >= today):
            found.append(Sight(Change.VANISHES, uid, one.start, one.title))
    order = list(Change)
    return sorted(found, key=lambda sight: (order.index(sight.change), sight.start, sight.uid))


def _sight(key: Key, old: Mapping[Key, Seen], one: Seen) -> Sight | None:
    uid, recurrence = key
    before = old.get(key)
    if before is None and recurrence:
        before = old.get((uid, ""))
    change = _change(before, one, is_new_exception=recurrence != "" and key not in old)
    return Sight(change, uid, one.start, one.title) if change else None


def _change(before: Seen | None, one: Seen, *, is_new_exception: bool) -> Change | None:
    if before is None:
        return None if one.cancelled else Change.APPEARS
    if one.cancelled:
        return None if before.cancelled else Change.CANCELLED
    if before.cancelled and not is_new_exception:
        return Change.APPEARS
    if is_new_exception:
        recurrence = next(value for name, value in one.when if name == "RECURRENCE-ID")
        start = next((value for name, value in one.when if name == "DTSTART"), "")
        return Change.CHANGES if recurrence == start else Change.MOVES
    if before.when - before.exdates != one.when - one.exdates:
        return Change.MOVES
    return None if before.says_the_same(one) else Change.CHANGES


def _own_entry(uid: str, day: str) -> str:
    name, _, domain = uid.partition("@")
    return f"{name}.{day[:8]}@{domain}"


def key_of(event: Component) -> Key:
    return unescaped(event.value("UID")), event.value("RECURRENCE-ID")


def look(event: Component) -> Seen:
    """At one entry."""
    sequence = event.value("SEQUENCE")
    return Seen(
        uid=unescaped(event.value("UID")),
        title=unescaped(event.value("SUMMARY")),
        start=_readable(event.value("DTSTART")),
        last_day=_last_day(event),
        cancelled=event.value("STATUS").upper() == "CANCELLED",
        sequence=int(sequence) if _NUMBER.fullmatch(sequence) else 0,
        stamp=event.value("DTSTAMP"),
        when=frozenset((p.name, _in_zone(p)) for p in event.properties if p.name in _WHEN),
        rest=frozenset((p.name, p.value) for p in event.properties if p.name not in _WHEN | _SILENT),
        url=event.value("URL"),
    )


def _without_url(one: Seen) -> frozenset[tuple[str, str]]:
    return frozenset((name, value.replace(one.url, "")) for name, value in one.rest) if one.url else one.rest


def is_to_come(event: Component, today: date) -> bool:
    """Whether it takes place, and is not over."""
    if event.value("STATUS").upper() == "CANCELLED":
        return False
    last_day = _last_day(event)
    return last_day is None or last_day >= today


def _in_zone(each: Property) -> str:
    zone = each.parameter("TZID")
    return f"{zone}:{each.value}" if zone else each.value


def _readable(value: str) -> str:
    match = _DAY.match(value)
    if match is None:
        return value
    year, month, day, hour, minute = match.groups()
    return f"{year}-{month}-{day}" + (f" {hour}:{minute}" if hour else "")


def _last_day(event: Component) -> date | None:
    """None where a rule has no end, or nothing can be made out. A day too late at most: an exclusive end, or UTC."""
    rule = event.value("RRULE")
    until = re.search(r"UNTIL=(\d{8})", rule)
    if rule and not until:
        return None
    match = _DAY.match(until[1] if until else event.value("DTEND") or event.value("DTSTART"))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
