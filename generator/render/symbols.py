"""The drawings of assets/symbols/ → inline SVG; a sprite outside the page is refused under file://."""

import re
from functools import cache
from importlib import resources

from markupsafe import Markup


@cache
def symbol(name: str) -> Markup:
    """FileNotFoundError for an unknown one. Hidden from readers aloud, for the word stands beside it."""
    text = resources.files("generator").joinpath(f"assets/symbols/{name}.svg").read_text(encoding="utf-8").strip()
    return Markup(text.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("<svg ", '<svg class="i" aria-hidden="true" ', 1))


def drawings(names: tuple[str, ...]) -> Markup:
    """Those that a page shows hundreds of times, once for `use`."""
    inner = ((name, re.sub(r"^<svg [^>]*>|</svg>$", "", symbol(name))) for name in names)
    symbols = "".join(f'<symbol id="s-{name}" viewBox="0 0 24 24">{paths}</symbol>' for name, paths in inner)
    return Markup(f'<svg class="drawings" aria-hidden="true">{symbols}</svg>')


@cache
def use(name: str) -> Markup:
    """One of `drawings`."""
    return Markup(f'<svg class="i ln" aria-hidden="true"><use href="#s-{name}"/></svg>')
