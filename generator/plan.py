"""The plan: every path that will exist, and the View that says all that will stand there.  Layer 6: values, no bytes.

Clashes, dead links, "where does this come from?" and "must this be rendered again?" are look-ups in it.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from typing import Any

from generator.diagnostics import Diagnostic, Origin, error


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that one output says, in one language: frozen, hashable parts only, and its template's whole contract.

    `origin` is the source it comes from; None for what is gathered from many. Of `now` a View holds at most the day, and only where
    it shows it. Views inside views (a card in a list, an entry in a feed) are shared, not copied.
    """

    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`outputs` by path from the site's root, sorted."""

    outputs: Mapping[str, View]


def fingerprint(view: View) -> bytes:
    """Equal for equal views: what was rendered from the same one need not be rendered again. 16 bytes."""
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(view)
    return blake2b(written.getbuffer(), digest_size=16).digest()


class _Reducers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How pickle takes our values apart: a name and the fields. By itself it is slow at frozen dataclasses."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        name = f"{kind.__module__}.{kind.__qualname__}"
        if is_dataclass(kind):
            names = [field.name for field in fields(kind)]
            self[kind] = _of_fields(name, names)
        elif issubclass(kind, Enum):
            self[kind] = lambda value: (tuple, ((name, value.name),))
        elif issubclass(kind, tuple):
            self[kind] = lambda value: (tuple, ((name, *value),))
        else:
            self[kind] = lambda value: value.__reduce_ex__(pickle.DEFAULT_PROTOCOL)
        return self[kind]


def _of_fields(name: str, names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) < 2:
        return lambda value: (tuple, ((name, *(getattr(value, n) for n in names)),))
    taken = attrgetter(*names)
    return lambda value: (tuple, ((name, *taken(value)),))


_REDUCERS = _Reducers()


def gather(outputs: Iterable[tuple[str, View]]) -> tuple[Plan, list[Diagnostic]]:
    """One Plan of all outputs; two for one path (case folded: Windows would join them) are a clash that names both sources."""
    plan: dict[str, View] = {}
    folded: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for path, view in outputs:
        other = folded.setdefault(path.casefold(), path)
        if path in plan or other != path:
            authors = [origin for origin in (view.origin, plan[other].origin) if origin is not None]
            assert authors, f"two outputs of ours for {path}"
            diagnostics.append(error("address-clash", authors[0], also=authors[1:], address=path))
            continue
        plan[path] = view
    return Plan(dict(sorted(plan.items()))), diagnostics
