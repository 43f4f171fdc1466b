"""The list of printed sheets: all that are printed, in order, and few pictures at once."""

import pytest

from generator.outputs import flyers_page
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.flyers_page import FlyersView
from generator.outputs.parts.sentences import plain
from tests.sites import TOWN, town


def list_page(files: dict[str, str], flyers: str = "upcoming", prefix: str = "") -> FlyersView:
    view = dict(flyers_page.plan(town({**config(flyers), **files})))[f"{prefix}flyers/index.html"]
    assert isinstance(view, FlyersView)
    return view


def config(flyers: str) -> dict[str, str]:
    return {"site_config.yml": TOWN["site_config.yml"].rstrip() + f"\n        outputs: {{flyers: {flyers}}}\n"}


def dated(*days: str) -> dict[str, str]:
    return {f"events/clean-city/d{n}.yml": f"title: 大扫除{n}\ndate: {day}\n" for n, day in enumerate(days)}


def test_rows_stand_in_order_of_date() -> None:
    """The next ones open, the others in folds: this month, the next, all later ones."""
    view = list_page(dated("2027-02-03", "2026-12-30", "2026-11-29", "2026-11-26", *["2026-11-27"] * 5))
    (events, _) = view.shelves
    assert [row.event for row in events.rows] == ["d3", "d4", "d5", "d6", "d7", "d8"]
    assert [(fold.title, [row.event for row in fold.rows]) for fold in events.folds] == [
        ("11月其他活动：1项", ["d2"]),
        ("12月其他活动：1项", ["d1"]),
        ("再往后的活动：1项", ["d0"]),
    ]


def test_row_says_when_and_whether() -> None:
    """A series by its next date and its rule; what is off is listed too, for its notice is printed."""
    files = {
        "events/clean-city/weekly.yml": "title: 每周\nrepeat: {every: week, from: 2026-11-23}\ntime: 08:00-09:00\n",
        "events/clean-city/off.yml": "title: 取消的\ndate: 2026-11-28\nchanges: [{action: cancel, reason: 台风}]\n",
    }
    rows = list_page(files).shelves[0].rows
    assert [(r.event, r.status, plain(r.when), plain(r.note), r.tag and r.tag.words) for r in rows] == [
        ("off", "cancelled", "11月28日（周六）", "", "已取消"),
        ("weekly", "scheduled", "11月30日（周一）08:00–09:00", "每周一", "照常"),
    ]
    assert (rows[0].poster, rows[0].picture, rows[0].preview) == (
        "\x1aflyers/off.pdf",
        "\x1aflyers/off.png",
        "\x1aflyers/previews/off.png",
    )


@pytest.mark.parametrize("flyers", ["upcoming", "all", "none"])
def test_list_names_exactly_what_is_printed(flyers: str) -> None:
    """Each sheet once, in every language."""
    files = {
        **dated("2026-11-01", "2026-12-01", "待定"),
        "content/stations/gone.yml": "name: 站\ntype: park\nstatus: closed\nplace: {name: 甲}\n",
        "content/stations/new.yml": "name: 站\ntype: park\nstatus: planned\nplace: {name: 甲}\n",
    }
    edition = town({**config(flyers), **files})
    expected = sorted([*(e.id for e in printed_events(edition)), *(s.id for s in printed_stations(edition))])
    for prefix in ("", "en/"):
        shelves = list_page(files, flyers, prefix).shelves
        piles = [rows for shelf in shelves for rows in (shelf.rows, *(fold.rows for fold in shelf.folds))]
        assert sorted(row.event or row.station for rows in piles for row in rows) == expected
    assert expected == {"upcoming": ["d1", "park"], "all": ["d0", "d1", "d2", "park"], "none": []}[flyers]


def test_past_events_and_those_without_a_day_come_last() -> None:
    """With `all`: undated ones, then what is over, the latest first."""
    view = list_page(dated("2026-10-01", "2026-11-01", "待定", *["2026-11-27"] * 6), "all")
    assert [(fold.title, [row.event for row in fold.rows]) for fold in view.shelves[0].folds] == [
        ("日子还没定的：1项", ["d2"]),
        ("已经过去的：2项", ["d1", "d0"]),
    ]


def test_stations_stand_by_community() -> None:
    """In the town's order; without events the first ones stand open."""
    files = {
        "content/stations/a.yml": "name: 甲站\ntype: park\nstatus: open\nplace: {name: 甲, community: north}\n",
        "content/stations/b.yml": "name: 乙站\ntype: park\nstatus: suspended\nplace: {name: 乙}\n",
    }
    (alone,) = list_page(files).shelves
    assert ([(r.station, r.tag and r.tag.words) for r in alone.rows], alone.folds) == ([("park", None), ("a", None), ("b", "暂停开放")], ())
    beside = list_page({**files, **dated("2026-12-01")}).shelves[1]
    assert (beside.rows, [fold.title for fold in beside.folds]) == ((), ["看3个驿站的海报"])
