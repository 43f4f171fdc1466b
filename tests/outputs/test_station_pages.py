"""The stations' pages: their state, hours, amenities, who may enter, who runs them."""

import pytest

from generator.model.text import Id
from generator.outputs import station_pages
from generator.outputs.event_pages import Subscription
from generator.outputs.parts.sentences import plain
from generator.outputs.station_pages import StationView
from tests.sites import TOWN, town


def station(text: str) -> str:
    return "name: 站\ntype: park\n" + text


def page(files: dict[str, str], name: str = "park", now: str = "2026-11-25T08:00", prefix: str = "") -> StationView:
    view = dict(station_pages.plan(town(files, now)))[f"{prefix}stations/{name}/index.html"]
    assert isinstance(view, StationView)
    return view


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


def test_page_says_whom_to_call() -> None:
    """The town's hotline to report what is broken, and the station's own number beside it; without a hotline that is for both."""
    own = station("status: open\nplace: {name: 公园}\nphone: 0769-0000 0000\n")
    without = TOWN["site_config.yml"].replace('contact: {phone: "12345"}', "")
    found = []
    for files in ({}, {"content/stations/park.yml": own}, {"content/stations/park.yml": own, "site_config.yml": without}):
        view = page(files)
        found.append([link and link.href for link in (view.report, view.phone)])
    assert found == [["tel:12345", None], ["tel:12345", "tel:076900000000"], ["tel:076900000000", None]]


def test_feed_address_is_absolute() -> None:
    """To subscribe, and to copy; and the way to its row on the page of all feeds."""
    found = page({}, prefix="en/")
    assert found.feed == Subscription(
        "webcal://example.org/town/en/feeds/stations/park.ics",
        "https://example.org/town/en/feeds/stations/park.ics",
        "\x1aen/subscribe/#station-park",
    )
    assert found.station == Id("park")


def test_page_of_a_greenway_lists_no_amenities_nobody_wrote() -> None:
    """A union station owes an answer; a park or a stall zone does not."""
    written = "status: open\nplace: {name: 甲}\n"
    assert page({"content/stations/park.yml": station(written)}).amenities == ()
    assert len(page({"content/stations/park.yml": "name: 站\ntype: service-point\n" + written}).amenities) == 11


def test_page_says_who_may_enter_in_a_sentence() -> None:
    """Whom it is for, and how one gets in."""
    view = page({"content/stations/park.yml": station("status: open\nplace: {name: 甲}\naudience: [环卫工, 所有人]\naccess: scan\n")})
    assert (plain(view.audience), view.access) == ("环卫工、所有人都能进。", "扫码才能进。")


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        ("{on: 2026-05-29}", "5月29日（周五）核对过。"),
        ("{on: 2026-05-28, by: 巡查员}", "5月28日（周四）由巡查员核对。离现在已经半年多，去之前最好先问一声。"),
    ],
)
def test_page_warns_of_an_old_check(checked: str, words: str) -> None:
    """After 180 days; and it says who looked."""
    found = page({"content/stations/park.yml": station(f"status: open\nplace: {{name: 甲}}\nchecked: {checked}\n")}).checked
    assert plain(found) == words


def test_page_names_operators_by_their_roles() -> None:
    """With what the site says about them, named where there are two."""
    config = TOWN["site_config.yml"].replace(
        "organisations: {bureau: 城管分局, team: 志愿队}",
        "organisations: {bureau: {name: 城管分局, about: 管市容。}, team: {name: 志愿队, about: 帮忙的人}, club: 球会}",
    )
    operators = "[{org: bureau, role: lead}, {org: team, role: co}, {org: club, role: co}]"
    view = page(
        {
            "site_config.yml": config,
            "content/stations/park.yml": station(f"status: open\nplace: {{name: 甲}}\noperators: {operators}\nopened: 2023-05\n"),
        }
    )
    assert [(plain(f.label), plain(f.value), plain(f.note)) for f in view.about] == [
        ("管理", "城管分局", "管市容。"),
        ("一起管理", "志愿队、球会", "志愿队：帮忙的人。"),
        ("启用", "2023年5月", ""),
    ]


@pytest.mark.parametrize(
    ("yaml", "words", "today"),
    [
        ("status: open", "每天09:00–18:00。", True),
        ("status: suspended", "每天09:00–18:00。", False),
        ("status: planned", "每天09:00–18:00。", False),
    ],
)
def test_page_says_nothing_of_today_while_it_is_not_in_use(yaml: str, words: str, today: bool) -> None:
    """The usual hours stay; no row is marked."""
    view = page({"content/stations/park.yml": station(f"{yaml}\nplace: {{name: 甲}}\nhours: [每天 09:00-18:00]\n")})
    assert ("".join(view.opening.words), any(row.is_today for row in view.opening.rows)) == (words, today)


@pytest.mark.parametrize(
    ("status", "address"),
    [("open", "\x1aflyers/stations/park.pdf"), ("suspended", "\x1aflyers/stations/park.pdf"), ("planned", ""), ("closed", "")],
)
def test_page_leads_to_its_door_poster(status: str, address: str) -> None:
    """Where there is a door to hang it on."""
    assert page({"content/stations/park.yml": station(f"status: {status}\nplace: {{name: 甲}}\n")}).poster == address


def test_page_names_itself_for_paper() -> None:
    """Its own address without the scheme, in each language."""
    assert [page({}, prefix=prefix).paper for prefix in ("", "en/")] == [
        "最新情况看 example.org/town/stations/park/",
        "For the latest see example.org/town/en/stations/park/",
    ]
