"""build.json, sitemap.xml and robots.txt: files are there as listed, pages that may be found are in the sitemap."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from xml.etree import ElementTree

from generator import routes
from generator.verify.addresses import Addresses
from generator.verify.findings import Finding

_NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Listed(NamedTuple):
    size: int
    sha256: str


class Inventory(NamedTuple):
    """build.json. `now` is aware, as the site was built."""

    now: datetime
    files: Mapping[str, Listed]
    order: tuple[str, ...]


def inventory(data: bytes) -> Inventory:
    """ValueError for what is no build.json of ours."""
    try:
        written = json.loads(data)
        listed = [(str(f["path"]), Listed(int(f["size"]), str(f["sha256"]))) for f in written["files"]]
        now = datetime.fromisoformat(str(written["now"]))
    except (KeyError, TypeError, RecursionError) as problem:
        raise ValueError(routes.BUILD) from problem
    if now.tzinfo is None:
        raise ValueError(routes.BUILD)
    return Inventory(now, dict(listed), tuple(path for path, _ in listed))


def listed(said: Inventory, paths: Collection[str]) -> Iterator[Finding]:
    """The same files, in order; their octets are `whole`'s."""
    if list(said.order) != sorted(set(said.order)):
        yield Finding("build-order", routes.BUILD)
    for path in said.files.keys() - set(paths):
        yield Finding("file-missing", path)
    for path in set(paths) - said.files.keys() - {routes.BUILD}:
        yield Finding("file-unexpected", path)


def whole(said: Inventory, path: str, data: bytes) -> Iterator[Finding]:
    listed = said.files.get(path)
    if listed is None:
        return
    if len(data) != listed.size:
        yield Finding("file-changed", path, "", str(len(data)), str(listed.size))
    elif (found := sha256(data).hexdigest()) != listed.sha256:
        yield Finding("file-changed", path, "", found[:16], listed.sha256[:16])


def sitemap(data: bytes, kin: Mapping[str, Mapping[str, str]], addresses: Addresses) -> Iterator[Finding]:
    """`kin`: each page that search engines may list, with its path in each language."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as problem:
        yield Finding("data-unreadable", routes.SITEMAP, "", str(problem)[:80])
        return
    there: dict[str, dict[str, str]] = {}
    for url in root.iterfind("s:url", _NAMESPACES):
        path = _path(url.findtext("s:loc", "", _NAMESPACES), addresses)
        there[path] = {link.get("hreflang", ""): _path(link.get("href", ""), addresses) for link in url.iterfind("x:link", _NAMESPACES)}
    for path, wanted in kin.items():
        if path not in there:
            yield Finding("entry-missing", routes.SITEMAP, "", "", path)
        elif there[path] != dict(wanted):
            yield Finding("kin-wrong", routes.SITEMAP, "", f"{path}: {there[path]}"[:150], str(dict(wanted))[:150])
    for path in there.keys() - kin.keys():
        yield Finding("entry-unexpected", routes.SITEMAP, "", path)


def robots(data: bytes, url: str) -> Iterator[Finding]:
    lines = [line.strip() for line in data.decode(errors="replace").splitlines()]
    wanted = f"Sitemap: {routes.absolute(url, routes.SITEMAP)}"
    if wanted not in lines:
        yield Finding("fact-wrong", routes.ROBOTS, "", " ".join(lines)[:80], wanted)
    for line in lines:
        if line.lower().startswith("disallow:") and line.partition(":")[2].strip():
            yield Finding("fact-wrong", routes.ROBOTS, "", line, "Disallow:")


def _path(url: str, addresses: Addresses) -> str:
    return addresses.of(url, "").path or url


Read = Callable[[str], bytes]
