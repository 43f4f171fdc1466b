"""How wide words are printed, in ems.  Pure: a table of the sheets' bold face, whose regular letters are never wider.

It is an upper bound: what it says fits, fits. `tests/render/test_posters.py` holds it against the committed fonts.
"""

from functools import cache, lru_cache
from itertools import pairwise

_PER_CENT = {
    24: " \xa0",
    30: "|¦",
    32: "ijlìíîïĩī",
    34: "',.:;IÌÍÎÏĨĪ",
    38: "!()-[]f{}¡",
    40: "/\\",
    42: "ª°º",
    44: "rt²³¹",
    50: "s",
    52: "*?z®¿",
    54: "c«»ç",
    56: "–",
    58: '"JLY_vxyÝýÿ',
    60: "#$+0123456789<=>F^aeg~¢£¤¥¬€àáâãäåèéêëāăēě",
    62: "EVZkÈÉÊËĒĚ",
    64: "STX`hou¨¯´¸ðòóôõöøùúûüōŏũūŭ",
    66: "ACbdnpqÀÁÂÃÄÅÇñþĀĂđńň",
    68: "Pµ",
    70: "BKRÞß",
    72: "DG",
    74: "&",
    76: "HNUÐÑÙÚÛÜĐŃŇŨŪŬ",
    78: "OQÒÓÔÕÖØŌŎ",
    86: "M©",
    88: "w",
    90: "æ",
    92: "W¼—",
    94: "¾œ",
    96: "½Æ",
    98: "%m",
    102: "@",
    112: "ШЩЮ№",
}
_WIDTHS = {letter: per_cent / 100 for per_cent, letters in _PER_CENT.items() for letter in letters}
GAP = 0.25
"""What typesetting puts between a Chinese character and a Latin letter or digit."""


@cache
def width(words: str) -> float:
    """One line of `words`, in ems of its size."""
    total = sum(_WIDTHS.get(letter, 1.0) for letter in words)
    return total + GAP * sum(meet(one, other) for one, other in pairwise(words))


@lru_cache(maxsize=20_000)
def meet(one: str, other: str) -> bool:
    """Whether a Chinese character and a Latin letter stand side by side."""
    return (ideograph(one) and _latin(other)) or (_latin(one) and ideograph(other))


def ideograph(letter: str) -> bool:
    return ("\u2e80" <= letter <= "\u9fff" and not "\u3000" <= letter <= "\u303f") or letter >= "\U00020000"


def _latin(letter: str) -> bool:
    return letter.isalnum() and not ideograph(letter)
