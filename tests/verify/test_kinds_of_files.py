"""Every file of a site is held by a module that is there, or is named as one that is only held for being whole."""

from importlib.util import find_spec

import pytest

from generator.verify.kinds_of_files import HELD, is_known


def test_who_holds_is_there() -> None:
    """By the names of modules."""
    names = [name for names in HELD for name in names.split(", ")]
    assert [name for name in names if find_spec(f"generator.verify.{name}") is None] == []


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "zh-hant/events/a/index.html", "404.html", "feeds/all.google.ics", "en/feeds/changes.atom", "data/events.csv"),
        *("flyers/a.pdf", "en/flyers/stations/b.png", "sitemap.xml", "build.json", "assets/style.0123.css", "images/a-480.webp"),
        *("finder/soon.js", "zh-hant/finder/rest.js", "data/schemas/events.json"),
    ],
)
def test_kind_is_known(path: str) -> None:
    """In every language that has it."""
    assert is_known(path)


@pytest.mark.parametrize("path", ["notes.txt", "data/secret.json", "events/ledger.jsonl", "changes.atom", "en/data/events.csv", "a.js"])
def test_another_kind_is_not_known(path: str) -> None:
    """Nor one of ours in another place."""
    assert not is_known(path)
