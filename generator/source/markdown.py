"""Markdown of an author → cleaned HTML with holes for the links into the site; knows not which pages or pictures exist.

The only place where Markdown becomes HTML, and where it is made safe: raw HTML stays text, links are judged by `links`, and nh3
lets through only what is listed here. What the plain renderer knows does not need the library.
"""

import re
import unicodedata
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from generator.diagnostics import Diagnostic, error
from generator.model.text import Heading, Html, PageLink, PictureLink
from generator.source.links import HOLE, Links, MarkdownSource
from generator.source.plain_markdown import plain
from generator.source.soft_breaks import without_soft_breaks

if TYPE_CHECKING:
    import nh3

_TAGS = (
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "div"),
    *("a", "br", "code", "em", "img", "strong", "sup"),
    *("table", "thead", "tbody", "tr", "th", "td"),
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENTITY = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,9}|[a-zA-Z0-9]{1,40});")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffd]")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*\S[^\n]*", re.MULTILINE)
_SCRIPT_LINK = re.compile(r"<(?:java|vb)script:[^<>\n]*>|<(?:data|file):[^<>\n]*>", re.IGNORECASE)
_ATTRIBUTE = r"(?:[.#][A-Za-z][\w-]*(?=[\s}.#])|[A-Za-z_@:][-\w@:.]*\s*=)[^\n}]*"
_KRAMDOWN = re.compile(r"\{:\s*" + _ATTRIBUTE + r"\}?")
_AFTER_INLINE = re.compile(r"\{:?\s*" + _ATTRIBUTE + r"\}?")
_AT_END = re.compile(r"(?:^|\n)[ ]*\{:?\s*" + _ATTRIBUTE + r"\}\s*$")
_AT_HEADING_END = re.compile(r"[ ]\{:?\s*" + _ATTRIBUTE + r"\}\s*$")


def render(text: str, where: MarkdownSource) -> tuple[Html, list[Diagnostic]]:
    """`text` as HTML with headings from h2 on. With diagnostics the HTML may lack what they are about, or be empty."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    links = Links(text, where)
    html = plain(text, links)
    if html is not None:
        return Html(parts(html, links)), links.found
    return _by_library(text, links)


def _by_library(text: str, links: Links) -> tuple[Html, list[Diagnostic]]:
    from generator.source.markdown_library import Refused, to_html

    def shown(entity: re.Match[str]) -> str:
        if not _HIDDEN.search(_decoded(entity[0])):
            return entity[0]
        links.refuse("hidden-entity", entity[0])
        return ""

    for definition in _REFERENCE.finditer(text):
        links.refuse("reference-link", definition[0].strip())
    for written in _SCRIPT_LINK.finditer(text):
        links.refuse("link-not-allowed", written[0][1:-1])
    tree = _Tree(links)
    try:
        html = to_html(_HIDDEN.sub("", _ENTITY.sub(shown, text)), tree.finish)
    except Refused as refused:
        at = links.where.origin.piece(text.strip().split("\n")[0][:100])
        return Html(()), [*links.found, error(refused.code, at)]
    return Html(parts(_cleaner().clean(html), links), tuple(tree.headings)), links.found


def parts(html: str, links: Links) -> tuple[str | PageLink | PictureLink, ...]:
    """What either renderer wrote, as pages hold it: closed up where lines were broken, and cut at the holes of `links`."""
    return links.split(without_soft_breaks(html))


@cache
def _cleaner() -> "nh3.Cleaner":
    import nh3

    from generator.source.markdown_library import NOTE_KINDS

    return nh3.Cleaner(
        tags={*_TAGS},
        clean_content_tags=set(),
        attributes={
            "a": {"href", "title", "rel"},
            "img": {"src", "alt", "title", "loading", "decoding"},
            "th": {"scope"},
            "div": {"tabindex"},
            "*": {"id"},
        },
        allowed_classes={
            "a": {"footnote-ref", "footnote-backref"},
            "div": {"admonition", "footnote", "table-scroll", *NOTE_KINDS},
            "p": {"admonition-title"},
            "th": {"align-center", "align-right"},
            "td": {"align-center", "align-right"},
        },
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


class _Tree:
    """Edits the library's tree: headings, links, pictures and tables as the site has them; refuses attribute lists."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.headings: list[Heading] = []
        self.anchors: dict[str, str] = {}
        self.used: dict[str, int] = {}

    def finish(self, root: Element) -> None:
        elements = _elements(root)
        self._number_headings([e for e in elements if e.tag in _HEADINGS])
        for element in elements:
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._picture(element)
            elif element.tag in ("th", "td"):
                _cell(element)
            if element.tag not in ("code", "pre"):
                self._refuse_attributes(element)
        for element in (root, *elements):
            _wrap_tables(element)

    def _number_headings(self, headings: list[Element]) -> None:
        """From h2 on and without gaps, whatever level the author began with."""
        shift = min((_HEADINGS.index(h.tag) for h in headings), default=0)
        level = 1
        for heading in headings:
            level = min(_HEADINGS.index(heading.tag) - shift + 2, level + 1, 6)
            words = " ".join(unescape("".join(heading.itertext())).split())
            anchor = base = slug(words)
            while anchor in self.anchors:
                self.used[base] = self.used.get(base, 1) + 1
                anchor = f"{base}-{self.used[base]}"
            heading.tag = f"h{level}"
            heading.set("id", anchor)
            self.anchors[anchor] = anchor
            self.anchors.setdefault(anchor.removeprefix("h-"), anchor)
            self.headings.append(Heading(level, anchor, words))

    def _link(self, element: Element) -> None:
        if element.get("class"):  # a footnote's: authors cannot write classes
            return
        href = _as_browsers_read(element.get("href") or "")
        anchor = self.anchors.get(href[1:]) if href.startswith("#") else None
        written = f"#{anchor}" if anchor else self.links.link(href)
        element.set("href", _literally(written))
        if written and written == href and anchor is None:
            element.set("rel", "noopener")

    def _picture(self, element: Element) -> None:
        src = self.links.picture(_as_browsers_read(element.get("src") or ""), element.get("alt") or "")
        element.set("src", _literally(src))
        element.set("loading", "lazy")
        element.set("decoding", "async")

    def _refuse_attributes(self, element: Element) -> None:
        text = element.text or ""
        last = (element[-1].tail or "") if len(element) else text
        found = _KRAMDOWN.search(text) or (_AT_HEADING_END if element.tag in (*_HEADINGS, "th", "td") else _AT_END).search(last)
        for child in element:
            found = (
                found
                or (None if child.tag in ("p", "div") else _AFTER_INLINE.match(child.tail or ""))
                or _KRAMDOWN.search(child.tail or "")
            )
        if found:
            self.links.refuse("attribute-list", found[0].strip())


def slug(words: str) -> str:
    """An id made of a heading. One of ASCII letters begins with `h-`, so that it is none of the page's own ids or of a part's."""
    kept = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFKC", words).lower()).strip("-_") or "h"
    return f"h-{kept}" if kept.isascii() else kept


def _elements(root: Element) -> list[Element]:
    """All below `root`, in order, without what stands in code. Raises Refused where they nest too deeply for the next step."""
    from generator.source.markdown_library import DEEPEST, Refused

    found: list[Element] = []
    stack = [(child, 1) for child in reversed(root)]
    while stack:
        element, depth = stack.pop()
        if depth > DEEPEST * 3:
            raise Refused("markdown-too-deep")
        found.append(element)
        stack += [(child, depth + 1) for child in reversed(element)]
    return found


def _decoded(entity: str) -> str:
    """Numbers as they are written: `unescape` leaves out those that no page should hold."""
    if not entity.startswith("&#"):
        return unescape(entity)
    digits = entity[2:-1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if number < 0x110000 else "\ufffd"


def _as_browsers_read(attribute: str) -> str:
    """The library leaves entities in attributes as they are; a browser decodes them."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), attribute).strip("\t\n\x0c\r ")


def _literally(value: str) -> str:
    """An attribute that the library will write so that it is read as `value`, whatever looks like an entity in it."""
    return value.replace("&", "&amp;")


def _cell(element: Element) -> None:
    align = element.attrib.pop("align", "")
    if align in ("center", "right"):
        element.set("class", f"align-{align}")
    if element.tag == "th":
        element.set("scope", "col")


def _wrap_tables(element: Element) -> None:
    """A table wider than a phone scrolls by itself, also by keyboard."""
    for n, child in enumerate(list(element)):
        if child.tag == "table":
            around = Element("div", {"class": "table-scroll", "tabindex": "0"})
            around.tail, child.tail = child.tail, None
            element[n] = around
            around.append(child)


__all__ = ["HOLE", "MarkdownSource", "render", "slug"]
