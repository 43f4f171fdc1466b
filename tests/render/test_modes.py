"""The same sheets for a printer without colours, and what both modes of every sheet hold."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from math import cos, radians, tan
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import ImageFilter
from PIL.Image import Image, Resampling, Transform
from pypdf import PdfReader

from generator.outputs import flyers
from generator.outputs.flyers.sheet import SheetView
from generator.render.sheets import SheetWriter
from tests.render.paper import darkest_in_border, page_of, read_in_order
from tests.render.test_posters import EVENTS, STATIONS
from tests.sites import town

pytestmark = pytest.mark.slow

FEW = ("plain", "cancelled", "moved", "amended", "postponed", "series", "campaign", "exam", "plain-kind")


def planned() -> Iterator[tuple[str, SheetView]]:
    files = {f"events/{name}.yml": text for name, text in EVENTS.items() if name.split("/")[1] in FEW}
    stations = {f"content/stations/{n}.yml": t for n, t in STATIONS.items()}
    for path, view in flyers.plan(town({**files, **stations})):
        if isinstance(view, SheetView) and not view.pixels_per_inch:
            yield path, view


@pytest.fixture(scope="module")
def sheets() -> dict[str, SheetView]:
    """One of every type, in the first language."""
    return {path: view for path, view in planned() if path.startswith("flyers/")}


@pytest.fixture(scope="module")
def drawn(sheets: dict[str, SheetView]) -> dict[str, tuple[bytes, bytes]]:
    """In colour and without."""
    writer = SheetWriter()
    return {path: (writer.sheet(view), writer.sheet(replace(view, mode="bw"))) for path, view in sheets.items()}


def pages(pdf: bytes) -> range:
    return range(1, len(PdfReader(BytesIO(pdf)).pages) + 1)


def test_black_and_white_has_no_other_colour(drawn: dict[str, tuple[bytes, bytes]], tmp_path: Path) -> None:
    """Nor a grey, which a printer would make of dots; in colour something is coloured."""
    for path, (colour, plain) in drawn.items():
        for page in pages(plain):
            found = page_of(plain, 40, tmp_path, page, colours=True).getcolors(256) or []
            assert (path, page, {shade for _, shade in found}) == (path, page, {(0, 0, 0), (255, 255, 255)})
        shades = {shade for _, shade in page_of(colour, 40, tmp_path, colours=True).getcolors(256) or ()}
        assert any(len(set(shade)) > 1 for shade in shades if isinstance(shade, tuple)), path


def test_black_and_white_loses_nothing(drawn: dict[str, tuple[bytes, bytes]], tmp_path: Path) -> None:
    """The same words in the same order, on as many pages."""
    for path, (colour, plain) in drawn.items():
        assert (path, read_in_order(plain, tmp_path)) == (path, read_in_order(colour, tmp_path))
        assert (path, pages(plain)) == (path, pages(colour))


def test_every_page_leaves_ten_millimetres_blank(drawn: dict[str, tuple[bytes, bytes]], tmp_path: Path) -> None:
    """In both modes."""
    for path, both in drawn.items():
        for pdf in both:
            for page in pages(pdf):
                assert (path, page, darkest_in_border(page_of(pdf, 100, tmp_path, page), int(10 / 25.4 * 100))) == (path, page, 255)


def test_every_sheet_embeds_its_fonts_and_is_tagged(drawn: dict[str, tuple[bytes, bytes]], sheets: dict[str, SheetView]) -> None:
    """As PDF/UA-1, with title and language."""
    for path, both in drawn.items():
        for pdf in both:
            reader = PdfReader(BytesIO(pdf))
            catalog: Any = reader.root_object
            assert reader.metadata is not None
            assert (path, reader.metadata.title, catalog["/Lang"]) == (path, sheets[path].title, "zh-CN")
            assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data().decode()
            for page in reader.pages:
                resources: Any = page["/Resources"]
                for font in resources.get("/Font", {}).values():
                    (inner,) = font.get_object()["/DescendantFonts"]
                    assert "/FontFile2" in inner.get_object()["/FontDescriptor"], path


def test_every_code_is_read_from_a_bad_print(drawn: dict[str, tuple[bytes, bytes]], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """At 150 dots an inch, in grey, out of focus, and by a phone that is held ten degrees aslant."""
    for path, both in drawn.items():
        for pdf in both:
            assert (path, code_seen(pdf, tmp_path)) == (path, {sheets[path].url})


def test_every_code_is_read_in_english_too(tmp_path: Path) -> None:
    """Where longer words stand around it, and another address is in it."""
    writer, english = SheetWriter(), [(path, view) for path, view in planned() if path.startswith("en/") and view.size != "a3"]
    assert all("/en/" in view.url for _, view in english)
    for path, view in english:
        assert (path, code_seen(writer.sheet(view), tmp_path)) == (path, {view.url})


def code_seen(pdf: bytes, folder: Path) -> set[str]:
    seen = aslant(page_of(pdf, 150, folder).filter(ImageFilter.GaussianBlur(1.2)))
    return {read.text for read in zxingcpp.read_barcodes(seen)}


def aslant(page: Image) -> Image:
    """Through a lens half a metre above its middle, tilted by ten degrees, so that the upper edge is the far one.

    Of a point (u, v) on the picture, measured from its middle, (u, v / cos) / (1 + v far) is the point on the paper.
    """
    wide, high = page.size
    x, y = wide / 2, high / 2
    far = tan(radians(10)) / (wide * 500 / 210)
    under, upright = 1 - far * y, 1 / cos(radians(10))
    numbers = (1, far * x, x * (under - 1), 0, upright + far * y, y * (under - upright), 0, far)
    return page.transform((wide, high), Transform.PERSPECTIVE, [n / under for n in numbers], Resampling.BILINEAR, fillcolor=255)
