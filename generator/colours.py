"""A plain kind's one colour → what its symbol, word and tile wear in each scheme.  Layer 5: arithmetic, no files.

Contrast is WCAG 2's. The built-in kinds' colours were chosen by hand and stand in assets/style, as the schemes' tokens do.
"""

from typing import NamedTuple


class Scheme(NamedTuple):
    """The tokens --bg, --tint (the area of today) and --ink of assets/style."""

    page: str
    tint: str
    ink: str


LIGHT = Scheme("#ffffff", "#eaf3f0", "#1a2321")
DARK = Scheme("#121816", "#1a2a26", "#e9efec")

_TILE = 0.12
_SYMBOL = 3.0  # WCAG 1.4.11
_WORD = 4.5  # WCAG 1.4.3


class Wear(NamedTuple):
    """The symbol stands on the tile or the page, the word on the page or the tint."""

    symbol: str
    word: str
    tile: str


def wear(colour: str, scheme: Scheme) -> Wear:
    """`colour` where it can be told from what it stands on, else ink."""
    tile = mix(colour, scheme.page, _TILE)

    def told(least: float, *grounds: str) -> str:
        return colour if all(contrast(colour, ground) >= least for ground in grounds) else scheme.ink

    return Wear(told(_SYMBOL, tile, scheme.page), told(_WORD, scheme.page, scheme.tint), tile)


def mix(colour: str, ground: str, share: float) -> str:
    """`share` of `colour` over `ground`; all are #rrggbb."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(c * share + g * (1 - share)):02x}" for c, g in pairs)


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (channel / 255 for channel in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
