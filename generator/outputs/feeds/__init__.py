"""Which calendar files exist, and which entries stand in each: by kind, community, station and series, within a window of days."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import NamedTuple

from generator import routes
from generator.diagnostics import Diagnostic, Origin, warning
from generator.kinds import KINDS
from generator.language import Language, plain
from generator.model.event import Event, Visibility
from generator.model.place import AtStation
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.feeds.entries import Cluster, clusters
from generator.outputs.feeds.entry_words import kind_name
from generator.outputs.feeds.feed_size import CALENDAR, octets
from generator.outputs.feeds.feed_views import EventFileView, FeedView, Shortened, Zone
from generator.plan import View

LIMIT = 900_000
"""Octets of a feed; Google takes none over 1 MB."""
VARIANTS = ("", routes.ALARM)

_COLOUR = "#0b5d4e"
_COLOURS = {"clean-city": "#0b5d4e", "exam-service": "#1f4e8c", "waste-sorting": "#5b5f12"}


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield from _Feeds(edition, language).plan()


def diagnose(views: Iterable[View], site: Site) -> list[Diagnostic]:
    """Every feed that had to be shortened, named at the setting that it could not keep."""
    at = site.config.origin / "feeds" / "ahead-days"
    return [
        warning("feed-shortened", at, feed=view.source, days=view.shortened.days, last_day=view.shortened.last_day)
        for view in views
        if isinstance(view, FeedView) and view.shortened
    ]


class _Shown(NamedTuple):
    """A cluster within the window. `day`: its first date in it; a window that ends earlier leaves it out.

    `octets` are those of its entries without and with alarms.
    """

    cluster: Cluster
    day: date
    communities: frozenset[Id]
    stations: frozenset[Id]
    octets: tuple[int, int]


class _Subject(NamedTuple):
    """What a feed is about. `address` takes a variant and gives the feed's own; `page` is the page that shows the same."""

    address: Callable[[str], str]
    name: str
    about: str
    page: str
    colour: str = _COLOUR
    origin: Origin | None = None


class _Feeds:
    """All calendar files in one language."""

    def __init__(self, edition: Edition, language: Language) -> None:
        self._edition, self._language, self._site = edition, language, edition.site
        midnight = datetime.combine(edition.today, time())
        self._stamp = midnight.replace(tzinfo=UTC)
        in_zone = midnight.replace(tzinfo=edition.zone)
        self._zone = Zone(edition.site.config.timezone, in_zone.utcoffset() or timedelta(), in_zone.tzname() or "")
        self._clusters = {
            event.id: tuple(clusters(edition, language, event, self._stamp))
            for event in (*edition.events.values(), *edition.withdrawn.values())
        }

    def plan(self) -> Iterator[tuple[str, View]]:
        for event in self._edition.events.values():
            if found := self._clusters[event.id]:
                entries = tuple(entry for cluster in found for entry in cluster.entries)
                path = routes.event_ics(self._language.prefix, event.id)
                yield path, EventFileView(origin=event.origin, language=self._language.tag, zone=self._zone, entries=entries)
        shown = sorted(self._shown(), key=_in_order)
        for subject, members in self._subjects(shown):
            for variant in VARIANTS:
                yield subject.address(variant), self._feed(subject, members, variant)

    def _shown(self) -> Iterator[_Shown]:
        edition, today = self._edition, self._edition.today
        since = today - timedelta(days=self._site.config.feeds.past_days)
        for found in self._clusters.values():
            for cluster in found:
                day = min((days.first_day for days in cluster.spans if days.last_day >= since), default=None)
                if day is None or day > edition.horizon or (cluster.until is not None and cluster.until < today):
                    continue
                venues = [self._site.venue(place) for place in cluster.places]
                communities = frozenset(venue.community for venue in venues if venue and venue.community)
                stations = frozenset(place.station for place in cluster.places if isinstance(place, AtStation))
                plain_size, alarm_size = (sum(octets(entry, alarm) for entry in cluster.entries) for alarm in (False, True))
                yield _Shown(cluster, day, communities, stations, (plain_size, alarm_size))

    def _subjects(self, shown: list[_Shown]) -> Iterator[tuple[_Subject, list[_Shown]]]:
        """Every feed there is, also without entries."""
        site, language, prefix = self._site, self._language, self._language.prefix
        config = site.config
        name = language.text(config.name).text
        yield _Subject(_address(routes.feed_all, prefix), name, language.say("feed-about", name=name), routes.events(prefix)), shown
        by_kind = _grouped(shown, lambda s: (s.cluster.event.kind,))
        for kind in (*(kind.id for kind in KINDS), *config.kinds):
            colour = _COLOURS.get(kind) or config.kinds[kind].colour or _COLOUR
            address, page = _address(routes.feed_kind, prefix, kind), routes.kind(prefix, kind)
            yield self._subject(address, "kind", kind_name(site, language, kind), page, colour), by_kind.get(kind, [])
        by_community = _grouped(shown, lambda s: s.communities)
        for id_, community in config.communities.items():
            address, page = _address(routes.feed_community, prefix, id_), routes.community(prefix, id_)
            yield self._subject(address, "community", language.text(community.name).text, page), by_community.get(id_, [])
        by_station = _grouped(shown, lambda s: s.stations)
        for id_, station in site.stations.items():
            address, page = _address(routes.feed_station, prefix, id_), routes.station(prefix, id_)
            subject = self._subject(address, "station", language.text(station.name).text, page, origin=station.origin)
            yield subject, by_station.get(id_, [])
        by_event = _grouped(shown, lambda s: (s.cluster.event.id,))
        for event in (*self._edition.events.values(), *self._edition.withdrawn.values()):
            if event.has_own_feed:
                yield self._series(event), by_event.get(event.id, [])

    def _subject(
        self, address: Callable[[str], str], what: str, name: str, page: str, colour: str = _COLOUR, origin: Origin | None = None
    ) -> _Subject:
        language = self._language
        site_name = language.text(self._site.config.name).text
        about = language.say(f"feed-about-{what}", site=site_name, name=name)
        return _Subject(address, language.say("feed-name", site=site_name, name=name), about, page, colour, origin)

    def _series(self, event: Event) -> _Subject:
        language = self._language
        withdrawn = event.visibility is Visibility.WITHDRAWN
        name = language.say("feed-withdrawn") if withdrawn else plain(language.text(event.title).text)
        configured = self._site.config.kinds.get(event.kind)
        colour = _COLOUR if withdrawn else _COLOURS.get(event.kind) or (configured and configured.colour) or _COLOUR
        address, page = _address(routes.feed_series, language.prefix, event.id), routes.event(language.prefix, event.id)
        return self._subject(address, "series", name, page, colour, event.origin)

    def _feed(self, subject: _Subject, members: list[_Shown], variant: str) -> FeedView:
        alarm, url = variant == routes.ALARM, self._site.config.url
        shortened = self._shortened(members, alarm)
        if shortened:
            members = [shown for shown in members if shown.day <= shortened.last_day]
        return FeedView(
            origin=subject.origin,
            language=self._language.tag,
            name=subject.name,
            description=subject.about,
            url=routes.absolute(url, subject.page),
            source=routes.absolute(url, subject.address(variant)),
            colour=subject.colour,
            zone=self._zone,
            stamp=self._stamp,
            entries=tuple([entry for shown in members for entry in shown.cluster.entries]),
            alarm=alarm,
            shortened=shortened,
        )

    def _shortened(self, members: list[_Shown], alarm: bool) -> Shortened | None:
        """The longest window that fits, if the configured one does not."""
        sized = sorted((shown.day, shown.octets[alarm]) for shown in members)
        sizes = list(accumulate((size for _, size in sized), initial=CALENDAR))
        if sizes[-1] <= LIMIT:
            return None
        first_out = sized[max(bisect_right(sizes, LIMIT) - 1, 0)][0]
        last_day = max(first_out - timedelta(days=1), self._edition.today)
        return Shortened(last_day, (last_day - self._edition.today).days)


def _address(route: Callable[..., str], *arguments: str) -> Callable[[str], str]:
    return lambda variant: route(*arguments, variant)


def _grouped(shown: list[_Shown], keys: Callable[[_Shown], Iterable[Id]]) -> dict[Id, list[_Shown]]:
    groups: dict[Id, list[_Shown]] = {}
    for each in shown:
        for key in keys(each):
            groups.setdefault(key, []).append(each)
    return groups


def _in_order(shown: _Shown) -> tuple[str, str]:
    """By the day an entry begins, then by its UID: as long as neither changes, a feed's lines keep their places."""
    first = shown.cluster.entries[0]
    return first.start.isoformat(), first.uid
