"""Octets → content lines (RFC 5545, section 3.1): broken off, unfolded, and each taken apart into name, parameters and value.

What is wrong with octets, line ends and lines is a Flaw; the rest is read all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Span

_MOST_PARAMETERS = 200
_MOST_VALUES = 1_000
_PLAIN = re.compile(r"([A-Za-z0-9-]+):")
_NAME = re.compile(r"([A-Za-z0-9-]+)(?=[;:])")
_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=")
_VALUE = re.compile(r'"([^"]*)"|([^",;:]*)')


class Property(NamedTuple):
    """`name` and the names of `parameters` are upper case; `value` is as written, still escaped.

    `line` counts from 1, before unfolding; `column` is where the value begins in the unfolded line, from 0.
    """

    name: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]
    value: str
    line: int
    column: int = 0

    def parameter(self, name: str) -> str:
        """Its first value; "" for none."""
        for key, values in self.parameters:
            if key == name:
                return values[0]
        return ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a reader stumbles over: a permanent code, a line, and what stands there. `column` counts code points, from 1."""

    code: str
    line: int
    value: str = ""
    column: int = 1

    def at(self, path: str) -> Span:
        return Span(path, self.line, self.column, self.column)


def split(data: bytes, most: int, flaws: list[Flaw]) -> list[bytes]:
    """As they stand, without their breaks; of more than `most` the first."""
    if data.startswith(b"\xef\xbb\xbf"):
        flaws.append(Flaw("bom", 1))
        data = data[3:]
    flaws += _line_ends(data)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = data.split(b"\n", most)
    if len(lines) > most > 0 and lines[-1]:
        flaws.append(Flaw("too-long", most + 1, str(most)))
    elif lines[-1]:
        flaws.append(Flaw("no-final-break", len(lines)))
        lines.append(b"")
    lines.pop()
    flaws += _long_lines(lines)
    return lines


_BARE_LF = re.compile(rb"(?<!\r)\n")
_BARE_CR = re.compile(rb"\r(?!\n)")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAKING = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")
_NOT_CONTROL = bytes(n for n in range(256) if n not in (*range(9), 11, 12, *range(14, 32), 127))


def _line_ends(data: bytes) -> Iterator[Flaw]:
    """What is wrong with octets and line ends, once each, with its first place and how often it is so."""
    pairs = data.count(b"\r\n")
    bare = data.count(b"\n") - pairs
    if bare:
        yield _first("bare-lf", _BARE_LF, data, bare)
    alone = data.count(b"\r") - pairs
    if alone:
        yield _first("bare-cr", _BARE_CR, data, alone)
    controls = len(data.translate(None, _NOT_CONTROL))
    if controls:
        yield _first("control", _CONTROL, data, controls)
    if not data.isascii() and _BREAKING.search(data):
        yield _first("line-separator", _BREAKING, data, len(_BREAKING.findall(data, 0, 10_000_000)))


def _first(code: str, pattern: re.Pattern[bytes], data: bytes, count: int) -> Flaw:
    match = pattern.search(data)
    assert match
    before = data[: match.start()].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
    return Flaw(code, before.count(b"\n") + 1, str(count), column)


def _long_lines(lines: list[bytes]) -> Iterator[Flaw]:
    """More than 75 octets: the first, and how many there are."""
    count, first = 0, 0
    for number, line in enumerate(lines, 1):
        if len(line) > 75:
            count += 1
            first = first or number
    if count:
        yield Flaw("long-line", first, str(count))


def unfolded(lines: list[bytes], flaws: list[Flaw]) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first one (RFC 5545, 3.1), decoded only when they are whole: some cut within a letter."""
    kept: list[bytes] = []
    current, first = b"", 0
    for number, line in enumerate(lines, 1):
        if line[:1] in (b" ", b"\t") and first:
            kept.append(line[1:])
            continue
        if first:
            yield first, _text(b"".join((current, *kept)) if kept else current, first, flaws)
            kept.clear()
        current, first = line, number
    if first:
        yield first, _text(b"".join((current, *kept)), first, flaws)


def _text(octets: bytes, line: int, flaws: list[Flaw]) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError as problem:
        flaws.append(Flaw("not-utf-8", line, octets[problem.start : problem.start + 4].hex(" ")))
        return octets.decode(errors="replace")


def content_line(line: str, number: int) -> Property | None:
    """NAME;PARAM="value",…:value (RFC 5545, 3.1); None for anything else."""
    match = _PLAIN.match(line)
    if match:
        end = match.end()
        return Property(match[1].upper(), (), line[end:], number, end)
    match = _NAME.match(line)
    if match is None:
        return None
    parameters: list[tuple[str, tuple[str, ...]]] = []
    end = match.end()
    while line[end] == ";" and len(parameters) < _MOST_PARAMETERS:
        named = _PARAMETER.match(line, end)
        if named is None:
            return None
        values: list[str] = []
        end = named.end() - 1
        while len(values) < _MOST_VALUES:
            value = _VALUE.match(line, end + 1)
            assert value
            values.append(value[2] if value[1] is None else value[1])
            end = value.end()
            if line[end : end + 1] != ",":
                break
        parameters.append((named[1].upper(), tuple(values)))
        if line[end : end + 1] not in (";", ":") or not line[end : end + 1]:
            return None
    return Property(match[1].upper(), tuple(parameters), line[end + 1 :], number, end + 1) if line[end] == ":" else None


_ESCAPE = re.compile(r"\\([\\,;nN])")


def unescaped(value: str) -> str:
    """A TEXT as a person reads it (RFC 5545, 3.3.11)."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
