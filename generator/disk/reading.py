"""The files of a site → their bytes by path.  Follows no link, opens no pipe, reads no more than the contract lets a file hold.

Knows no YAML and no meaning: what a file's name is good for, `source` decides.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, error, warning
from generator.diagnostics.sentences import visible

CONFIG = "site_config.yml"
FOLDERS = ("events", "content")
TEXT_BYTES = 1_000_000
PICTURE_BYTES = 20_000_000
LEDGER = "events/ledger.jsonl"
LEDGER_BYTES = 40_000_000
"""Of 100,000 entries. A longer one is cut, and refused at the line of the cut."""

_TEXTS = (".yml", ".yaml", ".md")
_PICTURES = "content/images/"
_LITTER = frozenset({".git", ".svn", ".hg", ".gitignore", ".gitattributes", ".gitkeep", ".keep", ".DS_Store", ".directory"})
_LITTER_FOLDED = frozenset({"thumbs.db", "desktop.ini"})


def read(root: Path) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """site_config.yml and every regular file below events/ and content/, by path with `/`, sorted.

    A text over TEXT_BYTES, a picture over PICTURE_BYTES is cut one byte beyond: long enough for whoever decodes it to refuse it.
    A file that is neither is named, not read: its bytes are empty. Raises OSError where the machine refuses.
    """
    found: list[Diagnostic] = []
    files: dict[str, bytes] = {}
    for path, entry in _entries(str(root), found):
        data = _bytes(entry.path, _limit(path))
        if data is None:
            found.append(error("not-a-file", _top(path), path=path))
        else:
            files[path] = data
    return dict(sorted(files.items())), found


def _entries(root: str, found: list[Diagnostic]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    folders: list[tuple[str, str]] = []
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name == CONFIG:
                if _is_file(entry, CONFIG, found):
                    yield CONFIG, entry
            elif entry.name in FOLDERS:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{entry.name}/", entry.path))
                else:
                    found.append(error("not-a-folder", _top(entry.name), path=entry.name))
    while folders:
        prefix, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if _is_litter(entry.name):
                    continue
                if (told := visible(entry.name)) != entry.name:
                    found.append(error("file-name-unreadable", _top(prefix + told), path=prefix + told))
                elif entry.is_dir(follow_symlinks=False):
                    if entry.name.startswith("."):
                        found.append(warning("hidden-ignored", _top(path), path=path))
                    else:
                        folders.append((f"{path}/", entry.path))
                elif _is_file(entry, path, found):
                    if entry.name.startswith("."):
                        found.append(warning("hidden-ignored", _top(path), path=path))
                    else:
                        yield path, entry


def _is_file(entry: "os.DirEntry[str]", path: str, found: list[Diagnostic]) -> bool:
    if entry.is_file(follow_symlinks=False):
        return True
    code = "link-not-followed" if entry.is_symlink() else "not-a-file"
    found.append(error(code, _top(path), path=path))
    return False


def _is_litter(name: str) -> bool:
    """What Git, file managers and editors leave behind and nobody wrote."""
    return name in _LITTER or name.startswith(("~$", ".#")) or name.endswith((".swp", ".swo")) or name.lower() in _LITTER_FOLDED


def _limit(path: str) -> int:
    if path.lower().endswith(_TEXTS):
        return TEXT_BYTES + 1
    if path == LEDGER:
        return LEDGER_BYTES
    return PICTURE_BYTES + 1 if path.startswith(_PICTURES) else 0


def _bytes(file: str, limit: int) -> bytes | None:
    """At most `limit` bytes; None for what is no regular file by the time it is opened."""
    if limit == 0:
        return b""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        data = os.read(handle, min(status.st_size + 1, limit))
        while len(data) < limit and (more := os.read(handle, limit - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def _top(path: str) -> Span:
    return Span(path, 1, 1, 1)
