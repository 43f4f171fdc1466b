"""What the tests of printed sheets share: a PDF as a printer shows it, and as a reader reads it."""

import re
import subprocess
from pathlib import Path

from PIL import Image


def page_of(pdf: bytes, dots: int, folder: Path, page: int = 1, *, colours: bool = False) -> Image.Image:
    """`dots` an inch; grey unless `colours`, which are then those of the sheet alone: no edge is smoothed."""
    (folder / "sheet.pdf").write_bytes(pdf)
    how = ["-png", "-singlefile", "-f", str(page), *(["-aa", "no", "-aaVector", "no"] if colours else ["-gray"])]
    subprocess.run(["pdftoppm", "-r", str(dots), *how, "sheet.pdf", "sheet"], cwd=folder, check=True)
    return Image.open(folder / "sheet.png").convert("RGB" if colours else "L")


def darkest_in_border(page: Image.Image, wide: int) -> float:
    """255 is white."""
    across, down = page.size
    sides = ((0, 0, across, wide), (0, down - wide, across, down), (0, 0, wide, down), (across - wide, 0, across, down))
    return min(float(page.crop(side).getextrema()[0]) for side in sides)  # type: ignore[arg-type]


def words_of(pdf: bytes, folder: Path) -> list[tuple[float, float, str]]:
    """Top, bottom and letters of each word, in points from the top of its page, in reading order."""
    (folder / "sheet.pdf").write_bytes(pdf)
    page = subprocess.run(["pdftotext", "-bbox", "sheet.pdf", "-"], cwd=folder, check=True, capture_output=True, text=True).stdout
    found = re.findall(r'yMin="([0-9.]+)".*?yMax="([0-9.]+)">(.*?)</word>', page)
    return [(float(top), float(bottom), words.replace("&amp;", "&")) for top, bottom, words in found]


def read_in_order(pdf: bytes, folder: Path) -> str:
    """All letters, as a reader meets them, without blanks."""
    return bare("".join(letters for *_, letters in words_of(pdf, folder)))


def bare(words: str) -> str:
    return "".join(words.split())
