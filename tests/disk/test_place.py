"""Where an output may stand: nowhere near the sources, under whatever name they go."""

from pathlib import Path

import pytest

from generator.disk.place import Refusal, cache_folder, checked


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("events/clean-city", "content/images"):
        (tmp_path / "town" / folder).mkdir(parents=True)
    (tmp_path / "town/site_config.yml").write_text("name: x\n")
    return tmp_path / "town"


def refusal(root: Path, out: Path) -> tuple[str, int]:
    with pytest.raises(Refusal) as raised:
        checked(root, out)
    return raised.value.code, raised.value.status


@pytest.mark.parametrize("out", ["site", "../elsewhere", "site/deep/er", "eventsx"])
def test_place_beside_the_sources_is_good(root: Path, out: str) -> None:
    """The output may lie in the site's folder, only not in what is read."""
    assert checked(root, root / out) == (root / out).resolve()


@pytest.mark.parametrize("out", ["events", "events/clean-city", "events/new", "content", "content/images/x", "site/../events"])
def test_place_in_the_sources_is_refused(root: Path, out: str) -> None:
    """Else the next build would read what this one wrote."""
    assert refusal(root, root / out) == ("output-in-sources", 2)


@pytest.mark.parametrize("out", [".", "..", "../.."])
def test_place_around_the_sources_is_refused(root: Path, out: str) -> None:
    """Else the sources would stand in the output, published."""
    assert refusal(root, root / out) == ("output-holds-sources", 2)


def test_place_that_is_missing_yet_but_a_source_by_name_is_refused(root: Path) -> None:
    """A site without events/ must not get its pages there."""
    (root / "events/clean-city").rmdir()
    (root / "events").rmdir()
    assert refusal(root, root / "events") == ("output-in-sources", 2)


def test_place_behind_a_link_is_judged_by_where_it_leads(root: Path) -> None:
    """A link has another name, not another place."""
    (root / "out").symlink_to("content/images")
    (root / "all").symlink_to(root.parent)
    assert refusal(root, root / "out/x") == ("output-in-sources", 2)
    assert refusal(root, root / "all") == ("output-holds-sources", 2)


def test_place_that_is_a_file_is_the_machines_refusal(root: Path) -> None:
    """Exit 3: the call was right, the disk is not."""
    (root / "site").write_text("")
    assert refusal(root, root / "site") == ("output-is-a-file", 3)


def test_cache_lies_with_the_site_or_where_the_variable_says(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never in the output."""
    monkeypatch.delenv("BIANMIN_CACHE", raising=False)
    assert cache_folder(root) == root.resolve() / ".bianmin"
    monkeypatch.setenv("BIANMIN_CACHE", str(root.parent / "kept"))
    assert cache_folder(root) == root.parent / "kept"


@pytest.mark.parametrize("cache", ["site", "site/cache"])
def test_place_around_the_cache_is_refused(root: Path, cache: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the cache would be published, and taken for a file that a build no longer writes."""
    monkeypatch.setenv("BIANMIN_CACHE", str(root / cache))
    assert refusal(root, root / "site") == ("cache-in-output", 2)
