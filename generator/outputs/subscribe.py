"""The page of all feeds: each in a row with its links for every calendar program, and how to subscribe, to wait and to unsubscribe.

What programs do is said as far as their makers or our own trials know it, and not guessed. Which entries a feed holds is `feeds`'.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from generator import routes
from generator.language import Language, Words
from generator.model.agenda import coming, event_status, is_over
from generator.model.event import Event, InSessions
from generator.model.recurrence import Repeat
from generator.model.text import Id
from generator.model.when import Days
from generator.outputs.edition import Edition
from generator.outputs.event_pages import is_offered
from generator.outputs.feeds.subjects import Subject, Subjects
from generator.outputs.parts.communities import communities_of
from generator.outputs.parts.days import counted
from generator.outputs.parts.frame import KindMark, frame, kind_mark, one_line
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Title, title_of
from generator.outputs.parts.snippets import Address, addresses, home_assistant
from generator.plan import View
from generator.routes import Variant

WAYS = ("iphone", "android", "google", "outlook", "wechat")
"""What people subscribe with; in WeChat one cannot, so there is nothing to wait for and nothing to undo."""

MANY_STATIONS = 200
"""Of more than these a row only subscribes and copies its address: five addresses each would make the page too heavy for a phone."""


class FeedRow(NamedTuple):
    """A feed: `address` is its own, absolute; the others lead to programs that subscribe to it. `id` is the row's anchor, for good.

    `google`, `outlook`, `office` and `alarm` are "" where rows are many. `event` or `station` is what it is about, with its word for
    `data-status`; "" for a feed of many. `code` is the row's address on the page, for a phone to scan, "" where there is none. Of `kind`
    there is the symbol.
    """

    id: str
    name: Words
    note: Words
    address: str
    webcal: str
    alarm: str
    google: str
    outlook: str
    office: str
    kind: KindMark | None = None
    code: str = ""
    event: str = ""
    station: str = ""
    status: str = ""


class Group(NamedTuple):
    """Feeds that show themselves on a tap. `id` is its anchor."""

    id: str
    title: str
    note: str
    rows: tuple[FeedRow, ...]


class Way(NamedTuple):
    """A phone or a program: what to do, one thing a line; how late it is; what to do when one wants no more of it."""

    title: str
    steps: tuple[str, ...]
    late: str
    stop: tuple[str, ...]


class Mark(NamedTuple):
    """Something that a calendar shows, and what it means."""

    words: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView(PageView):
    """`rows` stand open, the first of them for everything. `import_file` is the address of the file of three months.

    `addresses` and `snippet` are for other sites and programs. `anchors` are the ids that others may link to.
    """

    template: ClassVar[str] = "subscribe.html.jinja"

    heading: Title
    lead: tuple[str, ...]
    rows: tuple[FeedRow, ...]
    groups: tuple[Group, ...]
    import_file: str
    ways: tuple[Way, ...]
    marks: tuple[Mark, ...]
    addresses: tuple[Address, ...]
    snippet: str
    anchors: tuple[str, ...]


class _Coming(NamedTuple):
    """How many events are not over, by kind and by community; and those that one would subscribe to, the next first."""

    kinds: Counter[Id]
    communities: Counter[Id]
    events: tuple[Event, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    ahead = _coming(edition)
    for language in edition.languages:
        yield routes.path(routes.subscribe(language.prefix)), _Page(edition, language, ahead).view()


def _coming(edition: Edition) -> _Coming:
    events = [event for event in edition.events.values() if not is_over(event, edition.agendas[event.id], edition.today)]

    def next_day(event: Event) -> tuple[date, Id]:
        dates = coming(edition.agendas[event.id], edition.today)
        return (dates[0].days.first_day if dates else date.max), event.id

    return _Coming(
        Counter(event.kind for event in events),
        Counter(community for event in events for community in communities_of(edition, event)),
        tuple(sorted((event for event in events if is_offered(edition, event)), key=next_day)),
    )


class _Page:
    """The page in one language."""

    def __init__(self, edition: Edition, language: Language, ahead: _Coming) -> None:
        self._edition, self._language, self._ahead = edition, language, ahead
        self._site, self._say = edition.site, language.say
        self._subjects = Subjects(edition.site, language)

    def view(self) -> SubscribeView:
        say, prefix = self._say, self._language.prefix
        kinds = [self._kind(id_, subject) for id_, subject in self._subjects.kinds()]
        rows = (self._everything(), *(row for row in kinds if row.code))
        groups = tuple(group for group in self._groups(tuple(row for row in kinds if not row.code)) if group.rows)
        heading = title_of(Words(say("sub-title")))
        waste = next(subject for id_, subject in self._subjects.kinds() if id_ == "waste-sorting")
        return SubscribeView(
            **frame(self._edition, self._language, routes.subscribe),
            section="subscribe",
            title="".join(heading.pieces),
            description=say("sub-description", site=self._language.text(self._site.config.name).text),
            heading=heading,
            lead=tuple(say("sub-lead").split("|")),
            rows=rows,
            groups=groups,
            import_file=routes.link(routes.feed_three_months(prefix)),
            ways=tuple(self._ways()),
            marks=tuple(self._marks()),
            addresses=addresses(self._language, self._site),
            snippet=home_assistant(waste.name, routes.absolute(self._site.config.url, waste.address(Variant.PLAIN))),
            anchors=(*(row.id for row in rows), *(a for group in groups for a in (group.id, *(row.id for row in group.rows)))),
        )

    def _groups(self, idle_kinds: tuple[FeedRow, ...]) -> Iterator[Group]:
        order = {name: n for n, name in enumerate(self._site.config.communities)}
        stations = sorted(
            self._subjects.stations(), key=lambda s: order.get(self._site.stations[s[0]].place.community or Id(""), len(order))
        )
        yield self._group("kinds", idle_kinds)
        yield self._group("communities", tuple(self._community(*each) for each in self._subjects.communities()))
        yield self._group("stations", tuple(self._station(*each) for each in stations))
        yield self._group("series", tuple(self._series(event) for event in self._ahead.events))

    def _group(self, id_: str, rows: tuple[FeedRow, ...]) -> Group:
        return Group(id_, self._say(f"sub-{id_}"), counted(self._language, f"sub-{id_}-note", len(rows)), rows)

    def _everything(self) -> FeedRow:
        communities = len(self._site.config.communities)
        note = counted(self._language, "sub-all-note", communities) if communities else self._say("sub-all-town")
        return self._row("all", self._subjects.all(), Words(self._say("sub-all")), Words(note))._replace(code=self._at("all"))

    def _kind(self, id_: Id, subject: Subject) -> FeedRow:
        """With its code where something is to come: only such a row stands open."""
        mark, anchor = kind_mark(self._site, self._language, id_), f"kind-{id_}"
        row = self._row(anchor, subject, mark.name, self._counted(self._ahead.kinds[id_]))
        return row._replace(kind=mark, code=self._at(anchor) if self._ahead.kinds[id_] else "")

    def _community(self, id_: Id, subject: Subject) -> FeedRow:
        name = self._language.text(self._site.config.communities[id_].name)
        return self._row(f"community-{id_}", subject, name, self._counted(self._ahead.communities[id_]))

    def _station(self, id_: Id, subject: Subject) -> FeedRow:
        station = self._site.stations[id_]
        where = self._language.text(station.place.address or station.place.name)
        row = self._row(f"station-{id_}", subject, _whole(self._language.text(station.name)), where)
        if len(self._site.stations) > MANY_STATIONS:
            row = row._replace(alarm="", google="", outlook="", office="")
        return row._replace(station=id_, status=station.status.value)

    def _series(self, event: Event) -> FeedRow:
        row = self._row(f"series-{event.id}", self._subjects.series(event), _whole(self._language.text(event.title)), self._when(event))
        status = event_status(event, self._edition.agendas[event.id], self._edition.today)
        return row._replace(event=event.id, status=status.value, kind=kind_mark(self._site, self._language, event.kind))

    def _when(self, event: Event) -> Words:
        """By its rule, by its days, or how many sessions it has."""
        language, when = self._language, event.when
        if isinstance(when, Repeat):
            return Words(language.rule(when))
        if isinstance(when, Days):
            return Words(language.days(when, self._edition.today))
        if isinstance(when, InSessions):
            return Words(counted(language, "sub-sessions", len(event.parts)))
        return Words(language.say("date-tbd"))

    def _counted(self, n: int) -> Words:
        return Words(counted(self._language, "list-count", n) if n else self._say("sub-idle"))

    def _row(self, anchor: str, subject: Subject, name: Words, note: Words) -> FeedRow:
        url, plain = self._site.config.url, subject.address(Variant.PLAIN)
        return FeedRow(
            id=anchor,
            name=name,
            note=note,
            address=routes.absolute(url, plain),
            webcal=routes.webcal(url, plain),
            alarm=routes.webcal(url, subject.address(Variant.ALARM)),
            google=routes.google_calendar(url, subject.address(Variant.GOOGLE)),
            outlook=routes.outlook_calendar("outlook.live.com", url, plain, subject.name),
            office=routes.outlook_calendar("outlook.office.com", url, plain, subject.name),
        )

    def _at(self, anchor: str) -> str:
        return f"{routes.absolute(self._site.config.url, routes.subscribe(self._language.prefix))}#{anchor}"

    def _ways(self) -> Iterator[Way]:
        say = self._say
        for way in WAYS:
            stop = () if way == "wechat" else tuple(say(f"sub-{way}-stop").split("|"))
            yield Way(say(f"sub-{way}"), tuple(say(f"sub-{way}-steps").split("|")), say(f"sub-{way}-late"), stop)

    def _marks(self) -> Iterator[Mark]:
        """In the very words of the feeds."""
        say = self._say
        for name in ("cancelled", "postponed", "time-tbd"):
            yield Mark(say(f"feed-{name}", title="").strip(), say(f"sub-mark-{name}"))
        yield Mark(say("tag-moved"), say("sub-mark-moved"))
        yield Mark(say("sub-alarm"), say("sub-mark-alarm"))


def _whole(name: Words) -> Words:
    return name._replace(text=one_line(name.text))
