"""What takes place at each station: the next date of every event that is there, as a main or another venue, session or service point."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import routes
from generator.model.agenda import coming, event_status
from generator.model.event import Event
from generator.model.occurrence import Occurrence, Slot
from generator.model.place import AtStation
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar, Tag, tag_of
from generator.outputs.parts.frame import one_line
from generator.outputs.parts.sentences import Link, Sentence

SHOWN_EVENTS = 20
"""So many stand on a station's page; its feed holds all."""


class StationEvent(NamedTuple):
    """`status` is the event's, `tag` that of the date shown."""

    event: Id
    status: str
    when: Sentence
    tag: Tag
    title: Link


Visits = list[tuple[Event, Occurrence]]


def at_stations(edition: Edition) -> Mapping[Id, Visits]:
    """By station, sorted by day: each event once, with its next date there."""
    found: dict[Id, dict[Id, tuple[Event, Occurrence]]] = {}
    for event in edition.events.values():
        for station, occurrence in _visits(edition, event):
            found.setdefault(station, {}).setdefault(event.id, (event, occurrence))
    return {station: sorted(events.values(), key=lambda e: (e[1].days, e[0].id)) for station, events in found.items()}


def _visits(edition: Edition, event: Event) -> Iterator[tuple[Id, Occurrence]]:
    agenda = edition.agendas[event.id]
    branches = [branch.place.station for branch in event.branches if isinstance(branch.place, AtStation)]
    points = [point for point in agenda.points if point.days.last_day >= edition.today]
    if not branches and not _is_anywhere(event):
        return
    for occurrence in (*coming(agenda, edition.today), *points):
        if isinstance(occurrence.place, AtStation):
            yield occurrence.place.station, occurrence
        for station in branches:
            yield station, occurrence


def _is_anywhere(event: Event) -> bool:
    """Whether any date of the event may be at a station; most are not, and series are long."""
    places = [event.place, *(part.place for part in event.parts), *(change.to.place for change in event.changes if change.to)]
    return any(isinstance(place, AtStation) for place in places)


def station_events(edition: Edition, calendar: Calendar, visits: Visits) -> tuple[StationEvent, ...]:
    language = calendar.language
    rows = []
    for event, occurrence in visits[:SHOWN_EVENTS]:
        title = language.text(event.title)
        rows.append(
            StationEvent(
                event=event.id,
                status=event_status(event, edition.agendas[event.id], edition.today).value,
                when=calendar.slot(Slot(occurrence.days, occurrence.time)),
                tag=tag_of(language, occurrence, in_series=event.is_series, today=edition.today),
                title=Link(one_line(title.text), routes.link(routes.event(language.prefix, event.id)), title.lang),
            )
        )
    return tuple(rows)
