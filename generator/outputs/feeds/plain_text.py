"""Rendered Markdown → plain text for calendars and data files.  Relies on the cleaned form that `source.markdown` writes."""

import re
from html import unescape

from generator.model.text import Html

_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_LINK = re.compile(r"""<a (?:[^>"']|"[^"]*"|'[^']*')*?href="(https?://[^"]*)"(?:[^>"']|"[^"]*"|'[^']*')*>(.*?)</a>""", re.DOTALL)
_ALT = re.compile(r'\balt="([^"]*)"')
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_EMPTY_ITEM = re.compile(r"\n· *\n+")
_BLOCKS = {
    *("p", "div", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote", "pre", "section", "figure", "hr", "br"),
    *(f"h{n}" for n in range(1, 7)),
}


def plain_text(html: Html) -> str:
    """The words, a line a paragraph, list item or table row; a link to elsewhere is followed by its address."""
    source = "".join(part for part in html.parts if isinstance(part, str))
    source = _SOFT_BREAK.sub(" ", source)
    text = unescape(_TAG.sub(_of_tag, _LINK.sub(_of_link, source)))
    lines = (" ".join(line.split()) for line in _EMPTY_ITEM.sub("\n· ", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _of_link(match: re.Match[str]) -> str:
    address, words = match.groups()
    return words if words.strip() == address else f"{words} {address} "


def _of_tag(match: re.Match[str]) -> str:
    closing, name, attributes = match.groups()
    if name in _BLOCKS:
        return "\n"
    if name == "li":
        return "\n" if closing else "\n· "
    if name == "img":
        alt = _ALT.search(attributes)
        return alt[1] if alt else ""
    return " " if name in ("td", "th") else ""
