"""Which calendar files exist, and which entries stand in each: by kind, community, station and series, within a window of days."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import NamedTuple

from generator import routes
from generator.diagnostics import Diagnostic, warning
from generator.language import Language
from generator.model.event import Visibility
from generator.model.place import AtStation
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.feeds.entries import Cluster, clusters, tombstones
from generator.outputs.feeds.feed_size import CALENDAR, octets
from generator.outputs.feeds.feed_views import EventFileView, FeedView, Shortened, Zone
from generator.outputs.feeds.gone import diagnose as diagnose_gone
from generator.outputs.feeds.subjects import Subject, Subjects
from generator.outputs.feeds.three_months import three_months
from generator.outputs.feeds.vevent import Entry
from generator.plan import View
from generator.routes import Variant

LIMIT = 900_000
"""Octets of a feed; Google takes none over 1 MB."""


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield from _Feeds(edition, language).plan()


def diagnose(edition: Edition, views: Iterable[View]) -> list[Diagnostic]:
    """Every entry that was deleted without a word, and every feed that had to be shortened, at the setting that it could not keep."""
    at = edition.site.config.origin / "feeds" / "ahead-days"
    shortened = [
        warning("feed-shortened", at, feed=view.source, days=view.shortened.days, last_day=view.shortened.last_day)
        for view in views
        if isinstance(view, FeedView) and view.shortened
    ]
    return diagnose_gone(edition) + shortened


class _Shown(NamedTuple):
    """A cluster within the window. `day`: its first date in it; a window that ends earlier leaves it out.

    `octets` are those of its entries without and with alarms.
    """

    cluster: Cluster
    day: date
    communities: frozenset[Id]
    stations: frozenset[Id]
    octets: tuple[int, int]


class _Feeds:
    """All calendar files in one language."""

    def __init__(self, edition: Edition, language: Language) -> None:
        self._edition, self._language, self._site = edition, language, edition.site
        midnight = datetime.combine(edition.today, time())
        self._stamp = midnight.replace(tzinfo=UTC)
        in_zone = midnight.replace(tzinfo=edition.zone)
        self._zone = Zone(edition.site.config.timezone, in_zone.utcoffset() or timedelta(), in_zone.tzname() or "")
        self._subjects = Subjects(edition.site, language)
        events = (*edition.events.values(), *edition.withdrawn.values())
        self._clusters = {event.id: tuple(clusters(edition, language, event)) for event in events}
        self._tombstones = tuple(tombstones(edition, language, {entry.uid for entry in self._entries()})) if edition.ledger else ()

    def _entries(self) -> Iterator[Entry]:
        return (entry for found in self._clusters.values() for cluster in found for entry in cluster.entries)

    def plan(self) -> Iterator[tuple[str, View]]:
        for event in self._edition.events.values():
            if found := self._clusters[event.id]:
                entries = tuple(entry for cluster in found for entry in cluster.entries)
                path = routes.event_ics(self._language.prefix, event.id)
                yield path, EventFileView(origin=event.origin, language=self._language.tag, zone=self._zone, entries=entries)
        shown = sorted(self._shown(), key=lambda each: _in_order(each.cluster))
        for subject, members in self._by_subject(shown):
            for variant in Variant:
                yield subject.address(variant), self._feed(subject, members, variant)
        subject, to_import = self._subjects.three_months(), three_months(self._edition, self._language, self._clusters)
        yield subject.address(Variant.PLAIN), self._feed(subject, self._sized(to_import), Variant.PLAIN)
        yield from self._archives()

    def _shown(self) -> Iterator[_Shown]:
        edition, today = self._edition, self._edition.today
        since = today - timedelta(days=self._site.config.feeds.past_days)
        for found in (*self._clusters.values(), self._tombstones):
            for cluster in found:
                day = min((days.first_day for days in cluster.spans if days.last_day >= since), default=None)
                if day is None or day > edition.horizon or (cluster.until is not None and cluster.until < today):
                    continue
                venues = [self._site.venue(place) for place in cluster.places]
                communities = frozenset(venue.community for venue in venues if venue and venue.community)
                stations = frozenset(place.station for place in cluster.places if isinstance(place, AtStation))
                sizes = _octets(cluster), _octets(cluster, alarm=True)
                yield _Shown(cluster, day, communities, stations, sizes)

    def _sized(self, members: Iterable[Cluster]) -> list[_Shown]:
        """For a file whose window is not that of the feeds, and which stands for no community or station."""
        nowhere: frozenset[Id] = frozenset()
        return [
            _Shown(cluster, max(cluster.spans[0].first_day, self._edition.today), nowhere, nowhere, (_octets(cluster), 0))
            for cluster in sorted(members, key=_in_order)
        ]

    def _by_subject(self, shown: list[_Shown]) -> Iterator[tuple[Subject, list[_Shown]]]:
        """Every feed there is, also without entries."""
        subjects = self._subjects
        yield subjects.all(), shown
        by_kind = _grouped(shown, lambda s: (s.cluster.event.kind,) if s.cluster.event else ())
        for kind, subject in subjects.kinds():
            yield subject, by_kind.get(kind, [])
        by_community = _grouped(shown, lambda s: s.communities)
        for community, subject in subjects.communities():
            yield subject, by_community.get(community, [])
        by_station = _grouped(shown, lambda s: s.stations)
        for station, subject in subjects.stations():
            yield subject, by_station.get(station, [])
        by_event = _grouped(shown, lambda s: (s.cluster.event.id,) if s.cluster.event else ())
        for event in (*self._edition.events.values(), *self._edition.withdrawn.values()):
            if event.has_own_feed:
                yield subjects.series(event), by_event.get(event.id, [])

    def _archives(self) -> Iterator[tuple[str, View]]:
        """A file for each year that had a date, the running one included: all that was in it, however long ago, but what is withdrawn."""
        years: dict[int, list[Cluster]] = {}
        for found in self._clusters.values():
            for cluster in found:
                if cluster.event and cluster.event.visibility is Visibility.PUBLIC:
                    for year in {year for days in cluster.spans for year in range(days.first_day.year, days.last_day.year + 1)}:
                        years.setdefault(year, []).append(cluster)
        for year, members in sorted(years.items()):
            if year <= self._edition.today.year:
                subject = self._subjects.year(year)
                yield subject.address(Variant.PLAIN), self._view(subject, sorted(members, key=_in_order))

    def _feed(self, subject: Subject, members: list[_Shown], variant: Variant) -> FeedView:
        shortened = self._shortened(members, variant is Variant.ALARM)
        if shortened:
            members = [shown for shown in members if shown.day <= shortened.last_day]
        return self._view(subject, [shown.cluster for shown in members], variant, shortened)

    def _view(
        self, subject: Subject, members: list[Cluster], variant: Variant = Variant.PLAIN, shortened: Shortened | None = None
    ) -> FeedView:
        url = self._site.config.url
        entries = tuple([entry for cluster in members for entry in cluster.entries])
        return FeedView(
            origin=subject.origin,
            language=self._language.tag,
            name=subject.name,
            description=subject.about,
            url=routes.absolute(url, subject.page),
            source=routes.absolute(url, subject.address(variant)),
            colour=subject.colour,
            zone=self._zone,
            stamp=max((entry.stamp for entry in entries), default=self._stamp),
            entries=entries,
            variant=variant,
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


def _octets(cluster: Cluster, *, alarm: bool = False) -> int:
    return sum(octets(entry, alarm) for entry in cluster.entries)


def _grouped(shown: list[_Shown], keys: Callable[[_Shown], Iterable[Id]]) -> dict[Id, list[_Shown]]:
    groups: dict[Id, list[_Shown]] = {}
    for each in shown:
        for key in keys(each):
            groups.setdefault(key, []).append(each)
    return groups


def _in_order(cluster: Cluster) -> tuple[str, str]:
    """By the day an entry begins, then by its UID: as long as neither changes, a feed's lines keep their places."""
    first = cluster.entries[0]
    return first.start.isoformat(), first.uid
