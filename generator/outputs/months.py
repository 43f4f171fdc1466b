"""A page for each month: a table on wide screens, a list of days on narrow ones, both made from the same days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.event import Event, Undated
from generator.model.occurrence import Occurrence
from generator.model.when import Days
from generator.outputs.edition import Edition
from generator.outputs.event_pages import Subscription
from generator.outputs.home import subscription
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import DayView, counted, dates_by_day, day_view
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link, Sentence, sentence
from generator.outputs.parts.utc import offset_of
from generator.outputs.parts.when_block import short_month
from generator.plan import View

Dates = dict[date, list[tuple[Event, Occurrence]]]


class Cell(NamedTuple):
    """A day of the table. A day of another month (`out`) shows no events: it has its own page."""

    day: DayView
    today: bool
    out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView(PageView):
    """`past` are the days of the running month before today, `past_summary` what they hold; `days` all others that have events.

    `offset` is the zone's, in minutes: a script marks the day it is. `before` and `after` lead to the neighbouring months, None at the
    ends; `running` to the running month.
    """

    template: ClassVar[str] = "month.html.jinja"

    heading: str
    before: Link | None
    running: str
    after: Link | None
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Cell, ...], ...]
    has_today: bool
    offset: int
    past_summary: Sentence
    past: tuple[DayView, ...]
    days: tuple[DayView, ...]
    undated: tuple[Row, ...]
    subscription: Subscription


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    months = _months(edition)
    last = _next(months[-1]) - timedelta(days=1)
    dates = dates_by_day(edition, months[0], last)
    for language in edition.languages:
        cards = Cards(edition, Calendar(language, edition.today, edition.site))
        for month in months:
            view = _month(edition, cards, dates, months, month, _addresses(month))
            yield routes.path(routes.month(language.prefix, month)), view
        running = _first(edition.today)
        view = _month(edition, cards, dates, months, running, routes.calendar)
        yield routes.path(routes.calendar(language.prefix)), view


def first_month(edition: Edition) -> date:
    """That of the first date of all, or the running one."""
    agendas = (edition.agendas[event] for event in edition.events)
    days = [occurrence.days.first_day for agenda in agendas for occurrence in agenda.occurrences[:1]]
    return _first(min((*days, edition.today)))


def _months(edition: Edition) -> list[date]:
    found = [first_month(edition)]
    while (following := _next(found[-1])) <= edition.horizon:
        found.append(following)
    return found


def _addresses(month: date) -> Callable[[str], str]:
    return lambda prefix: routes.month(prefix, month)


def _month(edition: Edition, cards: Cards, dates: Dates, months: list[date], month: date, address_in: Callable[[str], str]) -> MonthView:
    calendar, language, today = cards.calendar, cards.calendar.language, edition.today
    name = language.month(month)
    framed = frame(edition, language, address_in)
    own = routes.absolute(edition.site.config.url, routes.month(language.prefix, month))
    is_own = framed["canonical"] == own
    framed["canonical"] = own
    days = [day for day in (month + timedelta(days=n) for n in range((_next(month) - month).days)) if day in dates]
    views = {day: day_view(calendar, day, [cards.of_date(*pair) for pair in dates[day]]) for day in days}
    is_running = month == _first(today)
    past = [day for day in days if is_running and day < today]
    undated = [cards.of_event(event)[1] for event in edition.events.values() if isinstance(event.when, Undated)]
    return MonthView(
        **framed,
        section="calendar",
        title=name,
        description=language.say("month-description", month=name),
        indexed=is_own,
        heading=name,
        before=_neighbour(cards, months, month, -1),
        running=routes.link(routes.calendar(language.prefix)),
        after=_neighbour(cards, months, month, 1),
        weekdays=tuple(language.weekday(date(2024, 1, 1) + timedelta(days=n)) for n in range(7)),
        weeks=tuple(_weeks(calendar, month, views)),
        has_today=is_running,
        offset=offset_of(edition.zone, month),
        past_summary=_past_summary(calendar, views, past),
        past=tuple(views[day] for day in past),
        days=tuple(views[day] for day in days[len(past) :]),
        undated=tuple(undated) if month >= _first(today) else (),
        subscription=subscription(edition.site, routes.feed_all(language.prefix), routes.subscribe(language.prefix)),
    )


def _weeks(calendar: Calendar, month: date, views: dict[date, DayView]) -> Iterator[tuple[Cell, ...]]:
    """Monday first, filled up with days of the neighbouring months."""
    monday = month - timedelta(days=month.weekday())
    while monday < _next(month):
        yield tuple(_cell(calendar, monday + timedelta(days=n), month, views) for n in range(7))
        monday += timedelta(days=7)


def _cell(calendar: Calendar, day: date, month: date, views: dict[date, DayView]) -> Cell:
    out = (day.year, day.month) != (month.year, month.month)
    view = day_view(calendar, day, (), month=True) if out else views.get(day) or day_view(calendar, day, ())
    return Cell(view, day == calendar.today and not out, out)


def _past_summary(calendar: Calendar, views: dict[date, DayView], past: list[date]) -> Sentence:
    """From the first of the month to yesterday, and how many rows these days hold."""
    if not past:
        return ()
    n = sum(len(views[day].rows) for day in past)
    days = Days(_first(calendar.today), calendar.today - timedelta(days=1))
    return sentence(calendar.language, "month-past", days=calendar.days(days), count=counted(calendar.language, "events-count", n))


def _neighbour(cards: Cards, months: list[date], month: date, step: int) -> Link | None:
    at = months.index(month) + step
    if not 0 <= at < len(months):
        return None
    language = cards.calendar.language
    return Link(short_month(language, months[at]), routes.link(routes.month(language.prefix, months[at])))


def _first(day: date) -> date:
    return day.replace(day=1)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
