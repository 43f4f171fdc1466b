"""An open page in Chromium, while its author writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commands import make
from tests.serve.conftest import Serve, Serving, serving

pytestmark = pytest.mark.slow

SWEEP = "events/clean-city/sweep.yml"
LONG = "title: {}\ndate: 2026-12-10\nplace: {{name: 广场, community: east}}\ndescription: |\n" + "  一段话。\n\n" * 60


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing was refused or raised when the test ends."""
    wrong: list[str] = []
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None)
    yield opened
    opened.close()
    assert wrong == []


def write(found: Serving, sweep: str) -> None:
    make(found.root, {SWEEP: sweep}, {})


def test_page_shows_a_new_title_where_it_was_scrolled_to(tmp_path: Path, serve: Serve, page: Page) -> None:
    """Saved, reloaded, and the reader's eye stays where it is."""
    found = serve(make(tmp_path / "town", {SWEEP: LONG.format("大扫除")}))
    page.goto(f"{found.address}events/sweep/")
    expect(page.locator("h1")).to_have_text("大扫除")
    page.evaluate("scrollTo(0, 700)")
    write(found, LONG.format("大冲洗"))
    expect(page.locator("h1")).to_have_text("大冲洗")
    page.wait_for_function("scrollY === 700")


def test_page_that_did_not_change_is_not_reloaded(tmp_path: Path, serve: Serve, page: Page) -> None:
    """What a reader has opened or typed there stays."""
    found = serve(make(tmp_path / "town", {SWEEP: LONG.format("大扫除")}))
    with page.expect_request(lambda request: "seen=" in request.url and not request.url.endswith("seen=")):
        page.goto(f"{found.address}about/")
    page.evaluate("window.untouched = true")
    with page.expect_response(lambda response: "/_bianmin/state" in response.url):
        write(found, LONG.format("大冲洗"))
    assert page.evaluate("window.untouched") is True


def test_page_shows_mistakes_over_itself_until_they_are_mended(tmp_path: Path, serve: Serve, page: Page) -> None:
    """In Chinese and English, with file, line and column, the line itself, and the last good page behind."""
    found = serve(make(tmp_path / "town"))
    page.goto(f"{found.address}events/sweep/")
    note = page.locator(".note.error")
    expect(page.locator("h1")).to_have_text("大扫除")
    page.evaluate("window.untouched = true")
    write(found, "title: <i>大扫除</i>\ndate: 2026-04-31\n")
    expect(note).to_be_visible()
    expect(note).to_contain_text("有 1 处要改")
    expect(note.locator("code")).to_have_text(f"{SWEEP}:2:7")
    expect(note.locator("mark")).to_have_text("2026-04-31")
    expect(note).to_contain_text("不是一个存在的日期")
    expect(note).to_contain_text("is not a day that exists")
    expect(page.locator("h1")).to_have_text("大扫除")
    note.locator("summary").click()
    expect(note.locator("code")).to_be_hidden()
    make(found.root)
    expect(note).to_have_count(0)
    assert page.evaluate("window.untouched") is True


@pytest.mark.parametrize("width", [360, 1280])
def test_note_fits_the_window(tmp_path: Path, serve: Serve, page: Page, width: int) -> None:
    """Nothing of it scrolls sideways, however long the line."""
    found = serve(make(tmp_path / "town"))
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(found.address)
    write(found, f"title: {'很长' * 200}\ndate: {'9' * 300}\n")
    note = page.locator(".note.error")
    expect(note).to_be_visible()
    wide = "element => [element, ...element.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length"
    assert note.evaluate(wide) == 0
    box = note.bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= width, box["y"] > 0) == (True, True, True)


def test_broken_start_becomes_the_site_once_it_is_mended(tmp_path: Path, serve: Serve, page: Page) -> None:
    """The page is there from the first moment; it says what to mend, follows, and is the site in the end."""
    found = serve(make(tmp_path / "town", {SWEEP: "titel: 大扫除\n", "content/about.md": "x"}))
    page.goto(found.address)
    expect(page.locator("main code").first).to_have_text("content/about.md:1:1")
    make(found.root, {SWEEP: "titel: 大扫除\n"})
    expect(page.locator("main code").first).to_have_text(f"{SWEEP}:1:1")
    make(found.root)
    expect(page.locator(".site-name")).to_have_text("测试镇")


def test_warnings_are_a_line_that_can_be_opened(tmp_path: Path, serve: Serve, page: Page) -> None:
    """Out of the way until then."""
    found = serve(make(tmp_path / "town", {"content/notes.txt": "x"}))
    page.goto(found.address)
    note = page.locator(".note.warning")
    expect(note).to_be_visible()
    expect(note.locator("code")).to_be_hidden()
    note.locator("summary").click()
    expect(note.locator("code")).to_have_text("content/notes.txt:1:1")


def test_page_says_that_the_preview_has_stopped_and_goes_on_with_the_next(tmp_path: Path, serve: Serve, page: Page) -> None:
    """At the same port, with what was written meanwhile."""
    found = serve(make(tmp_path / "town"))
    page.goto(f"{found.address}events/sweep/")
    gone = page.locator(".gone")
    expect(gone).to_be_attached()
    found.end()
    expect(gone).to_be_visible()
    write(found, LONG.format("大冲洗"))
    with serving(found.root, "--port", str(found.port)):
        expect(page.locator("h1")).to_have_text("大冲洗")
        expect(gone).to_be_hidden()


def test_site_in_the_preview_is_clean(tmp_path: Path, serve: Serve, page: Page) -> None:
    """What is laid over a page is not printed."""
    found = serve(make(tmp_path / "town", {"content/notes.txt": "x"}))
    page.goto(found.address)
    expect(page.locator(".note.warning")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".note.warning")).to_be_hidden()
