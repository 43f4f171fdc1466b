"""A word that something is not as it was, fitted: over the whole width, or in a strip above the date.  Lengths in points."""

from typing import NamedTuple

from generator.outputs.flyers.fit import MM, Fitted, fit, one_line, rungs
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.said import Notice


class NoticeBox(NamedTuple):
    """`height` is that of the whole: a field, or a strip; around the date a frame needs none of its own. `head_width` counts in a strip."""

    form: str
    tone: str
    symbol: str
    head: Fitted
    head_width: float
    line: Fitted | None
    height: float


def field_box(notice: Notice, tone: str, room: float) -> NoticeBox:
    """That it is off."""
    head = one_line(notice.head, rungs(80, 30, 1), room - 72 * MM, leading=1.15)
    line = one_line(notice.line, rungs(24, 12, 1, step=1), room - 72 * MM, leading=1.3)
    return NoticeBox("field", tone, notice.symbol, head or Fitted(30, 36, (notice.head,)), 0, line, 46 * MM)


def strip_box(notice: Notice, tone: str, room: float) -> NoticeBox:
    """What is new, in a sentence."""
    head = one_line(notice.head, rungs(30, 14, 1), 70 * MM if notice.line else 150 * MM, leading=1.2) or Fitted(14, 17, (notice.head,))
    beside = width(notice.head) * head.size
    line = None
    if notice.line:
        line = fit((notice.line,), rungs(20, 11, 3, step=1), (room - 34 * MM - beside, 18 * MM), leading=1.3, balanced=True)
    return NoticeBox("strip", tone, notice.symbol, head, beside, line, 22 * MM)
