"""What was written, so that it need not be made again: path → fingerprint and the file as it was left.  Knows nothing of views.

A cache and no more: whatever is odd about it, it is dropped.
"""

import json
import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import generator


class Stamp(NamedTuple):
    """A file as `lstat` sees it; equal means untouched."""

    size: int
    mtime_ns: int
    ctime_ns: int


class Entry(NamedTuple):
    """`fingerprint` is that of all the file was made from."""

    fingerprint: str
    stamp: Stamp
    sha256: str


def stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def load(cache: Path, out: Path) -> dict[str, Entry]:
    """Empty where there is none, or none of this output in this form."""
    try:
        seal, _, body = _file(cache, out).read_bytes().partition(b"\n")
        if seal.decode("ascii") != _seal(out, body):
            return {}
        return {path: Entry(f, Stamp(size, mtime, ctime), sha) for path, (f, size, mtime, ctime, sha) in json.loads(body).items()}
    except (OSError, ValueError):
        return {}


def save(cache: Path, out: Path, entries: Mapping[str, Entry]) -> None:
    """Leaves no state rather than an old one where the disk refuses; the output itself is complete by then."""
    body = json.dumps({path: (e.fingerprint, *e.stamp, e.sha256) for path, e in entries.items()}).encode("ascii")
    file = _file(cache, out)
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        open_cache(cache)
        draft.write_bytes(_seal(out, body).encode("ascii") + b"\n" + body)
        draft.replace(file)
    except OSError:
        for left in (draft, file):
            try:
                left.unlink(missing_ok=True)
            except OSError:
                return


def open_cache(cache: Path) -> None:
    """The folder of caches, which Git is told to leave alone."""
    cache.mkdir(parents=True, exist_ok=True)
    ignore = cache / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")


def code_version() -> str:
    """Changes with this package's files (code, templates, words, assets), the packages installed beside it, and Python."""
    digest = blake2b(repr(sys.version_info).encode(), digest_size=16)
    folders = [str(Path(generator.__file__).parent)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if not entry.is_dir():
                    digest.update(repr((entry.path, stamp(entry.stat())[:2])).encode())
                elif entry.name != "__pycache__":
                    folders.append(entry.path)
    for folder in map(Path, sys.path):
        if folder.is_dir():
            digest.update(repr(sorted(p.name for p in folder.iterdir() if p.suffix in (".dist-info", ".egg-info"))).encode())
    return digest.hexdigest()


def _file(cache: Path, out: Path) -> Path:
    return cache / f"output-{blake2b(os.fsencode(out), digest_size=8).hexdigest()}"


def _seal(out: Path, body: bytes) -> str:
    return blake2b(b"output state 1\n" + os.fsencode(out) + b"\n" + body, digest_size=16).hexdigest()
