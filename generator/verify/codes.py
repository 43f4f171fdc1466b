"""Codes that a page draws as lines, put back onto a grid and read by zxing-cpp where it is installed.  Knows no address."""

import re
from functools import cache
from html import unescape
from importlib.util import find_spec
from typing import NamedTuple

_CODE = re.compile(r"<svg ([^>]*\bclass=\"qr\"[^>]*)>(.*?)</svg>", re.DOTALL)
_LABEL = re.compile(r'aria-label="([^"]*)"')
_LINES = re.compile(r'<path[^>]* d="(M[^"]*h[^"]*)"')
_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_STEP = re.compile(r"([Mmh])(-?\d*\.?\d+)(?: ?(-?\d*\.?\d+))?")
_LARGE = 6
"""Pixels of a module."""


class Drawn(NamedTuple):
    """`says`: what a phone reads, "" if it cannot; None where nothing here reads codes."""

    label: str
    says: str | None


@cache
def readable() -> bool:
    return find_spec("zxingcpp") is not None


def skipped() -> tuple[str, ...]:
    """What cannot be read here, as keys of locales/command.yml."""
    return () if readable() else ("zxing",)


def codes(page: str) -> list[Drawn]:
    return [_drawn(attributes, inner) for attributes, inner in _CODE.findall(page)]


def _drawn(attributes: str, inner: str) -> Drawn:
    label = _LABEL.search(attributes)
    says = _read(attributes, inner) if readable() else None
    return Drawn(unescape(label[1]) if label else "", says)


@cache
def _read(attributes: str, inner: str) -> str:
    import zxingcpp
    from PIL import Image, ImageDraw

    box = _BOX.search(attributes)
    lines = [line for line in _LINES.findall(inner) if line.count("h") > 1]
    if box is None or not lines or max(int(box[1]), int(box[2])) > 200:
        return ""
    picture = Image.new("L", (int(box[1]) * _LARGE, int(box[2]) * _LARGE), 255)
    draw = ImageDraw.Draw(picture)
    x = y = 0.0
    for command, first, second in _STEP.findall(lines[-1]):
        if command == "h":
            left, top = x * _LARGE, (y - 0.5) * _LARGE
            x += float(first)
            draw.rectangle((left, top, x * _LARGE - 1, top + _LARGE - 1), fill=0)
        elif command == "M":
            x, y = float(first), float(second or 0)
        else:
            x, y = x + float(first), y + float(second or 0)
    return " ".join(code.text for code in zxingcpp.read_barcodes(picture))
