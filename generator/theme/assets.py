"""The files every page loads, named by what they hold.  Knows where Material's stylesheet lies."""

import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from generator import colours
from generator.outputs.chrome import KindColour

ASSETS = Path(__file__).parents[1] / "assets"
STYLES = (
    "tokens",
    "frame",
    "finder",
    "text",
    "marks",
    "rows",
    "details",
    "exam",
    "sheets",
    "stations",
    "month",
    "subscribe",
    "changes",
    "waste-guide",
    "open-data",
    "prose",
    "narrow",
    "desk",
    "widths",
    "print",
)
"""assets/style/NAME.css, in the order in which they rule: components first, then what widths and paper change in them."""

SCRIPTS = ("frame", "event", "home", "open", "search", "stations")
"""assets/script/NAME.js, one after the other in the script of every page."""

FINDER = ("folding", "index", "queries", "ranking", "results", "guide")
"""assets/finder/NAME.js, one after the other in the script that is loaded when someone begins to search."""


def assets(kind_colours: tuple[KindColour, ...]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Addresses of the assets by what they are, and the assets by address; the name holds the content's hash, so they never go stale."""
    (material,) = Path(_package("material"), "templates", "assets", "stylesheets").glob("main.*.min.css")
    style = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", material.read_text(encoding="utf-8"))
    made = {
        "material": ("css", f"{style.strip()}\n/*! Material for MkDocs, MIT licence: see LICENSES.md beside this file */\n"),
        "style": ("css", stylesheet() + _kind_style(kind_colours)),
        "script": ("js", _joined("script", SCRIPTS, "js")),
        "finder": ("js", _joined("finder", FINDER, "js")),
        "icon": ("svg", Path(ASSETS, "icon.svg").read_text(encoding="utf-8")),
    }
    names: dict[str, str] = {}
    files = {"assets/LICENSES.md": Path(ASSETS, "LICENSES.md").read_bytes()}
    for name, (suffix, text) in made.items():
        content = text.encode()
        names[name] = f"assets/{name}.{sha256(content).hexdigest()[:12]}.{suffix}"
        files[names[name]] = content
    return names, files


def stylesheet() -> str:
    """What every site has in common."""
    return _joined("style", STYLES, "css")


def symbol(name: str) -> str:
    text = Path(ASSETS, "symbols", f"{name}.svg").read_text(encoding="utf-8").strip()
    return text.replace("<svg ", '<svg class="i" aria-hidden="true" ', 1)


def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    return "\n".join(Path(ASSETS, folder, f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def _kind_style(kinds: tuple[KindColour, ...]) -> str:
    """The rules of the plain kinds, as assets/style has them for the built-in ones."""
    if not kinds:
        return ""
    light = _rules(kinds, colours.LIGHT)
    system = _rules(kinds, colours.DARK, '  :root:not([data-md-color-scheme="default"]) ')
    chosen = _rules(kinds, colours.DARK, '  [data-md-color-scheme="slate"] ')
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{system}}}\n@media screen {{\n{chosen}}}\n"
    return f"\n/* Plain kinds, from site_config.yml */\n\n{light}\n{dark}"


def _rules(kinds: tuple[KindColour, ...], scheme: colours.Scheme, scope: str = "") -> str:
    wears = ((kind.kind, colours.wear(kind.colour.lower(), scheme)) for kind in kinds)
    return "".join(f"{scope}.k-{kind} {{ --kc: {w.symbol}; --kw: {w.word}; --kt: {w.tile}; }}\n" for kind, w in wears)


def _package(name: str) -> Path:
    """Where a package lies; it is not imported."""
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent
