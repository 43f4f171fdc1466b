"""One folder a mistake: tests/mistakes/NAME/ laid over tests/mistakes/_base/, and the exact words that the site then meets in expected.txt.

A file DELETE lists files of _base that are not there. `BIANMIN_ACCEPT=1 pytest tests/test_mistakes.py` writes expected.txt anew.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import checks, outputs
from generator.diagnostics import Diagnostic, has_errors
from generator.diagnostics.sentences import sentences
from generator.diagnostics.show import show
from generator.language import languages
from generator.outputs.edition import edition
from generator.source.load import load
from generator.source.locate import locate

MISTAKES = Path(__file__).parent / "mistakes"
BASE = MISTAKES / "_base"
FOLDERS = sorted(path.name for path in MISTAKES.iterdir() if path.is_dir() and not path.name.startswith("_"))
NOW = datetime(2026, 12, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
ACCEPT = "BIANMIN_ACCEPT=1 python -m pytest tests/test_mistakes.py"

ELSEWHERE = {
    "cli.yml": "a wrong call, not a wrong site: tests/test_cli.py",
    "desk.yml": "a file that is not begun: tests/desk/",
    "verify.yml": "an output, not a site: tests/verify/",
    "disk.yml": "the file system is not in the pure line: tests/disk/",
    "ledger.yml": "what was published before, not what stands in the sources: tests/publish/, tests/test_ledger.py",
    "lint.yml": "calendar files, not sources: tests/verify/",
    "publish.yml": "a target, not a site: tests/publish/",
}
"""Files of sentences whose codes need no folder here, and where they are tested."""

UNREACHABLE = {
    "address-clash": "the rules for names leave no two sources for one address: tests/test_plan.py",
    "case-clash": "Windows and macOS cannot check out such a folder: tests/source/test_load.py",
    "feed-shortened": "a feed of more than 900 KB",
    "too-many-parts": "two thousand parts: tests/test_bad_input.py",
    "too-many-changes": "two thousand lines: tests/test_bad_input.py",
    "picture-too-large": "a file of 20 MB: tests/checks/test_pictures.py",
    "too-large": "a file of a megabyte: tests/source/test_yaml.py",
    "device-name": "Windows cannot check out such a file: tests/source/test_load.py",
}
"""Codes without a folder, and why."""


def files_of(name: str) -> dict[str, bytes]:
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
    folder = MISTAKES / name
    over = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    over.pop("expected.txt", None)
    for path in over.pop("DELETE", b"").decode().split():
        del files[path]
    return files | over


def mistakes(files: Mapping[str, bytes]) -> list[Diagnostic]:
    """load → checks → plan; a later step only without errors."""
    site, found = load(files)
    if site is None or has_errors(found):
        return found
    found += checks.run(site, NOW)
    if not has_errors(found):
        found += outputs.plan(edition(site, NOW, languages(site.config), {}))[1]
    return found


def said(name: str) -> str:
    files = files_of(name)
    return show(mistakes(files), files, "text", lambda origin: locate(files, origin))


def test_base_has_no_mistake() -> None:
    """Whatever a folder says is due to its own files."""
    assert mistakes(files_of("_base")) == []


@pytest.mark.parametrize("name", FOLDERS)
def test_mistake_says_what_is_expected(name: str) -> None:
    """Place, the author's line, both sentences: word for word."""
    expected = MISTAKES / name / "expected.txt"
    actual = said(name)
    if os.environ.get("BIANMIN_ACCEPT"):
        expected.write_text(actual, encoding="utf-8", newline="\n")
    wanted = expected.read_text(encoding="utf-8") if expected.exists() else ""
    assert wanted == actual, f"if these words are better: {ACCEPT}"
    assert actual, f"tests/mistakes/{name}/ holds no mistake"


def test_every_code_has_a_folder() -> None:
    """A sentence that no test has seen said is not known to be right."""
    seen = {diagnostic.code for name in FOLDERS for diagnostic in mistakes(files_of(name))}
    reachable = {code for code, file in sentences_by_file().items() if file not in ELSEWHERE}
    assert sorted(reachable - seen - UNREACHABLE.keys()) == []
    assert sorted(UNREACHABLE.keys() & seen) == []


def sentences_by_file() -> dict[str, str]:
    """Code → the file of locales/mistakes/ that holds its sentences."""
    import yaml

    folder = Path(checks.__file__).parent.parent / "locales" / "mistakes"
    found = {code: file.name for file in folder.glob("*.yml") for code in yaml.safe_load(file.read_text(encoding="utf-8"))}
    assert found.keys() == sentences().keys()
    return found
