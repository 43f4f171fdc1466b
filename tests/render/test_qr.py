"""Addresses → QR codes."""

import re
import xml.etree.ElementTree as ElementTree
from io import BytesIO

import segno
import zxingcpp
from PIL import Image

from generator.render.qr import code, in_page

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


def test_code_in_a_page_has_its_blank_its_ground_and_its_name() -> None:
    """Four modules on each side are its own, in white also on a dark page; what looks like markup in the name is text."""
    drawn = ElementTree.fromstring(in_page(ADDRESS, 'a "b" <c> & d'))
    modules = code(ADDRESS).modules
    assert drawn.attrib == {
        "role": "img",
        "aria-label": 'a "b" <c> & d',
        "viewBox": f"0 0 {modules + 8} {modules + 8}",
        "class": "qr",
    }
    ground, dark = drawn
    assert (ground.attrib, dark.attrib["stroke"], dark.attrib["d"][:6]) == (
        {"fill": "#fff", "d": f"M0 0h{modules + 8}v{modules + 8}h-{modules + 8}z"},
        "#000",
        "M4 4.5",
    )


def test_code_in_a_page_says_the_address() -> None:
    """The same drawing as on paper, moved by its blank."""
    inner = re.search(r' d="(M4 [^"]*)"', in_page(ADDRESS, "x"))
    assert inner is not None
    assert inner[1].removeprefix("M4 4.5") == re.sub('.*d="M0 0.5([^"]*)".*', r"\1", code(ADDRESS).svg)
