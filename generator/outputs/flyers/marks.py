"""What every sheet wears alike: the kind's word, symbol and colours, the site's name, the code and the address below it."""

import re
from typing import NamedTuple

from generator.colours import LIGHT, Wear, wear
from generator.language import Language, Words
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.flyers.fit import Fitted, Rung, fit, one_line, rungs
from generator.outputs.parts.frame import kind_mark

STATIONS = Wear("#8a3f14", "#8a3f14", "#faece2")
BUILT_IN = {
    "clean-city": Wear("#0b5d4e", "#0b5d4e", "#e3f0ec"),
    "exam-service": Wear("#1f4e8c", "#1f4e8c", "#e6eef8"),
    "waste-sorting": Wear("#5b5f12", "#5b5f12", "#f1f1dc"),
}
_PLAIN = Wear(LIGHT.ink, LIGHT.ink, "#f4f6f5")


class Mark(NamedTuple):
    """The head of a sheet: symbol on its tile, a word in its colour, the site's name at the right."""

    symbol: str
    symbol_colour: str
    word_colour: str
    tile: str
    word: Fitted
    site: Fitted


class MarkSize(NamedTuple):
    """Room and sizes of the head of one sheet."""

    word_room: tuple[float, float]
    word: tuple[Rung, ...]
    site_room: tuple[float, float]
    site: tuple[Rung, ...]


def wear_of(site: Site, kind: Id) -> Wear:
    configured = site.config.kinds.get(kind)
    if configured is None:
        return BUILT_IN[kind]
    return wear(configured.colour, LIGHT) if configured.colour else _PLAIN


def kind_head(site: Site, language: Language, kind: Id, size: MarkSize) -> Mark:
    mark = kind_mark(site, language, kind)
    return head(site, language, mark.name, mark.symbol, wear_of(site, kind), size)


def head(site: Site, language: Language, name: Words, symbol: str, colours: Wear, size: MarkSize) -> Mark:
    own = language.text(site.config.name)
    return Mark(
        symbol=symbol,
        symbol_colour=colours.symbol,
        word_colour=colours.word,
        tile=colours.tile,
        word=certain(fit((name.text,), size.word, size.word_room, leading=1.2, balanced=True, lang=name.lang), size.word, name),
        site=certain(fit((own.text,), size.site, size.site_room, lang=own.lang), size.site, own),
    )


def certain(found: Fitted | None, ladder: tuple[Rung, ...], words: Words) -> Fitted:
    """Names of the site's own that nobody could print are cut with an ellipsis, not left out."""
    if found:
        return found
    smallest = ladder[-1].size
    return Fitted(smallest, smallest * 1.3, (f"{words.text[:12]}…",), words.lang)


def address_lines(url: str, room: float, largest: float, smallest: float, lines: int) -> Fitted:
    """A web address without its scheme, broken after a slash."""
    shown = re.sub(r"^https?://", "", url)
    pieces = tuple(re.findall(r"[^/]*/|[^/]+$", shown))
    ladder = rungs(largest, smallest, lines, step=0.5)
    found = one_line(shown, ladder[:1], room) or fit(pieces, ladder, (room, 1000.0), leading=1.25)
    return found or Fitted(smallest, smallest * 1.25, ())


_CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Octets that a code of version 1, 2 … 10 holds at level M."""


def modules(url: str) -> int:
    """How many modules wide its code is, without the blank around it; of a version above 10 at least so many."""
    version = next((n for n, most in enumerate(_CAPACITY, 1) if len(url.encode()) <= most), len(_CAPACITY) + 1)
    return 17 + 4 * version


def readable(url: str) -> bool:
    """Whether its code is coarse enough for a phone at arm's length."""
    return len(url.encode()) <= _CAPACITY[-1]


class Code(NamedTuple):
    """The QR code: the width of its symbol, that of the blank on each side, and what is written below."""

    symbol: float
    quiet: float
    label: Fitted
    address: Fitted

    @property
    def width(self) -> float:
        return self.symbol + 2 * self.quiet

    @property
    def height(self) -> float:
        return self.width + self.label.height + self.address.height


def code(url: str, label: str, symbol: float, quiet_modules: int = 4) -> Code:
    quiet = symbol * quiet_modules / modules(url)
    room = symbol + 2 * quiet
    words = fit((label,), rungs(14, 9, 2, step=1), (room, 60.0), leading=1.3, balanced=True)
    return Code(symbol, quiet, words or Fitted(14, 18.2, ()), address_lines(url, room, 11, 7, 3))
