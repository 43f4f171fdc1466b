"""The sign-in sheet of an event with volunteers: what there is to do, and lines to write on; a page a venue.  Lengths in points.

It asks for a name and a task, and for nothing else: a list lies on a table for everybody to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.agenda import event_status
from generator.model.event import Branch, Event
from generator.model.occurrence import Status
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import MARK, WIDTH
from generator.outputs.flyers.code_box import Code, code
from generator.outputs.flyers.fit import MM, Fitted, fit, rungs
from generator.outputs.flyers.foot import small_lines
from generator.outputs.flyers.lines import Facts, fact_lines
from generator.outputs.flyers.marks import Mark, certain, kind_head
from generator.outputs.flyers.notice_box import NoticeBox, strip_box
from generator.outputs.flyers.poster import HEIGHT
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.flyers.sign_in_words import Venue, short, task_lines, venue_facts, venues
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as unmarked
from generator.outputs.parts.status_line import first_concerned

ROW = 9.5 * MM
"""High enough to write in."""
_HEAD_ROW = 8 * MM
_FOOT = 13 * MM
_MOST_PAGES = 4
"""A venue: who needs more copies the last one."""
_MOST_OF_TITLE = 75
"""Letters: the lines to write on need the room, and the page has the rest."""
_BLANK = 24.0
"""The height of a line for the day or the place; its template knows it as well."""


class SignInTable(NamedTuple):
    """`columns` are the widths of number, name and task, twice side by side; `rows` are numbered from `first` down each side."""

    columns: tuple[float, float, float]
    heads: tuple[str, str, str]
    first: int
    rows: int


class SignInHead(NamedTuple):
    """Of the first page of a venue. `facts` are when, where, whom to ask, those without a value lines to write on; `tasks` are columns."""

    heading: Fitted
    notice: NoticeBox | None
    facts: Facts
    tasks: tuple[Facts, ...]
    code: Code
    height: float


class SignInPage(NamedTuple):
    """`again` names the venue on the pages that continue its list."""

    head: SignInHead | None
    again: Fitted | None
    table: SignInTable
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInView(SheetView):
    template: ClassVar[str] = "sign-in"

    event: Id
    status: str
    mark: Mark
    pages: tuple[SignInPage, ...]
    only: str
    behind: Fitted | None
    row: float
    head_row: float


def sign_in(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> SignInView:
    language = calendar.language
    url = routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id))
    version = edition.versions.get(event.uid_name)
    return SignInView(
        origin=event.origin,
        language=language.tag,
        title=language.say("sheet-sign-in-of", title=unmarked(language.text(event.title).text)),
        url=url,
        dated=version.day if version else None,
        event=event.id,
        status=words.status,
        mark=kind_head(edition.site, language, event.kind, MARK),
        pages=tuple(_SignIn(edition, calendar, event, words, names, url).pages()),
        only=language.say("sheet-sign-in-only"),
        behind=small_lines(edition, calendar, event, rungs(10, 8, 2, step=0.5), (WIDTH - 32 * MM, 30)),
        row=ROW,
        head_row=_HEAD_ROW,
    )


@dataclass(frozen=True, slots=True)
class _SignIn:
    edition: Edition
    calendar: Calendar
    event: Event
    words: Said
    names: frozenset[str]
    url: str

    def pages(self) -> Iterator[SignInPage]:
        shown = first_concerned(self.event, self.edition.agendas[self.event.id], self.calendar)
        made = [page for n, venue in enumerate(venues(self.event, shown)) for page in self._of(venue, self._branch(n))]
        for n, page in enumerate(made, 1):
            yield page._replace(number=self.calendar.language.say("sheet-page", n=n, of=len(made)) if len(made) > 1 else "")

    def _branch(self, n: int) -> Branch | None:
        return self.event.branches[n - 1] if n else None

    def _of(self, venue: Venue, branch: Branch | None) -> Iterator[SignInPage]:
        """The first page with all there is to know, and as many as the volunteers need who are wanted."""
        head = self._head(venue, branch)
        room = HEIGHT - 18 * MM - 5 * MM - _FOOT
        rows = int((room - head.height - _HEAD_ROW) / ROW)
        table = self._table(1, rows)
        yield SignInPage(head, None, table, "")
        more = int((room - 12 * MM - _HEAD_ROW) / ROW)
        first, needed = 2 * rows + 1, venue.needed or 0
        for _ in range(_MOST_PAGES - 1):
            if first > needed:
                return
            yield SignInPage(None, self._again(venue), self._table(first, more), "")
            first += 2 * more

    def _table(self, first: int, rows: int) -> SignInTable:
        say = self.calendar.language.say
        tasks = self.event.volunteers.tasks if self.event.volunteers else ()
        task = say("sheet-sign-in-task-number" if tasks else "sheet-sign-in-task")
        half = (WIDTH - 2 * MM) / 2 - 2 * MM
        columns = (12 * MM, 42 * MM, half - 54 * MM)
        return SignInTable(columns, (say("sheet-sign-in-number"), say("sheet-sign-in-name"), task), first, rows)

    def _again(self, venue: Venue) -> Fitted:
        """The title, and which venue it is."""
        language = self.calendar.language
        place = self.calendar.site.venue(venue.place)
        named = [unmarked(language.text(self.event.title).text), *([language.text(place.name).text] if place else [])]
        words = language.say("between-facts").join(named)
        found = fit((words,), rungs(15, 10, 1, step=1), (WIDTH, 24), leading=1.4)
        return found or Fitted(10, 14, (f"{words[:40]}…",))

    def _head(self, venue: Venue, branch: Branch | None) -> SignInHead:
        language = self.calendar.language
        title = language.text(self.event.title)
        square = code(self.url, language.say("sheet-sign-in-scan"), 32 * MM)
        room = WIDTH - square.width - 5 * MM
        ladder = rungs(30, 14, 3)
        words = short(unmarked(title.text), _MOST_OF_TITLE)
        found = fit((words,), ladder, (room, 36 * MM), leading=1.25, names=self.names, balanced=True, lang=title.lang)
        heading = certain(found, ladder, title)
        notice = self._notice(room)
        facts = fact_lines(venue_facts(self.calendar, self.event, self.words, venue, branch), (15, 14, 13, 12, 11), (room, 60 * MM))
        tasks = task_lines(self.calendar, self.event, counted=branch is None)
        blank = sum(not fact.value.lines for fact in facts.lines) * _BLANK
        beside = heading.height + 3 * MM + (notice.height + 3 * MM if notice else 0) + facts.height + blank
        height = max(beside, square.height) + 4 * MM + (max(column.height for column in tasks) + 5 * MM if tasks else 0)
        return SignInHead(heading, notice, facts, tasks, square, height)

    def _notice(self, room: float) -> NoticeBox | None:
        """That it is off; a new date simply stands there."""
        status = event_status(self.event, self.edition.agendas[self.event.id], self.edition.today)
        if self.words.notice is None or status not in (Status.CANCELLED, Status.POSTPONED):
            return None
        return strip_box(self.words.notice, self.words.tone, room)
