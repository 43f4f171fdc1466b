"""The home page: today, the six days after, what must be known, and the ways onward."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from generator import routes
from generator.kinds import KINDS
from generator.language import Language, Words
from generator.model.agenda import takes_place
from generator.model.event import Event
from generator.model.hours import WholeDay, hours_on
from generator.model.occurrence import Occurrence, Status
from generator.model.site import Notice, Site
from generator.model.station import StationStatus
from generator.model.text import Id
from generator.outputs.directory import station_cards
from generator.outputs.edition import Edition
from generator.outputs.event_pages import Subscription
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.change_rows import ChangeRow, change_row
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import DayView, counted, dates_by_day, day_view
from generator.outputs.parts.frame import frame, kind_mark
from generator.outputs.parts.latest import Happening, latest
from generator.outputs.parts.page import NewsFeed, PageView
from generator.outputs.parts.sentences import Run, Sentence, Stamp, Title, title_of
from generator.outputs.parts.station_views import StationCard
from generator.outputs.parts.when_block import DateBlock, date_block
from generator.plan import View

DAYS_AFTER = 6
SHOWN_CHANGES = 3
SHOWN_STATIONS = 3
NOTICES_IN_FULL = 2
LEVELS = ("urgent", "warning", "info")
NEWS = ("cancelled", "postponed", "moved", "amended", "provisional")
"""What the line about today counts, by the words of the rows' tags."""
CLEAN_CITY = Id("clean-city")


class NoticeBar(NamedTuple):
    """`level` is info, warning or urgent."""

    level: str
    title: Title
    summary: Words | None
    href: str


class Go(NamedTuple):
    """A row that leads on, with a second line or ""."""

    title: Words
    note: str
    href: str


class NextDay(NamedTuple):
    """The next Clean City Day, in short. `heading` says what it is; `status` is that of its date."""

    heading: str
    event: Id
    status: str
    block: DateBlock
    title: Title
    href: str
    when: Run
    units: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    """`summary` says of today's rows how many there are and what is off. `days` are the six after, empty ones included."""

    template: ClassVar[str] = "home.html.jinja"

    notices: tuple[NoticeBar, ...]
    more_notices: tuple[NoticeBar, ...]
    block: DateBlock
    summary: str
    rows: tuple[Row, ...]
    days: tuple[DayView, ...]
    gos: tuple[Go, ...]
    changes: tuple[ChangeRow, ...]
    changes_href: str
    clean_day: NextDay | None
    stations: tuple[StationCard, ...]
    stations_href: str
    search_href: str
    subscription: Subscription


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    today = edition.today
    dates = dates_by_day(edition, today, today + timedelta(days=DAYS_AFTER))
    changed = latest(edition)[:SHOWN_CHANGES]
    for language in edition.languages:
        yield routes.path(routes.home(language.prefix)), _home(edition, language, dates, changed)


def _home(
    edition: Edition, language: Language, dates: dict[date, list[tuple[Event, Occurrence]]], changed: tuple[Happening, ...]
) -> HomeView:
    today, site = edition.today, edition.site
    calendar = Calendar(language, today, site)
    cards = Cards(edition, calendar)
    rows = tuple(cards.of_date(*pair) for pair in dates.get(today, []))
    bars = _notices(language, site, today)
    return HomeView(
        **frame(edition, language, routes.home),
        section="home",
        title=language.say("nav-home"),
        description=language.say("home-description", site=language.text(site.config.name).text),
        notices=bars[:NOTICES_IN_FULL],
        more_notices=bars[NOTICES_IN_FULL:],
        block=date_block(calendar, today),
        summary=summary(language, rows),
        rows=rows,
        days=tuple(_days_after(cards, dates)),
        gos=_gos(edition, language),
        news_feed=news_feed(edition, language),
        changes=tuple(change_row(edition, calendar, one, of_date=True) for one in changed),
        changes_href=routes.link(routes.changes(language.prefix)),
        clean_day=_next_clean_day(edition, calendar, cards),
        stations=_stations(edition, calendar),
        stations_href=routes.link(routes.stations(language.prefix)),
        search_href=routes.link(routes.search(language.prefix)),
        subscription=subscription(site, routes.feed_all(language.prefix), routes.subscribe(language.prefix)),
    )


def news_feed(edition: Edition, language: Language) -> NewsFeed:
    name = language.text(edition.site.config.name).text
    return NewsFeed(language.say("changes-feed-title", site=name), routes.link(routes.changes_feed(language.prefix)))


def subscription(site: Site, feed: str, how: str) -> Subscription:
    return Subscription(routes.webcal(site.config.url, feed), routes.absolute(site.config.url, feed), routes.link(how))


def summary(language: Language, rows: tuple[Row, ...]) -> str:
    """ "2项活动，都照常", "3项活动，1项取消"."""
    if not rows:
        return language.say("today-none")
    told = [(news, sum(row.tag.words == language.say(f"tag-{news}") for row in rows)) for news in NEWS]
    said = [counted(language, "events-count", len(rows))]
    said += [language.say(f"today-{news}", n=n) for news, n in told if n]
    if len(said) == 1:
        said.append(language.say("today-on" if len(rows) == 1 else "today-all-on"))
    return language.say("between-clauses").join(said)


def _days_after(cards: Cards, dates: dict[date, list[tuple[Event, Occurrence]]]) -> Iterator[DayView]:
    today = cards.calendar.today
    for n in range(1, DAYS_AFTER + 1):
        day = today + timedelta(days=n)
        yield day_view(cards.calendar, day, [cards.of_date(*pair) for pair in dates.get(day, [])], month=day.day == 1)


def _notices(language: Language, site: Site, today: date) -> tuple[NoticeBar, ...]:
    """Those that stand today, the weightiest first, then the newest."""

    def weight(notice: Notice) -> tuple[int, int]:
        return LEVELS.index(notice.level), -(notice.from_ or date.min).toordinal()

    standing = [n for n in site.notices.values() if (n.from_ or today) <= today <= (n.until or today)]
    return tuple(
        NoticeBar(
            notice.level,
            title_of(language.text(notice.title)),
            language.text(notice.summary) if notice.summary else None,
            routes.link(routes.notice(language.prefix, notice.id)),
        )
        for notice in sorted(standing, key=weight)
    )


def _gos(edition: Edition, language: Language) -> tuple[Go, ...]:
    today, site = edition.today, edition.site
    month = Words(language.say("go-whole-month", month=language.month(today, today)))
    found = [Go(month, "", routes.link(routes.month(language.prefix, today)))]
    if site.config.communities:
        note = counted(language, "go-communities-note", len(site.config.communities))
        found.append(Go(Words(language.say("go-communities")), note, routes.link(routes.communities(language.prefix))))
    kinds = [kind_mark(site, language, kind.id).name.text for kind in KINDS]
    found.append(Go(Words(language.say("go-kinds")), language.join(kinds), routes.link(routes.kinds(language.prefix))))
    return tuple(found)


def _next_clean_day(edition: Edition, calendar: Calendar, cards: Cards) -> NextDay | None:
    """The next date after today of an event that other places join; where there is none, the next of its kind."""
    ahead = [
        (not event.branches, occurrence.days, event.id, event, occurrence)
        for event in edition.events.values()
        if event.kind == CLEAN_CITY
        for occurrence in (*edition.agendas[event.id].occurrences, *edition.agendas[event.id].later)
        if occurrence.days.first_day > edition.today and takes_place(occurrence)
    ]
    if not ahead:
        return None
    *_, event, occurrence = min(ahead, key=lambda found: found[:3])
    row = cards.of_date(event, occurrence)
    when = Stamp(calendar.language.day(occurrence.days.first_day, edition.today), occurrence.days.first_day.isoformat())
    tone = "o" if occurrence.status is Status.MOVED else ""
    block = date_block(calendar, occurrence.days.first_day, tone)
    kind = kind_mark(edition.site, calendar.language, CLEAN_CITY).name.text
    heading = calendar.language.say("next-clean-day") if event.branches else calendar.language.say("next-of-kind", kind=kind)
    return NextDay(heading, event.id, row.status, block, row.title, row.href, row.when if row.timed else when, row.units)


def _stations(edition: Edition, calendar: Calendar) -> tuple[StationCard, ...]:
    """Those that are open today, by their hours."""
    stations = edition.site.stations

    def has_hours(card: StationCard) -> bool:
        station = stations.get(Id(card.station))
        if station is None or station.status is not StationStatus.OPEN or card.condition.tone:
            return False
        today = hours_on(station.hours, station.exceptions, edition.today, edition.site.holidays)
        return bool(station.hours) and today is not WholeDay.CLOSED

    return tuple(card for card in station_cards(edition, calendar) if has_hours(card))[:SHOWN_STATIONS]
