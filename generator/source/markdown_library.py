"""Markdown → HTML by Python-Markdown, with our limits and without raw HTML; knows no links of ours and does not clean.

The library was written for trusted texts: some of its steps take time that grows with the square of the text. A meter counts
what they do and gives up long before that is felt.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

BUDGET = 30_000_000
"""About two seconds, in steps of the library's inner loops."""
DEEPEST = 24
MOST_FOOTNOTES = 1000
MOST_CELLS = 200_000

_AUTOMAIL = r"<([\w.+-]{1,64}@[\w.-]{1,200})>"
_ITEM = re.compile(r"\n *(?:[-*+]|\d+\.) ")
_CHINESE = re.compile("[\u3400-\u9fff]")
_TITLES = {
    "note": ("说明", "Note"),
    "info": ("说明", "Information"),
    "abstract": ("摘要", "Summary"),
    "tip": ("提示", "Tip"),
    "success": ("完成", "Done"),
    "hint": ("提示", "Hint"),
    "important": ("重要", "Important"),
    "attention": ("注意", "Attention"),
    "caution": ("小心", "Caution"),
    "question": ("问题", "Question"),
    "warning": ("注意", "Warning"),
    "failure": ("不行", "Not possible"),
    "danger": ("危险", "Danger"),
    "example": ("示例", "Example"),
    "quote": ("引文", "Quote"),
}
NOTE_KINDS = tuple(_TITLES)


class Refused(Exception):
    """The text would take the library too long, or nests too deeply: `code` is the mistake."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def to_html(text: str, finish: Callable[[Element], None]) -> str:
    """HTML of `text`, not yet cleaned. `finish` may edit the tree before it is written. Raises Refused."""
    if text.count("[^") > MOST_FOOTNOTES:
        raise Refused("markdown-too-tangled")
    library = _library()
    library.meter.left = BUDGET
    library.finisher.finish = finish
    library.is_chinese = bool(_CHINESE.search(text))
    try:
        library.meter.spend(text.count("\n\n") ** 2 // 100)
        return library.convert(text)
    except Refused:
        _library.cache_clear()  # it was left in the middle of its work
        raise
    finally:
        library.reset()


class _Meter:
    left = 0

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise Refused("markdown-too-tangled")


class _Library(Markdown):
    meter: _Meter
    finisher: "_Finish"
    is_chinese: bool


@cache
def _library() -> _Library:
    library = _Library(
        extensions=[TableExtension(use_align_attribute=True), _Footnotes(BACKLINK_TEXT="↩"), _Notes()],
        output_format="html",
    )
    library.meter = _Meter()
    library.finisher = _Finish(library)
    library.preprocessors.deregister("html_block")
    library.parser.blockprocessors.deregister("reference")
    for name in ("reference", "image_reference", "short_reference", "short_image_ref", "html"):
        library.inlinePatterns.deregister(name)
    library.inlinePatterns.register(_Automail(_AUTOMAIL, library), "automail", 110)
    library.treeprocessors.register(library.finisher, "finish", -10)
    _measure(library)
    return library


class _Finish(Treeprocessor):
    """Hands the finished tree to whoever asked for the text."""

    finish: Callable[[Element], None]

    def run(self, root: Element) -> None:
        self.finish(root)


class _Automail(InlineProcessor):
    """The library's own writes each letter as an entity, which hides the address from our eyes too."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        link = Element("a", {"href": f"mailto:{m[1]}"})
        link.text = AtomicString(m[1])
        return link, m.start(0), m.end(0)


class _Notes(AdmonitionExtension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Note(md.parser), "admonition", 105)


class _Note(AdmonitionProcessor):
    """A note without a title is called by its kind, in the language of the text around it."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = super().get_class_and_title(match)
        if match[2] is None and kind in _TITLES:
            title = _TITLES[kind][not self.parser.md.is_chinese]  # type: ignore[attr-defined]
        return kind, title


class _Footnotes(FootnoteExtension):
    """Ids are numbers, since an author's label may hold what no id may; a footnote may be defined within a footnote."""

    def makeFootnoteId(self, id: str) -> str:
        return f"fn:{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.unique_ref(f"fnref:{self._number(id)}", found)

    def _number(self, id: str) -> int:
        return list(self.footnotes).index(id) + 1

    def makeFootnotesDiv(self, root: Element) -> Element | None:
        done: set[str] = set()
        div = Element("div", {"class": "footnote"})
        SubElement(div, "hr")
        listed = SubElement(div, "ol")
        while fresh := [id for id in self.footnotes if id not in done]:
            done.update(fresh)
            for id in fresh:
                self._add(listed, id)
        return div if done else None

    def _add(self, listed: Element, id: str) -> None:
        item = SubElement(listed, "li", {"id": self.makeFootnoteId(id)})
        around = Element("div")
        self.parser.parseChunk(around, self.footnotes[id])
        item.extend(list(around))
        back = Element("a", {"href": "#" + self.makeFootnoteRefId(id), "class": "footnote-backref"})
        back.text = FN_BACKLINK_TEXT
        if len(item) and item[-1].tag == "p":
            item[-1].text = (item[-1].text or "") + NBSP_PLACEHOLDER
            item[-1].append(back)
        else:
            SubElement(item, "p").append(back)


def _measure(library: _Library) -> None:
    """Has the loops that can take long pay for each step, and stops what nests too deeply before Python's stack ends."""
    spend = library.meter.spend
    parser, inline = library.parser, library.treeprocessors["inline"]
    depth = 0

    def parse_blocks(parent: Element, blocks: list[str], original: Callable[[Element, list[str]], None] = parser.parseBlocks) -> None:
        nonlocal depth
        if depth >= DEEPEST * 2:
            depth = 0
            raise Refused("markdown-too-deep")
        depth += 1
        original(parent, blocks)
        depth -= 1

    def patched(on: Any, name: str, price: Callable[..., int]) -> None:
        original = getattr(on, name)

        def paying(*arguments: Any) -> Any:
            spend(price(*arguments))
            return original(*arguments)

        setattr(on, name, paying)

    def inline_price(match: re.Match[str], data: str) -> int:
        if len(inline.ancestors) > DEEPEST:  # type: ignore[attr-defined]
            raise Refused("markdown-too-deep")
        return 40 + len(data) // 32

    def table_price(parent: Element, blocks: list[str]) -> int:
        table = library.parser.blockprocessors["table"]
        if len(table.separator) * (blocks[0].count("\n") + 1) > MOST_CELLS:  # type: ignore[attr-defined]
            raise Refused("markdown-too-tangled")
        return len(blocks[0])

    def code_price(parent: Element, blocks: list[str]) -> int:
        before = parent[-1][0].text if len(parent) and parent[-1].tag == "pre" and len(parent[-1]) else ""
        return len(before or "") // 200

    parser.parseBlocks = parse_blocks  # type: ignore[method-assign]
    blocks = parser.blockprocessors
    patched(blocks["admonition"], "test", lambda parent, block: 300 + len(block) // 4 + 8 * block.count("\n"))
    patched(blocks["table"], "run", table_price)
    patched(blocks["table"], "_split", lambda row: row.count("|") * row.count("`") // 4 + row.count("`") ** 2 // 50)
    patched(blocks["code"], "run", code_price)
    for name in ("olist", "ulist"):
        patched(blocks[name], "get_items", lambda block: (block.count("\n") - len(_ITEM.findall(block))) * len(block) // 1000)
    for pattern in library.inlinePatterns:
        patched(pattern, "handleMatch", inline_price)
    for name in ("link", "image_link"):
        pattern = library.inlinePatterns[name]
        patched(pattern, "getText", lambda data, index: _to_end(data, index, "[", "]"))
        patched(pattern, "getLink", lambda data, index: _to_end(data, index, "(", ")"))
    patched(library.inlinePatterns["backtick"], "find_code_spans", lambda start, text: (len(text) - start) // 2)
    emphasis = library.inlinePatterns["em_strong"]
    patched(emphasis, "search", lambda data, start: 50)


def _to_end(data: str, index: int, opening: str, closing: str) -> int:
    """An upper bound of the steps to the bracket that closes: to the first one before which no other opens, or to the end."""
    end = data.find(closing, index)
    if end < 0 or opening in data[index:end]:
        return len(data) - index
    return end - index
