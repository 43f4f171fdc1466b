"""events/KIND/ID.yml → Event.  Knows how the keys of an event hang together; what its parts and changes may be stands in `rules`."""

from dataclasses import fields
from functools import cache
from typing import Any

from generator.diagnostics import Origin
from generator.kinds import KINDS
from generator.model.event import Details, Event, InSessions, Undated, When
from generator.model.recurrence import Repeat
from generator.model.text import Id
from generator.source import rules, times
from generator.source.decode import DAY_KEYS, Schema, key_of, scalar, span_of_days
from generator.source.fields import decoder, schema
from generator.source.nodes import MappingNode, Node, Sequence
from generator.source.reading import BAD, Bad, Decoder, Reading, first_key, wrong_shape

_MADE = ("id", "kind", "origin", "details", "when", "spans_days")
"""Fields of Event that no key stands for alone."""

_ALONE = frozenset(
    {
        "summary",
        "description",
        "place",
        "branches",
        "organisers",
        "topics",
        "audience",
        "volunteers",
        "results",
        "images",
        "source",
        "contact",
        "follows",
        "accept",
        "aliases",
        "visibility",
    }
)
"""Optional fields that no rule looks at: with one of them refused, the rules still hold what is left."""


def day_or_tbd(text: str) -> object:
    return Undated() if text == times.TBD else times.day(text)


DETAILS: dict[str, type[Details]] = {kind.id: kind.details for kind in KINDS}


@cache
def event_schema(kind: str) -> Schema:
    """The keys of a file; `kind` is a built-in one, or "" for any other."""
    own = schema(DETAILS.get(kind, Details))
    shared = schema(Event, skip=_MADE)
    when: dict[str, tuple[str, Decoder]] = {key: (key, scalar(times.day)) for key in DAY_KEYS}
    when["date"] = ("date", scalar(day_or_tbd))
    when["repeat"] = ("repeat", decoder(Repeat))
    return Schema({"title": shared.keys["title"], **when, **shared.keys, **own.keys}, {**shared.required, **own.required})


@cache
def _foreign(kind: str) -> dict[str, str]:
    """Keys of other kinds, for whoever writes one here."""
    own = {key_of(field.name) for field in fields(DETAILS.get(kind, Details))}
    return {key_of(field.name): other.id for other in KINDS for field in fields(other.details) if key_of(field.name) not in own}


def decode_event(node: Node, reading: Reading, event_id: Id, kind: Id) -> Event | Bad:
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    built_in = kind if kind in DETAILS else ""
    details = DETAILS.get(kind, Details)
    values, _ = event_schema(built_in).collect(node, reading, _foreign(built_in))
    own = {field.name: values.pop(field.name) for field in fields(details) if field.name in values}
    when, spans_days = _when(node, values, own, reading)
    bad = {name for name, value in (*values.items(), *own.items()) if value is BAD}
    if when is BAD or "title" not in values or not bad - {"title"} <= _ALONE:
        return BAD
    good: dict[str, Any] = {name: value for name, value in values.items() if value is not BAD}
    if "title" in bad:
        return BAD
    event = Event(
        id=event_id,
        kind=kind,
        origin=Origin(reading.document.path),
        details=details(**own),
        when=when,
        spans_days=spans_days,
        **good,
    )
    reading.found += rules.of_event(event)
    return BAD if bad else event


def _when(node: MappingNode, values: dict[str, Any], own: dict[str, Any], reading: Reading) -> tuple[When | Bad, bool]:
    """When it takes place, by exactly one of the four ways to say so; and whether it was written as a span of days."""
    one, first, last, repeat = (values.pop(key, None) for key in (*DAY_KEYS, "repeat"))
    ways = [key for key, value in (("date", one), ("first-day", first or last), ("repeat", repeat)) if value is not None]
    if "sessions" in own:
        ways.append("sessions")
    if not ways:
        return reading.refuse("no-date", first_key(node)), False
    if len(ways) > 1:
        second = ways[1] if ways[1] in node.entries else "last-day"
        return reading.refuse("several-dates", node.entries[second][0], ways=", ".join(ways)), False
    if repeat is not None:
        return repeat, False
    if ways == ["sessions"]:
        if own["sessions"] == () and type(sessions := node.entries["sessions"][1]) is Sequence:
            return reading.refuse("empty-list", sessions), False
        return BAD if own["sessions"] is BAD else InSessions(), False
    if isinstance(one, Undated):
        return one, False
    return span_of_days(node, one, first, last, reading), one is None
