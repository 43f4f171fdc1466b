"""A folder that holds a site → every address in it that leads nowhere.  Knows nothing of how the site was made.

`served`: a folder's address means its index.html, as a server has it; without a server (`served=False`) an address must name a file.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from json import loads
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

ROOT = "http://root/"
_ATTRIBUTES = {"href", "src", "action", "poster", "data"}


class _Page(HTMLParser):
    """What a page leads to, and where it can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = set()
        self.json: list[str] = []
        self._in_json = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given and (name == "id" or tag == "a")}
        self.addresses += [value for name, value in given.items() if name in _ATTRIBUTES]
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.addresses.append(given["content"].partition("url=")[2])
        if tag == "meta" and given.get("property", "").startswith(("og:url", "og:image")) and "://" in given["content"]:
            self.addresses.append(given["content"])
        self._in_json = tag == "script" and given.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_json = False

    def handle_data(self, data: str) -> None:
        if self._in_json:
            self.json.append(data)


def dead(folder: Path, url: str, *, served: bool) -> list[tuple[str, str]]:
    """(file, address) of each that leads nowhere, sorted; `url` is the site's own, below which absolute addresses are looked up too."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {path: _Page(Path(folder, path).read_text(encoding="utf-8")) for path in files if path.endswith(".html")}
    found = set()
    for path in files:
        for address in _addresses(folder, path, pages):
            target, is_ours = _target(path, address, url)
            if not is_ours:
                continue
            there, _, anchor = target.partition("#")
            is_absolute = bool(urlsplit(address).scheme) or address.startswith("/")
            file = f"{there}index.html" if (served or is_absolute) and (not there or there.endswith("/")) else there
            if file not in files or (anchor and file.endswith(".html") and anchor not in pages[file].anchors):
                found.add((path, address))
    return sorted(found)


def _addresses(folder: Path, path: str, pages: dict[str, _Page]) -> Iterator[str]:
    if path in pages:
        yield from pages[path].addresses
        for text in pages[path].json:
            yield from _urls(loads(text))
        return
    text = Path(folder, path).read_text(encoding="utf-8") if path.endswith((".ics", ".json", ".xml", ".atom", ".txt")) else ""
    if path.endswith(".ics"):
        yield from re.findall(r"^URL[^:]*:(\S+)", text.replace("\r\n ", ""), re.MULTILINE)
    elif path.endswith(".json") and path.startswith("data/") and "/schemas/" not in path:
        yield from _urls(loads(text))
    elif path.endswith((".xml", ".atom")):
        for element in ElementTree.fromstring(text).iter():
            yield from [element.attrib["href"]] if "href" in element.attrib else []
            yield from [element.text or ""] if element.tag.endswith("}loc") else []
    elif path == "robots.txt":
        yield from re.findall(r"^Sitemap: (\S+)", text, re.MULTILINE)


def _urls(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("url", "image") and isinstance(inner, str):
                yield inner
            else:
                yield from _urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _urls(inner)


def _target(path: str, address: str, url: str) -> tuple[str, bool]:
    """What an address in the file `path` means, from the site's root, with its anchor; and whether it is on this site."""
    if path == "404.html" and not urlsplit(address).scheme and address.startswith("/"):
        address = urljoin(url, address)
    plain = re.sub("^webcal:", url.partition(":")[0] + ":", address)
    if urlsplit(plain).scheme:
        return unquote(plain.removeprefix(url)), plain.startswith(url)
    there, anchor = urldefrag(urljoin(ROOT + path, address))
    return unquote(there.removeprefix(ROOT).partition("?")[0]) + (f"#{unquote(anchor)}" if anchor else ""), True
