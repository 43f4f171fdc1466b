"""The list for the print room: what a month takes in one go, what is old on the walls, then every sheet of an event and of a station.

It lists exactly what `flyers` makes. Only the first rows show their previews at once; the others wait in a fold, so that the page stays
light on a phone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar, NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.agenda import is_over
from generator.model.event import Event
from generator.model.station import Station
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.flyers.monthly import printed_months
from generator.outputs.flyers.pack import hung_ids, packs_of, ready_months
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.change_rows import change_row
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import counted
from generator.outputs.parts.frame import frame
from generator.outputs.parts.latest import latest
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sheet_rows import File, SheetRow, event_row, file_of, station_row
from generator.plan import View

SHOWN_AT_ONCE = 6
"""So many rows stand open: with them the page makes at most twelve requests."""
_CHANGED_AT_ONCE = 4
PREVIEW = 96, 136
"""Pixels of the page, in the proportions of A4; the picture itself has more of them."""


class Fold(NamedTuple):
    """Rows that show themselves on a tap."""

    title: str
    rows: tuple[SheetRow, ...]


class Shelf(NamedTuple):
    """Rows under one heading, the first ones open; before them a sentence, and `files` that are of all of them."""

    title: str
    lead: str
    files: tuple[File, ...]
    rows: tuple[SheetRow, ...]
    folds: tuple[Fold, ...]


class Month(NamedTuple):
    """All that is hung up in it: how many posters, and the files that hold them."""

    title: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyersView(PageView):
    """Without `shelves` there is nothing to print. `preview_width` and `preview_height` are in pixels, as the page shows them.

    `folded`: whether there is a sheet to be folded, which needs saying.
    """

    template: ClassVar[str] = "flyers.html.jinja"

    months: tuple[Month, ...]
    later: tuple[File, ...]
    folded: bool
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
            months=tuple(_months(edition, calendar)),
            later=tuple(_later(edition, calendar)),
            folded=any(isinstance(event.details, ExamService) for event in printed_events(edition)),
            shelves=tuple(_shelves(edition, calendar)),
            preview_width=PREVIEW[0],
            preview_height=PREVIEW[1],
        )
        yield routes.path(routes.flyers(language.prefix)), view


def _months(edition: Edition, calendar: Calendar) -> Iterator[Month]:
    """The packs that are ready, each with its month's programme."""
    language, prefix = calendar.language, calendar.language.prefix
    programmes = printed_months(edition)
    for month in ready_months(edition):
        name, count = language.month(month, edition.today), len(hung_ids(edition, month))
        files = []
        for n in range(1, packs_of(edition, month, has_programme=month in programmes) + 1):
            words = language.say("flyers-pack" if n == 1 else "flyers-pack-part", n=n)
            files.append(file_of(language, "print", words, name, routes.month_pack(prefix, month, n)))
        if month in programmes:
            files.append(file_of(language, "print", language.say("flyers-programme"), name, routes.programme(prefix, month)))
        if files:
            key = "flyers-of-month-one" if count == 1 else "flyers-of-month"
            yield Month(language.say(key, month=name, n=count), tuple(files))


def _later(edition: Edition, calendar: Calendar) -> Iterator[File]:
    """The programmes of all other months."""
    language = calendar.language
    for month in printed_months(edition):
        if month not in ready_months(edition):
            name = language.month(month, edition.today)
            of = language.say("flyer-of", what=language.say("flyers-programme"), title=name)
            yield File("print", name, of, routes.link(routes.programme(language.prefix, month)))


def _changed(edition: Edition, calendar: Calendar) -> Iterator[SheetRow]:
    """What hangs somewhere and no longer holds: the latest first, each event once."""
    printed = {event.id: event for event in printed_events(edition)}
    cards = Cards(edition, calendar)
    for one in latest(edition):
        if one.news not in ("new", "withdrawn") and one.event and (event := printed.pop(one.event.id, None)):
            row = change_row(edition, calendar, one)
            _, card = cards.of_event(event)
            yield event_row(edition, calendar, event, card)._replace(when=row.day, note=row.what, tag=row.tag, preview="")


def _shelves(edition: Edition, calendar: Calendar) -> Iterator[Shelf]:
    language = calendar.language
    if changed := tuple(_changed(edition, calendar)):
        later = changed[_CHANGED_AT_ONCE:]
        more = (Fold(counted(language, "flyers-changed-rest", len(later)), later),) if later else ()
        yield Shelf(language.say("flyers-changed"), language.say("flyers-changed-lead"), (), changed[:_CHANGED_AT_ONCE], more)
    events = sorted(_event_rows(edition, calendar), key=lambda found: found[0])
    if events:
        first, rest = events[:SHOWN_AT_ONCE], events[SHOWN_AT_ONCE:]
        folds = tuple(
            _fold(calendar, *chapter, tuple(row for _, row in of))
            for chapter, of in groupby(rest, key=lambda found: _chapter(found[0], edition.today))
        )
        yield Shelf(language.say("flyers-events"), "", (), tuple(row for _, row in first), folds)
    stations = tuple(station_row(calendar, station) for station in _by_community(edition))
    if stations:
        shown = 0 if events else SHOWN_AT_ONCE
        fold = Fold(counted(language, "flyers-all-stations", len(stations[shown:])), stations[shown:])
        directory = file_of(language, "print", language.say("flyer-directory"), "", routes.station_directory(language.prefix))
        yield Shelf(
            language.say("flyers-stations"),
            "",
            (directory._replace(of_what=directory.words),),
            stations[:shown],
            (fold,) if fold.rows else (),
        )


_Order = tuple[int, int, str]
"""Ahead, undated, past; the day; the id."""


def _event_rows(edition: Edition, calendar: Calendar) -> Iterator[tuple[_Order, SheetRow]]:
    cards = Cards(edition, calendar)
    for event in printed_events(edition):
        day, card = cards.of_event(event)
        over = is_over(event, edition.agendas[event.id], edition.today)
        yield _order(day, event, over=over), event_row(edition, calendar, event, card)


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
