"""Two publications of the same feeds → what those who subscribe will not be told of, or are told in a way that programs pass over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Severity, Span
from generator.verify.calendar_file import CalendarFile, Component
from generator.verify.content_lines import Property
from generator.verify.lint.findings import SEVERITIES
from generator.verify.seen import Key, Seen, is_to_come, key_of, look

Named = Callable[[str], str]
"""A feed's path within its publication → how it is called in what is told."""

_FIRST = "feeds/all.ics"
_SINGLE = "event.ics"
"""A file that is imported once; nobody subscribes to it."""


class _Stands(NamedTuple):
    """An entry in one feed."""

    event: Component
    seen: Seen


Feed = Mapping[Key, _Stands]


def lint_pairs(
    old: Mapping[str, CalendarFile], new: Mapping[str, CalendarFile], today: date, old_name: Named = str, new_name: Named = str
) -> list[Diagnostic]:
    """Every feed of `old` held against its successor; each entry is told of once, in the first feed where it stands.

    What was over before `today` may leave.
    """
    before, after = ({path: feed(files[path]) for path in sorted(files, key=_turn)} for files in (old, new))
    found = [*_gone(before, after, today, old_name)]
    told: set[tuple[str, Key]] = set()
    for path, entries in after.items():
        for code, key, at, arguments in _changes(before.get(path, {}), entries, today):
            if (code, key) not in told:
                told.add((code, key))
                found.append(_told(code, _span(new_name(path), at), **arguments))
    for path, entries in before.items():
        had = any(is_to_come(one.event, today) for one in entries.values())
        if path not in after:
            if path.rpartition("/")[2] != _SINGLE:
                told_of = _told("ics-feed-gone", Span(old_name(path), 1, 1, 1))
                found.append(told_of if had else replace(told_of, severity="warning"))
        elif had and not any(is_to_come(one.event, today) for one in after[path].values()):
            found.append(_told("ics-feed-emptied", Span(new_name(path), 1, 1, 1)))
    return found


def _turn(path: str) -> tuple[bool, bool, str]:
    """The feed that most people have comes first."""
    return path != _FIRST, path.rpartition("/")[2] == _SINGLE, path


def feed(file: CalendarFile) -> Feed:
    """Of two entries with the same key the first."""
    found: dict[Key, _Stands] = {}
    for event in file.events():
        key = key_of(event)
        if key not in found:
            found[key] = _Stands(event, look(event))
    return found


def _gone(before: Mapping[str, Feed], after: Mapping[str, Feed], today: date, name: Named) -> Iterator[Diagnostic]:
    still = {uid for entries in after.values() for uid, _ in entries}
    told: set[str] = set()
    for path, entries in before.items():
        for (uid, _), one in entries.items():
            if uid not in still and uid not in told and (one.seen.last_day is None or one.seen.last_day >= today):
                told.add(uid)
                at = one.event.first("UID") or one.event
                yield _told("ics-gone", _span(name(path), at), uid=uid, title=one.seen.title, start=one.seen.start)


def _changes(before: Feed, after: Feed, today: date) -> Iterator[tuple[str, Key, Property | Component, dict[str, object]]]:
    for key, one in after.items():
        was = before.get(key)
        if was is None:
            continue
        says: dict[str, object] = {"title": one.seen.title, "old": was.seen.sequence, "new": one.seen.sequence}
        if one.seen.sequence < was.seen.sequence:
            yield "ics-sequence-back", key, one.event.first("SEQUENCE") or one.event, says
        if "" < one.seen.stamp < was.seen.stamp:
            yield "ics-stamp-back", key, one.event.first("DTSTAMP") or one.event, {"old": was.seen.stamp, "new": one.seen.stamp}
        if _is_day(one.event) != _is_day(was.event):
            yield "ics-day-becomes-time", key, one.event.first("DTSTART") or one.event, {"title": one.seen.title}
        if one.seen.sequence == was.seen.sequence:
            yield from _silent(key, was, one)
    for key, was in before.items():
        uid, recurrence = key
        master, old_master = after.get((uid, "")), before.get((uid, ""))
        if not recurrence or key in after or not master or not old_master or (was.seen.last_day or today) < today:
            continue
        if master.seen.sequence <= max(old_master.seen.sequence, was.seen.sequence):
            says = {"title": master.seen.title, "what": "RECURRENCE-ID", "old": recurrence, "new": "-"}
            yield "ics-moved-silently", key, master.event, says


def _silent(key: Key, was: _Stands, one: _Stands) -> Iterator[tuple[str, Key, Property | Component, dict[str, object]]]:
    """What looks different under the same number."""
    for code, old, new in (("ics-moved-silently", was.seen.when, one.seen.when), ("ics-changed-silently", was.seen.rest, one.seen.rest)):
        if old == new or (old is was.seen.rest and was.seen.says_the_same(one.seen)):
            continue
        name = min({name for name, _ in old ^ new}, key=_rank)
        then, now = (next((value for each, value in sorted(side) if each == name), "-") for side in (old - new, new - old))
        at = one.event.first(name) or one.event
        yield code, key, at, {"title": one.seen.title, "what": name, "old": then, "new": now}


def _rank(name: str) -> tuple[int, str]:
    """What a person would name first."""
    first = ("DTSTART", "DTEND", "RRULE", "EXDATE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION")
    return (first.index(name) if name in first else len(first), name)


def _is_day(event: Component) -> bool:
    return "T" not in event.value("DTSTART")


def _span(path: str, at: Property | Component) -> Span:
    return Span(path, at.line, 1, (len("BEGIN:") if isinstance(at, Component) else 0) + len(at.name) + 1)


def _told(code: str, at: Span, **arguments: object) -> Diagnostic:
    severity: Severity = SEVERITIES[code][0]
    return Diagnostic(code, at, tuple((name, str(value)) for name, value in arguments.items()), severity)
