"""The files that every page loads."""

import re

from generator.theme import Shells
from generator.theme.assets import ASSETS, SCRIPTS, STYLES, stylesheet


def test_files_are_few_and_light(drawn: Shells) -> None:
    """Two stylesheets, a script, the finder's, an icon, the licences; named by what they hold, so they may be kept for ever."""
    names = sorted(re.sub(r"[0-9a-f]{12}", "#", name) for name in drawn.files)
    assert names == [
        "assets/LICENSES.md",
        "assets/finder.#.js",
        "assets/icon.#.svg",
        "assets/material.#.css",
        "assets/script.#.js",
        "assets/style.#.css",
    ]


def test_files_load_nothing_more(drawn: Shells) -> None:
    """No stylesheet imports, and what it draws is data: inside it; no map is named that does not exist."""
    for name, content in drawn.files.items():
        if not name.endswith(".md"):
            text = content.decode()
            assert [u for u in re.findall(r"url\(([^)]*)", text) if not u.strip("\"'").startswith("data:")] == []
            assert "@import" not in text and "sourceMappingURL" not in text


def test_files_hold_the_kinds_of_the_site(drawn: Shells) -> None:
    """A plain kind's colours stand in the stylesheet for light, for the system's dark and for the chosen dark."""
    (style,) = (content.decode() for name, content in drawn.files.items() if name.startswith("assets/style"))
    assert style.startswith(stylesheet())
    assert re.findall(r"^(\.k-green-village .*)$", style, re.MULTILINE) == [
        ".k-green-village { --kc: #2e7d32; --kw: #2e7d32; --kt: #e6efe6; }"
    ]
    assert style.count(".k-sunny {") == 3


def test_files_of_style_and_script_are_all_named() -> None:
    """A file that stands in no list would reach no page."""
    assert sorted(STYLES) == sorted(path.stem for path in ASSETS.glob("style/*.css"))
    assert sorted(SCRIPTS) == sorted(path.stem for path in ASSETS.glob("script/*.js"))
