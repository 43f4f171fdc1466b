"""The QR code of a sheet, and the address below it: how much room they take.  Pure; it is drawn by whoever renders."""

import re
from typing import NamedTuple

from generator.outputs.flyers.fit import Fitted, fit, one_line, rungs

_CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Octets that a code of version 1, 2 … 10 holds at level M."""


def modules(url: str) -> int:
    """How many modules wide its code is, without the blank around it; of a version above 10 at least so many."""
    version = next((n for n, most in enumerate(_CAPACITY, 1) if len(url.encode()) <= most), len(_CAPACITY) + 1)
    return 17 + 4 * version


def quiet_of(url: str, symbol: float) -> float:
    """Four modules, which stay blank on each side of a code `symbol` wide."""
    return 4 * symbol / modules(url)


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


def code(url: str, label: str, symbol: float) -> Code:
    quiet = quiet_of(url, symbol)
    room = symbol + 2 * quiet
    words = fit((label,), rungs(14, 9, 2, step=1), (room, 60.0), leading=1.3, balanced=True)
    return Code(symbol, quiet, words or Fitted(14, 18.2, ()), address_lines(url, room, 11, 7, 6))


def address_lines(url: str, room: float, largest: float, smallest: float, lines: int) -> Fitted:
    """A web address without its scheme, broken after a slash."""
    shown = re.sub(r"^https?://", "", url)
    pieces = tuple(re.findall(r"[^/]*/|[^/]+$", shown))
    ladder = rungs(largest, smallest, lines, step=0.5)
    found = one_line(shown, ladder[:1], room) or fit(pieces, ladder, (room, 1000.0), leading=1.25)
    return found or Fitted(smallest, smallest * 1.25, ())
