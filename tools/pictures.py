"""The built demo site → the pictures of README, as a phone, a desk and a printer show it.

    make site && .venv/bin/python tools/pictures.py

Takes `site/`; needs what the tests need (chromium, pdftoppm).
"""

import functools
import http.server
import subprocess
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE, PICTURES = ROOT / "site", ROOT / "docs" / "pictures"
PHONE, DESK = (360, 780), (1280, 860)
PAGES = {
    "home": ("", PHONE),
    "event": ("events/clean-day-2026-12/", PHONE),
    "station": ("stations/zhuxi-service-point/", PHONE),
    "month": ("calendar/2026-12/", DESK),
}
SHEETS = {
    "poster": "flyers/clean-day-2026-12.pdf",
    "door": "flyers/stations/zhuxi-service-point.pdf",
    "programme": "flyers/programme-2026-12.pdf",
}
COLOURS = 128


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for name, (address, (width, height)) in PAGES.items():
            scale = 1.5 if width < 500 else 1
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale, locale="zh-CN")
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            save(name, page.screenshot())
        browser.close()
    for name, path in SHEETS.items():
        drawn = subprocess.run(["pdftoppm", "-r", "65", "-png", "-singlefile", str(SITE / path)], capture_output=True, check=True)
        save(name, drawn.stdout)


def save(name: str, png: bytes) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
