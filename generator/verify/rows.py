"""The rows of a page: the elements that carry `data-event`, each with the day it stands under, and what each has to say.

It knows the attributes that CONTRACT.md names, and no class and no template.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.model.event import Event
from generator.verify.findings import Finding
from generator.verify.page_file import Element
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of

_DAYS = frozenset({"li", "td", "section"})


class Row(NamedTuple):
    """`day` as `<time datetime>` has it, "" under none. `place`: the tag of the element around (td, li, section, aside …)."""

    element: Element
    event: str
    status: str
    day: str
    around: str


class Wanted(NamedTuple):
    """A row that must stand on a page. Each of `said` is all that some element in it says, the first of them a link; none of `unsaid` is.

    `moments`: values of `<time datetime>` that stand in it; `within`: words that stand somewhere in it. Each stands there for itself: a
    kind that is called like the event is told beside it.
    """

    event: str
    day: str
    status: str
    said: tuple[str, ...]
    unsaid: frozenset[str] = frozenset()
    moments: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def rows(root: Element, mark: str = "") -> list[Row]:
    """`mark`: what stands in the attributes' names of rows that wait for a later day."""
    found: list[Row] = []
    _walk(root, "", "", mark, found)
    return found


def _walk(element: Element, day: str, around: str, mark: str, found: list[Row]) -> None:
    event, status = f"data-{mark}event", f"data-{mark}status"
    if element.has(event):
        found.append(Row(element, element.get(event), element.get(status), day, around))
        return
    if element.tag in _DAYS:
        stamp = element.first("time")
        day, around = (stamp.get("datetime")[:10] if stamp else day), element.tag
    elif element.tag == "aside":
        day, around = "", "aside"
    for child in element.children:
        if not isinstance(child, str):
            _walk(child, day, around, mark, found)


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
    if want.said[0] not in titles(row.element):
        yield Finding("words-missing", path, want.event, row.element.said[:80], want.said[0])
    whole, wanted = row.element.said, [*want.said, *want.within]
    for words in wanted:
        if whole.count(words) < sum(each.count(words) for each in wanted if words):
            yield Finding("words-missing", path, want.event, whole[:80], words)


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


def titles(element: Element) -> set[str]:
    """What links say, wholly or in part."""
    return {part.said for link in element.all("a") for part in link.walk()}


def clocks(path: str, event: Event, element: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """That every time of day in it is one that a date of the event has, or had, or that of another venue or a task."""
    agenda = truth.edition.agendas[event.id]
    dates = (*agenda.occurrences, *agenda.later, *agenda.points)
    slots = [(o.days.first_day, o.time) for o in dates] + [(o.moved_from.days.first_day, o.moved_from.time) for o in dates if o.moved_from]
    slots += [(part.days.first_day, part.time) for part in event.parts]
    others = [branch.time for branch in event.branches] + [task.time for task in (event.volunteers.tasks if event.volunteers else ())]
    times = {words.time(time) for time in (event.time, *(time for _, time in slots), *others) if time is not None}
    moments = {datetime_of(day, time) for day, time in slots}
    moments |= {datetime_of(day, time) for day, _ in slots for time in (event.time, *others) if time is not None}
    for stamp in element.all("time"):
        moment = stamp.get("datetime")
        if "T" in moment and stamp.said not in times:
            yield Finding("words-unexpected", path, event.id, stamp.said, " / ".join(sorted(times)))
        if "T" in moment and moment not in moments:
            yield Finding("words-unexpected", path, event.id, moment)


def under(day: date | None) -> str:
    return day.isoformat() if day else ""
