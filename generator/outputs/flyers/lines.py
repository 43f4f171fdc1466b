"""Lists on a sheet, fitted: facts with their labels, and rows of dates.  Pure; what does not fit falls off at the end."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.outputs.flyers.fit import Fitted, Rung, fit
from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.programme import ProgrammeRow


class FactLine(NamedTuple):
    """`label` is "" where the value begins at the left edge."""

    label: str
    value: Fitted


class Facts(NamedTuple):
    """`indent`: where values with a label begin. `gap` stands between two facts. `left_out`: so many did not fit."""

    size: float
    indent: float
    gap: float
    lines: tuple[FactLine, ...]
    left_out: int = 0

    @property
    def height(self) -> float:
        return sum(line.value.height for line in self.lines) + self.gap * max(0, len(self.lines) - 1)


class RowLine(NamedTuple):
    """A row of dates; `day` is empty where it is that of the row above."""

    day: str
    time: str
    what: Fitted
    tag: str
    off: bool


class Rows(NamedTuple):
    """`day` and `time` are the widths of the first columns. `rest`: so many rows more were there."""

    size: float
    day: float
    time: float
    lines: tuple[RowLine, ...]
    rest: int = 0

    @property
    def height(self) -> float:
        return sum(row.what.height for row in self.lines)


_LEADING = 1.4
_ROW_LEADING, _TIGHT = 1.6, 1.2


def fact_lines(facts: Sequence[Labelled], sizes: Sequence[float], box: tuple[float, float]) -> Facts:
    """All of them at the largest size that holds them, else as many as the smallest does."""
    kept = list(facts)
    while kept:
        for size in sizes:
            found = _facts_at(kept, size, box[0])
            if found and found.height <= box[1]:
                return found._replace(left_out=len(facts) - len(kept))
        kept.remove(next((fact for fact in kept if _too_long(fact, sizes[-1], box)), kept[-1]))
    return Facts(sizes[-1], 0.0, 0.0, (), len(facts))


def to_cut(facts: Sequence[Labelled], label: str, sizes: Sequence[float], box: tuple[float, float]) -> int:
    """How many letters less of the fact `label` have it stand there with the others; 0 if that alone is no help."""
    at = next(n for n, fact in enumerate(facts) if fact.label == label)
    value, there = facts[at].value, len(fact_lines(facts, sizes, box).lines)

    def stands(letters: int) -> bool:
        shorter = [*facts[:at], facts[at]._replace(value=value[: len(value) - letters]), *facts[at + 1 :]]
        found = fact_lines(shorter, sizes, box).lines
        return len(found) > there and label in [line.label for line in found]

    least, most = 0, len(value) - 1
    if not stands(most):
        return 0
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if stands(middle) else (middle + 1, most)
    return least


def _too_long(fact: Labelled, size: float, box: tuple[float, float]) -> bool:
    """Whether it would take more than half of the box, so that the others had better stand without it."""
    alone = _facts_at([fact], size, box[0])
    return alone is None or alone.height > box[1] / 2


def _facts_at(facts: Sequence[Labelled], size: float, room: float) -> Facts | None:
    indent = max((width(fact.label) + 0.9 for fact in facts if fact.label), default=0.0) * size
    if indent > room * 0.45:
        return None
    lines = []
    for fact in facts:
        left = room - (indent if fact.label else 0)
        value = fit((fact.value,), (Rung(size, 9),), (left, 20 * size), leading=_LEADING, lang=fact.lang)
        if value is None:
            return None
        lines.append(FactLine(fact.label, value))
    return Facts(size, indent, size * 0.35, tuple(lines))


def row_lines(rows: Sequence[ProgrammeRow], sizes: Sequence[float], box: tuple[float, float], more: float) -> Rows:
    """As `fact_lines`, with each row on one line if that can be, and closer together before one is left over.

    For the line that says how many are, the height `more` is kept.
    """
    for lines, leading in ((1, _ROW_LEADING), (2, _ROW_LEADING), (2, _LEADING), (2, _TIGHT)):
        for size in sizes if leading == _ROW_LEADING else sizes[-1:]:
            found = _rows_at(rows, size, box[0], lines, leading)
            if found and found.height <= box[1]:
                return found
    for kept in range(len(rows) - 1, 0, -1):
        for lines in (1, 2):
            found = _rows_at(rows[:kept], sizes[-1], box[0], lines)
            if found and found.height + more <= box[1]:
                return found._replace(rest=len(rows) - kept)
    return Rows(sizes[-1], 0.0, 0.0, (), len(rows))


def _rows_at(rows: Sequence[ProgrammeRow], size: float, room: float, lines: int = 2, leading: float = _ROW_LEADING) -> Rows | None:
    day = (max(width(row.day) for row in rows) + 0.8) * size
    time = (max(width(row.time) for row in rows) + 0.8) * size
    made = []
    for row in rows:
        tag = (width(row.tag) + 1.4) * size if row.tag else 0.0
        what = fit((row.what,), (Rung(size, lines),), (max(room - day - time - tag, size), 10 * size), leading=leading)
        if what is None:
            return None
        made.append(RowLine(row.day, row.time, what, row.tag, row.off))
    return Rows(size, day, time, tuple(made))
