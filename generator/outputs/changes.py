"""What became different of late, for readers and for feed readers: /changes/ and /feeds/changes.atom, in each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import ClassVar
from uuid import NAMESPACE_DNS, uuid5

from generator import routes
from generator.language import Language
from generator.model.when import FIRST_DAY
from generator.outputs.edition import Edition
from generator.outputs.event_pages import Subscription
from generator.outputs.home import news_feed, subscription
from generator.outputs.parts.change_rows import ChangeRow, change_row
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import A_PAGE
from generator.outputs.parts.frame import frame, one_line
from generator.outputs.parts.latest import Happening, latest
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import flow, plain, sentence
from generator.plan import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView(PageView):
    template: ClassVar[str] = "changes.html.jinja"

    rows: tuple[ChangeRow, ...]
    feed: str
    subscription: Subscription
    number: int
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """`id` and `updated` stay as long as the change stands. `event` is "" for what was withdrawn."""

    id: str
    event: str
    title: str
    summary: str
    url: str
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesFeedView(View):
    """An Atom feed (RFC 4287); all addresses are absolute. `updated`: when anything last changed, and never when it was built."""

    language: str
    id: str
    title: str
    subtitle: str
    author: str
    url: str
    page: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    found = latest(edition)
    numbers = range(1, max(1, -(-len(found) // A_PAGE)) + 1)
    for language in edition.languages:
        for number in numbers:
            view = _page(edition, language, found[(number - 1) * A_PAGE : number * A_PAGE], number, numbers)
            yield routes.path(view.address), view
        yield routes.changes_feed(language.prefix), _feed(edition, language, found[:A_PAGE])


def _page(edition: Edition, language: Language, found: tuple[Happening, ...], number: int, numbers: range) -> ChangesView:
    calendar = Calendar(language, edition.today, edition.site)
    return ChangesView(
        **frame(edition, language, lambda prefix: routes.page_number(routes.changes(prefix), number)),
        section="",
        title=language.say("changes-title"),
        description=language.say("changes-description"),
        news_feed=news_feed(edition, language),
        rows=tuple(change_row(edition, calendar, one) for one in found),
        feed=routes.link(routes.changes_feed(language.prefix)),
        subscription=subscription(edition.site, routes.feed_all(language.prefix), routes.subscribe(language.prefix)),
        number=number,
        pages=tuple(routes.link(routes.page_number(routes.changes(language.prefix), n)) for n in numbers),
    )


def _feed(edition: Edition, language: Language, found: tuple[Happening, ...]) -> ChangesFeedView:
    """Years are always written out: an entry says the same next year."""
    calendar = Calendar(language, date.min, edition.site)
    config = edition.site.config
    address = routes.changes_feed(language.prefix)
    entries = tuple(_entry(edition, calendar, one) for one in found)
    told = (version.revised for version in edition.versions.values())
    return ChangesFeedView(
        language=language.tag,
        id=_id(edition, address),
        title=news_feed(edition, language).title,
        subtitle=language.say("changes-description"),
        author=language.text(config.publisher or config.name).text,
        url=routes.absolute(config.url, address),
        page=routes.absolute(config.url, routes.changes(language.prefix)),
        updated=max((*told, *(entry.updated for entry in entries)), default=datetime.combine(FIRST_DAY, time(), UTC)),
        entries=entries,
    )


def _entry(edition: Edition, calendar: Calendar, one: Happening) -> FeedEntry:
    language = calendar.language
    row = change_row(edition, calendar, one)
    title = one_line("|".join(row.title.pieces)) if row.title else ""
    said = language.say("changes-feed-entry", tag=row.tag.words, title=title, day=plain(row.day)) if title else row.tag.words
    what = sentence(language, "labelled", label=row.part, value=row.what) if row.part else row.what
    address = routes.event(language.prefix, one.event.id) if one.event else routes.changes(language.prefix)
    return FeedEntry(
        id=_id(edition, f"changes/{one.key}"),
        event=row.event,
        title=said,
        summary=plain(flow(language, what, (row.version,) if row.version else ())),
        url=routes.absolute(edition.site.config.url, address),
        updated=one.moment,
    )


def _id(edition: Edition, name: str) -> str:
    """As permanent as the UIDs of calendar entries, whatever the site's address becomes."""
    return uuid5(NAMESPACE_DNS, f"{name}@{edition.site.config.uid_domain}").urn
