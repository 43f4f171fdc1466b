"""What a YAML file holds, with the place of each piece: scalars, sequences, mappings.  Knows neither libyaml nor meaning."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from generator.diagnostics import Span
from generator.source.encoding import line_of


class Mark(Protocol):
    """A place as libyaml counts it: 0-based, in code points."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class Scalar:
    """`style` is "" for plain, else the quote or `|` or `>`."""

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, text: str, start: Mark, end: Mark, style: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.style = style


class Sequence:
    __slots__ = ("end", "items", "start")

    def __init__(self, start: Mark) -> None:
        self.items: list[Node] = []
        self.start = start
        self.end = start


class MappingNode:
    """`entries`: key → its own node and the value's."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: Mark) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.start = start
        self.end = start


class Broken:
    """Something refused and reported already; whoever meets it says no more of it."""

    __slots__ = ("end", "start")

    def __init__(self, start: Mark, end: Mark) -> None:
        self.start = start
        self.end = end


Node: TypeAlias = Scalar | Sequence | MappingNode | Broken


@dataclass(frozen=True, slots=True)
class Origo:
    """The first place of a file."""

    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """`text` without BOM. `first_line` is the line of the file (from 1) on which `text` begins."""

    path: str
    text: str
    root: Node
    first_line: int = 1

    def span(self, node: Node) -> Span:
        return place(self.path, self.text, node.start, node.end, self.first_line)


def place(path: str, text: str, start: Mark, end: Mark, first_line: int = 1) -> Span:
    """From `start` to `end`, or to the end of its first line."""
    column = start.column + 1
    if start.line == end.line:
        return Span(path, start.line + first_line, column, max(end.column + 1, column))
    return Span(path, start.line + first_line, column, max(len(line_of(text, start.line)) + 1, column))
