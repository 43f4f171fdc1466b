"""What is found in one calendar file: permanent codes, how bad each is, and where it stands.  Knows no rule.

What makes programs drop or misread an entry is an error in anyone's file. What only our own feeds promise is one in ours alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Severity, Span
from generator.verify.calendar_file import CalendarFile, Component
from generator.verify.content_lines import Flaw, Property

PRODID = "-//bianmin//"
"""How the PRODID of our own files begins."""

SHOWN = 100
"""Findings of one file that are told; of one code `OF_ONE_CODE`."""
OF_ONE_CODE = 10

_STEPS = 300_000
"""Dates of series that are reckoned out for one file, about a second's work; beyond, dates are taken as right."""

_E: Severity = "error"
_W: Severity = "warning"

SEVERITIES: dict[str, tuple[Severity, Severity | None]] = {
    # the form
    "ics-not-a-calendar": (_E, _E),
    "ics-web-page": (_E, _E),
    "ics-not-closed": (_E, _E),
    "ics-end-without-begin": (_E, _E),
    "ics-outside": (_E, _E),
    "ics-garbled-line": (_E, _E),
    "ics-blank-line": (_W, _W),
    "ics-bare-lf": (_E, _W),
    "ics-bare-cr": (_E, _E),
    "ics-long-line": (_E, _W),
    "ics-bom": (_E, _W),
    "ics-not-utf-8": (_E, _E),
    "ics-control-character": (_E, _E),
    "ics-line-separator": (_E, _W),
    "ics-no-final-break": (_E, _W),
    "ics-too-deep": (_E, _E),
    "ics-too-long": (_E, _E),
    "ics-not-read": (_E, _E),
    # components and properties
    "ics-nothing-inside": (_E, _E),
    "ics-unknown-component": (_W, _W),
    "ics-misplaced-component": (_E, _E),
    "ics-missing-property": (_E, _E),
    "ics-no-uid": (_E, _E),
    "ics-no-stamp": (_E, _E),
    "ics-no-start": (_E, _E),
    "ics-no-summary": (_E, _W),
    "ics-repeated-property": (_E, _E),
    "ics-unknown-property": (_W, _W),
    "ics-wrong-version": (_E, _E),
    "ics-other-calendar-scale": (_E, _E),
    "ics-bad-value": (_E, _E),
    "ics-bad-date": (_E, _E),
    "ics-no-such-date": (_E, _E),
    "ics-bad-duration": (_E, _E),
    "ics-bad-word": (_E, _E),
    "ics-bad-address": (_E, _W),
    "ics-bad-escape": (_E, _E),
    "ics-unescaped": (_E, _W),
    "ics-other-type": (_E, _E),
    "ics-type-not-named": (_E, _W),
    "ics-day-not-named": (_E, _E),
    # times and zones
    "ics-end-not-after-start": (_E, _E),
    "ics-end-of-other-type": (_E, _E),
    "ics-end-and-duration": (_E, _E),
    "ics-duration-of-day": (_E, _E),
    "ics-duration-not-positive": (_E, _E),
    "ics-not-utc": (_E, _E),
    "ics-utc-and-zone": (_E, _E),
    "ics-zone-of-day": (_E, _E),
    "ics-unknown-zone": (_E, _E),
    "ics-zone-twice": (_E, _E),
    "ics-zone-without-offset": (_E, _E),
    "ics-floating": (_E, _W),
    "ics-utc-series": (_E, _W),
    # series
    "ics-bad-rule": (_E, _E),
    "ics-rule-combination": (_E, _E),
    "ics-until-of-other-type": (_E, _E),
    "ics-until-not-utc": (_E, _E),
    "ics-until-before-start": (_E, _E),
    "ics-start-off-rule": (_E, _W),
    "ics-several-rules": (_E, _W),
    "ics-exdate-of-other-type": (_E, _E),
    "ics-exdate-zone": (_E, _W),
    "ics-exdate-not-in-series": (_E, _W),
    "ics-exdate-without-series": (_E, _W),
    "ics-exception-of-other-type": (_E, _E),
    "ics-exception-zone": (_E, _W),
    "ics-exception-not-in-series": (_E, _W),
    "ics-exception-excluded": (_E, _W),
    "ics-exception-without-series": (_E, _W),
    "ics-exception-with-rule": (_E, _W),
    "ics-exception-first": (_E, None),
    "ics-exception-crosses": (_E, _W),
    "ics-duplicate": (_E, _E),
    "ics-rdate": (_E, _W),
    "ics-this-and-future": (_E, _W),
    "ics-rscale": (_E, _W),
    "ics-exrule": (_E, _W),
    # alarms
    "ics-alarm-without-text": (_E, _E),
    "ics-alarm-repeat": (_E, _E),
    "ics-alarm-unwanted": (_E, None),
    "ics-alarm-missing": (_E, None),
    "ics-alarm-of-cancelled": (_E, None),
    # what our own feeds promise
    "ics-method": (_E, _W),
    "ics-calendar-uid": (_E, _W),
    "ics-too-big": (_E, _W),
    "ics-profile-missing": (_E, None),
    "ics-zone-not-first": (_E, _W),
    "ics-zones-not-one": (_E, None),
    "ics-zone-not-plain": (_E, None),
    "ics-stamp-differs": (_E, None),
    "ics-all-day-busy": (_E, None),
    "ics-cancelled-busy": (_E, None),
    "ics-cancelled-without-prefix": (_E, None),
    "ics-cancelled-for-google": (_E, None),
    "ics-backslash": (_E, None),
    "ics-names-differ": (_E, None),
    "ics-name-in-file": (_E, None),
    "ics-refresh": (_E, None),
    "ics-no-end": (_E, None),
    "ics-geo-digits": (_E, None),
    # two publications
    "ics-gone": (_E, _E),
    "ics-moved-silently": (_E, _E),
    "ics-changed-silently": (_E, _E),
    "ics-sequence-back": (_E, _E),
    "ics-stamp-back": (_E, _E),
    "ics-day-becomes-time": (_W, _W),
    "ics-feed-gone": (_E, _E),
    "ics-feed-emptied": (_W, _W),
    "ics-more": (_W, _W),
}
"""How bad it is in one of our own files, and in anyone else's; None = nobody need be told there."""


class Finding(NamedTuple):
    """`line` is the first of a folded one; `start` and `end` count code points of the unfolded one, from 0."""

    code: str
    line: int
    start: int
    end: int
    arguments: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Findings:
    """Of one file. `ours`: it is one of our own. `steps`: dates of series that may still be reckoned out."""

    ours: bool
    found: list[Finding] = field(default_factory=list)
    steps: int = _STEPS
    _counts: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, at: Property | Component | Flaw, piece: str | None = None, /, **arguments: object) -> None:
        """At a property's name, or at `piece` of its value ("" = all of it); at a component's BEGIN."""
        if SEVERITIES[code][not self.ours] is None:
            return
        self._counts[code] += 1
        if self._counts[code] > OF_ONE_CODE:
            return
        start, end = _columns(at, piece)
        self.found.append(Finding(code, at.line, start, end, tuple((k, str(v)) for k, v in arguments.items())))

    def has_room(self, code: str) -> bool:
        """Whether another one would be told, and it is worth while to say more of it."""
        return self._counts[code] < OF_ONE_CODE

    def step(self) -> bool:
        self.steps -= 1
        return self.steps >= 0

    def diagnostics(self, path: str, file: CalendarFile) -> list[Diagnostic]:
        """Errors first where there are too many; what is left out is counted."""
        ordered = sorted(self.found, key=lambda one: (self.severity(one.code) == _W, one.line, one.start, one.code))
        told = ordered[:SHOWN]
        found = [Diagnostic(one.code, span(path, file, one), one.arguments, self.severity(one.code)) for one in told]
        left_out = self._counts.total() - len(found)
        if left_out:
            found.append(Diagnostic("ics-more", Span(path, 1, 1, 1), (("count", str(left_out)),), _W))
        return found

    def severity(self, code: str) -> Severity:
        return SEVERITIES[code][not self.ours] or _W


def shortened(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Of each file the first hundred, and how many more there are."""
    by_path: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_path.setdefault(one.at.path, []).append(one)
    kept = []
    for path, told in by_path.items():
        kept += told[:SHOWN]
        if len(told) > SHOWN:
            kept.append(Diagnostic("ics-more", Span(path, 1, 1, 1), (("count", str(len(told) - SHOWN)),), _W))
    return kept


def _columns(at: Property | Component | Flaw, piece: str | None) -> tuple[int, int]:
    if isinstance(at, Flaw):
        return at.column - 1, at.column
    if isinstance(at, Component):
        return 0, len("BEGIN:") + len(at.name)
    if piece is None:
        return 0, len(at.name)
    place = at.value.find(piece) if piece else 0
    start = at.column + max(place, 0)
    return start, start + max(len(piece or at.value), 1)


def span(path: str, file: CalendarFile, one: Finding) -> Span:
    """In the line of the file that holds it, which of a folded one is a later line."""
    line, start, length = one.line, one.start, one.end - one.start
    for number, text in _physical(file.lines, one.line):
        if start < len(text) or not text:
            return Span(path, number, start + 1 + (number > one.line), min(start + length, len(text)) + 1 + (number > one.line))
        line, start = number, start - len(text)
    return Span(path, line, 1, 1)


def _physical(lines: list[bytes], first: int) -> Iterator[tuple[int, str]]:
    """A folded line's pieces without the blank before each."""
    for number in range(first, len(lines) + 1):
        line = lines[number - 1]
        if number > first and line[:1] not in (b" ", b"\t"):
            return
        yield number, (line[1:] if number > first else line).decode(errors="replace")
