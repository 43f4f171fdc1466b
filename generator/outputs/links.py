"""Every link in an author's Markdown leads to something that this plan puts out, and its anchor to something on that page."""

from collections.abc import Iterator

from generator import routes
from generator.diagnostics import Diagnostic, Origin, error
from generator.model.text import Body, PageLink
from generator.outputs.content_pages import ContentView, NoticeView
from generator.outputs.edition import Edition
from generator.outputs.event_pages import EventView
from generator.outputs.parts.prose import bodies
from generator.outputs.subscribe import SubscribeView
from generator.plan import Plan


def dead_links(edition: Edition, plan: Plan) -> list[Diagnostic]:
    """One diagnostic a link, at its line. Links are held against the first language: all others have the same pages."""
    found: list[Diagnostic] = []
    for origin, body in _public_bodies(edition):
        for _, html in bodies(body):
            for link in html.parts:
                if isinstance(link, PageLink):
                    found += _wrong(link, origin, plan)
    return list(dict.fromkeys(found))


def _public_bodies(edition: Edition) -> Iterator[tuple[Origin, Body]]:
    for event in edition.events.values():
        if event.description:
            yield event.origin / "description", event.description
    for page in edition.site.pages.values():
        yield page.origin, page.body
    for notice in edition.site.notices.values():
        yield notice.origin, notice.body


def _wrong(link: PageLink, origin: Origin, plan: Plan) -> list[Diagnostic]:
    at = link.at or origin
    view = plan.outputs.get(routes.path(link.address))
    if view is None:
        return [error("dead-link", at, address=link.address or "/")]
    if link.anchor and isinstance(view, (EventView, ContentView, NoticeView, SubscribeView)) and link.anchor not in view.anchors:
        return [error("dead-anchor", at, address=link.address or "/", anchor=link.anchor)]
    return []
