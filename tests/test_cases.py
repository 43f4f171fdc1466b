"""Small towns and what becomes of them: feeds, data and the middle of pages, to the byte.

A case is a folder in tests/cases/: a site, and in `expected/` the outputs that are held. A new case needs an empty file for each output
that it is to hold, and its acceptance.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import NOW, bianmin

CASES = Path(__file__).parent / "cases"
ACCEPT = "BIANMIN_ACCEPT=1 .venv/bin/pytest tests/test_cases.py"
MAIN = re.compile(r"<div [^>]*id=\"main\".*?(?=</main>)", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


def held() -> Iterator[tuple[str, str]]:
    for case in sorted(path for path in CASES.iterdir() if path.is_dir() and (path / "expected").is_dir()):
        for file in sorted(path for path in (case / "expected").rglob("*") if path.is_file()):
            yield case.name, file.relative_to(case / "expected").as_posix()


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each case built, with its cache elsewhere."""
    built = {}
    for case in {case for case, _ in held()}:
        folder = tmp_path_factory.mktemp(case)
        call = bianmin(CASES / case, "build", "--now", NOW, "--out", str(folder / "site"), BIANMIN_CACHE=str(folder / "cache"))
        assert (call.returncode, "error" in call.stderr) == (0, False), call.stderr
        built[case] = folder / "site"
    return built


@pytest.mark.slow
@pytest.mark.parametrize(("case", "path"), list(held()))
def test_case_gives_what_was_accepted(outputs: dict[str, Path], case: str, path: str) -> None:
    """Byte for byte; of pages what they say."""
    expected, actual = CASES / case / "expected" / path, _shown(outputs[case] / path)
    if os.environ.get("BIANMIN_ACCEPT"):
        expected.write_bytes(actual)
    assert expected.read_bytes() == actual, f"tests/cases/{case}/expected/{path} differs. If that is meant:\n\n    {ACCEPT}\n"


def _shown(file: Path) -> bytes:
    """Of a page what stands in <main> beside the menu, without the drawings of its symbols and empty lines."""
    if file.suffix != ".html":
        return file.read_bytes()
    found = MAIN.search(file.read_text(encoding="utf-8"))
    assert found, "a page without <main>"
    return "".join(f"{line}\n" for line in DRAWING.sub("<svg/>", found[0]).split("\n") if line.strip()).encode()
