"""changes.atom, read as XML and held against the sources: what each entry is about is public, is called so, and is where its link leads."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from generator import routes
from generator.verify.addresses import Addresses
from generator.verify.findings import Finding
from generator.verify.page_file import squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

_A = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def news(path: str, data: bytes, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80])
        return
    own = routes.absolute(truth.edition.site.config.url, path)
    links = {link.get("rel", ""): link.get("href", "") for link in root.iterfind(f"{_A}link")}
    if links.get("self") != own:
        yield Finding("fact-wrong", path, "", links.get("self", ""), own)
    titles = {routes.path(routes.event(words.language.prefix, event.id)): event for event in truth.edition.events.values()}
    ids: set[str] = set()
    for entry in root.iterfind(f"{_A}entry"):
        link = entry.find(f"{_A}link")
        written = link.get("href", "") if link is not None else ""
        target = addresses.of(written, path).path
        event = titles.get(target or "")
        title = squeezed(entry.findtext(f"{_A}title", ""))
        id_, updated = entry.findtext(f"{_A}id", ""), entry.findtext(f"{_A}updated", "")
        if target not in addresses.files:
            yield Finding("link-dead", path, "", written, target or "")
        wanted = words.title(event) if event else words.say("tag-withdrawn")
        if wanted not in title:
            yield Finding("title-wrong", path, event.id if event else "", title, wanted)
        if not _MOMENT.fullmatch(updated) or id_ in ids or not id_:
            yield Finding("fact-wrong", path, event.id if event else "", f"{id_} {updated}")
        ids.add(id_)
