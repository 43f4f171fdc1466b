"""events.json and events.csv: what has to stand there of each event and of each of its dates."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from generator import routes
from generator.language import plain
from generator.model.event import Event
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation, Place
from generator.model.text import Text
from generator.model.when import Days, Time, TimeRange, Unclocked
from generator.verify.data_files import listed, table
from generator.verify.findings import Finding
from generator.verify.truth import Truth

Moment = date | datetime


def events_json(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    yield from listed(path, data, "events", {event.id: event_record(truth, event) for event in truth.edition.events.values()})


def events_csv(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted = {}
    for event in truth.edition.events.values():
        record = event_record(truth, event)
        for one in record["occurrences"]:
            wanted[one["id"]] = {
                "id": one["id"],
                "event": event.id,
                "kind": event.kind,
                "title": first(record["title"]),
                "start": one["start"],
                "end": one["end"],
                "all_day": "true" if one["all_day"] else "false",
                "status": one["status"],
                **_where(one["place"]),
                "url": record["url"],
            }
    yield from table(path, data, wanted)


def count_events(truth: Truth) -> int:
    """Dates that either file holds."""
    return sum(len(truth.edition.agendas[event].occurrences) for event in truth.edition.events)


def event_record(truth: Truth, event: Event) -> dict[str, Any]:
    edition = truth.edition
    return {
        "id": event.id,
        "kind": event.kind,
        "title": {tag: plain(words) for tag, words in texts(truth, event.title).items()},
        "status": truth.status(event).value,
        "url": routes.absolute(edition.site.config.url, routes.event("", event.id)),
        "place": _place(truth, event.place),
        "occurrences": [_occurrence(truth, one) for one in edition.agendas[event.id].occurrences],
    }


def _occurrence(truth: Truth, one: Occurrence) -> dict[str, Any]:
    start, end = span(truth, one.days, one.time)
    return {
        "id": one.id,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "all_day": not isinstance(one.time, TimeRange),
        "time_tbd": one.time is Unclocked.TBD,
        "status": one.status.value,
        "place": _place(truth, one.place),
        "moved_from": span(truth, one.moved_from.days, one.moved_from.time)[0].isoformat() if one.moved_from else None,
        "provisional": one.provisional,
    }


def span(truth: Truth, days: Days, when: Time) -> tuple[Moment, Moment]:
    """In the site's zone, or days with an exclusive end."""
    if not isinstance(when, TimeRange):
        return days.first_day, days.last_day + timedelta(days=1)
    zone = truth.edition.zone
    begin, end = (datetime.combine(day, time(), zone) for day in (days.first_day, days.last_day))
    return begin + timedelta(minutes=when.start), end + timedelta(minutes=when.end)


def _place(truth: Truth, place: Place | AtStation | None) -> dict[str, Any] | None:
    venue = truth.edition.site.venue(place)
    if venue is None:
        return None
    address = venue.address.first if venue.address else None
    return {"name": texts(truth, venue.name), "address": address, "community": venue.community, "station": venue.station}


def texts(truth: Truth, text: Text) -> dict[str, str]:
    return {truth.edition.site.config.languages[0]: text.first, **dict(text.others)}


def first(texts: Mapping[str, str]) -> str:
    return next(iter(texts.values()))


def _where(place: dict[str, Any] | None) -> dict[str, str]:
    if place is None:
        return {"place": "", "address": "", "community": ""}
    return {"place": first(place["name"]), "address": place["address"] or "", "community": place["community"] or ""}
