"""Which page is whose, and what each is held to: every page's own rules, and those of what it shows.

A job is one page, or a list on all its pages: what one process does without knowing of the others.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import routes
from generator.language import Language
from generator.model.event import Event
from generator.model.station import Station
from generator.verify.addresses import Addresses
from generator.verify.codes import codes
from generator.verify.event_pages import event_page, withdrawn_page
from generator.verify.examples import examples
from generator.verify.findings import Finding
from generator.verify.gathered import Gathering, gathered, gatherings, organisations
from generator.verify.inventory import Read
from generator.verify.json_ld import json_ld
from generator.verify.lists import ListPage, list_pages, listed
from generator.verify.named import alias, loud, named, to_kinds
from generator.verify.news import changes, changes_paths, on_home
from generator.verify.page_file import Element, read
from generator.verify.page_rules import Link, kin, seen, symbols, weight
from generator.verify.rows import clocks
from generator.verify.secrets import Secret, told
from generator.verify.station_pages import cards, directory, directory_paths, open_today, station_page
from generator.verify.subscriptions import subscriptions
from generator.verify.truth import Truth
from generator.verify.words import Words

Shown = ListPage | Gathering | Event | Station | str | None
"""What a page shows: a list, events gathered by organisation, topic or year, an event, a station;
"directory", "changes", "withdrawn", "alias"; None for all others."""


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
    for gathering in gatherings(truth, prefix):
        yield Job(gathering.paths, number, gathering)
    yield Job(directory_paths(truth, prefix), number, "directory")
    yield Job(changes_paths(truth, prefix), number, "changes")
    for event in edition.events.values():
        yield Job((routes.path(routes.event(prefix, event.id)),), number, event)
        for former in event.aliases:
            yield Job((routes.path(routes.event(prefix, former)),), number, "alias")
    for event in edition.withdrawn.values():
        yield Job((routes.path(routes.event(prefix, event.id)),), number, "withdrawn")
    for station in edition.site.stations.values():
        yield Job((routes.path(routes.station(prefix, station.id)),), number, station)
    for id_ in edition.site.pages:
        yield Job((routes.path(routes.page(prefix, id_)),), number, None)
    for notice in edition.site.notices:
        yield Job((routes.path(routes.notice(prefix, notice)),), number, None)
    for route in (routes.kinds, routes.communities, routes.waste_guide, routes.flyers, routes.open_data, routes.search, routes.subscribe):
        yield Job((routes.path(route(prefix)),), number, None)
    if organisations(truth):
        yield Job((routes.path(routes.organisations(prefix)),), number, None)
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
                yield from open_today(path, roots[0], truth, words)
                yield from to_kinds(path, roots[0], words, self.addresses)
                yield from on_home(path, roots[0], truth, words, self.addresses)
        elif isinstance(job.shown, Gathering):
            yield from gathered(job.shown, roots, truth, words)
        elif isinstance(job.shown, Event):
            yield from event_page(path, roots[0], job.shown, truth, words, self.addresses)
            yield from clocks(path, job.shown, roots[0], truth, words)
            yield from loud(path, job.shown, roots[0], truth, words)
            yield from json_ld(path, roots[0], job.shown, truth, words)
        elif isinstance(job.shown, Station):
            yield from station_page(path, roots[0], job.shown, truth, words)
        elif job.shown == "directory":
            yield from directory(path, roots, truth, words)
        elif job.shown == "changes":
            yield from changes(path, roots, truth, words, self.addresses)
        elif job.shown == "withdrawn":
            yield from withdrawn_page(path, roots[0], words)
        elif job.shown == "alias":
            yield from alias(path, roots[0], truth, words)
        else:
            yield from named(path, roots[0], truth, words, self.addresses)
            if path == routes.path(routes.subscribe(words.language.prefix)):
                yield from subscriptions(path, roots[0], codes(self.read(path).decode()), truth, words)
            elif path == routes.path(routes.open_data(words.language.prefix)):
                yield from examples(path, roots[0], self.addresses, self.read)

    def _facts(self, job: Job, roots: list[Element]) -> int:
        if isinstance(job.shown, Event):
            agenda = self.truth.edition.agendas[job.shown.id]
            return 1 + len(agenda.occurrences) + len(agenda.points)
        return sum(element.has("data-event") or element.has("data-station") for root in roots for element in root.walk())

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
        looked.findings += symbols(path, data)
        found = seen(path, root, language, self.addresses)
        looked.findings += found.findings
        looked.findings += weight(path, data, root, self.addresses, self.read)
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


def anchors(looked: Mapping[str, frozenset[str]], links: list[Link]) -> Iterator[Finding]:
    """That what a link names is on the page it leads to."""
    for link in links:
        if link.anchor not in looked.get(link.target, frozenset({link.anchor})):
            yield Finding("anchor-missing", link.path, "", link.written, f"#{link.anchor}")
