"""One ZIP file that holds a whole site: for an office that hosts it elsewhere, or a stick."""

import os
import zipfile
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from pathlib import Path

from generator.disk import Refusal, checked_file
from generator.publish.copying import read_checked, sync_folder
from generator.publish.targets import BUILD, Release

LARGEST = 50_000_000
"""Octets of a file to be read back, unpacked: ours have far fewer, and a few packed ones could hold any number."""

_FILE = 0o100644 << 16
_UNIX = 3


class ZipTarget:
    """Refusal unless `file` is absent or an earlier target, and apart from the sources."""

    def __init__(self, file: Path, root: Path, *, offline: bool = False) -> None:
        self.offline = offline
        self._file = checked_file(root, file)
        if os.path.lexists(self._file) and (self._file.is_symlink() or not self._file.is_file()):
            raise Refusal("target-not-ours", path=file)

    def alone(self) -> AbstractContextManager[object]:
        return nullcontext()  # the rename at the end is all that others see

    def last(self) -> Release | None:
        if not self._file.exists():
            return None

        def read(path: str) -> bytes:
            with zipfile.ZipFile(self._file) as file:
                if file.getinfo(path).file_size > LARGEST:
                    raise Refusal("target-not-ours", path=self._file / path)
                return file.read(path)

        try:
            return Release(read)
        except (ValueError, zipfile.BadZipFile):
            raise Refusal("target-not-ours", path=self._file) from None

    def stage(self, site: Path, release: Release) -> "StagedZip":
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_name(f".{self._file.name}.{os.getpid()}.unfinished")
        try:
            with draft.open("wb") as opened:
                with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
                    for path, data in _contents(site, release):
                        file.writestr(_entry(path, release.now), data)
                opened.flush()
                os.fsync(opened.fileno())
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
        return StagedZip(draft, self._file)


class StagedZip:
    """`draft` lies ready beside `file`."""

    def __init__(self, draft: Path, file: Path) -> None:
        self._draft, self._file = draft, file

    def switch(self) -> None:
        self._draft.replace(self._file)
        sync_folder(self._file.parent)

    def discard(self) -> None:
        with suppress(OSError):
            self._draft.unlink()


def _contents(site: Path, release: Release) -> list[tuple[str, bytes]]:
    files = [(path, read_checked(site / path, path, listed)) for path, listed in sorted(release.files.items())]
    return [*files, (BUILD, release.read(BUILD))]


def _entry(path: str, now: str) -> zipfile.ZipInfo:
    """The same of the same: the day of the publication, in no zone, and no trace of this machine."""
    day = datetime.fromisoformat(now)
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _FILE, zipfile.ZIP_DEFLATED
    return entry
