"""Shells in the cache: as drawn, or drawn again."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.outputs.chrome import Item
from generator.theme import Shells, shells
from tests.chromes import CHROMES, chrome


def test_cache_gives_what_was_drawn(tmp_path: Path, drawn: Shells) -> None:
    """Kept shells equal drawn ones."""
    first = shells(CHROMES, tmp_path / "cache")
    assert drawn == first == shells(CHROMES, tmp_path / "cache")


def test_cache_is_used(tmp_path: Path) -> None:
    """A second command neither draws nor imports MkDocs."""
    shells(CHROMES, tmp_path)
    code = (
        "import sys; from pathlib import Path; from generator.theme import shells; from tests.chromes import CHROMES;"
        f"shells(CHROMES, Path({str(tmp_path)!r})); print([m for m in ('mkdocs', 'material', 'jinja2') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_cache_of_another_chrome_is_not_used(tmp_path: Path) -> None:
    """A new menu is drawn, not remembered."""
    shells((chrome(),), tmp_path)
    changed = replace(chrome(), nav=(Item("home", "新首页", ""),))
    assert shells((changed,), None) == shells((changed,), tmp_path)


@pytest.mark.parametrize("damage", ["cut", "flip", "foreign", "empty"])
def test_cache_damaged_is_drawn_again(tmp_path: Path, drawn: Shells, damage: str) -> None:
    """Half a file, a changed letter, another program's file, nothing at all."""
    shells(CHROMES, tmp_path)
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    file.write_bytes(
        {"cut": content[: len(content) // 2], "flip": content.replace(b"main", b"mian", 1), "foreign": b"\xff{}", "empty": b""}[damage]
    )
    assert drawn == shells(CHROMES, tmp_path)
    assert content == file.read_bytes()
