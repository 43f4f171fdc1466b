"""What an event's page says and offers."""

from textwrap import dedent

import pytest

from generator.model.text import Id
from generator.outputs import event_pages
from generator.outputs.event_pages import EventView, WithdrawnView, event_view
from generator.outputs.parts.sentences import Stamp, plain
from tests.outputs.pages import calendar_of, event_page
from tests.outputs.test_revisions import at, published
from tests.sites import town


def test_one_time_event_offers_its_calendar_file() -> None:
    """One entry to add; nothing to subscribe to."""
    page = event_page("date: 2026-12-10", tag="en")
    assert (page.calendar_file, page.subscription) == ("\x1aen/events/day/event.ics", None)


def test_series_offers_its_feed() -> None:
    """As a calendar app opens it, and as an address to copy."""
    subscription = event_page("repeat: {every: week, from: 2026-03-02}").subscription
    assert subscription is not None
    assert subscription.webcal == "webcal://example.org/town/feeds/series/day.ics"
    assert subscription.address == "https://example.org/town/feeds/series/day.ics"


def test_nothing_to_add_where_nothing_is_coming() -> None:
    """Not while the day is unknown, nor when it is past, postponed or cancelled."""
    for yaml in (
        "date: 待定",
        "date: 2026-11-01",
        "date: 2026-12-10\nchanges: [{action: postpone}]",
        "date: 2026-12-10\nchanges: [{action: cancel}]",
        "repeat: {every: week, from: 2026-03-02}\nchanges: [{action: cancel, reason: 修路}]",
    ):
        page = event_page(yaml)
        assert (page.calendar_file, page.subscription) == ("", None), yaml


def test_cancelled_event_strikes_its_day_and_takes_no_sign_ups() -> None:
    """The old day stays, struck."""
    page = event_page(
        "date: 2026-12-10\nvolunteers: {needed: 3, sign-up: {phone: 0769-0000}}\nchanges: [{action: cancel}]",
    )
    assert (page.status, page.off, page.when.struck, page.when.block.tone, page.sign_up) == ("cancelled", True, True, "x", None)
    assert plain(page.when.day) == "12月10日（周四）"


def test_day_that_is_over_is_quiet() -> None:
    """Even one that it was moved to; a day that is still owed stays loud."""
    past = "date: 2026-11-01\nchanges: [{action: "
    found = {
        action: event_page(past + rest + "}]").when.block.tone
        for action, rest in (("move", "move, to: {date: 2026-11-08}"), ("postpone", "postpone"), ("cancel", "cancel"))
    }
    assert found == {"move": "p", "postpone": "o", "cancel": "x"}


def test_when_of_each_form() -> None:
    """Day, time and note as large as the page says them."""
    series = event_page("repeat: {every: week, on: [mon, thu], from: 2026-03-02, until: 2026-12-31}\ntime: 待定").when
    assert (plain(series.day), series.time, plain(series.note)) == ("每周一、周四", "时间待定", "从3月2日（周一）到12月31日（周四）")
    daily = event_page("first-day: 2026-12-01\nlast-day: 2026-12-05\ntime: 09:00-17:00").when
    assert (plain(daily.day), plain((daily.time or "",)), plain(daily.note)) == ("12月1日至5日", "09:00–17:00", "每天都有")
    unknown = event_page("date: 待定").when
    assert (unknown.block.numeral, plain(unknown.day), unknown.time) == ("?", "日子待定", None)


def test_sign_up_is_over_after_its_last_day() -> None:
    """`until` is inclusive."""
    for until, over in (("2026-11-24", True), ("2026-11-25", False)):
        page = event_page(f"date: 2026-12-10\nvolunteers: {{sign-up: {{url: 'https://example.org/x', until: {until}}}}}")
        assert page.sign_up is not None and page.sign_up.over is over


def test_facts_put_the_author_s_numbers_into_words() -> None:
    """Numbers, ages and hours stand in one line; tasks in another; roles apart."""
    page = event_page(
        """
        date: 2026-12-10
        audience: [居民]
        volunteers: {needed: 30, hours: 2.5, age: 18-65, bring: 水杯, tasks: [{name: 扫街, needed: 5, time: 08:00-08:30}, {name: 登记}]}
        organisers: [{org: team, role: co}, {org: bureau}]
        contact: {name: 李站长, phone: 0769-0000 0000}
        results: [{value: "1200", unit: 人次, of: 参与}]
        """
    )
    assert [(plain(f.label), plain(f.value)) for f in page.joining] == [
        ("适合谁", "居民"),
        ("需要志愿者", "30人、18至65岁、约2.5小时"),
        ("分工", "扫街（5人、08:00–08:30）、登记"),
        ("请带", "水杯"),
    ]
    assert [(plain(f.label), plain(f.value)) for f in page.organisers] == [
        ("主办", "城管分局"),
        ("协办", "志愿队"),
        ("联系", "李站长 0769-0000 0000"),
    ]
    assert [(plain(f.label), plain(f.value)) for f in page.results] == [("参与", "1200人次")]


def test_branches_stand_in_the_town_s_order() -> None:
    """With what differs: a time of its own, never that of the main venue."""
    page = event_page(
        """
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 球场, community: east}
        branches:
          - {name: 桥头, community: north, time: 08:30-11:00, needed: 10}
          - {station: park, time: 09:00-10:00}
        """
    )
    assert page.branches is not None
    rows = [(plain((r.label,)), plain(r.place), r.time and plain((r.time,)), plain(r.extra)) for r in page.branches.rows]
    assert rows == [("西社区", "公园站", "09:00–10:00", ""), ("北社区", "桥头", None, "需要10人")]
    assert plain(page.branches.heading) == "另外2个社区"


BRANCHES = """
    date: {date}
    time: 08:30-11:00
    place: {{name: 球场, community: east}}
    branches:
      - {{name: 桥头, community: north, needed: 10, sign-up: {{phone: "12345"}}}}
      - {{station: park, time: 09:00-10:00}}
    {change}
    """


@pytest.mark.parametrize(
    ("date", "change", "lead", "off", "asks"),
    [
        ("2026-12-10", "", "同一天，这些地方也能参加。没有写时间的，和主会场一样。", False, True),
        ("2026-12-10", "changes: [{action: cancel}]", "这些地方也都取消了。", True, False),
        ("2026-12-10", "changes: [{action: postpone}]", "这些地方也一起延期。", True, False),
        ("2026-11-10", "", "同一天，这些地方也办了。没有写时间的，和主会场一样。", False, False),
        ("2026-11-10", "changes: [{action: cancel}]", "这些地方也都取消了。", True, False),
    ],
)
def test_branches_invite_only_to_what_is_coming(date: str, change: str, lead: str, off: bool, asks: bool) -> None:
    """Off with the event, and done with it: then nobody is asked to come or to sign up there."""
    table = event_page(BRANCHES.format(date=date, change=change)).branches
    assert table is not None
    row = next(row for row in table.rows if row.label[0] == "北社区")
    assert (table.lead, table.off) == (lead, off)
    assert (plain(row.extra), row.sign_up is not None) == ("需要10人" if asks else "", asks)


def test_a_series_and_the_one_it_continues_name_each_other() -> None:
    """A line on both pages."""
    edition = town(
        {
            "events/clean-city/old.yml": "title: 旧\nrepeat: {every: week, from: 2025-01-06, until: 2025-12-29}\n",
            "events/clean-city/new.yml": "title: 新\nrepeat: {every: week, from: 2026-01-05}\nfollows: old\n",
        }
    )
    lines = {
        view.event: [plain(s) for s in view.family]
        for path, view in event_pages.plan(edition)
        if isinstance(view, EventView) and not path.startswith("en/")
    }
    assert lines == {"new": ["这是旧的延续。"], "old": ["后来接着办的是新。"]}


def test_withdrawn_event_says_nothing_but_that() -> None:
    """No title, no description, not for search engines."""
    edition = town({"events/clean-city/gone.yml": "title: 秘密\ndate: 2026-12-10\nvisibility: withdrawn\n"})
    views = dict(event_pages.plan(edition))
    assert sorted(views) == ["en/events/gone/index.html", "events/gone/index.html"]
    page = views["events/gone/index.html"]
    assert isinstance(page, WithdrawnView)
    assert (page.title, page.description, page.json_ld, page.indexed) == ("已撤下", "", "", False)
    assert "秘密" not in repr(page)


def test_internal_event_has_no_page() -> None:
    """It reaches no output at all."""
    files = {"events/clean-city/drill.yml": dedent("title: 考核\ndate: 2026-12-10\nvisibility: internal\n")}
    assert list(event_pages.plan(town(files))) == []


def test_page_names_itself_in_every_language() -> None:
    """Canonical and alternates are absolute and in their own language."""
    page = event_page("date: 2026-12-10", tag="en")
    assert page.canonical == "https://example.org/town/en/events/day/"
    assert [(a.tag, a.url) for a in page.alternates] == [
        ("zh-Hans", "https://example.org/town/events/day/"),
        ("en", "https://example.org/town/en/events/day/"),
    ]


def test_date_block_is_the_day_of_today_within_a_span() -> None:
    """Of several days the block shows today's, and before them the first."""
    for now, numeral in (("2026-11-25T08:00", "25"), ("2026-11-20T08:00", "24")):
        block = event_page("first-day: 2026-11-24\nlast-day: 2026-11-26", now=now, tag="en").when.block
        assert (block.month, block.numeral) == ("Nov", numeral)


def test_rule_stands_as_a_line_of_its_own() -> None:
    """With a capital letter where the language has them."""
    assert plain(event_page("repeat: {every: week, on: [mon, thu], from: 2026-03-02}", tag="en").when.day) == "Every Monday and Thursday"


def test_page_leads_to_its_poster_and_share_picture() -> None:
    """Where there are any: not once it is over, nor while nobody knows the day."""
    found = [(view.poster, view.picture) for view in (event_page(f"date: {day}") for day in ("2026-12-10", "2026-11-01", "待定"))]
    assert found == [("\x1aflyers/day.pdf", "\x1aflyers/day.png"), ("", ""), ("", "")]


def test_page_says_its_version_once_it_was_published() -> None:
    """The first, then how many and since when; nothing without a ledger."""
    once = "title: 日\ndate: 2026-12-10\n"
    path = "events/clean-city/day.yml"
    assert event_page("date: 2026-12-10").version == ()
    ledger = published({path: once})
    later = published({path: f"{once}time: 09:00-10:00\n"}, ledger, "2026-11-28T08:00")
    first, second = (at({path: once}, ledger), at({path: f"{once}time: 09:00-10:00\n"}, later, "2027-01-02T08:00"))
    said = [
        event_view(edition, calendar_of(edition, tag), edition.events[Id("day")]).version
        for edition, tag in ((first, "zh-Hans"), (first, "en"), (second, "zh-Hans"), (second, "en"))
    ]
    assert [plain(version) for version in said] == [
        "第1版，11月25日发布",
        "Version 1, published 25 November",
        "第2版，2026年11月28日更新",
        "Version 2, updated 28 November 2026",
    ]
    assert said[0][1] == Stamp("11月25日", "2026-11-25")


def test_month_is_linked_where_it_is_shown() -> None:
    """Months end with that of the last day that is looked ahead to, here 2027-12-30."""
    shown = [
        any("calendar/" in link.href for link in event_page(f"date: {day}").onward) for day in ("2027-12-30", "2027-12-31", "2028-01-01")
    ]
    assert shown == [True, True, False]
