"""Simplified Chinese → Traditional, as Hong Kong and Guangdong's neighbours write it, for what nobody has written.  Layer 5.

By OpenCC's `s2hk`: characters and some words, no names of things. An author's own `zh-Hant` always stands before it.
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from generator.model.text import Html

if TYPE_CHECKING:
    from opencc import OpenCC

_TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
_ALT = re.compile(r'( alt=")([^"]*)')


@cache
def _converter() -> "OpenCC":
    """Imported and read on first use: 60 ms that a site without `zh-Hant` does not pay."""
    from opencc import OpenCC

    return OpenCC("s2hk")


@cache
def traditional(text: str) -> str:
    return str(_converter().convert(text))


@cache
def traditional_html(html: Html) -> Html:
    """The words and the descriptions of pictures; ids and addresses stay, so that links from elsewhere still find them."""
    parts = tuple(_words(part) if isinstance(part, str) else part for part in html.parts)
    return Html(parts, tuple(replace(heading, words=traditional(heading.words)) for heading in html.headings))


def _words(part: str) -> str:
    pieces = _TAG.split(part)
    return "".join(
        _ALT.sub(lambda found: found[1] + traditional(found[2]), piece) if n % 2 else traditional(piece) for n, piece in enumerate(pieces)
    )
