"""Empty pages as Material draws them, cut at their holes (shells), and the files they need.

Layer 7, shell. Only `drawing` knows MkDocs, and only `drawing`, `cutting`, `assets` and templates/shell/ know Material: the theme must be
replaceable in an afternoon, so all others see `Shell`, `Shells` and `shells`.
"""

from pathlib import Path

from generator.outputs.chrome import Chrome
from generator.theme import kept
from generator.theme.assets import assets
from generator.theme.cutting import cut
from generator.theme.drawing import draw
from generator.theme.shell import Shell, Shells

__all__ = ["Shell", "Shells", "shells"]


def shells(chromes: tuple[Chrome, ...], cache: Path | None) -> Shells:
    """One shell a language and section; from `cache` (a folder) where nothing that they depend on has changed, else drawn by MkDocs."""
    if cache is None:
        return _drawn(chromes)
    file, key = cache / "shells.json", kept.key(chromes)
    found = kept.read(file, key)
    if found is None:
        found = _drawn(chromes)
        kept.write(file, key, found)
    return found


def _drawn(chromes: tuple[Chrome, ...]) -> Shells:
    names, files = assets(chromes[0].kind_colours)
    pages: dict[tuple[str, str], Shell] = {}
    for chrome in chromes:
        for section, html in draw(chrome, names).items():
            pages[chrome.language, section] = cut(html, chrome)
    return Shells(pages=pages, files=files)
