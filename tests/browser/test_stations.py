"""Finding a station on a phone: filters, what is open, what is near, the choice in the address; by keyboard and without script."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.model.geodesy import gcj02
from generator.model.place import Coords
from tests.browser.test_shell import SMALL_TYPE, STICKING_OUT
from tests.commands import bianmin, make

pytestmark = pytest.mark.slow

NINE = datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=8)))
BASE = "name: {name}\ntype: {type}\nstatus: {status}\nplace: {{name: {name}旁, community: {community}, coords: {{{coords}}}}}\n"


def station(name: str, more: str = "", *, status: str = "open", kind: str = "park", community: str = "east", coords: str) -> str:
    return BASE.format(name=name, type=kind, status=status, community=community, coords=coords) + more


FILES = {
    "content/stations/a.yml": station(
        "一号站",
        "hours: ['每天 08:00-18:00']\namenities: {microwave: yes, water: yes, toilet: broken}\naccess: open\naudience: [快递员, 司机]\n",
        coords="wgs84: [113.68, 22.94]",
    ),
    "content/stations/b.yml": station(
        "二号站",
        "hours: ['每天 12:00-18:00']\namenities: {microwave: yes, toilet: yes}\naccess: key\naudience: [司机]\n",
        kind="union-station",
        community="west",
        coords="wgs84: [113.67, 22.94]",
    ),
    "content/stations/c.yml": station("三号站", "hours: [24小时]\n", community="west", coords="gcj02: [113.70, 22.95]"),
    "content/stations/d.yml": station("四号站", status="suspended", coords="bd09: [113.66, 22.93]"),
    "content/stations/e.yml": station("五号站", status="closed", coords="wgs84: [113.68, 22.94]"),
    "events/exam-service/gaokao.yml": """
        title: 高考
        date: 2026-12-02
        points: [{id: gate, place: {name: 校门口, community: east}, date: 2026-12-02}]
        """,
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("town"), FILES)
    (root / "content/stations/corner.yml").unlink()
    call = bianmin(root, "build", "--offline", "--now", "2026-12-01T08:00")
    assert call.returncode == 0, call.stderr
    return root / "site/stations/index.html"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone in another zone than the town, at nine there; it is where 一号站 is."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740},
        timezone_id="America/Los_Angeles",
        geolocation={"latitude": 22.94, "longitude": 113.68},
        permissions=["geolocation"],
    )
    page = context.new_page()
    page.clock.install(time=NINE)
    yield page
    context.close()


def shown(page: Page) -> list[str]:
    return [each.get_attribute("data-station") or "" for each in page.locator("[data-station]").all() if each.is_visible()]


def test_all_stand_there_before_anything_is_chosen(page: Page, directory: Path) -> None:
    """Those that are open first, then those that are not now, then those that are out of use; closed ones apart."""
    page.goto(directory.as_uri())
    assert shown(page) == ["a", "gaokao.gate", "c", "b", "d", "e"]
    assert page.locator("[data-heading]").inner_text() == "5个驿站"


@pytest.mark.parametrize(
    ("choose", "expected", "query"),
    [
        ({"community": "west"}, ["c", "b"], "community=west"),
        ({"type": "union-station"}, ["b"], "type=union-station"),
        ({"access": "open"}, ["a"], "access=open"),
        ({"who": "司机"}, ["a", "b"], "who=%E5%8F%B8%E6%9C%BA"),
        ({"has": "microwave"}, ["a", "b"], "has=microwave"),
        ({"has": "toilet"}, ["b"], "has=toilet"),
        ({"has": "water,microwave"}, ["a"], "has=water,microwave"),
        ({"open": "1"}, ["a", "c"], "open=1"),
        ({"community": "west", "open": "1"}, ["c"], "community=west&open=1"),
        ({"has": "wifi"}, [], "has=wifi"),
    ],
)
def test_filters_hide_what_does_not_match(page: Page, directory: Path, choose: dict[str, str], expected: list[str], query: str) -> None:
    """The count says how many are left, the address keeps the choice, and opens with it again."""
    page.goto(directory.as_uri())
    page.locator("summary", has_text="要有什么").click()
    for name, value in choose.items():
        if name == "open":
            page.get_by_label("现在开放").check()
        elif name == "has":
            for each in value.split(","):
                page.locator(f'[name="has"][value="{each}"]').check()
        else:
            page.locator(f'[name="{name}"]').select_option(value)
    heading = f"{len(expected)}个驿站" if expected else "没有符合的驿站，少选一样再看看。"
    assert (shown(page), page.locator("[data-heading]").inner_text()) == (expected, heading)
    assert page.url.partition("?")[2] == query
    page.goto(page.url)
    assert shown(page) == expected
    page.get_by_role("button", name="清除条件").click()
    page.wait_for_function("location.search === ''")
    assert len(shown(page)) == 6


@pytest.mark.parametrize("query", ["community=nowhere", "who=%E5%8F", "has=,,x", "open=2", "&&=&", "type=park%26open"])
def test_address_that_names_nothing_chooses_nothing(page: Page, directory: Path, query: str) -> None:
    """Whatever somebody wrote into it."""
    page.goto(f"{directory.as_uri()}?{query}")
    assert len(shown(page)) == 6


def test_nearest_first_counts_in_one_datum(page: Page, directory: Path) -> None:
    """The phone's WGS-84 is turned into what the maps use: at the door it is 50 metres at most, not the 600 between the two."""
    page.goto(directory.as_uri())
    page.get_by_role("button", name="离我近的排前面").click()
    page.get_by_text("已按远近排好").wait_for()
    assert shown(page)[:3] == ["a", "c", "gaokao.gate"]
    far = {each: page.locator(f'[data-station="{each}"] .far').inner_text() for each in ("a", "b")}
    assert far == {"a": "约50米", "b": "约1.0公里"}
    assert page.locator('[data-station="gaokao.gate"] .far').count() == 0


def test_places_stand_in_the_datum_of_the_maps(page: Page, directory: Path) -> None:
    """Whichever the author wrote."""
    page.goto(directory.as_uri())
    wanted = {"a": Coords("wgs84", 113.68, 22.94), "c": Coords("gcj02", 113.70, 22.95), "d": Coords("bd09", 113.66, 22.93)}
    for each, coords in wanted.items():
        lng, lat = gcj02(coords)
        assert page.locator(f'[data-station="{each}"]').get_attribute("data-at") == f"{lng:.4f},{lat:.4f}"


def test_position_that_is_refused_is_said_in_words(chromium: Browser, directory: Path) -> None:
    """And nothing else changes."""
    context = chromium.new_context()
    page = context.new_page()
    page.clock.install(time=NINE)
    page.goto(directory.as_uri())
    page.get_by_role("button", name="离我近的排前面").click()
    page.get_by_text("浏览器没有给位置").wait_for()
    assert shown(page)[0] == "a"
    context.close()


def test_keyboard_is_enough(page: Page, directory: Path) -> None:
    """From the choice of community to an amenity in the fold."""
    page.goto(directory.as_uri())
    page.locator("#flt-community").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("fieldset").wait_for()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_function("location.search === '?open=1&has=microwave'")
    assert shown(page) == ["a"]


def test_temporary_point_leaves_by_itself(page: Page, directory: Path) -> None:
    """On the day after its last one, although nobody built the page anew."""
    page.clock.set_fixed_time(NINE + timedelta(days=1))
    page.goto(directory.as_uri())
    assert "gaokao.gate" in shown(page)
    page.clock.set_fixed_time(NINE + timedelta(days=2))
    page.goto(directory.as_uri())
    assert ("gaokao.gate" in shown(page), page.locator("[data-heading]").inner_text()) == (False, "4个驿站")


def test_open_now_is_no_choice_where_nobody_knows(page: Page, directory: Path) -> None:
    """On a page that nobody built anew for months, whatever its address asks for."""
    page.clock.set_fixed_time(NINE + timedelta(days=100))
    page.goto(f"{directory.as_uri()}?open=1")
    assert page.get_by_label("现在开放").is_visible() is False
    assert len(shown(page)) == 5


def test_without_script_everything_is_shown(chromium: Browser, directory: Path) -> None:
    """And nothing that would not work."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(directory.as_uri())
    assert (len(shown(page)), page.locator("form[data-filter]").is_visible()) == (6, False)
    context.close()


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (360, 1.4), (1280, 1)])
@pytest.mark.parametrize("language", ["", "en/"])
def test_filters_fit(chromium: Browser, directory: Path, width: int, scale: float, language: str) -> None:
    """Unfolded and with a distance beside each; also with letters enlarged."""
    context = chromium.new_context(
        viewport={"width": width, "height": 740}, geolocation={"latitude": 22.94, "longitude": 113.68}, permissions=["geolocation"]
    )
    page = context.new_page()
    page.goto((directory.parents[1] / f"{language}stations/index.html").as_uri())
    page.evaluate("scale => { document.documentElement.style.fontSize = `${scale * 20}px` }", scale)
    page.locator("form summary").click()
    page.locator("[data-nearest]").click()
    page.locator(".far").first.wait_for()
    assert page.evaluate(STICKING_OUT) == []
    if scale == 1:
        assert page.evaluate(SMALL_TYPE) == []
    context.close()
