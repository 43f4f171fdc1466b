"""Every kind of page of the demo town, its longest and its shortest one: as a browser shows it, and as axe and html-validate see it."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser

from generator import outputs
from generator.outputs.event_pages import EventView
from generator.outputs.parts.page import PageView
from generator.plan import View
from tests.browser.serving import served, written
from tests.browser.test_shell import LISTEN, LOW_TARGETS, MAIN_TARGETS, SMALL_TYPE, STICKING_OUT
from tests.outputs.test_finder import NOW, demo_town
from tests.readers.calendars import NODE

pytestmark = pytest.mark.slow

CHECK_HTML = Path(__file__).parents[1] / "readers/node/check_html.mjs"
AXE = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(one => one.id + ' ' + one.nodes[0].html))"
MOST_REQUESTS = 12
PICTURES = re.compile(r"\.(png|jpe?g|webp)$")
"""Pages are written without them."""


class Written(NamedTuple):
    """`kinds`: paths of all pages that stay, by language and what they are, the longest first."""

    folder: Path
    address: str
    kinds: dict[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    folder = tmp_path_factory.mktemp("audited")
    day = demo_town()[0]
    planned = outputs.plan(day)[0].outputs
    written(folder / "town", day, planned)
    kinds: dict[tuple[str, str], list[str]] = {}
    for path, view in planned.items():
        if isinstance(view, PageView) and not view.refresh:
            kinds.setdefault((view.language, _kind(view)), []).append(path)
    for paths in kinds.values():
        paths.sort(key=lambda path: -(folder / "town" / path).stat().st_size)
    with served(folder / "town") as address:
        yield Written(folder / "town", f"{address}/", kinds)


def _kind(view: View) -> str:
    return f"{type(view).__name__} {view.kind.id}" if isinstance(view, EventView) else type(view).__name__


@pytest.fixture(scope="module")
def axe() -> str:
    file = NODE / "node_modules/axe-core/axe.min.js"
    if not file.is_file():
        pytest.skip(f"needs what `make test` installs with npm into {NODE}")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "nth", "width", "scheme"),
    [("zh-Hans", 0, 360, "light"), ("zh-Hans", 0, 1280, "dark"), ("zh-Hans", -1, 320, "dark"), ("en", 0, 320, "light")],
)
def test_page_of_each_kind_is_sound(
    chromium: Browser, site: Written, axe: str, language: str, nth: int, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Nothing axe finds, nothing sideways (also with letters twice as large), all large enough; no other host, no violation, no error."""
    context = chromium.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme, locale=language)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.add_init_script(LISTEN)
    page.route(PICTURES, lambda route: route.fulfill(content_type="image/png", body=b""))
    wrong: list[tuple[str, object]] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append((page.url, message.text)) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append((page.url, str(error))))
    seen = [paths[nth] for (tag, _), paths in site.kinds.items() if tag == language]
    for path in seen:
        asked.clear()
        page.goto(site.address + path.removesuffix("index.html"))
        found = {
            "violations": page.evaluate("violations"),
            "other hosts": [url for url in asked if not url.startswith((site.address, "data:"))],
            "requests": asked[MOST_REQUESTS:],
            "small type": page.evaluate(SMALL_TYPE),
            "low targets": page.evaluate(LOW_TARGETS, MAIN_TARGETS),
            "sticking out": page.evaluate(STICKING_OUT),
        }
        page.evaluate(axe)
        found["axe"] = page.evaluate(AXE)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found["wider than the window"] = [w for w in [page.evaluate("document.documentElement.scrollWidth")] if w > width]
        wrong += [(path, (what, those)) for what, those in found.items() if those]
    context.close()
    assert wrong == []
    assert len(seen) > 20


def test_no_checker_finds_fault_with_html(site: Written) -> None:
    """The longest and the shortest page of each kind, in each language, by html-validate's recommended rules."""
    if shutil.which("node") is None or not (NODE / "node_modules/html-validate").is_dir():
        pytest.skip(f"needs node, and what `make test` installs with npm into {NODE}")
    files = [str(site.folder / path) for paths in site.kinds.values() for path in dict.fromkeys((paths[0], paths[-1]))]
    call = subprocess.run(
        ["node", str(CHECK_HTML)], cwd=NODE, input="\n".join(files), capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert json.loads(call.stdout) == []
    assert len(files) > 60
