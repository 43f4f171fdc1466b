"""The sources → a preview on this computer, made anew whenever they change.  Layer 10, shell: holds all in memory and writes no output.

`watching` says when the sources have changed; `rendering` makes what is asked for; `preview` knows what stands at an address; `mistakes`
shows what is wrong over it; `server` speaks HTTP, to this computer only. Here is the loop that joins them: it runs in the main thread, so
that Ctrl-C and whatever goes wrong end the command as they end any other.
"""

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NoReturn

from generator import console
from generator.build import Moment, Planned, Watch, plan
from generator.diagnostics import Diagnostic, Span, error, has_errors
from generator.diagnostics.sentences import visible
from generator.diagnostics.show import in_order
from generator.disk import cache_folder
from generator.serve.mistakes import notes
from generator.serve.preview import Preview
from generator.serve.rendering import Site, standing
from generator.serve.server import DEFAULT_PORT, opened, running
from generator.serve.watching import INTERVAL, Watcher
from generator.source.locate import locate

PATIENCE = 3
"""Tries to read the sources that may fail before anybody hears of it: an editor that renames leaves a moment without the file."""

Tell = Callable[[str], None]
"""Shows a text on the terminal."""


def serve(root: Path, moment: Moment, port: int | None, tell: Tell) -> NoReturn:
    """Until it is stopped, which is a KeyboardInterrupt. `port` None: the first free one from 8000 on. Refusal for a port that is taken."""
    preview = Preview()
    with _stopped_by_terminate(), opened(preview, port) as server:
        watcher, bench = Watcher(root), Bench(root, moment, preview)
        watcher.wait(bench.is_past)
        said = bench.rebuild()
        if port is None and server.port != DEFAULT_PORT:
            tell(console.lines("serve-other-port", wanted=DEFAULT_PORT, port=server.port))
        with running(server, preview):
            address = preview.address(server.port)
            tell(console.lines("serve-ready", address=address) + ("" if bench.is_fine else said))
            while True:
                if bench.is_unread:
                    watcher.again()
                watcher.wait(bench.is_past)
                tell(bench.rebuild())
                if preview.address(server.port) != address:
                    address = preview.address(server.port)
                    tell(console.lines("serve-ready", address=address))


class Bench:
    """Where the sources become the site that the preview shows."""

    def __init__(self, root: Path, moment: Moment, preview: Preview) -> None:
        self._root, self._moment, self._preview = root, moment, preview
        self._site: Site | None = None
        self._planned: Planned | None = None
        self._day: date | None = None
        self.is_unread = False
        """Whether the machine refused to read the sources."""

    @property
    def is_fine(self) -> bool:
        return self._planned is not None and not has_errors(self._planned.diagnostics)

    def is_past(self) -> bool:
        """Whether another day has begun since the sources were read: a preview left open overnight is right in the morning."""
        return self._day != self._today()

    def _today(self) -> date | None:
        return self._moment(self._site.edition.zone).date() if self._site else None

    def rebuild(self) -> str:
        """Reads the sources and lets the preview show what has become of them. One line that says so, "" if nothing has."""
        begun, before, was_past = time.perf_counter(), self._planned, self.is_past()
        self._day = self._today()
        self._planned, site = planned, _ = self._read()
        known = before.files if before else {}
        if before and not was_past and (planned.files, planned.diagnostics) == (known, before.diagnostics):
            return ""
        if site:
            self._site, self._day = site, site.edition.today
        self._preview.show(site, notes(planned.diagnostics, planned.files, partial(locate, planned.files)))
        what = _changed(known, planned.files) if not was_past else " · ".join(console.both("serve-day"))
        return _line(what, planned, time.perf_counter() - begun)

    def _read(self) -> tuple[Planned, Site | None]:
        self.is_unread = False
        for _ in range(PATIENCE):
            try:
                planned = plan(self._root, self._moment, Watch())
                return planned, standing(planned, self._site, cache_folder(self._root))
            except OSError as problem:
                refused = problem
                time.sleep(INTERVAL)
        self.is_unread = True
        return Planned(self._planned.files if self._planned else {}, (_unreadable(self._root, refused),)), None


def _unreadable(root: Path, problem: OSError) -> Diagnostic:
    file = Path(problem.filename) if isinstance(problem.filename, str) else root
    path = (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
    return error("sources-unreadable", Span(path, 1, 1, 1), path=path, reason=problem.strerror or problem)


def _line(what: str, planned: Planned, seconds: float) -> str:
    placed = in_order(planned.diagnostics, partial(locate, planned.files))
    errors = [one for one in placed if one.diagnostic.severity == "error"]
    if errors:
        at, code = errors[0].at, errors[0].diagnostic.code
        said = console.both("serve-mistakes", count=len(errors), first=f"{at.path}:{at.line}:{at.column} {code}")
    else:
        said = console.both("serve-shown", seconds=f"{seconds:.2f}")
    parts = (time.strftime("%H:%M:%S"), visible(what), " · ".join(said))
    return "  ".join(part for part in parts if part) + "\n"


def _changed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> str:
    paths = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    if len(paths) < 2:
        return "".join(paths)
    return " · ".join(console.both("serve-many", first=paths[0], count=len(paths)))


@contextmanager
def _stopped_by_terminate() -> Iterator[None]:
    """SIGTERM ends the command as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
