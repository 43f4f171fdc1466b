"""Paths of a site's files → which file is what, and whether it may bear its name.  Reads none of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Span, error
from generator.source import scalars

CONFIG = "site_config.yml"
LEDGER = "events/ledger.jsonl"
HOLIDAYS = "content/holidays.yml"
WASTE_GUIDE = "content/waste-guide.yml"
IMAGES = "content/images/"


@dataclass(slots=True)
class Sorted:
    """Which file is what, by its path alone. `pages` and `notices`: name → language ("" for the first) → path."""

    events: list[tuple[str, str, str]] = field(default_factory=list)  # path, kind, id
    stations: dict[str, str] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    notices: dict[str, dict[str, str]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def sort_files(files: Mapping[str, bytes]) -> Sorted:
    known = Sorted()
    for path in sorted(files):
        match path.split("/"):
            case ["events", kind, name] if name.endswith(".yml"):
                known.events.append((path, kind, name.removesuffix(".yml")))
            case ["content", "stations", name] if name.endswith(".yml"):
                known.stations[name.removesuffix(".yml")] = path
            case ["content", "notices", name] if name.endswith(".md"):
                _add_page(known.notices, name.removesuffix(".md"), path)
            case ["content", name] if name.endswith(".md"):
                _add_page(known.pages, name.removesuffix(".md"), path)
            case ["content", "images", *_] if path.lower().endswith(scalars.PICTURE_SUFFIXES):
                known.pictures.append(path)
            case _ if path not in (CONFIG, LEDGER, HOLIDAYS, WASTE_GUIDE):
                known.unknown.append(path)
    return known


def _add_page(pages: dict[str, dict[str, str]], stem: str, path: str) -> None:
    name, _, tag = stem.partition(".")
    pages.setdefault(name, {})[tag] = path


def unknown(path: str) -> tuple[str, Span]:
    at = Span(path, 1, 1, 1)
    if path.lower().endswith((".yaml", ".yml")) and not path.endswith(".yml"):
        return "yaml-suffix", at
    if path.startswith(IMAGES):
        return "unknown-picture", at
    return "unknown-file", at


def clashes(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """No two files whose names differ in upper and lower case only: on Windows and macOS they are one."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield error("case-clash", Span(path, 1, 1, 1), also=[Span(other, 1, 1, 1)], other=other)


def fit_name(name: str, path: str, found: list[Diagnostic]) -> bool:
    """Whether a file or folder bears a name that is an id."""
    try:
        scalars.identity(name)
    except scalars.Refused as problem:
        code = "bad-file-name" if problem.code == "bad-id" else problem.code
        found.append(error(code, Span(path, 1, 1, 1), value=name))
        return False
    return True
