"""A plan → where one output comes from, and all outputs that show one thing.  Layer 9: a look-up in the plan, which is a value."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from generator.diagnostics.suggest import nearest
from generator.plan import Plan, View
from generator.routes import ROOT

NAMING = ("event", "station")
"""Fields of views that hold the id of what they show."""

SAYING = ("title", "name", "heading", "summary", "day", "time", "start", "status")
"""Fields that say what of it is shown, in this order."""

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


def outputs_with(plan: Plan, thing: str) -> Iterator[tuple[str, str]]:
    """Every output whose view holds something of the event or station `thing`: its path and what it says of it in a few words."""
    known: dict[int, str | None] = {}
    for path, view in plan.outputs.items():
        said = _says(view, thing, known)
        if said is not None:
            yield path, said


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


def _says(value: object, thing: str, known: dict[int, str | None]) -> str | None:
    """None where `thing` is not in `value`. Views are shared, so what was looked through once is known by its identity."""
    if isinstance(value, str | int | bytes | float | None | Enum):
        return None
    if id(value) not in known:
        known[id(value)] = None
        known[id(value)] = _looked_up(value, thing, known)
    return known[id(value)]


def _looked_up(value: object, thing: str, known: dict[int, str | None]) -> str | None:
    if any(getattr(value, name, None) == thing for name in NAMING):
        return _in_words(value)
    return next((said for part in _held_in(value) if (said := _says(part, thing, known)) is not None), None)


def _held_in(value: object) -> list[object]:
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return [*value.values()]
    return [*value] if isinstance(value, tuple | list | frozenset) else []


def _in_words(value: object) -> str:
    shown = (_words(getattr(value, name, None)) for name in SAYING)
    return " · ".join(dict.fromkeys(filter(None, shown)))


def _words(value: object) -> str:
    """What a reader would see of a text, a time, a title in pieces, a text in languages."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat(" ", "minutes") if isinstance(value, datetime) else value.isoformat()
    for name in ("text", "words", "pieces"):
        if hasattr(value, name):
            return _words(getattr(value, name))
    if isinstance(value, tuple) and value and all(isinstance(pair, tuple) and len(pair) == 2 for pair in value):
        return _words(value[0][1])
    return "".join(map(_words, value)) if isinstance(value, tuple) else ""


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
