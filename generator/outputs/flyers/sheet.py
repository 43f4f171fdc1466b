"""What every printed sheet and share picture says, whatever stands on it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from generator.diagnostics import Origin
from generator.plan import View

Size = Literal["a3", "a4", "a5", "a4-landscape"]
Mode = Literal["colour", "bw"]


class Overlong(NamedTuple):
    """A text that does not fit: where it was written, and how many letters less would. `stands`: it is printed, but small or in part.

    `fact`: the label of what was left out altogether, for the rest says enough. `sheet`: which kind, where that is no poster.
    """

    at: Origin
    letters: int
    stands: bool
    fact: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView(View):
    """One sheet of paper, or one picture for a phone. `template` stands below templates/sheets/ and sees the fields of the view.

    `title` is that of the document; `dated` the day it was last changed, None of what was never published. `url` is
    absolute: what the QR code says. All lengths are points, on pictures pixels; on A3 each point is √2 of them, so that a sheet in another
    `size` or `mode` says the same in the same lines.
    """

    template: ClassVar[str]
    pixels_per_inch: ClassVar[int] = 0
    """0: a PDF; else a PNG of this many."""

    language: str
    title: str
    url: str
    size: Size = "a4"
    mode: Mode = "colour"
    dated: date | None = None
    overlong: tuple[Overlong, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView(View):
    """A small picture of a sheet, for the list of all."""

    sheet: SheetView


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView(View):
    """Several sheets in one PDF, each as it is alone, but with the title of them all."""

    language: str
    title: str
    dated: date | None
    sheets: tuple[SheetView, ...]
