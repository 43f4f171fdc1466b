"""A PDF in less room."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from generator.render import pdf
from generator.render.sheets import SheetWriter, _of_markup
from tests.outputs.flyers.sheets import poster_of

TABLE = """
#set document(title: "Table")
#set page(margin: 10mm)
#set text(font: "Noto Sans SC", lang: "zh", region: "CN")
#table(columns: 4, table.header(..range(4).map(n => [#n])), ..range(1600).map(n => [洁#n]))
"""


@pytest.fixture(scope="module")
def plain() -> bytes:
    return _of_markup(TABLE, format="pdf", pdf_standards=["ua-1"])


def everything(data: bytes) -> dict[int, str]:
    """All objects by their number, as they are read; a reference without the reader that would follow it."""
    reader = PdfReader(BytesIO(data))
    trailer: Any = reader.trailer
    found: dict[int, str] = {}
    for number in range(1, trailer["/Size"]):
        value: Any = reader.get_object(number)
        found[number] = re.sub(r"(IndirectObject\(\d+, \d+), \d+", r"\1", repr(value)) + (
            repr(value.get_data()) if hasattr(value, "get_data") else ""
        )
    return found


def test_packed_has_the_same_objects(plain: bytes) -> None:
    """Under the same numbers, and after them the two that hold them."""
    before, after = everything(plain), everything(pdf.packed(plain))
    assert {number: after[number] for number in before} == before
    assert len(after) == len(before) + 2


def test_packed_is_less_than_half_of_a_table(plain: bytes) -> None:
    """Most of which are tags."""
    assert len(pdf.packed(plain)) < len(plain) / 2


def test_packed_reads_the_same(plain: bytes) -> None:
    """Its pages, its title, its language and where its tags begin."""
    before, after = (PdfReader(BytesIO(data)) for data in (plain, pdf.packed(plain)))
    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    assert (after.metadata, after.trailer["/ID"]) == (before.metadata, before.trailer["/ID"])
    catalog: Any = after.root_object
    assert (catalog["/Lang"], catalog["/StructTreeRoot"]["/Type"]) == ("zh-CN", "/StructTreeRoot")


def test_light_one_is_left_as_it_is() -> None:
    """A poster has little but its fonts."""
    drawn = SheetWriter().sheet(poster_of("date: 2026-12-10"))
    assert (pdf.packed(drawn), drawn.endswith(b"%%EOF"), b"ObjStm" in drawn) == (drawn, True, False)
