"""The square picture that chats show beside a link to an event: the poster's words above its foot.  Lengths in pixels / UNIT."""

from dataclasses import dataclass, replace
from typing import ClassVar

from generator import routes
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import WIDTH, Body, body
from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as unmarked

PIXELS = 400
"""More is not shown, and some chats take no less than 300."""
MARGIN = 20
UNIT = (PIXELS - 2 * MARGIN) / WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareView(SheetView):
    """`tag` as in ShareView. It has no code: whoever sees it taps it."""

    template: ClassVar[str] = "square"
    pixels_per_inch: ClassVar[int] = 72

    event: Id
    status: str
    unit: float
    tag: Labelled | None
    body: Body


def has_square(event: Event) -> bool:
    """Whether links to it show this: an event with photos shows the first of them."""
    return not event.images


def square(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> SquareView:
    language = calendar.language
    above, _ = body(edition, calendar, event, words, names, WIDTH)
    rest = language.say("square-rest", n=above.rows.rest) if above.rows and above.rows.rest else ""
    return SquareView(
        origin=event.origin,
        language=language.tag,
        title=unmarked(language.text(event.title).text),
        url=routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id)),
        event=event.id,
        status=words.status,
        unit=UNIT,
        tag=None if words.notice else words.tag,
        body=replace(above, rest=rest, unusual_heading=language.say("unlike-usual")),
    )
