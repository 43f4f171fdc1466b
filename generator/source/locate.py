"""A place named by keys → its line and column, by reading the file again.  Only a mistake or `explain` needs it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.diagnostics import Diagnostic, Origin, Span
from generator.source import yaml
from generator.source.encoding import LINE_BREAK, decode, line_of
from generator.source.nodes import Document, MappingNode, Node, Sequence
from generator.source.pages import read_front


def locate(files: Mapping[str, bytes], origin: Origin) -> Span:
    """The value that `origin` leads to, its key or a piece of it, or the first key of the nearest mapping around one that is not there.

    A piece that cannot be found, since YAML writes it otherwise, means the whole value. An absent or unreadable file is 1:1.
    """
    data = files.get(origin.path)
    text, body, document = _read(origin.path, data) if data is not None else ("", 0, None)
    if not origin.keys:
        return _find(origin, text, body, len(text)) or Span(origin.path, 1, 1, 1)
    if document is None:
        return Span(origin.path, 1, 1, 1)
    node = _walk(document.root, origin)
    if origin.needle:
        lines = _line_starts(document.text)
        start, end = (lines[min(mark.line, len(lines) - 1)] + mark.column for mark in (node.start, node.end))
        found = _find(origin, document.text, start, end, document.first_line)
        if found is not None:
            return found
    return document.span(_first(node))


def placed(files: Mapping[str, bytes], diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same with every place as a Span."""

    def span(at: Span | Origin) -> Span:
        return at if isinstance(at, Span) else locate(files, at)

    return [Diagnostic(d.code, span(d.at), d.arguments, d.severity, tuple(span(at) for at in d.also)) for d in diagnostics]


@lru_cache(maxsize=32)
def _read(path: str, data: bytes) -> tuple[str, int, Document | None]:
    """The file's text, where its Markdown begins in it, and its keys."""
    text, _ = decode(path, data)
    if text is None:
        return "", 0, None
    if not path.endswith(".md"):
        return text, 0, yaml.parse(path, text)[0]
    document, pieces, _ = read_front(path, text)
    return text, len(text) - len(pieces.body) if pieces else 0, document


_SAME_DAY = {"date": "first-day", "first-day": "date"}
"""A day is written by either key; who names it need not know by which."""


def _walk(node: Node, origin: Origin) -> Node:
    """The node that the keys lead to, or the nearest mapping around one that is not there."""
    around = node
    for depth, key in enumerate(origin.keys, 1):
        if type(node) is MappingNode and key not in node.entries:
            key = _SAME_DAY.get(str(key), key)
        if type(node) is MappingNode and isinstance(key, str) and key in node.entries:
            around = node
            name, node = node.entries[key]
            if depth == len(origin.keys) and origin.on_key:
                return name
        elif type(node) is Sequence and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
        else:
            return node if type(node) is MappingNode else around
    return node


def _first(node: Node) -> Node:
    return next((key for key, _ in node.entries.values()), node) if type(node) is MappingNode else node


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]


def _find(origin: Origin, text: str, start: int, end: int, first_line: int = 1) -> Span | None:
    """The first `needle` in a part of the text, as far as its line goes."""
    at = text.find(origin.needle, start, end) if origin.needle else -1
    if at < 0:
        return None
    before = LINE_BREAK.split(text[:at])
    column = len(before[-1]) + 1
    return Span(origin.path, len(before) - 1 + first_line, column, column + len(line_of(origin.needle, 0)))
