"""A month → its programme for the notice board: a row a date under its day, what is off or moved marked, on as many pages as it takes.

It says the same whichever day it is made on: nothing in it is past or today, and its year is that of its month.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.event import Event, Undated
from generator.model.occurrence import Occurrence
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.fit import MM, Fitted, one_line, rungs
from generator.outputs.flyers.listing import FOOT, HEIGHT, RANGE, ROOM, RUNNING, ListFoot, ListHead, capped, in_pages, list_foot, list_head
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import dates_by_day, day_view
from generator.outputs.parts.sentences import plain

Dates = Mapping[date, list[tuple[Event, Occurrence]]]

_SIZES = (15.0, 14.0, 13.0)
_SMALL = 11.0
_DAY = 25 * MM
_TABLE_HEAD = 7 * MM
_MOST_LINES = 6
_FEW = 2


class MonthRow(NamedTuple):
    """`number` and `weekday` are empty where the row above is of the same day on the same page. `tone` is that of the tag: ok is not loud.

    `where` and `why` have no lines where nothing is to be said. `off`: it does not take place.
    """

    number: str
    weekday: str
    time: Fitted
    what: Fitted
    where: Fitted
    why: Fitted
    tone: str
    tag: str
    off: bool
    height: float
    event: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyView(SheetView):
    """`columns` are the widths of day, time and tag; `labels` what stands above the four columns. Where there is no row, `empty` says so.

    `undated` is what stands beside rows that have no day yet: they come last.
    """

    template: ClassVar[str] = "programme"

    head: ListHead
    labels: tuple[str, str, str, str]
    columns: tuple[float, float, float]
    pages: tuple[tuple[MonthRow, ...], ...]
    empty: str
    foot: ListFoot


def printed_months(edition: Edition) -> dict[date, Dates]:
    """Those that have a programme, each with its dates: from the running one on where there are any; with `all` every month there is."""
    wanted = edition.site.config.outputs.flyers
    if wanted == "none":
        return {}
    running = edition.today.replace(day=1)
    month = min((running, *_first_days(edition))).replace(day=1) if wanted == "all" else running
    dates = dates_by_day(edition, month, _next(edition.horizon) - timedelta(days=1))
    found: dict[date, Dates] = {}
    while month <= edition.horizon:
        own = {day: pairs for day, pairs in dates.items() if (day.year, day.month) == (month.year, month.month)}
        if own or wanted == "all":
            found[month] = own
        month = _next(month)
    return found


def _first_days(edition: Edition) -> Iterator[date]:
    for event in edition.events:
        yield from (occurrence.days.first_day for occurrence in edition.agendas[event].occurrences[:1])


def programme(edition: Edition, today: Calendar, names: frozenset[str], month: date, dates: Dates) -> MonthlyView:
    language, url = today.language, edition.site.config.url
    calendar = Calendar(language, month, edition.site)
    name = language.month(month)
    title = language.say("programme-title", month=name)
    own = routes.absolute(url, routes.month(language.prefix, month))
    lead = language.say("programme-lead")
    listed = {event.uid_name: event for pairs in dates.values() for event, _ in pairs}
    head = list_head(calendar, "cal", title, lead, language.say("sheet-scan"), own)
    versions = [edition.versions[uid].day for uid in listed if uid in edition.versions]
    rooms = (HEIGHT - head.height - _TABLE_HEAD - FOOT, HEIGHT - RUNNING - _TABLE_HEAD - FOOT)
    make = _Rows(edition, calendar, names)
    size, pages = _largest(make, dates, rooms)
    revised = [language.say("programme-version", day=calendar.day(max(versions)).words)] if versions else []
    publisher = [language.text(edition.site.config.publisher).text] if edition.site.config.publisher else []
    return MonthlyView(
        language=language.tag,
        title=title,
        url=own,
        dated=max(versions, default=None),
        head=head,
        labels=tuple(language.say(f"programme-{key}") for key in ("day", "time", "what", "state")),  # type: ignore[arg-type]
        columns=(_DAY, make.time_room(size), make.tag_room),
        pages=pages,
        empty="" if pages[0] else language.say("programme-empty"),
        foot=list_foot(calendar, title, (*revised, *publisher), [""] * len(pages)),
    )


def _largest(make: "_Rows", dates: Dates, rooms: tuple[float, float]) -> tuple[float, tuple[tuple[MonthRow, ...], ...]]:
    """In the largest letters that need no more pages than the smallest do, where there are few."""
    least = _paged([*make.rows(dates, _SIZES[-1])], rooms)
    for size in _SIZES[:-1] if len(least) <= _FEW else ():
        found = _paged([*make.rows(dates, size)], rooms)
        if len(found) == len(least):
            return size, found
    return _SIZES[-1], least


class _Rows:
    def __init__(self, edition: Edition, calendar: Calendar, names: frozenset[str]) -> None:
        self._calendar, self._names = calendar, names
        self._cards = Cards(edition, calendar)
        self._undated = [event for event in edition.events.values() if isinstance(event.when, Undated)]
        words = [calendar.language.say(f"tag-{news}") for news in ("cancelled", "postponed", "moved", "amended", "added", "provisional")]
        self.tag_room = max(map(width, words)) * _SMALL + 4.5 * MM

    def time_room(self, size: float) -> float:
        return max(width("00:00–00:00") * size, width("00:00–次日00:00") * _SMALL * 1.02) + 4 * MM

    def rows(self, dates: Dates, size: float) -> Iterator[MonthRow]:
        language = self._calendar.language
        for day in sorted(dates):
            view = day_view(self._calendar, day, ())
            beside = language.say("programme-mark", weekday=view.weekday, mark=view.mark) if view.mark else view.weekday
            for event, occurrence in dates[day]:
                yield self._row(view.number, beside, self._cards.of_date(event, occurrence), size)
        for event in self._undated:
            row = self._cards.of_event(event)[1]
            yield self._row("?", language.say("tag-tbd"), row, size)

    def _row(self, number: str, weekday: str, row: Row, size: float) -> MonthRow:
        room = ROOM - _DAY - self.time_room(size) - self.tag_room
        between = self._calendar.language.say("between-facts")
        small = max(size * 0.82, _SMALL)
        time = _time(plain((row.when,)), size, self.time_room(size) - 3 * MM)
        what = capped(row.title.pieces, size, room, _MOST_LINES, self._names, row.title.lang)
        places = between.join(plain(unit) for unit in row.units)
        where = capped(places, small, room, 3, self._names) if places else Fitted(small, small * 1.35, ())
        why = plain(row.why)
        told = capped(why, small, room, _MOST_LINES, self._names) if why else Fitted(small, small * 1.35, ())
        loud = row.tag.tone in ("x", "o", "q")
        return MonthRow(
            number=number,
            weekday=weekday,
            time=time,
            what=what,
            where=where,
            why=told,
            tone=row.tag.tone,
            tag=row.tag.words if loud or row.tag.symbol == "added" else "",
            off=row.tag.symbol in ("cancel", "postponed"),
            height=max(time.height, what.height + where.height + told.height) + 3.5 * MM,
            event=row.event,
        )


def _time(words: str, size: float, room: float) -> Fitted:
    """In one line, or else broken where no clock's hand is."""
    ladder = rungs(size, _SMALL, 1, step=1)
    return one_line(words, ladder, room, leading=1.35) or capped(words, size, room, 3, frozenset(RANGE.findall(words)))


def _paged(rows: list[MonthRow], rooms: tuple[float, float]) -> tuple[tuple[MonthRow, ...], ...]:
    """A day that goes on is named again at the top of the next page."""
    pages = in_pages([row.height for row in rows], [False] * len(rows), *rooms)
    found = []
    for page in pages:
        before: tuple[str, str] | None = None
        shown = []
        for row in (rows[n] for n in page):
            day = (row.number, row.weekday)
            shown.append(row._replace(number="", weekday="") if day == before else row)
            before = day
        found.append(tuple(shown))
    return tuple(found)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
