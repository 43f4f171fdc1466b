"""What every page keeps to, whatever it shows: its language, its kin in other languages, no foreign host, nothing inline, days that agree.

It knows no event.
"""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.language import Language
from generator.verify.addresses import Addresses
from generator.verify.findings import Finding
from generator.verify.page_file import Element

HEAVIEST_LOAD = 100_000
"""Octets of a page and all that it loads, compressed as they are sent."""
NEVER_HEAVY = 50_000
"""A page of so many octets is never too heavy, even if it could not be compressed."""

_LOADING = {
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "video": "src",
    "audio": "src",
}
_LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"})
_ADDRESSES = ("href", "src", "data-copy", "poster", "action")
_USED = re.compile(rb'<use [^>]*href="#([^"]+)"')
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d\d:\d\d")
_MONTH = re.compile(r"(\d+)月")
_DAY = re.compile(r"(\d+)[日号]")
_WEEKDAY = re.compile(r"[周週]([一二三四五六日])")
_ENGLISH_MONTH = re.compile(r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_ENGLISH_WEEKDAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Link(NamedTuple):
    """From a page to a file of ours. `written`: as it stands there."""

    path: str
    written: str
    target: str
    anchor: str


class Seen(NamedTuple):
    """What one walk through a page finds: `links` to our files, `ids` that others may link to; search engines list what is `indexed`."""

    findings: list[Finding]
    links: list[Link]
    ids: frozenset[str]
    indexed: bool


def seen(path: str, root: Element, language: Language, addresses: Addresses) -> Seen:
    """One walk, for there are a million elements in a thousand events' site."""
    found = Seen([], [], frozenset(), True)
    findings, links, ids, indexed = found.findings, found.links, set(), True
    html = root.first("html")
    if html is None or html.get("lang") != language.tag:
        findings.append(Finding("page-language", path, "", html.get("lang") if html else "", language.tag))
    for element in root.walk():
        tag, written = element.tag, element.written
        if tag == "style" or (tag == "script" and not element.has("src") and element.get("type") != "application/ld+json"):
            findings.append(Finding("inline-code", path, "", f"<{tag}> {element.said[:40]}"))
        if not written:
            continue
        if " style" in written or " on" in written:
            findings += _inline(path, element)
        if " id=" in written or (tag == "a" and " name=" in written):
            ids.add(element.get("id") or element.get("name"))
        if tag == "time":
            if not agrees(element.said, element.get("datetime")):
                findings.append(Finding("day-in-words", path, "", element.said, element.get("datetime")))
        elif tag == "meta":
            indexed = indexed and not (element.get("name") == "robots" and "noindex" in element.get("content"))
            links += _of_meta(path, element, addresses)
        elif "href" in written or "src" in written or "data-copy" in written:
            links += _linked(path, element, addresses)
            loaded = _loaded(element)
            if loaded and addresses.of(loaded, path).path is None:
                findings.append(Finding("foreign-host", path, "", loaded))
    return Seen(findings, links, frozenset(ids), indexed)


def _inline(path: str, element: Element) -> Iterator[Finding]:
    for name in element.attributes:
        if name == "style" or name.startswith("on"):
            yield Finding("inline-code", path, "", f"{name}={element.get(name)[:40]}")


def _loaded(element: Element) -> str:
    """What a browser fetches for the element; "" for nothing of its own."""
    if element.tag == "link":
        return element.get("href") if set(element.get("rel").split()) & _LOADED_LINKS else ""
    written = element.get(_LOADING[element.tag]) if element.tag in _LOADING else ""
    return "" if written.startswith("data:") else written


def _linked(path: str, element: Element, addresses: Addresses) -> Iterator[Link]:
    for name in _ADDRESSES:
        written = element.get(name)
        if written and (name != "data-copy" or urlsplit(written).scheme in ("http", "https", "webcal")):
            target, anchor = addresses.of(written, path)
            if target is not None:
                yield Link(path, written, target, anchor)


def _of_meta(path: str, element: Element, addresses: Addresses) -> Iterator[Link]:
    """Where a page leads on by itself, and what it tells others to show."""
    content = element.get("content")
    if element.get("http-equiv").lower() == "refresh":
        content = content.partition("url=")[2]
    elif element.get("property") not in ("og:url", "og:image"):
        return
    target, anchor = addresses.of(content, path)
    if target is not None:
        yield Link(path, content, target, anchor)


def symbols(path: str, data: bytes) -> Iterator[Finding]:
    """That each drawing that is shown by name stands on the page."""
    for name in set(_USED.findall(data)):
        if b'id="%b"' % name not in data:
            yield Finding("anchor-missing", path, "", name.decode(errors="replace"), f"#{name.decode(errors='replace')}")


def kin(path: str, root: Element, languages: Mapping[str, str], addresses: Addresses) -> Iterator[Finding]:
    """`languages`: tag → the path of the same page in each. The alternates name them all, itself included."""
    named = {e.get("hreflang"): addresses.of(e.get("href"), path).path for e in root.all("link") if "alternate" in e.get("rel").split()}
    for tag, wanted in languages.items():
        if named.get(tag) != wanted:
            yield Finding("kin-wrong", path, "", f"{tag}: {named.get(tag) or ''}", f"{tag}: {wanted}")


def weight(path: str, data: bytes, root: Element, addresses: Addresses, read: Callable[[str], bytes]) -> Iterator[Finding]:
    """The page with all that it needs to be shown, photos aside."""
    if len(data) <= NEVER_HEAVY:
        return
    needed = {addresses.of(loaded, path).path for e in root.walk() if e.tag in ("link", "script") and (loaded := _loaded(e))}
    octets = len(gzip.compress(data, 6)) + sum(_sent(read(each)) for each in needed if each and each in addresses.files)
    if octets > HEAVIEST_LOAD:
        yield Finding("too-heavy", path, "", str(octets), str(HEAVIEST_LOAD))


@cache
def _sent(data: bytes) -> int:
    return len(gzip.compress(data, 6))


@cache
def agrees(words: str, moment: str) -> bool:
    """Whether a day or a time in words can be the one that `datetime` names. What names neither says nothing wrong."""
    day, _, clock = moment.partition("T")
    if clock:
        found = _CLOCK.search(words)
        return found is None or found[0] == clock
    try:
        meant = date.fromisoformat(day)
    except ValueError:
        return False
    numbers = {int(number) for number in _NUMBER.findall(words)}
    return (
        numbers <= {meant.year, meant.month, meant.day}
        and (not numbers or meant.day in numbers)
        and all(int(n) == meant.month for n in _MONTH.findall(words))
        and all(int(n) == meant.day for n in _DAY.findall(words))
        and all("一二三四五六日".index(w) == meant.weekday() for w in _WEEKDAY.findall(words))
        and all(w == _WEEKDAYS[meant.weekday()] for w in _ENGLISH_WEEKDAY.findall(words))
        and all(m == _MONTHS[meant.month - 1] for m in _ENGLISH_MONTH.findall(words))
    )
