"""Simplified Chinese → Traditional, as Hong Kong and Guangdong's neighbours write it, for what nobody has written.  Layer 5.

By OpenCC's `s2hk`: characters and some words, no names of things. An author's own `zh-Hant` always stands before it; the names that a site
has written so stand in all other texts as well.
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from generator.model.text import Html

if TYPE_CHECKING:
    from opencc import OpenCC

Names = tuple[tuple[str, str], ...]
"""Simplified → Traditional, as their owners write them."""

PROTECTED: Names = (
    *(("河涌", "河涌"), ("涌口", "涌口"), ("涌边", "涌邊"), ("涌头", "涌頭"), ("涌尾", "涌尾"), ("东涌", "東涌"), ("沙涌", "沙涌")),
    ("竹溪", "竹溪"),
    ("里水", "里水"),
)
"""Names of the Pearl River delta that OpenCC takes for other words: 涌 is a creek here, not 湧; 竹溪 is no 竹谿."""

_QUOTES = {ord("“"): "「", ord("”"): "」"}

_TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
_ALT = re.compile(r'( alt=")([^"]*)')


@cache
def _converter() -> "OpenCC":
    """Imported and read on first use: 60 ms that a site without `zh-Hant` does not pay."""
    from opencc import OpenCC

    return OpenCC("s2hk")


@cache
def _names(own: Names) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a name, the longest first, and what stands for each; a site's own before ours."""
    known = dict(PROTECTED) | dict(own)
    return re.compile("|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name)))), known


@cache
def traditional(text: str, own: Names = ()) -> str:
    """`own`: names that the site's author has written in Traditional characters."""
    found, known = _names(own)
    pieces, at = [], 0
    for match in found.finditer(text):
        pieces += [_converted(text[at : match.start()]), known[match[0]]]
        at = match.end()
    return "".join((*pieces, _converted(text[at:])))


def _converted(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted.translate(_QUOTES)


@cache
def traditional_html(html: Html, own: Names = ()) -> Html:
    """The words and the descriptions of pictures; ids and addresses stay, so that links from elsewhere still find them."""
    parts = tuple(_words(part, own) if isinstance(part, str) else part for part in html.parts)
    return Html(parts, tuple(replace(heading, words=traditional(heading.words, own)) for heading in html.headings))


def _words(part: str, own: Names) -> str:
    pieces = _TAG.split(part)
    return "".join(
        _ALT.sub(lambda found: found[1] + traditional(found[2], own), piece) if n % 2 else traditional(piece, own)
        for n, piece in enumerate(pieces)
    )
