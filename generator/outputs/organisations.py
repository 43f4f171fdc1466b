"""Who does what: a page of all organisations that the public events and stations name, and a page for each.

An organisation that only internal events name is not given away; those that a shown one is part of stand beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from generator import routes
from generator.language import Language, Words
from generator.language import plain as unmarked
from generator.model.agenda import is_over
from generator.model.event import Event, Role
from generator.model.text import Id
from generator.outputs.directory import station_cards
from generator.outputs.edition import Edition
from generator.outputs.home import Go
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import DayView, by_day, counted, is_listed_past, latest, soonest
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link, Sentence, Title, closed, sentence, title_of
from generator.outputs.parts.station_views import StationCard
from generator.plan import View

MOST = 50
"""So many coming events, past ones and stations stand on an organisation's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsView(PageView):
    """`gos`: a row each, those that are part of another below it."""

    template: ClassVar[str] = "organisations.html.jinja"

    gos: tuple[Go, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView(PageView):
    """`past` holds what is not longer over than lists tell, the last on top. `parts` are organisations that belong to it.

    `more` and `more_stations` lead to the rest of many, or are None.
    """

    template: ClassVar[str] = "organisation.html.jinja"

    crumb: Link
    heading: Title
    about: Sentence
    part_of: Sentence
    parts: tuple[Link, ...]
    count: str
    ahead: tuple[DayView, ...]
    more: Link | None
    past: tuple[DayView, ...]
    stations: tuple[StationCard, ...]
    more_stations: Link | None


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    shown = _shown(edition)
    if not shown:
        return
    for language in edition.languages:
        cards = Cards(edition, Calendar(language, edition.today, edition.site))
        stations = station_cards(edition, cards.calendar)
        yield _index(edition, language, shown)
        for name, events in shown.items():
            yield _page(edition, cards, stations, shown, name, events)


def _shown(edition: Edition) -> dict[Id, list[Event]]:
    """In the order of site_config.yml, each with its public events that lists still tell of."""
    config = edition.site.config
    named: dict[Id, list[Event]] = {}
    for event in edition.events.values():
        listed = not is_over(event, edition.agendas[event.id], edition.today) or is_listed_past(edition, event)
        for name in _organisers(event):
            named.setdefault(name, []).extend([event] if listed else [])
    for station in edition.site.stations.values():
        for role in station.operators:
            named.setdefault(role.org, [])
    for name in list(named):
        above = config.organisations[name].part_of
        while above and above not in named:
            named[above] = []
            above = config.organisations[above].part_of
    return {name: named[name] for name in config.organisations if name in named}


def _organisers(event: Event) -> dict[Id, None]:
    roles: list[Role] = [*event.organisers, *(role for branch in event.branches for role in branch.organisers)]
    return dict.fromkeys(role.org for role in roles)


def _index(edition: Edition, language: Language, shown: dict[Id, list[Event]]) -> tuple[str, View]:
    config = edition.site.config

    def rows(above: Id | None) -> Iterator[Go]:
        for name, events in shown.items():
            if config.organisations[name].part_of != above:
                continue
            part_of = (
                language.say("organisation-part-of", name=unmarked(language.text(config.organisations[above].name).text)) if above else ""
            )
            count = counted(language, "events-count", len(events)) if events else language.say("no-events")
            note = language.say("between-clauses").join(filter(None, (part_of, count)))
            yield Go(language.text(config.organisations[name].name), note, routes.link(routes.organisation(language.prefix, name)))
            yield from rows(name)

    view = OrganisationsView(
        **frame(edition, language, routes.organisations),
        section="events",
        title=language.say("organisations-title"),
        description=language.say("organisations-lead"),
        gos=tuple(rows(None)),
    )
    return routes.path(routes.organisations(language.prefix)), view


def _page(
    edition: Edition, cards: Cards, stations: list[StationCard], shown: dict[Id, list[Event]], name: Id, events: list[Event]
) -> tuple[str, View]:
    language, config = cards.calendar.language, edition.site.config
    organisation = config.organisations[name]
    heading = title_of(language.text(organisation.name))
    over = [event for event in events if is_over(event, edition.agendas[event.id], edition.today)]
    ahead = [event for event in events if event not in over]
    operated = {station.id for station in edition.site.stations.values() if name in (role.org for role in station.operators)}
    found = routes.link(routes.found(language.prefix, "".join(heading.pieces)))
    directory = routes.link(routes.stations(language.prefix))
    above = organisation.part_of
    view = OrganisationView(
        **frame(edition, language, partial(_address, name)),
        section="events",
        title="".join(heading.pieces),
        description=language.say("organisation-description", name="".join(heading.pieces)),
        crumb=Link(language.say("organisations-title"), routes.link(routes.organisations(language.prefix))),
        heading=heading,
        about=sentence(language, "sentence", words=closed(language.text(organisation.about))) if organisation.about else (),
        part_of=sentence(language, "organisation-part-of", name=_link(edition, language, above)) if above else (),
        parts=tuple(_link(edition, language, other) for other in shown if config.organisations[other].part_of == name),
        count=counted(language, "list-count", len(ahead)) if ahead else language.say("no-events"),
        ahead=by_day(cards, soonest(edition, ahead, MOST)),
        more=Link(counted(language, "list-count", len(ahead)), found) if len(ahead) > MOST else None,
        past=by_day(cards, latest(edition, over, MOST), last_first=True),
        stations=tuple(card for card in stations if card.station in operated)[:MOST],
        more_stations=Link(language.say("organisation-all-stations", n=len(operated)), directory) if len(operated) > MOST else None,
    )
    return routes.path(routes.organisation(language.prefix, name)), view


def _address(name: Id, prefix: str) -> str:
    return routes.organisation(prefix, name)


def _link(edition: Edition, language: Language, name: Id) -> Link:
    words: Words = language.text(edition.site.config.organisations[name].name)
    return Link(unmarked(words.text), routes.link(routes.organisation(language.prefix, name)), words.lang)
