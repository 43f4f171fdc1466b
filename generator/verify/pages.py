"""Which page is whose, and what each is held to: every page's own rules, and those of what it shows.

A job is one page, or a list on all its pages: what one process does without knowing of the others.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import routes
from generator.language import Language
from generator.model.event import Event
from generator.model.occurrence import Status
from generator.model.station import Station
from generator.model.text import Id
from generator.verify.addresses import Addresses
from generator.verify.event_pages import event_page, withdrawn_page
from generator.verify.findings import Finding
from generator.verify.inventory import Read
from generator.verify.json_ld import json_ld
from generator.verify.lists import ListPage, list_pages, listed
from generator.verify.page_file import Element, read, squeezed
from generator.verify.page_rules import Link, kin, seen, weight
from generator.verify.rows import clocks, titles
from generator.verify.secrets import Secret, told
from generator.verify.station_pages import cards, directory, directory_paths, station_page
from generator.verify.truth import Truth
from generator.verify.words import Words

Shown = ListPage | Event | Station | str | None
"""What a page shows: a list, an event, a station; "directory", "withdrawn", "alias"; None for all others."""


class Job(NamedTuple):
    paths: tuple[str, ...]
    language: int
    shown: Shown


@dataclass(slots=True)
class Looked:
    """What came of a job. `anchors`: links that name one, for who knows the other page; `kin`: pages that search engines may list."""

    findings: list[Finding] = field(default_factory=list)
    anchors: list[Link] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    kin: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: int = 0


def jobs(truth: Truth, paths: Collection[str]) -> Iterator[Job]:
    """Every page that must be there, and every other one that is."""
    known: set[str] = set()
    for number, language in enumerate(truth.languages):
        for job in _wanted(truth, language, number):
            known.update(job.paths)
            yield job
    for path in sorted(paths):
        if path.endswith(".html") and path not in known:
            yield Job((path,), language_of(path, truth.languages), None)


def _wanted(truth: Truth, language: Language, number: int) -> Iterator[Job]:
    edition, prefix = truth.edition, language.prefix
    for page in list_pages(truth, prefix):
        yield Job(page.paths, number, page)
    yield Job(directory_paths(truth, prefix), number, "directory")
    for event in edition.events.values():
        yield Job((routes.path(routes.event(prefix, event.id)),), number, event)
        for alias in event.aliases:
            yield Job((routes.path(routes.event(prefix, alias)),), number, "alias")
    for event in edition.withdrawn.values():
        yield Job((routes.path(routes.event(prefix, event.id)),), number, "withdrawn")
    for station in edition.site.stations.values():
        yield Job((routes.path(routes.station(prefix, station.id)),), number, station)
    for id_ in edition.site.pages:
        yield Job((routes.path(routes.page(prefix, id_)),), number, None)
    for notice in edition.site.notices:
        yield Job((routes.path(routes.notice(prefix, notice)),), number, None)
    for route in (routes.kinds, routes.communities, routes.waste_guide, routes.flyers, routes.open_data):
        yield Job((routes.path(route(prefix)),), number, None)
    if number == 0:
        yield Job((routes.NOT_FOUND,), 0, None)


def language_of(path: str, languages: tuple[Language, ...]) -> int:
    return next((n for n, language in enumerate(languages) if language.prefix and path.startswith(language.prefix)), 0)


@dataclass(frozen=True)
class Pages:
    """All pages of one site."""

    truth: Truth
    words: tuple[Words, ...]
    addresses: Addresses
    secrets: tuple[Secret, ...]
    read: Read

    def look(self, job: Job) -> Looked:
        looked = Looked()
        roots = [root for path in job.paths if (root := self._page(path, job, looked)) is not None]
        if len(roots) == len(job.paths):
            looked.findings += self._held(job, roots)
            looked.facts += self._facts(job, roots)
        return looked

    def _held(self, job: Job, roots: list[Element]) -> Iterator[Finding]:
        path, truth, words = job.paths[0], self.truth, self.words[job.language]
        if isinstance(job.shown, ListPage):
            yield from listed(job.shown, roots, truth, words)
            if job.shown.community:
                yield from directory(path, roots[:1], truth, words, job.shown.community)
            elif job.shown.of == "home":
                yield from cards(path, roots[0], truth, words)
        elif isinstance(job.shown, Event):
            yield from event_page(path, roots[0], job.shown, truth, words)
            yield from clocks(path, job.shown, roots[0], truth, words)
            yield from _loud(path, job.shown, roots[0], truth, words)
            yield from json_ld(path, roots[0], job.shown, truth, words)
        elif isinstance(job.shown, Station):
            yield from station_page(path, roots[0], job.shown, truth, words)
        elif job.shown == "directory":
            yield from directory(path, roots, truth, words)
        elif job.shown == "withdrawn":
            yield from withdrawn_page(path, roots[0], words)
        elif job.shown == "alias":
            yield from _alias(path, roots[0], truth, words)
        else:
            yield from self._others(path, roots[0], words)

    def _facts(self, job: Job, roots: list[Element]) -> int:
        if isinstance(job.shown, Event):
            agenda = self.truth.edition.agendas[job.shown.id]
            return 1 + len(agenda.occurrences) + len(agenda.points)
        return sum(element.has("data-event") or element.has("data-station") for root in roots for element in root.walk())

    def _others(self, path: str, root: Element, words: Words) -> Iterator[Finding]:
        """A page that happens to name an event or a station says its status and its title, and no time that it does not have."""
        events, stations = self.truth.edition.events, self.truth.edition.site.stations
        for element in root.walk():
            if element.has("data-event"):
                event = events.get(Id(element.get("data-event")))
                if event is None:
                    yield Finding("row-unexpected", path, element.get("data-event"), element.said[:60])
                else:
                    yield from _named(path, event.id, element, self.truth.status(event).value, words.title(event))
                    yield from clocks(path, event, element, self.truth, words)
                    yield from _loud(path, event, element, self.truth, words)
                    if path.startswith(routes.changes(words.language.prefix)):
                        yield from _tags(path, event, element, self.truth, words)
            elif station := stations.get(Id(element.get("data-station"))):
                yield from _named(path, station.id, element, station.status.value, words.text(station.name))
                where = [words.text(text) for text in (station.place.address, station.place.name) if text]
                if not any(place in element.said for place in where):
                    yield Finding("words-missing", path, station.id, element.said[:80], where[0])

    def _page(self, path: str, job: Job, looked: Looked) -> Element | None:
        """The page as elements, with what holds for every page; None for one that is not there or not whole."""
        if path not in self.addresses.files:
            looked.findings.append(Finding("page-missing", path))
            return None
        data = self.read(path)
        try:
            root, is_whole = read(data.decode())
        except UnicodeDecodeError:
            is_whole = False
        if not is_whole:
            looked.findings.append(Finding("page-garbled", path))
            return None
        language = self.truth.languages[job.language]
        found = seen(path, root, language, self.addresses)
        looked.findings += found.findings
        looked.findings += weight(path, data)
        looked.ids[path] = found.ids
        for link in found.links:
            if link.target not in self.addresses.files:
                looked.findings.append(Finding("link-dead", path, "", link.written, link.target))
            elif link.anchor:
                looked.anchors.append(link)
        if path != routes.NOT_FOUND:
            kindred = self._kin(path, job.language)
            looked.findings += kin(path, root, kindred, self.addresses)
            if found.indexed:
                looked.kin[path] = kindred
        if self.secrets:
            looked.findings += told(path, data, root.said, self.secrets)
        return root

    def _kin(self, path: str, language: int) -> dict[str, str]:
        own = path.removeprefix(self.truth.languages[language].prefix)
        return {other.tag: f"{other.prefix}{own}" for other in self.truth.languages}


def _named(path: str, about: str, element: Element, status: str, title: str) -> Iterator[Finding]:
    if element.has("data-status") and element.get("data-status") != status:
        yield Finding("status-wrong", path, about, element.get("data-status"), status)
    if title not in titles(element) | ({part.said for part in element.walk()} if not element.first("a") else set()):
        yield Finding("words-missing", path, about, element.said[:80], title)
    for part in element.walk():
        label = squeezed(part.get("aria-label"))
        if label and part.tag in ("a", "input") and title not in label:
            yield Finding("words-missing", path, about, label, title)


def _alias(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """A former address leads on to its event, by its title."""
    prefix = words.language.prefix
    for event in truth.edition.events.values():
        if path in {routes.path(routes.event(prefix, alias)) for alias in event.aliases}:
            title = root.first("title")
            if words.title(event) not in {part.said for part in root.walk() if part.tag in ("h1", "a")}:
                yield Finding("title-wrong", path, event.id, title.said if title else "", words.title(event))


def _tags(path: str, event: Event, element: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """That what became different has a word, and one that the event or a date of it has."""
    if not words.tags() & {part.said for part in element.walk()}:
        yield Finding("words-missing", path, event.id, element.said[:80], " / ".join(sorted(words.tags())))
    yield from _loud(path, event, element, truth, words)


def _loud(path: str, event: Event, element: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """That nothing is called off or moved that is not."""
    agenda = truth.edition.agendas[event.id]
    dates = (*agenda.occurrences, *agenda.later, *agenda.points)
    known = {words.tag(o, in_series=in_series) for o in dates for in_series in (False, True)} | _event_words(event, truth, words)
    for word in (words.loud() & {part.said for part in element.walk()}) - known:
        yield Finding("words-unexpected", path, event.id, word)


def _event_words(event: Event, truth: Truth, words: Words) -> set[str]:
    status = truth.status(event)
    return set() if status is Status.SCHEDULED else {words.say(f"tag-{status.value}")}


def anchors(looked: Mapping[str, frozenset[str]], links: list[Link]) -> Iterator[Finding]:
    """That what a link names is on the page it leads to."""
    for link in links:
        if link.anchor not in looked.get(link.target, frozenset({link.anchor})):
            yield Finding("anchor-missing", link.path, "", link.written, f"#{link.anchor}")
