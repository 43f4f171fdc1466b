"""What counts as a change of the sources."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serve.watching import Watcher, look
from tests.commands import make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "town")


def changed(watcher: Watcher) -> bool:
    """`until` is asked only if nothing has changed."""
    asked: list[bool] = []

    def until() -> bool:
        asked.append(True)
        return True

    watcher.wait(until)
    return not asked


def test_watcher_returns_at_once_the_first_time(root: Path) -> None:
    """And then only if something has changed."""
    watcher = Watcher(root)
    assert [changed(watcher), changed(watcher)] == [True, False]


def edited(root: Path) -> None:
    (root / "events/clean-city/sweep.yml").write_text("title: x\n", encoding="utf-8")


def renamed_over(root: Path) -> None:
    """As vim and most other editors save."""
    draft = root / "draft"
    draft.write_bytes((root / "content/about.md").read_bytes())
    os.utime(draft, ns=(0, (root / "content/about.md").stat().st_mtime_ns))
    draft.replace(root / "content/about.md")


def deleted(root: Path) -> None:
    (root / "content/about.md").unlink()


def added_deep(root: Path) -> None:
    (root / "events/market").mkdir()
    (root / "events/market/first.yml").touch()


def without_config(root: Path) -> None:
    (root / "site_config.yml").unlink()


def without_events(root: Path) -> None:
    (root / "events").rename(root / "elsewhere")


@pytest.mark.parametrize("change", [edited, renamed_over, deleted, added_deep, without_config, without_events])
def test_watcher_sees_every_change_of_the_sources(root: Path, change: Callable[[Path], None]) -> None:
    """Once."""
    watcher = Watcher(root)
    changed(watcher)
    change(root)
    assert [changed(watcher), changed(watcher)] == [True, False]


def test_watcher_looks_at_nothing_but_sources(root: Path) -> None:
    """An output, a cache, a note beside them are none."""
    before = look(root)
    make(root, {"site/index.html": "x", ".bianmin/state": "x", "README.md": "x"}, {})
    assert look(root) == before


def test_watcher_bears_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Whoever reads it says so."""
    assert look(tmp_path / "nowhere") == {}
