"""Handouts, sign-in sheets and packs as they are printed: every page, nothing over an edge, read in order."""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader

from generator.outputs import flyers
from generator.outputs.edition import Edition
from generator.outputs.flyers.handout import HandoutView, TwoUpView
from generator.outputs.flyers.sheet import PackView, SheetView
from generator.outputs.flyers.sign_in import SignInView
from generator.render.sheets import SheetWriter
from tests.render.paper import bare, darkest_in_border, page_of, read_in_order, words_of
from tests.render.test_posters import EXTREME, WORDS
from tests.sites import TOWN, town

pytestmark = pytest.mark.slow

DOTS = 150
POINTS = "\n".join(
    f"  - {{id: p{n}, place: {{name: {WORDS}, directions: {WORDS * 2}}}, date: 2026-12-07, time: 08:00-18:00, services: [饮水]}}"
    for n in range(6)
)
WINDOWS = "\n".join(
    f"  - {{id: w{n}, kind: {('traffic', 'quiet', 'parking')[n % 3]}, where: {WORDS}{n // 4}, date: 2026-12-08,"
    f" time: 0{n % 9}:00-1{n % 9}:00, note: {WORDS * 3}}}"
    for n in range(16)
)
MEASURES = ", ".join(
    f"{{what: {WORDS}{n}, where: 门口, affects: [{who}]}}" for n, who in enumerate(("parents", "drivers", "shops", "sites"))
)
LONG = f"""
title: {WORDS * 3}
first-day: 2026-12-07
last-day: 2026-12-09
exam: {WORDS}
points:
{POINTS}
windows:
{WINDOWS}
measures: [{{title: 四个服务, count: 四, items: [{MEASURES}]}}]
volunteers: {{needed: 90, tasks: [{{name: {WORDS * 3}}}, {{name: 引路}}]}}
"""
EVENTS = {
    "exam-service/long": LONG,
    "exam-service/short": "title: 学考\ndate: 2026-12-09\n",
    "exam-service/off": "title: 学考服务\ndate: 2026-12-09\nchanges: [{action: cancel, reason: 台风}]\n",
    "clean-city/crowd": EXTREME,
    "clean-city/weekly": "title: 扫街\nrepeat: {every: week, from: 2026-11-05}\nvolunteers: {needed: 3}\n",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    config = TOWN["site_config.yml"].replace("[zh-Hans, en]", "[zh-Hans, en, zh-Hant]")
    return town({**{f"events/{name}.yml": text for name, text in EVENTS.items()}, "site_config.yml": config})


@pytest.fixture(scope="module")
def sheets(edition: Edition) -> dict[str, SheetView]:
    return {path: view for path, view in flyers.plan(edition) if isinstance(view, HandoutView | SignInView)}


@pytest.fixture(scope="module")
def drawn(sheets: dict[str, SheetView]) -> dict[str, bytes]:
    writer = SheetWriter()
    return {path: writer.sheet(view) for path, view in sheets.items()}


def test_every_page_has_its_size_and_margin(drawn: dict[str, bytes], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """A5, A4, or A4 on its side; between the halves of two pages as well."""
    millimetres = {"a4": (210, 297), "a5": (148, 210), "a4-landscape": (297, 210)}
    for path, pdf in drawn.items():
        pages = PdfReader(BytesIO(pdf)).pages
        sizes = {tuple(round(float(length) * 25.4 / 72) for length in page.mediabox[2:]) for page in pages}
        assert (path, sizes) == (path, {millimetres[sheets[path].size]})
        for n in range(1, min(len(pages), 5) + 1):
            shown = page_of(pdf, DOTS, tmp_path, n)
            border = int(10 / 25.4 * DOTS)
            assert (path, n, darkest_in_border(shown, border)) == (path, n, 255)
            if isinstance(sheets[path], TwoUpView):
                middle = shown.crop((shown.width // 2 - border, 0, shown.width // 2 + border, shown.height))
                assert (path, n, middle.getextrema()[0]) == (path, n, 255)


def test_handout_has_as_many_pages_as_are_reckoned(drawn: dict[str, bytes], sheets: dict[str, SheetView]) -> None:
    """Nothing flowed over the end of one."""
    for path, view in sheets.items():
        if isinstance(view, TwoUpView):
            pages = len(view.sides)
        else:
            assert isinstance(view, HandoutView | SignInView)
            pages = len(view.pages)
        assert (path, len(PdfReader(BytesIO(drawn[path])).pages)) == (path, pages)


def test_words_of_a_handout_stand_above_its_foot(drawn: dict[str, bytes], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """On every page; and they are read in the order in which they are written."""
    for path, view in sheets.items():
        if not isinstance(view, HandoutView) or isinstance(view, TwoUpView):
            continue
        said = [*view.head.heading.lines, *(line for one in view.head.when for line in one.lines)]
        for page in view.pages:
            said += [line for one in page for part in (one.head, one.body) if part for line in part.lines]
        text = read_in_order(drawn[path], tmp_path)
        at = 0
        for line in said:
            found = text.find(bare(line), at)
            assert (path, line, found >= at) == (path, line, True)
            at = found
        bottoms = [bottom for _, bottom, _ in words_of(drawn[path], tmp_path)]
        assert max(bottoms) <= (210 - 10) / 25.4 * 72 + 2


def test_code_is_on_the_first_page(drawn: dict[str, bytes], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """At least 30 mm wide; of a sign-in sheet on the page of each venue."""
    for path, view in sheets.items():
        found = zxingcpp.read_barcodes(page_of(drawn[path], 150, tmp_path))
        assert (path, {read.text for read in found}) == (path, {view.url})
        for read in found:
            assert (read.position.top_right.x - read.position.top_left.x) / 150 * 25.4 >= 29.5


def test_pack_is_its_sheets_in_one(edition: Edition, tmp_path: Path) -> None:
    """As many pages, each poster with its code; lighter than they are alone, tagged, titled, with a bookmark a poster."""
    planned = dict(flyers.plan(edition))
    pack = planned["flyers/month-2026-12.pdf"]
    assert isinstance(pack, PackView)
    writer = SheetWriter()
    made, alone = writer.pack(pack), [writer.sheet(sheet) for sheet in pack.sheets]
    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == sum(len(PdfReader(BytesIO(pdf)).pages) for pdf in alone)
    assert len(made) < sum(map(len, alone))
    assert reader.metadata is not None and reader.metadata.title == "12月要印的海报"
    catalog = reader.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]
    assert len(reader.outline) >= len(pack.sheets)
    codes = [zxingcpp.read_barcodes(page_of(made, 100, tmp_path, n + 1)) for n in range(len(reader.pages))]
    assert {read.text for found in codes for read in found} == {sheet.url for sheet in pack.sheets}
    assert SheetWriter().pack(pack) == made
