"""Addresses → QR codes."""

import re
from io import BytesIO

import segno
import zxingcpp
from PIL import Image

from generator.render.qr import code

ADDRESS = "https://example.org/town/events/clean-day-2026-12/"


def test_code_says_the_address() -> None:
    """Drawn as large as it is printed and read as a phone reads it, with the blank that a template leaves around it."""
    drawn = code(ADDRESS)
    picture = _painted(drawn.svg, drawn.modules)
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [ADDRESS]


def test_code_is_of_level_m_and_no_finer() -> None:
    """A higher level for nothing would make finer modules of the same address only where there is room; the level is what was asked for."""
    assert code(ADDRESS).modules == 17 + 4 * int(segno.make(ADDRESS, error="m", boost_error=False, micro=False).version)
    assert zxingcpp.read_barcodes(_painted(*code(ADDRESS)))[0].ec_level == "M"


def test_code_has_nothing_blank_around_it() -> None:
    """Its drawing is as wide as its modules: the corner of the first finder stands at the very corner."""
    drawn = code(ADDRESS)
    view_box = re.search(r'viewBox="([^"]*)"', drawn.svg)
    assert view_box is not None
    assert view_box[1] == f"0 0 {drawn.modules} {drawn.modules}"
    assert "M0 0.5h7" in drawn.svg


def test_code_keeps_what_looks_like_markup() -> None:
    """An address is data all the way."""
    address = 'https://example.org/?q="><script>&x=%E5%8E%9A'
    assert [found.text for found in zxingcpp.read_barcodes(_painted(*code(address)))] == [address]


def _painted(svg: str, modules: int) -> Image.Image:
    """The drawing's lines, eight pixels a module, four modules blank all round."""
    picture = Image.new("L", (modules + 8, modules + 8), 255)
    x = y = 0.0
    for command, first, second in re.findall(
        r"([Mmh])(-?[0-9.]+)(?: ?(-?[0-9.]+))?", re.sub(r".* d=\"([^\"]*)\".*", r"\1", svg, flags=re.DOTALL)
    ):
        if command == "h":
            for column in range(int(float(first))):
                picture.putpixel((int(x) + column + 4, int(y) + 4), 0)
            x += float(first)
        else:
            x, y = (float(first), float(second)) if command == "M" else (x + float(first), y + float(second))
    enlarged = picture.resize((picture.width * 8, picture.height * 8), Image.Resampling.NEAREST)
    written = BytesIO()
    enlarged.save(written, "PNG")
    return Image.open(written)
