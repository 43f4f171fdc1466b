"""Where an output may stand, and where caches lie.  Knows nothing of what is in them."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.disk.reading import CONFIG, FOLDERS


class Refusal(Exception):
    """The command cannot do this here. `code` and `arguments` are those of a sentence; `status` is the exit code, 2 or 3."""

    def __init__(self, code: str, status: int = 2, arguments: Mapping[str, object] | None = None, /, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.arguments = {name: str(value) for name, value in {**(arguments or {}), **more}.items()}


def has_config(root: Path) -> bool:
    """Whether there is anything by the name of site_config.yml; `reading` says if it is no regular file."""
    return os.path.lexists(root / CONFIG)


def cache_folder(root: Path) -> Path:
    """`.bianmin/` in the site's folder, or BIANMIN_CACHE."""
    elsewhere = os.environ.get("BIANMIN_CACHE")
    return Path(elsewhere).absolute() if elsewhere else root.resolve() / ".bianmin"


def checked(root: Path, out: Path) -> Path:
    """`out` without links, once it is sure that writing there touches no source. Raises Refusal (2; 3 for a file)."""
    target = out.resolve()
    if os.path.lexists(target) and not target.is_dir():
        raise Refusal("output-is-a-file", 3, out=out)
    around = _identities(target)
    sources = [_identity(root / folder) for folder in FOLDERS]
    if any(s in around for s in sources if s is not None):
        raise Refusal("output-in-sources", out=out)
    if (itself := _identity(target)) is not None and itself in _identities(root.resolve()):
        raise Refusal("output-holds-sources", out=out)
    if target.parent == root.resolve() and target.name in (*FOLDERS, CONFIG):  # not there yet
        raise Refusal("output-in-sources", out=out)
    if cache_folder(root).resolve().is_relative_to(target):
        raise Refusal("cache-in-output", out=out, cache=cache_folder(root))
    return target


def checked_file(root: Path, file: Path) -> Path:
    """One file to write, without links in its folder's path, once it is sure that it is no source. Raises Refusal (2)."""
    folder = file.parent.resolve()
    around = _identities(folder)
    if any(s in around for s in (_identity(root / f) for f in FOLDERS) if s is not None):
        raise Refusal("output-in-sources", out=file)
    return folder / file.name


def _identities(path: Path) -> set[tuple[int, int]]:
    """Of `path` and all folders around it, so that no spelling, link or mount of a folder hides it."""
    return {i for p in (path, *path.parents) if (i := _identity(p)) is not None}


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino
