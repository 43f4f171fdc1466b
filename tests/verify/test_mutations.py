"""One fact changed in one output: `verify` names that output. Nothing changed: it names none."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bench.generate import town
from tests.verify import mutations
from tests.verify.rich import EVENTS, Rich, built, listed_anew, of

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("BIANMIN_TORTURE", "1"))
BATCHES = 6
"""Sets of changes of each seed; one site holds at most one change a file, so that each finding tells of its own."""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    return built(tmp_path_factory.mktemp("rich"), EVENTS)


def table_of(path: str) -> Mapping[str, mutations.Mutation]:
    if path.endswith(".html"):
        return mutations.PAGES
    if path.endswith(".ics"):
        return mutations.CALENDARS
    if path.startswith("data/") and not path.startswith("data/schemas/"):
        return mutations.DATA if path.endswith(".json") else mutations.TABLES
    if path.endswith(".atom"):
        return mutations.ATOM
    return mutations.SITEMAP if path == "sitemap.xml" else {}


def chosen(rich: Rich, chance: random.Random) -> list[str]:
    """All pages and data files, and of the many calendar files every eighth."""
    calendars = [path for path in sorted(rich.files) if path.endswith(".ics")]
    others = [path for path in sorted(rich.files) if table_of(path) and path not in calendars]
    return others + chance.sample(calendars, len(calendars) // 8)


def test_nothing_is_found_in_the_site_as_built(rich: Rich) -> None:
    """Also once its files are listed anew."""
    assert rich.findings(rich.files) == []
    assert rich.findings(listed_anew(rich.files)) == []


@pytest.mark.parametrize("seed", [2026, 7, 401, 12, 13][:ROUNDS])
def test_mutations_of_texts_are_noticed(rich: Rich, seed: int) -> None:
    """Each of at least three hundred, over all formats and all sorts of facts."""
    chance = random.Random(seed)
    done: Counter[str] = Counter()
    unnoticed = []
    for _ in range(BATCHES):
        changed = {}
        for path in chosen(rich, chance):
            table = table_of(path)
            for name in sorted(table, key=lambda n: (done[n], chance.random()))[:6]:
                text = rich.files[path].decode()
                new = table[name](text, chance)
                if new is not None and new != text:
                    changed[path] = (name, new.encode())
                    done[name] += 1
                    break
        files = listed_anew({**rich.files, **{path: data for path, (_, data) in changed.items()}})
        named = {finding.path for finding in rich.findings(files)}
        unnoticed += [(path, name) for path, (name, _) in changed.items() if path not in named]
    assert sum(done.values()) >= 300
    assert unnoticed == []


def swaps(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pairs of files of one sort, to be put in each other's place."""
    for ending in (".pdf", ".png"):
        found = [path for path in sorted(files) if path.startswith("flyers/") and path.endswith(ending)]
        yield from zip(found[::2], found[1::2], strict=False)


def test_sheets_in_each_others_place_are_noticed(rich: Rich) -> None:
    """A poster with another event's words, a picture whose code leads elsewhere."""
    pairs = list(swaps(rich.files))
    files = dict(rich.files)
    for one, other in pairs:
        files[one], files[other] = files[other], files[one]
    named = {finding.path for finding in rich.findings(listed_anew(files))}
    assert [path for pair in pairs for path in pair if path not in named] == []
    assert len(pairs) > 10


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files.pop("events/day/index.html"),
        lambda files: files.pop("feeds/all.ics"),
        lambda files: files.pop("data/events.json"),
        lambda files: files.update({"events/ghost/index.html": files["events/day/index.html"]}),
        lambda files: files.update({"flyers/ghost.pdf": b""}),
    ],
)
def test_files_too_many_or_too_few_are_noticed(rich: Rich, change: Callable[[dict[str, bytes]], object]) -> None:
    """Also where build.json lists just what is there, for what should be there the sources say."""
    files = dict(rich.files)
    change(files)
    assert rich.findings(listed_anew(files)) != []


@pytest.mark.parametrize("path", ["events/day/index.html", "feeds/all.ics", "data/events.csv", "robots.txt"])
def test_a_file_that_is_not_as_listed_is_noticed(rich: Rich, path: str) -> None:
    """One octet more."""
    found = rich.findings({**rich.files, path: rich.files[path] + b" "})
    assert (path, "file-changed") in {(finding.path, finding.code) for finding in found}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_found_in_generated_towns(tmp_path: Path, seed: int) -> None:
    """Sites of another shape than ours."""
    for path, text in town(60, seed):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    generated = of(tmp_path, tmp_path / "site", "2026-12-01T08:00")
    assert generated.findings(generated.files) == []
