"""What stands at an address of the preview, and when an open page has become another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.build import Watch, plan
from generator.serve import Bench
from generator.serve.mistakes import NOTHING, Notes
from generator.serve.preview import TYPES, Preview, stamp_in
from generator.serve.rendering import MOST_KEPT, standing
from tests.commands import make

MISTAKEN: Mapping[str, str | bytes] = {"events/clean-city/sweep.yml": "title: 大扫除\ndate: 2026-04-31\n"}
CONFIG = """
    name: 测试镇
    url: https://example.org/town/
    uid-domain: town.example.org
    languages: [zh-Hans, en]
    communities: {east: 东社区, west: 西社区}
    """
EVENT = "title: {}\ndate: 2026-12-10\nplace: {{name: 广场, community: east}}\n"


def picture(colour: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (400, 300), colour).save(written, "PNG")
    return written.getvalue()


@dataclass
class Town:
    """A site, the day it is, and its preview."""

    root: Path
    day: int
    preview: Preview
    bench: Bench

    def write(self, more: Mapping[str, str | bytes]) -> str:
        """What the terminal says once these files are there."""
        make(self.root, more, {})
        return self.bench.rebuild()

    def page(self, address: str) -> str:
        return self.preview.answer(address).body.decode()

    def stamp(self, address: str) -> str:
        return stamp_in(self.preview.answer(address).body)


Make = Callable[..., Town]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def town(tmp_path: Path, cache: str, monkeypatch: pytest.MonkeyPatch) -> Make:
    monkeypatch.setenv("BIANMIN_CACHE", cache)

    def begin(more: Mapping[str, str | bytes] | None = None) -> Town:
        root, preview = make(tmp_path / "town", more), Preview()
        made = Town(root, 1, preview, Bench(root, lambda zone: datetime(2026, 12, made.day, 8, tzinfo=zone), preview))
        made.bench.rebuild()
        return made

    return begin


def test_preview_stands_below_the_path_of_the_url(town: Make) -> None:
    """As the site will: with its types, its redirects and its 404."""
    preview = town().preview
    asked = {
        "/town/": (200, "text/html; charset=utf-8", ""),
        "/town/index.html": (200, "text/html; charset=utf-8", ""),
        "/town/en/events/sweep/": (200, "text/html; charset=utf-8", ""),
        "/town/feeds/all.ics": (200, "text/calendar; charset=utf-8", ""),
        "/town/data/events.csv": (200, "text/csv; charset=utf-8", ""),
        "/town/robots.txt": (200, "text/plain; charset=utf-8", ""),
        "/town/%65vents/": (200, "text/html; charset=utf-8", ""),
        "/": (302, "text/plain; charset=utf-8", "/town/"),
        "/town": (302, "text/plain; charset=utf-8", "/town/"),
        "/town/events": (302, "text/plain; charset=utf-8", "/town/events/"),
        "/town/nowhere/": (404, "text/html; charset=utf-8", ""),
        "/events/": (404, "text/html; charset=utf-8", ""),
        "/town/build.json": (404, "text/html; charset=utf-8", ""),
    }
    found = {target: preview.answer(target) for target in asked}
    assert {target: (one.status, one.content_type, one.location) for target, one in found.items()} == asked
    assert preview.address(8000) == "http://127.0.0.1:8000/town/"


@pytest.mark.parametrize(
    "target",
    [
        "/town/../site_config.yml",
        "/town/%2e%2e/site_config.yml",
        "/town/..%2fsite_config.yml",
        "/town/..%5csite_config.yml",
        "/town/..\\site_config.yml",
        "/town//etc/passwd",
        "/town/%2fetc%2fpasswd",
        "/etc/passwd",
        "/town/index.html%00",
        "/town/events/sweep/index.html/",
        "/town/C:\\site_config.yml",
        "/town/%ff%fe",
        "/town/%",
        "",
        "town/",
        "http://example.org/town/",
        "/town/.bianmin/shells.json",
        "/town/site_config.yml",
        "/town/events/clean-city/sweep.yml",
    ],
)
def test_preview_reaches_nothing_but_outputs(town: Make, target: str) -> None:
    """An address is looked up; there is no file behind it."""
    answer = town().preview.answer(target)
    assert (answer.status, b"uid-domain" in answer.body) == (404, False)


def test_preview_knows_the_type_of_every_output(town: Make, cache: str) -> None:
    """A new format has a line in TYPES."""
    made = town({"content/images/square.png": picture("red")})
    planned = plan(made.root, lambda zone: datetime(2026, 12, 1, 8, tzinfo=zone), Watch())
    site = standing(planned, None, Path(cache))
    assert site is not None
    suffixes = {path[path.rfind(".") :] for path in (*site.outputs, *site.frame.files)}
    assert suffixes - TYPES.keys() == set()


def test_page_is_another_only_if_its_own_bytes_are(town: Make) -> None:
    """A title changes its event's page and the lists that name it, and nothing else."""
    made = town()
    addresses = ("/town/events/sweep/", "/town/events/", "/town/stations/corner/", "/town/about/")
    before = [made.stamp(address) for address in addresses]
    line = made.write({"events/clean-city/sweep.yml": EVENT.format("冲洗")})
    assert "events/clean-city/sweep.yml" in line
    assert [made.stamp(address) != old for address, old in zip(addresses, before, strict=True)] == [True, True, False, False]


def test_page_is_another_if_its_picture_is(town: Make) -> None:
    """Though the address of the picture is the same."""
    event = EVENT.format("大扫除") + "images: [{file: square.png, alt: 方块}]\n"
    made = town({"events/clean-city/sweep.yml": event, "content/images/square.png": picture("red")})
    before = made.stamp("/town/events/sweep/"), made.stamp("/town/about/")
    assert "<img" in made.page("/town/events/sweep/")
    made.write({"content/images/square.png": picture("blue")})
    assert (made.stamp("/town/events/sweep/") != before[0], made.stamp("/town/about/") != before[1]) == (True, False)


def test_address_that_begins_to_exist_is_another_page(town: Make) -> None:
    """Whoever looks at a 404 sees the page as soon as there is one."""
    made = town()
    before = made.stamp("/town/events/fresh/")
    assert before != ""
    made.write({"events/clean-city/fresh.yml": EVENT.format("新的")})
    assert (made.preview.answer("/town/events/fresh/").status, made.stamp("/town/events/fresh/") != before) == (200, True)


def test_frame_follows_the_settings(town: Make) -> None:
    """The site's name stands on every page."""
    made = town()
    assert "测试镇" in made.page("/town/about/")
    made.write({"site_config.yml": CONFIG.replace("测试镇", "新名字")})
    assert ("新名字" in made.page("/town/about/"), "测试镇" in made.page("/town/about/")) == (True, False)


def test_url_may_move(town: Make) -> None:
    """The preview stands where the site would."""
    made = town()
    made.write({"site_config.yml": CONFIG.replace("/town/", "/a/b/")})
    assert (made.preview.answer("/a/b/").status, made.preview.answer("/").location) == (200, "/a/b/")
    assert 'href="/a/b/' in made.page("/a/b/nowhere")


def test_mistakes_leave_the_last_good_site(town: Make) -> None:
    """With a note over it, until they are mended."""
    made = town()
    page = made.page("/town/events/sweep/")
    line = made.write(MISTAKEN)
    state = made.preview.state("/town/events/sweep/", "", 0)
    assert state is not None
    assert made.page("/town/events/sweep/") == page
    assert ("sweep.yml:2:7" in line, "sweep.yml:2:7" in state.notes.mistakes, state.stamp) == (True, True, stamp_in(page.encode()))
    make(made.root)
    made.bench.rebuild()
    mended = made.preview.state("/town/events/sweep/", state.version, 0)
    assert mended is not None
    assert (mended.notes, mended.stamp) == (NOTHING, state.stamp)


def test_site_that_never_was_good_is_a_page_of_mistakes(town: Make) -> None:
    """Which becomes the site once they are mended."""
    made = town(MISTAKEN)
    answer = made.preview.answer("/anything/")
    assert (answer.status, "sweep.yml:2:7" in answer.body.decode(), made.preview.address(80)) == (503, True, "http://127.0.0.1:80/")
    before = made.preview.state("/", "", 0)
    assert before is not None and before.stamp == stamp_in(answer.body) and before.notes == NOTHING
    make(made.root)
    made.bench.rebuild()
    assert (made.preview.answer("/town/").status, made.stamp("/") != before.stamp) == (200, True)


def test_sources_that_cannot_be_read_are_a_mistake_that_heals(town: Make) -> None:
    """The last good site stays meanwhile."""
    made = town()
    page = made.page("/town/")
    made.root.rename(made.root.with_name("away"))
    assert "sources-unreadable" in made.bench.rebuild()
    assert (made.bench.is_unread, made.page("/town/") == page) == (True, True)
    made.root.with_name("away").rename(made.root)
    made.bench.rebuild()
    state = made.preview.state("/town/", "", 0)
    assert state is not None
    assert (made.bench.is_unread, state.notes) == (False, NOTHING)


def test_settings_that_are_gone_are_a_mistake(town: Make) -> None:
    """Not the end of the command."""
    made = town()
    (made.root / "site_config.yml").unlink()
    assert "site_config.yml:1:1" in made.bench.rebuild()


def test_nothing_new_is_nothing_said(town: Make) -> None:
    """A file saved as it was, an editor's own file beside it."""
    made = town()
    before = made.preview.state("/town/", "", 0)
    assert made.write({"events/clean-city/.sweep.yml.swp": "x"}) == ""
    assert before is not None
    after = made.preview.state("/town/", before.version, 0)
    assert after == before


def test_preview_left_open_overnight_is_right_in_the_morning(town: Make) -> None:
    """Without any change of the sources."""
    made = town()
    before = made.stamp("/town/"), made.stamp("/town/about/")
    assert made.bench.is_past() is False
    made.day = 10
    assert made.bench.is_past() is True
    assert "新的一天" in made.bench.rebuild()
    assert made.bench.is_past() is False
    assert (made.stamp("/town/") != before[0], made.stamp("/town/about/") != before[1]) == (True, False)


def test_day_that_begins_over_mistakes_is_said_once(town: Make) -> None:
    """The site is then still yesterday's, and becomes today's when they are mended."""
    made = town()
    made.write(MISTAKEN)
    made.day = 10
    assert made.bench.is_past() is True
    assert "新的一天" in made.bench.rebuild()
    assert (made.bench.is_past(), made.bench.rebuild()) == (False, "")
    before = made.stamp("/town/")
    make(made.root)
    made.bench.rebuild()
    assert (made.bench.is_past(), made.stamp("/town/") != before) == (False, True)


def test_page_is_kept_until_it_changes(town: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is kept has a limit, beyond which it is made again, the same."""
    made = town()
    first = [made.page(f"/town/{address}") for address in ("", "events/", "stations/")]
    monkeypatch.setattr("generator.serve.rendering.MOST_KEPT", 1)
    assert MOST_KEPT > 1
    assert [made.page(f"/town/{address}") for address in ("", "events/", "stations/")] == first


def test_closed_preview_keeps_nobody_waiting(town: Make) -> None:
    """The command can end."""
    made = town()
    made.preview.close()
    assert made.preview.state("/town/", "", 60) is None


def test_preview_shows_what_it_is_told() -> None:
    """Even before anything has been read."""
    preview = Preview()
    preview.show(None, Notes("<p>x</p>", ""))
    assert (preview.answer("/").status, b"<p>x</p>" in preview.answer("/").body) == (503, True)
