"""The lists of events, each event a row: all, by kind, by community; what is coming, what has no day yet, and the last 30 days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

from generator import routes
from generator.kinds import KINDS
from generator.language import Language, Words
from generator.model.agenda import is_over
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.chrome import EXAM_SERVICE, has_exam
from generator.outputs.directory import station_cards
from generator.outputs.edition import Edition
from generator.outputs.event_pages import Subscription
from generator.outputs.home import Go, subscription
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.communities import about, communities_of
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import A_PAGE, DayView, counted, day_view, is_listed_past
from generator.outputs.parts.frame import KindMark, frame, kind_mark
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link, Sentence, Title, title_of
from generator.outputs.parts.station_views import StationCard
from generator.outputs.years import held
from generator.plan import View


class Group(NamedTuple):
    """A month's days. `title` is "" for events whose day is not known; they all stand in one day without a date."""

    title: str
    days: tuple[DayView, ...]


class Chapter(NamedTuple):
    """`name` is ahead, undated or past."""

    name: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(PageView):
    """`lead` says who is responsible and how else it is called; `count` is that of the whole list.

    `stations` are those of a community, and `remember` is its id.
    """

    template: ClassVar[str] = "list.html.jinja"

    crumb: Link | None
    kind: KindMark | None
    heading: Title
    lead: tuple[Sentence, ...]
    count: str
    chapters: tuple[Chapter, ...]
    stations: tuple[StationCard, ...]
    remember: str
    gos: tuple[Go, ...]
    subscription: Subscription
    number: int
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView(PageView):
    """The kinds, or the communities, each with the number of its events. `marks` has a kind's symbol beside each, or is empty."""

    template: ClassVar[str] = "index.html.jinja"

    heading: str
    lead: str
    gos: tuple[Go, ...]
    marks: tuple[KindMark, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row under the day that a list shows it, in a chapter."""

    chapter: str
    day: date | None
    row: Row


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield from _Lists(edition, language).plan()


class _Lists:
    """All lists in one language."""

    def __init__(self, edition: Edition, language: Language) -> None:
        self._edition, self._language = edition, language
        self._cards = Cards(edition, Calendar(language, edition.today, edition.site))
        self._stations = station_cards(edition, self._cards.calendar)
        self._listed = [
            event
            for event in edition.events.values()
            if not is_over(event, edition.agendas[event.id], edition.today) or is_listed_past(edition, event)
        ]
        self._entries = {event.id: self._entry(event) for event in self._listed}
        self._communities = {event.id: communities_of(edition, event) for event in self._listed}

    def plan(self) -> Iterator[tuple[str, View]]:
        site, language = self._edition.site, self._language
        heading = title_of(Words(language.say("events-title")))
        feed, how = routes.feed_all(language.prefix), routes.subscribe(language.prefix)
        yield from self._pages(routes.events, heading, self._entries.values(), feed, how, gos=self._ways())
        for kind in (*(kind.id for kind in KINDS), *site.config.kinds):
            yield from self._kind(kind)
        for community in site.config.communities:
            yield from self._community(community)
        yield self._kinds_index()
        yield self._communities_index()

    def _entry(self, event: Event, community: Id | None = None) -> _Entry:
        day, row = self._cards.of_event(event, community)
        if day is None:
            return _Entry("undated", None, row)
        over = is_over(event, self._edition.agendas[event.id], self._edition.today)
        return _Entry("past" if over else "ahead", day, row)

    def _kind(self, kind: Id) -> Iterator[tuple[str, ListView]]:
        mark = kind_mark(self._edition.site, self._language, kind)
        entries = [self._entries[event.id] for event in self._listed if event.kind == kind]
        section = EXAM_SERVICE if kind == EXAM_SERVICE and has_exam(self._edition) else "events"
        feed, how = routes.feed_kind(self._language.prefix, kind), routes.subscribe(self._language.prefix, "kind", kind)
        crumb = Link(self._language.say("go-kinds"), routes.link(routes.kinds(self._language.prefix)))
        route = partial(_swapped, routes.kind, kind)
        return self._pages(route, title_of(mark.name), entries, feed, how, crumb=crumb, kind=mark, section=section)

    def _community(self, id_: Id) -> Iterator[tuple[str, ListView]]:
        site, language = self._edition.site, self._language
        community = site.config.communities[id_]
        entries = [self._entry(event, id_) for event in self._listed if id_ in self._communities[event.id]]
        return self._pages(
            partial(_swapped, routes.community, id_),
            title_of(language.text(community.name)),
            entries,
            routes.feed_community(language.prefix, id_),
            routes.subscribe(language.prefix, "community", id_),
            crumb=Link(language.say("go-communities"), routes.link(routes.communities(language.prefix))),
            lead=about(language, community),
            stations=tuple(card for card in self._stations if card.community == id_),
            remember=id_,
        )

    def _pages(
        self,
        route: Callable[[str], str],
        heading: Title,
        entries: Iterable[_Entry],
        feed: str,
        how: str,
        *,
        crumb: Link | None = None,
        kind: KindMark | None = None,
        section: str = "events",
        lead: tuple[Sentence, ...] = (),
        stations: tuple[StationCard, ...] = (),
        remember: str = "",
        gos: tuple[Go, ...] = (),
    ) -> Iterator[tuple[str, ListView]]:
        language, site = self._language, self._edition.site
        title = "".join(heading.pieces)
        ordered = sorted(entries, key=_place)
        numbers = range(1, max(1, -(-len(ordered) // A_PAGE)) + 1)
        coming = sum(entry.chapter != "past" for entry in ordered)
        for number in numbers:
            address = routes.page_number(route(language.prefix), number)

            def address_in(prefix: str, n: int = number) -> str:
                return routes.page_number(route(prefix), n)

            yield (
                routes.path(address),
                ListView(
                    **frame(self._edition, language, address_in),
                    section=section,
                    title=title,
                    description=language.say("list-description", name=title),
                    crumb=crumb,
                    kind=kind,
                    heading=heading,
                    lead=lead,
                    count=counted(language, "list-count", coming) if coming else language.say("no-events"),
                    chapters=tuple(self._chapters(ordered[(number - 1) * A_PAGE : number * A_PAGE])),
                    stations=stations,
                    remember=remember,
                    gos=gos,
                    subscription=subscription(site, feed, how),
                    number=number,
                    pages=tuple(routes.link(routes.page_number(route(language.prefix), n)) for n in numbers),
                ),
            )

    def _chapters(self, entries: list[_Entry]) -> Iterator[Chapter]:
        for name, members in groupby(entries, key=lambda entry: entry.chapter):
            groups = groupby(members, key=lambda entry: entry.day and entry.day.replace(day=1))
            yield Chapter(name, self._language.say(f"list-{name}"), tuple(self._group(month, list(of)) for month, of in groups))

    def _group(self, month: date | None, entries: list[_Entry]) -> Group:
        calendar = self._cards.calendar
        if month is None:
            return Group("", (DayView("", "", "", "", "", tuple(entry.row for entry in entries)),))
        days = groupby(entries, key=lambda entry: entry.day or month)
        views = tuple(day_view(calendar, day, [entry.row for entry in of]) for day, of in days)
        return Group(self._language.month(month, calendar.today), views)

    def _ways(self) -> tuple[Go, ...]:
        language, site = self._language, self._edition.site
        found = [Go(Words(language.say("go-kinds")), "", routes.link(routes.kinds(language.prefix)))]
        if site.config.communities:
            found.append(Go(Words(language.say("go-communities")), "", routes.link(routes.communities(language.prefix))))
        events = self._edition.events.values()
        if any(event.organisers for event in events):
            found.append(Go(Words(language.say("organisations-title")), "", routes.link(routes.organisations(language.prefix))))
        if any(event.topics for event in events):
            found.append(Go(Words(language.say("topics-title")), "", routes.link(routes.topics(language.prefix))))
        years = held(self._edition)
        if years:
            found.append(Go(Words(language.say("go-past")), "", routes.link(routes.year(language.prefix, next(iter(years))))))
        return tuple(found)

    def _kinds_index(self) -> tuple[str, IndexView]:
        """Not those that have events, but no public one."""
        site, language = self._edition.site, self._language
        unseen = {event.kind for event in site.events.values()} - {event.kind for event in self._edition.events.values()}
        shown = (kind for kind in (*(kind.id for kind in KINDS), *site.config.kinds) if kind not in unseen)
        marks = tuple(kind_mark(site, language, kind) for kind in shown)
        gos = tuple(Go(mark.name, self._count(event.kind == mark.id for event in self._coming()), mark.href) for mark in marks)
        return self._index("kinds", routes.kinds, gos, marks)

    def _communities_index(self) -> tuple[str, IndexView]:
        language = self._language
        gos = tuple(
            Go(
                language.text(community.name),
                self._count(id_ in self._communities[event.id] for event in self._coming()),
                routes.link(routes.community(language.prefix, id_)),
            )
            for id_, community in self._edition.site.config.communities.items()
        )
        return self._index("communities", routes.communities, gos, ())

    def _index(self, what: str, route: Callable[[str], str], gos: tuple[Go, ...], marks: tuple[KindMark, ...]) -> tuple[str, IndexView]:
        language = self._language
        view = IndexView(
            **frame(self._edition, language, route),
            section="events",
            title=language.say(f"{what}-title"),
            description=language.say(f"{what}-lead"),
            heading=language.say(f"{what}-title"),
            lead=language.say(f"{what}-lead"),
            gos=gos,
            marks=marks,
        )
        return routes.path(route(language.prefix)), view

    def _coming(self) -> list[Event]:
        return [event for event in self._listed if self._entries[event.id].chapter != "past"]

    def _count(self, belongs: Iterable[bool]) -> str:
        n = sum(belongs)
        return counted(self._language, "events-count", n) if n else self._language.say("no-events")


def _swapped(route: Callable[[str, Id], str], id_: Id, prefix: str) -> str:
    return route(prefix, id_)


def _place(entry: _Entry) -> tuple[int, int, str, str]:
    """Coming ones first, the next on top; then those without a day; then past ones, the last on top."""
    chapter = ("ahead", "undated", "past").index(entry.chapter)
    day = entry.day.toordinal() if entry.day else 0
    start = entry.row.start if isinstance(entry.row.start, str) else entry.row.start[0]
    return chapter, -day if entry.chapter == "past" else day, start if entry.row.timed else "", entry.row.event
