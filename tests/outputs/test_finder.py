"""What the finder knows: every public item once in each language, nothing that is not public; and what is found by it."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import outputs, routes
from generator.language import languages
from generator.model.when import Days
from generator.outputs.edition import Edition, edition
from generator.outputs.finder.all_links import AllLinksView
from generator.outputs.finder.entry import FinderView
from generator.plan import View, fingerprint
from generator.render.finder import shard
from generator.source.load import load
from generator.traditional import traditional
from tests import finding
from tests.finding import Index
from tests.sites import town

EVENTS = {
    "events/clean-city/sweep.yml": (
        "title: 东社区大扫除\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 石马球场, community: east, aliases: [石马]}\n"
    ),
    "events/clean-city/off.yml": "title: 河涌打捞\ndate: 2026-12-12\nplace: {name: 河边}\nchanges: [{action: cancel, reason: 台风}]\n",
    "events/green-village/trees.yml": (
        "title: {zh-Hans: 种树, en: Tree planting}\nrepeat: {every: week, from: 2026-11-05, until: 2027-05-31}\ntopics: [公园]\n"
        "organisers: [{org: team}]\nchanges: [{date: 2026-12-10, action: cancel, reason: 雨}]\n"
    ),
    "events/clean-city/far.yml": "title: 明年的活动\ndate: 2027-06-10\n",
    "events/clean-city/old.yml": "title: 去年的大扫除\ndate: 2025-12-10\n",
    "events/clean-city/unknown.yml": "title: 日子没定的活动\ndate: 待定\n",
    "events/clean-city/secret.yml": "title: 内部培训\ndate: 2026-12-10\nvisibility: internal\n",
    "events/clean-city/gone.yml": "title: 收回的活动\ndate: 2026-12-10\nvisibility: withdrawn\n",
    "content/waste-guide.yml": (
        "- {thing: 奶茶杯, also: [珍珠奶茶杯], category: other, note: 喝完倒净}\n- {thing: 灯管, category: hazardous}\n"
    ),
    "content/hello.md": "---\ntitle: 这个网站\nsummary: 讲讲这里\n---\n\n有事打热线。\n",
}
TODAY = date(2026, 11, 25)


def views(day: Edition) -> Mapping[str, View]:
    return outputs.plan(day)[0].outputs


def index(planned: Mapping[str, View], prefix: str = "") -> Index:
    scripts = [planned[routes.finder(prefix, name)] for name in ("soon", "rest")]
    assert all(isinstance(view, FinderView) for view in scripts)
    groups = {"event": "活动", "station": "驿站", "waste": "垃圾分类", "organisation": "单位", "page": "页面"}
    return finding.read([shard(view) for view in scripts if isinstance(view, FinderView)], groups)


@cache
def small(prefix: str = "") -> Index:
    return index(views(town(EVENTS)), prefix)


def found(typed: str, prefix: str = "", today: date = TODAY) -> list[str]:
    return [entry.address for _, entries in finding.search(small(prefix), typed, today) for entry in entries]


def test_finder_knows_every_public_item_once() -> None:
    """Events whenever they are, stations, things, pages; each at an address that the plan has."""
    planned = views(town(EVENTS))
    addresses = [entry.address for entry in index(planned).entries]
    assert len(set(addresses)) == len(addresses)
    assert {routes.event("", id_) for id_ in ("sweep", "off", "trees", "far", "old", "unknown")} <= set(addresses)
    assert {"stations/park/", "waste-guide/#奶茶杯", "hello/", "", "events/communities/east/", "events/kinds/clean-city/"} <= set(addresses)
    assert [address for address in addresses if routes.path(address.partition("#")[0]) not in planned] == []


def test_finder_tells_nothing_internal_or_withdrawn() -> None:
    """In neither shard, neither language, nor on the page of all links."""
    planned = views(town(EVENTS))
    for prefix in ("", "en/"):
        texts = repr([planned[routes.finder(prefix, name)] for name in ("soon", "rest")]) + repr(
            planned[routes.path(routes.search(prefix))]
        )
        assert [word for word in ("内部培训", "secret", "收回的活动", "gone") if word in texts] == []


def test_finder_loads_the_coming_days_first() -> None:
    """Ninety days, today included; what is over, later or has no day comes with all else."""
    soon = views(town(EVENTS))["finder/soon.js"]
    assert isinstance(soon, FinderView)
    assert [entry.id for entry in soon.entries] == ["trees", "sweep", "off"]
    for days, near in ((89, True), (90, False)):
        day = date.fromordinal(TODAY.toordinal() + days)
        planned = views(town({"events/clean-city/x.yml": f"title: 活动\ndate: {day}\n"}))["finder/soon.js"]
        assert isinstance(planned, FinderView) and bool(planned.entries) is near


def test_title_changes_the_index_alone() -> None:
    """Of pages only those that show the title: the frame of every page names the same files as before."""
    before, after = (views(town({**EVENTS, "events/clean-city/far.yml": f"title: {title}\ndate: 2027-06-10\n"})) for title in ("甲", "乙"))
    changed = {path for path in before if fingerprint(before[path]) != fingerprint(after[path])}
    assert {path for path in changed if path.startswith(("finder/", "stations/", "hello/"))} == {"finder/rest.js"}


def test_entry_says_when_and_how_it_stands() -> None:
    """The day that lists show, its status; days of a series that are left out apart from those that take place."""
    entries = {entry.address: entry for entry in small().entries}
    assert (entries["events/off/"].when, entries["events/off/"].tag) == ("12月12日（周六）", "已取消")
    trees = entries["events/trees/"]
    assert (trees.when, trees.shown, trees.off) == ("11月26日（周四）", date(2026, 11, 26), (date(2026, 12, 10),))
    assert (trees.days[:2], trees.days[-1]) == ((date(2026, 11, 5), date(2026, 11, 12)), date(2027, 5, 27))
    assert (entries["events/unknown/"].when, entries["events/unknown/"].days) == ("日子待定", ())
    assert entries["events/off/"].days == (date(2026, 12, 12),)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("大扫除", "events/sweep/"),
        ("大掃除", "events/sweep/"),
        ("扫除 石马", "events/sweep/"),
        ("东社区扫除", "events/sweep/"),
        ("石马", "events/sweep/"),
        ("12月12日", "events/off/"),
        ("12-12", "events/off/"),
        ("１２／１２", "events/off/"),
        ("2026年12月12号", "events/off/"),
        ("12月10日大扫除", "events/sweep/"),
        ("明天", "events/trees/"),
        ("志愿队", "organisations/team/"),
        ("志愿队 种树", "events/trees/"),
        ("绿美乡村 公园", "events/trees/"),
        ("green-village", "events/kinds/green-village/"),
        ("公园站", "stations/park/"),
        ("珍珠奶茶杯", "waste-guide/#奶茶杯"),
        ("灯", "waste-guide/#灯管"),
        ("热线", "hello/"),
        ("已取消", "changes/"),
        ("这个网站", "hello/"),
    ],
)
def test_query_finds_first(typed: str, first: str) -> None:
    """By words of the title, place, organiser, topic, kind, other names, Traditional and full-width letters, and dates."""
    assert found(typed)[:1] == [first]


def test_query_of_a_date_finds_all_of_that_day() -> None:
    """What is shown on it first; what was to be on it and is not, as well; the same day of another year last."""
    assert found("12月10日") == ["events/sweep/", "events/trees/", "events/old/"]
    assert found("2025-12-10") == ["events/old/"]
    assert found("2026年12月")[:1] == ["calendar/2026-12/"]
    assert found("31 february") == found("2月30日") == []


def test_query_in_english_knows_dates_by_name() -> None:
    """In either order, short and with an ordinal."""
    for typed in ("12 December", "December 12", "dec 12th", "12-12"):
        assert found(typed, "en/")[:1] == ["events/off/"]
    assert found("tree", "en/") == ["events/trees/"]
    assert found("种树", "en/") == []


def test_what_is_to_come_stands_before_what_is_over() -> None:
    """Whatever else speaks for it: the title of the one, and only the kind of the other."""
    assert found("大扫除") == ["events/sweep/", "events/old/"]
    assert found("大扫除", today=date(2026, 12, 11)) == ["events/sweep/", "events/old/"]


def test_one_letter_looks_through_the_guide_alone() -> None:
    """A single Chinese character; nothing for a letter of the alphabet, a blank or a dash."""
    assert found("杯") == ["waste-guide/#奶茶杯"]
    assert found("扫") == found("a") == found(" ") == found("-") == []


def test_page_of_all_links_is_plain() -> None:
    """Group by group, each item with its day or its bin; no group without members."""
    page = views(town(EVENTS))["search/index.html"]
    assert isinstance(page, AllLinksView)
    groups = {group.id: group for group in page.groups}
    assert list(groups) == ["event", "station", "waste", "organisation", "page"]
    assert [(row.words, row.note) for row in groups["waste"].rows] == [("灯管", "红色桶"), ("奶茶杯", "黑色桶")]
    assert ("河涌打捞", "", "12月12日（周六） 已取消", routes.link("events/off/"), "off", "") in groups["event"].rows


def test_page_of_all_links_stays_light() -> None:
    """After 200 events it leads to the lists of all of them."""
    many = {f"events/clean-city/e{n}.yml": f"title: 活动{n}\ndate: 2026-12-10\n" for n in range(201)}
    page = views(town(many))["search/index.html"]
    assert isinstance(page, AllLinksView)
    events = page.groups[0]
    assert (len(events.rows), [link.href for link in events.more]) == (200, [routes.link("events/"), routes.link("calendar/")])


def test_text_is_looked_through_as_far_as_there_is_room() -> None:
    """What is nearest keeps it; a large town's index stays light."""
    summary = "很长的说明" * 30
    many = {f"events/clean-city/e{n:03}.yml": f"title: 活动{n}\nsummary: {summary}\ndate: 2026-12-10\n" for n in range(200)}
    soon = views(town(many))["finder/soon.js"]
    assert isinstance(soon, FinderView)
    kept = [bool(entry.text) for entry in soon.entries]
    assert (kept[0], kept[-1], sum(len(entry.text) for entry in soon.entries) <= 8000 - 4 * 200) == (True, False, True)


def test_marks_of_the_format_stand_for_what_they_replaced() -> None:
    """A community's name, its core, numbers with their noughts, the day in an id: all read back as written."""
    days = [date(2026, 12, 10), date(2026, 12, 11), date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)]
    place = "{name: 东社区球场, community: east}"
    events = {
        f"events/clean-city/east-{day:%Y%m%d}-{n:03}.yml": f"title: 第{n:02}次东社区，东\ndate: {day}\nplace: {place}\n"
        for n, day in enumerate(days)
    }
    entries = [entry for entry in index(views(town(events))).entries if entry.group == "event"]
    assert [(entry.address, entry.title, entry.tables["place"]) for entry in entries[:2]] == [
        ("events/east-20261210-000/", "第00次东社区，东", ("东社区球场",)),
        ("events/east-20261211-001/", "第01次东社区，东", ("东社区球场",)),
    ]


ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 25, 8, tzinfo=ZoneInfo("Asia/Shanghai"))


@cache
def demo_town() -> tuple[Edition, Index]:
    files = {str(path.relative_to(ROOT)): path.read_bytes() for folder in ("events", "content") for path in (ROOT / folder).rglob("*.*")}
    site, _ = load({**files, "site_config.yml": (ROOT / "site_config.yml").read_bytes()})
    assert site is not None
    day = edition(site, NOW, languages(site.config), {})
    planned: dict[str, View] = {}
    for format_ in outputs.FORMATS:
        if format_ not in (outputs.flyers, outputs.feeds, outputs.open_data, outputs.pictures, outputs.flyers_page):
            planned |= dict(format_.plan(day))
    planned |= dict(outputs.finder.plan(day, list(planned.values())))
    return day, index(planned)


def asked(count: int = 200, seed: int = 8) -> Iterator[tuple[str, str]]:
    """Queries made of what authors wrote, and the address that each should lead to; with the day where many titles have the words."""
    chance = random.Random(seed)
    site = demo_town()[0].site
    events, stations = list(demo_town()[0].events.values()), list(site.stations.values())
    amenities = {
        "toilet": "卫生间",
        "microwave": "微波炉",
        "charging": "充电器",
        "wifi": "免费ＷｉＦｉ",
        "fridge": "電冰箱",
        "water": "飲水機",
    }
    while count:
        way = chance.randrange(6)
        if way < 3:
            event = chance.choice(events)
            title = event.title.first.replace("|", "")
            start = chance.randrange(max(1, len(title) // 2 - 2))
            middle = title[start : start + chance.randrange(4, 8)].strip("（）：、，“” ")
            if len(middle) < 3:
                continue
            alike = sum(middle in other.title.first.replace("|", "") for other in events)
            day = event.when.first_day if isinstance(event.when, Days) and alike > 3 else None
            on = f" {day.year}年{day.month}月{day.day}日" if day else " 待定" if alike > 3 else ""
            yield (middle, traditional(middle), _wide(middle))[way] + on, routes.event("", event.id)
        elif way == 3:
            station = chance.choice(stations)
            there = [name for name, has in (station.amenities or {}).items() if has.value in ("yes", "broken") and name in amenities]
            if not there or not station.place.community:
                continue
            community = site.config.communities[station.place.community].name.first
            yield f"{community} {amenities[chance.choice(there)]}", routes.station("", station.id)
        elif way == 4:
            thing = chance.choice(site.waste_guide)
            yield chance.choice(thing.also or (thing.thing,)).first, f"waste-guide/#{thing.thing.first.replace(' ', '-')}"
        else:
            station = chance.choice(stations)
            yield chance.choice((*station.place.aliases, station.name)).first, routes.station("", station.id)
        count -= 1


def _wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def test_queries_of_the_town_find_their_item_among_the_first_five() -> None:
    """Words from the middle of titles, also in Traditional and full-width letters; community and amenity; other names."""
    _, whole = demo_town()
    missed = [
        (typed, address)
        for typed, address in asked()
        if address not in [entry.address for entry in finding.below_the_box(whole, typed, TODAY)[:5]]
    ]
    assert missed == []
