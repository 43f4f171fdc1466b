"""Octets of an iCalendar file → its components, each property with its line.  Reads anyone's, however broken; judges nothing.

It shares no code with `render.ics`, which writes ours: what one gets wrong the other would see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Property:
    """`name` and the names of `parameters` are upper case; `value` is as written, still escaped. `line` counts from 1, before unfolding."""

    name: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]
    value: str
    line: int

    def parameter(self, name: str) -> str:
        """Its first value; "" for none."""
        return next((values[0] for key, values in self.parameters if key == name and values), "")


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

    def value(self, name: str) -> str:
        """The first one's, as written; "" for none."""
        return next((each.value for each in self.properties if each.name == name), "")

    def walk(self, name: str) -> Iterator["Component"]:
        for component in self.components:
            if component.name == name:
                yield component
            yield from component.walk(name)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a reader stumbles over: a permanent code, a line, and what stands there."""

    code: str
    line: int
    value: str = ""

    def at(self, path: str) -> Span:
        return Span(path, self.line, 1, 1)


@dataclass(slots=True)
class CalendarFile:
    """`calendars`: the VCALENDARs at the top level. `flaws` are those of the form, in the order of lines."""

    calendars: list[Component] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    def events(self) -> Iterator[Component]:
        for calendar in self.calendars:
            yield from calendar.walk("VEVENT")


def read(data: bytes) -> CalendarFile:
    """Everything that can be made out. A line that is none is a flaw and left out."""
    found = CalendarFile()
    stack: list[Component] = []
    for number, line in _unfolded(data, found.flaws):
        parsed = _property(line, number)
        if parsed is None:
            found.flaws.append(Flaw("line", number, line[:40]))
        elif parsed.name == "BEGIN":
            component = Component(parsed.value.strip().upper(), number)
            if stack:
                stack[-1].components.append(component)
            elif component.name == "VCALENDAR":
                found.calendars.append(component)
            else:
                found.flaws.append(Flaw("outside", number, component.name))
            stack.append(component)
        elif parsed.name == "END":
            _close(stack, parsed, found.flaws)
        elif stack:
            stack[-1].properties.append(parsed)
        else:
            found.flaws.append(Flaw("outside", number, parsed.name))
    found.flaws += [Flaw("not-closed", component.line, component.name) for component in stack]
    return found


def _close(stack: list[Component], end: Property, flaws: list[Flaw]) -> None:
    name = end.value.strip().upper()
    if not any(component.name == name for component in stack):
        flaws.append(Flaw("end-without-begin", end.line, name))
        return
    while stack[-1].name != name:
        flaws.append(Flaw("not-closed", stack[-1].line, stack[-1].name))
        stack.pop()
    stack.pop().closed = True


def _unfolded(data: bytes, flaws: list[Flaw]) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first one (RFC 5545, 3.1). Names what is wrong with octets and line ends, once each."""
    if data.startswith(b"\xef\xbb\xbf"):
        flaws.append(Flaw("bom", 1))
        data = data[3:]
    lines = data.split(b"\n")
    if lines[-1]:
        flaws.append(Flaw("no-final-break", len(lines)))
    else:
        lines.pop()
    kept: list[bytes] = []
    first = 1
    named: set[str] = set()
    for number, raw in enumerate(lines, 1):
        line = raw.removesuffix(b"\r")
        if line == raw and "bare-lf" not in named and number < len(lines):
            named.add("bare-lf")
            flaws.append(Flaw("bare-lf", number))
        if len(line) > 75 and "long-line" not in named:
            named.add("long-line")
            flaws.append(Flaw("long-line", number, str(len(line))))
        if line[:1] in (b" ", b"\t"):
            if not kept:
                flaws.append(Flaw("fold-at-start", number))
            kept.append(line[1:])
            continue
        if kept:
            yield first, _text(b"".join(kept), first, flaws)
        kept, first = [line], number
    if kept:
        yield first, _text(b"".join(kept), first, flaws)


def _text(octets: bytes, line: int, flaws: list[Flaw]) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError:
        flaws.append(Flaw("not-utf-8", line))
        return octets.decode(errors="replace")


def _property(line: str, number: int) -> Property | None:
    """NAME;PARAM="value",…:value (RFC 5545, 3.1); None for anything else."""
    end = next((n for n, character in enumerate(line) if character in ";:"), -1)
    name = line[:end].upper()
    if end < 1 or not all(c.isascii() and (c.isalnum() or c == "-") for c in name):
        return None
    parameters = []
    while line[end] == ";":
        equals = line.find("=", end)
        if equals < 0:
            return None
        key, values = line[end + 1 : equals].upper(), []
        end = equals
        while True:
            start, quoted = end + 1, line[end + 1 : end + 2] == '"'
            if quoted:
                end = line.find('"', start + 1)
                if end < 0:
                    return None
                values.append(line[start + 1 : end])
                end += 1
            else:
                end = next((n for n in range(start, len(line)) if line[n] in ",;:"), len(line))
                values.append(line[start:end])
            if line[end : end + 1] != ",":
                break
        parameters.append((key, tuple(values)))
        if line[end : end + 1] not in (";", ":"):
            return None
    return Property(name, tuple(parameters), line[end + 1 :], number)


def unescaped(value: str) -> str:
    """A TEXT as a person reads it (RFC 5545, 3.3.11)."""
    pieces = value.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";") for p in pieces)
