"""A page with holes, and all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

HOLES = ("title", "description", "head", "main", "alternates")


@dataclass(frozen=True, slots=True)
class Shell:
    """`parts` alternate: text, hole, text, hole, … text. Text holds `routes.ROOT` before every address of ours."""

    parts: tuple[str, ...]

    def fill(self, holes: Mapping[str, str]) -> str:
        """Every hole in its place, as HTML escaped by the caller. KeyError for one left out.

        title, description (an attribute's text), head (canonical, hreflang, robots, JSON-LD), main, alternates (the language menu:
        `<li><a href hreflang lang>`; absent on a site in one language).
        """
        parts = list(self.parts)
        parts[1::2] = [holes[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Shells:
    """`pages` by (language tag, section); section "" marks no navigation item. `files`: assets by path from the site's root."""

    pages: Mapping[tuple[str, str], Shell]
    files: Mapping[str, bytes]
