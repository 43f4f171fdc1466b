"""A plan → where one output comes from, and all outputs that show one thing.  Layer 9: a look-up in the plan, which is a value."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from generator.diagnostics.suggest import nearest
from generator.plan import Plan, View
from generator.routes import ROOT, Variant

NAMING = ("event", "station")
"""Fields of views that hold the id of what they show."""

DATED = ("datetime",)
"""Fields of what gathers rows below a day."""

DAYS = ("day", "when", "start", "end", "time", "recurrence_id")
STATES = ("status", "sequence", "tag", "status_line", "notice", "rule", "left_out")
WORDS = ("title", "name", "heading", "summary", "words")
REST = (
    "place",
    "location",
    "what",
    "where",
    "note",
    "why",
    "struck",
    "panel",
    "units",
    "next_dates",
    "exceptions",
    "past_exceptions",
    "unusual",
)
"""Fields of views that say something of what is shown, in the order in which it is told: when, whether, what, where and why."""

GROUPS = (
    ("feeds", ("FeedView", "EventFileView")),
    ("data", ("EventsJson", "EventsCsv", "StationsJson", "StationsCsv", "StationsGeoJson", "ChangesFeedView")),
    ("sheets", ("SheetView", "PreviewView", "PackView")),
    ("pages", ("PageView", "FinderView")),
)
"""Outputs that are told together, by the names of their Views or of what these are made from."""

WITHDRAWN = " · withdrawn"

UNSAID = ("origin", "tone", "symbol", "lang", "href", "maps", "copy", "form", "size", "pitch", "interval", "datetime")
"""Fields that nobody reads as words: how something looks, where a link leads."""

WIDEST = 200


def path_of(plan: Plan, asked: str) -> str | None:
    """The output that somebody means by an address, with or without a leading slash, `site/`, or index.html."""
    rest = asked.split("#")[0].split("?")[0].replace("\\", "/").removeprefix("./").lstrip("/")
    for start in (rest, rest.removeprefix("site/")):
        for candidate in (start, f"{start.rstrip('/')}/index.html".lstrip("/")):
            if candidate in plan.outputs:
                return candidate
    return None


def nearest_to(plan: Plan, asked: str) -> str:
    """ "" where nothing resembles it."""
    known = {*plan.outputs, *(path.removesuffix("index.html") for path in plan.outputs)}
    return nearest(asked.strip("/"), known) or nearest(f"{asked.strip('/')}/", known) or ""


def describe(view: View) -> Iterator[str]:
    """All that a view says, a field a line, indented as it is nested."""
    yield type(view).__name__
    for field in fields(view):
        if field.name != "origin":
            yield from _described(field.name, getattr(view, field.name), 1)


def outputs_with(plan: Plan, thing: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every output whose view holds something of the event or station `thing`: its path and all that it says of it, a line each."""
    known: dict[int, tuple[str, ...]] = {}
    for path, view in plan.outputs.items():
        found = _says(view, thing, known)
        if found:
            if getattr(view, "variant", None) is Variant.GOOGLE:
                found = tuple(_for_google(line) for line in found)
            linked = _linked(getattr(view, "json_ld", "")) if any(getattr(view, name, None) == thing for name in NAMING) else ()
            yield path, (*found, *linked)


def _for_google(line: str) -> str:
    """Google hides what is cancelled, so there its title alone says it."""
    return line if line.endswith(WITHDRAWN) else line.replace(" · CANCELLED · ", " · CONFIRMED · ", 1)


def grouped(plan: Plan, thing: str) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """The same, by GROUPS: the group, the paths that say exactly the same, and what they say. Pages first."""
    found: dict[str, dict[tuple[str, ...], list[str]]] = {"pages": {}, "feeds": {}, "data": {}, "sheets": {}, "others": {}}
    for path, said in outputs_with(plan, thing):
        found[_group(plan.outputs[path])].setdefault(said, []).append(path)
    for group, alike in found.items():
        for said, paths in alike.items():
            yield group, paths, said


def _group(view: View) -> str:
    made_of = {kind.__name__ for kind in type(view).__mro__}
    return next((group for group, names in GROUPS if made_of.intersection(names)), "others")


def things_in(view: View) -> list[str]:
    """The ids of all events and stations that an output shows, sorted."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[object] = [view]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str | int | bytes | float | None | Enum) or id(value) in seen:
            continue
        seen.add(id(value))
        found.update(named for name in NAMING if isinstance(named := getattr(value, name, None), str) and named)
        waiting += _held_in(value)
    return sorted(found)


def _says(value: object, thing: str, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Empty where `thing` is not in `value`. Views are shared, so what was looked through once is known by its identity."""
    if isinstance(value, str | int | bytes | float | None | Enum):
        return ()
    if id(value) not in known:
        known[id(value)] = ()
        known[id(value)] = _looked_up(value, thing, known)
    return known[id(value)]


def _looked_up(value: object, thing: str, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    if any(getattr(value, name, None) == thing for name in NAMING):
        return tuple(_in_words(value))
    found = dict.fromkeys(said for part in _held_in(value) for said in _says(part, thing, known))
    day = next((named for name in DATED if isinstance(named := getattr(value, name, None), str)), "")
    return tuple(f"{day} · {said}" if day else said for said in found)


def _held_in(value: object) -> list[object]:
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return [*value.values()]
    return [*value] if isinstance(value, tuple | list | frozenset) else []


def _in_words(value: object) -> Iterator[str]:
    """What a view says of the thing it shows: one line, and one for each of its dates."""
    shown = (getattr(value, name, None) for name in (*DAYS, *STATES, *WORDS))
    rest = [getattr(value, name, None) for name in REST]
    body = getattr(value, "body", None)
    if is_dataclass(body):
        rest += [getattr(body, name, None) for name in (*STATES, *REST)]
    told = dict.fromkeys(word for part in (*shown, *rest) if (word := _words(part).strip()))
    yield " · ".join(told) + (WITHDRAWN if getattr(value, "withdrawn", False) else "")
    for date_ in getattr(value, "occurrences", ()):
        yield " · ".join(dict.fromkeys(filter(None, (_words(getattr(date_, name, None)) for name in ("start", "end", "status", "place")))))


def _linked(written: str) -> tuple[str, ...]:
    """What the page says to search engines, by the same fields."""
    if not written:
        return ()
    held = json.loads(written)
    every = held if isinstance(held, list) else [held]
    told = [[one.get(name) for name in ("startDate", "eventStatus", "name")] for one in _nested(every)]
    return tuple(dict.fromkeys("JSON-LD: " + " · ".join(str(part).rpartition("/")[2] for part in parts if part) for parts in told))


def _nested(values: list[Any]) -> Iterator[dict[str, Any]]:
    for one in values:
        if isinstance(one, dict):
            if "eventStatus" in one:
                yield one
            yield from _nested([*one.values()])
        elif isinstance(one, list):
            yield from _nested(one)


def _words(value: object) -> str:
    """What a reader would see of a text, a time, a number, a title in pieces, lines on paper, a text in languages."""
    if value is None or isinstance(value, bool | float | bytes):
        return ""
    if isinstance(value, int):
        return f"SEQUENCE {value}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return "" if value.startswith(ROOT) else re.sub(r"\s+", " ", value)
    if isinstance(value, date):
        return value.isoformat(" ", "minutes") if isinstance(value, datetime) else value.isoformat()
    for name in ("text", "words", "pieces"):
        if hasattr(value, name):
            return _words(getattr(value, name))
    if isinstance(lines := getattr(value, "lines", None), tuple):
        return " ".join(map(_words, lines))
    if isinstance(value, tuple) and value and not hasattr(value, "_fields") and all(_is_said_in(pair) for pair in value):
        return _words(value[0][1])
    if is_dataclass(value) and not isinstance(value, type):
        return _one_after_another(getattr(value, field.name) for field in fields(value) if field.name not in UNSAID)
    if isinstance(named := getattr(value, "_fields", None), tuple):
        parts = (getattr(value, name) for name in named if name not in UNSAID)
        return _one_after_another(part for part in parts if not isinstance(part, int))
    if not isinstance(value, tuple):
        return ""
    if all(isinstance(run, str) or hasattr(run, "words") or hasattr(run, "text") for run in value):
        return "".join(map(_words, value))
    return _one_after_another(value)


def _one_after_another(parts: Iterable[object]) -> str:
    return " ".join(word for part in parts if (word := _words(part).strip()))


def _is_said_in(pair: object) -> bool:
    """A language's tag and words of it."""
    return type(pair) is tuple and len(pair) == 2 and all(isinstance(part, str) for part in pair)


def _described(name: str, value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{indent}{name}: {type(value).__name__}"
        for field in fields(value):
            yield from _described(field.name, getattr(value, field.name), depth + 1)
    elif isinstance(value, Mapping):
        yield f"{indent}{name}: {len(value)}"
        for key, held in value.items():
            yield from _described(str(key), held, depth + 1)
    elif isinstance(value, tuple | list | frozenset) and any(not _is_plain(item) for item in value):
        names = getattr(value, "_fields", None)
        yield f"{indent}{name}: {len(value)}"
        for key, held in zip(names or map(str, range(1, len(value) + 1)), value, strict=True):
            yield from _described(str(key), held, depth + 1)
    elif isinstance(value, tuple | list | frozenset):
        yield f"{indent}{name}: {', '.join(map(_plainly, value)) or '–'}"
    else:
        yield f"{indent}{name}: {_plainly(value)}"


def _is_plain(value: object) -> bool:
    return not (is_dataclass(value) or isinstance(value, tuple | list | frozenset | Mapping))


def _plainly(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    text = str(value.value if isinstance(value, Enum) else value).replace(ROOT, "/")
    one_line = " ⏎ ".join(text.splitlines())
    return one_line if len(one_line) <= WIDEST else f"{one_line[:WIDEST]}… ({len(text)})"
