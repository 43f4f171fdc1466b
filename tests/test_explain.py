"""Where an output comes from, looked up in a plan of three."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from generator import outputs
from generator.diagnostics import Origin
from generator.explain import describe, grouped, nearest_to, outputs_with, path_of
from generator.plan import Plan, View
from generator.routes import link
from tests.sites import town


@dataclass(frozen=True, slots=True)
class Card:
    event: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(View):
    title: str
    cards: tuple[Card, ...] = ()
    address: str = ""
    words: tuple[str, ...] = ()
    picture: bytes = b""


CARD = Card("sweep", "大扫除")
PLAN = Plan(
    {
        "events/index.html": Page(title="活动", cards=(CARD,)),
        "events/sweep/index.html": Page(origin=Origin("events/clean-city/sweep.yml"), title="大扫除", cards=(CARD,)),
        "index.html": Page(title="首页", address=link("events/"), words=("一", "二"), picture=b"123"),
    }
)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("events/sweep/index.html", "events/sweep/index.html"),
        ("/events/sweep/", "events/sweep/index.html"),
        ("events/sweep", "events/sweep/index.html"),
        ("site/events/sweep/index.html", "events/sweep/index.html"),
        ("./site/events", "events/index.html"),
        ("events/sweep/#when", "events/sweep/index.html"),
        ("", "index.html"),
        ("/", "index.html"),
        ("events/other/", None),
    ],
)
def test_path_is_found_however_it_is_written(asked: str, path: str | None) -> None:
    """As an address, as a path, as copied from the shell."""
    assert path_of(PLAN, asked) == path


def test_nearest_path_is_offered() -> None:
    """A slip of the pen is recognised, another thing is not."""
    assert [nearest_to(PLAN, asked) for asked in ("events/swep/", "events/sweep/index.htm", "zzz")] == [
        "events/sweep/",
        "events/sweep/index.html",
        "",
    ]


def test_view_is_described_field_by_field() -> None:
    """Nested views are indented, addresses count from the root, bytes are counted."""
    assert list(describe(PLAN.outputs["events/index.html"])) == [
        "Page",
        "  title: 活动",
        "  cards: 1",
        "    1: Card",
        "      event: sweep",
        "      title: 大扫除",
        "  address: –",
        "  words: –",
        "  picture: 0 bytes",
    ]
    assert list(describe(PLAN.outputs["index.html"]))[3:] == ["  address: /events/", "  words: 一, 二", "  picture: 3 bytes"]


def test_outputs_that_show_an_event_are_all_found() -> None:
    """However deep it stands in the view."""
    found: Iterable[tuple[str, tuple[str, ...]]] = outputs_with(PLAN, "sweep")
    assert list(found) == [("events/index.html", ("大扫除",)), ("events/sweep/index.html", ("大扫除",))]


def test_every_kind_of_output_is_found() -> None:
    """Pages, feeds and data name what they show in fields of their own."""
    plan, _ = outputs.plan(town({"events/clean-city/day.yml": "title: 大扫除\ndate: 2026-12-10\nplace: {station: park}\n"}))
    found = dict(outputs_with(plan, "day"))
    assert {path for path in found if not path.startswith("en/")} == {
        "calendar/2026-12/index.html",
        "data/events.csv",
        "data/events.json",
        "events/communities/west/index.html",
        "events/day/event.ics",
        "events/day/index.html",
        "events/index.html",
        "events/kinds/clean-city/index.html",
        "feeds/all.alarm.ics",
        "feeds/all.google.ics",
        "feeds/all.ics",
        "feeds/all.three-months.ics",
        "feeds/archive/2026.ics",
        "feeds/communities/west.alarm.ics",
        "feeds/communities/west.google.ics",
        "feeds/communities/west.ics",
        "feeds/kinds/clean-city.alarm.ics",
        "feeds/kinds/clean-city.google.ics",
        "feeds/kinds/clean-city.ics",
        "feeds/stations/park.alarm.ics",
        "feeds/stations/park.google.ics",
        "feeds/stations/park.ics",
        "flyers/day-a3.pdf",
        "flyers/day.pdf",
        "flyers/day.png",
        "flyers/index.html",
        "flyers/month-2026-12.pdf",
        "flyers/previews/day.png",
        "flyers/programme-2026-12.pdf",
        "flyers/squares/day.png",
        "finder/soon.js",
        "index.html",
        "search/index.html",
        "stations/park/index.html",
    }
    assert found["feeds/all.ics"] == ("2026-12-10 · 2026-12-11 · CONFIRMED · SEQUENCE 0 · 大扫除 · 公园站",)
    assert found["calendar/2026-12/index.html"] == ("2026-12-10 · 全天 · scheduled · 照常 · 大扫除 · 西社区 公园站",)
    assert found["data/events.json"][1] == "2026-12-10 · 2026-12-11 · scheduled · 公园站 west park"
    assert found["events/day/index.html"][-1] == "JSON-LD: 2026-12-10 · EventScheduled · 大扫除"
    assert dict(outputs_with(plan, "park"))["data/stations.json"][0].startswith("公园站")


def test_google_is_told_by_the_title() -> None:
    """It hides what is cancelled, so the entry there stays confirmed; other programs hear the status."""
    line = "title: 大扫除\ndate: 2026-12-10\nplace: {station: park}\nchanges: [{action: cancel, reason: 雨, announced: 2026-11-30}]\n"
    plan, _ = outputs.plan(town({"events/clean-city/day.yml": line}))
    found = dict(outputs_with(plan, "day"))
    said = "2026-12-10 · 2026-12-11 · {} · SEQUENCE 0 · 【取消】大扫除 · 公园站"
    assert (found["feeds/all.ics"], found["feeds/all.google.ics"]) == ((said.format("CANCELLED"),), (said.format("CONFIRMED"),))


def test_outputs_that_say_the_same_are_told_together() -> None:
    """A list of paths above what they say, pages before feeds."""
    plan, _ = outputs.plan(town({"events/clean-city/day.yml": "title: 大扫除\ndate: 2026-12-10\nplace: {station: park}\n"}))
    groups = [*grouped(plan, "day")]
    assert [*dict.fromkeys(group for group, _, _ in groups)] == ["pages", "feeds", "data", "sheets"]
    assert [paths for group, paths, _ in groups if group == "data"] == [["data/events.csv", "data/events.json"]]
    assert sorted(path for _, paths, _ in groups for path in paths) == [path for path, _ in outputs_with(plan, "day")]
