"""The page of changes and its Atom feed: which lines stand where, and what stays the same."""

from collections.abc import Mapping

from generator.outputs import changes
from generator.outputs.changes import ChangesFeedView, ChangesView
from generator.outputs.edition import Edition
from tests.outputs.test_revisions import at, published
from tests.sites import TOWN, town

DAY = "events/clean-city/day.yml"
ONCE = "title: {zh-Hans: 大|扫除, en: Sweep}\ndate: 2026-12-10\ntime: 09:00-10:00\nplace: {name: 球场}\n"
OFF = f"{ONCE}changes: [{{action: cancel, reason: 台风, announced: 2026-11-20}}]\n"


def page(edition: Edition, path: str = "changes/index.html") -> ChangesView:
    view = dict(changes.plan(edition))[path]
    assert isinstance(view, ChangesView)
    return view


def feed(edition: Edition, path: str = "feeds/changes.atom") -> ChangesFeedView:
    view = dict(changes.plan(edition))[path]
    assert isinstance(view, ChangesFeedView)
    return view


def many(n: int) -> Mapping[str, str]:
    return {f"events/clean-city/day-{i}.yml": OFF for i in range(n)}


def test_page_and_feed_exist_in_every_language() -> None:
    """Also where there is nothing to tell."""
    assert sorted(dict(changes.plan(town({})))) == [
        "changes/index.html",
        "en/changes/index.html",
        "en/feeds/changes.atom",
        "feeds/changes.atom",
    ]
    assert (page(town({})).rows, feed(town({})).entries) == ((), ())


def test_page_tells_of_its_feed() -> None:
    """In its head and by a link."""
    view = page(town({}), "en/changes/index.html")
    assert view.news_feed is not None
    assert (view.news_feed.title, view.news_feed.address, view.feed) == (
        "测试镇: recent changes",
        "\x1aen/feeds/changes.atom",
        "\x1aen/feeds/changes.atom",
    )


def test_long_list_goes_on_on_a_second_page() -> None:
    """After 200 lines; the feed holds the first 200."""
    edition = town(many(201))
    assert [len(page(edition, path).rows) for path in ("changes/index.html", "changes/page/2/index.html")] == [200, 1]
    assert (page(edition).number, page(edition).pages) == (1, ("\x1achanges/", "\x1achanges/page/2/"))
    assert len(feed(edition).entries) == 200


def test_entry_says_all_in_words() -> None:
    """Its years too: it is read on another day."""
    (entry,) = feed(town({DAY: OFF})).entries
    assert (entry.event, entry.title, entry.summary) == (
        "day",
        "已取消：大扫除，2026年12月10日（周四）",
        "台风。2026年11月20日（周五）公布。",
    )
    assert (entry.url, entry.updated.isoformat()) == ("https://example.org/town/events/day/", "2026-11-20T00:00:00+08:00")
    (english,) = feed(town({DAY: OFF}), "en/feeds/changes.atom").entries
    assert (english.title, english.url) == ("Cancelled: Sweep, Thursday 10 December 2026", "https://example.org/town/en/events/day/")


def test_entry_about_a_part_names_it() -> None:
    """Before what is said of it."""
    text = "title: 五进\nsessions: [{id: a, date: 2026-12-05, place: {name: 小学}}, {id: b, date: 2026-12-06}]\n"
    edition = town({"events/waste-sorting/five.yml": f"{text}changes: [{{part: a, action: cancel, announced: 2026-11-20}}]\n"})
    assert [entry.summary for entry in feed(edition).entries] == ["小学：2026年11月20日（周五）公布。"]


def test_entry_of_what_was_withdrawn_leads_to_the_page_of_changes() -> None:
    """And mentions nothing of it."""
    gone = {DAY: f"visibility: withdrawn\n{ONCE}"}
    edition = at(gone, published(gone, published({DAY: ONCE}), "2026-11-28T08:00"), "2026-11-28T08:00")
    (entry,) = feed(edition).entries
    assert (entry.event, entry.title, entry.summary) == ("", "已撤下", "2026年11月28日（周六）撤下了1项活动。")
    assert entry.url == "https://example.org/town/changes/"


def ids(edition: Edition) -> list[str]:
    view = feed(edition)
    return [view.id, *(entry.id for entry in view.entries)]


def test_ids_are_permanent() -> None:
    """Whatever the title, the reason, the day of the build or the site's address become, and the same in each language."""
    before = ids(town({DAY: OFF}))
    assert before == ["urn:uuid:41407ce1-579b-510f-9368-88e22818d7cb", "urn:uuid:7100e6c6-2468-5bf2-b680-78b060144cb2"]
    config = TOWN["site_config.yml"].replace("https://example.org/town/", "https://new.example.org/")
    after = town({DAY: OFF.replace("台风", "暴雨").replace("扫除", "清扫"), "site_config.yml": config}, "2026-12-05T08:00")
    assert ids(after) == before
    assert [entry.id for entry in feed(after, "en/feeds/changes.atom").entries] == before[1:]
    assert feed(after, "en/feeds/changes.atom").id != before[0]


def test_feed_is_as_new_as_what_it_tells_of() -> None:
    """Not as its build; and older than anything where nothing was ever told."""
    assert feed(town({DAY: ONCE})).updated.isoformat() == "2000-01-01T00:00:00+00:00"
    assert feed(town({DAY: OFF}, "2026-12-01T08:00")).updated.isoformat() == "2026-11-20T00:00:00+08:00"
    first = published({DAY: ONCE}, now="2026-11-21T08:00")
    second = published({DAY: OFF}, first, "2026-11-23T08:00")
    for now in ("2026-11-23T08:00", "2026-12-01T08:00"):
        assert feed(at({DAY: OFF}, second, now)).updated.isoformat() == "2026-11-23T00:00:00+00:00"


def test_page_of_a_later_day_is_the_same_while_no_word_changes() -> None:
    """Of now it holds only the day, and only where it shows it."""
    assert [*changes.plan(town({DAY: OFF}))] == [*changes.plan(town({DAY: OFF}, "2026-11-26T20:00"))]
