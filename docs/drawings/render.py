"""docs/drawings/*.svg → content/images/*.png, 1200 × 800, 64 colours.  Needs playwright, its Chromium and Pillow.

python docs/drawings/render.py             all
python docs/drawings/render.py station     one
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
IMAGES = HERE.parents[1] / "content" / "images"
WIDTH, HEIGHT = 1200, 800


def main(names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in sorted(HERE.glob("*.svg")):
            if names and drawing.stem not in names:
                continue
            page.goto(drawing.as_uri())
            image = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
            target = IMAGES / f"{drawing.stem}.png"
            image.save(target, optimize=True)
            print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
