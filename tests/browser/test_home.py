"""Home and months on the day they are opened, which may not be the day they were made; a community of one's own; without script."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_shell import STICKING_OUT
from tests.commands import bianmin, make

pytestmark = pytest.mark.slow

CHINA = timezone(timedelta(hours=8))
DAY = "title: {title}\ndate: {date}\nplace: {{name: 广场, community: east}}\n"
FILES = {
    "events/clean-city/sweep.yml": DAY.format(title="大扫除", date="2026-12-10") + "branches: [{name: 桥头}]\n",
    "events/clean-city/later.yml": DAY.format(title="再扫一次", date="2026-12-20") + "branches: [{name: 桥头}]\n",
    "events/clean-city/today.yml": DAY.format(title="今天的", date="2026-12-01") + "time: 08:30-11:00\n",
    "events/clean-city/tomorrow.yml": DAY.format(title="明天的", date="2026-12-02"),
    "events/clean-city/off.yml": DAY.format(title="停了的", date="2026-12-02") + "changes: [{action: cancel, reason: 雨}]\n",
    "events/clean-city/eighth.yml": DAY.format(title="八号的", date="2026-12-08"),
    "content/notices/now.md": "---\ntitle: 这几天的\nfrom: 2026-11-01\nuntil: 2026-12-02\n---\n字。\n",
    "content/notices/soon.md": "---\ntitle: 后天起的\nlevel: urgent\nfrom: 2026-12-03\nuntil: 2026-12-09\n---\n字。\n",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made on Tuesday 1 December 2026."""
    root = make(tmp_path_factory.mktemp("town"), FILES)
    call = bianmin(root, "build", "--offline", "--now", "2026-12-01T08:00")
    assert call.returncode == 0, call.stderr
    return root / "site"


@pytest.fixture(params=["Asia/Shanghai", "America/Los_Angeles", "Pacific/Auckland"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, timezone_id=request.param)
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T08:00"))
    yield page
    context.close()


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=CHINA)


def opened(page: Page, file: Path, when: str) -> None:
    page.clock.set_fixed_time(at(when))
    page.goto(file.as_uri())


def today(page: Page) -> tuple[str, str, list[str]]:
    """The day of the block, the line about it, its rows."""
    block = page.locator(".today .day")
    rows = page.locator(".today [data-event]").all()
    events = [f"{row.get_attribute('data-event')} {row.get_attribute('data-status')}" for row in rows]
    words = " ".join(block.inner_text().split())
    return f"{block.get_attribute('datetime')} {words}", page.locator(".today h1 + p").inner_text(), events


def week(page: Page) -> dict[str, list[str | None]]:
    found = {}
    for item in page.locator("[data-six] > li").all():
        day = item.locator(".d").get_attribute("datetime") or ""
        found[day[5:]] = [row.get_attribute("data-event") for row in item.locator("[data-event]").all()]
    return found


def test_home_on_its_own_day(page: Page, town: Path) -> None:
    """As it was made, and without the line that says so."""
    opened(page, town / "index.html", "2026-12-01T23:59")
    assert today(page) == ("2026-12-01 12月 1 周二", "1项活动，照常", ["today scheduled"])
    assert list(week(page)) == ["12-02", "12-03", "12-04", "12-05", "12-06", "12-07"]
    assert page.locator(".made").is_visible() is False
    assert page.locator("[data-notices]").inner_text().split() == ["这几天的"]


def test_home_on_the_next_day(page: Page, town: Path) -> None:
    """From midnight in the town, whatever the device's zone: block, line, rows, and the six days after."""
    opened(page, town / "index.html", "2026-12-02T00:00")
    assert today(page) == ("2026-12-02 12月 2 周三", "2项活动，1项取消", ["off cancelled", "tomorrow scheduled"])
    assert week(page) == {"12-03": [], "12-04": [], "12-05": [], "12-06": [], "12-07": [], "12-08": ["eighth"]}


def test_home_some_days_later(page: Page, town: Path) -> None:
    """Notices that have ended go, those that have begun come; so does the next Clean City Day."""
    opened(page, town / "index.html", "2026-12-05T12:00")
    assert today(page) == ("2026-12-05 12月 5 周六", "没有活动", [])
    assert page.locator("[data-notices]").inner_text().split() == ["后天起的"]
    assert page.locator("aside .when-b").get_attribute("data-event") == "sweep"
    opened(page, town / "index.html", "2026-12-10T12:00")
    assert today(page)[2] == ["sweep scheduled"]
    assert page.locator("[data-notices]").inner_text() == ""
    assert page.locator("aside .when-b").get_attribute("data-event") == "later"
    opened(page, town / "index.html", "2026-12-28T23:00")
    assert (today(page)[0], len(week(page))) == ("2026-12-28 12月 28 周一", 0)
    assert page.locator("aside .when-b").is_visible() is False


@pytest.mark.parametrize("when", ["2026-12-29T00:00", "2028-01-01T00:00"])
def test_home_long_after(page: Page, town: Path, when: str) -> None:
    """It says for which day it was made, and where the rest stands."""
    opened(page, town / "index.html", when)
    assert today(page)[0] == "2026-12-01 12月 1 周二"
    assert page.locator(".made").inner_text() == "这一页是12月1日（周二）的。后面的安排请看月历。"


def test_home_before_its_day(page: Page, town: Path) -> None:
    """A clock that is wrong changes nothing, and the page says its day."""
    opened(page, town / "index.html", "2026-11-30T23:59")
    assert (today(page)[0], page.locator(".made").is_visible()) == ("2026-12-01 12月 1 周二", True)


def test_day_changes_while_the_page_is_open(chromium: Browser, town: Path) -> None:
    """At midnight, without being loaded again."""
    context = chromium.new_context()
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T23:58"))
    page.goto((town / "index.html").as_uri())
    page.clock.fast_forward(180_000)
    assert today(page)[2] == ["off cancelled", "tomorrow scheduled"]
    context.close()


def test_month_moves_the_word_for_today(page: Page, town: Path) -> None:
    """In the table and in the list, where days that are over go into the fold."""
    file = town / "calendar/2026-12/index.html"
    opened(page, file, "2026-12-08T09:00")
    marked = page.locator("td.tdy")
    assert (marked.count(), marked.locator("time").get_attribute("datetime")) == (1, "2026-12-08")
    assert page.locator("td.tdy [data-today-word]").count() == 1
    assert page.locator("[data-days] [data-event]").first.get_attribute("data-event") == "eighth"
    assert page.locator(".mo-l summary").inner_text() == "前面的日子"
    assert page.locator(".mo-l details [data-event]").count() == 3
    opened(page, file, "2027-01-01T09:00")
    assert page.locator("td.tdy").count() == 0


def test_home_without_script(chromium: Browser, town: Path) -> None:
    """The day it was made for is said in words; only that day and the six after stand in the page as events."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((town / "index.html").as_uri())
    assert page.locator(".made").inner_text() == "这一页是12月1日（周二）的。"
    html = (town / "index.html").read_text(encoding="utf-8")
    shown = re.findall(r' data-event="([a-z]+)"', html)
    assert sorted(set(shown)) == ["off", "sweep", "today", "tomorrow"]
    assert shown.count("sweep") == 1
    context.close()


def test_community_is_remembered_and_forgotten(chromium: Browser, town: Path) -> None:
    """By its button; home then leads there first, in either language; nothing but its id is kept, and only here."""
    context = chromium.new_context()
    page = context.new_page()
    file = (town / "events/communities/west/index.html").as_uri()
    page.goto(file)
    button = page.get_by_role("button", name="这是我的社区")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-remember]").get_attribute("aria-pressed") == "true"
    for home, words in (("index.html", "西社区 我的社区"), ("en/index.html", "西社区 My community")):
        page.goto((town / home).as_uri())
        assert " ".join(page.locator(".two .gos .go").first.inner_text().split()) == words
        assert page.evaluate("Object.values({...localStorage})") == ["west"]
    page.locator(".two .gos .go").first.click()
    page.locator("[data-remember]").click()
    assert page.evaluate("localStorage.length") == 0
    page.goto((town / "index.html").as_uri())
    assert page.get_by_text("我的社区").count() == 0
    context.close()


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (360, 1.4), (1280, 1)])
@pytest.mark.parametrize("path", ["index.html", "en/index.html", "events/communities/east/index.html"])
def test_pages_fit_when_rolled_on(chromium: Browser, town: Path, path: str, width: int, scale: float) -> None:
    """Nothing sticks out, also with letters enlarged."""
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.clock.install(time=at("2026-12-04T08:00"))
    page.goto((town / path).as_uri())
    page.evaluate("scale => { document.documentElement.style.fontSize = `${scale * 20}px` }", scale)
    assert page.evaluate(STICKING_OUT) == []
    context.close()
