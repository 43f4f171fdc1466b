"""The tear-off date and what stands beside it, fitted: the largest thing of every sheet."""

import re
from typing import NamedTuple

from generator.outputs.flyers.fit import Fitted, Rung, fit, one_line, rungs
from generator.outputs.flyers.said import Block, Said

_PHRASE = re.compile(r"[^\W\d]+(?: [^\W\d]+)+")
"""Latin words without a number between them, such as "next day"."""


class BlockBox(NamedTuple):
    """A frame `width` × `height`. `last` is None under a rule, which takes its room."""

    tone: str
    width: float
    height: float
    band: Fitted
    body: Fitted
    last: Fitted | None


class Panel(NamedTuple):
    """`height` is that of the whole. `head` stands above the day where it is news; `struck` is the day that no longer holds."""

    height: float
    block: BlockBox
    head: Fitted | None
    day: Fitted
    time: Fitted | None
    hint: Fitted | None
    struck: Fitted | None


class PanelSize(NamedTuple):
    """`block` is the width and height of the frame, `room` the width beside it; the other numbers are the largest sizes."""

    block: tuple[float, float]
    room: float
    band: float
    numeral: float
    day: float
    time: float
    hint: float


def panel(words: Said, size: PanelSize) -> Panel:
    moved = words.notice is not None and words.notice.form == "frame"
    return Panel(
        height=size.block[1],
        block=_block(words.block, _tone(words), size),
        head=_in_lines(words.notice.head, size.hint * 1.6, size.room, 1) if moved and words.notice else None,
        day=_in_lines(words.day, size.day, size.room, 3) or Fitted(size.day / 2, size.day / 2 * 1.3, (words.day,)),
        time=_time(words.time, size) if words.time else None,
        hint=_in_lines(words.hint, size.hint, size.room, 2) if words.hint and not moved else None,
        struck=_in_lines(words.struck[0], size.hint, size.room, 2) if moved and words.struck else None,
    )


def _tone(words: Said) -> str:
    """Of a change of the place alone the day stays as it is."""
    return "" if words.notice and words.notice.form == "strip" and words.tone == "o" else words.tone


def _in_lines(words: str, largest: float, room: float, lines: int) -> Fitted | None:
    ladder = rungs(largest, largest * 0.4, lines, step=largest / 20)
    alone = one_line(words, [rung for rung in ladder if rung.size >= largest * 0.75], room)
    return alone or fit((words,), ladder, (room, largest * 1.3 * lines), leading=1.3, balanced=True)


def _time(words: str, size: PanelSize) -> Fitted | None:
    ladder = rungs(size.time, size.time * 0.6, 1, step=size.time / 26)
    smaller = [Rung(size.time * n / 26, 2) for n in range(18, 8, -1)]
    whole = one_line(words, ladder, size.room, leading=1.2)
    return whole or fit((words,), smaller, (size.room, size.time * 2), leading=1.2, names=frozenset(_PHRASE.findall(words)))


def _block(block: Block, tone: str, size: PanelSize) -> BlockBox:
    width, height = size.block
    inner = width * 0.88
    band = one_line(block.band, rungs(size.band, size.band / 3, 1, step=1), inner, leading=1.0)
    last = one_line(block.last, rungs(size.band, size.band / 3, 1, step=1), inner, leading=1.0) if block.last else None
    if block.last:
        body = one_line(block.body, rungs(size.numeral, size.numeral / 4, 1, step=2), inner, leading=1.0)
    else:
        largest = size.numeral * 0.44
        ladder = rungs(largest, largest / 4, 5, step=largest / 30)
        body = fit((block.body,), ladder, (inner, height * 0.68), leading=1.25, balanced=True)
    small = Fitted(size.band / 2, size.band / 2, ())
    return BlockBox(tone, width, height, band or small, body or small, last)
