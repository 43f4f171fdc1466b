"""content/NAME.md and content/notices/ID.md, with those in other languages beside them → Page, Notice.  Knows front matter.

Front matter stands between two lines `---` at the beginning and is YAML like any other; the rest is Markdown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Origin, Span, error
from generator.model.site import Notice, Page
from generator.model.text import Body, Html, Id, Text
from generator.source import yaml
from generator.source.decode import Schema
from generator.source.encoding import decode
from generator.source.fields import schema
from generator.source.nodes import Document, MappingNode, Node
from generator.source.reading import BAD, Bad, Reading, wrong_shape

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)

Written = TypeVar("Written", Page, Notice)


@dataclass(frozen=True, slots=True)
class Front:
    """A Markdown file cut in two; `body` is its end."""

    front: str
    body: str


def cut(text: str) -> Front | None:
    """None if the file does not begin with front matter between two lines `---`."""
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    return Front(text[opening.end() : closing.start()], text[closing.end() :])


def read_front(path: str, text: str) -> tuple[Document | None, Front | None, list[Diagnostic]]:
    """The front matter as a document, with the lines of the file."""
    pieces = cut(text)
    if pieces is None:
        return None, None, [error("no-front-matter", Span(path, 1, 1, 1))]
    document, found = yaml.parse(path, pieces.front, first_line=2)
    return document, pieces, found


_SHARED = ("id", "origin", "body")
_TRANSLATED = ("title", "summary")


def decode_page(
    cls: type[Written], path: str, data: bytes, page_id: Id, languages: tuple[str, ...], address: str
) -> tuple[Written | None, list[Diagnostic]]:
    """A file in the first language."""
    values, html, found = _decode(path, data, _schema_of(cls), languages, address)
    if values is None or html is None:
        return None, found
    return cls(id=page_id, origin=Origin(path), body=Body(html), **values), found


def add_translation(
    page: Written, path: str, data: bytes, tag: str, languages: tuple[str, ...], address: str
) -> tuple[Written, list[Diagnostic]]:
    """The page with what NAME.TAG.md says; its title and summary are texts in that language alone."""
    values, html, found = _decode(path, data, _TRANSLATION, (tag,), address)
    if values is None or html is None:
        return page, found
    body = replace(page.body, others=tuple(sorted((*page.body.others, (tag, html)))))
    given: dict[str, Any] = {"body": body}
    for name in _TRANSLATED:
        words: Text | None = values.get(name)
        if words is None:
            continue
        own: Text | None = getattr(page, name)
        if own is None:
            found.append(error("translation-alone", Origin(path, (name,)), key=name, file=page.origin.path))
        elif own.written_in(tag) not in (None, words.first):
            found.append(error("translated-twice", Origin(path, (name,)), also=[Origin(page.origin.path, (name, tag))], language=tag))
        else:
            given[name] = Text(own.first, tuple(sorted({**dict(own.others), tag: words.first}.items())))
    return replace(page, **given), found


def _decode(
    path: str, data: bytes, known: Schema, languages: tuple[str, ...], address: str
) -> tuple[dict[str, Any] | None, Html | None, list[Diagnostic]]:
    from generator.source.markdown import MarkdownSource, render

    text, found = decode(path, data)
    if text is None:
        return None, None, found
    if not text:
        return None, None, [error("empty-file", Span(path, 1, 1, 1))]
    document, pieces, found = read_front(path, text)
    html: Html | None = None
    if pieces is not None:
        html, mistakes = render(pieces.body, MarkdownSource(Origin(path), address))
        found += mistakes
    if document is None:
        return None, html, found
    reading = Reading(document, languages)
    values = _front(document.root, reading, known)
    return (None if values is BAD else values), html, found + reading.found


def _front(node: Node, reading: Reading, known: Schema) -> dict[str, Any] | Bad:
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    values, good = known.collect(node, reading)
    if good and "from_" in values and "until" in values and values["until"] < values["from_"]:
        at = node.entries["until"][1]
        return reading.refuse("until-before-from", at, until=values["until"], first=values["from_"])
    return values if good else BAD


def _schema_of(cls: type) -> Schema:
    return _SCHEMAS[cls]


_SCHEMAS: Mapping[type, Schema] = {cls: schema(cls, skip=_SHARED) for cls in (Page, Notice)}
_TRANSLATION = Schema({name: _SCHEMAS[Page].keys[name] for name in _TRANSLATED}, {})
