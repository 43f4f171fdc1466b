"""The list for the print room: every poster and share picture of an event, every door poster of a station, each with its preview.

It lists exactly what `flyers.chosen` has printed. Only the first rows show their pictures at once; the others wait in a fold, so that
the page stays light on a phone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.agenda import is_over
from generator.model.event import Event
from generator.model.occurrence import Slot
from generator.model.recurrence import Repeat
from generator.model.station import Station
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.dates import Calendar, Tag
from generator.outputs.parts.days import counted
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Sentence, Title, title_of
from generator.outputs.parts.station_views import condition
from generator.outputs.parts.status_line import first_concerned
from generator.plan import View

SHOWN_AT_ONCE = 6
"""So many rows stand open: with them the page makes at most twelve requests."""
PREVIEW = 96, 136
"""Pixels of the page, in the proportions of A4; the picture itself has more of them."""


class SheetRow(NamedTuple):
    """Of an event, or else of a station (the other is ""). `status` is the word of `data-status`.

    `when` of a station is where it is. `picture` is "" where there is only the poster.
    """

    event: str
    station: str
    status: str
    title: Title
    href: str
    when: Sentence
    note: Sentence
    tag: Tag | None
    preview: str
    poster: str
    picture: str


class Fold(NamedTuple):
    """Rows that show themselves on a tap."""

    title: str
    rows: tuple[SheetRow, ...]


class Shelf(NamedTuple):
    """Rows under one heading, the first ones open."""

    title: str
    rows: tuple[SheetRow, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyersView(PageView):
    """Without `shelves` there is nothing to print. `preview_width` and `preview_height` are in pixels, as the page shows them."""

    template: ClassVar[str] = "flyers.html.jinja"

    shelves: tuple[Shelf, ...]
    preview_width: int
    preview_height: int


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        calendar = Calendar(language, edition.today, edition.site)
        view = FlyersView(
            **frame(edition, language, routes.flyers),
            section="",
            title=language.say("flyers-title"),
            description=language.say("flyers-description"),
            shelves=tuple(_shelves(edition, calendar)),
            preview_width=PREVIEW[0],
            preview_height=PREVIEW[1],
        )
        yield routes.path(routes.flyers(language.prefix)), view


def _shelves(edition: Edition, calendar: Calendar) -> Iterator[Shelf]:
    language = calendar.language
    events = sorted(_event_rows(edition, calendar), key=lambda found: found[0])
    if events:
        first, rest = events[:SHOWN_AT_ONCE], events[SHOWN_AT_ONCE:]
        folds = tuple(
            _fold(calendar, *chapter, tuple(row for _, row in of))
            for chapter, of in groupby(rest, key=lambda found: _chapter(found[0], edition.today))
        )
        yield Shelf(language.say("flyers-events"), tuple(row for _, row in first), folds)
    stations = tuple(_station_row(calendar, station) for station in _by_community(edition))
    if stations:
        shown = 0 if events else SHOWN_AT_ONCE
        fold = Fold(counted(language, "flyers-all-stations", len(stations[shown:])), stations[shown:])
        yield Shelf(language.say("flyers-stations"), stations[:shown], (fold,) if fold.rows else ())


_Order = tuple[int, int, str]
"""Ahead, undated, past; the day; the id."""


def _event_rows(edition: Edition, calendar: Calendar) -> Iterator[tuple[_Order, SheetRow]]:
    language, prefix = calendar.language, calendar.language.prefix
    cards = Cards(edition, calendar)
    for event in printed_events(edition):
        agenda = edition.agendas[event.id]
        day, row = cards.of_event(event)
        shown = first_concerned(event, agenda, calendar)
        sheet = SheetRow(
            event=event.id,
            station="",
            status=row.status,
            title=row.title,
            href=row.href,
            when=calendar.slot(Slot(shown.days, shown.time)) if shown else (language.say("date-tbd"),),
            note=(language.rule(event.when),) if isinstance(event.when, Repeat) else (),
            tag=row.tag,
            preview=routes.link(routes.flyer_preview(prefix, event.id)),
            poster=routes.link(routes.flyer(prefix, event.id)),
            picture=routes.link(routes.share_picture(prefix, event.id)),
        )
        yield _order(day, event, over=is_over(event, agenda, edition.today)), sheet


def _order(day: date | None, event: Event, *, over: bool) -> _Order:
    """What is over stands last, the latest first."""
    if day is None:
        return 1, 0, event.id
    return (2, -day.toordinal(), event.id) if over else (0, day.toordinal(), event.id)


def _chapter(order: _Order, today: date) -> tuple[int, int]:
    """What stands in one fold: this month, the next, all later ones (0, 1, 2); undated; past."""
    part, ordinal, _ = order
    if part:
        return part, 0
    day = date.fromordinal(ordinal)
    return part, min(2, (day.year - today.year) * 12 + day.month - today.month)


def _fold(calendar: Calendar, part: int, months_ahead: int, rows: tuple[SheetRow, ...]) -> Fold:
    language, today = calendar.language, calendar.today
    if part:
        title = language.say(("", "list-undated", "flyers-past")[part])
    elif months_ahead == 2:
        title = language.say("flyers-later")
    else:
        month = date(today.year + (today.month + months_ahead > 12), (today.month + months_ahead - 1) % 12 + 1, 1)
        title = language.say("flyers-month", month=language.month(month, today))
    return Fold(language.say("flyers-fold", title=title, n=len(rows)), rows)


def _by_community(edition: Edition) -> Iterable[Station]:
    order = {name: n for n, name in enumerate(edition.site.config.communities)}
    return sorted(
        printed_stations(edition), key=lambda s: (order.get(s.place.community, len(order)) if s.place.community else len(order), s.id)
    )


def _station_row(calendar: Calendar, station: Station) -> SheetRow:
    language, prefix = calendar.language, calendar.language.prefix
    state = condition(calendar, station)
    return SheetRow(
        event="",
        station=station.id,
        status=station.status.value,
        title=title_of(language.text(station.name)),
        href=routes.link(routes.station(prefix, station.id)),
        when=(language.text(station.place.address or station.place.name),),
        note=(),
        tag=Tag("o", state.symbol, state.words) if state.tone == "ask" else None,
        preview=routes.link(routes.door_preview(prefix, station.id)),
        poster=routes.link(routes.door_poster(prefix, station.id)),
        picture="",
    )
