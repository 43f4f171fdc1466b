"""Where a line may end, and what it costs there.  Pure: knows Chinese typesetting and the town's names, no sizes.

Between Latin words and after marks a break costs nothing; between two Chinese characters a little, for a word may run across; inside a
word that is known, or a name of the town, much. Where no line may end (before a closing mark, after an opening one, inside a number
with its unit) there is no break at all.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.outputs.flyers.known_words import WORDS
from generator.outputs.flyers.measure import ideograph

_NEVER_FIRST = "，。、；：？！）】》〉」』”’…—·％℃,.;:?!)]}%～"
_STOPS = "，。、；：？！）】》〉」』"
_NEVER_LAST = "（【《〈「『“‘([{"
_LINKING = "与和及或、"
_TIED = "的了们"
_UNITS = "年月日号时点分人个场次项条米元楼层岁周天期届"
_LONGEST = max(map(len, WORDS))
_FIRST = frozenset(word[0] for word in WORDS)
_DATE = re.compile(r"(?:[0-9]{4}年)?[0-9]+月[0-9]+日（周.）|[A-Z][a-z]+day [0-9]{1,2} [A-Z][a-z]+(?: [0-9]{4})?")
_BRACKETED = re.compile(r"[（《“「][^（）《》“”「」]{1,12}[）》”」]")

FREE, LINK, PLAIN, WORD, FORCED = 0.0, 0.1, 1.0, 4.0, 40.0


class Atom(NamedTuple):
    """What no line breaks. `after`: what a break costs behind it; `gap`: a blank that stands between it and the next on one line."""

    words: str
    after: float
    gap: bool = False


@lru_cache(maxsize=20_000)
def atoms(text: str, names: frozenset[str] = frozenset()) -> tuple[Atom, ...]:
    """One piece of a text, in the author's order. `names`: those of the town, which are kept whole if that can be."""
    text = " ".join(text.split())
    inside = _inside(text, [name for name in names if len(name) > 1 and name in text])
    found: list[Atom] = []
    begun = 0
    for n in range(1, len(text) + 1):
        cost = FREE if n == len(text) else _cost(text[n - 1], text[n], n in inside)
        if cost is None:
            continue
        words = text[begun:n]
        found.append(Atom(words.strip(" "), cost, gap=words.endswith(" ")))
        begun = n
    return tuple(atom for atom in found if atom.words)


@lru_cache(maxsize=20_000)
def _cost(before: str, after: str, inside: bool) -> float | None:
    """Of a break between two letters; None where there must be none. `inside`: they are of one word."""
    if after == " " or after in _NEVER_FIRST or before in _NEVER_LAST:
        return None
    if before == " ":
        return WORD if inside else FREE
    if not ideograph(before) and not ideograph(after):
        return _between_latin(before, after)
    if (before.isdigit() and after in _UNITS) or (before in "第每" and after.isdigit()):
        return None
    if inside:
        return WORD
    if before in _NEVER_FIRST or after in _NEVER_LAST:
        return FREE
    if before in _LINKING:
        return LINK
    return WORD if after in _TIED or after in _LINKING else PLAIN


def _between_latin(before: str, after: str) -> float | None:
    """After a mark, a slash or, rather not, a hyphen; but not in a number, nor behind an apostrophe."""
    if before in _NEVER_FIRST:
        return None if before in ",.:%’" or (after.isdigit() and before not in _STOPS) else FREE
    if not after.isalpha() or before not in "-/":
        return None
    return PLAIN if before == "-" else FREE


def _inside(text: str, names: Sequence[str]) -> frozenset[int]:
    """Places inside a known word, a name, a date or something in brackets: longest words first, from the left."""
    found: set[int] = set()
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.update(range(at + 1, at + len(name)))
            at = text.find(name, at + len(name))
    for whole in (_BRACKETED, _DATE):
        for match in whole.finditer(text):
            found.update(range(match.start() + 1, match.end()))
    for month, _ in pairwise(re.finditer(r"[0-9]+[月日]|$", text)):
        if text[month.end() - 1] == "月" and text[month.end() : month.end() + 1].isdigit():
            found.add(month.end())
    n = 0
    while n < len(text):
        length = 1
        if text[n] in _FIRST:
            length = next((size for size in range(_LONGEST, 1, -1) if text[n : n + size] in WORDS), 1)
            found.update(range(n + 1, n + length))
        n += length
    return frozenset(found)
