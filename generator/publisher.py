"""`bianmin publish` and `bianmin ledger rebuild` on a terminal: what is said, and what is asked.  Layer 10, shell."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.diagnostics.sentences import visible
from generator.disk import Refusal

if TYPE_CHECKING:
    from generator.build import Moment, Planned
    from generator.publish.line import Report

SHOWN = 40
"""Lines of what subscribers will see; the rest is counted."""


def publish(root: Path, target: str, moment: "Moment", *, dry_run: bool, yes: bool) -> "tuple[Planned, int]":
    """What was planned, for its mistakes to be shown, and the exit code."""
    from dataclasses import replace

    from generator.build import Watch
    from generator.processes import processors
    from generator.publish.line import publish as deliver

    progress = console.Progress(sys.stderr)
    asked: list[Report] = []

    def agreed(report: "Report") -> bool:
        progress.clear()
        asked.append(report)
        console.write(sys.stdout, told(report))
        return not dry_run and (yes or _answer())

    try:
        outcome = deliver(root, target, moment, Watch(progress.tell), jobs=processors(), dry_run=dry_run, agreed=agreed)
    finally:
        progress.clear()
    planned = replace(outcome.planned, diagnostics=(*outcome.planned.diagnostics, *outcome.mistakes))
    if outcome.report is None:
        return planned, 1
    if outcome.report.is_same:
        console.write(sys.stdout, console.lines("publish-same"))
    elif outcome.delivered:
        console.write(sys.stdout, console.lines("published", target=target, files=outcome.report.files))
    else:
        console.write(sys.stdout, console.lines("publish-dry" if dry_run else "publish-declined"))
    return planned, 0


def told(report: "Report") -> str:
    """What subscribers will see appear, move, change, be cancelled, vanish: counts first, then line by line."""
    from generator.verify.seen import Change

    counts = {change.value: sum(sight.change is change for sight in report.sights) for change in Change}
    text = console.lines("publish-first", files=report.files) if report.is_first else ""
    if not report.sights:
        text += console.lines("publish-nothing-seen")
    else:
        text += console.lines("publish-seen", **counts)
    if not report.is_first:
        for sight in report.sights[:SHOWN]:
            zh, en = console.both(f"sight-{sight.change.value}")
            text += f"  {zh} {en}  {visible(sight.start)}  {visible(sight.title)}\n"
        if len(report.sights) > SHOWN:
            text += console.lines("publish-more", count=len(report.sights) - SHOWN)
    for path in report.emptied:
        text += console.lines("publish-emptied", path=path)
    return text


def rebuild_ledger(root: Path, paths: list[str], moment: "Moment") -> "tuple[Planned, int]":
    from generator import ledger
    from generator.build import Watch, plan
    from generator.publish.line import replace_ledger
    from generator.publish.rebuild import published, rebuilt

    entries = published(map(Path, paths))
    planned = plan(root, moment, Watch(), without_ledger=True)
    if planned.edition is None:
        return planned, 1
    lines = rebuilt(planned.edition, entries)
    replace_ledger(root, ledger.write(lines))
    console.write(sys.stdout, console.lines("ledger-rebuilt", count=len(lines), path=ledger.PATH))
    return planned, 0


def _answer() -> bool:
    """Refusal where nobody can answer."""
    if not sys.stdin or not sys.stdin.isatty():
        raise Refusal("needs-yes")
    console.write(sys.stdout, " ".join(console.both("publish-question")) + " ")
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是", "好", "可以")
