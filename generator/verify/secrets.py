"""What no output may hold: title, id, place and words of internal events, and of withdrawn ones all but the few outputs that say so.

A word that something public has too gives nothing away, and is not looked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from typing import Any

from generator.model.event import Event, Visibility
from generator.model.text import Html, Text
from generator.verify.findings import Finding
from generator.verify.page_file import squeezed
from generator.verify.truth import Truth

SHORTEST = 3
"""Characters of a word that gives something away."""

_UNSAID = frozenset({"origin", "id", "aliases", "kind", "changes", "follows", "accept"})


@dataclass(frozen=True, slots=True)
class Secret:
    """`words` are squeezed. `addresses`: how an output names it; `allowed`: beginnings of paths where its id may stand."""

    event: str
    words: tuple[str, ...]
    addresses: tuple[str, ...]
    allowed: tuple[str, ...] = ()


def secrets(truth: Truth) -> tuple[Secret, ...]:
    edition = truth.edition
    hidden = [e for e in edition.site.events.values() if e.id not in edition.events]
    if not hidden:
        return ()
    public = "\n".join(_words(value) for value in _public(truth))
    found = []
    for event in hidden:
        words = {squeezed(word) for word in _each(event) if len(squeezed(word)) >= SHORTEST}
        told = tuple(sorted(word for word in words if word not in public))
        ids = () if event.id in edition.withdrawn else (event.id, *event.aliases)
        names = tuple(name for id_ in ids for name in (f"events/{id_}/", f"flyers/{id_}.", f"series/{id_}.", f'"{id_}@', f"UID:{id_}@"))
        found.append(Secret(event.id, told, names))
    return tuple(found)


def told(path: str, data: bytes, said: str, kept: Iterable[Secret]) -> Iterator[Finding]:
    """`said`: the words of the output, squeezed."""
    text = data.decode(errors="replace")
    for secret in kept:
        for word in secret.words:
            if word in said and (not _ends_in_figures(word) or not path.endswith(".html") or word in squeezed(unescape(text))):
                yield Finding("secret-told", path, secret.event, word)
        for name in secret.addresses:
            if name in text:
                yield Finding("secret-told", path, secret.event, name)


def _ends_in_figures(word: str) -> bool:
    """Then words that stand side by side may make it by chance: 清扫 and the 12 of the next day."""
    return word[0].isdigit() or word[-1].isdigit()


def plain_words(path: str, data: bytes) -> str:
    """Of a file that is no page: unfolded, unescaped, squeezed."""
    text = data.decode(errors="replace")
    if path.endswith(".ics"):
        text = text.replace("\r\n ", "").replace("\\n", "").replace("\\", "")
    return squeezed(unescape(text) if path.endswith((".xml", ".atom")) else text)


def _public(truth: Truth) -> Iterator[Any]:
    site = truth.edition.site
    yield from (site.config, site.stations, site.pages, site.notices, site.holidays, site.waste_guide)
    yield from truth.edition.events.values()


def _words(value: Any) -> str:
    return "\n".join(map(squeezed, _strings(value)))


def _each(event: Event) -> Iterator[str]:
    """What its author wrote, field by field."""
    assert event.visibility is not Visibility.PUBLIC or event.id
    for field in fields(event):
        if field.name not in _UNSAID:
            yield from _texts(getattr(event, field.name))


def _texts(value: Any) -> Iterator[str]:
    """Texts of one line; a body's paragraphs are too long to be found again."""
    if isinstance(value, Text):
        yield value.first
        yield from (written for _, written in value.others)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, tuple | frozenset):
        for held in value:
            yield from _texts(held)
    elif is_dataclass(value) and not isinstance(value, type | Html):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _strings(held)
    elif isinstance(value, tuple | frozenset):
        for held in value:
            yield from _strings(held)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
