"""Diagnostics and the files they are about → text for a terminal, JSON, or GitHub's annotations; reads no file, knows no YAML.

Whatever an author wrote is shown so that it cannot steer a terminal: in his line, in the arguments and in the path.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from generator.diagnostics import Diagnostic, Origin, Span
from generator.diagnostics.sentences import say, visible

Form = Literal["text", "json", "github"]
Locate = Callable[[Origin], Span]

WIDEST_LINE = 96
"""Columns of an author's line that are shown, around the place that is meant."""


def show(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes], form: Form, locate: Locate) -> str:
    """All of them in order of path, line, column and code, each once. Ends in a line break unless it is empty.

    Text ends with a line that counts them. `locate` finds the Span of an Origin (`source.locate`).
    """
    placed = in_order(diagnostics, locate)
    if form == "json":
        return _json(placed)
    if form == "github":
        return "".join(_annotation(one) for one in placed)
    lines = Lines(files)
    return "".join(f"{_block(one, lines)}\n" for one in placed) + _count(placed)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mistake whose places are all found."""

    at: Span
    diagnostic: Diagnostic
    also: tuple[Span, ...]


def in_order(diagnostics: Iterable[Diagnostic], locate: Locate) -> list[Placed]:
    """In order of path, line, column and code, each once."""

    def span(at: Span | Origin) -> Span:
        return at if isinstance(at, Span) else locate(at)

    seen: dict[tuple[object, ...], Placed] = {}
    for diagnostic in diagnostics:
        one = Placed(span(diagnostic.at), diagnostic, tuple(map(span, diagnostic.also)))
        seen.setdefault((one.at, diagnostic.code, diagnostic.severity, diagnostic.arguments, one.also), one)
    return sorted(seen.values(), key=lambda one: (one.at.path, one.at.line, one.at.column, one.diagnostic.code, one.at.end_column))


@dataclass(slots=True)
class Lines:
    """The lines of the files, each file split once."""

    files: Mapping[str, bytes]
    split: dict[str, list[str]] = field(default_factory=dict)

    def at(self, span: Span) -> str | None:
        """None for a line that is not there or that belongs to no text: a picture, a file that is absent."""
        if span.path not in self.split:
            data = self.files.get(span.path, b"")
            text = "" if b"\0" in data[:4000] else data.decode("utf-8-sig", "replace")
            self.split[span.path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.split[span.path]
        return (lines[span.line - 1] or None) if 0 < span.line <= len(lines) else None


def _block(one: Placed, lines: Lines) -> str:
    said = say(one.diagnostic)
    warned = one.diagnostic.severity == "warning"
    parts = [f"{_place(one.at)}: {one.diagnostic.code}", *_quoted(one.at, lines)]
    for span in one.also:
        parts += [f"  + {_place(span)}", *_quoted(span, lines)]
    parts += [f"  = {'提醒：' if warned else ''}{said.zh}", f"  = {'Warning: ' if warned else ''}{said.en}", ""]
    return "\n".join(parts)


def _place(span: Span) -> str:
    return f"{visible(span.path)}:{span.line}:{span.column}"


def _quoted(span: Span, lines: Lines) -> Iterator[str]:
    """The author's own line with its number, and carets below the columns that are meant."""
    line = lines.at(span)
    if line is None or not line.strip():
        return
    before, marked, after = around(line, span.column - 1, max(span.end_column - 1, span.column))
    number = f"{span.line:4} | "
    yield f"{number}{before}{marked}{after}".rstrip()
    yield " " * (len(number) + _width(before)) + "^" * max(_width(marked), 1)


def around(line: str, start: int, end: int) -> tuple[str, str, str]:
    """The line as shown, in three pieces; of a long one only the neighbourhood of what is marked, which itself is cut at its end."""
    pieces = [visible(character) for character in line[max(0, start - WIDEST_LINE) : end + WIDEST_LINE]]
    if start > WIDEST_LINE:
        start, end = WIDEST_LINE, end - start + WIDEST_LINE
        cut_before = True
    else:
        cut_before = False
    before, marked, after = pieces[:start], pieces[start:end], pieces[end:]
    cut_after = len(after) == WIDEST_LINE
    if _width("".join(pieces)) <= WIDEST_LINE and not cut_before and not cut_after:
        return "".join(before), "".join(marked), "".join(after)
    shown_marked = _fitting(marked, WIDEST_LINE * 2 // 3)
    if len(shown_marked) < len(marked):
        shown_marked, after, cut_after = [*shown_marked, "…"], [], False
    rest = WIDEST_LINE - _width("".join(shown_marked))
    shown_after = _fitting(after, max(rest // 2, rest - _width("".join(before))))
    shown_before = _fitting(before[::-1], rest - _width("".join(shown_after)))[::-1]
    left = "…" if cut_before or len(shown_before) < len(before) else ""
    right = "…" if cut_after or len(shown_after) < len(after) else ""
    return left + "".join(shown_before), "".join(shown_marked), "".join(shown_after) + right


def _fitting(pieces: list[str], columns: int) -> list[str]:
    """As many of the first pieces as have room."""
    taken: list[str] = []
    for piece in pieces:
        columns -= _width(piece)
        if columns < 0:
            break
        taken.append(piece)
    return taken


def _width(text: str) -> int:
    """Columns on a terminal: two for a wide East Asian character, none for a mark on the letter before it."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _count(placed: list[Placed]) -> str:
    """“2 处要改，1 处提醒。2 errors, 1 warning.”"""
    errors = sum(one.diagnostic.severity == "error" for one in placed)
    warnings = len(placed) - errors
    zh, en = [], []
    if errors:
        zh.append(f"{errors} 处要改")
        en.append(f"{errors} error{'s' * (errors > 1)}")
    if warnings:
        zh.append(f"{warnings} 处提醒")
        en.append(f"{warnings} warning{'s' * (warnings > 1)}")
    return f"{'，'.join(zh)}。{', '.join(en)}.\n" if placed else ""


def _json(placed: list[Placed]) -> str:
    found = []
    for one in placed:
        said = say(one.diagnostic)
        found.append(
            {
                "path": one.at.path,
                "line": one.at.line,
                "column": one.at.column,
                "code": one.diagnostic.code,
                "severity": one.diagnostic.severity,
                "message": {"zh": said.zh, "en": said.en},
            }
        )
    text = json.dumps(found, ensure_ascii=False, indent=1)
    # JSON may hold C1 controls, bidi marks and lone surrogates as they are; a terminal may not.
    return "".join(c if c == "\n" or visible(c) == c else _escape(c) for c in text) + "\n"


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _annotation(one: Placed) -> str:
    """A workflow command; its rules of escaping are those of actions/toolkit, packages/core/src/command.ts."""
    said = say(one.diagnostic)
    properties = {"file": one.at.path, "line": one.at.line, "col": one.at.column, "title": one.diagnostic.code}
    listed = ",".join(f"{name}={_escaped(visible(str(value)), ':,')}" for name, value in properties.items())
    return f"::{one.diagnostic.severity} {listed}::{_escaped(said.zh + chr(10) + said.en)}\n"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
