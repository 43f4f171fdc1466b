"""A text → what the finder compares: the same for what a reader takes to be the same.  Layer 5: knows no page and no index.

Compatible forms (full-width Latin and digits), capitals, Traditional characters, all quotation marks and all kinds of dashes are folded.
assets/finder/folding.js does the same in the browser: tests/folding.json is held against both.
"""

import re
from functools import cache
from importlib import resources
from unicodedata import normalize

_QUOTES = {ord(curly): plain for curly, plain in zip("‘’‛“”„「」", '\'\'\'"""""', strict=True)}
_GAP = re.compile("[\\s|·・\\-‐-―−~～﹣－]+")


@cache
def simplified() -> dict[int, str]:
    """Every Traditional character's Simplified one, for `str.translate`."""
    text = resources.files("generator").joinpath("assets/simplified.txt").read_text(encoding="utf-8").replace("\n", "")
    return {ord(text[n]): text[n + 1] for n in range(0, len(text), 2)}


@cache
def _table() -> dict[int, str]:
    return {**simplified(), **_QUOTES}


def fold(text: str) -> str:
    """Words parted by one blank each: dashes and dots between words part them too."""
    return _GAP.sub(" ", normalize("NFKC", text).casefold().translate(_table())).strip(" ")


def pairs_for(letters: frozenset[str]) -> str:
    """Of the table, what leads to one of these folded letters: Traditional and Simplified, two and two, in the order of the table."""
    return "".join(chr(traditional) + plain for traditional, plain in simplified().items() if plain in letters)
