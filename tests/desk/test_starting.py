"""The starter: a site whenever it is begun, and a folder whole or not at all."""

import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator import checks
from generator.desk.starting import EARLIEST, LATEST, ZONE, start, starter
from generator.diagnostics import Diagnostic
from generator.disk import Refusal
from generator.kinds import KINDS
from generator.model.event import Event
from generator.model.holidays import Holidays
from generator.model.recurrence import Repeat
from generator.model.site import Site
from generator.source.load import load
from tests.commands import contents

TODAY = date(2026, 11, 25)


def site(today: date) -> tuple[Site, list[Diagnostic]]:
    """And all that `check` finds in it on that day."""
    files = {path: data for path, data in starter(today).items() if path.startswith(("events/", "content/", "site_config"))}
    made, found = load(files)
    assert made is not None
    return made, found + checks.run(made, datetime(today.year, today.month, today.day, 8, tzinfo=ZONE))


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_starter_is_faultless_on_any_day(today: date) -> None:
    """No mistake and no warning, also in years whose holidays nobody knows."""
    at = min(max(today, EARLIEST), LATEST)
    assert [(d.code, d.at) for d in site(at)[1]] == []
    assert starter(today) == starter(at)


@given(st.dates(date(2026, 1, 1), date(2098, 5, 31)))
def test_starter_has_something_to_come(today: date) -> None:
    """Every event has a day from today on, within a year and a week."""
    made, _ = site(today)
    assert [event.id for event in made.events.values() if not any(today < day < today + timedelta(days=373) for day in days(event))] == []


def days(event: Event) -> list[date]:
    if isinstance(event.when, Repeat):
        assert event.when.until is None
        return [change.day for change in event.changes if change.day]
    own = [event.when.first_day] if hasattr(event.when, "first_day") else []
    return own + [part.days.first_day for part in event.parts]


def test_starter_shows_every_kind() -> None:
    """The built-in ones and one of its own; a series with a change; a station, a notice, a page, ten things."""
    made, _ = site(TODAY)
    assert {event.kind for event in made.events.values()} == {*(kind.id for kind in KINDS), *made.config.kinds}
    assert [len(event.changes) for event in made.events.values() if event.is_series] == [1]
    assert (len(made.stations), len(made.notices), len(made.pages), len(made.waste_guide)) == (1, 1, 1, 10)


def test_starter_is_nobody_real() -> None:
    """Its addresses are ones that nobody can own."""
    made, _ = site(TODAY)
    assert (made.config.url, made.config.uid_domain) == ("https://guyu.example.org/", "guyu.example.org")
    assert [path for path, data in starter(TODAY).items() if "厚街".encode() in data] == []


def test_starter_teaches_in_every_file_of_yaml() -> None:
    """Each begins with the line for editors and a comment in Chinese."""
    lines = {path: data.decode().split("\n") for path, data in starter(TODAY).items() if path.endswith(".yml")}
    address = "# yaml-language-server: $schema=https://guyu.example.org/data/schemas/"
    assert [path for path, (line, *_) in lines.items() if not line.startswith(address)] == []
    first = {path: line for path, (_, line, *_) in lines.items()}
    assert [path for path, line in first.items() if not re.match("# ?.*[\u4e00-\u9fff]", line)] == []


def test_starter_takes_english_in_one_line() -> None:
    """As the comment in site_config.yml says; the holidays, the pages and the events need no change."""
    files = dict(starter(TODAY))
    files["site_config.yml"] = files["site_config.yml"].replace(b"languages: [zh-Hans]", b"languages: [zh-Hans, en]")
    made, found = load({path: data for path, data in files.items() if path.startswith(("events/", "content/", "site_config"))})
    assert made is not None
    assert (made.config.languages, found) == (("zh-Hans", "en"), [])


def test_starter_knows_the_holidays_of_the_town() -> None:
    """Public facts, the same in both; a year that is added to the one is added to the other."""
    root = Path(generator.__file__).parent.parent
    town, _ = load({path: (root / path).read_bytes() for path in ("site_config.yml", "content/holidays.yml")})
    assert town is not None
    assert plainly(site(TODAY)[0].holidays) == {year: block for year, block in plainly(town.holidays).items() if year >= 2026}


def plainly(holidays: Holidays) -> dict[int, object]:
    return {
        year: (block.source, [(holiday.name.first, holiday.days) for holiday in block.holidays], block.workdays)
        for year, block in holidays.years.items()
    }


@pytest.mark.parametrize("name", ["town", "a/b/town", "empty"])
def test_start_writes_the_whole_starter(tmp_path: Path, name: str) -> None:
    """Into a new folder, a folder in new folders, or an empty one; nothing else is left."""
    (tmp_path / "empty").mkdir()
    before = (tmp_path / "empty").stat().st_ino
    paths = start(tmp_path / name, TODAY)
    assert contents(tmp_path / name) == starter(TODAY)
    assert sorted(paths) == sorted(starter(TODAY))
    assert {entry.name for entry in tmp_path.iterdir()} == {"empty", name.split("/")[0]}
    assert (tmp_path / "empty").stat().st_ino == before


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX's")
def test_start_makes_a_folder_that_others_may_read(tmp_path: Path) -> None:
    """As any folder made here."""
    (tmp_path / "beside").mkdir()
    start(tmp_path / "town", TODAY)
    assert (tmp_path / "town").stat().st_mode == (tmp_path / "beside").stat().st_mode


@pytest.mark.parametrize(
    ("name", "code"), [("full", "init-not-empty"), ("file", "init-not-a-folder"), ("link", "init-link"), ("dangling", "init-link")]
)
def test_start_leaves_alone_what_is_there(tmp_path: Path, name: str, code: str) -> None:
    """Exit code 2, nothing changed."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "target").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target", target_is_directory=True)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere", target_is_directory=True)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refusal) as refusal:
        start(tmp_path / name, TODAY)
    assert (refusal.value.code, refusal.value.status, sorted(tmp_path.rglob("*"))) == (code, 2, before)
