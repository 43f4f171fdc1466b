"""An output folder → what stands in it, and which of that builds wrote.  Changes nothing."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.disk.journal import parents
from generator.disk.place import Refusal
from generator.disk.state import Entry, Stamp, stamp

BUILD = "build.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """`files` are regular ones; `odd` are links, pipes and whatever begins with a dot: never ours, never entered."""

    files: Mapping[str, Stamp]
    folders: frozenset[str]
    odd: frozenset[str]


def look(out: Path) -> Standing:
    files: dict[str, Stamp] = {}
    found: set[str] = set()
    odd: set[str] = set()
    folders = [""] if out.exists() else []
    while folders:
        prefix = folders.pop()
        with os.scandir(out / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.name.startswith(".") or entry.is_symlink():
                    odd.add(path)
                elif entry.is_dir(follow_symlinks=False):
                    found.add(path)
                    folders.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = stamp(entry.stat(follow_symlinks=False))
                else:
                    odd.add(path)
    return Standing(files, frozenset(found), frozenset(odd))


def ours(out: Path, standing: Standing, known: Mapping[str, Entry]) -> set[str]:
    """The files that builds wrote here. Refuses a folder that holds anything and is no earlier output."""
    if not standing.files and not standing.odd:
        return set()
    remembered = set(known)
    if BUILD in known and known[BUILD].stamp == standing.files.get(BUILD):
        return remembered
    listed = _listed(out / BUILD) if BUILD in standing.files else None
    if listed is not None:
        return listed | {BUILD} | remembered
    if remembered and not standing.odd and remembered.issuperset(standing.files):
        return remembered
    raise Refusal("output-not-ours", out=out, found=min((*standing.files, *standing.odd)))


def in_the_way(out: Path, standing: Standing, new: Iterable[str], gone: Iterable[str]) -> list[str]:
    """Those of `gone` that must go before `new` can come: a file where a folder comes or the other way round, a name in other case.

    Refuses if something of others stands there.
    """
    coming = set(new)
    if not coming:
        return []
    around = {folder for path in coming for folder in parents(path)}
    files = {path.casefold() for path in coming}
    folded = files | {folder.casefold() for folder in around}
    first = [path for path in gone if path.casefold() in folded or any(f.casefold() in files for f in parents(path))]
    leaving = set(first)
    blocked = around & (standing.files.keys() | standing.odd) - leaving
    if replaced := coming & standing.folders:
        blocked |= {p for p in (*standing.files, *standing.odd) if p not in leaving and any(f in replaced for f in parents(p))}
    if blocked:
        raise Refusal("output-blocked", 3, path=out / min(blocked))
    return first


def _listed(file: Path) -> set[str] | None:
    """The paths that a build.json of ours names; None for anything else."""
    try:
        content = json.loads(file.read_bytes())
        if not {"version", "now", "files"} <= content.keys():
            return None
        return {str(entry["path"]) for entry in content["files"] if {"size", "sha256"} <= entry.keys()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
