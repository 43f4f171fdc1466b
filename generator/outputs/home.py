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
from generator.outputs.parts.sentences import Run, Sentence, Stamp, Title, sentence, title_of
from generator.outputs.parts.station_views import StationCard
from generator.outputs.parts.utc import utc_minute
from generator.outputs.parts.when_block import DateBlock, date_block
from generator.plan import View

DAYS_AFTER = 6
ROLLED = 27
"""So many days after today the page can become by itself, should nobody build it anew."""
CLEAN_DAYS = 4
SHOWN_CHANGES = 3
SHOWN_STATIONS = 3
KNOWN_STATIONS = 12
NOTICES_IN_FULL = 2
LEVELS = ("urgent", "warning", "info")
NEWS = ("cancelled", "postponed", "moved", "amended", "provisional")
"""What the line about today counts, by the words of the rows' tags."""
CLEAN_CITY = Id("clean-city")


class NoticeBar(NamedTuple):
    """`level` is info, warning or urgent; it stands from the `first` to the `last` day, counted from today."""

    first: int
    last: int
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
    """A Clean City Day to come, in short. `ahead` counts from today; `heading` says what it is; `status` is that of its date."""

    ahead: int
    heading: str
    event: Id
    status: str
    block: DateBlock
    title: Title
    href: str
    when: Run
    units: tuple[Sentence, ...]


class Rolled(NamedTuple):
    """What stands at the head of a day when it is today."""

    block: DateBlock
    summary: str


class Mine(NamedTuple):
    """A community that a reader may have called his own."""

    id: Id
    words: Words
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    """`summary` says of today's rows how many there are and what is off. `days` are the six after, empty ones included.

    A page that is opened on a later day shows that one, by a script: from `later`, the days after those six; `rolled`, today and each
    day that follows; `every_notice`, those that stand on any of them, the weightiest first; `clean_days`, all in the order of their days.
    `begins` is the UTC minute of today's midnight; `made` names the day.
    """

    template: ClassVar[str] = "home.html.jinja"

    notices: tuple[NoticeBar, ...]
    more_notices: tuple[NoticeBar, ...]
    block: DateBlock
    summary: str
    rows: tuple[Row, ...]
    days: tuple[DayView, ...]
    later: tuple[DayView, ...]
    rolled: tuple[Rolled, ...]
    every_notice: tuple[NoticeBar, ...]
    begins: int
    made: Sentence
    communities: tuple[Mine, ...]
    gos: tuple[Go, ...]
    changes: tuple[ChangeRow, ...]
    changes_href: str
    clean_days: tuple[NextDay, ...]
    stations: tuple[StationCard, ...]
    shown_stations: int
    stations_href: str
    search_href: str
    subscription: Subscription


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    today = edition.today
    dates = dates_by_day(edition, today, today + timedelta(days=ROLLED))
    changed = latest(edition)[:SHOWN_CHANGES]
    for language in edition.languages:
        yield routes.path(routes.home(language.prefix)), _home(edition, language, dates, changed)


def _home(
    edition: Edition, language: Language, dates: dict[date, list[tuple[Event, Occurrence]]], changed: tuple[Happening, ...]
) -> HomeView:
    today, site = edition.today, edition.site
    calendar = Calendar(language, today, site)
    cards = Cards(edition, calendar)
    every_day = [today + timedelta(days=n) for n in range(ROLLED + 1)]
    views = [day_view(calendar, day, [cards.of_date(*pair) for pair in dates.get(day, [])], month=day.day == 1) for day in every_day]
    rows = views[0].rows
    notices = _notices(language, site, today)
    bars = tuple(bar for bar in notices if bar.first <= 0)
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
        days=tuple(views[1 : DAYS_AFTER + 1]),
        later=tuple(views[DAYS_AFTER + 1 :]),
        rolled=tuple(Rolled(date_block(calendar, day), summary(language, view.rows)) for day, view in zip(every_day, views, strict=True)),
        every_notice=notices,
        begins=utc_minute(edition.zone, today),
        made=sentence(language, "home-made", day=calendar.day(today)),
        communities=tuple(
            Mine(id_, language.text(community.name), routes.link(routes.community(language.prefix, id_)))
            for id_, community in site.config.communities.items()
        ),
        gos=_gos(edition, language),
        news_feed=news_feed(edition, language),
        changes=tuple(change_row(edition, calendar, one, of_date=True) for one in changed),
        changes_href=routes.link(routes.changes(language.prefix)),
        clean_days=tuple(_clean_days(edition, calendar, cards)),
        stations=_stations(edition, calendar),
        shown_stations=SHOWN_STATIONS,
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


def _notices(language: Language, site: Site, today: date) -> tuple[NoticeBar, ...]:
    """Those that stand on any of the days, the weightiest first, then the newest."""

    def weight(notice: Notice) -> tuple[int, int]:
        return LEVELS.index(notice.level), -(notice.from_ or date.min).toordinal()

    def bar(notice: Notice) -> NoticeBar:
        return NoticeBar(
            (notice.from_ - today).days if notice.from_ and notice.from_ > today else 0,
            (notice.until - today).days if notice.until else ROLLED,
            notice.level,
            title_of(language.text(notice.title)),
            language.text(notice.summary) if notice.summary else None,
            routes.link(routes.notice(language.prefix, notice.id)),
        )

    bars = (bar(notice) for notice in sorted(site.notices.values(), key=weight))
    return tuple(bar for bar in bars if bar.first <= min(bar.last, ROLLED))


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


def _clean_days(edition: Edition, calendar: Calendar, cards: Cards) -> Iterator[NextDay]:
    """The next dates after today of events that other places join; where there is none, the next of their kind."""
    ahead = [
        (not event.branches, occurrence.days, event.id, event, occurrence)
        for event in edition.events.values()
        if event.kind == CLEAN_CITY
        for occurrence in (*edition.agendas[event.id].occurrences, *edition.agendas[event.id].later)
        if occurrence.days.first_day > edition.today and takes_place(occurrence)
    ]
    ahead.sort(key=lambda found: found[:3])
    for *_, event, occurrence in ahead[:CLEAN_DAYS]:
        yield _next_day(edition, calendar, cards, event, occurrence)


def _next_day(edition: Edition, calendar: Calendar, cards: Cards, event: Event, occurrence: Occurrence) -> NextDay:
    row = cards.of_date(event, occurrence)
    day = occurrence.days.first_day
    when = Stamp(calendar.language.day(day, edition.today), day.isoformat())
    block = date_block(calendar, day, "o" if occurrence.status is Status.MOVED else "")
    kind = kind_mark(edition.site, calendar.language, CLEAN_CITY).name.text
    heading = calendar.language.say("next-clean-day") if event.branches else calendar.language.say("next-of-kind", kind=kind)
    about = row.when if row.timed else when
    return NextDay((day - edition.today).days, heading, event.id, row.status, block, row.title, row.href, about, row.units)


def _stations(edition: Edition, calendar: Calendar) -> tuple[StationCard, ...]:
    """Those that are open today, by their hours: the first few are shown, and a script shows those among all that are open now."""
    stations = edition.site.stations

    def has_hours(card: StationCard) -> bool:
        station = stations.get(Id(card.station))
        if station is None or station.status is not StationStatus.OPEN or card.condition.tone:
            return False
        today = hours_on(station.hours, station.exceptions, edition.today, edition.site.holidays)
        return bool(station.hours) and today is not WholeDay.CLOSED

    return tuple(card for card in station_cards(edition, calendar) if has_hours(card))[:KNOWN_STATIONS]
