"""Nodes → words in one or several languages: Text, Line, Body."""

from collections.abc import Callable
from typing import Any

from generator.diagnostics import Origin
from generator.model.text import Body, Html, Line, Text
from generator.source.nodes import MappingNode, Node, Scalar
from generator.source.reading import BAD, Bad, Reading, first_key, wrong_shape

KNOWN_LANGUAGES = ("zh-Hans", "en", "zh-Hant")


def one_line(node: Scalar, reading: Reading) -> str | Bad:
    """The words of a text; the line break that ends a block is not one in it."""
    words = node.text
    if "\n" in words or "\r" in words:
        if node.style in ("|", ">"):
            words = words.rstrip("\n")
        if "\n" in words or "\r" in words:
            return reading.refuse("line-break", node)
    if not words or words.isspace():
        return reading.refuse("blank-text", node)
    return words


def text(node: Node, reading: Reading) -> Text | Bad:
    if type(node) is Scalar:
        words = one_line(node, reading)
        return Text(words) if words is not BAD else BAD
    spoken = _in_languages(node, reading, one_line)
    return BAD if spoken is BAD else Text(*spoken)


def body(node: Node, reading: Reading) -> Body | Bad:
    """`description`: the only Markdown outside of .md files."""
    origin = Origin(reading.document.path, ("description",))
    if type(node) is Scalar:
        html = _markdown(node, reading, origin)
        return Body(html) if html is not BAD else BAD

    def one(value: Scalar, reading: Reading) -> Html | Bad:
        tag = next(word for word, (_, member) in node.entries.items() if member is value)  # type: ignore[union-attr]
        return _markdown(value, reading, origin / tag)

    spoken = _in_languages(node, reading, one)
    return BAD if spoken is BAD else Body(*spoken)


def _markdown(node: Scalar, reading: Reading, origin: Origin) -> Html | Bad:
    from generator.source.markdown import MarkdownSource, render

    if node.text.isspace() or not node.text:
        return reading.refuse("blank-text", node)
    html, found = render(node.text, MarkdownSource(origin, reading.page))
    reading.found += found
    return html


def _in_languages(node: Node, reading: Reading, one: Callable[[Scalar, Reading], Any]) -> tuple[Any, tuple[tuple[str, Any], ...]] | Bad:
    """The first language's words and the others', sorted by tag."""
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-text")
    spoken: dict[str, Any] = {}
    good = True
    for tag, (key, member) in node.entries.items():
        if tag not in reading.languages:
            code = "language-not-of-site" if tag in KNOWN_LANGUAGES else "not-a-language"
            reading.refuse(code, key, language=tag, known=", ".join(reading.languages))
            good = False
        elif type(member) is not Scalar:
            good = wrong_shape(member, reading, "expected-word") is not BAD
        else:
            spoken[tag] = one(member, reading)
    first = reading.languages[0]
    if first not in node.entries:
        reading.refuse("first-language-missing", first_key(node), language=first)
        good = False
    if not good or BAD in spoken.values():
        return BAD
    return spoken.pop(first), tuple(sorted(spoken.items()))


def line(node: Node, reading: Reading) -> Line | Bad:
    if type(node) is not Scalar:
        return wrong_shape(node, reading, "expected-word")
    words = one_line(node, reading)
    return Line(words) if words is not BAD else BAD
