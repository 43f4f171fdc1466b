"""A built site's files and its sources → all that an output says and should not: the one call that `verify` and `publish` make.

`build.json` comes first: what it does not list, or lists otherwise, is not ours. Sheets are read where their readers are installed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator import routes
from generator.outputs.edition import Edition
from generator.processes import can_fork, shared
from generator.routes import Variant
from generator.verify import codes, sheet_forms, sheets
from generator.verify.addresses import Addresses
from generator.verify.calendars import Feed, Reader, feeds
from generator.verify.entries import Feeds
from generator.verify.event_data import count_events, events_csv, events_json
from generator.verify.findings import Finding
from generator.verify.inventory import Inventory, Read, listed, robots, sitemap, whole
from generator.verify.kinds_of_files import is_known
from generator.verify.news import news
from generator.verify.pages import Looked, Pages, anchors, jobs, language_of
from generator.verify.second_reader import second_reader
from generator.verify.secrets import Secret, plain_words, secrets, told
from generator.verify.station_data import count_stations, stations_csv, stations_json
from generator.verify.truth import Truth
from generator.verify.words import Words

_DATA = (
    (routes.EVENTS_JSON, events_json, count_events),
    (routes.EVENTS_CSV, events_csv, count_events),
    (routes.STATIONS_JSON, stations_json, count_stations),
    (routes.STATIONS_CSV, stations_csv, count_stations),
)


@dataclass(slots=True)
class Held:
    """`facts`: dates, events and stations, each once for every output it stands in. `skipped`: what could not be read here."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    facts: int = 0
    skipped: tuple[str, ...] = ()


def held(
    edition: Edition, said: Inventory, paths: Collection[str], read: Read, processes: int, trusted: Mapping[str, str] | None = None
) -> Held:
    """`paths`: all files of the site; `read` gives the octets of one of them.

    `trusted`: hashes of sheets that were held when they were published, by path: one that is still the same is not read again.
    """
    truth = Truth(edition)
    work = _Work(truth, said, frozenset(paths), read, trusted or {})
    tasks: list[Callable[[], Looked]] = [partial(work.calendars, n) for n in range(len(truth.languages))]
    tasks += [partial(work.pages.look, job) for job in jobs(truth, paths)]
    tasks.append(work.data)
    to_read = [sheet for sheet in sheets.sheets(truth) if not work.is_trusted(sheet.path)]
    tasks += [partial(work.sheet, sheet) for sheet in to_read]
    result = Held(list(listed(said, paths)), len(paths), skipped=sheets.skipped() if to_read else codes.skipped())
    result.findings += sheets.unexpected(truth, paths)
    every = Looked()
    for looked in _done(tasks, processes):
        every.findings += looked.findings
        every.anchors += looked.anchors
        every.ids.update(looked.ids)
        every.kin.update(looked.kin)
        result.facts += looked.facts
    result.findings += every.findings
    result.findings += anchors(every.ids, every.anchors)
    if routes.SITEMAP in work.paths:
        result.findings += sitemap(read(routes.SITEMAP), every.kin, work.pages.addresses)
    return result


def _done(tasks: list[Callable[[], Looked]], processes: int) -> Iterator[Looked]:
    if processes > 1 and can_fork():
        for each in shared(tasks, _run, processes):
            yield from each
    else:
        yield from map(_run, tasks)


def _run(task: Callable[[], Looked]) -> Looked:
    return task()


class _Work:
    """One site, as every process has it."""

    def __init__(self, truth: Truth, said: Inventory, paths: frozenset[str], read: Read, trusted: Mapping[str, str]) -> None:
        self._truth, self._said, self.paths, self._read, self._trusted = truth, said, paths, read, trusted
        self._words = tuple(Words(truth, language) for language in truth.languages)
        self._secrets: tuple[Secret, ...] = secrets(truth)
        self._known = Feeds(truth)
        addresses = Addresses(truth.edition.site.config.url, paths)
        self.pages = Pages(truth, self._words, addresses, self._secrets, read)

    def calendars(self, number: int) -> Looked:
        """All calendar files of one language."""
        words = self._words[number]
        reader = Reader(self._truth, self._known, words)
        looked = Looked()
        known = set()
        read_twice: set[bytes] = set()
        for feed in feeds(self._truth, self._known, words.language):
            known.add(feed.path)
            if feed.path not in self.paths:
                looked.findings.append(Finding("file-missing", feed.path))
                continue
            data = self._read(feed.path)
            looked.findings += reader.held(feed, data)
            looked.facts += sum(len(entry.dates) for group in feed.groups for entry in group.entries)
            looked.findings += self._told(feed.path, data)
            if _is_read_twice(feed, words.language.prefix):
                looked.findings += second_reader(feed.path, data, read_twice)
        own = [path for path in self.paths if path.endswith(".ics") and language_of(path, self._truth.languages) == number]
        looked.findings += [Finding("file-unexpected", path) for path in own if path not in known]
        return looked

    def is_trusted(self, path: str) -> bool:
        listed = self._said.files.get(path)
        return listed is not None and self._trusted.get(path) == listed.sha256

    def sheet(self, sheet: sheets.Sheet | sheet_forms.Form) -> Looked:
        if sheet.path not in self.paths:
            return Looked([Finding("file-missing", sheet.path)])
        looked = Looked(list(sheets.held(sheet, self._read, self._truth, self._words[sheet.language])), facts=1)
        if self._secrets and sheet.path.endswith(".pdf"):
            looked.findings += told(sheet.path, b"", sheets.text_of(self._read(sheet.path)) or "", self._secrets)
        return looked

    def data(self) -> Looked:
        """Whatever is neither a page nor a calendar, and the octets of all."""
        looked = Looked()
        for path in sorted(self.paths - {routes.BUILD}):
            data = self._read(path)
            looked.findings += whole(self._said, path, data)
            if not is_known(path):
                looked.findings.append(Finding("file-unexpected", path))
            if path.endswith((".json", ".csv", ".xml", ".atom", ".txt", ".js")):
                looked.findings += self._told(path, data)
        for path, check, count in _DATA:
            if path in self.paths:
                looked.findings += check(path, self._read(path), self._truth)
                looked.facts += count(self._truth)
            else:
                looked.findings.append(Finding("file-missing", path))
        for words in self._words:
            path = routes.changes_feed(words.language.prefix)
            if path in self.paths:
                looked.findings += news(path, self._read(path), self._truth, words, self.pages.addresses)
            else:
                looked.findings.append(Finding("file-missing", path))
        if routes.ROBOTS in self.paths:
            looked.findings += robots(self._read(routes.ROBOTS), self._truth.edition.site.config.url)
        else:
            looked.findings.append(Finding("file-missing", routes.ROBOTS))
        if routes.SITEMAP not in self.paths:
            looked.findings.append(Finding("file-missing", routes.SITEMAP))
        return looked

    def _told(self, path: str, data: bytes) -> Iterator[Finding]:
        return told(path, data, plain_words(path, data), self._secrets) if self._secrets else iter(())


def _is_read_twice(feed: Feed, prefix: str) -> bool:
    return feed.path in {routes.feed_all(prefix, variant) for variant in Variant}
