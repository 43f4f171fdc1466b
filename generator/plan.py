"""The plan: every path that will exist, and the View that says all that will stand there.  Layer 6: values, no bytes.

Clashes, dead links, "where does this come from?" and "must this be rendered again?" are look-ups in it.
"""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

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
    return blake2b(pickle.dumps((type(view).__qualname__, view), protocol=5), digest_size=16).digest()


def gather(outputs: Iterable[tuple[str, View]]) -> tuple[Plan, list[Diagnostic]]:
    """One Plan of all outputs; two for one path (case folded: Windows would join them) are a clash that names both sources."""
    plan: dict[str, View] = {}
    folded: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for path, view in outputs:
        other = folded.setdefault(path.casefold(), path)
        if path in plan or other != path:
            first, second = plan[other].origin, view.origin
            assert first is not None and second is not None, f"two outputs of ours for {path}"
            diagnostics.append(error("address-clash", second, also=[first], address=path))
            continue
        plan[path] = view
    return Plan(dict(sorted(plan.items()))), diagnostics
