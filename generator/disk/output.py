"""Bytes by path → an output folder, of which only what changed is written.  Knows no views: it is told fingerprints.

    with Output(out, cache) as output:
        made = [output.put(path, …) for path in output.stale(fingerprints)]
        output.go_live(fingerprints, made, about)

Files go live in the order of `fingerprints`, build.json last. Workers may call `put` in processes of their own.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from generator.disk import journal, state
from generator.disk.journal import Journal, parents
from generator.disk.standing import BUILD, Standing, in_the_way, look, ours
from generator.disk.state import Entry, stamp


class Made(NamedTuple):
    """A file that was made. `staged`: not equal to what stands there, so it waits beside the output."""

    path: str
    size: int
    sha256: str
    staged: bool


class Written(NamedTuple):
    """What became of an output's files. `strays`: files in the folder that no build wrote; they are left alone."""

    written: int
    unchanged: int
    deleted: int
    strays: tuple[str, ...]


class Output(AbstractContextManager["Output"]):
    """An output folder under its lock, with what a killed run left there put in order.

    `out` comes from `place.checked`. Unless `remember`, nothing counts as known from earlier builds. Entering raises Refusal if the folder
    holds something that is no output (2) or stays in use (3).
    """

    def __init__(self, out: Path, cache: Path, *, remember: bool = True) -> None:
        self._out = out
        self._cache = cache
        self._remember = remember
        self._run = os.urandom(8).hex()
        self._stack = ExitStack()
        self._new_folders: list[Path] = []
        self._live = False
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> "Output":
        with ExitStack() as stack:
            self._out.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(journal.locked(self._out))
            journal.recover(self._out)
            self._known: Mapping[str, Entry] = state.load(self._cache, self._out) if self._remember else {}
            self._standing: Standing = look(self._out)
            self._ours = ours(self._out, self._standing, self._known)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> None:
        with self._stack:
            if not self._live:
                journal.clear(self._out)
                for folder in reversed(self._new_folders):
                    with suppress(OSError):  # somebody put something into it
                        folder.rmdir()

    def stale(self, fingerprints: Mapping[str, str]) -> list[str]:
        """The paths that must be made: not there, touched since, or made from something else. Opens the staging folder."""
        self._numbers = {path: number for number, path in enumerate((*fingerprints, BUILD))}
        self._staged_files.mkdir(parents=True)
        known = self._known
        return [p for p, fingerprint in fingerprints.items() if not (self._untouched(p) and known[p].fingerprint == fingerprint)]

    def put(self, path: str, data: bytes) -> Made:
        """Stages `data` for `path`, unless it stands there already."""
        digest = sha256(data).hexdigest()
        if self._stands(path, len(data), digest):
            return Made(path, len(data), digest, False)
        file = self._staged_files / str(self._numbers[path])
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
        return Made(path, len(data), digest, True)

    def go_live(self, fingerprints: Mapping[str, str], made: Iterable[Made], about: Mapping[str, str]) -> Written:
        """Writes build.json (`about` and the list of files), lets all go live in one step, and remembers it."""
        fresh = {m.path: m for m in made}
        hashes = {
            p: (fresh[p].size, fresh[p].sha256) if p in fresh else (self._known[p].stamp.size, self._known[p].sha256) for p in fingerprints
        }
        fresh[BUILD] = self.put(BUILD, _listing(about, hashes))
        hashes[BUILD] = (fresh[BUILD].size, fresh[BUILD].sha256)

        stands = self._standing.files
        staged = [path for path in self._numbers if path in fresh and fresh[path].staged]
        gone = [path for path in stands if path in self._ours and path not in hashes]
        first = in_the_way(self._out, self._standing, (p for p in staged if p not in stands), gone)
        self._make_room(staged, set(first))
        plan = Journal(self._run, tuple(first), tuple((self._numbers[p], p) for p in staged), tuple(p for p in gone if p not in set(first)))
        journal.write(self._out, plan)
        self._live = True
        journal.carry_out(self._out, plan)
        journal.clear(self._out)

        self._prune(hashes)
        self._save({**fingerprints, BUILD: ""}, hashes, set(staged))
        strays = sorted(path for path in stands if path not in self._ours and path not in hashes)
        return Written(len(staged), len(hashes) - len(staged), len(gone), tuple(strays))

    @property
    def _staged_files(self) -> Path:
        return journal.staging(self._out) / self._run

    def _untouched(self, path: str) -> bool:
        entry = self._known.get(path)
        return entry is not None and entry.stamp == self._standing.files.get(path)

    def _stands(self, path: str, size: int, digest: str) -> bool:
        there = self._standing.files.get(path)
        if there is None or there.size != size:
            return False
        if self._untouched(path):
            return self._known[path].sha256 == digest
        return sha256((self._out / path).read_bytes()).hexdigest() == digest

    def _make_room(self, staged: Iterable[str], leaving: set[str]) -> None:
        """Makes folders before the journal is written: a disk that fills over them then leaves no half-renamed output."""
        needed = {folder for path in staged for folder in parents(path)} - self._standing.folders
        needed = {f for f in needed if f not in leaving and not any(p in leaving for p in parents(f))}
        if not self._out.exists():
            self._make_folders([self._out])
        self._make_folders(self._out / folder for folder in sorted(needed))

    def _make_folders(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            with suppress(FileExistsError):
                folder.mkdir()
                self._new_folders.append(folder)

    def _prune(self, wanted: Mapping[str, object]) -> None:
        """Removes folders that nothing needs and nothing fills."""
        needed = {folder for path in wanted for folder in parents(path)}
        for folder in sorted(self._standing.folders - needed, key=len, reverse=True):
            with suppress(OSError):
                (self._out / folder).rmdir()

    def _save(self, fingerprints: Mapping[str, str], hashes: Mapping[str, tuple[int, str]], staged: set[str]) -> None:
        stands = self._standing.files
        entries = {
            path: Entry(fingerprint, stamp(os.lstat(self._out / path)) if path in staged else stands[path], hashes[path][1])
            for path, fingerprint in fingerprints.items()
        }
        if entries != self._known:
            state.save(self._cache, self._out, entries)


def _listing(about: Mapping[str, str], hashes: Mapping[str, tuple[int, str]]) -> bytes:
    files = [{"path": path, "size": size, "sha256": digest} for path, (size, digest) in sorted(hashes.items())]
    return json.dumps({**about, "files": files}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
