"""What was held: a page for each year, by month, with what came of it."""

from collections.abc import Iterator
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
from generator.outputs.parts.days import DayView, by_day, counted
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
    """`months` and their days with the last on top; `results` by event. `others` lead to the other years that have such a page."""

    template: ClassVar[str] = "year.html.jinja"

    heading: str
    count: str
    months: tuple[Month, ...]
    results: dict[Id, tuple[Fact, ...]]
    others: tuple[Link, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    years = held(edition)
    for language in edition.languages:
        cards = Cards(edition, Calendar(language, edition.today, edition.site))
        for year, events in years.items():
            days = by_day(cards, events, last_first=True)
            months = groupby(days, key=lambda day: day.datetime[:7])
            view = YearView(
                **frame(edition, language, partial(_address, year)),
                section="events",
                title=language.say("year-title", year=year),
                description=language.say("year-description", year=year),
                heading=language.say("year-title", year=year),
                count=counted(language, "events-count", len(events)),
                months=tuple(Month(language.month(date.fromisoformat(f"{month}-01"), edition.today), tuple(of)) for month, of in months),
                results={event.id: facts for event in events if (facts := results(language, event))},
                others=tuple(_link(cards, other) for other in years if other != year),
            )
            yield routes.path(routes.year(language.prefix, year)), view


def held(edition: Edition) -> dict[int, list[Event]]:
    """What is over, by the year of its last day, the last year first."""
    found: dict[int, list[Event]] = {}
    for event in edition.events.values():
        agenda = edition.agendas[event.id]
        if agenda.occurrences and is_over(event, agenda, edition.today):
            found.setdefault(max(occurrence.days.last_day for occurrence in agenda.occurrences).year, []).append(event)
    return dict(sorted(found.items(), reverse=True))


def _link(cards: Cards, year: int) -> Link:
    language = cards.calendar.language
    return Link(language.say("year", year=year), routes.link(routes.year(language.prefix, year)))


def _address(year: int, prefix: str) -> str:
    return routes.year(prefix, year)
