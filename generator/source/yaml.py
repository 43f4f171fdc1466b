"""Bytes of a file → located nodes, every scalar a text.  Knows YAML, no meaning.

Reads the events of libyaml (`compose` and `load` segfault on deep nesting and give `8:30` and `no` a meaning of their own) and refuses
what the contract refuses: other encodings, invisible characters, anchors, aliases, tags, merge keys, second documents.
"""

import re
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span, error
from generator.source.encoding import FORBIDDEN, MAX_MISTAKES, decode, line_of
from generator.source.nodes import Broken, Document, MappingNode, Mark, Node, Origo, Scalar, Sequence, place
from generator.source.syntax import NO_BLANK, explain

MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: str, data: bytes) -> tuple[Document | None, list[Diagnostic]]:
    """The file's one document; None if nothing of it can be used."""
    text, mistakes = decode(path, data)
    return parse(path, text) if text is not None else (None, mistakes)


def parse(path: str, text: str, first_line: int = 1) -> tuple[Document | None, list[Diagnostic]]:
    """`text` as `decode` gives it, or a part of it that begins on `first_line` of the file."""
    builder = _Builder(path, text, first_line)
    try:
        root = builder.build()
    except yaml.YAMLError as problem:
        builder.mistakes.append(explain(path, text, problem, first_line))
        return None, builder.mistakes
    except _Hopeless:
        return None, builder.mistakes
    return Document(path, text, root, first_line), builder.mistakes


class _Hopeless(Exception):
    """The rest of the file is not worth reading; what is wrong is in `mistakes`."""


class _Builder:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.mistakes: list[Diagnostic] = []
        self.escapes = "\\" in text
        self.tagged: set[int] = set()
        """Lists and mappings that are open and bear a tag."""

    def report(self, code: str, start: Mark, end: Mark, **arguments: object) -> None:
        given = tuple((name, str(value)) for name, value in arguments.items())
        self.mistakes.append(Diagnostic(code, self.at(start, end), given))
        if len(self.mistakes) >= MAX_MISTAKES:
            raise _Hopeless

    def at(self, start: Mark, end: Mark) -> Span:
        return place(self.path, self.text, start, end, self.first_line)

    def build(self) -> Node:
        loader = _LOADER(self.text)
        try:
            return self._document(loader)
        finally:
            loader.dispose()

    def _document(self, loader: Any) -> Node:
        get = loader.get_event
        get()  # the stream's start
        if type(get()) is not yaml.DocumentStartEvent:
            self._hopeless("empty-file", Origo(), Origo())
        root = self._node(loader)
        get()  # the document's end
        event = get()
        if type(event) is not yaml.StreamEndEvent:
            self._hopeless("second-document", event.start_mark, event.end_mark)
        if type(root) is Scalar and not root.text:
            self._hopeless("empty-file", Origo(), Origo())
        return root

    def _hopeless(self, code: str, start: Mark, end: Mark) -> None:
        self.report(code, start, end)
        raise _Hopeless

    def _node(self, loader: Any) -> Node:
        """One node and all below it, without recursion: an author's brackets must not become our stack."""
        get = loader.get_event
        stack: list[tuple[Sequence | MappingNode, Scalar | Broken | None]] = []
        inside: Sequence | MappingNode | None = None
        key: Scalar | Broken | None = None
        node: Node
        while True:
            event = get()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = Scalar(event.value, event.start_mark, event.end_mark, event.style or "")
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event)
                if self.escapes and event.style == '"' and FORBIDDEN.search(event.value):
                    node = self._escaped(node)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    self._hopeless("too-deep", event.start_mark, event.end_mark)
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event)
                if inside is not None:
                    stack.append((inside, key))
                else:
                    stack.append((_TOP, None))
                inside = MappingNode(event.start_mark) if kind is yaml.MappingStartEvent else Sequence(event.start_mark)
                key = None
                if event.tag is not None:
                    self.tagged.add(id(inside))
                continue
            elif kind is yaml.AliasEvent:
                self.report("alias", event.start_mark, event.end_mark)
                node = Broken(event.start_mark, event.end_mark)
            else:  # the end of a mapping or a sequence
                assert inside is not None
                inside.end = event.end_mark
                node = inside
                if id(inside) in self.tagged:
                    self.tagged.remove(id(inside))
                    node = Broken(inside.start, inside.end)
                above, key = stack.pop()
                inside = None if above is _TOP else above
            if inside is None:
                return node
            if type(inside) is Sequence:
                inside.items.append(node if type(node) is not Scalar or node.text else self._no_value(node, node))
            elif key is None:
                key = node if type(node) is Scalar else self._bad_key(node)
            else:
                self._enter(inside, key, node)
                key = None

    def _enter(self, inside: Sequence | MappingNode, key: Scalar | Broken, value: Node) -> None:
        assert type(inside) is MappingNode
        if type(key) is Broken:
            return
        assert type(key) is Scalar
        word = key.text
        if type(value) is Scalar and not value.text:
            if not value.style and not self._has_colon(key):
                if key.style or not (match := NO_BLANK.match(word)):
                    self.report("comma-in-value", key.start, key.end, words=word)
                else:
                    self.report("missing-blank", key.start, key.end, key=match[1])
                return
            value = self._no_value(key, value)
        if word in inside.entries:
            first = inside.entries[word][0]
            self.mistakes.append(error("duplicate-key", self.at(key.start, key.end), also=[self.at(first.start, first.end)], key=word))
            if len(self.mistakes) >= MAX_MISTAKES:
                raise _Hopeless
        elif word == "<<" and not key.style:
            self.report("merge-key", key.start, key.end)
        else:
            inside.entries[word] = (key, value)

    def _has_colon(self, key: Scalar) -> bool:
        """Whether what YAML took for a key is one; between braces a comma makes one of any words: {a: 1, 2}."""
        if key.start.line != key.end.line:
            return True
        return bool(re.match(r"\s*(:|$)", line_of(self.text, key.end.line)[key.end.column :]))

    def _no_value(self, at: Scalar, value: Scalar) -> Broken:
        rest = line_of(self.text, at.end.line)[at.end.column :]
        if not value.style and re.match(r"\s*:\s+#", rest):
            self.report("value-is-comment", at.start, at.end, key=at.text)
        elif at is value:
            self.report("empty-item", at.start, at.end)
        else:
            self.report("no-value", at.start, at.end, key=at.text)
        return Broken(value.start, value.end)

    def _bad_key(self, node: Node) -> Broken:
        if type(node) is not Broken:
            self.report("key-not-text", node.start, node.end)
        return Broken(node.start, node.end)

    def _decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("anchor", event.start_mark, event.end_mark, name=event.anchor)
        else:
            self.report("tag", event.start_mark, event.end_mark)

    def _escaped(self, node: Scalar) -> Broken:
        match = FORBIDDEN.search(node.text)
        assert match
        self.report("forbidden-character", node.start, node.end, character=f"U+{ord(match[0]):04X}")
        return Broken(node.start, node.end)


_TOP = Sequence(Origo())
