"""What is wrong and where, as values; `show` turns them into text, JSON or GitHub's annotations.  Layer 0: imports nothing of ours.

A mistake is a permanent code, a place and the arguments of its sentences; the sentences stand in `locales/mistakes.yml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of one line of a file: 1-based line and columns in code points, `end_column` exclusive.

    `path` is relative to the site, with `/`. A span longer than a line is cut at its first line's end by whoever shows it.
    """

    path: str
    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the sources a value was written: a file and the keys that lead to it, such as ("changes", 0, "date").

    `source.locate` finds its Span by reading the file again, which only a mistake or `explain` needs.
    `on_key` means the key itself, not its value. A key that is not there means the nearest mapping around it.
    `needle` is a piece of the value, as it is written there, and means its first occurrence; "" means the whole value.
    Without `keys` the value is the whole file, of a Markdown file its body.
    """

    path: str
    keys: tuple[str | int, ...] = ()
    on_key: bool = False
    needle: str = ""

    def __truediv__(self, key: str | int) -> "Origin":
        return Origin(self.path, (*self.keys, key))

    def piece(self, needle: str) -> "Origin":
        return replace(self, needle=needle)

    def key(self) -> "Origin":
        return replace(self, on_key=True)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake. `also` holds the other places of a clash. `arguments` fill the placeholders of the sentences of `code`."""

    code: str
    at: Span | Origin
    arguments: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"
    also: tuple[Span | Origin, ...] = field(default=())


def error(code: str, at: Span | Origin, /, *, also: Iterable[Span | Origin] = (), **arguments: object) -> Diagnostic:
    return Diagnostic(code, at, tuple((k, str(v)) for k, v in arguments.items()), "error", tuple(also))


def warning(code: str, at: Span | Origin, /, *, also: Iterable[Span | Origin] = (), **arguments: object) -> Diagnostic:
    return Diagnostic(code, at, tuple((k, str(v)) for k, v in arguments.items()), "warning", tuple(also))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity == "error" for d in diagnostics)
