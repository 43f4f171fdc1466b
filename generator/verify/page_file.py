"""Octets of an HTML page → its elements, as a browser would find them.  Reads anyone's, however broken; knows no page of ours.

It shares no code with what writes pages. Drawings (`<svg>`) are left out: they say nothing.
"""

import re
from html import unescape

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z!][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype"})
_RAW = frozenset({"script", "style", "title", "textarea"})
_CLOSED_BY = {"li": frozenset({"li"}), "p": frozenset({"p"}), "td": frozenset({"td", "th"}), "tr": frozenset({"tr"})}


class Element:
    """`children` are elements and texts, in their order; `written` its attributes as they stand in the tag.

    `every` holds all elements of the page in its order, and is as long as the page has been read when this one begins; `end` is where it
    ends in there.
    """

    __slots__ = ("_attributes", "_begin", "_every", "_said", "children", "end", "tag", "written")

    def __init__(self, tag: str, written: str, every: list["Element"]) -> None:
        self.tag = tag
        self._every = every
        self._begin = len(every)
        self.end = self._begin + 1
        every.append(self)
        self.children: list[Element | str] = []
        self.written = written
        self._attributes: dict[str, str] | None = None
        self._said: str | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Names in lower case; of two of one name the first, as in a browser."""
        if self._attributes is None:
            found: dict[str, str] = {}
            self._attributes = found
            if self.written:
                for name, double, single, bare in _ATTRIBUTE.findall(self.written):
                    found.setdefault(name.lower(), unescape(double or single or bare))
        return self._attributes

    def get(self, name: str) -> str:
        """ "" for none."""
        return self.attributes.get(name, "") if name in self.written else ""

    def has(self, name: str) -> bool:
        return name in self.written and name in self.attributes

    @property
    def said(self) -> str:
        """All its words without blanks and line breaks, which may stand anywhere between Chinese characters."""
        if self._said is None:
            self._said = "".join([squeezed(child) if isinstance(child, str) else child.said for child in self.children])
        return self._said

    def walk(self) -> list["Element"]:
        """Itself and all below it, in the order of the page."""
        return self._every[self._begin : self.end]

    def all(self, tag: str) -> list["Element"]:
        return [element for element in self.walk() if element.tag == tag]

    def first(self, tag: str) -> "Element | None":
        for element in self.walk():
            if element.tag == tag:
                return element
        return None


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(text: str) -> tuple[Element, bool]:
    """The page as one element, and whether all that was opened is closed, down to `</html>`."""
    every: list[Element] = []
    root = Element("", "", every)
    stack = [root]
    top = root.children
    end, whole = 0, True
    text = _SVG.sub("", text)
    raw = ""
    for match in _TAG.finditer(text):
        closing, tag, written = match.groups()
        if raw and not (closing and tag.lower() == raw):
            continue
        start = match.start()
        if start > end:
            between = text[end:start]
            top.append(between if raw in ("script", "style") or "&" not in between else unescape(between))
        end = match.end()
        if tag is None:
            continue
        raw = ""
        if closing:
            tag = tag.lower()
            if stack[-1].tag == tag:
                stack.pop().end = len(every)
            elif any(element.tag == tag for element in stack):
                while stack[-1].tag != tag:
                    stack.pop().end = len(every)
                    whole = False
                stack.pop().end = len(every)
            top = stack[-1].children
            continue
        tag = tag.lower()
        if stack[-1].tag in _CLOSED_BY.get(tag, ()):
            stack.pop().end = len(every)
            top = stack[-1].children
        element = Element(tag, written, every)
        top.append(element)
        if tag not in _VOID:
            stack.append(element)
            top = element.children
            raw = tag if tag in _RAW else ""
    for element in stack:
        element.end = len(every)
    return root, whole and len(stack) == 1 and text[end:].strip() == ""
