"""Sheets of several pages, as they are printed: the programme of a month, the directory of stations."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.outputs import flyers
from generator.outputs.flyers.fit import MM
from generator.outputs.flyers.monthly import MonthlyView
from generator.outputs.flyers.stations_list import StationsListView
from generator.render.sheets import SheetWriter
from tests.render.paper import bare, read_in_order, words_of
from tests.render.test_posters import EVENTS, STATIONS, WORDS
from tests.sites import TOWN, town

pytestmark = pytest.mark.slow

MANY = {f"content/stations/s{n:02}.yml": text.replace("name: ", f"name: 第{n}处", 1) for n in range(12) for text in STATIONS.values()}
LONG = {
    "content/stations/wide.yml": f"name: {'Donaudampfschifffahrt' * 6}\ntype: park\nstatus: suspended\nstatus-note: {WORDS * 12}\n"
    f"place: {{name: 公园, address: {WORDS * 10}, community: north}}\n"
}


@pytest.fixture(scope="module")
def lists() -> dict[str, MonthlyView | StationsListView]:
    files = {f"events/{name}.yml": text for name, text in EVENTS.items()} | MANY | LONG
    views = flyers.plan(town({**files, "site_config.yml": TOWN["site_config.yml"].replace("[zh-Hans, en]", "[zh-Hans, en, zh-Hant]")}))
    wanted = ("flyers/programme-2026-12.pdf", "flyers/stations.pdf")
    return {path: view for path, view in views if path.endswith(wanted) and isinstance(view, MonthlyView | StationsListView)}


@pytest.fixture(scope="module")
def drawn(lists: dict[str, MonthlyView | StationsListView]) -> dict[str, bytes]:
    writer = SheetWriter()
    return {path: writer.sheet(view) for path, view in lists.items()}


def test_list_has_the_pages_that_were_reckoned(drawn: dict[str, bytes], lists: dict[str, MonthlyView | StationsListView]) -> None:
    """All of A4, in each language: no row is higher than it was thought to be."""
    assert len(drawn) == 6
    for path, pdf in drawn.items():
        pages = PdfReader(BytesIO(pdf)).pages
        assert (path, len(pages)) == (path, len(lists[path].pages))
        assert len(pages) > 1
        assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}


def test_list_stands_above_the_foot(drawn: dict[str, bytes], lists: dict[str, MonthlyView | StationsListView], tmp_path: Path) -> None:
    """In the last 6 mm of each page is nothing but its foot."""
    for path, view in lists.items():
        last = [words for _, bottom, words in words_of(drawn[path], tmp_path) if bottom > 281 * MM]
        pages = "".join("".join(view.foot.behind.lines) + number for number in view.foot.numbers)
        assert (path, bare("".join(last))) == (path, bare(pages))


def test_programme_is_read_in_its_order(drawn: dict[str, bytes], lists: dict[str, MonthlyView | StationsListView], tmp_path: Path) -> None:
    """The title, then row by row what it is."""
    for path, view in lists.items():
        if isinstance(view, MonthlyView):
            said = read_in_order(drawn[path], tmp_path)
            at = said.find(bare("".join(view.head.heading.lines)))
            assert at >= 0
            for row in (row for page in view.pages for row in page):
                after = said.find(bare("".join(row.what.lines)), at)
                assert after >= at, (path, row.what.lines)
                at = after


def test_directory_is_read_in_its_order(drawn: dict[str, bytes], lists: dict[str, MonthlyView | StationsListView], tmp_path: Path) -> None:
    """Community by community, each station's name before its hours."""
    for path, view in lists.items():
        if isinstance(view, StationsListView):
            said, at = read_in_order(drawn[path], tmp_path), 0
            for entry in (entry for page in view.pages for entry in page):
                for words in (*(entry.section or entry.name).lines, *entry.hours.lines):
                    after = said.find(bare(words), at)
                    assert after >= at, (path, words)
                    at = after


def test_lines_are_broken_only_where_they_were_reckoned(
    drawn: dict[str, bytes], lists: dict[str, MonthlyView | StationsListView], tmp_path: Path
) -> None:
    """Each stands whole on the paper, at one height."""
    for path, view in lists.items():
        heights: dict[float, str] = {}
        for top, _, letters in words_of(drawn[path], tmp_path):
            heights[top] = heights.get(top, "") + letters
        there = bare("\n".join(heights.values()))
        if isinstance(view, MonthlyView):
            fitted = [part for page in view.pages for row in page for part in (row.time, row.what, row.where, row.why)]
        else:
            fitted = [part for page in view.pages for entry in page for part in (entry.name, *entry.lines, entry.hours)]
        assert [(path, line) for part in fitted for line in part.lines if bare(line) not in there] == []


def test_programme_is_a_table(drawn: dict[str, bytes]) -> None:
    """With headings to its columns on every page, for whoever has it read aloud."""
    reader = PdfReader(BytesIO(drawn["flyers/programme-2026-12.pdf"]))
    kinds: list[str] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            kinds.append(str(element.get("/S")))
            walk(element.get("/K", []))

    root: Any = reader.root_object
    walk(root["/StructTreeRoot"]["/K"])
    assert (kinds.count("/Table"), kinds.count("/TH"), kinds.count("/H1")) == (len(reader.pages), 4 * len(reader.pages), 1)
