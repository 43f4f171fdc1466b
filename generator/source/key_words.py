"""locales/keys.yml and locales/fields.yml → what is said of each key that an author may write, in Chinese and English.

`keys.yml` has the keys of an event in the order of a file to fill in, with lines to begin from; `fields.yml` those of all else, by class.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Template
from typing import Any

PLAIN = ""
"""Stands among `kinds` for those of site_config.yml."""

_EXAMPLES = {"today": "2026-12-01", "day": "2026-12-10", "next_day": "2026-12-11"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One or two keys that are written together. `way`: says when, in place of `date`. `kinds` empty: in every kind."""

    keys: tuple[str, ...]
    said: Mapping[str, str]
    lines: Mapping[str, str]
    required: bool = False
    way: str = ""
    kinds: tuple[str, ...] = ()


@cache
def groups() -> tuple[tuple[Mapping[str, str], tuple[Entry, ...]], ...]:
    """The headings (language → words) with their entries."""
    return tuple((group["heading"], tuple(map(_entry, group["entries"]))) for group in _read("keys"))


def entries(kind: str) -> Iterator[tuple[Mapping[str, str], list[Entry]]]:
    """Those of a built-in kind, or of PLAIN, below their headings."""
    for heading, listed in groups():
        if own := [entry for entry in listed if not entry.kinds or kind in entry.kinds]:
            yield heading, own


def said_of_event(kind: str, key: str, tag: str) -> str:
    """What a key of an event is for, on one line. `tag` is zh or en."""
    found = next(entry for _, listed in entries(kind) for entry in listed if key in entry.keys)
    return " ".join(Template(found.said[tag]).safe_substitute(_EXAMPLES).split())


@cache
def fields() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Class → key → zh and en."""
    return dict(_read("fields"))


def _entry(written: Mapping[str, Any]) -> Entry:
    lines = written["lines"]
    return Entry(
        keys=tuple(written["keys"]),
        said={tag: written[tag] for tag in ("zh", "en")},
        lines=lines if isinstance(lines, dict) else {"zh": lines, "en": lines},
        required=written.get("required", False),
        way=written.get("way", ""),
        kinds=tuple(written.get("kinds", ())),
    )


def _read(name: str) -> Any:
    import yaml

    text = resources.files("generator").joinpath(f"locales/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
