"""One file while it is decoded, and the mistakes that any of its nodes can show.  Knows no type of the model."""

from collections.abc import Callable, Collection, Mapping
from enum import Enum
from typing import Any, Final, TypeAlias

from generator.diagnostics import Diagnostic, Span
from generator.source.meant import nearest_word
from generator.source.nodes import Broken, Document, MappingNode, Node, Scalar
from generator.source.syntax import FULL_WIDTH_BRACKET, FULL_WIDTH_COLON, NO_BLANK, NO_BLANK_AFTER_DASH

MAX_MISTAKES = 100
"""So many mistakes of one file are looked into; nobody reads more, and each costs a search in the file."""


class Bad(Enum):
    """What stands in place of a value that was refused and reported."""

    BAD = "bad"


BAD: Final = Bad.BAD


class Reading:
    """One file while it is decoded: `found` gathers what is wrong with it.

    `languages` are the site's; `page` is the address of the page that shows the file's Markdown.
    """

    __slots__ = ("document", "found", "languages", "page")

    def __init__(self, document: Document, languages: tuple[str, ...], page: str = "") -> None:
        self.document = document
        self.languages = languages
        self.page = page
        self.found: list[Diagnostic] = []

    @property
    def full(self) -> bool:
        return len(self.found) >= MAX_MISTAKES

    def refuse(self, code: str, node: Node, **arguments: object) -> Bad:
        if self.full:
            return BAD
        given = tuple((name, str(value)) for name, value in arguments.items())
        self.found.append(Diagnostic(code, self.document.span(node), given))
        return BAD

    def span(self, node: Node) -> Span:
        return self.document.span(node)


Decoder: TypeAlias = Callable[[Node, Reading], Any]


def wrong_shape(node: Node, reading: Reading, code: str) -> Bad:
    """`code` says which shape was expected; a full-width colon or a missing blank is often why it is another."""
    if type(node) is Broken:
        return BAD
    if type(node) is Scalar and code in ("expected-mapping", "place-not-mapping"):
        match = FULL_WIDTH_COLON.match(node.text)
        if match:
            return reading.refuse("full-width-colon", node, key=match[1])
        if not node.style and (match := NO_BLANK.match(node.text)):
            return reading.refuse("missing-blank", node, key=match[1])
    if type(node) is Scalar and not node.style and code != "expected-word":
        if FULL_WIDTH_BRACKET.match(node.text):
            return reading.refuse("full-width-bracket", node, character=node.text[0])
        if code.startswith("expected-list") and NO_BLANK_AFTER_DASH.match(node.text):
            return reading.refuse("missing-blank-after-dash", node)
    return reading.refuse(code, node)


def unknown_value(node: Scalar, reading: Reading, known: Collection[str]) -> Bad:
    near = "" if reading.full else nearest_word(node.text, known)
    return reading.refuse("unknown-value", node, value=node.text, nearest=near, known=", ".join(known))


def first_key(node: Node) -> Node:
    """Where a missing key is shown: at its mapping's first one."""
    return next((key for key, _ in node.entries.values()), node) if type(node) is MappingNode else node


def unknown_key(key: Scalar, reading: Reading, known: Collection[str], foreign: Mapping[str, str] | None = None) -> str:
    """Reports a key that nobody knows; the known one that was probably meant, or ""."""
    if foreign and key.text in foreign:
        reading.refuse("key-of-other-kind", key, key=key.text, kind=foreign[key.text])
        return ""
    near = "" if reading.full else nearest_word(key.text, known)
    reading.refuse("unknown-key", key, key=key.text, nearest=near, known=", ".join(known))
    return near
