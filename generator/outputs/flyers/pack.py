"""All that is hung up in one month, in one file for the print room: the programme, then a poster an event by first date.

It knows no date but the days of a month, and draws nothing anew. Sign-in sheets and handouts are jobs of their own: other people need
them, on other paper.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator import routes
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import is_printed
from generator.outputs.flyers.sheet import PackView, SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import dates_by_day

MOST = 40
"""Sheets in one file: of a month with more there are several, so that one changed word has few of them drawn again."""


def of_month(edition: Edition, first_day: date) -> tuple[Id, ...]:
    """The events with a date in the month, also one that does not take place: its notice is printed."""
    dates = dates_by_day(edition, first_day, next_month(first_day) - timedelta(days=1))
    return tuple(dict.fromkeys(event.id for day in sorted(dates) for event, _ in dates[day]))


def ready_months(edition: Edition) -> tuple[date, ...]:
    """Those whose packs are made with the site: the running one and the next. Others are made by `bianmin flyer --month`."""
    if edition.site.config.outputs.flyers == "none":
        return ()
    running = edition.today.replace(day=1)
    return running, next_month(running)


def hung_ids(edition: Edition, first_day: date) -> tuple[Id, ...]:
    """The events of the month that have a poster."""
    return tuple(id_ for id_ in of_month(edition, first_day) if is_printed(edition, edition.events[id_]))


def packs_of(edition: Edition, first_day: date, *, has_programme: bool) -> int:
    """How many files they make."""
    return -(-(len(hung_ids(edition, first_day)) + has_programme) // MOST)


def packs(edition: Edition, calendar: Calendar, sheets: Mapping[str, SheetView]) -> Iterator[tuple[str, PackView]]:
    """`sheets` are all that there are in the language, by address."""
    for month in ready_months(edition):
        for n, pack in enumerate(pack_of(calendar, month, hung_in(edition, calendar, month, sheets)), 1):
            yield routes.month_pack(calendar.language.prefix, month, n), pack


def hung_in(edition: Edition, calendar: Calendar, month: date, sheets: Mapping[str, SheetView]) -> tuple[SheetView, ...]:
    prefix = calendar.language.prefix
    paths = [routes.programme(prefix, month), *(routes.flyer(prefix, id_) for id_ in of_month(edition, month))]
    return tuple(sheets[path] for path in paths if path in sheets)


def pack_of(calendar: Calendar, month: date, hung: tuple[SheetView, ...], most: int = MOST) -> Iterator[PackView]:
    language = calendar.language
    name = language.month(month, calendar.today)
    for n in range(0, len(hung), most):
        some = hung[n : n + most]
        whole = len(hung) <= most
        yield PackView(
            language=language.tag,
            title=language.say("sheet-pack-title" if whole else "sheet-pack-part", month=name, n=n // most + 1),
            dated=max((sheet.dated for sheet in some if sheet.dated), default=None),
            sheets=some,
        )


def next_month(first_day: date) -> date:
    return (first_day + timedelta(days=31)).replace(day=1)
