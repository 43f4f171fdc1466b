"""The whole site as data: every event with its dates, every station and service point, each as JSON and as a table.

Texts are given in every language their author wrote; tables are in the first one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator import routes
from generator.language import plain
from generator.model.agenda import event_status
from generator.model.event import Event
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation, Place
from generator.model.site import Site
from generator.model.text import Text
from generator.model.when import Days, Time, TimeRange, Unclocked
from generator.outputs.directory import points_shown
from generator.outputs.edition import Edition
from generator.outputs.open_data import open_data_page, schemas
from generator.outputs.open_data.records import EventRecord, Moment, OccurrenceRecord, PlaceRecord, Texts
from generator.outputs.open_data.schemas import SchemaView
from generator.outputs.open_data.station_data import StationRecord, point_record, station_record
from generator.plan import View


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsJson(View):
    events: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsCsv(View):
    """A row an occurrence."""

    events: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsJson(View):
    stations: tuple[StationRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsCsv(View):
    stations: tuple[StationRecord, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    events = tuple(event_record(edition, event) for event in edition.events.values())
    yield routes.EVENTS_JSON, EventsJson(events=events)
    yield routes.EVENTS_CSV, EventsCsv(events=events)
    stations = tuple(_stations(edition))
    yield routes.STATIONS_JSON, StationsJson(stations=stations)
    yield routes.STATIONS_CSV, StationsCsv(stations=stations)
    written = dict(schemas.written(edition.site.config))
    for name, schema in (*schemas.published(edition.site.config), *written.items()):
        yield routes.schema(name), SchemaView(schema=schema)
    yield from open_data_page.plan(edition, events, stations, written)


def event_record(edition: Edition, event: Event) -> EventRecord:
    agenda, site = edition.agendas[event.id], edition.site
    return EventRecord(
        id=event.id,
        kind=event.kind,
        title=tuple((tag, plain(words)) for tag, words in _texts(site, event.title)),
        status=event_status(event, agenda, edition.today).value,
        url=routes.absolute(site.config.url, routes.event("", event.id)),
        place=_place(site, event.place),
        occurrences=tuple(_occurrence(site, edition.zone, each) for each in agenda.occurrences),
    )


def _occurrence(site: Site, zone: ZoneInfo, one: Occurrence) -> OccurrenceRecord:
    start, end = _span(one.days, one.time, zone)
    return OccurrenceRecord(
        id=one.id,
        start=start,
        end=end,
        time_tbd=one.time is Unclocked.TBD,
        status=one.status.value,
        place=_place(site, one.place),
        moved_from=_span(one.moved_from.days, one.moved_from.time, zone)[0] if one.moved_from else None,
        provisional=one.provisional,
    )


def _span(days: Days, when: Time, zone: ZoneInfo) -> tuple[Moment, Moment]:
    if not isinstance(when, TimeRange):
        return days.first_day, days.last_day + timedelta(days=1)
    first, last = (datetime.combine(day, time(), zone) for day in (days.first_day, days.last_day))
    return first + timedelta(minutes=when.start), last + timedelta(minutes=when.end)


def _place(site: Site, place: Place | AtStation | None) -> PlaceRecord | None:
    venue = site.venue(place)
    if venue is None:
        return None
    return PlaceRecord(_texts(site, venue.name), venue.address.first if venue.address else None, venue.community, venue.station)


def _texts(site: Site, text: Text) -> Texts:
    return ((site.config.languages[0], text.first), *text.others)


def _stations(edition: Edition) -> Iterator[StationRecord]:
    for station in edition.site.stations.values():
        yield station_record(edition.site, station)
    for event, point in points_shown(edition):
        yield point_record(edition.site, event, point)
