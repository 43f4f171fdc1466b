"""The file to fill in: every key has its line, and every line is right when it is switched on."""

import re
from dataclasses import fields
from datetime import date, datetime
from importlib import resources
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import yaml as plain_yaml

from generator import checks
from generator.desk.blank import blank
from generator.kinds import KINDS
from generator.model.event import Details
from generator.model.site import Site
from generator.source.decode import DAY_KEYS, key_of
from generator.source.events import event_schema
from generator.source.fields import icons
from generator.source.key_words import PLAIN, entries, groups
from generator.source.load import load
from tests.sites import TOWN

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
FOLDERS: dict[str, str] = {kind.id: kind.id for kind in KINDS} | {PLAIN: "green-village"}
NEEDS_MORE = {"picture-missing", "unknown-event"}
"""What only a picture and another event that are there can satisfy."""

WAYS = [(kind, way) for kind in FOLDERS for way in ("date", *(e.way for _, listed in entries(kind) for e in listed if e.way))]


def site(path: str, text: str, languages: str = "[zh-Hans, en]") -> tuple[Site, list[str]]:
    """The town of the tests with one more file, and the codes of all that is wrong with it, warnings too."""
    files = {name: "\n".join(line[8:] for line in lines.split("\n")).lstrip("\n").encode() for name, lines in TOWN.items()}
    files["site_config.yml"] = files["site_config.yml"].replace(b"[zh-Hans, en]", languages.encode())
    made, found = load({**files, path: text.encode()} if path else files)
    assert made is not None
    return made, [d.code for d in (*found, *checks.run(made, NOW))]


CONFIG = site("", "")[0].config


def switched_on(kind: str, way: str, tag: str = "zh") -> str:
    """The file with every “# ” deleted, and one way to say when. An exam's parts need its days."""
    config = CONFIG if tag == "zh" else site("", "", "[en, zh-Hans]")[0].config
    keep = {"date"} if way == "date" else {key for _, listed in entries(kind) for e in listed if e.way == way for key in e.keys}
    drop = {"date", *(key for _, listed in entries(kind) for e in listed if e.way for key in e.keys)} - keep
    drop |= {"time"} if way == "sessions" or kind == "exam-service" else set()
    drop |= {"timetable", "points", "windows"} if way == "date" else set()
    lines: list[str] = []
    dropping = False
    for line in re.sub("(?m)^# ", "", blank(kind, config, TODAY)).split("\n"):
        if re.match("[a-z]", line):
            dropping = line.partition(":")[0] in drop
        if not dropping or line.startswith("#"):
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("kind", FOLDERS)
def test_blank_has_a_line_for_every_key(kind: str) -> None:
    """A key that an event learns is told to whoever begins one."""
    known = set(event_schema(kind).keys) - ({"repeat"} if kind == "exam-service" else set())
    assert known == {key for _, listed in entries(kind) for entry in listed for key in entry.keys}


def test_blank_lists_keys_of_details_where_they_belong() -> None:
    """A kind's own fields in that kind alone."""
    own = {(kind.id, key_of(field.name)) for kind in KINDS for field in fields(kind.details) if field not in fields(Details)}
    listed = {
        (kind, key) for _, group in groups() for entry in group for kind in entry.kinds for key in entry.keys if len(entry.kinds) == 1
    }
    assert own == {(kind, key) for kind, key in listed if key not in ("time", "follows", *DAY_KEYS)}


@pytest.mark.parametrize("kind", FOLDERS)
def test_blank_is_faultless_as_it_is(kind: str) -> None:
    """Neither a mistake nor a warning before anything is filled in; and it says that its day is not known."""
    made, codes = site(f"events/{FOLDERS[kind]}/new.yml", blank(kind, CONFIG, TODAY))
    assert (codes, [event.title.first for event in made.events.values()]) == ([], ["标题待定"])


@pytest.mark.parametrize("tag", ["zh", "en"])
@pytest.mark.parametrize(("kind", "way"), WAYS)
def test_blank_is_right_with_all_lines_switched_on(kind: str, way: str, tag: str) -> None:
    """Each way to say when, with every other key."""
    languages = "[zh-Hans, en]" if tag == "zh" else "[en, zh-Hans]"
    made, codes = site(f"events/{FOLDERS[kind]}/new.yml", switched_on(kind, way, tag), languages)
    assert (set(codes) - NEEDS_MORE - ({"holidays-unpublished"} if way == "repeat" else set()), len(made.events)) == (set(), 1)


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("tag", ["zh", "en"])
def test_blank_has_three_sorts_of_lines(kind: str, tag: str) -> None:
    """A key that is needed, a key behind “# ”, an explanation behind ##; each key is explained, and no line is too long for a screen."""
    config = CONFIG if tag == "zh" else site("", "", "[en, zh-Hans]")[0].config
    lines = blank(kind, config, TODAY).split("\n")
    assert [line for line in lines if line and not re.match(r"## |# [ a-z]|(title|date): ", line)] == []
    assert [one for before, one in pairwise(lines) if re.match("(# )?[a-z]", one) and not before.startswith("#")] == []
    assert [line for line in lines if len(line) > 150] == []


def test_blank_speaks_the_first_language() -> None:
    """English explanations and examples where that is English."""
    text = blank("clean-city", site("", "", "[en, zh-Hans]")[0].config, TODAY)
    assert set(re.findall("[\u4e00-\u9fff]+", text)) == {"待定", "次日"}


def test_blank_names_what_the_site_has() -> None:
    """Its first community, organisation and reach; without any, a word in their place."""
    text = blank("waste-sorting", CONFIG, TODAY)
    assert [word for word in ("community: east", "org: bureau", "reaches: school", "date: 2026-12-05") if word not in text] == []


def test_icons_are_all_named() -> None:
    """What a symbol shows, in both languages; none that is not there."""
    said = plain_yaml.safe_load(resources.files("generator").joinpath("locales/icons.yml").read_text(encoding="utf-8"))
    assert tuple(said) == icons()
    assert {tuple(one) for one in said.values()} == {("zh", "en")}
