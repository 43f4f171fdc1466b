"""The page of all feeds in Chromium: addresses can be copied with a clipboard, without one and without script; folds open for an anchor."""

from io import BytesIO
from typing import Any, Literal

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.test_shell import STICKING_OUT, opened

pytestmark = pytest.mark.slow

FEED = "https://example.org/town/feeds/all.ics"
SELECTED = "() => { const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd) }"
UNFOLDED = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"


def copy_of(page: Page, row: str) -> Any:
    return page.locator(f"#{row} button[data-copy]")


def test_address_is_copied(chromium: Browser, site: Site) -> None:
    """By the clipboard; the button says so, and then what it said before."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.served}subscribe/")
    copy_of(page, "all").click()
    page.locator("#all").get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == FEED
    context.close()


def test_address_is_selected_where_nothing_can_copy_it(chromium: Browser, site: Site) -> None:
    """It stands below both buttons as wide as they are, named after its feed."""
    with opened(chromium, f"{site.file}subscribe/index.html") as page:
        page.evaluate('() => { Object.defineProperty(navigator, "clipboard", {value: undefined}); document.execCommand = () => false }')
        copy_of(page, "all").click()
        page.locator("#all").get_by_text("已选中，请长按复制").wait_for()
        assert page.evaluate(SELECTED) == FEED
        assert page.evaluate(STICKING_OUT) == []
        field, button = page.locator("#all .copy-field").bounding_box(), page.locator("#all .btn.p").bounding_box()
        assert field is not None
        assert button is not None
        assert field["width"] > 2 * button["width"]
        assert field["y"] >= button["y"] + button["height"]


def test_address_is_copied_by_the_old_command(chromium: Browser, site: Site) -> None:
    """Where there is no clipboard but a command that works; nothing is left behind."""
    with opened(chromium, f"{site.file}subscribe/index.html") as page:
        page.evaluate('() => { Object.defineProperty(navigator, "clipboard", {value: undefined}); document.execCommand = () => true }')
        copy_of(page, "all").click()
        page.locator("#all").get_by_text("已复制").wait_for()
        assert page.locator(".copy-field").count() == 0


def test_address_can_be_selected_without_script(chromium: Browser, site: Site) -> None:
    """The field opens by a tap and holds the address, read-only; no button that would do nothing."""
    with opened(chromium, f"{site.file}subscribe/index.html", script=False) as page:
        assert page.locator("button[data-copy]").first.is_visible() is False
        page.locator("#all summary").click()
        field = page.locator("#all input")
        assert (field.is_visible(), field.is_editable(), field.input_value()) == (True, False, FEED)
        field.press("Control+a")
        assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(FEED)


def test_every_field_has_a_name_of_its_own(chromium: Browser, site: Site) -> None:
    """Heard without the row around it, a field or a button still says which feed it is of."""
    with opened(chromium, f"{site.file}subscribe/index.html") as page:
        page.evaluate(UNFOLDED)
        for role, name in (("textbox", "全部活动的订阅地址"), ("link", "全部活动 订阅"), ("button", "全部活动 复制地址")):
            assert page.get_by_role(role, name=name, exact=True).count() == 1  # type: ignore[arg-type]


def test_anchor_opens_its_fold(chromium: Browser, site: Site) -> None:
    """On arrival and later on the page."""
    with opened(chromium, f"{site.file}subscribe/index.html#station-park") as page:
        page.locator("#station-park .btn").first.wait_for(state="visible")
        assert page.locator("#community-east .btn").first.is_visible() is False
        page.evaluate("location.hash = '#community-east'")
        page.locator("#community-east .btn").first.wait_for(state="visible")


@pytest.mark.parametrize(("width", "shown"), [(360, False), (959, False), (960, True), (1280, True)])
def test_codes_are_for_wide_screens(chromium: Browser, site: Site, width: int, shown: bool) -> None:
    """A phone cannot scan itself. Wide ones have them named, and they can be scanned from a dark page as well."""
    with opened(chromium, f"{site.file}subscribe/index.html", width=width, scheme="dark") as page:
        page.evaluate(UNFOLDED)
        assert {code.is_visible() for code in page.locator(".qr").all()} == {shown}
        if shown:
            code = page.get_by_role("img", name="二维码：在手机上订阅“全部活动”")
            assert code.count() == 1
            picture = Image.open(BytesIO(page.locator(".scan-all").screenshot()))
            assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://example.org/town/subscribe/#all"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "enlarged"), [(320, 1.0), (360, 1.0), (360, 1.4), (1280, 1.0)])
def test_unfolded_page_fits_its_width(chromium: Browser, site: Site, width: int, enlarged: float, scheme: Literal["light", "dark"]) -> None:
    """With everything open."""
    with opened(chromium, f"{site.file}subscribe/index.html", width=width, scheme=scheme) as page:
        page.evaluate(UNFOLDED)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{125 * enlarged}%")
        assert page.evaluate(STICKING_OUT) == []
        assert width == page.evaluate("document.documentElement.scrollWidth")
