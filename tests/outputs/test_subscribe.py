"""The page of all feeds: a row each, links that lead to feeds that are there, whatever their names are."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator import outputs
from generator.language import Language, Words
from generator.outputs import subscribe
from generator.outputs.event_pages import EventView
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.home import HomeView
from generator.outputs.lists import ListView
from generator.outputs.station_pages import StationView
from generator.outputs.subscribe import FeedRow, SubscribeView
from generator.plan import View
from tests.sites import TOWN, town

SITE = "https://example.org/town/"
HOSTILE = "\"引号' & <script>alert(1)</script> #? %2F +／"
FILES = {
    "events/clean-city/weekly.yml": "title: 每周\nrepeat: {every: week, from: 2026-11-23}\nplace: {name: 街, community: east}\n",
    "events/clean-city/once.yml": "title: 一次\ndate: 2026-12-01\nplace: {station: park}\n",
    "events/waste-sorting/tour.yml": "title: 巡回\nsessions: [{id: a, date: 2026-12-01}, {id: b, date: 2026-12-02}]\n",
    "events/exam-service/exam.yml": "title: 高考\nexam: 考\nfirst-day: 2027-06-07\nlast-day: 2027-06-09\n",
    "events/clean-city/over.yml": "title: 办完的\nrepeat: {every: week, from: 2026-01-05, until: 2026-02-02}\n",
    "events/clean-city/off.yml": "title: 不办的\nrepeat: {every: week, from: 2026-11-23}\nchanges: [{action: cancel, reason: 雨}]\n",
    "events/clean-city/taken-back.yml": "title: 发错的\nrepeat: {every: week, from: 2026-11-23}\nvisibility: withdrawn\n",
}
NAMED = {
    "site_config.yml": TOWN["site_config.yml"].replace("测试镇", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'"),
    "events/clean-city/weekly.yml": f"title: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\nrepeat: {{every: week, from: 2026-11-23}}\n",
}


def built(files: dict[str, str]) -> dict[str, View]:
    plan, found = outputs.plan(town(files))
    assert [d.code for d in found if d.severity == "error"] == []
    return dict(plan.outputs)


def page(files: dict[str, str], prefix: str = "") -> SubscribeView:
    view = dict(subscribe.plan(town(files)))[f"{prefix}subscribe/index.html"]
    assert isinstance(view, SubscribeView)
    return view


def every_row(view: SubscribeView) -> Iterator[FeedRow]:
    yield from view.rows
    for group in view.groups:
        yield from group.rows


def group(view: SubscribeView, id_: str) -> list[FeedRow]:
    return [row for each in view.groups if each.id == id_ for row in each.rows]


def test_rows_stand_open_for_everything_and_for_kinds_with_something_to_come() -> None:
    """The rest wait in folds: other kinds, communities in the town's order, stations, events that one subscribes to alone."""
    view = page(FILES)
    assert [(row.id, row.name.text, row.note.text) for row in view.rows] == [
        ("all", "全部活动", "全镇3个社区"),
        ("kind-clean-city", "洁净城市", "接下来有3项活动"),
        ("kind-exam-service", "高考服务", "接下来有1项活动"),
        ("kind-waste-sorting", "垃圾分类", "接下来有1项活动"),
    ]
    assert [(each.id, each.note, [row.id for row in each.rows]) for each in view.groups] == [
        ("kinds", "1类现在没有活动，也能先订上", ["kind-green-village"]),
        ("communities", "3个社区各有一份", ["community-east", "community-west", "community-north"]),
        ("stations", "1个驿站", ["station-park"]),
        ("series", "常办的活动和考试，3项各有一份", ["series-weekly", "series-tour", "series-exam"]),
    ]


def test_row_says_what_is_in_it() -> None:
    """How much is to come; where a station is; when a series takes place."""
    view = page(FILES)
    assert [row.note.text for row in group(view, "communities")] == ["接下来有1项活动", "接下来有1项活动", "现在没有活动，有了会自己出现"]
    assert [row.note.text for row in group(view, "stations")] == ["公园"]
    assert [row.note.text for row in group(view, "series")] == ["每周一", "一共2场", "2027年6月7日至9日"]


def test_series_are_those_that_one_would_subscribe_to() -> None:
    """Not what is over, called off or withdrawn, though it still has a feed for those who subscribed before."""
    assert [(row.event, row.status) for row in group(page(FILES), "series")] == [
        ("weekly", "scheduled"),
        ("tour", "scheduled"),
        ("exam", "scheduled"),
    ]


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("files", [FILES, NAMED, {}], ids=["town", "hostile names", "nothing on"])
def test_every_link_leads_to_its_feed(files: dict[str, str], prefix: str) -> None:
    """Parsed as a program parses them: each in its own scheme, all of the same feed, and that feed is there under that very address."""
    plan = built(files)
    sources = {view.source: path for path, view in plan.items() if isinstance(view, FeedView)}
    for row in every_row(page(files, prefix)):
        plain, alarm, google = (row.address.replace(".ics", f"{variant}.ics") for variant in ("", ".alarm", ".google"))
        assert sources[plain] == plain.removeprefix(SITE)
        assert (alarm in sources, google in sources) == (True, True)
        assert (row.webcal, row.alarm) == (plain.replace("https:", "webcal:"), alarm.replace("https:", "webcal:"))
        assert urlsplit(row.google)._replace(query="").geturl() == "https://calendar.google.com/calendar/u/0/r"
        assert parse_qs(urlsplit(row.google).query, strict_parsing=True) == {"cid": [google.replace("https:", "webcal:")]}
        feed = plan[sources[plain]]
        assert isinstance(feed, FeedView)
        for link, host in ((row.outlook, "outlook.live.com"), (row.office, "outlook.office.com")):
            assert urlsplit(link)._replace(query="").geturl() == f"https://{host}/calendar/0/addfromweb/"
            assert parse_qs(urlsplit(link).query, strict_parsing=True) == {"url": [plain], "name": [feed.name]}
            assert urlsplit(link).fragment == ""


def test_every_feed_that_can_be_subscribed_to_has_its_row() -> None:
    """All but archives, the file to import, and the feeds of what is over or off."""
    plan = built(FILES)
    feeds = {path for path, view in plan.items() if isinstance(view, FeedView) and path.startswith("feeds/") and path.count(".") == 1}
    feeds -= {"feeds/archive/2026.ics", *(f"feeds/series/{name}.ics" for name in ("over", "off", "taken-back"))}
    assert sorted(row.address.removeprefix(SITE) for row in every_row(page(FILES))) == sorted(feeds)


def test_site_below_a_path_that_is_not_ascii_is_encoded_once_more() -> None:
    """Inside another address its percent signs are data."""
    config = TOWN["site_config.yml"].replace("https://example.org/town/", "http://example.org:8080/%E9%95%87/")
    row = page({"site_config.yml": config}).rows[0]
    assert row.webcal == "webcal://example.org:8080/%E9%95%87/feeds/all.ics"
    assert row.google.endswith("?cid=webcal%3A%2F%2Fexample.org%3A8080%2F%25E9%2595%2587%2Ffeeds%2Fall.google.ics")


def test_codes_lead_to_the_row_on_the_page() -> None:
    """A phone that scans webcal itself often can do nothing with it. Only open rows have one."""
    view = page(FILES, "en/")
    assert [row.code for row in view.rows] == [f"{SITE}en/subscribe/#{row.id}" for row in view.rows]
    assert {row.code for each in view.groups for row in each.rows} == {""}


def test_pages_lead_to_their_row() -> None:
    """Home, lists, months to the page; a kind, a community, a station, a series to its row, which is there."""
    plan, anchors = built(FILES), page(FILES).anchors
    expected = {
        "index.html": "",
        "events/index.html": "",
        "events/kinds/clean-city/index.html": "kind-clean-city",
        "events/communities/west/index.html": "community-west",
        "stations/park/index.html": "station-park",
        "events/weekly/index.html": "series-weekly",
        "events/exam/index.html": "series-exam",
    }
    found = {}
    for path in expected:
        view = plan[path]
        assert isinstance(view, (HomeView, ListView, EventView, StationView))
        subscription = view.feed if isinstance(view, StationView) else view.subscription
        assert subscription is not None
        address, _, found[path] = subscription.how.partition("#")
        assert address == "\x1asubscribe/"
    assert found == expected
    assert [anchor for anchor in expected.values() if anchor and anchor not in anchors] == []


def test_anchors_are_unique() -> None:
    """An id names one element of the page."""
    anchors = page(FILES).anchors
    assert len(anchors) == len(set(anchors))


def test_marks_are_in_the_words_of_the_feeds() -> None:
    """In each language what a calendar really shows."""
    assert [mark.words for mark in page({}).marks][:3] == ["【取消】", "【延期】", "（时间待定）"]
    assert [mark.words for mark in page({}, "en/").marks][:3] == ["[Cancelled]", "[Postponed]", "(time to be announced)"]


@pytest.mark.parametrize("files", [FILES, NAMED], ids=["town", "hostile names"])
def test_snippet_is_yaml_that_names_a_feed(files: dict[str, str]) -> None:
    """Whatever the site is called."""
    plan = built(files)
    for prefix in ("", "en/"):
        (source,) = yaml.safe_load(page(files, prefix).snippet)["waste_collection_schedule"]["sources"]
        feed = plan[source["args"]["url"].removeprefix(SITE)]
        assert isinstance(feed, FeedView)
        assert (source["name"], source["calendar_title"]) == ("ics", feed.name)


def test_addresses_to_fill_in_are_those_of_the_feeds() -> None:
    """With a real id in the place of the capitals each is there."""
    plan = built(FILES)
    ids = {"KIND": "clean-city", "COMMUNITY": "east", "STATION": "park", "EVENT": "weekly"}
    for _, address in page(FILES).addresses:
        path = address.removeprefix(SITE)
        for word, id_ in ids.items():
            path = path.replace(word, id_)
        assert path in plan


def test_import_file_is_there() -> None:
    """In the page's language."""
    for prefix in ("", "en/"):
        assert page({}, prefix).import_file.removeprefix("\x1a") in built({})


def test_town_without_communities_stations_or_events_has_few_rows() -> None:
    """No fold that holds nothing."""
    config = """
        name: 小镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans]
        """
    loaded = town({"site_config.yml": config, "content/stations/park.yml": "name: 站\ntype: park\nstatus: open\nplace: {name: 甲}\n"})
    view = dict(subscribe.plan(loaded))["subscribe/index.html"]
    assert isinstance(view, SubscribeView)
    assert [(row.id, row.note) for row in view.rows] == [("all", Words("一项不落"))]
    assert [each.id for each in view.groups] == ["kinds", "stations"]


@pytest.mark.parametrize("tag", ["zh-Hans", "en", "zh-Hant"])
def test_steps_name_buttons_that_are_there(tag: str) -> None:
    """Word for word, or nobody finds them."""
    language = Language(tag, tag, "")
    named = {
        "sub-iphone-steps": "sub-subscribe",
        "sub-android-steps": "sub-copy",
        "sub-google-steps": "sub-google",
        "sub-wechat-do": "sub-subscribe",
    }
    named |= {"sub-wechat-steps": "sub-subscribe", "sub-scan": "sub-subscribe"}
    assert [step for step, word in named.items() if language.say(word) not in language.say(step)] == []
    assert [way for way in ("google", "outlook") if language.say("sub-more") not in language.say(f"sub-{way}-steps")] == []


def test_author_links_are_held_to_the_rows() -> None:
    """A page may send its readers to a row; one that is not there is a mistake."""
    text = "---\ntitle: 关于\n---\n[有](../subscribe/#community-east)，[没有](../subscribe/#community-moon)\n"
    _, found = outputs.plan(town({"content/about.md": text}))
    assert [(d.code, dict(d.arguments)["anchor"]) for d in found] == [("dead-anchor", "community-moon")]


@pytest.mark.parametrize(("count", "many"), [(199, False), (200, True)])
def test_rows_of_many_stations_are_short(count: int, many: bool) -> None:
    """With the town's own that is 200 and 201: the page would be too heavy with five addresses for each."""
    text = "name: 站{n}\ntype: park\nstatus: open\nplace: {{name: 街}}\n"
    rows = group(page({f"content/stations/s{n}.yml": text.format(n=n) for n in range(count)}), "stations")
    assert {(row.google == "", row.outlook == "", row.office == "", row.alarm == "") for row in rows} == {(many,) * 4}
    assert all(row.webcal and row.address for row in rows)
