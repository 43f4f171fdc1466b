"""The `Event` that an event's page describes for search engines, read by the standard library and held against the agenda."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator import routes
from generator.model.agenda import next_occurrence
from generator.model.event import Event
from generator.model.occurrence import Occurrence, Slot, Status
from generator.model.recurrence import Repeat
from generator.model.series import is_rule_day, rule_days
from generator.model.when import Days, TimeRange
from generator.verify.event_data import span
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

_STATUS = {
    Status.SCHEDULED: "https://schema.org/EventScheduled",
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
    Status.MOVED: "https://schema.org/EventRescheduled",
}
_UNITS = {"week": "W", "month": "M", "year": "Y"}


def json_ld(path: str, root: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    scripts = [e for e in root.all("script") if e.get("type") == "application/ld+json"]
    shown = _shown(event, truth)
    if shown is None:
        if scripts:
            yield Finding("json-ld", path, event.id, "Event")
        return
    if len(scripts) != 1:
        yield Finding("json-ld", path, event.id, str(len(scripts)), "1 × application/ld+json")
        return
    try:
        found = json.loads("".join(text for text in scripts[0].children if isinstance(text, str)))
        assert isinstance(found, dict)
    except (ValueError, AssertionError, RecursionError) as problem:
        yield Finding("json-ld", path, event.id, str(problem)[:80], "JSON")
        return
    wanted = _wanted(event, shown, truth, words)
    for key, value in wanted.items():
        says = _at(found, key)
        if _neutral(says) != _neutral(value):
            yield Finding("json-ld", path, event.id, f"{key}: {_short(says)}", f"{key}: {_short(value)}")


def _shown(event: Event, truth: Truth) -> Occurrence | None:
    """The next date that takes place, or else its last; of an exam the whole."""
    agenda = truth.edition.agendas[event.id]
    if event.details.one_span:
        return next((o for o in (*agenda.occurrences, *agenda.later) if o.part is None), None)
    known = [*agenda.occurrences, *(() if event.is_series else agenda.later)]
    return next_occurrence(agenda, truth.today) or (known[-1] if known else agenda.beyond)


def _wanted(event: Event, shown: Occurrence, truth: Truth, words: Words) -> dict[str, Any]:
    config = truth.edition.site.config
    venue = truth.edition.site.venue(shown.place or event.place)
    names = [words.language.text(config.organisations[r.org].name).text for r in event.organisers if r.role != "support"]
    start, end = _bounds(truth, Slot(shown.days, shown.time))
    wanted: dict[str, Any] = {
        "@type": "Event",
        "name": words.title(event),
        "startDate": start,
        "endDate": end,
        "eventStatus": _STATUS[shown.status],
        "location.name": words.text(venue.name) if venue else words.say("place-tbd"),
        "organizer": sorted(map(squeezed, names)) or [words.text(config.publisher or config.name)],
        "url": routes.absolute(config.url, routes.event(words.language.prefix, event.id)),
        "previousStartDate": _bounds(truth, shown.moved_from)[0] if shown.moved_from and shown.status is Status.MOVED else None,
    }
    if venue and venue.address:
        wanted["location.address"] = words.text(venue.address)
    return wanted | (_schedule(event, truth) if event.is_series else {"eventSchedule": None})


def _schedule(event: Event, truth: Truth) -> dict[str, Any]:
    agenda, when = truth.edition.agendas[event.id], event.when
    gone = {left.day for left in agenda.left_out}
    for one in (*agenda.occurrences, *agenda.later):
        if one.part is None and one.status is not Status.SCHEDULED and is_rule_day(event, one.rule_day):
            gone.add(one.rule_day)
    wanted: dict[str, Any] = {
        "eventSchedule.startDate": next((day.isoformat() for day in rule_days(event)), None),
        "eventSchedule.exceptDate": sorted(day.isoformat() for day in gone) or None,
        "eventSchedule.repeatFrequency": "P1D",
    }
    if isinstance(when, Repeat):
        wanted["eventSchedule.startDate"] = next((day.isoformat() for day in rule_days(event)), when.from_.isoformat())
        wanted["eventSchedule.repeatFrequency"] = f"P{when.every.count}{_UNITS[when.every.unit]}"
        wanted["eventSchedule.endDate"] = when.until.isoformat() if when.until else None
    elif isinstance(when, Days):
        wanted["eventSchedule.endDate"] = when.last_day.isoformat()
    if isinstance(event.time, TimeRange):
        wanted["eventSchedule.startTime"] = _clock(event.time.start)
        wanted["eventSchedule.endTime"] = _clock(event.time.end)
    return wanted


def _bounds(truth: Truth, slot: Slot) -> tuple[str, str]:
    """Days are inclusive here."""
    start, end = span(truth, slot.days, slot.time)
    last: date = end if isinstance(slot.time, TimeRange) else end - timedelta(days=1)
    return start.isoformat(), last.isoformat()


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}:00"


def _at(found: Any, key: str) -> Any:
    """`a.b` is b within a; of organisers their names."""
    for name in key.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    if key == "organizer":
        each = found if isinstance(found, list) else [found]
        return sorted(squeezed(str(one.get("name"))) for one in each if isinstance(one, dict))
    return found


def _neutral(value: Any) -> Any:
    return squeezed(value) if isinstance(value, str) else value


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:120]
