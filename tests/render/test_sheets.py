"""Views of sheets → PDF and PNG, by the real templates."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from generator import outputs
from generator.outputs.flyers.sheet import PreviewView, SheetView
from generator.render.sheets import SheetWriter, _painted
from tests.commands import environment
from tests.sites import town

POSTER, SHARE = "flyers/sweep.pdf", "flyers/sweep.png"
SWEEP = "events/clean-city/sweep.yml"
PLAIN = {
    SWEEP: """
        title: {zh-Hans: 东社区大扫除, en: Clean-up in the east}
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 广场, community: east}
        """
}
HOSTILE = ('#read("/etc/passwd")', "#[*x*]", "$x^2$", "\\ \\u{41}", "`a`", "<b>&amp;", "= 1", "- 2", "@ref", "“‘’”\"'", "{{ 1 }}")


def sheet(path: str, files: dict[str, str] = PLAIN) -> SheetView:
    view = outputs.plan(town(files))[0].outputs[path]
    assert isinstance(view, SheetView)
    return view


def words(pdf: bytes) -> str:
    """All that a reader of the text finds, without blanks and line ends."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture(scope="module")
def poster() -> bytes:
    return SheetWriter().sheet(sheet(POSTER))


@pytest.fixture(scope="module")
def share() -> bytes:
    return SheetWriter().sheet(sheet(SHARE))


def test_sheet_is_the_same_every_time(poster: bytes, share: bytes) -> None:
    """From a writer that drew others before, in a thread of its own, and in another process."""
    writer = SheetWriter()
    writer.sheet(sheet(f"en/{POSTER}"))
    drawn: list[bytes] = []
    thread = Thread(target=lambda: drawn.append(SheetWriter().sheet(sheet(POSTER))))
    thread.start()
    thread.join()
    assert [writer.sheet(sheet(POSTER)), *drawn] == [poster, poster]
    print_hashes = "\n".join(
        [
            "import hashlib",
            "from tests.render.test_sheets import *",
            "for path in ('flyers/sweep.pdf', 'flyers/sweep.png'): print(hashlib.sha256(SheetWriter().sheet(sheet(path))).hexdigest())",
        ]
    )
    other = subprocess.run([sys.executable, "-c", print_hashes], env=environment(), capture_output=True, text=True, check=True)
    assert other.stdout.split() == [hashlib.sha256(made).hexdigest() for made in (poster, share)]


def test_sheet_is_one_page_of_a4(poster: bytes) -> None:
    """To the tenth of a point."""
    assert [(round(page.mediabox.width, 1), round(page.mediabox.height, 1)) for page in PdfReader(BytesIO(poster)).pages] == [
        (595.3, 841.9)
    ]


def test_sheet_can_be_read_aloud(poster: bytes) -> None:
    """Tagged as PDF/UA-1 wants it, with its title and language."""
    reader = PdfReader(BytesIO(poster))
    catalog: Any = reader.root_object
    assert reader.metadata is not None
    assert (reader.metadata.title, catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == ("东社区大扫除", "zh-CN", True)
    assert "/StructTreeRoot" in catalog
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data().decode()


def test_sheet_in_english_says_so() -> None:
    """Title and language are those of its words."""
    reader = PdfReader(BytesIO(SheetWriter().sheet(sheet(f"en/{POSTER}"))))
    assert reader.metadata is not None
    assert (reader.metadata.title, str(reader.root_object["/Lang"])) == ("Clean-up in the east", "en")


def test_sheet_says_nothing_of_the_machine(poster: bytes) -> None:
    """No day on which it was made and no folder: a sheet changes when its event does."""
    reader = PdfReader(BytesIO(poster))
    assert sorted(reader.metadata or {}) == ["/Creator", "/Title"]
    assert b"/CreationDate" not in poster
    assert str(Path(__file__).parent.parent.parent).encode() not in poster


def test_sheet_has_the_day_of_its_last_change() -> None:
    """Which it is told; the same each time, and still to be read aloud."""
    view = replace(sheet(POSTER), dated=date(2026, 11, 28))
    made = SheetWriter().sheet(view)
    reader = PdfReader(BytesIO(made))
    assert reader.metadata is not None
    assert reader.metadata.creation_date == datetime(2026, 11, 28, tzinfo=UTC)
    catalog: Any = reader.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data().decode()
    assert SheetWriter().sheet(view) == made


def test_sheet_has_its_fonts_in_it(poster: bytes) -> None:
    """Both weights, only the letters needed."""
    fonts = {}
    resources: Any = PdfReader(BytesIO(poster)).pages[0]["/Resources"]
    for font in resources["/Font"].values():
        for inner in font.get_object()["/DescendantFonts"]:
            descriptor = inner.get_object()["/FontDescriptor"]
            fonts[str(descriptor["/FontName"])[8:]] = "/FontFile2" in descriptor
    assert fonts == {"NotoSansSC-Regular": True, "NotoSansSC-Bold": True}
    assert len(poster) < 100_000


@pytest.mark.parametrize("said", HOSTILE)
def test_sheet_prints_what_looks_like_markup(said: str) -> None:
    """An author's words are data: they come out as they stand and do nothing."""
    quoted = said.replace("'", "''")
    files = {SWEEP: f"title: 大扫除\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {{name: '{quoted}', community: east}}\n"}
    assert "".join(said.split()) in words(SheetWriter().sheet(sheet(POSTER, files)))


def test_sheet_takes_a_title_of_any_length() -> None:
    """Ten thousand letters, all of which a reader shows as the document's title."""
    title = "".join(HOSTILE) * 150
    reader = PdfReader(BytesIO(SheetWriter().sheet(replace(sheet(POSTER), title=title))))
    assert reader.metadata is not None
    assert (len(title) > 8000, reader.metadata.title) == (True, title)


def test_sheet_has_a_code_that_a_phone_reads(poster: bytes, tmp_path: Path) -> None:
    """From a grey picture of 150 dots an inch, as a cheap printer makes it."""
    (tmp_path / "sheet.pdf").write_bytes(poster)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", tmp_path / "sheet.pdf", tmp_path / "page"], check=True)
    (page,) = tmp_path.glob("page*")
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(page))] == ["https://example.org/town/events/sweep/"]


def test_share_picture_is_small_and_wide_enough(share: bytes) -> None:
    """A phone on a slow line gets it at once, and its code is read from the picture itself."""
    picture = Image.open(BytesIO(share))
    assert (picture.mode, picture.width >= 600, len(share) <= 100_000) == ("P", True, True)
    assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == ["https://example.org/town/events/sweep/"]


def test_picture_keeps_white_beside_a_colour_near_it() -> None:
    """A large area of nearly white is given to white, not white to it; a tint stays."""
    drawn = Image.new("RGB", (100, 100), (255, 255, 255))
    drawn.paste((255, 253, 253), (0, 0, 100, 20))
    drawn.paste((244, 246, 245), (0, 20, 100, 40))
    png = BytesIO()
    drawn.save(png, "PNG")
    made = Image.open(BytesIO(_painted(png.getvalue(), 16))).convert("RGB")
    assert [made.getpixel((50, y)) for y in (10, 30, 90)] == [(255, 255, 255), (244, 246, 245), (255, 255, 255)]


def test_share_picture_keeps_its_colours(share: bytes) -> None:
    """White is white, and the green of the date block is that of the pages."""
    colours = Image.open(BytesIO(share)).convert("RGB").getcolors(1_000_000) or []
    assert {(255, 255, 255), (11, 93, 78)} <= {colour for count, colour in colours if count > 5000}


def test_preview_is_a_small_picture_of_the_sheet() -> None:
    """A4 at 300 pixels: a hundred of them weigh a megabyte."""
    made = SheetWriter().preview(PreviewView(sheet=sheet(POSTER)))
    assert (Image.open(BytesIO(made)).size, len(made) <= 14_000) == ((300, 424), True)


def test_sheets_are_imported_when_the_first_is_drawn() -> None:
    """A build without a stale sheet pays nothing for typst, and may still be forked."""
    planned = "\n".join(
        [
            "import sys",
            "from generator import build, outputs",
            "from generator.render import Renderer",
            "from generator.theme import Shells",
            "from tests.sites import town",
            "plan = outputs.plan(town({}))[0]",
            "renderer = Renderer(Shells({}, {}), 'https://example.org/town/')",
            "renderer.render('feeds/all.ics', plan.outputs['feeds/all.ics'])",
            "print({'typst', 'segno', 'PIL'} & set(sys.modules))",
        ]
    )
    call = subprocess.run([sys.executable, "-c", planned], env=environment(), capture_output=True, text=True, check=True)
    assert call.stdout == "set()\n"
