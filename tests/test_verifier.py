"""`bianmin verify` on a terminal: what it says of a site that is as it should be, of one that is not, and of what is none."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import NOW, bianmin, make

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("built") / "town")
    assert bianmin(root, "build", "--now", NOW).returncode == 0
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "town"))


def verify(root: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return bianmin(root, "verify", "site", *more)


def retitled(root: Path) -> Path:
    page = root / "site/events/sweep/index.html"
    page.write_bytes(page.read_bytes().replace("大扫除".encode(), "大打扫".encode()))
    return page


def test_site_as_built_is_0(root: Path) -> None:
    """It says how much was held, in Chinese and in English; the day is that of build.json."""
    call = verify(root, "--now", "2027-05-01T08:00")
    said = call.stdout.splitlines()
    assert (call.returncode, call.stderr) == (0, "")
    assert (said[0].startswith("核对了"), said[1].endswith("all as they should be.")) == (True, True)


def test_what_was_published_is_read_where_readers_read_it(root: Path) -> None:
    """The folder that was published to."""
    assert bianmin(root, "publish", "../public/", "--yes", "--now", NOW).returncode == 0
    assert bianmin(root, "verify", "../public").returncode == 0


def test_wrong_word_is_1(root: Path) -> None:
    """It names the output, what it is about, what it says and what it should say, in both languages."""
    retitled(root)
    call = verify(root)
    wrong = call.stderr[call.stderr.index("events/sweep/index.html:1:1: title-wrong") :].splitlines()
    assert (call.returncode, call.stdout) == (1, "")
    assert wrong[1:3] == [
        "  = sweep的标题写着“大打扫”，应该是“大扫除”。请重新生成网站（bianmin build --clean）。",
        "  = The title of sweep says “大打扫” and should be “大扫除”. Build the site anew (bianmin build --clean). ",
    ]


def test_findings_for_programs(root: Path) -> None:
    """As `check` has them, on stdout; an empty list for a site that is as it should be."""
    assert json.loads(verify(root, "--format", "json").stdout) == []
    retitled(root)
    call = verify(root, "--format", "json")
    found = {(one["path"], one["code"], one["severity"]) for one in json.loads(call.stdout)}
    assert (call.returncode, call.stderr) == (1, "")
    assert found >= {("events/sweep/index.html", "title-wrong", "error"), ("events/sweep/index.html", "file-changed", "error")}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"now": "x", "files": []}', b'{"now": "2026-12-01T08:00", "files": []}', b"\xff"]
)
def test_garbled_build_json_is_1(root: Path, data: bytes) -> None:
    """Nothing can be held against it; a moment without its zone is none of ours."""
    (root / "site/build.json").write_bytes(data)
    call = verify(root)
    assert (call.returncode, call.stderr.splitlines()[0]) == (1, "build.json:1:1: build-unreadable")


def test_mistake_in_the_sources_is_1(root: Path) -> None:
    """There is nothing to hold a site against."""
    (root / "events/clean-city/sweep.yml").write_text("title: 大扫除\ndate: 2026-13-10\n", encoding="utf-8")
    call = verify(root)
    assert (call.returncode, call.stderr.splitlines()[0].startswith("events/clean-city/sweep.yml:2:7: ")) == (1, True)


def test_missing_file_is_1(root: Path) -> None:
    """Also what build.json and the sources both have."""
    (root / "site/feeds/all.ics").unlink()
    call = verify(root)
    assert (call.returncode, "feeds/all.ics:1:1: file-missing" in call.stderr.splitlines()) == (1, True)


def test_file_too_many_is_1(root: Path) -> None:
    """Somebody's note among the outputs."""
    (root / "site/notes.txt").write_text("x", encoding="utf-8")
    call = verify(root)
    assert (call.returncode, call.stderr.splitlines()[0]) == (1, "notes.txt:1:1: file-unexpected")


@pytest.mark.parametrize("folder", ["events", "nowhere", "site_config.yml"])
def test_folder_that_is_no_site_is_2(root: Path, folder: str) -> None:
    """In both languages."""
    call = bianmin(root, "verify", folder)
    assert (call.returncode, call.stdout, call.stderr.splitlines()[0]) == (2, "", "bianmin: not-a-built-site")
    assert len(call.stderr.splitlines()) == 3


def test_call_without_a_folder_is_2(root: Path) -> None:
    """It does not guess which."""
    assert bianmin(root, "verify").returncode == 2


def test_file_that_cannot_be_read_is_3(root: Path) -> None:
    """The disk's fault, and not the site's."""
    page = root / "site/about/index.html"
    page.unlink()
    page.symlink_to("/proc/self/mem")
    call = verify(root)
    assert (call.returncode, call.stdout) == (3, "")
