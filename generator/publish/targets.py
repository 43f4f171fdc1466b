"""What an author calls a target → a place to publish to, and what it received last."""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from generator.diagnostics.suggest import nearest
from generator.disk import Refusal
from generator.model.site import Config
from generator.model.text import Id

BUILD = "build.json"


class Listed(NamedTuple):
    """A file as build.json names it."""

    size: int
    sha256: str


class Release:
    """What a target holds: build.json, and its files by `read` (OSError or KeyError for one that is not there)."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """ValueError if there is no build.json of ours."""
        self.read = read
        try:
            written = json.loads(read(BUILD))
            self.now = str(written["now"])
            self.files: Mapping[str, Listed] = {str(f["path"]): Listed(int(f["size"]), str(f["sha256"])) for f in written["files"]}
        except (OSError, KeyError, TypeError, ValueError, RecursionError) as problem:
            raise ValueError(BUILD) from problem
        if not all(_is_inside(path) for path in self.files):
            raise ValueError(BUILD)


class Staged(Protocol):
    """A publication that lies ready beside the one that readers see."""

    def switch(self) -> None:
        """The one step from the last to this. OSError leaves the last."""

    def discard(self) -> None:
        """As if it had never been staged."""


class Target(Protocol):
    """A place to publish to. `offline`: what lies there is opened without a server."""

    @property
    def offline(self) -> bool: ...

    def alone(self) -> AbstractContextManager[object]:
        """While no other publisher is at this target. Refusal (3) if one stays there."""

    def last(self) -> Release | None:
        """What readers see now; None for a place that has received nothing yet. Refusal for what is not ours."""

    def stage(self, site: Path, release: Release) -> Staged:
        """Copies a built site there, to disk and whole, where no reader looks. What fails leaves nothing behind."""


def target_of(given: str, config: Config, root: Path) -> Target:
    """By a name in site_config.yml (a path there counts from the site's folder), or by a path. Refusal for anything else."""
    from generator.publish.archive import ZipTarget
    from generator.publish.folder import FolderTarget

    named = config.publish.get(Id(given))
    to, offline = (named.to, named.offline) if named else (given, False)
    if re.match("[a-z][a-z0-9+.-]+://", to):
        raise Refusal("target-remote", value=to)
    if named is None and not re.search(r"[/\\.]", given) and not os.path.lexists(given):
        known = tuple(config.publish)
        raise Refusal("target-unknown", value=given, known=", ".join(known) or "-", nearest=nearest(given, known) or "")
    place = root / to if named else Path(to)
    if place.suffix.lower() == ".zip":
        return ZipTarget(place, root, offline=offline)
    if os.name == "nt":
        raise Refusal("target-needs-links", path=place)
    return FolderTarget(place, root, offline=offline)


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and ":" not in path and "\0" not in path
