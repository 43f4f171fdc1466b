"""An address as a page or a sitemap writes it → the file that a server sends for it, if it is one of ours.  Knows no file's inside."""

from collections.abc import Collection
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit


class Place(NamedTuple):
    """`path` is None for another site's; `anchor` is without #."""

    path: str | None
    anchor: str = ""


ELSEWHERE = Place(None)


@dataclass(frozen=True)
class Addresses:
    """`url` is the site's, ending in a slash; `files` are the paths there are."""

    url: str
    files: Collection[str]
    _known: dict[tuple[int, str], Place] = field(default_factory=dict)

    def of(self, written: str, page: str) -> Place:
        """`page`: the path of the file it stands in; "" for one that is written in full.

        What climbs to the top of the site leads to the same file from all pages of that depth, and what is written in full from everywhere.
        """
        depth = page.count("/")
        if written.startswith(("http:", "https:", "webcal:")):
            depth = 0
        elif not depth or not written.startswith("../" * depth) or written.count("../") > depth:
            return self._found(written, page)
        place = self._known.get((depth, written))
        if place is None:
            place = self._known[depth, written] = self._found(written, page)
        return place

    def _found(self, written: str, page: str) -> Place:
        parts = urlsplit(written.strip())
        if parts.scheme in ("http", "https", "webcal") or parts.netloc:
            return self._absolute(written.strip())
        if parts.scheme:
            return ELSEWHERE
        base = urlsplit(self.url).path
        path = unquote(parts.path)
        if path.startswith("/"):
            path = path.removeprefix(base) if path.startswith(base) else path
            return Place(self._file(path.lstrip("/"), is_folder=path.endswith("/") or path == ""), parts.fragment)
        if not path:
            return Place(page, unquote(parts.fragment))
        joined = normpath(join(dirname(page), path))
        return Place(self._file("" if joined == "." else joined, is_folder=path.endswith(("/", "..", "."))), unquote(parts.fragment))

    def _absolute(self, written: str) -> Place:
        """Also what an address leads on to: a calendar program's page with ours in `cid` or `url`."""
        parts = urlsplit(written)
        own = urlsplit(self.url)
        if parts.netloc == own.netloc and parts.path.startswith(own.path):
            rest = unquote(parts.path.removeprefix(own.path))
            return Place(self._file(rest, is_folder=rest == "" or rest.endswith("/")), unquote(parts.fragment))
        for value in (value for values in parse_qs(parts.query).values() for value in values):
            target = urlsplit(value)
            if target.scheme in ("http", "https", "webcal") and target.netloc == own.netloc and target.path.startswith(own.path):
                return self._absolute(value)
        return ELSEWHERE

    def _file(self, address: str, *, is_folder: bool) -> str:
        if address in self.files and not is_folder:
            return address
        return f"{address.rstrip('/')}/index.html".lstrip("/")
