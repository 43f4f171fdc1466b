"""The files of a site → whether anything about them has changed.  Reads none of them, only what their folders say.

By looking, ten times a second: the notices a system sends (inotify, FSEvents, ReadDirectoryChangesW) do not come from network drives,
where an office keeps such files, and differ wherever an editor saves by renaming. A look costs 1 ms for 200 files, 50 ms for 10,000.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, sleep

from generator.disk.reading import CONFIG, FOLDERS

Look = Mapping[str, tuple[int, int, int, int]]
"""What stands below the site's folder: mode, size, time of change, number of each file."""

INTERVAL = 0.1
"""Seconds between two looks; more where looking takes long, so that it never takes more than a tenth of a processor."""

STILL = 0.04
"""Seconds in which nothing may change before the files are read: editors write twice, or empty a file before they fill it."""

MOST_WAITS = 12


class Watcher:
    """The sources of one site, as they were when last looked at."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: Look | None = None

    def wait(self, until: Callable[[], bool]) -> None:
        """Returns when the sources differ from what the last call saw (the first call: at once), or else when `until` says so."""
        while True:
            begun = perf_counter()
            now = look(self._root)
            if now != self._seen:
                self._seen = now if self._seen is None else self._at_rest(now)
                return
            if until():
                return
            sleep(max(INTERVAL, 10 * (perf_counter() - begun)))

    def again(self) -> None:
        """The next call of `wait` returns after one interval, whatever it sees."""
        self._seen = None
        sleep(INTERVAL)

    def _at_rest(self, now: Look) -> Look:
        """A file that never rests is read as it is: what is half written is a mistake that heals."""
        for _ in range(MOST_WAITS):
            sleep(STILL)
            before, now = now, look(self._root)
            if now == before:
                break
        return now


def look(root: Path) -> Look:
    """What cannot be looked at is absent; whoever reads it says why."""
    found: dict[str, tuple[int, int, int, int]] = {}
    _note(found, root / CONFIG)
    folders = [str(root / name) for name in FOLDERS]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    _note(found, entry)
        except OSError:
            continue
    return found


def _note(found: dict[str, tuple[int, int, int, int]], entry: "os.DirEntry[str] | Path") -> None:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return
    found[os.fspath(entry)] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino)
