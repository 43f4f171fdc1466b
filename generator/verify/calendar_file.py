"""Octets of an iCalendar file → its components, each property with its line.  Reads anyone's, however broken; judges nothing.

It shares no code with `render.ics`, which writes ours: what one gets wrong the other would see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.verify.content_lines import Flaw, Property, content_line, split, unfolded

DEEPEST = 20
"""Components within components; what lies deeper is left out."""

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"\nEND:VEVENT\r\n"


@dataclass(slots=True)
class Component:
    """`closed`: its END was found."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    closed: bool = False

    def first(self, name: str) -> Property | None:
        for each in self.properties:
            if each.name == name:
                return each
        return None

    def all(self, name: str) -> list[Property]:
        return [each for each in self.properties if each.name == name]

    def value(self, name: str) -> str:
        """The first one's, as written; "" for none."""
        found = self.first(name)
        return found.value if found else ""

    def walk(self, name: str) -> Iterator["Component"]:
        for component in self.components:
            if component.name == name:
                yield component
            yield from component.walk(name)


@dataclass(slots=True)
class CalendarFile:
    """`calendars`: the VCALENDARs at the top level. `flaws`: those of the form, in no order. `lines` as they stand, without breaks."""

    calendars: list[Component] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)

    def events(self) -> Iterator[Component]:
        for calendar in self.calendars:
            yield from calendar.walk("VEVENT")


Known = dict[bytes, Component]
"""VEVENTs by the octets between BEGIN and END, as some file before had them."""


def read(data: bytes, known: Known | None = None, most: int = -1) -> CalendarFile:
    """Everything that can be made out, of the first `most` lines if there are more. A line that is none is a flaw and left out.

    With `known`, a VEVENT that another file had to the octet is that file's component, and is not read again: of twenty feeds of a site
    most of what stands there. Then lines are not those of this file, and `lines` is empty.
    """
    reading = _Reading(most)
    if known is None:
        reading.lines(data)
    else:
        reading.pieces(data, known)
    return reading.ended()


class _Reading:
    """One file while it is read."""

    def __init__(self, most: int) -> None:
        self.file = CalendarFile()
        self._most = most
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
        self.file.lines = split(data, self._most, self.file.flaws)
        for number, line in unfolded(self.file.lines, self.file.flaws):
            self._line(line, number)

    def _line(self, line: str, number: int) -> None:
        parsed = content_line(line, number)
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
