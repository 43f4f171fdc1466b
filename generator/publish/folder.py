"""A folder with `releases/NAME/`, each a whole site, and the link `current`, which a web server is pointed at."""

import os
import shutil
from contextlib import AbstractContextManager, suppress
from hashlib import sha256
from pathlib import Path

from generator.disk import Refusal, checked
from generator.publish.copying import copy_through, sync_folder
from generator.publish.locks import waited_for
from generator.publish.targets import BUILD, Listed, Release

KEPT = 5
"""Releases that stay, the current one included."""
_UNFINISHED = ".unfinished-"


class FolderTarget:
    """Refusal unless `folder` is absent, empty or an earlier target, and apart from the sources."""

    def __init__(self, folder: Path, root: Path, *, offline: bool = False) -> None:
        self.offline = offline
        self._folder = checked(root, folder)
        self._releases, self._current = self._folder / "releases", self._folder / "current"
        if not self._folder.exists():
            return
        others = {entry.name for entry in self._folder.iterdir()} - {"releases", "current", ".lock"}
        is_ours = self._releases.is_dir() and not self._releases.is_symlink()
        if (os.path.lexists(self._current) and not self._current.is_symlink()) or (others and not is_ours):
            raise Refusal("target-not-ours", path=folder)

    def alone(self) -> AbstractContextManager[object]:
        self._folder.mkdir(parents=True, exist_ok=True)
        return waited_for(self._folder / ".lock", self._folder)

    def last(self) -> Release | None:
        if not self._current.is_symlink():
            return None
        now = self._current.resolve()
        if now.parent != self._releases.resolve() or not now.is_dir():
            raise Refusal("target-not-ours", path=self._current)
        try:
            return Release(lambda path: (now / path).read_bytes())
        except ValueError:
            raise Refusal("target-not-ours", path=now / BUILD) from None

    def stage(self, site: Path, release: Release) -> "StagedFolder":
        self._releases.mkdir(parents=True, exist_ok=True)
        for left in self._releases.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left)
        listing = release.read(BUILD)
        digest = sha256(listing).hexdigest()
        name = f"{release.now[:19].replace(':', '').replace('-', '')}-{digest[:8]}"
        unfinished, whole = self._releases / f"{_UNFINISHED}{name}", self._releases / name
        if whole.exists():  # published before, or staged by a run that was killed before it switched
            return StagedFolder(self._folder, whole, was_there=True)
        try:
            unfinished.mkdir()
            copy_through(site, unfinished, [*release.files.items(), (BUILD, Listed(len(listing), digest))])
            unfinished.rename(whole)
            sync_folder(self._releases)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        return StagedFolder(self._folder, whole, was_there=False)


class StagedFolder:
    """`whole` lies ready in releases/, under a name that says all that it holds. `was_there`: readers may have it open."""

    def __init__(self, folder: Path, whole: Path, *, was_there: bool) -> None:
        self._folder, self._whole, self._was_there = folder, whole, was_there

    def switch(self) -> None:
        draft = self._folder / f".current-{os.getpid()}"
        with suppress(FileNotFoundError):
            draft.unlink()
        draft.symlink_to(Path("releases") / self._whole.name)
        try:
            draft.replace(self._folder / "current")
        except OSError:
            draft.unlink()
            raise
        sync_folder(self._folder)
        self._forget()

    def discard(self) -> None:
        if not self._was_there:
            shutil.rmtree(self._whole, ignore_errors=True)

    def _forget(self) -> None:
        releases = sorted(entry for entry in (self._folder / "releases").iterdir() if entry.is_dir() and not entry.name.startswith("."))
        others = [release for release in releases if release.name != self._whole.name]
        for old in others[: len(others) - (KEPT - 1)] if len(others) >= KEPT else []:
            shutil.rmtree(old, ignore_errors=True)
