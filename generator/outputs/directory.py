"""The station directory, an exam's service points among it while they last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from generator import routes
from generator.model.event import Event
from generator.model.occurrence import Occurrence, Slot
from generator.model.station import Station, StationStatus
from generator.model.text import Id, Text
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.exam_details import point_status
from generator.outputs.parts.frame import frame
from generator.outputs.parts.open_days import open_days
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import flow, sentence, title_of
from generator.outputs.parts.station_filters import Filters, audiences, facets, filters, place_of
from generator.outputs.parts.station_views import Condition, Facets, StationCard, access_words, amenities, condition, is_stale
from generator.outputs.parts.utc import end_of
from generator.plan import View

A_PAGE = 1000
"""So many stations stand on one page; the list goes on at page/2/, by community, so that one can still be looked through at once."""
POINT_AHEAD = timedelta(days=14)
"""So long before its first day an exam's service point joins the directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsView(PageView):
    """`count` is that of the page without the closed ones. `filters` is None where there is nothing to choose from.

    `pages`: addresses of all pages of the list.
    """

    template: ClassVar[str] = "stations.html.jinja"

    count: int
    cards: tuple[StationCard, ...]
    closed: tuple[StationCard, ...]
    filters: Filters | None
    number: int
    pages: tuple[str, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield from _list_pages(edition, Calendar(language, edition.today, edition.site))


def _list_pages(edition: Edition, calendar: Calendar) -> Iterator[tuple[str, StationsView]]:
    language = calendar.language
    pages = _pages(station_cards(edition, calendar), edition.site.config.communities)
    addresses = [routes.link(routes.page_number(routes.stations(language.prefix), n)) for n in range(1, len(pages) + 1)]
    where = {card.community: address for cards, address in reversed(list(zip(pages, addresses, strict=True))) for card in cards}
    for number, cards in enumerate(pages, 1):
        closed = tuple(card for card in cards if card.status == StationStatus.CLOSED.value)
        yield (
            routes.path(routes.page_number(routes.stations(language.prefix), number)),
            StationsView(
                **frame(edition, language, lambda prefix, n=number: routes.page_number(routes.stations(prefix), n)),  # type: ignore[misc]
                section="stations",
                title=language.say("stations-title"),
                description=language.say("stations-lead"),
                count=len(cards) - len(closed),
                cards=tuple(cards[: len(cards) - len(closed)]),
                closed=closed,
                filters=filters(edition.site, language, cards, where, addresses[number - 1]) if cards else None,
                number=number,
                pages=tuple(addresses),
            ),
        )


def _pages(cards: list[StationCard], communities: Iterable[str]) -> list[list[StationCard]]:
    """All of them; or, of more than a page holds, whole communities in the town's order, if none of them is larger than a page."""
    if len(cards) <= A_PAGE:
        return [cards]
    pages: list[list[StationCard]] = [[]]
    for community in (*communities, ""):
        those = [card for card in cards if card.community == community]
        if pages[-1] and len(pages[-1]) + len(those) > A_PAGE:
            pages.append([])
        for card in those:
            if len(pages[-1]) == A_PAGE:
                pages.append([])
            pages[-1].append(card)
    return [sorted(page, key=lambda card: card.status == StationStatus.CLOSED.value) for page in pages]


def station_cards(edition: Edition, calendar: Calendar) -> list[StationCard]:
    """Those in use, those that are not for now or not yet, those closed; each by community in the town's order, without one last."""
    order = {name: n for n, name in enumerate(edition.site.config.communities)}

    def place(card: StationCard) -> tuple[bool, bool, int]:
        return card.status == StationStatus.CLOSED.value, bool(card.condition.tone), order.get(Id(card.community), len(order))

    known = audiences(edition.site)
    cards = [_card(edition, calendar, s, known) for s in edition.site.stations.values()]
    cards += [_point_card(edition, calendar, event, point) for event, point in points_shown(edition)]
    return sorted(cards, key=place)


def points_shown(edition: Edition) -> Iterator[tuple[Event, Occurrence]]:
    """The service points that stand in the directory today, each with its event."""
    for event in edition.events.values():
        for point in edition.agendas[event.id].points:
            if point.days.first_day - POINT_AHEAD <= edition.today <= point.days.last_day:
                yield event, point


def _card(edition: Edition, calendar: Calendar, station: Station, known: Mapping[Text, int]) -> StationCard:
    language, site = calendar.language, edition.site
    where = [language.text(t) for t in (station.place.address or station.place.name,)]
    state = condition(calendar, station)
    if not state.tone and is_stale(station, calendar.today):
        state = state._replace(note=flow(language, state.note, sentence(language, "station-checked-stale")))
    return StationCard(
        station=station.id,
        status=station.status.value,
        href=routes.link(routes.station(language.prefix, station.id)),
        name=title_of(language.text(station.name)),
        condition=state,
        access=access_words(language, station),
        place=tuple(where),
        community=station.place.community or "",
        amenities=tuple(a for a in amenities(language, site, station) if a.has in ("yes", "broken")),
        facets=facets(station, known),
        hours=open_days(edition, station),
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
        facets=Facets("", (), "", place_of(venue.coords)),
        until=str(end_of(edition.zone, point.days)),
        services=tuple(language.text(s) for s in services),
    )
