"""Whether a station is open now, as Chromium states it: at the shared cases' minutes, in zones far away, and where it must not."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from generator.outputs.parts.open_days import in_days
from tests.commands import bianmin, make
from tests.model.open_cases import HOLIDAYS, VECTORS, station_of

pytestmark = pytest.mark.slow

CHINA = timezone(timedelta(hours=8))
ZONES = ("Asia/Shanghai", "America/Los_Angeles")
HOURS = "hours: [周一至周五 08:30-12:00, 周六 19:00-次日02:00]\n"
STATION = "name: {name}\ntype: service-point\nstatus: {status}\nplace: {{name: 广场}}\n"
HOLIDAY = """
    "2026": {source: {title: 通知}, holidays: [{name: 节, first-day: 2026-12-07, last-day: 2026-12-08}], workdays: [2026-12-12]}
    """


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built on Tuesday 1 December 2026, with a holiday on the Monday and Tuesday after."""
    root = tmp_path_factory.mktemp("town")
    files = {
        "content/holidays.yml": HOLIDAY,
        "content/stations/corner.yml": STATION.format(name="街角驿站", status="open") + HOURS,
        "content/stations/always.yml": STATION.format(name="桥下", status="open") + "hours: [24小时]\n",
        "content/stations/off.yml": STATION.format(name="停了的", status="suspended") + HOURS,
        "content/stations/bare.yml": STATION.format(name="不知道的", status="open"),
    }
    make(root, files)
    assert bianmin(root, "build", "--offline", "--now", "2026-12-01T08:00").returncode == 0
    return root / "site"


class Seen(NamedTuple):
    state: str | None
    words: str


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=CHINA)


@pytest.fixture(params=ZONES)
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(timezone_id=request.param, locale="zh-CN")
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T08:00"))
    yield page
    context.close()


def seen(page: Page, file: Path, when: str, station: str = "corner") -> Seen:
    page.clock.set_fixed_time(at(when))
    page.goto(file.as_uri())
    element = page.locator(f'[data-station="{station}"]')
    words = element.locator("[data-now]")
    return Seen(element.get_attribute("data-open"), " ".join(words.inner_text().split()) if words.is_visible() else "")


@pytest.mark.parametrize("case", VECTORS["stations"], ids=lambda case: case["name"])
def test_script_agrees_with_the_shared_cases(chromium: Browser, town: Path, tmp_path: Path, case: Any) -> None:
    """The same minutes that `state_at` is held to."""
    html = (town / "stations/index.html").read_text(encoding="utf-8")
    context = chromium.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T08:00"))
    found = {}
    for written in case["at"]:
        first = date.fromisoformat(written[:10]) - timedelta(days=3)
        begins = int(datetime(first.year, first.month, first.day, tzinfo=CHINA).astimezone(UTC).timestamp() // 60)
        told = in_days(station_of(case), HOLIDAYS, first, begins)
        file = town / "stations/case.html"
        file.write_text(re.sub('data-hours="[^"]*"', f'data-hours="{told}"', html), encoding="utf-8")
        found[written] = seen(page, file, written).state
    file.unlink()
    context.close()
    assert found == case["at"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-12-01T08:29", Seen("closed", "未开放 08:30开")),
        ("2026-12-01T08:30", Seen("open", "开放中 到12:00")),
        ("2026-12-01T12:00", Seen("closed", "未开放 明天08:30开")),
        ("2026-12-04T12:00", Seen("closed", "未开放 明天19:00开")),
        ("2026-12-05T23:00", Seen("open", "开放中 到次日02:00")),
        ("2026-12-06T01:59", Seen("open", "开放中 到02:00")),
        ("2026-12-06T02:00", Seen("closed", "未开放")),
        ("2026-12-07T09:00", Seen("ask", "节假日安排以现场为准")),
        ("2026-12-12T09:00", Seen("closed", "未开放 19:00开")),
        ("2026-12-13T09:00", Seen("closed", "未开放 明天08:30开")),
        ("2026-12-12T03:00", Seen("closed", "未开放 19:00开")),
    ],
)
def test_card_says_until_when(page: Page, town: Path, when: str, expected: Seen) -> None:
    """And when it opens, if no holiday of which nobody spoke lies between; in the site's time whatever the device's zone."""
    assert seen(page, town / "stations/index.html", when) == expected


@pytest.mark.parametrize("station", ["off", "bare"])
def test_nothing_is_stated_that_nobody_knows(page: Page, town: Path, station: str) -> None:
    """Of a suspended station, and of one without hours."""
    said = seen(page, town / "stations/index.html", "2026-12-01T09:00", station)
    assert said == Seen(None, {"off": "暂停开放", "bare": "开放时间待定，请到现场看"}[station])


def test_always_open_is_open_all_day(page: Page, town: Path) -> None:
    """Also on a holiday."""
    assert seen(page, town / "stations/index.html", "2026-12-07T03:00", "always") == Seen("open", "开放中 全天")


@pytest.mark.parametrize("when", ["2026-11-29T09:00", "2027-02-01T00:00", "2028-01-01T09:00"])
def test_script_is_silent_outside_its_data(page: Page, town: Path, when: str) -> None:
    """A page that nobody built anew claims nothing, not even the hours of a day long past."""
    assert seen(page, town / "stations/index.html", when) == Seen(None, "")


def test_state_follows_the_clock(chromium: Browser, town: Path) -> None:
    """Without being loaded again."""
    context = chromium.new_context(timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.clock.install(time=at("2026-12-01T11:59"))
    page.goto((town / "stations/index.html").as_uri())
    element = page.locator('[data-station="corner"]')
    assert element.get_attribute("data-open") == "open"
    page.clock.fast_forward(120_000)
    assert element.get_attribute("data-open") == "closed"
    context.close()


def test_week_table_marks_the_day_it_is(page: Page, town: Path) -> None:
    """Also when the page was made on another one; with what holds then, and the other days as usual."""
    file = town / "stations/corner/index.html"
    rows = {}
    for when in ("2026-12-01T09:00", "2026-12-05T20:00", "2026-12-07T09:00", "2026-12-08T09:00", "2027-03-01T09:00"):
        seen(page, file, when)
        rows[when[5:10]] = [" ".join(row.inner_text().split()) for row in page.locator("tr.now").all()]
    assert rows == {
        "12-01": ["周二（今天） 08:30–12:00"],
        "12-05": ["周六（今天） 19:00–次日02:00"],
        "12-07": ["周一（今天） 节假日安排以现场为准"],
        "12-08": ["周二（今天） 节假日安排以现场为准"],
        "03-01": [],
    }
    assert page.locator("table.hr tr").nth(0).inner_text().split() == ["周一", "08:30–12:00"]


def test_station_s_page_says_it_first(page: Page, town: Path) -> None:
    """In the line under its name."""
    assert seen(page, town / "stations/corner/index.html", "2026-12-01T09:00") == Seen("open", "开放中，到12:00")
    assert seen(page, town / "stations/corner/index.html", "2026-12-07T09:00") == Seen("ask", "节假日安排以现场为准")
    assert seen(page, town / "en/stations/corner/index.html", "2026-12-05T23:00") == Seen("open", "Open, until 02:00 next day")


def test_without_script_today_s_hours_stand(chromium: Browser, town: Path) -> None:
    """And no state is claimed."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((town / "stations/index.html").as_uri())
    assert page.locator("[data-open]").count() == 0
    assert page.locator('[data-station="corner"] [data-now]').inner_text() == "今天08:30–12:00"
    context.close()
