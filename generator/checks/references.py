"""Names that one file writes and another must hold: stations, communities, organisations, events, words of site_config.yml, pages."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.diagnostics.suggest import nearest
from generator.kinds.waste_sorting import WasteSorting
from generator.model.event import Role, Visibility
from generator.model.place import AtStation, Place
from generator.model.site import Site
from generator.model.station import AMENITIES, STATION_TYPES
from generator.model.text import Id

MOST_LISTED = 20
MOST_COMPARISONS = 20_000
"""So often is a name held against a known one to suggest it; whoever has more wrong has another trouble than slips of the pen."""


class Known:
    """Names that may be written, and the mistake of writing another."""

    def __init__(self, code: str, names: Iterable[str]) -> None:
        self._code = code
        self._names = frozenset(names)
        self._some = sorted(self._names)[:MOST_LISTED]
        self._comparisons = 0

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def missing(self, name: str, at: Origin) -> Diagnostic:
        """`known` lists the name that was probably meant, then others."""
        self._comparisons += len(self._names)
        near = nearest(name, self._names) if self._comparisons <= MOST_COMPARISONS else None
        listed = [near, *(each for each in self._some if each != near)] if near else self._some
        return error(self._code, at, value=name, known="、".join(listed) or "–")


def places(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every place is at a station and in a community that somebody wrote."""
    stations = Known("unknown-station", site.stations)
    communities = Known("unknown-community", site.config.communities)
    for place, at in _places(site):
        if isinstance(place, AtStation):
            if place.station not in stations:
                yield stations.missing(place.station, at / "station")
        elif place.community is not None and place.community not in communities:
            yield communities.missing(place.community, at / "community")


def organisations(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every organiser and operator is an organisation of site_config.yml, and none of those is part of itself."""
    known = Known("unknown-organisation", site.config.organisations)
    for role, at in _roles(site):
        if role.org not in known:
            yield known.missing(role.org, at / "org")
    in_circle = circles({name: organisation.part_of for name, organisation in site.config.organisations.items()})
    for name, organisation in site.config.organisations.items():
        at = site.config.origin / "organisations" / name / "part-of"
        if organisation.part_of is not None and organisation.part_of not in known:
            yield known.missing(organisation.part_of, at)
        elif name in in_circle:
            yield error("part-of-itself", at, name=organisation.name.first)


def events(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every event that another one continues is there, is another one, and may be shown where that one is."""
    known = Known("unknown-event", site.events)
    renamed = {alias: event.id for event in site.events.values() for alias in event.aliases}
    in_circle = circles({event.id: event.follows for event in site.events.values()})
    for event in site.events.values():
        at = event.origin / "follows"
        if event.follows is None:
            continue
        if event.follows in renamed:
            yield error("follows-alias", at, value=event.follows, id=renamed[event.follows])
        elif event.follows not in known:
            yield known.missing(event.follows, at)
        elif event.id in in_circle:
            yield error("follows-itself", at, id=event.id)
        elif event.visibility is Visibility.PUBLIC and site.events[event.follows].visibility is not Visibility.PUBLIC:
            yield warning("follows-hidden", at, id=event.follows)


def words(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every type of station, amenity and kind of place reached is a built-in one or one of site_config.yml."""
    types = Known("unknown-station-type", (*STATION_TYPES, *site.config.station_types))
    amenities = Known("unknown-amenity", (*AMENITIES, *site.config.amenities))
    reaches = Known("unknown-reach", site.config.reaches)
    for station in site.stations.values():
        if station.type not in types:
            yield types.missing(station.type, station.origin / "type")
        for amenity in station.amenities or ():
            if amenity not in amenities:
                yield amenities.missing(amenity, (station.origin / "amenities" / amenity).key())
    for event in site.events.values():
        for n, session in enumerate(event.details.sessions) if isinstance(event.details, WasteSorting) else ():
            if session.reaches is not None and session.reaches not in reaches:
                yield reaches.missing(session.reaches, event.origin / "sessions" / n / "reaches")


def pages(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every page that the footer names is written."""
    page = site.config.footer.accessibility
    known = Known("unknown-page", (f"{name}.md" for name in site.pages))
    if page is not None and page not in known:
        yield known.missing(page, site.config.origin / "footer" / "accessibility")


def circles(leads_to: Mapping[Id, Id | None]) -> set[Id]:
    """The names from which the arrows lead back to themselves."""
    found: set[Id] = set()
    seen: set[Id] = set()
    for name in leads_to:
        way: dict[Id, None] = {}
        at: Id | None = name
        while at is not None and at not in seen:
            seen.add(at)
            way[at] = None
            at = leads_to.get(at)
        if at in way:
            steps = list(way)
            found.update(steps[steps.index(at) :])
    return found


def _places(site: Site) -> Iterator[tuple[Place | AtStation, Origin]]:
    """Every place that an author wrote, and where."""
    for event in site.events.values():
        if event.place is not None:
            yield event.place, event.origin / "place"
        for n, branch in enumerate(event.branches):
            yield branch.place, event.origin / "branches" / n
        for part in event.parts:
            if part.place is not None and part.place is not event.place:
                yield part.place, Origin(event.origin.path, (*part.keys, "place"))
        for n, change in enumerate(event.changes):
            if change.to is not None and change.to.place is not None:
                yield change.to.place, event.origin / "changes" / n / "to" / "place"
    for station in site.stations.values():
        yield station.place, station.origin / "place"


def _roles(site: Site) -> Iterator[tuple[Role, Origin]]:
    for event in site.events.values():
        yield from _at_each(event.organisers, event.origin / "organisers")
        for n, branch in enumerate(event.branches):
            yield from _at_each(branch.organisers, event.origin / "branches" / n / "organisers")
    for station in site.stations.values():
        yield from _at_each(station.operators, station.origin / "operators")


def _at_each(roles: Iterable[Role], at: Origin) -> Iterator[tuple[Role, Origin]]:
    return ((role, at / n) for n, role in enumerate(roles))
