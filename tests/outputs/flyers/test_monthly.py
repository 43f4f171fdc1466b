"""The programme of a month."""

from datetime import date

import pytest

from generator.outputs import flyers
from generator.outputs.flyers.monthly import MonthlyView, printed_months
from tests.sites import TOWN, town

CONFIG = TOWN["site_config.yml"].rstrip()
EVENTS = {
    "events/clean-city/wash.yml": "title: 洗街\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 广场, community: east}\n",
    "events/clean-city/off.yml": "title: 清沟\ndate: 2026-12-10\ntime: 14:00-16:00\nchanges: [{action: cancel, reason: 台风}]\n",
    "events/clean-city/moved.yml": "title: 巡河\ndate: 2026-12-10\ntime: 09:00-10:00\n"
    "changes: [{action: move, to: {date: 2026-12-12}, reason: 台风}]\n",
    "events/clean-city/undated.yml": "title: 植树\ndate: 待定\n",
    "events/clean-city/past.yml": "title: 扫除\ndate: 2026-10-10\n",
    "events/clean-city/inside.yml": "title: 开会\ndate: 2026-12-10\nvisibility: internal\n",
}


def wanting(word: str) -> dict[str, str]:
    return {**EVENTS, "site_config.yml": f"{CONFIG}\n        outputs: {{flyers: {word}}}\n"}


def programme(files: dict[str, str] = EVENTS, path: str = "flyers/programme-2026-12.pdf", now: str = "2026-11-25T08:00") -> MonthlyView:
    view = dict(flyers.plan(town(files, now)))[path]
    assert isinstance(view, MonthlyView)
    return view


@pytest.mark.parametrize(
    ("word", "months"),
    [
        ("upcoming", [date(2026, 12, 1)]),
        ("all", [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), *(date(2027, n, 1) for n in range(1, 13))]),
        ("none", []),
    ],
)
def test_programmes_are_those_that_the_site_wants(word: str, months: list[date]) -> None:
    """From the running month on where something is on; or every month that has a page."""
    assert list(printed_months(town(wanting(word)))) == months


def test_programme_gathers_dates_under_their_days() -> None:
    """The day is said once; what is cancelled is marked, what moved stands on its new day; at the end what has no day."""
    (page,) = programme().pages
    rows = [(row.number, row.weekday, row.time.lines, row.what.lines, row.tag, row.off) for row in page]
    assert rows == [
        ("10", "周四", ("08:30–11:00",), ("洗街",), "", False),
        ("", "", ("14:00–16:00",), ("清沟",), "已取消", True),
        ("12", "周六", ("09:00–10:00",), ("巡河",), "改期", False),
        ("?", "待定", ("日子待定",), ("植树",), "待定", False),
    ]
    assert [row.where.lines for row in page[:2]] == [("东社区；广场",), ("地点待定",)]
    assert page[2].why.lines == ("原定12月10日（周四）。台风。",)


def test_programme_says_the_same_every_day() -> None:
    """Also once its month has begun and dates of it are over."""
    assert len({programme(now=f"2026-{day}T08:00") for day in ("11-25", "12-01", "12-11")}) == 1


def test_programme_leads_to_its_month() -> None:
    """In its own language, by a code of 32 mm."""
    view = programme(path="en/flyers/programme-2026-12.pdf")
    assert (view.url, view.title) == ("https://example.org/town/en/calendar/2026-12/", "Events in December 2026")
    assert round(view.head.code.symbol * 25.4 / 72, 6) == 32


def test_programme_names_the_day_again_on_the_next_page() -> None:
    """Of a day with more rows than a page holds."""
    view = programme({f"events/clean-city/e{n:02}.yml": f"title: 第{n}项\ndate: 2026-12-10\n" for n in range(40)})
    assert [page[0].number for page in view.pages] == ["10"] * len(view.pages)
    assert sum(len(page) for page in view.pages) == 40
    assert view.foot.numbers == tuple(f"第{n}页，共{len(view.pages)}页" for n in range(1, len(view.pages) + 1))


def test_programme_of_a_month_without_dates_says_so() -> None:
    """With `all` it has one all the same."""
    files = {"site_config.yml": wanting("all")["site_config.yml"]}
    assert (programme(files).pages, programme(files).empty) == (((),), "没有活动。")


def test_programme_keeps_a_time_whole() -> None:
    """Where it is too long it gets smaller."""
    (page,) = programme({"events/clean-city/late.yml": "title: 夜巡\ndate: 2026-12-10\ntime: 19:00-次日02:00\n"}).pages
    assert page[0].time.lines == ("19:00–次日02:00",)


def test_programme_letters_are_looked_at() -> None:
    """Those of what has no poster too: it is over, or has no day yet."""
    for when, codes in (("2026-11-24", ["letter-not-printable"]), ("待定", ["letter-not-printable"]), ("2026-10-24", [])):
        edition = town({**EVENTS, "events/clean-city/day.yml": f"title: 𠮷祥\ndate: {when}\n"})
        assert [d.code for d in flyers.diagnose([view for _, view in flyers.plan(edition)], edition)] == codes, when
