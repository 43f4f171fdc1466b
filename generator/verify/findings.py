"""What an output says and should not, as a value: a permanent code, the output, what it is about, what it says and what it should say.

The sentences stand in locales/mistakes/verify.yml. Knows no output and no rule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Span, error

SHOWN = 100
"""Findings of one code that are told; the rest is counted."""


class Finding(NamedTuple):
    """`path` is the output's, from the site's root. `about`: the id of an event, station or entry, or "". `line` counts from 1."""

    code: str
    path: str
    about: str = ""
    says: str = ""
    should: str = ""
    line: int = 1


def diagnostics(findings: Iterable[Finding]) -> list[Diagnostic]:
    """In the order of their outputs, at most `SHOWN` of a code, each code's rest counted at the last one shown."""
    ordered = sorted(set(findings))
    counts = Counter(finding.code for finding in ordered)
    return list(_told(ordered, counts))


def _told(ordered: Iterable[Finding], counts: Counter[str]) -> Iterator[Diagnostic]:
    shown: Counter[str] = Counter()
    for finding in ordered:
        shown[finding.code] += 1
        if shown[finding.code] > SHOWN:
            continue
        more = counts[finding.code] - SHOWN if shown[finding.code] == SHOWN else 0
        at = Span(finding.path, finding.line, 1, 1)
        says, should = finding.says or "–", finding.should or "–"
        yield error(finding.code, at, about=finding.about, says=says, should=should, more=str(more) if more > 0 else "")
