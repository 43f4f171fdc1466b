"""The pages that an author writes in Markdown: content/NAME.md, and notices, each in every language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import routes
from generator.language import Language, Words
from generator.model.site import Notice, Page
from generator.model.text import Heading
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.prose import Prose, prose
from generator.outputs.parts.sentences import Sentence, Title, sentence, title_of
from generator.plan import View

CONTENTS_FROM = 3
"""So many headings make a table of contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentView(PageView):
    """`contents` is empty on a short page. `anchors` are the ids that others may link to."""

    template: ClassVar[str] = "page.html.jinja"

    heading: Title
    summary: Words | None
    body: Prose
    contents: tuple[Heading, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView(PageView):
    """`level` is info, warning or urgent. `standing` says from when until when it holds, or that it is over; `over` is the latter."""

    template: ClassVar[str] = "notice.html.jinja"

    heading: Title
    level: str
    standing: Sentence
    over: bool
    summary: Words | None
    body: Prose
    contents: tuple[Heading, ...]
    anchors: tuple[str, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        calendar = Calendar(language, edition.today, edition.site)
        for page in edition.site.pages.values():
            yield routes.path(routes.page(language.prefix, page.id)), _page(edition, language, page)
        for notice in edition.site.notices.values():
            yield routes.path(routes.notice(language.prefix, notice.id)), _notice(edition, calendar, notice)


def _page(edition: Edition, language: Language, page: Page) -> ContentView:
    body = prose(language, page.body)
    heading = title_of(language.text(page.title))
    return ContentView(
        origin=page.origin,
        **frame(edition, language, lambda prefix: routes.page(prefix, page.id)),
        section=page.id if page.nav is not None else "",
        title="".join(heading.pieces),
        description=language.text(page.summary).text if page.summary else "",
        heading=heading,
        summary=language.text(page.summary) if page.summary else None,
        body=body,
        contents=_contents(body),
        anchors=tuple(h.anchor for h in body.headings),
    )


def _notice(edition: Edition, calendar: Calendar, notice: Notice) -> NoticeView:
    language = calendar.language
    body = prose(language, notice.body)
    heading = title_of(language.text(notice.title))
    over = notice.until is not None and notice.until < edition.today
    return NoticeView(
        origin=notice.origin,
        **frame(edition, language, lambda prefix: routes.notice(prefix, notice.id)),
        section="",
        title="".join(heading.pieces),
        description=language.text(notice.summary).text if notice.summary else "",
        heading=heading,
        level=notice.level,
        standing=_standing(calendar, notice, over),
        over=over,
        summary=language.text(notice.summary) if notice.summary else None,
        body=body,
        contents=_contents(body),
        anchors=tuple(h.anchor for h in body.headings),
    )


def _standing(calendar: Calendar, notice: Notice, over: bool) -> Sentence:
    language = calendar.language
    if over and notice.until:
        return sentence(language, "notice-over", day=calendar.day(notice.until))
    if notice.from_ and notice.until:
        return sentence(language, "notice-between", first=calendar.day(notice.from_), last=calendar.day(notice.until))
    if notice.until:
        return sentence(language, "notice-until", day=calendar.day(notice.until))
    if notice.from_:
        return sentence(language, "notice-from", day=calendar.day(notice.from_))
    return ()


def _contents(body: Prose) -> tuple[Heading, ...]:
    headings = tuple(h for h in body.headings if h.level <= 3)
    return headings if len(headings) >= CONTENTS_FROM else ()
