"""The drawn shells, filled with sample pages, in Chromium: the policy holds, the controls work, nothing sticks out."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.conftest import PAGES, Site

pytestmark = pytest.mark.slow

NAMES = tuple(sorted(file.stem for file in PAGES.glob("*.html")))

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""
STICKING_OUT = """
() => [...document.querySelectorAll("body *")].filter(element => {
  const box = element.getBoundingClientRect();
  const scrolls = element.closest(".tw, .prose table, .prose pre, .md-sidebar, .md-skip");
  return box.width && box.height && !scrolls && (box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5);
}).map(element => element.outerHTML.slice(0, 120))
"""
SMALL_TYPE = """
() => {
  const found = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !parent.getClientRects().length || parent.closest("script")) continue;
    if (parent.closest(".hol, .mo-t .tag") || parseFloat(getComputedStyle(parent).fontSize) >= 16) continue;
    found.add(parent.outerHTML.slice(0, 120));
  }
  return [...found];
}
"""
LOW_TARGETS = """
targets => [...document.querySelectorAll(targets)]
  .filter(element => element.getClientRects().length && element.getBoundingClientRect().height < 43.5)
  .map(element => element.outerHTML.slice(0, 120))
"""
AT_DRAWER_BUTTON = 'document.activeElement.matches("[data-drawer]")'
MAIN_TARGETS = (
    ".btn, .go, .crumb, .cp, .ev .ti, .sc .ti, .ch a, .quick a, .md-tabs__link, .md-header__button, .site-name, summary,"
    " .how, .get a, .adr input, select, .ck label, .md-footer a, .dl a, .languages a, .md-nav__link"
)


@contextmanager
def opened(
    browser: Browser, address: str, *, width: int = 360, scheme: Literal["light", "dark"] = "light", script: bool = True
) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme, java_script_enabled=script)
    page = context.new_page()
    if script:
        page.add_init_script(LISTEN)
    page.goto(address)
    yield page
    context.close()


def active(page: Page) -> Any:
    return page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", ["served", "file"])
def test_page_keeps_its_policy(chromium: Browser, site: Site, way: str, name: str) -> None:
    """No violation, no message, no address but our own, below a sub-path and as a file; and the script did run."""
    root = site.served if way == "served" else site.file
    requests: list[str] = []
    messages: list[str] = []
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(f"{root}{name}/index.html", wait_until="networkidle")
    assert (page.evaluate("violations"), messages, page.evaluate('document.documentElement.classList.contains("no-js")')) == ([], [], False)
    assert [url for url in requests if not url.startswith((root, "data:"))] == []
    context.close()


def test_policy_stops_what_is_inline(chromium: Browser, site: Site) -> None:
    """The listener hears: an inline script, a style element and a style attribute are each refused."""
    with opened(chromium, f"{site.served}home/") as page:
        page.evaluate("""() => {
          document.body.insertAdjacentHTML("beforeend", "<p style='color: red'></p><style>p { color: red }</style>");
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        }""")
        page.wait_for_function("violations.length >= 3")
        assert set(page.evaluate("violations")) == {"script-src-elem inline", "style-src-attr inline", "style-src-elem inline"}
        assert page.evaluate("window.ran === undefined")


def test_first_load_is_light(chromium: Browser, site: Site) -> None:
    """At most 12 requests, and at most 100 KB as a server that compresses would send them."""
    bodies: list[bytes] = []
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(f"{site.served}home/", wait_until="networkidle")
    assert len(bodies) <= 12
    assert sum(len(gzip.compress(body, 6)) for body in bodies) <= 100_000
    context.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "enlarged"), [(320, 1.0), (360, 1.0), (360, 1.4), (960, 1.0), (1280, 1.0)])
def test_page_fits_its_width(chromium: Browser, site: Site, name: str, width: int, enlarged: float) -> None:
    """Nothing sticks out or scrolls sideways, also with all text 1.4 times as large, as WeChat's readers have it."""
    with opened(chromium, f"{site.file}{name}/index.html", width=width) as page:
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{125 * enlarged}%")
        assert page.evaluate(STICKING_OUT) == []
        assert width == page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_empty_day_keeps_within_its_gutter(chromium: Browser, site: Site, width: int) -> None:
    """Also with its month, where that changes within the list."""
    with opened(chromium, f"{site.file}home/index.html", width=width) as page:
        days = "Array.from(document.querySelectorAll('.wk .em .d'), day => day.scrollWidth > day.clientWidth)"
        assert page.evaluate(days) == [False] * 4


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_page_can_be_read_and_tapped(chromium: Browser, site: Site, name: str, width: int) -> None:
    """No text below 16 px but the two named, and 44 px for everything in its own row."""
    with opened(chromium, f"{site.file}{name}/index.html", width=width) as page:
        assert page.evaluate(SMALL_TYPE) == []
        assert page.evaluate(LOW_TARGETS, MAIN_TARGETS) == []


def test_event_page_shows_its_button_at_once(chromium: Browser, site: Site) -> None:
    """All down to the calendar button fits into 740 px."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        box = page.locator(".btn.p").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


@pytest.mark.parametrize(
    ("scheme", "first", "then"), [("light", "rgb(255, 255, 255)", "rgb(18, 24, 22)"), ("dark", "rgb(18, 24, 22)", "rgb(255, 255, 255)")]
)
def test_palette_turns_and_is_remembered(chromium: Browser, site: Site, scheme: Literal["light", "dark"], first: str, then: str) -> None:
    """The system decides until the reader does; the choice holds on the next page and is told to screen readers."""
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(chromium, f"{site.served}home/", scheme=scheme) as page:
        button = page.locator("[data-palette]")
        assert (first, str(scheme == "dark").lower()) == (page.evaluate(ground), button.get_attribute("aria-pressed"))
        button.click()
        assert (then, str(scheme == "light").lower()) == (page.evaluate(ground), button.get_attribute("aria-pressed"))
        page.goto(f"{site.served}event/")
        assert then == page.evaluate(ground)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_drawer_opens_and_closes_by_keys(chromium: Browser, site: Site, key: str) -> None:
    """Second stop of the Tab key; opens into its first link, closes by Escape and gives the focus back."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        toggle = page.locator("[data-drawer]")
        page.keyboard.press("Tab")
        assert active(page) == "md-skip"
        page.keyboard.press("Tab")
        assert (page.evaluate(AT_DRAWER_BUTTON), toggle.get_attribute("aria-expanded")) == (True, "false")
        page.keyboard.press(key)
        assert (active(page), toggle.get_attribute("aria-expanded")) == ("md-nav__link", "true")
        page.keyboard.press("Escape")
        assert (page.evaluate(AT_DRAWER_BUTTON), toggle.get_attribute("aria-expanded")) == (True, "false")


def test_drawer_closes_when_focus_leaves(chromium: Browser, site: Site) -> None:
    """Past the last link it would cover what has the focus."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        page.locator("[data-drawer]").click()
        page.locator("#drawer a").last.focus()
        page.keyboard.press("Tab")
        assert page.locator("[data-drawer]").get_attribute("aria-expanded") == "false"


def test_drawer_closes_by_the_ground_beside_it(chromium: Browser, site: Site) -> None:
    """A tap beside it, or on its head, as Material has it."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        button = page.locator("[data-drawer]")
        button.click()
        page.mouse.click(340, 400)
        assert button.get_attribute("aria-expanded") == "false"
        button.click()
        page.locator(".md-nav__title").click()
        assert button.get_attribute("aria-expanded") == "false"


def test_drawer_is_a_named_button(chromium: Browser, site: Site) -> None:
    """Screen readers hear a button 菜单, and find no link of a closed drawer."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        assert page.get_by_role("button", name="菜单", exact=True).count() == 1
        assert page.get_by_role("link", name="分类指南").count() == 0
        page.get_by_role("button", name="菜单", exact=True).click()
        assert page.get_by_role("link", name="分类指南").count() == 1


def test_drawer_works_without_script(chromium: Browser, site: Site) -> None:
    """A checkbox opens it; controls that need the script are not shown."""
    with opened(chromium, f"{site.file}event/index.html", script=False) as page:
        assert not page.locator("#drawer a").first.is_visible()
        page.locator("#drawer-toggle").check()
        assert page.locator("#drawer a").first.is_visible()
        assert [page.locator(control).is_visible() for control in ("[data-palette]", "[data-copy]")] == [False, False]


def test_dark_needs_no_script(chromium: Browser, site: Site) -> None:
    """The system's choice is kept by the stylesheet alone: white on white would be the failure."""
    with opened(chromium, f"{site.file}event/index.html", scheme="dark", script=False) as page:
        assert _corner(page) == (0x12, 0x18, 0x16)


def _corner(page: Page) -> tuple[int, int, int]:
    """The colour of the page's ground, from a picture: without script nothing can be asked."""
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    red, green, blue = picture.getpixel((4, 400))  # type: ignore[misc]
    return int(red), int(green), int(blue)


def test_tabs_replace_drawer_and_quick_row(chromium: Browser, site: Site) -> None:
    """From 1220 px on: one navigation at a time."""
    parts = (".md-tabs", ".quick", "[data-drawer]", "#drawer")
    for width, expected in ((1219, [False, True, True, False]), (1220, [True, False, False, False])):
        with opened(chromium, f"{site.file}month/index.html", width=width) as page:
            assert expected == [page.locator(part).is_visible() for part in parts]


def test_page_has_its_landmarks(chromium: Browser, site: Site) -> None:
    """One banner, one main, one contentinfo; the visible navigation is named."""
    with opened(chromium, f"{site.file}home/index.html") as page:
        counts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
        assert counts == {"banner": 1, "main": 1, "contentinfo": 1}
        assert page.get_by_role("navigation", name="常用").count() == 1


def test_skip_link_leads_to_the_main_part(chromium: Browser, site: Site) -> None:
    """The next Tab stands inside it."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert active(page) == "main"
        page.keyboard.press("Tab")
        assert page.evaluate('document.activeElement.closest(".bm") !== null')


def test_language_menu_opens_and_closes(chromium: Browser, site: Site) -> None:
    """By a click, and by Escape with the focus given back."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        english = page.get_by_role("link", name="English")
        assert not english.is_visible()
        page.locator(".languages summary").click()
        assert english.is_visible()
        page.keyboard.press("Escape")
        assert not english.is_visible()
        assert page.evaluate('document.activeElement.matches(".languages summary")')


def test_copy_button_copies(chromium: Browser, site: Site) -> None:
    """The address is in the clipboard and the button says so."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.served}event/")
    page.locator("[data-copy]").click()
    page.get_by_text("已复制").wait_for()
    assert page.locator("[data-copy]").get_attribute("data-copy") == page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_copy_button_shows_what_it_cannot_copy(chromium: Browser, site: Site) -> None:
    """Without a clipboard the text stands there selected, named, ready to be copied by hand."""
    with opened(chromium, f"{site.file}event/index.html") as page:
        page.evaluate('() => { Object.defineProperty(navigator, "clipboard", {value: undefined}); document.execCommand = () => false }')
        page.locator("[data-copy]").click()
        page.get_by_text("已选中，请长按复制").wait_for()
        selected = page.evaluate("() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd) }")
        assert page.locator("[data-copy]").get_attribute("data-copy") == selected
        assert page.get_by_role("textbox", name="复制地址").count() == 1


def test_print_leaves_the_facts(chromium: Browser, site: Site) -> None:
    """On paper: no navigation and no buttons, dark ink also from a dark screen, the phone number at the end."""
    with opened(chromium, f"{site.file}event/index.html", scheme="dark") as page:
        page.emulate_media(media="print")
        shown = [page.locator(part).first.is_visible() for part in (".md-header", ".quick", ".btn", ".day", ".call")]
        assert shown == [False, False, False, True, True]
        assert page.evaluate('getComputedStyle(document.querySelector("h1")).color') == "rgb(26, 35, 33)"


def test_station_prints_on_one_sheet(chromium: Browser, site: Site) -> None:
    """What lasts, the number to call and the page's address; nothing of today, no buttons, no feed."""
    with opened(chromium, f"{site.file}station/index.html") as page:
        printed = PdfReader(BytesIO(page.pdf(format="A4"))).pages
        page.emulate_media(media="print")
        shown = [page.locator(part).first.is_visible() for part in (".sl b", ".now .np", ".url", ".c3", ".kept", ".exc", ".sl p", ".paper")]
    assert (len(printed), shown) == (1, [False, False, False, False, True, True, True, True])
