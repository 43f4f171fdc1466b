"""What is remembered of an output: true, or dropped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.state import Entry, Stamp, code_version, load, save

ENTRIES = {"index.html": Entry("f1", Stamp(3, 10, 11), "aa"), "feeds/all.ics": Entry("f2", Stamp(4, 12, 13), "bb")}
OUT = Path("/srv/site")


def test_state_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    """For the same output only."""
    save(tmp_path / "cache", OUT, ENTRIES)
    assert load(tmp_path / "cache", OUT) == ENTRIES
    assert load(tmp_path / "cache", Path("/srv/other")) == {}


def test_state_of_another_output_is_not_believed(tmp_path: Path) -> None:
    """A state that was copied under the name of this output's own is sealed for the other."""
    save(tmp_path, OUT, ENTRIES)
    save(tmp_path, Path("/srv/other"), {})
    mine, other = sorted((p for p in tmp_path.iterdir() if p.name.startswith("output-")), key=lambda p: p.stat().st_size, reverse=True)
    other.write_bytes(mine.read_bytes())
    assert load(tmp_path, Path("/srv/other")) == {}


@given(cut=st.integers(0, 200), put=st.binary(max_size=5))
def test_state_that_is_damaged_is_dropped(tmp_path_factory: pytest.TempPathFactory, cut: int, put: bytes) -> None:
    """Whatever stands in the file, loading gives what was saved or nothing."""
    cache = tmp_path_factory.mktemp("state")
    save(cache, OUT, ENTRIES)
    file = next(p for p in cache.iterdir() if p.name.startswith("output-"))
    data = file.read_bytes()
    file.write_bytes(data[:cut] + put + data[cut + len(put) :])
    assert load(cache, OUT) in ({}, ENTRIES)


def test_state_that_cannot_be_saved_is_none(tmp_path: Path) -> None:
    """A cache that has no room costs the next build time, and this one nothing."""
    (tmp_path / "file").write_text("")
    save(tmp_path / "file", OUT, ENTRIES)
    assert load(tmp_path / "file", OUT) == {}


def test_code_version_is_the_same_twice() -> None:
    """It changes with files, not with runs."""
    assert code_version() == code_version()
