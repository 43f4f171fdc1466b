"""Words and rows that flow over several pages → pages, each with the pieces that stand on it.  Pure: knows no sheet.  Lengths in points.

Posters shrink until all stands on one page; a sheet to read takes another page instead. No line is broken after this.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from generator.letters import printable
from generator.outputs.flyers.fit import Fitted, Rung, fit
from generator.outputs.flyers.measure import width

Form = Literal["section", "name", "row", "text"]

LEADING = 1.42
_MOST_LINES = 12
"""A text of more is parted, so that no piece is higher than a page."""


class Piece(NamedTuple):
    """A heading of a section or of a thing in it, a row (what it is about at the left), or running words.

    `above` is blank, but not at the top of a page; `height` is without it. `indent` is where `body` begins. `tied`: stays with the next.
    `off`: it does not take place, `tag` says so.
    """

    form: Form
    head: Fitted | None
    body: Fitted | None
    indent: float
    tag: str
    off: bool
    above: float
    height: float
    tied: bool


def section(words: str, size: float, room: float, lang: str = "") -> Iterator[Piece]:
    """The heading of one; a rule stands above it."""
    found = lines(words, size * 1.35, room, lang)
    yield Piece("section", found, None, 0, "", False, size * 1.1, found.height + size * 0.6, tied=True)


def name(words: str, size: float, room: float, lang: str = "", *, tied: bool = True) -> Iterator[Piece]:
    """Of a thing of which more is said below it."""
    found = lines(words, size * 1.08, room, lang)
    yield Piece("name", found, None, 0, "", False, size * 0.6, found.height, tied=tied)


def text(words: str, size: float, room: float, lang: str = "", *, above: float = 0.0) -> Iterator[Piece]:
    yield from _parted(Piece("text", None, lines(words, size, room, lang), 0, "", False, above, 0, tied=False))


def row(
    head: str, words: str, size: float, room: tuple[float, float], tag: str = "", lang: str = "", *, off: bool = False
) -> Iterator[Piece]:
    """`room` is the width of the first column, and that of the whole."""
    beside = width(tag) * size * 0.85 + size * 1.6 if tag else 0.0
    body = lines(words, size, max(room[1] - room[0] - beside, size * 4), lang)
    first = lines(head, size, room[0] - size * 0.4) if head else None
    yield from _parted(Piece("row", first, body, room[0], tag, off, size * 0.25, 0, tied=False))


def lines(words: str, size: float, room: float, lang: str = "") -> Fitted:
    """As many lines as they take."""
    found = fit((words,), (Rung(size, 2_000),), (room, 1e6), leading=LEADING, lang=lang)
    return found or Fitted(size, size * LEADING, (printable(words)[:1],), lang)


def _parted(piece: Piece) -> Iterator[Piece]:
    body = piece.body
    assert body is not None, "a piece of running words has some"
    for n in range(0, max(len(body.lines), 1), _MOST_LINES):
        some = body._replace(lines=body.lines[n : n + _MOST_LINES])
        head = piece.head if n == 0 else None
        height = max(some.height, head.height if head else 0.0)
        yield piece._replace(head=head, body=some, height=height, tag=piece.tag if n == 0 else "", above=piece.above if n == 0 else 0.0)


def paged(pieces: Sequence[Piece], first: float, other: float) -> tuple[tuple[Piece, ...], ...]:
    """On pages with so much room: the `first` one, and each `other`. What is tied stands on one page; what is too high for that, a heading
    with the first piece below it.
    """
    pages: list[list[Piece]] = [[]]
    left = first
    for group in _groups(pieces):
        for part in [group] if _height(group) <= (other if pages[-1] else left) else _groups(_loose(group)):
            if _height(part) > left and (pages[-1] or left < other):
                pages.append([])
                left = other
            shown = part if pages[-1] else [part[0]._replace(above=0.0), *part[1:]]
            pages[-1] += shown
            left -= _height(shown)
    return tuple(tuple(page) for page in pages)


def _loose(group: Sequence[Piece]) -> list[Piece]:
    """Only headings are still tied."""
    return [piece._replace(tied=piece.form in ("section", "name")) for piece in group]


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.above + piece.height for piece in group)


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """What stands on one page: headings, and the first that is below them."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.tied:
            yield group
            group = []
    if group:
        yield group
