"""The station directory, an exam's service points among it while they last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from generator import routes
from generator.model.event import Event
from generator.model.occurrence import Occurrence, Slot
from generator.model.station import Station, StationStatus
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.exam_details import point_status
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import title_of
from generator.outputs.parts.station_views import Condition, StationCard, access_words, amenities, condition
from generator.plan import View

A_PAGE = 200
"""So many stations stand on one page; the list goes on at page/2/."""
POINT_AHEAD = timedelta(days=14)
"""So long before its first day an exam's service point joins the directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsView(PageView):
    """`count` is that of the whole list, `closed` begins with the first closed one. `pages`: addresses of all pages of the list."""

    template: ClassVar[str] = "stations.html.jinja"

    count: int
    cards: tuple[StationCard, ...]
    closed: tuple[StationCard, ...]
    number: int
    pages: tuple[str, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield from _list_pages(edition, Calendar(language, edition.today, edition.site))


def _list_pages(edition: Edition, calendar: Calendar) -> Iterator[tuple[str, StationsView]]:
    language = calendar.language
    stations = station_cards(edition, calendar)
    first_closed = next((n for n, card in enumerate(stations) if card.status == StationStatus.CLOSED.value), len(stations))
    numbers = range(1, max(1, -(-len(stations) // A_PAGE)) + 1)
    for number in numbers:
        start, end = (number - 1) * A_PAGE, number * A_PAGE
        address = routes.page_number(routes.stations(language.prefix), number)
        yield (
            routes.path(address),
            StationsView(
                **frame(edition, language, lambda prefix, n=number: routes.page_number(routes.stations(prefix), n)),  # type: ignore[misc]
                section="stations",
                title=language.say("stations-title"),
                description=language.say("stations-lead"),
                count=first_closed,
                cards=tuple(stations[start : min(end, max(start, first_closed))]),
                closed=tuple(stations[max(start, min(end, first_closed)) : end]),
                number=number,
                pages=tuple(routes.link(routes.page_number(routes.stations(language.prefix), n)) for n in numbers),
            ),
        )


def station_cards(edition: Edition, calendar: Calendar) -> list[StationCard]:
    """Those in use, those that are not for now or not yet, those closed; each by community in the town's order, without one last."""
    order = {name: n for n, name in enumerate(edition.site.config.communities)}

    def place(card: StationCard) -> tuple[bool, bool, int]:
        return card.status == StationStatus.CLOSED.value, bool(card.condition.tone), order.get(Id(card.community), len(order))

    cards = [_card(edition, calendar, s) for s in edition.site.stations.values()]
    cards += [_point_card(edition, calendar, event, point) for event, point in points_shown(edition)]
    return sorted(cards, key=place)


def points_shown(edition: Edition) -> Iterator[tuple[Event, Occurrence]]:
    """The service points that stand in the directory today, each with its event."""
    for event in edition.events.values():
        for point in edition.agendas[event.id].points:
            if point.days.first_day - POINT_AHEAD <= edition.today <= point.days.last_day:
                yield event, point


def _card(edition: Edition, calendar: Calendar, station: Station) -> StationCard:
    language, site = calendar.language, edition.site
    where = [language.text(t) for t in (station.place.address or station.place.name,)]
    return StationCard(
        station=station.id,
        status=station.status.value,
        href=routes.link(routes.station(language.prefix, station.id)),
        name=title_of(language.text(station.name)),
        condition=condition(calendar, station),
        access=access_words(language, station),
        place=tuple(where),
        community=station.place.community or "",
        amenities=tuple(a for a in amenities(language, site, station) if a.has in ("yes", "broken")),
    )


def _point_card(edition: Edition, calendar: Calendar, event: Event, point: Occurrence) -> StationCard:
    language = calendar.language
    assert point.part is not None
    venue = edition.site.venue(point.place)
    assert venue is not None, "a point has a place"
    details = event.details
    services = next((p.services for p in getattr(details, "points", ()) if p.id == point.part), ())
    status = point_status(point)
    when = calendar.slot(Slot(point.days, point.time))
    if status == "open":
        state = Condition("", "", "", when, ())
    else:
        state = Condition("ask", "postponed", language.say("station-suspended"), (), ())
    return StationCard(
        station=f"{event.id}.{point.part}",
        status=status,
        href=routes.link(routes.point(language.prefix, event.id, point.part)),
        name=title_of(language.text(venue.name)),
        condition=state,
        access="",
        place=(language.text(venue.address),) if venue.address else (),
        community=venue.community or "",
        amenities=(),
        services=tuple(language.text(s) for s in services),
    )
