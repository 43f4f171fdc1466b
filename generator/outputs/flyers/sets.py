"""All sheets of one event or station in one language, each with the address at which it stands."""

from collections.abc import Iterator
from dataclasses import replace

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.event import Event
from generator.model.station import Station
from generator.outputs.edition import Edition
from generator.outputs.flyers.door import door
from generator.outputs.flyers.handout import handout, two_up
from generator.outputs.flyers.monthly import printed_months, programme
from generator.outputs.flyers.poster import poster
from generator.outputs.flyers.said import said
from generator.outputs.flyers.share import share
from generator.outputs.flyers.sheet import PreviewView
from generator.outputs.flyers.sign_in import sign_in
from generator.outputs.flyers.square import has_square, square
from generator.outputs.flyers.stations_list import stations_list
from generator.outputs.parts.dates import Calendar
from generator.plan import View


def of_event(edition: Edition, calendar: Calendar, event: Event, names: frozenset[str]) -> Iterator[tuple[str, View]]:
    prefix = calendar.language.prefix
    words = said(edition, calendar, event)
    hung = poster(edition, calendar, event, words, names)
    yield routes.flyer(prefix, event.id), hung
    yield routes.flyer_a3(prefix, event.id), replace(hung, size="a3", overlong=())
    yield routes.flyer_preview(prefix, event.id), PreviewView(origin=event.origin, sheet=hung)
    yield routes.share_picture(prefix, event.id), share(edition, calendar, event, words, names)
    if has_square(event):
        yield routes.link_picture(prefix, event.id), square(edition, calendar, event, words, names)
    if event.volunteers:
        yield routes.sign_in(prefix, event.id), sign_in(edition, calendar, event, words, names)
    if isinstance(event.details, ExamService):
        pages = handout(edition, calendar, event, words, names)
        yield routes.handout(prefix, event.id), pages
        yield routes.handout_two_up(prefix, event.id), two_up(pages)


def of_station(edition: Edition, calendar: Calendar, station: Station, names: frozenset[str]) -> Iterator[tuple[str, View]]:
    prefix = calendar.language.prefix
    on_door = door(edition, calendar, station, names)
    yield routes.door_poster(prefix, station.id), on_door
    yield routes.door_preview(prefix, station.id), PreviewView(origin=station.origin, sheet=on_door)


def of_site(edition: Edition, calendar: Calendar, names: frozenset[str]) -> Iterator[tuple[str, View]]:
    """Those that are of no single event or station."""
    prefix = calendar.language.prefix
    for month, dates in printed_months(edition).items():
        yield routes.programme(prefix, month), programme(edition, calendar, names, month, dates)
    if edition.site.config.outputs.flyers != "none":
        yield routes.station_directory(prefix), stations_list(edition, calendar, names)
