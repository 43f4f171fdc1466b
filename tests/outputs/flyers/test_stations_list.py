"""The directory of stations on paper."""

from generator.outputs import flyers
from generator.outputs.flyers.stations_list import Chip, StationsListView
from tests.sites import TOWN, town

STATIONS = {
    "content/stations/gate.yml": "name: 东门站\ntype: union-station\nstatus: suspended\nstatus-note: 水管爆了\n"
    "place: {name: 东门, community: east}\nhours: [每天 08:00-18:00]\namenities: {water: yes}\n",
    "content/stations/mill.yml": "name: 磨坊站\ntype: service-point\nstatus: open\nplace: {name: 磨坊, address: 磨坊路2号}\naccess: scan\n"
    "audience: [环卫工]\nhours: ['周一至周五 08:30-12:00,14:30-18:00']\namenities: {toilet: yes, water: broken, wifi: no}\n"
    "exceptions: [{date: 2026-12-31, hours: 09:00-12:00}]\n",
    "content/stations/gone.yml": "name: 旧站\ntype: park\nstatus: closed\nplace: {name: 旧址}\n",
    "content/stations/soon.yml": "name: 新站\ntype: park\nstatus: planned\nstatus-until: 2027-01-15\nplace: {name: 新址}\n",
}
EXAM = """
title: 学业|考试
first-day: 2026-12-07
last-day: 2026-12-09
points: [{id: gate, place: {name: 校门口, community: west}, date: 2026-12-07, time: 08:00-12:00, services: [饮水]}]
"""


def directory(files: dict[str, str] = STATIONS, tag: str = "", now: str = "2026-11-25T08:00") -> StationsListView:
    view = dict(flyers.plan(town(files, now)))[f"{tag}flyers/stations.pdf"]
    assert isinstance(view, StationsListView)
    return view


def names(view: StationsListView) -> list[str]:
    return ["".join((entry.section or entry.name).lines) for page in view.pages for entry in page]


def test_directory_gathers_stations_by_community() -> None:
    """In the order of the town, all but the closed ones; what is in none comes last."""
    assert names(directory()) == ["东社区", "东门站", "西社区", "公园站", "其他地方", "磨坊站", "新站"]


def test_directory_says_when_where_and_what() -> None:
    """Hours with the days that differ, address, who may enter, what is there and what is broken."""
    entry = next(e for page in directory().pages for e in page if e.name.lines == ("磨坊站",))
    assert "".join(entry.hours.lines) == "周一至周五08:30–12:00、14:30–18:00，周六、周日休息。12月31日（周四）改为09:00–12:00。"
    assert [line.lines for line in entry.lines] == [("磨坊路2号",), ("扫码进；环卫工",)]
    assert entry.chips == ((Chip("toilet", "卫生间", False), Chip("water", "饮水机（坏了）", True)),)


def test_directory_says_of_a_station_that_is_not_open_why() -> None:
    """Neither hours nor what is inside."""
    found = {e.name.lines: e for page in directory().pages for e in page}
    gate, soon = found[("东门站",)], found[("新站",)]
    assert (gate.state, [line.lines for line in gate.lines], gate.hours.lines, gate.chips) == (
        "暂停开放",
        [("东门",), ("水管爆了。",)],
        (),
        (),
    )
    assert (soon.state, [line.lines for line in soon.lines]) == ("还没开", [("新址",), ("预计2027年1月15日（周五）开。",)])


def test_directory_says_the_same_every_day() -> None:
    """On a holiday too: it hangs there tomorrow."""
    assert len({directory(now=f"2026-{day}T08:00") for day in ("09-30", "10-01", "11-25")}) == 1


def test_directory_has_the_points_of_an_exam_while_they_last() -> None:
    """From 14 days before, as on the site."""
    files = {"events/exam-service/exam.yml": EXAM}
    assert names(directory(files, now="2026-11-22T08:00")) == ["西社区", "公园站"]
    view = directory(files)
    entry = view.pages[0][2]
    assert names(view) == ["西社区", "公园站", "校门口"]
    assert (entry.hours.lines, [line.lines for line in entry.lines]) == (("12月7日（周一）08:00–12:00",), [("学业考试",)])
    assert entry.chips == ((Chip("", "饮水", False),),)


def test_directory_leads_to_the_list_on_the_site() -> None:
    """In its own language, by a code of 32 mm."""
    view = directory(tag="en/")
    assert (view.url, round(view.head.code.symbol * 25.4 / 72, 6)) == ("https://example.org/town/en/stations/", 32)


def test_directory_of_no_stations_says_so() -> None:
    """And has a page."""
    view = directory({"content/stations/park.yml": TOWN["content/stations/park.yml"].replace("status: open", "status: closed")})
    assert (view.pages, view.empty) == (((),), "没有驿站。")


def test_directory_letters_are_looked_at() -> None:
    """Those of a planned station, which has no sheet of its own, and of its address."""
    station = STATIONS["content/stations/soon.yml"].replace("{name: 新址}", "{name: 新址, address: 𠮷祥路}")
    edition = town({"content/stations/soon.yml": station})
    assert [d.code for d in flyers.diagnose([view for _, view in flyers.plan(edition)], edition)] == ["letter-not-printable"]


def test_directory_names_the_community_that_goes_on() -> None:
    """On a page that begins with one of its stations."""
    many = {f"content/stations/s{n:02}.yml": STATIONS["content/stations/mill.yml"].replace("磨坊站", f"第{n}站") for n in range(20)}
    view = directory(many)
    assert len(view.pages) > 1
    assert [running.lines for running in view.foot.running[1:]] == [("驿站和服务点：其他地方",)] * (len(view.pages) - 1)
