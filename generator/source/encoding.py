"""Bytes of a file → its text.  Knows encodings and the characters that nobody can see, no YAML."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Span, error

MAX_BYTES = 1_000_000
MAX_MISTAKES = 50
"""So many mistakes of form in one file are shown; a file of 200,000 aliases would say nothing more with the rest."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]",
)
"""Control characters, line breaks that editors do not show, bidi controls, surrogates: nothing an author can see."""

LINE_BREAK = re.compile("\r\n|\r|\n")


def decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file without its BOM, or None with what is wrong."""
    if len(data) > MAX_BYTES:
        return None, [error("too-large", Span(path, 1, 1, 1), size=f"{len(data):,}", limit=f"{MAX_BYTES:,}")]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data and data[:2000].count(0) * 4 >= len(data[:2000])):
        return None, [error("unknown-encoding", Span(path, 1, 1, 1), encoding="UTF-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        start = problem.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        before = LINE_BREAK.split(data[:start].decode("utf-8-sig", "replace"))
        at = Span(path, len(before), len(before[-1]) + 1, len(before[-1]) + 2)
        return None, [error("unknown-encoding", at, encoding=_guess(data))]
    if FORBIDDEN.search(text):
        return None, list(_forbidden(path, text))
    return text, []


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _forbidden(path: str, text: str) -> Iterator[Diagnostic]:
    found = 0
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        for match in FORBIDDEN.finditer(line):
            column = match.start() + 1
            yield error("forbidden-character", Span(path, number, column, column + 1), character=f"U+{ord(match[0]):04X}")
            found += 1
            if found == MAX_MISTAKES:
                return


def line_of(text: str, line: int) -> str:
    """The `line`-th line (from 0) of a text, "" beyond its end."""
    lines = LINE_BREAK.split(text, line + 1)
    return lines[line] if line < len(lines) else ""
