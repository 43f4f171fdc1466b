"""The share picture of an event: the poster's words to another scale, with less at the foot.  Lengths in pixels / UNIT."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import WIDTH, Body, body
from generator.outputs.flyers.code_box import quiet_of
from generator.outputs.flyers.fit import Fitted, fit, rungs
from generator.outputs.flyers.foot import Labelled, small_lines
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as unmarked

PIXELS = (750, 1140)
MARGIN = 44
UNIT = (PIXELS[0] - 2 * MARGIN) / WIDTH
_HEIGHT = (PIXELS[1] - 2 * MARGIN) / UNIT
_SYMBOL = 220 / UNIT


class ShareFoot(NamedTuple):
    """The code at the left, beside it what to do with it; below who is behind the event."""

    height: float
    symbol: float
    quiet: float
    hold: Fitted
    why: Fitted
    behind: Fitted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView(SheetView):
    """`tag`: symbol and word of the status, where the picture is not a notice anyway."""

    template: ClassVar[str] = "share"
    pixels_per_inch: ClassVar[int] = 72

    event: Id
    status: str
    unit: float
    tag: Labelled | None
    body: Body
    foot: ShareFoot


def share(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> ShareView:
    language = calendar.language
    url = routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id))
    foot = _foot(edition, calendar, event, url)
    above, _ = body(edition, calendar, event, words, names, _HEIGHT - foot.height)
    return ShareView(
        origin=event.origin,
        language=language.tag,
        title=unmarked(language.text(event.title).text),
        url=url,
        event=event.id,
        status=words.status,
        unit=UNIT,
        tag=None if words.notice else words.tag,
        body=above,
        foot=foot,
    )


def _foot(edition: Edition, calendar: Calendar, event: Event, url: str) -> ShareFoot:
    say = calendar.language.say
    quiet = quiet_of(url, _SYMBOL)
    room = WIDTH - _SYMBOL - 2 * quiet - 10
    hold = fit((say("sheet-hold"),), rungs(30, 16, 2), (room, 90), leading=1.3, balanced=True)
    why = fit((say("sheet-hold-why"),), rungs(24, 14, 3), (room, 110), leading=1.45, balanced=True)
    by = small_lines(edition, calendar, event, rungs(16, 12, 2, step=1), (WIDTH, 60))
    assert hold is not None and why is not None, "words of our own fit"
    return ShareFoot(1.5 + _SYMBOL + 2 * quiet + (by.height if by else 0), _SYMBOL, quiet, hold, why, by)
