"""Words and a box → the size and the lines in which they stand in it.  Pure: knows no sheet and draws nothing.

The lines are decided here; whoever draws them breaks none. Lengths are in one unit, that of the sizes (points on paper, pixels on a
picture).
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from generator.letters import printable
from generator.outputs.flyers.breaks import FORCED, FREE, WORD, Atom, atoms
from generator.outputs.flyers.measure import GAP, ideograph, meet, width

MM = 72 / 25.4
"""Points in a millimetre."""
_SLACK = 0.99


class Fitted(NamedTuple):
    """Lines of one size, `pitch` from one to the next. `lang` as in Words."""

    size: float
    pitch: float
    lines: tuple[str, ...]
    lang: str = ""

    @property
    def height(self) -> float:
        return self.pitch * len(self.lines)


class Rung(NamedTuple):
    """A size and the most lines it may take."""

    size: float
    lines: int


@cache
def rungs(largest: float, smallest: float, lines: int, step: float = 2) -> tuple[Rung, ...]:
    """From `largest` down to `smallest`."""
    count = int((largest - smallest) / step)
    return tuple(Rung(float(largest - n * step), lines) for n in range(count + 1))


def fit(
    pieces: Sequence[str],
    ladder: Iterable[Rung],
    box: tuple[float, float],
    *,
    leading: float = 1.3,
    names: frozenset[str] = frozenset(),
    balanced: bool = False,
    lang: str = "",
) -> Fitted | None:
    """The first rung on which the words fit a box of (width, height) with no word broken, else the first on which they fit at all.

    `pieces` are parted where the author lets them break. None: they stand on no rung.
    """
    return _fitted(tuple(pieces), tuple(ladder), box, leading, names, balanced, lang)


@lru_cache(maxsize=20_000)
def _fitted(
    pieces: tuple[str, ...],
    ladder: tuple[Rung, ...],
    box: tuple[float, float],
    leading: float,
    names: frozenset[str],
    balanced: bool,
    lang: str,
) -> Fitted | None:
    """Poster and share picture, and the sheets of one kind, have many words and boxes in common.

    Sizes are floats, for 24 and 24.0 are the same key: what a sheet says must not hang on which was fitted first.
    """
    whole = _prepared(pieces, names)
    count = len(whole.atoms)
    if not count:
        return Fitted(float(ladder[0].size), ladder[0].size * leading, (), lang)
    second: Fitted | None = None
    for size, most in ladder:
        lines, room = min(most, int(box[1] / (size * leading) + 0.001)), box[0] * _SLACK / size
        if lines < 1 or whole.wide(0, count) > room * lines + 2 * lines:
            continue
        found = _lines(whole, room, lines, balanced=balanced)
        if found is None:
            continue
        fitted = Fitted(float(size), size * leading, found[0], lang)
        if found[1] < WORD:
            return fitted
        second = second or fitted
    return second


def one_line(words: str, ladder: Iterable[Rung], room: float, *, leading: float = 1.3, lang: str = "") -> Fitted | None:
    """The largest size at which they stand in one line."""
    words = printable(words)
    return next((Fitted(size, size * leading, (words,), lang) for size, _ in ladder if width(words) * size <= room * _SLACK), None)


def cut(words: str, ladder: Sequence[Rung], box: tuple[float, float], *, leading: float = 1.3, names: frozenset[str] = frozenset()) -> int:
    """How many letters at the end stand in the way of the words' fitting the box; 0 if they fit."""
    least, most = 0, len(words)
    while least < most:
        middle = (least + most) // 2
        if fit((words[: len(words) - middle],), ladder, box, leading=leading, names=names):
            most = middle
        else:
            least = middle + 1
    return least


@lru_cache(maxsize=20_000)
def _prepared(pieces: tuple[str, ...], names: frozenset[str]) -> "_Measured":
    """The same words are tried in many boxes."""
    held = [atoms(printable(piece), names) for piece in pieces]
    ended = (_ended(own, last=n == len(held) - 1, alone=len(held) == 1) for n, own in enumerate(held))
    return _Measured.of(tuple(chain.from_iterable(ended)))


def _ended(piece: tuple[Atom, ...], *, last: bool, alone: bool) -> Iterable[Atom]:
    """Where the author marked breaks, the others cost as much as one inside a word."""
    inner = (atom if alone else atom._replace(after=atom.after + WORD) for atom in piece[:-1])
    return (*inner, *(atom if last else atom._replace(after=FREE) for atom in piece[-1:]))


def _lines(given: "_Measured", room: float, most: int, *, balanced: bool) -> tuple[tuple[str, ...], float] | None:
    """At most `most` lines no wider than `room` ems, and the dearest break among them."""
    if given.widest > room:
        given = _Measured.of(tuple(chain.from_iterable(_parted(atom, room) for atom in given.atoms)))
    if balanced and len(given.atoms) <= _BALANCED:
        for count in range(1, min(most, 3) + 1):
            found = _balanced(given, room, count)
            if found:
                better = _balanced(given, room, count + 1) if found[1] >= WORD and count < min(most, 3) else None
                return better if better and better[1] < found[1] else found
    found = _filled(given, room, most)
    return _without_orphan(given, room, *found) if found and len(found[0]) > 1 else found


_ORPHAN = 2.6
"""A last line of two characters and a mark, in ems, looks lost."""


def _without_orphan(given: "_Measured", room: float, lines: tuple[str, ...], dearest: float) -> tuple[tuple[str, ...], float]:
    """The same number of lines, filled a little less, where that gives the last one company."""
    if width(lines[-1]) >= _ORPHAN or not ideograph(lines[-1][:1]):
        return lines, dearest
    for tenths in (9, 8, 7, 6):
        other = _filled(given, room * tenths / 10, len(lines))
        if other and other[1] <= dearest and width(other[0][-1]) >= _ORPHAN and min(map(width, other[0][:-1])) > room * 0.6:
            return other
    return lines, dearest


_BALANCED = 60
"""So many atoms at most are worth weighing against each other; longer texts just fill their lines."""


class _Measured(NamedTuple):
    """Atoms with where each begins and ends, in ems, when all stand on one line."""

    atoms: tuple[Atom, ...]
    begins: tuple[float, ...]
    ends: tuple[float, ...]
    widest: float

    @classmethod
    def of(cls, given: tuple[Atom, ...]) -> "_Measured":
        begins, ends, at = [], [], 0.0
        for n, atom in enumerate(given):
            begins.append(at)
            at += width(atom.words)
            ends.append(at)
            if n + 1 < len(given):
                at += width(" ") if atom.gap else GAP * meet(atom.words[-1], given[n + 1].words[0])
        return cls(given, tuple(begins), tuple(ends), max((end - begun for begun, end in zip(begins, ends, strict=True)), default=0.0))

    def wide(self, begun: int, end: int) -> float:
        return self.ends[end - 1] - self.begins[begun]

    def line(self, begun: int, end: int) -> str:
        return "".join(atom.words + (" " if atom.gap else "") for atom in self.atoms[begun:end]).rstrip()

    def after(self, end: int) -> float:
        return self.atoms[end - 1].after


def _parted(atom: Atom, room: float) -> Iterable[Atom]:
    """A word wider than a line is broken where the line ends: nothing else can be done with it."""
    if width(atom.words) <= room:
        return (atom,)
    pieces, piece = [], ""
    for letter in atom.words:
        if piece and width(piece + letter) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return (*(Atom(p, FORCED) for p in pieces), atom._replace(words=piece))


def _filled(given: _Measured, room: float, most: int) -> tuple[tuple[str, ...], float] | None:
    """Each line as full as it gets, but ended earlier where that spares a word."""
    lines: list[str] = []
    dearest, begun, count = FREE, 0, len(given.atoms)
    while begun < count:
        if len(lines) == most:
            return None
        end = begun + 1
        while end < count and given.wide(begun, end + 1) <= room:
            end += 1
        if end < count:
            end = min(range(end, max(begun, end - 5), -1), key=lambda e: (given.after(e) >= WORD, -e))
            dearest = max(dearest, given.after(end))
        lines.append(given.line(begun, end))
        begun = end
    return tuple(lines), dearest


def _balanced(given: _Measured, room: float, count: int) -> tuple[tuple[str, ...], float] | None:
    """Exactly `count` lines, as alike in width as the costs of the breaks allow."""
    length = len(given.atoms)
    ideal = given.wide(0, length) / count
    if ideal > room or length < count:
        return None
    best: tuple[float, tuple[int, ...]] | None = None
    for ends in _ends(length, count):
        wides = [given.wide(begun, end) for begun, end in zip((0, *ends), (*ends, length), strict=True)]
        if max(wides) > room:
            continue
        cost = sum(8 * ((wide - ideal) / ideal) ** 2 for wide in wides) + sum(given.after(end) for end in ends)
        if best is None or cost < best[0]:
            best = (cost, ends)
    if best is None:
        return None
    edges = zip((0, *best[1]), (*best[1], length), strict=True)
    return tuple(given.line(*edge) for edge in edges), max((given.after(end) for end in best[1]), default=FREE)


def _ends(length: int, count: int) -> Iterable[tuple[int, ...]]:
    """Where all lines but the last may end."""
    return combinations(range(1, length), count - 1)
