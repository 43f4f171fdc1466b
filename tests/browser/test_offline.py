"""The folder on a stick, opened in Chromium without a server: pages lead to each other, nothing is refused, files open."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.commands import NOW, bianmin, make

pytestmark = pytest.mark.slow


def test_stick_is_read_by_clicking(chromium: Browser, tmp_path: Path) -> None:
    """Home → the day's event → English → its month → stations; styled, scripted, and without a word in the console."""
    root = make(tmp_path / "U 盘 #1")
    assert bianmin(root, "build", "--offline", "--now", NOW).returncode == 0
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.goto((root / "site/index.html").as_uri())
    page.get_by_role("link", name="大扫除").first.click()
    page.wait_for_url("**/events/sweep/index.html")
    page.locator("details.languages summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/events/sweep/index.html")
    page.get_by_role("navigation").get_by_role("link", name="Calendar").first.click()
    page.get_by_role("navigation").get_by_role("link", name="Stations").first.click()
    page.get_by_role("link", name="街角驿站").first.click()
    page.wait_for_url("**/en/stations/corner/index.html")
    assert page.locator("h1").evaluate("heading => getComputedStyle(heading).fontWeight") == "700"
    assert "no-js" not in (page.locator("html").get_attribute("class") or "")
    assert page.locator('a[href^="webcal:"]').count() > 0
    assert said == []
    page.close()
