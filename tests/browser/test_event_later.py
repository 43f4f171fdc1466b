"""An event's page on a later day than it was made for, and what holds now of an exam's windows; in zones far away, and without script."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_shell import SMALL_TYPE, STICKING_OUT
from tests.commands import bianmin, make

pytestmark = pytest.mark.slow

CHINA = timezone(timedelta(hours=8))
FILES = {
    "site_config.yml": """
        name: 测试镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans, en]
        communities: {east: 东社区, west: 西社区}
        reaches: {school: 进学校}
        """,
    "events/clean-city/sweep.yml": """
        title: 大扫除
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 广场, community: east}
        volunteers: {needed: 5, sign-up: {url: "https://example.org/sign", until: 2026-12-08}}
        branches: [{name: 桥头, sign-up: {url: "https://example.org/branch", until: 2026-12-05}}]
        """,
    "events/clean-city/off.yml": """
        title: 停了的
        date: 2026-12-10
        place: {name: 广场}
        changes: [{action: cancel, reason: 雨}]
        """,
    "events/clean-city/weekly.yml": """
        title: 每周四
        repeat: {every: week, on: [thu], from: 2026-11-05}
        time: 19:00-次日02:00
        place: {name: 街上}
        changes: [{date: 2026-12-10, action: cancel, reason: 雨}]
        """,
    "events/clean-city/changing.yml": """
        title: 每周五
        repeat: {every: week, on: [fri], from: 2026-11-06}
        time: 19:00-20:00
        place: {name: 街上}
        changes:
          - {date: 2026-12-04, action: amend, to: {time: 18:00-19:00}}
          - {date: 2026-12-18, action: amend, to: {place: {name: 桥下}}}
        """,
    "events/waste-sorting/visits.yml": """
        title: 五进
        sessions:
          - {id: a, date: 2026-12-03, time: 09:00-10:00, place: {name: 小学, community: east}, reaches: school}
          - {id: b, date: 2026-12-09, time: 09:00-10:00, place: {name: 中学, community: west}, reaches: school}
        """,
    "events/exam-service/gaokao.yml": """
        title: 高考服务
        first-day: 2026-12-07
        last-day: 2026-12-08
        place: {name: 中学}
        timetable:
          - {id: a, subject: 语文, date: 2026-12-07, time: 09:00-11:30}
          - {id: b, subject: 外语, date: 2026-12-08, time: 15:00-17:00}
        measures: [{title: 两个整治, count: 2, items: [{what: 整治摆卖, affects: [shops]}, {what: 降噪, affects: [sites]}]}]
        windows:
          - {id: gate, kind: traffic, where: 校门口路, date: 2026-12-07, time: 07:00-12:00}
          - {id: night, kind: quiet, where: 周边500米, first-day: 2026-12-07, last-day: 2026-12-08, time: 22:00-次日06:00}
          - {id: gone, kind: parking, where: 停车场, date: 2026-12-07, time: 07:00-12:00}
        changes: [{part: gone, action: cancel, reason: 停车场照常}]
        """,
}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made on Tuesday 1 December 2026."""
    root = make(tmp_path_factory.mktemp("town"), FILES)
    call = bianmin(root, "build", "--offline", "--now", "2026-12-01T08:00")
    assert call.returncode == 0, call.stderr
    return root / "site/events"


@pytest.fixture(params=["Asia/Shanghai", "America/Los_Angeles", "Pacific/Auckland"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, timezone_id=request.param)
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T08:00"))
    yield page
    context.close()


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=CHINA)


def opened(page: Page, file: Path, when: str) -> list[str]:
    """The status line."""
    page.clock.set_fixed_time(at(when))
    page.goto(file.as_uri())
    return [line for line in page.locator(".sl").inner_text().split("\n") if line]


@pytest.mark.parametrize(
    ("when", "head"),
    [
        ("2026-12-08T23:59", "照常举行"),
        ("2026-12-09T00:00", "照常举行，就在明天"),
        ("2026-12-10T00:00", "照常举行，就在今天"),
        ("2026-12-10T23:59", "照常举行，就在今天"),
        ("2026-12-11T00:00", "已经结束"),
    ],
)
def test_head_follows_the_day(page: Page, events: Path, when: str, head: str) -> None:
    """From midnight to midnight in the town; when it is over nobody is asked to come any more."""
    assert opened(page, events / "sweep/index.html", when) == [head]
    assert page.locator("[data-while-coming]").first.is_visible() is (head != "已经结束")


@pytest.mark.parametrize(("when", "is_open"), [("2026-12-08T23:59", True), ("2026-12-09T00:00", False)])
def test_sign_up_closes(page: Page, events: Path, when: str, is_open: bool) -> None:
    """After its last day."""
    opened(page, events / "sweep/index.html", when)
    assert page.locator('a[href="https://example.org/sign"]').count() == int(is_open)
    assert page.locator("p", has_text="报名已经截止。").count() == int(not is_open)


def test_cancelled_stays_cancelled(page: Page, events: Path) -> None:
    """Also when its day is past."""
    assert opened(page, events / "off/index.html", "2026-12-20T09:00")[0] == "已取消，请不要前往"


def test_dates_of_a_series_fall_away(page: Page, events: Path) -> None:
    """What is over goes, a date that is off is not the next one, and one that goes on after midnight is its day's."""
    file = events / "weekly/index.html"
    opened(page, file, "2026-12-01T09:00")
    first = page.locator(".nx li").first
    assert (first.inner_text().split("\n")[0], page.locator(".when-b .day").get_attribute("datetime")) == ("12月3日（周四）", "2026-12-03")
    line = opened(page, file, "2026-12-04T09:00")
    shown = [row.inner_text().split("\n")[0] for row in page.locator(".nx li").all() if row.is_visible()]
    assert shown[:2] == ["12月10日（周四）", "12月17日（周四）"]
    assert page.locator(".when-b .day").get_attribute("datetime") == "2026-12-17"
    assert line == ["照常", "下一次是12月17日（周四）。"]


def test_series_whose_known_dates_are_past_says_so(page: Page, events: Path) -> None:
    """A page that nobody built anew for months claims no next date."""
    assert opened(page, events / "weekly/index.html", "2027-06-01T09:00") == ["这一页做好很久了，后来的日子看月历"]
    assert page.locator(".nx").first.is_visible() is False


def test_head_takes_the_news_of_the_next_date(page: Page, events: Path) -> None:
    """What was said of the one before is gone with it."""
    file = events / "changing/index.html"
    assert opened(page, file, "2026-12-01T09:00")[0] == "每周五，下一次有改动"
    assert opened(page, file, "2026-12-05T09:00") == ["照常", "下一次是12月11日（周五）。"]
    assert page.locator(".place").is_visible() is True
    assert opened(page, file, "2026-12-12T09:00") == ["有改动", "下一次是12月18日（周五）。"]
    assert page.locator(".sl.o").count() == 1
    assert page.locator(".place").is_visible() is False


def test_sign_up_of_a_branch_closes_too(page: Page, events: Path) -> None:
    """After its own last day, or the event's."""
    file = events / "sweep/index.html"
    opened(page, file, "2026-12-05T23:59")
    assert page.locator('.br a[href="https://example.org/branch"]').is_visible() is True
    opened(page, file, "2026-12-06T00:00")
    assert page.locator('.br a[href="https://example.org/branch"]').count() == 0
    assert page.locator(".br").get_by_text("报名已经截止。").is_visible() is True


def test_sessions_of_a_campaign_fall_away(page: Page, events: Path) -> None:
    """And after the last the campaign is over."""
    file = events / "visits/index.html"
    line = opened(page, file, "2026-12-04T09:00")
    assert [row.get_attribute("id") for row in page.locator(".nx li").all() if row.is_visible()] == ["b"]
    assert (page.locator(".when-b .day").get_attribute("datetime"), line[1:]) == ("2026-12-09", ["下一场是12月9日（周三）。"])
    assert opened(page, file, "2026-12-10T00:00") == ["已经结束"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026-11-22T09:00", None),
        ("2026-12-01T09:00", ["现在", "现在没有限制。", "接下来：12月7日（周一）07:00–12:00，校门口路，交通管制。"]),
        ("2026-12-07T06:59", ["现在", "现在没有限制。", "接下来：12月7日（周一）07:00–12:00，校门口路，交通管制。"]),
        ("2026-12-07T07:00", ["现在", "校门口路 交通管制 到12:00", "接下来：12月7日（周一）22:00–次日06:00，周边500米，保持安静。"]),
        ("2026-12-07T12:00", ["现在", "现在没有限制。", "接下来：12月7日（周一）22:00–次日06:00，周边500米，保持安静。"]),
        ("2026-12-07T23:00", ["现在", "周边500米 保持安静 到次日06:00", "接下来：12月8日（周二）22:00–次日06:00，周边500米，保持安静。"]),
        ("2026-12-09T05:59", ["现在", "周边500米 保持安静 到06:00"]),
        ("2026-12-09T06:00", None),
    ],
)
def test_windows_that_hold_now(page: Page, events: Path, when: str, told: list[str] | None) -> None:
    """By street, until when, and what comes next; nothing long before and after all; a cancelled one never."""
    opened(page, events / "gaokao/index.html", when)
    place = page.locator("[data-applies]")
    parts = [part for part in place.locator("h2, p, li").all() if part.is_visible()]
    assert ([" ".join((part.text_content() or "").split()) for part in parts] if place.is_visible() else None) == told
    holding = [] if told is None or "没有" in told[1] else [told[1].split(" ")[0]]
    assert [row.get_attribute("data-where") for row in page.locator("tr.now").all()] == holding


def test_timetable_names_today(page: Page, events: Path) -> None:
    """On each of its days."""
    bands = {}
    for when in ("2026-12-06T23:59", "2026-12-07T00:00", "2026-12-08T12:00", "2026-12-09T00:00"):
        opened(page, events / "gaokao/index.html", when)
        bands[when[8:10]] = [band.inner_text() for band in page.locator(".tt .dayh").all() if "今天" in band.inner_text()]
    assert bands == {"06": [], "07": ["12月7日（周一） 今天"], "08": ["12月8日（周二） 今天"], "09": []}


def test_what_is_folded_opens_for_its_anchor_and_for_paper(chromium: Browser, events: Path) -> None:
    """The row that leads to the shops' part opens it."""
    page = chromium.new_page()
    page.goto((events / "gaokao/index.html").as_uri())
    page.get_by_role("link", name="给店铺").click()
    page.locator("#for_shops[open]").wait_for()
    assert [fold.get_attribute("id") for fold in page.locator("details.fold[open]").all()] == ["for_shops"]
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.fold:not([open])").count() == 0
    page.close()


def test_without_script_the_page_is_as_made(chromium: Browser, events: Path) -> None:
    """Nothing is claimed of now, and nothing is missing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((events / "gaokao/index.html").as_uri())
    assert (page.locator("[data-applies]").is_visible(), page.locator(".win").first.is_visible()) == (False, True)
    page.goto((events / "sweep/index.html").as_uri())
    assert page.locator(".sl").inner_text() == "照常举行"
    context.close()


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (360, 1.4), (1280, 1)])
@pytest.mark.parametrize("language", ["", "en/"])
def test_exam_fits(chromium: Browser, events: Path, width: int, scale: float, language: str) -> None:
    """On its first day, with everything unfolded."""
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.clock.install(time=at("2026-12-07T08:00"))
    page.goto((events.parent / f"{language}events/gaokao/index.html").as_uri())
    page.evaluate("scale => { document.documentElement.style.fontSize = `${scale * 20}px` }", scale)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(STICKING_OUT) == []
    if scale == 1:
        assert page.evaluate(SMALL_TYPE) == []
    context.close()
