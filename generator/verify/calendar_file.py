"""Octets of an iCalendar file → its components, each property with its line.  Reads anyone's, however broken; judges nothing.

It shares no code with `render.ics`, which writes ours: what one gets wrong the other would see.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.diagnostics import Span

LONGEST_FILE = 1_000_000
"""Lines that are read of one file; a calendar of 30,000 events has fewer."""
DEEPEST = 20
"""Components within components; what lies deeper is left out."""

_MOST_PARAMETERS = 200
_MOST_VALUES = 1_000
_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"\nEND:VEVENT\r\n"
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


@dataclass(slots=True)
class Component:
    """`closed`: its END was found."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    closed: bool = False

    def all(self, name: str) -> list[Property]:
        return [each for each in self.properties if each.name == name]

    def first(self, name: str) -> Property | None:
        for each in self.properties:
            if each.name == name:
                return each
        return None

    def value(self, name: str) -> str:
        """The first one's, as written; "" for none."""
        found = self.first(name)
        return found.value if found else ""

    def walk(self, name: str) -> Iterator["Component"]:
        for component in self.components:
            if component.name == name:
                yield component
            yield from component.walk(name)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a reader stumbles over: a permanent code, a line, and what stands there. `column` counts code points, from 1."""

    code: str
    line: int
    value: str = ""
    column: int = 1

    def at(self, path: str) -> Span:
        return Span(path, self.line, self.column, self.column)


@dataclass(slots=True)
class CalendarFile:
    """`calendars`: the VCALENDARs at the top level. `flaws` are those of the form, in no order. `lines`: as they stand, without their breaks."""

    calendars: list[Component] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)

    def events(self) -> Iterator[Component]:
        for calendar in self.calendars:
            yield from calendar.walk("VEVENT")


Known = dict[bytes, Component]
"""VEVENTs by the octets between BEGIN and END, as some file before had them."""


def read(data: bytes, known: Known | None = None) -> CalendarFile:
    """Everything that can be made out. A line that is none is a flaw and left out.

    With `known`, a VEVENT that another file had to the octet is that file's component, and is not read again: of twenty feeds of a site
    most of what stands there. Then lines are not those of this file, and `lines` is empty.
    """
    reading = _Reading()
    if known is None:
        reading.lines(data)
    else:
        reading.pieces(data, known)
    return reading.ended()


class _Reading:
    """One file while it is read."""

    def __init__(self) -> None:
        self.file = CalendarFile()
        self._stack: list[Component] = []
        self._too_deep = 0

    def pieces(self, data: bytes, known: Known) -> None:
        head, *rest = data.split(_BEGIN)
        self.lines(head)
        for piece in rest:
            body, end, after = piece.partition(_END)
            component = known.get(body) if end else None
            if component is None:
                self.lines(_BEGIN + body + end)
                if end and self._stack and self._stack[-1].components and not self.file.flaws:
                    known[body] = self._stack[-1].components[-1]
            elif self._stack:
                self._stack[-1].components.append(component)
            if after:
                self.lines(after)
        self.file.lines = []

    def lines(self, data: bytes) -> None:
        flaws = self.file.flaws
        if data.startswith(b"\xef\xbb\xbf"):
            flaws.append(Flaw("bom", 1))
            data = data[3:]
        flaws += _line_ends(data)
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = data.split(b"\n", LONGEST_FILE)
        if len(lines) > LONGEST_FILE and lines[-1]:
            flaws.append(Flaw("too-long", LONGEST_FILE + 1, str(LONGEST_FILE)))
        elif lines[-1]:
            flaws.append(Flaw("no-final-break", len(lines)))
            lines.append(b"")
        lines.pop()
        self.file.lines = lines
        flaws += _long_lines(lines)
        for number, line in _unfolded(lines, flaws):
            self._line(line, number)

    def _line(self, line: str, number: int) -> None:
        parsed = _property(line, number)
        stack, flaws = self._stack, self.file.flaws
        if parsed is None:
            flaws.append(Flaw("line" if line.strip() else "blank-line", number, line[:40]))
        elif parsed.name == "BEGIN":
            self._begin(Component(parsed.value.strip().upper(), number))
        elif parsed.name == "END":
            self._close(parsed)
        elif self._too_deep:
            return
        elif stack:
            stack[-1].properties.append(parsed)
        else:
            flaws.append(Flaw("outside", number, parsed.name))

    def _begin(self, component: Component) -> None:
        stack, flaws = self._stack, self.file.flaws
        if len(stack) >= DEEPEST:
            if not self._too_deep:
                flaws.append(Flaw("too-deep", component.line, component.name))
            self._too_deep += 1
            return
        if stack:
            stack[-1].components.append(component)
        elif component.name == "VCALENDAR":
            self.file.calendars.append(component)
        else:
            flaws.append(Flaw("outside", component.line, component.name))
        stack.append(component)

    def _close(self, end: Property) -> None:
        stack, flaws = self._stack, self.file.flaws
        name = end.value.strip().upper()
        if self._too_deep:
            self._too_deep -= 1
            return
        if not any(component.name == name for component in stack):
            flaws.append(Flaw("end-without-begin", end.line, name))
            return
        while stack[-1].name != name:
            flaws.append(Flaw("not-closed", stack[-1].line, stack[-1].name))
            stack.pop()
        stack.pop().closed = True

    def ended(self) -> CalendarFile:
        self.file.flaws += [Flaw("not-closed", component.line, component.name) for component in self._stack]
        return self.file


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


def _unfolded(lines: list[bytes], flaws: list[Flaw]) -> Iterator[tuple[int, str]]:
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


def _property(line: str, number: int) -> Property | None:
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
