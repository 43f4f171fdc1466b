"""The list of printed sheets: all that are printed, in order, and few pictures at once."""

import re

import pytest

from generator.outputs import flyers, flyers_page
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
    assert [(file.words, file.href) for file in rows[0].files] == [
        ("海报A4", "\x1aflyers/off.pdf"),
        ("海报A3", "\x1aflyers/off-a3.pdf"),
        ("分享图", "\x1aflyers/off.png"),
    ]
    assert (rows[0].preview, rows[0].files[0].of_what) == ("\x1aflyers/previews/off.png", "海报A4：取消的")


@pytest.mark.parametrize("wanted", ["upcoming", "all", "none"])
def test_page_names_every_sheet_that_there_is(wanted: str) -> None:
    """And no other, in every language."""
    files = {
        **dated("2026-11-01", "2027-02-03", "待定"),
        "events/exam-service/exam.yml": "title: 学考\ndate: 2026-12-07\nvolunteers: {needed: 2}\n",
        "events/clean-city/off.yml": "title: 取消的\ndate: 2026-11-28\nchanges: [{action: cancel, reason: 台风, announced: 2026-11-24}]\n",
    }
    edition = town({**config(wanted), **files})
    for prefix in ("", "en/"):
        view = list_page(files, wanted, prefix)
        linked = [file for month in view.months for file in month.files] + list(view.later)
        for shelf in view.shelves:
            rows = (*shelf.rows, *(row for fold in shelf.folds for row in fold.rows))
            linked += [*shelf.files, *(file for row in rows for file in row.files)]
        shown = re.compile(rf"{prefix}flyers/(stations/)?[^/]+")
        made = {path for path, _ in flyers.plan(edition) if shown.fullmatch(path)}
        assert {file.href.removeprefix("\x1a") for file in linked} == made
        assert bool(made) is (wanted != "none")


def test_months_come_in_one_file() -> None:
    """The running one and the next, with how many posters; programmes of later months stand apart."""
    view = list_page(dated("2026-11-28", "2026-12-02", "2026-12-03", "2027-02-03"))
    assert [(month.title, [file.href for file in month.files]) for month in view.months] == [
        ("11月：1张海报", ["\x1aflyers/month-2026-11.pdf", "\x1aflyers/programme-2026-11.pdf"]),
        ("12月：2张海报", ["\x1aflyers/month-2026-12.pdf", "\x1aflyers/programme-2026-12.pdf"]),
    ]
    assert [(file.words, file.href) for file in view.later] == [("2027年2月", "\x1aflyers/programme-2027-02.pdf")]


def test_changed_sheets_stand_first() -> None:
    """What is new of each, since when; without a preview, for it is the words that count."""
    files = {
        **dated("2026-11-28"),
        "events/clean-city/off.yml": "title: 取消的\ndate: 2026-12-28\nchanges: [{action: cancel, reason: 台风, announced: 2026-11-24}]\n",
    }
    shelf = list_page(files).shelves[0]
    assert (shelf.title, [(row.event, row.tag and row.tag.words, plain(row.note), row.preview) for row in shelf.rows]) == (
        "改过的，要重印",
        [("off", "已取消", "台风。11月24日（周二）公布。", "")],
    )
    assert [one.title for one in list_page(dated("2026-11-28")).shelves] == ["最近的活动", "驿站门口海报"]


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
