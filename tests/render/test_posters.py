"""Sheets as they are printed: one page, nothing over an edge, the code read by another reader."""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from generator.model.text import Id
from generator.outputs import flyers
from generator.outputs.edition import Edition
from generator.outputs.flyers.code_box import modules
from generator.outputs.flyers.door import DoorView
from generator.outputs.flyers.fit import MM
from generator.outputs.flyers.poster import PosterView
from generator.outputs.flyers.share import ShareView
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.flyers.square import SquareView
from generator.render.qr import code
from generator.render.sheets import SheetWriter
from tests.render.paper import bare, darkest_in_border, page_of, words_of
from tests.sites import TOWN, town

pytestmark = pytest.mark.slow

WORDS = "全镇人居环境整治与城乡清洁志愿服务"
BRANCHES = ", ".join(f"{{name: 广场{n}, community: {('east', 'west', 'north')[n % 3]}}}" for n in range(24))
TASKS = ", ".join(f"{{name: 第{n}项}}" for n in range(20))
EXTREME = f"""
title: {(WORDS * 12)[:200]}
date: 2026-12-10
time: 19:00-次日02:00
place: {{name: {(WORDS * 6)[:100]}, address: {(WORDS * 18)[:300]}, directions: {WORDS * 4}, community: east}}
branches: [{BRANCHES}]
organisers: [{{org: bureau}}, {{org: team, role: co}}]
audience: [居民, 志愿者]
volunteers: {{bring: {WORDS * 3}, provided: {WORDS * 3}, tasks: [{TASKS}], sign-up: {{phone: 0769-1234, until: 2026-12-08}}}}
"""
SESSIONS = "\n".join(
    f"  - {{id: s{n}, date: 2026-12-{n + 1:02}, time: 09:00-11:00, reaches: school, place: {{name: {'第一小学多功能厅' * (1 + n % 3)}}}}}"
    for n in range(28)
)
SUBJECTS = "\n".join(
    f"  - {{id: t{n}, subject: 物理与历史{n}, date: 2026-12-0{7 + n // 5}, time: {8 + 2 * (n % 5):02}:30-{9 + 2 * (n % 5):02}:45}}"
    for n in range(15)
)
EVENTS = {
    "clean-city/plain": "title: 大迳社区|洁净城市活动日\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 石马球场}\nsummary: 一起扫\n",
    "clean-city/short": "title: 扫\ndate: 2026-12-10\ntime: 待定\n",
    "clean-city/extreme": EXTREME,
    "clean-city/latin": f"title: {'Donaudampfschifffahrt' * 4}\ndate: 2026-12-10\nplace: {{name: {'W' * 60}, address: {'M' * 200}}}\n",
    "clean-city/cancelled": EXTREME + f"changes: [{{action: cancel, reason: {WORDS * 8}, announced: 2026-11-24}}]\n",
    "clean-city/moved": "title: 大扫除\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 公园, community: east}\n"
    "changes: [{action: move, to: {date: 2026-12-12}, reason: 台风}]\n",
    "clean-city/moved-long": EXTREME.replace((WORDS * 12)[:200], WORDS * 2).replace((WORDS * 6)[:100], WORDS)
    + f"changes: [{{action: move, to: {{date: 2026-12-12}}, reason: {WORDS * 5}}}]\n",
    "clean-city/amended": EXTREME + f"changes: [{{action: amend, to: {{time: 09:00-10:00}}, reason: {WORDS * 5}}}]\n",
    "clean-city/postponed": "title: 大扫除\ndate: 2026-12-10\nplace: {name: 公园}\nchanges: [{action: postpone, reason: 台风}]\n",
    "clean-city/series": f"title: {WORDS}\nrepeat: {{every: week, on: [mon, wed, thu, fri, sat], from: 2026-03-02}}\ntime: 05:30-07:00\n"
    f"place: {{name: 夜宵街, directions: {WORDS * 2}}}\nchanges:\n"
    + "".join(f"  - {{date: 2026-12-{n:02}, action: cancel, reason: {WORDS * 2}}}\n" for n in (1, 2, 3, 4)),
    "clean-city/days": "title: 迎春花市\nfirst-day: 2026-12-28\nlast-day: 2027-01-05\ntime: 10:00-22:00\nplace: {name: 体育路}\n",
    "green-village/plain-kind": "title: {zh-Hans: 种树, en: Planting trees along the river with families and schools}\ndate: 2026-12-10\n",
    "waste-sorting/campaign": f"title: 进校园宣传\nsessions:\n{SESSIONS}\n",
    "exam-service/exam": f"title: 学业水平考试|便民服务\nplace: {{name: 中学考点}}\nfirst-day: 2026-12-07\nlast-day: 2026-12-09\n"
    f"timetable:\n{SUBJECTS}\n",
}
DAYS = ", ".join(f"'周{d} 0{n}:00-12:00,13:00-14:00,15:00-16:00,17:00-次日0{n}:00'" for n, d in enumerate("一二三四五六日"))
STATIONS = {
    "full": "name: 公园站\ntype: union-station\nstatus: open\nplace: {name: 公园}\naccess: scan\naudience: [环卫工, 快递员]\n"
    "hours: ['周一至周五 08:30-12:00,14:30-18:00', '周六 09:00-12:00', '节假日 10:00-12:00']\n"
    "amenities: {toilet: yes, air-conditioning: yes, water: broken, microwave: yes, seats: yes, first-aid: yes, wifi: yes, books: yes}\n",
    "long": f"name: {WORDS * 5}\ntype: park\nstatus: open\nplace: {{name: 公园}}\naccess: key\nhours: [{DAYS}]\nstatus-note: {WORDS * 6}\n",
    "shut": "name: 服务点\ntype: service-point\nstatus: suspended\nplace: {name: 公园}\nstatus-note: 水管爆了\n",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    files = {f"events/{name}.yml": text for name, text in EVENTS.items()} | {f"content/stations/{n}.yml": t for n, t in STATIONS.items()}
    config = TOWN["site_config.yml"].replace("[zh-Hans, en]", "[zh-Hans, en, zh-Hant]")
    return town({**files, "site_config.yml": config})


@pytest.fixture(scope="module")
def sheets(edition: Edition) -> dict[str, SheetView]:
    """What has one page. A3 in the first language only: it is drawn from the same view."""
    views = {path: view for path, view in flyers.plan(edition) if isinstance(view, PosterView | DoorView | ShareView)}
    return {path: view for path, view in views.items() if view.size == "a4" or path.startswith("flyers/")}


@pytest.fixture(scope="module")
def drawn(sheets: dict[str, SheetView]) -> dict[str, bytes]:
    writer = SheetWriter()
    return {path: writer.sheet(view) for path, view in sheets.items()}


def test_sheet_is_one_page_of_its_size(drawn: dict[str, bytes], sheets: dict[str, SheetView]) -> None:
    """With its title and language in it."""
    millimetres = {"a4": [210, 297], "a3": [297, 420]}
    for path, pdf in drawn.items():
        if path.endswith(".pdf"):
            reader = PdfReader(BytesIO(pdf))
            size = [round(float(length) * 25.4 / 72) for length in reader.pages[0].mediabox[2:]]
            assert (path, len(reader.pages), size) == (path, 1, millimetres[sheets[path].size])
            assert reader.metadata is not None and reader.metadata.title


def test_sheet_leaves_ten_millimetres_blank(drawn: dict[str, bytes], tmp_path: Path) -> None:
    """On all four sides, whatever is written."""
    for path, pdf in drawn.items():
        if path.endswith(".pdf"):
            assert (path, darkest_in_border(page_of(pdf, 150, tmp_path), int(10 / 25.4 * 150))) == (path, 255)


def test_picture_has_its_size_and_margin(drawn: dict[str, bytes]) -> None:
    """750 × 1140 pixels and under 300 KB."""
    for path, png in drawn.items():
        if path.endswith(".png"):
            picture = Image.open(BytesIO(png))
            assert (path, picture.size, darkest_in_border(picture.convert("L"), 40) > 250) == (path, (750, 1140), True)
            assert len(png) < 300_000


def test_square_beside_links_is_small(edition: Edition) -> None:
    """400 pixels, under 30 KB, and nothing over its edge, whatever is written."""
    writer = SheetWriter()
    for path, view in flyers.plan(edition):
        if isinstance(view, SquareView):
            png = writer.sheet(view)
            picture = Image.open(BytesIO(png))
            assert (path, picture.size, darkest_in_border(picture.convert("L"), 18) > 250) == (path, (400, 400), True)
            assert len(png) < 30_000


def test_words_stand_above_the_foot(drawn: dict[str, bytes], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """All that hangs from the top ends before the foot's rule begins, and comes first when the sheet is read."""
    for path, view in sheets.items():
        if isinstance(view, PosterView) and view.size == "a4":
            rule = (297 - 10) * MM - view.foot.height
            words = words_of(drawn[path], tmp_path)
            above = "".join(letters for _, bottom, letters in words if bottom <= rule + 2)
            body = view.body
            said = [*body.heading.lines]
            said += [*body.place.name.lines, *(body.place.more.lines if body.place.more else ())] if body.place else []
            said += [line for fitted in body.struck for line in fitted.lines]
            listed = (*(body.why.lines if body.why else ()), *(body.unusual.lines if body.unusual else ()))
            said += [line for fact in listed for line in fact.value.lines]
            said += [line for row in (body.rows.lines if body.rows else ()) for line in row.what.lines]
            assert [(path, line) for line in said if bare(line) not in bare(above)] == []
            assert bare("".join(letters for *_, letters in words)).find(bare(said[0])) < bare("".join(w for *_, w in words)).find("12345")


def test_code_is_read_from_a_grey_print(drawn: dict[str, bytes], sheets: dict[str, SheetView], tmp_path: Path) -> None:
    """At 150 dots an inch; from a picture as it is."""
    for path, view in sheets.items():
        page = Image.open(BytesIO(drawn[path])).convert("L") if isinstance(view, ShareView) else page_of(drawn[path], 150, tmp_path)
        assert (path, [read.text for read in zxingcpp.read_barcodes(page)]) == (path, [view.url])


def test_blank_around_the_code_is_reckoned_as_it_is_drawn() -> None:
    """For addresses of every length up to the coarsest code that is not read any more."""
    addresses = ["https://example.org/" + "a" * n for n in range(1, 194)]
    assert [modules(address) for address in addresses] == [code(address).modules for address in addresses]


def test_sheet_is_the_same_bytes_each_time(drawn: dict[str, bytes], sheets: dict[str, SheetView]) -> None:
    """From another writer too."""
    for path in ("flyers/plain.pdf", "flyers/plain.png", "en/flyers/exam.pdf", "flyers/stations/full.pdf"):
        assert SheetWriter().sheet(sheets[path]) == drawn[path]


def test_extreme_words_are_named_to_their_author(edition: Edition) -> None:
    """As warnings: each of these sheets holds."""
    found = flyers.diagnose((view for _, view in flyers.plan(edition)), edition)
    assert {(d.code, d.severity) for d in found} == {("title-long-for-poster", "warning"), ("left-off-poster", "warning")}
    assert Id("extreme") in edition.events
