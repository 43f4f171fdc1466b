"""`bianmin flyer`: one sheet, or a month of them, into one file."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.commands import NOW, bianmin, contents, make

MORE = {
    "events/clean-city/past.yml": "title: 过去的\ndate: 2026-11-10\n",
    "events/exam-service/exam.yml": "title: 学考服务\nfirst-day: 2026-12-07\nlast-day: 2026-12-08\nvolunteers: {needed: 4}\n",
    "events/clean-city/weekly.yml": "title: 每周扫街\nrepeat: {every: week, from: 2026-11-05}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("site"), MORE)


def size(pdf: bytes) -> tuple[int, int]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)


@pytest.mark.parametrize(
    ("call", "name", "millimetres"),
    [
        (("sweep",), "sweep.pdf", (210, 297)),
        (("sweep", "--size", "a3", "--mode", "bw", "--lang", "en"), "sweep-a3-bw-en.pdf", (297, 420)),
        (("past",), "past.pdf", (210, 297)),
        (("exam-signin",), "exam-signin.pdf", (210, 297)),
        (("exam-handout",), "exam-handout.pdf", (148, 210)),
        (("exam-handout-2up", "--mode", "bw"), "exam-handout-2up-bw.pdf", (297, 210)),
        (("corner",), "corner.pdf", (210, 297)),
        (("stations/corner",), "stations-corner.pdf", (210, 297)),
        (("stations",), "stations.pdf", (210, 297)),
        (("programme-2026-12", "--size", "a3"), "programme-2026-12-a3.pdf", (297, 420)),
        (("--month", "2026-12"), "month-2026-12.pdf", (210, 297)),
        (("--month", "2026-11", "--lang", "EN"), "month-2026-11-en.pdf", (210, 297)),
    ],
)
def test_flyer_writes_one_file(site: Path, tmp_path: Path, call: tuple[str, ...], name: str, millimetres: tuple[int, int]) -> None:
    """Into the current folder, by the name it has on the site."""
    done = bianmin(tmp_path, "--site", str(site), "--now", NOW, "flyer", *call)
    assert (done.returncode, list(contents(tmp_path))) == (0, [name])
    assert size((tmp_path / name).read_bytes()) == millimetres


def test_flyer_is_that_of_the_site(site: Path, tmp_path: Path) -> None:
    """The same bytes; a picture too, to where it is wanted."""
    assert bianmin(site, "--now", NOW, "build", "--out", str(tmp_path / "out")).returncode == 0
    for name in ("sweep.pdf", "sweep.png", "exam-signin.pdf", "month-2026-12.pdf"):
        call = ("--month", "2026-12") if name.startswith("month") else (name.removesuffix(".pdf"),)
        assert bianmin(site, "--now", NOW, "flyer", *call, "--out", str(tmp_path / name)).returncode == 0
        assert (name, (tmp_path / name).read_bytes()) == (name, (tmp_path / "out" / "flyers" / name).read_bytes())
    assert Image.open(tmp_path / "sweep.png").format == "PNG"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ((), "flyer-of-what"),
        (("sweep", "--month", "2026-12"), "flyer-of-what"),
        (("swep",), "flyer-unknown"),
        (("../site_config",), "flyer-unknown"),
        (("sweep-handout",), "flyer-unknown"),
        (("--month", "2026-13"), "month-invalid"),
        (("--month", "12"), "month-invalid"),
        (("--month", "2020-01"), "month-empty"),
        (("sweep", "--size", "a5"), "size-unknown"),
        (("exam-handout", "--size", "a3"), "flyer-not-in-size"),
        (("sweep.png", "--size", "a3"), "flyer-not-in-size"),
        (("sweep", "--mode", "grey"), "mode-unknown"),
        (("sweep", "--lang", "fr"), "language-not-here"),
        (("sweep", "--out", "site_config.yml"), "flyer-over-other"),
        (("sweep", "--out", "events/clean-city/sweep.pdf"), "output-in-sources"),
        (("sweep", "--out", "content"), "flyer-no-file"),
    ],
)
def test_flyer_refuses_what_it_cannot_do(site: Path, call: tuple[str, ...], code: str) -> None:
    """Exit 2, and nothing is written."""
    before = contents(site)
    done = bianmin(site, "--now", NOW, "flyer", *call)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, f"bianmin: {code}")
    assert contents(site) == before


def test_flyer_offers_the_nearest_name(site: Path) -> None:
    """Of what there is to print."""
    assert "“sweep”" in bianmin(site, "--now", NOW, "flyer", "swep").stderr


def test_flyer_replaces_a_sheet_of_before(site: Path, tmp_path: Path) -> None:
    """And leaves no draft behind."""
    (tmp_path / "sweep.pdf").write_bytes(b"%PDF-1.4 old")
    assert bianmin(tmp_path, "--site", str(site), "--now", NOW, "flyer", "sweep").returncode == 0
    assert list(contents(tmp_path)) == ["sweep.pdf"]
    assert size((tmp_path / "sweep.pdf").read_bytes()) == (210, 297)


def test_flyer_without_its_folder_is_the_machine_s(site: Path, tmp_path: Path) -> None:
    """Exit 3."""
    assert bianmin(site, "--now", NOW, "flyer", "sweep", "--out", str(tmp_path / "no" / "sweep.pdf")).returncode == 3


def test_flyer_of_what_cannot_be_printed_is_its_author_s(tmp_path: Path) -> None:
    """Exit 1 with the line of the letter; the same event in other words is printed, and no other event is looked at."""
    files = {
        "events/clean-city/bad.yml": "title: 𠮷祥\ndate: 2026-11-10\n",
        "events/clean-city/good.yml": "title: 吉祥\ndate: 2026-11-10\n",
    }
    site = make(tmp_path / "site", files)
    bad = bianmin(site, "--now", NOW, "flyer", "bad")
    assert (bad.returncode, bad.stderr.splitlines()[0]) == (1, "events/clean-city/bad.yml:1:8: letter-not-printable")
    assert not (site / "bad.pdf").exists()
    assert bianmin(site, "--now", NOW, "flyer", "good").returncode == 0


def test_flyer_of_a_site_with_mistakes_names_them(tmp_path: Path) -> None:
    """Exit 1."""
    site = make(tmp_path / "site", {"events/clean-city/bad.yml": "title: 扫\ndate: 2026-13-10\n"})
    done = bianmin(site, "--now", NOW, "flyer", "sweep")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "events/clean-city/bad.yml:2:7: bad-date")
