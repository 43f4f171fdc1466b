"""The rows of a page: the elements that carry `data-event`, each with the day it stands under, and what each has to say.

It knows the attributes that CONTRACT.md names, and no class and no template.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.verify.findings import Finding
from generator.verify.page_file import Element

_DAYS = frozenset({"li", "td", "section"})


class Row(NamedTuple):
    """`day` as `<time datetime>` has it, "" under none. `place`: the tag of the element around (td, li, section, aside …)."""

    element: Element
    event: str
    status: str
    day: str
    around: str


class Wanted(NamedTuple):
    """A row that must stand on a page. Each of `said` is all that some element in it says; none of `unsaid` is.

    `moments`: values of `<time datetime>` that stand in it.
    """

    event: str
    day: str
    status: str
    said: tuple[str, ...]
    unsaid: frozenset[str] = frozenset()
    moments: tuple[str, ...] = ()


def rows(root: Element) -> list[Row]:
    found: list[Row] = []
    _walk(root, "", "", found)
    return found


def _walk(element: Element, day: str, around: str, found: list[Row]) -> None:
    if element.has("data-event"):
        found.append(Row(element, element.get("data-event"), element.get("data-status"), day, around))
        return
    if element.tag in _DAYS:
        stamp = element.first("time")
        day, around = (stamp.get("datetime")[:10] if stamp else day), element.tag
    elif element.tag == "aside":
        day, around = "", "aside"
    for child in element.children:
        if not isinstance(child, str):
            _walk(child, day, around, found)


def held(path: str, found: Iterable[Row], wanted: Iterable[Wanted]) -> Iterator[Finding]:
    """Every wanted row once, saying what it should; and no others."""
    there: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found:
        there[row.event, row.day].append(row)
    missing: list[Wanted] = []
    for want in wanted:
        candidates = there.get((want.event, want.day), [])
        if not candidates:
            missing.append(want)
            continue
        wrongs = [list(_wrong(path, row, want)) for row in candidates]
        best = min(range(len(candidates)), key=lambda n: len(wrongs[n]))
        yield from wrongs[best]
        candidates.pop(best)
    left = {event: row for (event, _), rest in there.items() for row in rest}
    for want in missing:
        other = left.get(want.event)
        says = other.day if other else ""
        yield Finding("row-missing", path, want.event, says, f"{want.day} {' · '.join(want.said)}".strip())
    for (event, day), rest in there.items():
        for row in rest:
            yield Finding("row-unexpected", path, event, f"{day} {row.element.said[:60]}".strip())


def _wrong(path: str, row: Row, want: Wanted) -> Iterator[Finding]:
    if row.status != want.status:
        yield Finding("status-wrong", path, want.event, row.status, want.status)
    yield from said(path, want.event, row.element, want.said, want.unsaid, want.moments)


def said(
    path: str, about: str, element: Element, words: Iterable[str], unsaid: frozenset[str] = frozenset(), moments: Iterable[str] = ()
) -> Iterator[Finding]:
    """Each of `words` is all that some element below says, each of `moments` stands in a `<time>`."""
    parts = list(element.walk())
    spoken = {part.said for part in parts}
    for word in words:
        if word not in spoken:
            yield Finding("words-missing", path, about, element.said[:80], word)
    for word in unsaid & spoken:
        yield Finding("words-unexpected", path, about, word)
    stamps = {part.get("datetime") for part in parts if part.tag == "time"}
    for moment in moments:
        if moment not in stamps:
            yield Finding("moment-missing", path, about, " ".join(sorted(stamps)), moment)


def under(day: date | None) -> str:
    return day.isoformat() if day else ""
