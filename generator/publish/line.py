"""The order in which a site is published. Until the last two steps nothing has changed for anyone:

    plan → the next ledger → plan again with it → build aside → gate (verify, lint) → report → ask → stage → write the ledger → switch

Killed between the last two, the ledger knows of what readers do not see yet: publishing again delivers just that.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import disk, ledger, routes
from generator.build import Moment, Planned, Watch, plan, produce, replanned
from generator.diagnostics import Diagnostic, has_errors
from generator.outputs.revisions import next_ledger
from generator.publish import gate
from generator.publish.copying import sync_folder, write_through
from generator.publish.locks import waited_for
from generator.publish.targets import Release, Target, target_of
from generator.verify.findings import diagnostics
from generator.verify.held import held
from generator.verify.inventory import inventory
from generator.verify.seen import Key, Seen, Sight, difference


@dataclass(frozen=True, slots=True)
class Report:
    """What subscribers will see. `is_first`: this target has received nothing yet. `is_same`: it has exactly this already.

    `emptied`: feeds that lose their last coming entry, by path. `files`: how many will be delivered.
    """

    sights: tuple[Sight, ...]
    emptied: tuple[str, ...]
    is_first: bool
    is_same: bool
    files: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """`mistakes` stand in the way of a delivery, besides those of `planned`. `delivered` is False also if that was the answer."""

    planned: Planned
    mistakes: tuple[Diagnostic, ...] = ()
    report: Report | None = None
    delivered: bool = False


def publish(root: Path, given: str, moment: Moment, watch: Watch, *, jobs: int, dry_run: bool, agreed: Callable[[Report], bool]) -> Outcome:
    """`agreed` sees the report and answers whether to go on; it is not asked where there is nothing to deliver.

    `dry_run`: it will say no, so the target need not be there, nor be held.
    """
    cache = disk.cache_folder(root) / "publish"
    cache.mkdir(parents=True, exist_ok=True)
    with waited_for(cache / "lock", root):
        planned = plan(root, moment, watch)
        if planned.edition is None:
            return Outcome(planned)
        target = target_of(given, planned.edition.site.config, root)
        if dry_run:
            return _deliver(root, cache, target, planned, watch, jobs, agreed)
        with target.alone():
            return _deliver(root, cache, target, planned, watch, jobs, agreed)


def _deliver(
    root: Path, cache: Path, target: Target, planned: Planned, watch: Watch, jobs: int, agreed: Callable[[Report], bool]
) -> Outcome:
    edition, last = planned.edition, target.last()
    assert edition is not None
    told = gate.subscribed(last) if last else {}
    mistakes = gate.held_against(edition.ledger, told.values())
    if mistakes:
        return Outcome(planned, tuple(mistakes))
    following = next_ledger(edition)
    with watch.stage("plan"):
        planned = replanned(planned, following)
    site = disk.checked(root, cache / ("offline" if target.offline else "site"))
    disk.finish(site)
    produce(planned, root, site, watch, jobs=jobs, clean=False, offline=target.offline)
    with watch.stage("gate"):
        release = Release(lambda path: (site / path).read_bytes())
        report = _report(last, release, told, edition.today)
        assert planned.edition is not None
        misread = [] if report.is_same else gate.misread(last, release, edition.today, planned.edition.revisions)
    if has_errors(misread):
        shown = {path: release.read(path) for path in {each.at.path for each in misread}}
        return Outcome(replace(planned, files={**planned.files, **shown}), tuple(misread))
    if not report.is_same:
        with watch.stage("gate"):
            wrong = _verified(planned, release, site, last, jobs)
        if wrong:
            return Outcome(planned, tuple(wrong))
    if report.is_same or not agreed(report):
        return Outcome(planned, report=report)
    with watch.stage("deliver"):
        staged = target.stage(site, release)
        file = root / ledger.PATH
        before = file.read_bytes() if file.exists() else None
        try:
            replace_ledger(root, ledger.write(following))
            staged.switch()
        except BaseException:
            _restore(root, before)
            staged.discard()
            raise
    return Outcome(planned, report=report, delivered=True)


def _verified(planned: Planned, release: Release, site: Path, last: Release | None, jobs: int) -> list[Diagnostic]:
    """All that the site says and should not; nothing is left out but sheets that the target has already, to the octet."""
    assert planned.edition is not None
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    had = {path: listed.sha256 for path, listed in last.files.items()} if last else {}
    said = inventory(release.read(routes.BUILD))
    return diagnostics(held(planned.edition, said, paths, release.read, jobs, had).findings)


def _report(last: Release | None, release: Release, told: Mapping[Key, Seen], today: date) -> Report:
    sights = difference(told, gate.subscribed(release), today)
    return Report(
        sights=tuple(sights),
        emptied=tuple(gate.emptied(last, release, today)) if last else (),
        is_first=last is None,
        is_same=last is not None and last.files == release.files,
        files=len(release.files) + 1,
    )


def replace_ledger(root: Path, data: bytes) -> None:
    """In one step: a reader finds the old ledger or the new one."""
    file = root / ledger.PATH
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f".#{file.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        draft.unlink()
    try:
        write_through(draft, data)
        draft.replace(file)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(file.parent)


def _restore(root: Path, before: bytes | None) -> None:
    file = root / ledger.PATH
    if before is None:
        file.unlink(missing_ok=True)
    elif not file.exists() or file.read_bytes() != before:
        replace_ledger(root, before)
