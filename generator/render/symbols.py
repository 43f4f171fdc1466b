"""The drawings of assets/symbols/ → inline SVG; a sprite outside the page is refused under file://."""

from functools import cache
from importlib import resources

from markupsafe import Markup


@cache
def symbol(name: str) -> Markup:
    """FileNotFoundError for an unknown one. Hidden from readers aloud, for the word stands beside it."""
    text = resources.files("generator").joinpath(f"assets/symbols/{name}.svg").read_text(encoding="utf-8").strip()
    return Markup(text.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("<svg ", '<svg class="i" aria-hidden="true" ', 1))
