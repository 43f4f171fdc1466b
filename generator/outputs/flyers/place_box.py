"""The place of an event, fitted: its name large, below it how to find it and who else takes part."""

from collections.abc import Collection
from typing import NamedTuple

from generator.language import Language
from generator.outputs.flyers.fit import MM, Fitted, cut, fit, rungs
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.place_words import PlaceWords
from generator.outputs.flyers.sheet import Overlong

_LABEL = 18 * 1.35
_ABOVE = 11 * MM
_BESIDE = 5 * MM
_ONE_MORE = 20 * 1.41


class PlaceBox(NamedTuple):
    """`height` is that of the whole. `indent`: the label stands beside the name; 0: above it, below a rule."""

    label: str
    indent: float
    name: Fitted
    more: Fitted | None
    height: float


class Placed(NamedTuple):
    """`cramped`: smaller than it should be, or something left out."""

    box: PlaceBox
    cramped: bool
    overlong: tuple[Overlong, ...]


def room_for(words: PlaceWords | None, *, beside: bool, last: bool) -> float:
    """What the title and the rows leave to it; at the `last` attempt as much as its letters need at a small size."""
    if words is None:
        return 0.0
    if beside:
        return _BESIDE + (12 + (8 if words.more else 0)) * MM
    usual = _ABOVE + _LABEL + 14 * MM + (_ONE_MORE if words.more else 0)
    letters = len(words.name.text) * 1.6 + min(sum(map(len, words.more)), 200)
    return max(usual, (20 + letters / 9) * MM) if last else usual


def place_box(words: PlaceWords, language: Language, box: tuple[float, float], names: frozenset[str], *, beside: bool) -> Placed:
    """Where not all fits, the sentences before the last one fall away first; then the name is cut, which is an error."""
    shorter = frozenset(name for name in names if len(name) < len(words.name.text) * 0.6 and name in words.name.text)
    indent = (width(words.label) + 0.9) * 18 if beside else 0.0
    over = _BESIDE if beside else _ABOVE + _LABEL
    room, left = box[0] - indent, box[1] - over
    ladder = (*rungs(24 if beside else 40, 24, 2), *rungs(22, 14, 6))
    kept_free = _ONE_MORE if words.more and not beside and left > 25 * MM else 0.0
    name, ideal = (
        fit((words.name.text,), ladder, (room, height), leading=1.25, names=shorter, balanced=True, lang=words.name.lang)
        for height in (left - kept_free, 1000.0)
    )
    name = name or fit((words.name.text,), ladder, (room, left), leading=1.25, names=shorter, lang=words.name.lang)
    overlong: tuple[Overlong, ...] = ()
    if name is None:
        letters = cut(words.name.text, ladder, (room, max(left, 18)), leading=1.25)
        overlong = (Overlong(words.at, max(letters, 1), stands=False),)
        name = Fitted(14, 17.5, (words.name.text[:20],), words.name.lang)
    more, whole = _more(words, language, (room, left - name.height), names)
    cramped = name.size < 24 or not whole or bool(overlong) or (ideal is not None and name.size < ideal.size - 6)
    return Placed(PlaceBox(words.label, indent, name, more, over + name.height + (more.height if more else 0)), cramped, overlong)


def _more(words: PlaceWords, language: Language, box: tuple[float, float], names: frozenset[str]) -> tuple[Fitted | None, bool]:
    """As many sentences as fit; the last one, which says who else takes part, as long as any. And whether all stand large enough."""
    ladder = (*rungs(20, 14, 4, step=1), *rungs(13, 11, 12, step=1))
    for kept in range(len(words.more), 0, -1):
        said = words.more[:kept] if kept == len(words.more) else (*words.more[: kept - 1], words.more[-1])
        found = fit((_flow(language, said),), ladder, box, leading=1.4, names=names)
        if found:
            return found, kept == len(words.more) and found.size >= 14
    return None, not words.more


def _flow(language: Language, sentences: Collection[str]) -> str:
    """One stands without a full stop, several each with theirs."""
    stop, gap = language.say("full-stop"), language.say("between-sentences")
    return gap.join(one + stop for one in sentences) if len(sentences) > 1 else "".join(sentences)
