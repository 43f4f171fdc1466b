"""A site that stands and a path → the bytes that stand there, made when they are asked for.  Knows no address and no mistakes.

What is made is kept while its View stays the same. Pages are made one at a time; all else in one thread of its own, because a typst
compiler belongs to its thread and remembers there what it has read, and because pages need not wait for it.
"""

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.build import Planned
from generator.outputs.chrome import Chrome, chromes
from generator.outputs.edition import Edition
from generator.outputs.parts.page import PageView
from generator.plan import View, fingerprint
from generator.render import Renderer
from generator.theme import Shells, shells

MOST_KEPT = 64_000_000
"""Bytes of what was rendered that are kept."""


class _Kept(NamedTuple):
    renderer: Renderer
    fingerprint: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """A good site. `base` is the path of its address: / or /houjie/. `prints`: fingerprints of its views, once they were needed."""

    edition: Edition
    outputs: Mapping[str, View]
    chromes: tuple[Chrome, ...]
    frame: Shells
    renderer: Renderer
    prints: dict[str, bytes] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return unquote(urlsplit(self.edition.site.config.url).path) or "/"

    def holds(self, path: str) -> bool:
        return path in self.outputs or path in self.frame.files

    def fingerprint(self, path: str) -> bytes:
        if path not in self.prints:
            self.prints[path] = fingerprint(self.outputs[path])
        return self.prints[path]


def standing(planned: Planned, before: Site | None, cache: Path) -> Site | None:
    """The site that was planned, in its frame; None if there are mistakes. What `before` has that still holds is taken over."""
    if planned.plan is None or planned.edition is None:
        return None
    around = chromes(planned.edition)
    frame = before.frame if before and before.chromes == around else shells(around, cache)
    url = planned.edition.site.config.url
    same = before is not None and before.frame is frame and before.edition.site.config.url == url
    renderer = before.renderer if before and same else Renderer(frame, url)
    return Site(planned.edition, planned.plan.outputs, around, frame, renderer)


class Rendering:
    """Shared by the threads that answer."""

    def __init__(self) -> None:
        self._keeping, self._pages, self._hand, self._closed = Lock(), Lock(), ThreadPoolExecutor(1), False
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def forget(self) -> None:
        with self._keeping:
            self._kept.clear()

    def close(self) -> None:
        """Waits for what is being drawn: typst does not bear to be left in the middle."""
        with self._keeping:
            self._closed = True
        self._hand.shutdown(cancel_futures=True)

    def made(self, site: Site, path: str) -> bytes:
        """Raises CancelledError once this is closed."""
        if path in site.frame.files:
            return site.frame.files[path]
        if isinstance(site.outputs[path], PageView):
            with self._pages:
                return self._rendered(site, path)
        kept = self._found(site, path)
        if kept is not None:
            return kept
        with self._keeping:
            if self._closed:
                raise CancelledError
            asked = self._hand.submit(self._rendered, site, path)
        return asked.result()

    def _rendered(self, site: Site, path: str) -> bytes:
        kept = self._found(site, path)
        if kept is None:
            kept = site.renderer.render(path, site.outputs[path])
            self._keep(path, _Kept(site.renderer, site.fingerprint(path), kept))
        return kept

    def _found(self, site: Site, path: str) -> bytes | None:
        with self._keeping:
            kept = self._kept.get(path)
            if kept is None or kept.renderer is not site.renderer or kept.fingerprint != site.fingerprint(path):
                return None
            self._kept.move_to_end(path)
            return kept.body

    def _keep(self, path: str, made: "_Kept") -> None:
        with self._keeping:
            self._kept[path] = made
            self._kept.move_to_end(path)
            while len(self._kept) > 1 and sum(len(one.body) for one in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)
