"""Files → the same files elsewhere, on the disk itself and held against what build.json says of them."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from generator.disk import Refusal
from generator.publish.targets import Listed

_AT_ONCE = 8
"""Writes that wait for the disk together: a journal takes them as one."""


def read_checked(file: Path, path: str, listed: Listed) -> bytes:
    """Refusal if it is not what was built."""
    data = file.read_bytes()
    if len(data) != listed.size or sha256(data).hexdigest() != listed.sha256:
        raise Refusal("publish-changed-meanwhile", 3, path=path)
    return data


def write_through(file: Path, data: bytes) -> None:
    with file.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def copy_through(source: Path, to: Path, files: Iterable[tuple[str, Listed]]) -> None:
    """Into `to`, which is new. Folders are on the disk as well when this returns."""
    every = list(files)
    folders = sorted({(to / path).parent for path, _ in every})
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)

    def one(item: tuple[str, Listed]) -> None:
        path, listed = item
        write_through(to / path, read_checked(source / path, path, listed))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(one, every):
            pass
    for made in {around for folder in folders for around in (folder, *folder.parents) if around.is_relative_to(to)}:
        sync_folder(made)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """Its names are on the disk; where a system cannot do that for folders, it does so in its own time."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
