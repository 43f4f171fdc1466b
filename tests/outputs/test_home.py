"""The home page: today, the six days after, notices, the next Clean City Day, stations."""

import pytest

from generator.outputs import home
from generator.outputs.home import HomeView
from generator.outputs.parts.sentences import plain
from tests.sites import town

DAY = "title: 日\n"


def view(files: dict[str, str], now: str = "2026-11-25T08:00", prefix: str = "") -> HomeView:
    page = dict(home.plan(town(files, now)))[f"{prefix}index.html"]
    assert isinstance(page, HomeView)
    return page


def shown(page: HomeView) -> list[tuple[str, list[str]]]:
    """Each of the seven days with its events."""
    days = ((page.block.datetime, page.rows), *((day.datetime, day.rows) for day in page.days))
    return [(day, [str(row.event) for row in rows]) for day, rows in days]


def notice(text: str) -> str:
    return f"---\ntitle: 告示\n{text}---\n正文\n"


def test_home_holds_seven_days_and_no_more() -> None:
    """What was this morning stands there until midnight, the empty days as well; yesterday and the eighth day do not."""
    page = view(
        {
            "events/clean-city/before.yml": DAY + "date: 2026-11-24\n",
            "events/clean-city/morning.yml": DAY + "date: 2026-11-25\ntime: 06:00-07:00\n",
            "events/clean-city/sixth.yml": DAY + "date: 2026-12-01\n",
            "events/clean-city/seventh.yml": DAY + "date: 2026-12-02\n",
        },
        now="2026-11-25T23:30",
    )
    assert shown(page) == [
        ("2026-11-25", ["morning"]),
        ("2026-11-26", []),
        ("2026-11-27", []),
        ("2026-11-28", []),
        ("2026-11-29", []),
        ("2026-11-30", []),
        ("2026-12-01", ["sixth"]),
    ]
    assert [day.month for day in page.days] == ["", "", "", "", "", "12月"]
    assert view({}, prefix="en/").days[-1].month == "Dec"


def test_several_days_stand_under_each_and_are_one_row() -> None:
    """The same row, so that it is written once."""
    page = view({"events/clean-city/week.yml": DAY + "first-day: 2026-11-20\nlast-day: 2026-11-27\n"})
    assert [events for _, events in shown(page)] == [["week"], ["week"], ["week"], [], [], [], []]
    assert page.rows[0] is page.days[0].rows[0]


def test_every_date_of_a_series_has_its_own_status() -> None:
    """Also the one that is off, which stays on its day."""
    series = DAY + "repeat: {every: week, on: [wed, thu, fri], from: 2026-11-02}\nchanges: [{date: 2026-11-26, action: cancel}]\n"
    page = view({"events/clean-city/series.yml": series})
    assert [row.status for row in (*page.rows, *(row for day in page.days for row in day.rows))] == ["scheduled", "cancelled", "scheduled"]


OFF = "changes: [{action: cancel}]\n"


@pytest.mark.parametrize(
    ("events", "zh", "en"),
    [
        ([], "没有活动", "Nothing on"),
        ([""], "1项活动，照常", "1 event, as planned"),
        (["", ""], "2项活动，都照常", "2 events, all as planned"),
        (["", OFF], "2项活动，1项取消", "2 events, 1 cancelled"),
        (["changes: [{action: move, to: {place: {name: 广场}}}]\n"], "1项活动，1项有改动", "1 event, 1 changed"),
        (["changes: [{action: amend, to: {time: 10:00-11:00}}]\n", ""], "2项活动，1项有改动", "2 events, 1 changed"),
        ([OFF, "changes: [{action: postpone}]\n"], "2项活动，1项取消，1项延期", "2 events, 1 cancelled, 1 postponed"),
    ],
)
def test_home_counts_today(events: list[str], zh: str, en: str) -> None:
    """What is off is named; else one word says that all is as planned."""
    files = {f"events/clean-city/day-{n}.yml": DAY + "date: 2026-11-25\n" + text for n, text in enumerate(events)}
    assert (view(files).summary, view(files, prefix="en/").summary) == (zh, en)


def test_notices_stand_from_their_first_to_their_last_day() -> None:
    """Inclusive; open on the side that is not written."""
    files = {
        "content/notices/between.md": notice("from: 2026-11-20\nuntil: 2026-11-25\n"),
        "content/notices/from.md": notice("from: 2026-11-26\n"),
    }
    days = ("2026-11-19", "2026-11-20", "2026-11-25", "2026-11-26")
    assert [[bar.href for bar in view(files, f"{day}T12:00").notices] for day in days] == [
        [],
        ["\x1anotices/between/"],
        ["\x1anotices/between/"],
        ["\x1anotices/from/"],
    ]


def test_the_two_weightiest_notices_stand_in_full() -> None:
    """Urgent before warning before info, the newer one first; the others as one line each."""
    page = view(
        {
            "content/notices/a.md": notice("level: info\n"),
            "content/notices/b.md": notice("level: warning\nfrom: 2026-11-01\n"),
            "content/notices/c.md": notice("level: warning\nfrom: 2026-11-02\nsummary: 一句话\n"),
            "content/notices/d.md": notice("level: urgent\n"),
        }
    )
    assert [(bar.level, bar.href, bar.summary and bar.summary.text) for bar in page.notices] == [
        ("urgent", "\x1anotices/d/", None),
        ("warning", "\x1anotices/c/", "一句话"),
    ]
    assert [bar.href for bar in page.more_notices] == ["\x1anotices/b/", "\x1anotices/a/"]


def test_next_clean_city_day_is_the_next_that_takes_place() -> None:
    """After today; one that other places join before all others of the kind, and the heading says which; none that is off."""
    series = DAY + "repeat: {every: week, on: [fri], from: 2026-11-06}\n"
    single = {
        "events/clean-city/off.yml": DAY + "date: 2026-12-01\n" + OFF,
        "events/clean-city/today.yml": DAY + "date: 2026-11-25\n",
        "events/clean-city/next.yml": DAY + "date: 2026-12-10\nplace: {name: 球场}\nbranches: [{name: 桥头}]\n",
        "events/clean-city/alone.yml": DAY + "date: 2026-12-05\n",
    }
    found = view({"events/clean-city/series.yml": series, **single}).clean_days[0]
    assert (found.event, found.status, found.block.datetime) == ("next", "scheduled", "2026-12-10")
    assert (found.heading, [plain(unit) for unit in found.units]) == ("下一个洁净城市活动日", ["球场", "另有1个地方同时办"])
    alone = view({"events/clean-city/series.yml": series}).clean_days[0]
    assert (alone.heading, alone.event, alone.block.datetime) == ("下一次洁净城市活动", "series", "2026-11-27")
    assert view({}).clean_days == ()


def test_home_shows_three_stations_that_are_open_today() -> None:
    """By their hours of today; a station that is closed on Wednesdays, suspended, or says nothing is not among them."""
    one = "name: 站\ntype: park\nplace: {name: 甲, community: east}\nstatus: open\n"
    files = {f"content/stations/s{n}.yml": one + "hours: [每天 08:00-20:00]\n" for n in range(3)}
    files["content/stations/a-closed.yml"] = one + "hours: [每天 08:00-20:00, 周三 休息]\n"
    files["content/stations/a-silent.yml"] = one
    files["content/stations/a-suspended.yml"] = one.replace("open", "suspended") + "hours: [每天 08:00-20:00]\n"
    assert [card.station for card in view(files).stations] == ["s0", "s1", "s2", "park"]
    assert [card.station for card in view({}).stations] == ["park"]


def test_home_leads_to_the_month_the_communities_and_the_kinds() -> None:
    """And offers the feed of all events, to open and to copy."""
    page = view({}, prefix="en/")
    assert [go.href for go in page.gos] == ["\x1aen/calendar/2026-11/", "\x1aen/events/communities/", "\x1aen/events/kinds/"]
    assert page.subscription.webcal == "webcal://example.org/town/en/feeds/all.ics"
    assert page.subscription.address == "https://example.org/town/en/feeds/all.ics"
    assert page.section == "home"


def test_home_shows_the_three_latest_changes() -> None:
    """With the status of their dates, as all that stands there; nothing where nothing was changed."""
    lines = ", ".join(f"{{date: 2026-12-{day:02}, action: cancel, announced: 2026-11-{20 + n}}}" for n, day in enumerate((3, 10, 17, 24)))
    weekly = {"events/clean-city/weekly.yml": f"{DAY}repeat: {{every: week, on: [thu], from: 2026-12-03}}\nchanges: [{lines}]\n"}
    page = view(weekly)
    assert [(plain(row.day), row.status, row.tag.words) for row in page.changes] == [
        ("12月24日（周四）", "cancelled", "已取消"),
        ("12月17日（周四）", "cancelled", "已取消"),
        ("12月10日（周四）", "cancelled", "已取消"),
    ]
    assert (page.changes_href, view({}).changes) == ("\x1achanges/", ())
