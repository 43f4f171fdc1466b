"""What was held: a page for each year, by month, with what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.agenda import is_over
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.dates import Calendar, Fact
from generator.outputs.parts.days import A_PAGE, DayView, by_day, counted, last_day, latest
from generator.outputs.parts.facts import results
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link
from generator.plan import View


class Month(NamedTuple):
    title: str
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView(PageView):
    """`months` and their days with the last on top; `results` by event. `others` lead to the other years that have such a page.

    A long year goes on at page/2/: `number` of `pages`.
    """

    template: ClassVar[str] = "year.html.jinja"

    heading: str
    count: str
    months: tuple[Month, ...]
    results: dict[Id, tuple[Fact, ...]]
    others: tuple[Link, ...]
    number: int
    pages: tuple[str, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    years = held(edition)
    for language in edition.languages:
        cards = Cards(edition, Calendar(language, edition.today, edition.site))
        for year, events in years.items():
            others = tuple(_link(cards, other) for other in years if other != year)
            pages = range(1, -(-len(events) // A_PAGE) + 1)
            for number in pages:
                piece = events[(number - 1) * A_PAGE : number * A_PAGE]
                yield _page(edition, cards, year, len(events), others, (number, len(pages)), piece)


def _page(
    edition: Edition, cards: Cards, year: int, count: int, others: tuple[Link, ...], piece: tuple[int, int], events: Sequence[Event]
) -> tuple[str, View]:
    language, (number, last) = cards.calendar.language, piece
    months = groupby(by_day(cards, events, last_first=True), key=lambda day: day.datetime[:7])
    view = YearView(
        **frame(edition, language, partial(_address, year, number)),
        section="events",
        title=language.say("year-title", year=year),
        description=language.say("year-description", year=year),
        heading=language.say("year-title", year=year),
        count=counted(language, "events-count", count),
        months=tuple(Month(language.month(date.fromisoformat(f"{month}-01"), edition.today), tuple(of)) for month, of in months),
        results={event.id: facts for event in events if (facts := results(language, event))},
        others=others,
        number=number,
        pages=tuple(routes.link(_address(year, n, language.prefix)) for n in range(1, last + 1)),
    )
    return routes.path(_address(year, number, language.prefix)), view


def held(edition: Edition) -> dict[int, list[Event]]:
    """What is over, by the year of its last day; the last year and the last event first."""
    found: dict[int, list[Event]] = {}
    over = [event for event in edition.events.values() if edition.agendas[event.id].occurrences]
    over = [event for event in over if is_over(event, edition.agendas[event.id], edition.today)]
    for event in latest(edition, over, len(over)):
        found.setdefault(last_day(edition, event).year, []).append(event)
    return dict(sorted(found.items(), reverse=True))


def _link(cards: Cards, year: int) -> Link:
    language = cards.calendar.language
    return Link(language.say("year", year=year), routes.link(routes.year(language.prefix, year)))


def _address(year: int, number: int, prefix: str) -> str:
    return routes.page_number(routes.year(prefix, year), number)
