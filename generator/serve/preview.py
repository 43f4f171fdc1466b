"""The last good site and an address → what a browser gets for it.  Knows no HTTP and no file of the site.

An address is looked up among the outputs that are planned, so there is nothing else that it could reach.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from posixpath import join, normpath
from threading import Condition
from urllib.parse import quote, unquote

from generator import console, routes
from generator.serve.mistakes import NOTHING, Notes, only
from generator.serve.rendering import Rendering, Site

OURS = "/_bianmin/"
"""Before the addresses that belong to the preview and not to the site."""

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".atom": "application/atom+xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".zip": "application/zip",
}

_SHOWN = re.compile(rb'<img [^>]*?\bsrc="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """`location` is where a redirect leads, else ""."""

    status: int
    content_type: str
    body: bytes
    location: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What an open page has to know. `version` differs after each change, `stamp` only if the page is another; `notes` to lay over it."""

    version: str
    stamp: str
    notes: Notes


class Preview:
    """Shared by the thread that rebuilds and those that answer."""

    def __init__(self) -> None:
        self._changed, self._rendering = Condition(), Rendering()
        self._site: Site | None = None
        self._notes = NOTHING
        self._run, self._count, self._closed = secrets.token_hex(4), 0, False

    def show(self, site: Site | None, notes: Notes) -> None:
        """`site` None: there are mistakes, and the last good one stays behind them."""
        if site and self._site and site.renderer is not self._site.renderer:
            self._rendering.forget()
        with self._changed:
            self._site, self._notes = site or self._site, notes
            self._count += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Nobody waits any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._rendering.close()

    def address(self, port: int) -> str:
        base = self._site.base if self._site else "/"
        return f"http://127.0.0.1:{port}{quote(base)}"

    def answer(self, target: str) -> Answer:
        """`target`: the path of a request, still quoted. Raises CancelledError once the preview is closed."""
        with self._changed:
            site, notes = self._site, self._notes
        if site is None:
            return _stamped(Answer(503, TYPES[".html"], only(notes)), b"")
        address = _unquoted(target)
        if address in ("/", site.base.rstrip("/")) and address != site.base:
            return _redirect(site.base)
        path = routes.path(address.removeprefix(site.base)) if address.startswith(site.base) else ""
        if not site.holds(path):
            if path and site.holds(routes.path(f"{path}/")):
                return _redirect(f"{address}/")
            return self._page(site, routes.NOT_FOUND, 404)
        return self._page(site, path, 200)

    def state(self, target: str, seen: str, patience: float) -> State | None:
        """Of the page at `target`: at once if the version is another than `seen`, else as soon as it is, or after `patience` seconds.

        None once the preview is closed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version != seen, patience)
            if self._closed:
                return None
            version, notes = self._version, self._notes if self._site else NOTHING
        return State(version, stamp_in(self.answer(target).body), notes)

    @property
    def _version(self) -> str:
        return f"{self._run}-{self._count}"

    def _page(self, site: Site, path: str, status: int) -> Answer:
        suffix = path[path.rfind(".") :].lower()
        answer = Answer(status, TYPES.get(suffix, "application/octet-stream"), self._rendering.made(site, path))
        if suffix != ".html":
            return answer
        return _stamped(answer, b"".join(site.fingerprint(p) for p in _pictures(path, answer.body) if p in site.outputs))


def stamp_in(body: bytes) -> str:
    """The stamp that a page was given; "" for what is no page."""
    found = re.search(rb'<script defer src="/_bianmin/preview\.js" data-stamp="([0-9a-f]+)"', body)
    return found[1].decode() if found else ""


def _stamped(page: Answer, pictures: bytes) -> Answer:
    """With the script that reloads it, and what tells this page, with its `pictures`, from any other."""
    stamp = blake2b(page.body + pictures, digest_size=8).hexdigest()
    gone = escape(" ".join(console.both("serve-gone")))
    script = f'<script defer src="{OURS}preview.js" data-stamp="{stamp}" data-gone="{gone}"></script>'.encode()
    return Answer(page.status, page.content_type, page.body.replace(b"</head>", script + b"</head>", 1))


def _pictures(path: str, body: bytes) -> list[str]:
    return [normpath(join(path, "..", unquote(src.decode()))) for src in _SHOWN.findall(body)]


def _redirect(address: str) -> Answer:
    return Answer(302, TYPES[".txt"], b"", quote(address))


def _unquoted(target: str) -> str:
    """What is no text is no address: ""."""
    try:
        return unquote(target, errors="strict")
    except UnicodeDecodeError:
        return ""
