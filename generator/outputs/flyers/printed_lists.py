"""Which of the author's texts stand on the sheets that list many: the programmes of the months, the directory of stations."""

from collections.abc import Iterator

from generator.diagnostics import Origin
from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.model.event import Event, Undated
from generator.model.place import AtStation, Place
from generator.model.site import Site
from generator.outputs.directory import points_shown
from generator.outputs.edition import Edition
from generator.outputs.flyers.monthly import printed_months
from generator.outputs.flyers.printed import Written
from generator.outputs.flyers.stations_list import listed


def on_programmes(edition: Edition) -> Iterator[Written]:
    months = printed_months(edition)
    shown = {event.id: event for dates in months.values() for pairs in dates.values() for event, _ in pairs}
    if months:
        shown |= {event.id: event for event in edition.events.values() if isinstance(event.when, Undated)}
    for event in shown.values():
        yield from _of_event(edition.site, event)


def on_directory(edition: Edition) -> Iterator[Written]:
    for station in listed(edition):
        at = station.origin
        yield station.name, at / "name"
        yield station.place.address or station.place.name, at / "place" / ("address" if station.place.address else "name")
        yield station.status_note, at / "status-note"
        for n, text in enumerate(station.audience):
            yield text, at / "audience" / n
    for event, point in points_shown(edition):
        at = event.origin / "points"
        yield event.title, event.origin / "title"
        if isinstance(event.details, ExamService):
            for n, written in enumerate(event.details.points):
                if written.id == point.part:
                    yield from _of_place(edition.site, written.place, at / n / "place", address=True)
                    for m, service in enumerate(written.services):
                        yield service, at / n / "services" / m


def _of_event(site: Site, event: Event) -> Iterator[Written]:
    at, details = event.origin, event.details
    yield event.title, at / "title"
    yield from _of_place(site, event.place, at / "place")
    for n, change in enumerate(event.changes):
        yield change.reason, at / "changes" / n / "reason"
        if change.to:
            yield from _of_place(site, change.to.place, at / "changes" / n / "to" / "place")
    if isinstance(details, ExamService):
        for n, subject in enumerate(details.timetable):
            yield subject.subject, at / "timetable" / n / "subject"
        for n, window in enumerate(details.windows):
            yield window.where, at / "windows" / n / "where"
    if isinstance(details, WasteSorting):
        for n, session in enumerate(details.sessions):
            yield from _of_place(site, session.place, at / "sessions" / n / "place")


def _of_place(site: Site, place: Place | AtStation | None, at: Origin, *, address: bool = False) -> Iterator[Written]:
    if isinstance(place, AtStation):
        station = site.stations[place.station]
        yield station.name, station.origin / "name"
        place, at = station.place, station.origin / "place"
    elif place:
        yield place.name, at / "name"
    if place and address:
        yield place.address, at / "address"
