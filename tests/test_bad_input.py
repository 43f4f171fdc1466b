"""Inputs that must do no harm, given to the real command under the limits that the contract sets."""

import csv
import io
import re
import resource
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.bad_input import CASES, PAYLOADS, Case
from tests.commands import COMMAND, NOW, contents, environment, make

pytestmark = pytest.mark.slow

MEMORY = 1_000_000_000
PROCESSOR = 10


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shells are drawn once for all sites with the same frame."""
    return tmp_path_factory.mktemp("cache")


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))


def run(root: Path, cache: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, "build", "--now", NOW],
        cwd=root,
        env=environment(BIANMIN_CACHE=str(cache)),
        preexec_fn=limited,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def sources(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(root).items() if not path.startswith(("site/", ".bianmin/"))}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_does_no_harm(name: str, tmp_path: Path, cache: Path) -> None:
    """Refused with its place in both languages, the output as it was; or built, as it was written."""
    case = CASES[name]
    root = make(tmp_path / "town", case.files)
    (root / "site").mkdir()
    (root / "site/build.json").write_text('{"version": "0", "now": "", "files": []}')
    case.prepare(root)
    before, output = sources(root), contents(root / "site")

    call = run(root, cache)

    assert sources(root) == before
    assert "Traceback" not in call.stderr
    assert "\x1b" not in call.stderr + call.stdout
    expected = {"refused": {1}, "built": {0}, "either": {0, 1}, "told": {0, 1}}[case.verdict]
    assert call.returncode in expected, call.stderr
    if call.returncode:
        assert contents(root / "site") == output
        assert_told(call.stderr, case)
    else:
        if case.verdict == "told":
            assert_told(call.stderr, case)
        assert_harmless(root / "site")


def assert_told(stderr: str, case: Case) -> None:
    """One mistake begins with its place; its sentences follow in Chinese and in English."""
    places = [line for line in stderr.splitlines() if re.match(r"\S+:\d+:\d+: [a-z-]+$", line)]
    assert any(place.startswith(case.at) for place in places), stderr
    sentences = [line for line in stderr.splitlines() if line.startswith("  = ")]
    assert any(re.search("[\u4e00-\u9fff]", line) for line in sentences), stderr
    assert any(re.search("[A-Za-z]{3}", line) and line.rstrip().endswith(".") for line in sentences), stderr


class _Seen(HTMLParser):
    """What a browser would run or fetch of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("iframe", "object", "embed", "style", "plaintext", "textarea", "base"):
            self.harm.append(tag)
        if tag == "form" and values.get("role") != "search" and "data-filter" not in values:
            self.harm.append(tag)
        if tag == "script" and "src" not in values and values.get("type") != "application/ld+json":
            self.harm.append("inline script")
        for key, value in values.items():
            if key.startswith("on") or key == "style":
                self.harm.append(f"{tag} {key}={value}")
            if key in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                self.harm.append(f"{tag} {key}={value}")


def assert_harmless(site: Path) -> None:
    """No page runs, fetches or frames anything that an author wrote; feeds have no line, tables no formula of theirs."""
    for file in site.rglob("*.html"):
        seen = _Seen()
        seen.feed(file.read_text(encoding="utf-8"))
        assert (file.name, seen.harm) == (file.name, [])
    for file in site.rglob("*.ics"):
        lines = file.read_bytes().split(b"\r\n")
        assert not any(line.startswith((b"ATTACH", b"<script")) for line in lines)
        assert [line for line in lines if line.startswith(b"BEGIN:VCALENDAR")] == [b"BEGIN:VCALENDAR"]
    for file in site.rglob("*.csv"):
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
        assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


def built(name: str, root: Path, cache: Path) -> dict[str, bytes]:
    case = CASES[name]
    make(root, case.files)
    call = run(root, cache)
    assert call.returncode == 0, call.stderr
    return contents(root / "site")


def test_internal_event_reaches_no_output(tmp_path: Path, cache: Path) -> None:
    """Neither its title nor its address nor its picture."""
    files = built("internal-event", tmp_path / "town", cache)
    assert [path for path, data in files.items() if b"SECRET-TITLE" in data or b"secret-photo" in data] == []
    assert [path for path in files if "case" in path or "secret" in path] == []


def test_photo_is_published_without_its_place(tmp_path: Path, cache: Path) -> None:
    """Neither Exif nor comment is left."""
    files = built("image-gps", tmp_path / "town", cache)
    (photo,) = [data for path, data in files.items() if path.endswith("gps.jpg")]
    assert [word for word in (b"Exif", b"SECRET-PLACE", b"SECRET-COMMENT") if word in photo] == []


def test_payloads_come_out_as_written(tmp_path: Path, cache: Path) -> None:
    """A reader sees the very characters that the author typed."""
    files = built("inject-event", tmp_path / "town", cache)

    class Words(HTMLParser):
        text = ""

        def handle_data(self, data: str) -> None:
            self.text += data

    words = Words()
    words.feed(files["events/case/index.html"].decode())
    assert PAYLOADS in words.text


def test_words_stay_text(tmp_path: Path, cache: Path) -> None:
    """`no` is no boolean, `9:30` no number."""
    page = built("yaml-words-stay-text", tmp_path / "town", cache)["events/case/index.html"].decode()
    assert [word for word in ("no", "9:30", "0123", "1_000", "0x1F", "yes", "~", "1e3") if word not in page] == []
