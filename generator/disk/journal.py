"""Staged files → an output, in one step that survives being killed.  Knows numbers and paths, not what they hold.

Beside the output `site/` lies, while a build runs, `.site.bianmin/`: staged files, each under its number in a folder of its run, and, once
all are there, `journal.json`, which says where they go and what is deleted. Before the journal is there the output is untouched, and what a
killed run leaves is litter; from then on the output will be the new one, whoever finishes the work.
"""

# Strings, because over twenty thousand files Path objects cost more than the renames.
# ruff: noqa: PTH103, PTH105, PTH106, PTH108, PTH120

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.disk.place import Refusal
from generator.disk.state import open_cache

PATIENCE = 20.0
"""Seconds to wait for another run to end."""


@dataclass(frozen=True, slots=True)
class Journal:
    """`run`: the folder of the staged files. `first` is deleted before the renames, because it stands in their way; `last` after them."""

    run: str
    first: tuple[str, ...]
    renames: tuple[tuple[int, str], ...]
    last: tuple[str, ...]


def staging(out: Path) -> Path:
    return out.parent / f".{out.name}.bianmin"


@contextmanager
def locked(out: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Alone with the output. The lock's file stays: those who wait for it must all wait for the same one.

    It lies in `.bianmin/` beside the output, which for `site/` is where the caches are.
    """
    from filelock import FileLock, Timeout

    folder = out.parent / ".bianmin"
    open_cache(folder)
    lock = FileLock(folder / f"{out.name}.lock", timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise Refusal("output-locked", 3, out=out) from None
    try:
        yield
    finally:
        lock.release()


def finish(out: Path) -> bool:
    """Completes what a killed run had begun to rename, or removes what it had only staged. Whether there was anything to do.

    Takes the lock, so a run that is still alive is waited for.
    """
    if not os.path.lexists(staging(out)):
        return False
    with locked(out):
        recover(out)
    return True


def is_pending(out: Path) -> bool:
    """Whether renames were begun and not ended, be it by a run that is at it right now."""
    return (staging(out) / "journal.json").exists()


def recover(out: Path) -> None:
    """As `finish`, for who holds the lock."""
    folder = staging(out)
    journal = _read(folder / "journal.json")
    if journal is not None and _stays_inside(out, journal):
        carry_out(out, journal)
    clear(out)


def clear(out: Path) -> None:
    """Removes all that is staged, the journal last: what is half removed must not look like a journal that is carried out."""
    folder = staging(out)
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink()
        return
    for run in folder.iterdir():
        if run.is_dir() and not run.is_symlink():
            shutil.rmtree(run, ignore_errors=True)  # a worker of a killed run may still be writing
    shutil.rmtree(folder, ignore_errors=True)


def write(out: Path, journal: Journal) -> None:
    """From here on the new output is a fact."""
    folder = staging(out)
    text = json.dumps([journal.run, journal.first, journal.renames, journal.last], ensure_ascii=True)
    draft = folder / "journal.tmp"
    with draft.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "journal.json")


def carry_out(out: Path, journal: Journal) -> None:
    """Can be broken off anywhere and begun again."""
    root = str(out)
    run = str(staging(out) / journal.run)
    if not journal.renames or os.path.lexists(f"{run}/{journal.renames[0][0]}"):
        _delete(root, journal.first)  # once renames have begun, these names may be those of new files and folders
    for number, path in journal.renames:
        source, target = f"{run}/{number}", f"{root}/{path}"
        try:
            os.replace(source, target)
        except FileNotFoundError:
            if os.path.lexists(source):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(source, target)
        except (IsADirectoryError, PermissionError):  # Windows calls both so
            _remove_empty_folders(target)
            os.replace(source, target)
    _delete(root, journal.last)


def _remove_empty_folders(root: str) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        os.rmdir(folder)


def _delete(root: str, paths: tuple[str, ...]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(f"{root}/{path}")
    for folder in sorted({f for path in paths for f in parents(path)}, key=len, reverse=True):
        with suppress(OSError):  # not empty, or gone
            os.rmdir(f"{root}/{folder}")


def parents(path: str) -> Iterator[str]:
    """The folders around `path`, innermost first, without the root."""
    while cut := path.rfind("/") + 1:
        path = path[: cut - 1]
        yield path


def _read(file: Path) -> Journal | None:
    try:
        run, first, renames, last = json.loads(file.read_bytes())
        return Journal(str(run), tuple(map(str, first)), tuple((int(n), str(p)) for n, p in renames), tuple(map(str, last)))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None


def _stays_inside(out: Path, journal: Journal) -> bool:
    """Whether it is one of ours: nobody else's file may make us write elsewhere."""
    paths = (*journal.first, *(p for _, p in journal.renames), *journal.last)
    if not all(_is_relative(path) for path in (journal.run, *paths)):
        return False
    folders = {folder for path in paths for folder in parents(path)}
    return not any((out / folder).is_symlink() for folder in folders)


def _is_relative(path: str) -> bool:
    return bool(path) and "\0" not in path and "\\" not in path and ":" not in path and not {"", ".", ".."} & set(path.split("/"))
