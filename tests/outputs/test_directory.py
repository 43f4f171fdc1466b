"""The station directory and the stations' pages."""

import pytest

from generator.model.text import Id
from generator.outputs import directory
from generator.outputs.directory import StationsView, StationView
from generator.outputs.parts.sentences import plain
from tests.sites import town

EXAM = """
    title: 高考
    first-day: 2026-12-07
    last-day: 2026-12-08
    points:
      - {id: gate, place: {name: 校门口, community: west}, first-day: 2026-12-06, last-day: 2026-12-08, time: 07:00-18:30}
    """


def station(text: str) -> str:
    return "name: 站\ntype: park\n" + text


def list_page(files: dict[str, str], now: str = "2026-11-25T08:00", path: str = "stations/index.html") -> StationsView:
    view = dict(directory.plan(town(files, now)))[path]
    assert isinstance(view, StationsView)
    return view


def page(files: dict[str, str], name: str = "park", now: str = "2026-11-25T08:00", prefix: str = "") -> StationView:
    view = dict(directory.plan(town(files, now)))[f"{prefix}stations/{name}/index.html"]
    assert isinstance(view, StationView)
    return view


def test_stations_stand_in_the_town_s_order_of_communities() -> None:
    """Those in use first, those without a community last among them; closed ones after all, and not counted."""
    view = list_page(
        {
            "content/stations/a-north.yml": station("status: open\nplace: {name: 甲, community: north}\n"),
            "content/stations/b-east.yml": station("status: suspended\nplace: {name: 乙, community: east}\n"),
            "content/stations/c-none.yml": station("status: planned\nplace: {name: 丙}\n"),
            "content/stations/d-gone.yml": station("status: closed\nplace: {name: 丁, community: east}\n"),
        }
    )
    assert [(c.station, c.status) for c in view.cards] == [
        ("park", "open"),
        ("a-north", "open"),
        ("b-east", "suspended"),
        ("c-none", "planned"),
    ]
    assert ([c.station for c in view.closed], view.count) == (["d-gone"], 4)


@pytest.mark.parametrize(("day", "shown"), [("2026-11-21", False), ("2026-11-22", True), ("2026-12-08", True), ("2026-12-09", False)])
def test_exam_points_join_and_leave_by_their_days(day: str, shown: bool) -> None:
    """From 14 days before their first day to their last."""
    view = list_page({"events/exam-service/gaokao.yml": EXAM}, now=f"{day}T08:00")
    points = [(c.station, c.href, c.status) for c in view.cards if "." in c.station]
    assert points == ([("gaokao.gate", "\x1aevents/gaokao/#gate", "open")] if shown else [])


def test_card_shows_what_there_is_and_what_is_broken() -> None:
    """In the fixed order; what is missing or unknown is left to the station's page."""
    view = list_page(
        {
            "content/stations/park.yml": station(
                "status: open\nplace: {name: 公园}\naccess: scan\namenities: {fridge: no, microwave: broken, toilet: yes, wifi: unknown}\n"
            )
        }
    )
    (card,) = view.cards
    assert [(a.id, a.has) for a in card.amenities] == [("toilet", "yes"), ("microwave", "broken")]
    assert (card.access, card.condition.strong) == ("扫码进", ("开放时间待定，请到现场看",))


@pytest.mark.parametrize(
    ("yaml", "words", "note"),
    [
        ("status: suspended\nstatus-note: 装修\nstatus-until: 2026-12-20", "暂停开放", "装修。预计12月20日（周日）以后开。"),
        ("status: planned\nopened: 2027", "还没开", "预计2027年开。"),
        ("status: closed", "已经关闭", ""),
        ("status: open\nvalid: {until: 2026-11-01}", "现在没有", "11月1日（周日）已经结束。"),
        ("status: open\nvalid: {from: 2026-12-01}", "现在没有", "12月1日（周二）开始。"),
    ],
)
def test_condition_says_why_and_until_when(yaml: str, words: str, note: str) -> None:
    """Each state in words."""
    found = page({"content/stations/park.yml": station(f"{yaml}\nplace: {{name: 公园}}\n")}).condition
    assert (found.words, plain(found.note)) == (words, note)


def test_page_shows_all_amenities_in_their_order() -> None:
    """Eleven, then the site's own; unknown unless written."""
    amenities = page({"content/stations/park.yml": station("status: open\nplace: {name: 公园}\namenities: {books: yes}\n")}).amenities
    assert [a.id for a in amenities] == [
        "toilet",
        "air-conditioning",
        "water",
        "microwave",
        "seats",
        "first-aid",
        "wifi",
        "charging",
        "fridge",
        "books",
        "newspapers",
    ]
    assert {a.id: a.has for a in amenities if a.has != "unknown"} == {"books": "yes"}


def test_page_lists_what_takes_place_there() -> None:
    """Events, branches and sessions at the station, each once with its next date there; internal ones never."""
    files = {
        "events/clean-city/weekly.yml": "title: 每周\nrepeat: {every: week, from: 2026-11-23}\nplace: {station: park}\n",
        "events/clean-city/branch.yml": "title: 分会场\ndate: 2026-11-28\nplace: {name: 甲}\nbranches: [{station: park}]\n",
        "events/waste-sorting/tour.yml": "title: 巡讲\nsessions: [{id: a, date: 2026-11-20, place: {station: park}}, "
        "{id: b, date: 2026-11-27, place: {station: park}}]\n",
        "events/clean-city/past.yml": "title: 过去\ndate: 2026-11-01\nplace: {station: park}\n",
        "events/clean-city/hidden.yml": "title: 内部\ndate: 2026-11-26\nplace: {station: park}\nvisibility: internal\n",
    }
    found = [(e.event, e.status, plain(e.when)) for e in page(files).events]
    assert found == [
        ("tour", "scheduled", "11月27日（周五）"),
        ("branch", "scheduled", "11月28日（周六）"),
        ("weekly", "scheduled", "11月30日（周一）"),
    ]


def test_page_calls_the_station_or_else_the_site() -> None:
    """The station's own number, or the town's hotline."""
    own = station("status: open\nplace: {name: 公园}\nphone: 0769-0000 0000\n")
    for files, href in (({}, "tel:12345"), ({"content/stations/park.yml": own}, "tel:076900000000")):
        phone = page(files).phone
        assert phone is not None and phone.href == href


def test_long_directories_go_on_at_further_pages() -> None:
    """200 a page; the count is that of all."""
    files = {f"content/stations/s{n:03}.yml": station("status: open\nplace: {name: 甲}\n") for n in range(200)}
    first, second = list_page(files), list_page(files, path="stations/page/2/index.html")
    assert (len(first.cards), len(second.cards), first.count, second.number) == (200, 1, 201, 2)
    assert second.pages == ("\x1astations/", "\x1astations/page/2/")
    assert [a.url for a in second.alternates] == [
        "https://example.org/town/stations/page/2/",
        "https://example.org/town/en/stations/page/2/",
    ]


def test_feed_address_is_absolute() -> None:
    """To subscribe, and to copy."""
    found = page({}, prefix="en/")
    assert (found.feed_webcal, found.feed_address) == (
        "webcal://example.org/town/en/feeds/stations/park.ics",
        "https://example.org/town/en/feeds/stations/park.ics",
    )
    assert found.station == Id("park")
