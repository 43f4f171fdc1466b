"""Former ids of events: their addresses lead on to the event, in every language, without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import routes
from generator.language import Language
from generator.model.event import Event
from generator.outputs.edition import Edition
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Title, title_of
from generator.plan import View


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(PageView):
    """Leads on by meta refresh, and by a link for those whose browser does not. In no sitemap; its canonical is the event's page."""

    template: ClassVar[str] = "redirect.html.jinja"

    heading: Title


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        for event in edition.events.values():
            for n, alias in enumerate(event.aliases):
                yield routes.path(routes.event(language.prefix, alias)), _redirect(edition, language, event, n)


def _redirect(edition: Edition, language: Language, event: Event, nth: int) -> RedirectView:
    """Alternates are the redirects in the other languages, so that its language menu leads on as well."""
    alias = event.aliases[nth]
    address = routes.event(language.prefix, event.id)
    heading = title_of(language.text(event.title))
    framed = frame(edition, language, lambda prefix: routes.event(prefix, alias))
    framed["canonical"] = routes.absolute(edition.site.config.url, address)
    return RedirectView(
        origin=event.origin / "aliases" / nth,
        **framed,
        section="",
        title="".join(heading.pieces),
        indexed=False,
        refresh=routes.link(address),
        heading=heading,
    )
