"""The poster of an event, A4: what stands above the foot, and at the foot the facts, who is behind it, and the code.  Lengths in points."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import WIDTH, Body, body
from generator.outputs.flyers.code_box import Code, code
from generator.outputs.flyers.fit import MM, Fitted, rungs
from generator.outputs.flyers.foot import hotline, left_out, small_lines
from generator.outputs.flyers.lines import Facts, fact_lines, to_cut
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import Overlong, SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as unmarked

HEIGHT = 277 * MM
_SMALL = (13, 12, 11)
_MORE = 24 * MM
"""So much higher than the code the foot may get before a fact is left out, if what stands above has room."""


class Foot(NamedTuple):
    """`room`: the width at the left of the code. `behind`: who organises it, and the version; `hotline`: "" where the site has none."""

    height: float
    room: float
    facts: Facts
    behind: Fitted | None
    hotline: str
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView(SheetView):
    template: ClassVar[str] = "poster"

    event: Id
    status: str
    body: Body
    foot: Foot


def poster(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> PosterView:
    language = calendar.language
    url = routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id))
    for more in (_MORE, 0.0):
        foot, box = _foot(edition, calendar, event, words, url, more)
        above, overlong = body(edition, calendar, event, words, names, HEIGHT - foot.height)
        if all(text.stands for text in overlong):
            break
    return PosterView(
        origin=event.origin,
        language=language.tag,
        title=unmarked(language.text(event.title).text),
        url=url,
        dated=version.day if (version := edition.versions.get(event.uid_name)) else None,
        overlong=(*overlong, *_left_out(calendar, event, words, foot, box)),
        event=event.id,
        status=words.status,
        body=above,
        foot=foot,
    )


def _left_out(calendar: Calendar, event: Event, words: Said, foot: Foot, box: tuple[float, float]) -> Iterator[Overlong]:
    """The facts for which there is no room, each with how much shorter it would have to be."""
    shown = {line.label for line in foot.facts.lines}
    missing = [fact.label for fact in words.facts if fact.label not in shown]
    for label, text in zip(missing, left_out(calendar, event, words.facts, shown), strict=True):
        yield text._replace(letters=to_cut(words.facts, label, _SMALL, box))


def _foot(edition: Edition, calendar: Calendar, event: Event, words: Said, url: str, more: float) -> tuple[Foot, tuple[float, float]]:
    """And the room that its facts may take."""
    language = calendar.language
    key = "sheet-scan-news" if words.notice and words.notice.form == "field" else "sheet-scan"
    square = code(url, language.say(key), 48 * MM)
    room = WIDTH - square.width - 4 * MM
    by = small_lines(edition, calendar, event, rungs(11.5, 9, 3, step=0.5), (room, 60))
    call = hotline(calendar)
    height = 0.5 * MM + square.height
    left = height - 8.5 * MM - (by.height if by else 0) - (22.0 if call else 0)
    found = fact_lines(words.facts, (19, 18, 17, 16, 15, 14, 13), (room, left))
    if found.left_out:
        found = fact_lines(words.facts, _SMALL, (room, left + more))
    return Foot(height + max(found.height - left, 0), room, found, by, call, square), (room, left + more)
