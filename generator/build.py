"""The straight line: sources → site → plan → files.  Layer 8: each step returns what it found, a later one runs only without errors."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator import __version__, checks, disk, ledger, outputs
from generator.diagnostics import Diagnostic, has_errors
from generator.language import languages
from generator.ledger import Ledger
from generator.outputs.edition import Edition, edition
from generator.outputs.flyers.sheet import PackView, PreviewView, SheetView
from generator.outputs.parts.page import PageView
from generator.outputs.revisions import revised
from generator.plan import Plan, View, fingerprint
from generator.source.load import load

if TYPE_CHECKING:
    from generator.theme import Shell

Moment = Callable[[ZoneInfo], datetime]
"""What `now` is, in the site's zone, which is not known before the site is read."""

FORK_FROM = 1500
"""Outputs to make from which on several processes are worth their start."""

SHEET = 125
"""Outputs that take as long as one sheet does."""


@dataclass(slots=True)
class Watch:
    """How long each stage took, in seconds, and whoever wants to see it go on: `told` hears a stage, how much is done, and of how much."""

    told: Callable[[str, int, int], None] = lambda stage, done, of: None
    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.told(name, 0, 0)
        begun = perf_counter()
        yield
        self.stages[name] = self.stages.get(name, 0.0) + perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Planned:
    """`edition` and `plan` are there if `diagnostics` hold no error."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    edition: Edition | None = None
    plan: Plan | None = None


def plan(root: Path, moment: Moment, watch: Watch, *, without_ledger: bool = False) -> Planned:
    """`sources` → plan."""
    planned = sources(root, moment, watch, without_ledger=without_ledger)
    if planned.edition is None:
        return planned
    with watch.stage("plan"):
        everything, more = outputs.plan(planned.edition)
    found = (*planned.diagnostics, *more)
    if has_errors(found):
        return Planned(planned.files, found)
    return Planned(planned.files, found, planned.edition, everything)


def sources(root: Path, moment: Moment, watch: Watch, *, without_ledger: bool = False) -> Planned:
    """read → load → checks → edition; `without_ledger` as if nothing had been published, for who recovers the ledger."""
    with watch.stage("read"):
        files, found = disk.read(root)
    if has_errors(found):
        return Planned(files, tuple(found))
    with watch.stage("load"):
        site, more = load(files)
        found += more
        told, more = ledger.read(None if without_ledger else files.get(ledger.PATH))
        found += more
    if site is None or has_errors(found):
        return Planned(files, tuple(found))
    now = moment(ZoneInfo(site.config.timezone))
    with watch.stage("check"):
        found += checks.run(site, now)
    if has_errors(found):
        return Planned(files, tuple(found))
    with watch.stage("plan"):
        return Planned(files, tuple(found), revised(edition(site, now, languages(site.config), told)))


def replanned(planned: Planned, told: Ledger) -> Planned:
    """The same site, once subscribers have been told what stands in another ledger."""
    before = planned.edition
    assert before is not None, "planned with mistakes"
    today = revised(edition(before.site, before.now, before.languages, told))
    everything, found = outputs.plan(today)
    assert not has_errors(found), "a site that was told as it is has no mistakes"
    return Planned(planned.files, planned.diagnostics, today, everything)


def build(
    root: Path, out: Path, moment: Moment, watch: Watch, *, jobs: int, clean: bool, offline: bool = False
) -> tuple[Planned, disk.Written | None]:
    """plan → shells → render → write. Without `Written` nothing was touched: the diagnostics say why.

    `offline`: for who opens the files without a server.
    """
    target = disk.checked(root, out)
    disk.finish(target)
    planned = plan(root, moment, watch)
    if planned.plan is None:
        return planned, None
    return planned, produce(planned, root, target, watch, jobs=jobs, clean=clean, offline=offline)


def produce(planned: Planned, root: Path, target: Path, watch: Watch, *, jobs: int, clean: bool, offline: bool = False) -> disk.Written:
    """shells → render → write, of what is planned without mistakes. `target` comes from `disk.checked`."""
    from generator.outputs.chrome import chromes
    from generator.render import Renderer
    from generator.theme import shells

    assert planned.plan is not None and planned.edition is not None, "planned with mistakes"
    cache = disk.cache_folder(root)
    with watch.stage("shells"):
        frame = shells(chromes(planned.edition), None if clean else cache)
    views, files, url = planned.plan.outputs, frame.files, planned.edition.site.config.url
    renderer = Renderer(frame, url, offline=offline)

    def make(path: str) -> disk.Made:
        return output.put(path, files[path] if path in files else renderer.render(path, views[path]))

    with disk.Output(target, cache, remember=not clean) as output:
        with watch.stage("compare"):
            fingerprints = _fingerprints(
                views, files, _version_of(url, offline), {key: _digest(shell) for key, shell in frame.pages.items()}
            )
            stale = output.stale(fingerprints)
        with watch.stage("render"):
            made = list(_all(_together(stale, views), make, jobs if _may_fork(stale, views) else 1, watch))
        with watch.stage("write"):
            about = {"version": __version__, "now": planned.edition.now.isoformat(timespec="seconds")}
            return output.go_live(fingerprints, made, about)


def _all(groups: list[list[str]], make: Callable[[str], disk.Made], jobs: int, watch: Watch) -> Iterator[disk.Made]:
    from generator.processes import shared

    def work(paths: list[str]) -> list[disk.Made]:
        return [make(path) for path in paths]

    slices: Iterable[list[list[disk.Made]]] = shared(groups, work, jobs) if jobs > 1 else ([work(paths)] for paths in groups)
    done, count = 0, sum(map(len, groups))
    for some in slices:
        for made in some:
            yield from made
            done += len(made)
        watch.told("render", done, count)


def _together(stale: list[str], views: Mapping[str, View]) -> list[list[str]]:
    """The sheets of one address, for whoever has drawn one has its code and half of its preview at hand; every other output alone."""
    groups: dict[str, list[str]] = {}
    for path in stale:
        view = views.get(path)
        sheet = view.sheet if isinstance(view, PreviewView) else view
        groups.setdefault(sheet.url if isinstance(sheet, SheetView) else path, []).append(path)
    return list(groups.values())


def _may_fork(stale: list[str], views: Mapping[str, View]) -> bool:
    """Whether it is worth it and safe: after typst has drawn in this process, a sheet in a fork of it hangs."""
    from generator.processes import can_fork

    sheets = sum(isinstance(views.get(path), SheetView | PreviewView | PackView) for path in stale)
    return can_fork() and len(stale) + SHEET * sheets >= FORK_FROM and not (sheets and "typst" in sys.modules)


def _fingerprints(
    views: Mapping[str, View], files: Mapping[str, bytes], version: bytes, shells: Mapping[tuple[str, str], bytes]
) -> dict[str, str]:
    """Of all that each output is made from, in the order in which outputs go live."""
    assert not views.keys() & files.keys(), "an output has the address of an asset"
    found = {path: blake2b(data, digest_size=16).hexdigest() for path, data in files.items()}
    for path, view in views.items():
        around = shells[view.language, view.section] if isinstance(view, PageView) else b""
        found[path] = blake2b(fingerprint(view) + around + version, digest_size=16).hexdigest()
    return dict(sorted(found.items(), key=lambda item: (_turn(item[0]), item[0])))


def _turn(path: str) -> int:
    """Assets go live before the pages that need them; feeds and data, which name pages, come last."""
    if path.endswith(".html"):
        return 1
    return 2 if path.endswith((".ics", ".json", ".csv", ".xml", ".atom", ".txt")) else 0


def _version_of(url: str, offline: bool) -> bytes:
    return f"{disk.code_version()}{url} {offline}".encode()


def _digest(shell: "Shell") -> bytes:
    return blake2b("\0".join(shell.parts).encode(), digest_size=16).digest()
