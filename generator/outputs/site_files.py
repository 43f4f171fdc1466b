"""What search engines and lost visitors read: sitemap.xml, robots.txt and 404.html, each once for all languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import routes
from generator.outputs.edition import Edition
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.plan import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView(View):
    """`pages`: the absolute address of each, and the same page in all languages, itself included; sorted."""

    pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView(View):
    """`sitemap` is absolute. Everything may be read, feeds above all: calendar apps obey it too."""

    sitemap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(PageView):
    """Stands at any address that is not there. `homes` leads home in each language: tag, the words of the link, address."""

    template: ClassVar[str] = "not_found.html.jinja"

    homes: tuple[tuple[str, str, str], ...]
    search_href: str


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    yield routes.ROBOTS, RobotsView(sitemap=routes.absolute(edition.site.config.url, routes.SITEMAP))
    yield routes.NOT_FOUND, _not_found(edition)


def sitemap(views: Iterable[View]) -> SitemapView:
    """All pages that search engines should list, out of a plan."""
    pages = [(v.canonical, tuple((a.tag, a.url) for a in v.alternates)) for v in views if isinstance(v, PageView) and v.indexed]
    return SitemapView(pages=tuple(sorted(pages)))


def _not_found(edition: Edition) -> NotFoundView:
    """In the first language, but with a way home in each."""
    first = edition.languages[0]
    framed = frame(edition, first, routes.home)
    framed["address"] = routes.NOT_FOUND
    framed["canonical"] = ""
    return NotFoundView(
        **framed,
        section="",
        title=first.say("not-found-title"),
        indexed=False,
        search_href=routes.link(routes.search(first.prefix)),
        homes=tuple((other.tag, other.say("not-found-home"), routes.link(routes.home(other.prefix))) for other in edition.languages),
    )
