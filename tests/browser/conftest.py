"""A folder of sample pages in drawn shells, a server on loopback that serves it below a sub-path."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.routes import ROOT
from generator.theme import shells
from generator.theme.assets import ASSETS
from tests.browser.serving import served
from tests.chromes import CHROMES

PAGES = Path(__file__).with_name("pages")
SYMBOLS = ASSETS / "symbols"
SECTIONS = {"home": "home", "event": "events", "month": "calendar", "stations": "stations", "exam": "gaokao", "subscribe": "subscribe"}
MENU = """
<li><a href="../" hreflang="zh-Hans" lang="zh-Hans" aria-current="true">简体中文</a></li>
<li><a href="../en/" hreflang="en" lang="en">English</a></li>
"""
JSON_LD = '<script type="application/ld+json">{"@context": "https://schema.org", "name": "x"}</script>'


class Site(NamedTuple):
    """The same pages at two kinds of address; `pages` are their names."""

    served: str
    file: str
    pages: tuple[str, ...]


def symbol(match: re.Match[str]) -> str:
    """`{name}` or `{name size}` in a sample page: the drawing itself."""
    name, *size = match[1].split()
    text = (SYMBOLS / f"{name}.svg").read_text(encoding="utf-8").strip()
    return text.replace("<svg ", f'<svg class="{" ".join(["i", *size])}" aria-hidden="true" ', 1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("served")
    root = folder / "town" / "houjie"
    drawn = shells(CHROMES, None)
    for path, content in drawn.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    names = tuple(sorted(file.stem for file in PAGES.glob("*.html")))
    for name in names:
        main = re.sub(r"\{([a-z]+(?: [a-z])?)\}", symbol, (PAGES / f"{name}.html").read_text(encoding="utf-8"))
        shell = drawn.pages["en" if name.endswith("-en") else "zh-Hans", SECTIONS.get(name, "")]
        page = shell.fill({"title": name, "description": "", "head": JSON_LD, "main": main, "alternates": MENU})
        (root / name).mkdir()
        (root / name / "index.html").write_text(page.replace(ROOT, "../"), encoding="utf-8")
    with served(folder) as address:
        yield Site(f"{address}/town/houjie/", f"{root.as_uri()}/", names)
