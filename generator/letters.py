"""A text → what of it can be printed.  Layer 5: knows the letters of the sheets' fonts from a list, and no font.

Emoji are left out of print: the fonts have none, and a colourful one says nothing in black and white.
"""

import re
from functools import cache
from importlib import resources
from unicodedata import category

_DRESS = "\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What changes only the look of the sign before it: in colour, a skin, the box around a digit."""

_SIGN = f"[\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff][{_DRESS}]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|{_SIGN}(?:\u200d{_SIGN})*")
_DRESSED = re.compile(f"[{_DRESS}]")
_GAP_BEFORE_MARK = re.compile(" +(?=[，。、；：？！）])|(?<=[（，。、；：？！]) +")


@cache
def letters() -> frozenset[str]:
    """All that the faces in fonts/ have, Simplified and Traditional together; blanks besides."""
    text = resources.files("generator").joinpath("fonts/letters.txt").read_text(encoding="utf-8")
    return frozenset(text.replace("\n", "")) | {" ", "\xa0", "\u3000", "\n"}


def unprintable(text: str) -> tuple[str, ...]:
    """The letters that no face has, each once. Emoji are not among them, nor what is invisible."""
    if letters().issuperset(text):
        return ()
    return tuple(letter for letter in dict.fromkeys(printable(text)) if letter not in letters())


def unprinted(text: str) -> tuple[str, ...]:
    """The emoji that print leaves out, each once and whole."""
    if letters().issuperset(text):
        return ()
    return tuple(dict.fromkeys(found[0] for found in _EMOJI.finditer(text) if not _has(found[0])))


def printable(text: str) -> str:
    """Without emoji: a blank stands in for one inside. What the fonts have as a plain sign, such as ☆, stays."""
    if letters().issuperset(text):
        return text
    text = _EMOJI.sub(lambda found: found[0] if _has(found[0]) else " ", text)
    seen = "".join(letter for letter in text if letter in letters() or not (_DRESSED.match(letter) or category(letter) == "Cf"))
    return _GAP_BEFORE_MARK.sub("", re.sub(" {2,}", " ", seen)).strip(" ")


def _has(emoji: str) -> bool:
    """Whether it is a sign of the fonts, perhaps dressed."""
    return letters().issuperset(_DRESSED.sub("", emoji))
