"""The pages of organisations, of topics and of past years: which events and stations stand on each, and what each says."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator import routes
from generator.model.event import Event
from generator.model.text import Id
from generator.verify.findings import Finding
from generator.verify.lists import A_PAGE, of_event
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import Row, clocks, held, rows
from generator.verify.station_pages import cards
from generator.verify.truth import Truth
from generator.verify.words import Words

MOST, OF_A_TOPIC = 50, 5


class Gathering(NamedTuple):
    """`paths`: of all its pages. `of`: "organisation", "topics" or "year"; `named`: which."""

    paths: tuple[str, ...]
    of: str
    named: str = ""


def gatherings(truth: Truth, prefix: str) -> Iterator[Gathering]:
    for name in organisations(truth):
        yield Gathering((routes.path(routes.organisation(prefix, name)),), "organisation", name)
    if any(event.topics for event in truth.edition.events.values()):
        yield Gathering((routes.path(routes.topics(prefix)),), "topics")
    for year, count in sorted(Counter(year for year, _ in _past(truth)).items()):
        pages = -(-count // A_PAGE)
        addresses = (routes.page_number(routes.year(prefix, year), n + 1) for n in range(pages))
        yield Gathering(tuple(map(routes.path, addresses)), "year", str(year))


def organisations(truth: Truth) -> list[Id]:
    """Those that a public event or a station names, and all that these are part of."""
    known = truth.edition.site.config.organisations
    named = {name for event in truth.edition.events.values() for name in _organisers(event)}
    named |= {role.org for station in truth.edition.site.stations.values() for role in station.operators}
    for name in list(named):
        above = known[name].part_of
        while above and above not in named:
            named.add(above)
            above = known[above].part_of
    return sorted(named)


def gathered(page: Gathering, roots: list[Element], truth: Truth, words: Words) -> Iterator[Finding]:
    path = page.paths[0]
    for row in (row for root in roots for row in rows(root)):
        event = truth.edition.events.get(Id(row.event))
        if event:
            yield from clocks(path, event, row.element, truth, words)
    if page.of == "organisation":
        yield from _organisation(path, roots[0], Id(page.named), truth, words)
    elif page.of == "topics":
        yield from _topics(path, roots[0], truth, words)
    else:
        events = [event for year, event in _past(truth) if str(year) == page.named]
        yield from held(path, [row for root in roots for row in rows(root)], [of_event(truth, words, event) for event in events])
        yield from _results(path, roots, events, words)


def _organisation(path: str, root: Element, name: Id, truth: Truth, words: Words) -> Iterator[Finding]:
    organisation = truth.edition.site.config.organisations[name]
    heading, wanted = root.first("h1"), words.text(organisation.name)
    if heading is None or heading.said != wanted:
        yield Finding("title-wrong", path, name, heading.said if heading else "", wanted)
    if organisation.about and words.text(organisation.about).rstrip("。.") not in root.said:
        yield Finding("words-missing", path, name, root.said[:80], words.text(organisation.about))
    events = [event for event in truth.listed if name in _organisers(event)]
    found = [row for row in rows(root) if row.around != "aside"]
    for is_over in (False, True):
        there = [event for event in events if truth.is_over(event) is is_over]
        shown = [row for row in found if _is_over(row, truth) is is_over]
        yield from _some(path, shown, there, MOST, truth, words)
    yield from cards(path, root, truth, words)
    run = {station.id for station in truth.edition.site.stations.values() if name in {role.org for role in station.operators}}
    told = {element.get("data-station") for element in root.walk() if element.has("data-station")}
    if not told <= run or len(told) != min(len(run), MOST):
        yield Finding("row-missing" if told < run else "row-unexpected", path, name, " ".join(sorted(told)), " ".join(sorted(run)))


def _topics(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    named: dict[str, list[Event]] = {}
    texts: dict[str, set[str]] = {}
    for event in truth.edition.events.values():
        for topic in event.topics:
            anchor = routes.topic_anchor(topic.first)
            named.setdefault(anchor, []).extend([] if truth.is_over(event) else [event])
            texts.setdefault(anchor, set()).add(words.text(topic))
    parts = {part.get("id"): part for part in root.walk() if part.get("id") in named}
    for anchor, events in named.items():
        part = parts.get(anchor)
        if part is None:
            yield Finding("anchor-missing", path, "", "", f"#{anchor}")
            continue
        heading = part.first("h2") or part.first("a")
        if heading is None or heading.said not in texts[anchor]:
            yield Finding("words-missing", path, "", heading.said if heading else "", " / ".join(sorted(texts[anchor])))
        if part.first("h2"):
            yield from _some(path, _below(part), list(dict.fromkeys(events)), OF_A_TOPIC, truth, words)
    if len(rows(root)) != sum(len(rows(part)) for part in parts.values()):
        yield Finding("row-unexpected", path, "", str(len(rows(root))))


def _below(part: Element) -> list[Row]:
    """The rows of a section, which holds many days and some events without one."""
    return [row for child in part.children if not isinstance(child, str) for row in rows(child)]


def _some(path: str, found: list[Row], events: list[Event], most: int, truth: Truth, words: Words) -> Iterator[Finding]:
    """All of them; of more than `most`, so many."""
    if len(events) > most:
        shown = {row.event for row in found}
        if len(found) != most:
            yield Finding("row-missing" if len(found) < most else "row-unexpected", path, "", str(len(found)), str(most))
        events = [event for event in events if event.id in shown]
    yield from held(path, found, [of_event(truth, words, event) for event in events])


def _results(path: str, roots: list[Element], events: list[Event], words: Words) -> Iterator[Finding]:
    """What came of each stands with it."""
    said = {part.said for root in roots for part in root.walk() if part.tag in ("dt", "dd")}
    for event in events:
        for result in event.results:
            told = [words.say("result", value=result.value, unit=words.language.text(result.unit).text)]
            told += [words.text(result.of)] if result.of else []
            for each in told:
                if squeezed(each.replace("|", "")) not in said:
                    yield Finding("words-missing", path, event.id, "", each)


def _is_over(row: Row, truth: Truth) -> bool:
    event = truth.edition.events.get(Id(row.event))
    return event is not None and truth.is_over(event)


def _organisers(event: Event) -> set[Id]:
    return {role.org for role in (*event.organisers, *(role for branch in event.branches for role in branch.organisers))}


def _past(truth: Truth) -> Iterator[tuple[int, Event]]:
    """What is over, with the year of its last day."""
    for event in truth.edition.events.values():
        days = [occurrence.days.last_day for occurrence in truth.edition.agendas[event.id].occurrences]
        if days and truth.is_over(event):
            yield max(days).year, event
