"""What sheets that go on over several pages of A4 share: a head with the code, a line at the foot of each page, and where a page ends.

Lengths in points. Knows neither what is listed nor how it is drawn.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.language import Words
from generator.letters import printable
from generator.outputs.flyers.code_box import Code, code
from generator.outputs.flyers.fit import MM, Fitted, Rung, fit, rungs
from generator.outputs.flyers.foot import hotline
from generator.outputs.flyers.marks import certain
from generator.outputs.flyers.measure import width
from generator.outputs.parts.dates import Calendar

HEIGHT, ROOM = 277 * MM, 188.4 * MM
"""Between the margins: a list fills its lines, so it cannot lean on the hair that a poster has to spare."""
FOOT = 9 * MM
"""Of each page, with what is blank above it."""
RUNNING = 9 * MM
"""From the second page on: what this is, and what is blank below it."""
RANGE = re.compile(r"[0-9]{2}:[0-9]{2}–\S*?[0-9]{2}:[0-9]{2}")
"""From when until when, which no line breaks."""
_SYMBOL = 32 * MM


class ListHead(NamedTuple):
    """At the left, `room` wide, a tile with `symbol`, the site's name, the title and a sentence; at the right the code."""

    height: float
    room: float
    symbol: str
    site: Fitted
    heading: Fitted
    lead: Fitted
    code: Code


class ListFoot(NamedTuple):
    """`numbers`: one a page, "" where there is only one. `running`: what stands above each page but the first."""

    behind: Fitted
    numbers: tuple[str, ...]
    running: tuple[Fitted, ...]


def list_head(calendar: Calendar, symbol: str, title: str, lead: str, scan: str, url: str) -> ListHead:
    square = code(url, scan, _SYMBOL)
    room = ROOM - square.width - 6 * MM
    site = calendar.language.text(calendar.site.config.name)
    ladder = rungs(20, 12, 2)
    name = certain(fit((site.text,), ladder, (room - 18 * MM, 18 * MM), lang=site.lang), ladder, site)
    large = rungs(44, 22, 2)
    heading = certain(fit((title,), large, (room, 30 * MM), leading=1.2, balanced=True), large, Words(title))
    said = fit((lead,), rungs(16, 11, 3, step=1), (room, 60), leading=1.4, balanced=True) or one(lead, 11)
    height = max(square.height, 16 * MM + heading.height + said.height + 4 * MM)
    return ListHead(height + 5 * MM, room, symbol, name, heading, said, square)


def list_foot(calendar: Calendar, title: str, behind: Sequence[str], going_on: Sequence[str]) -> ListFoot:
    """`behind` are small words of which as many stand there as there is room for; the hotline comes first.

    `going_on`: of each page what it begins in the middle of, "" where it begins with a heading of its own.
    """
    language = calendar.language
    said = [words for words in (hotline(calendar), *behind) if words]
    room = ROOM - 45 * MM
    while len(said) > 1 and width(language.say("between-facts").join(said)) * 11 > room:
        said.pop()
    pages = len(going_on)
    numbers = tuple(language.say("sheet-page", n=n, of=pages) if pages > 1 else "" for n in range(1, pages + 1))
    labels = (language.say("labelled", label=title, value=what) if what else title for what in going_on)
    running = (capped(label, 11, ROOM, 1) for label in labels)
    return ListFoot(capped(language.say("between-facts").join(said), 11, room, 1), numbers, tuple(running))


def one(words: str, size: float) -> Fitted:
    return Fitted(size, size * 1.35, (printable(words),))


def capped(words: str | Sequence[str], size: float, room: float, lines: int, names: frozenset[str] = frozenset(), lang: str = "") -> Fitted:
    """In at most so many lines; what is longer ends in an ellipsis, for its page has all of it."""
    parts = (words,) if isinstance(words, str) else words
    found = fit(parts, (Rung(size, 2_000),), (room, 1e6), leading=1.35, names=names, lang=lang)
    if found is None:
        return Fitted(size, size * 1.35, ("…",), lang)
    if len(found.lines) <= lines:
        return found
    last = found.lines[lines - 1]
    while last and width(last + "…") * size > room * 0.99:
        last = last[:-1]
    return found._replace(lines=(*found.lines[: lines - 1], f"{last}…"))


def in_pages(heights: Sequence[float], tied: Sequence[bool], first: float, other: float) -> Iterator[range]:
    """Which of the blocks stand on each page, `first` and `other` of room; one that is `tied` stays with the next."""
    begun, n, left = 0, 0, first
    while n < len(heights):
        end = n
        while tied[end] and end + 1 < len(heights):
            end += 1
        height = sum(heights[n : end + 1])
        if height > left and n > begun:
            yield range(begun, n)
            begun, left = n, other
        left -= height
        n = end + 1
    yield range(begun, n)
