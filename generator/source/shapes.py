"""The types of the model → JSON Schemas (2020-12).  Knows shapes; what each key is for is told to it.

`Shapes` walks the same fields as `decode` does; only what no type tells alone – the form of one text – stands in tables, beside those of
`fields`. An editor reads `2` and `2.5` as numbers where we read texts: both pass.
"""

import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import reduce
from operator import or_
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.source.decode import DAY_KEYS, Schema, key_of
from generator.source.fields import schema
from generator.source.scalars import ID

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Shape = dict[str, Any]
Names = Callable[[type, str], Sequence[str]]
"""Names that an author has given and may use in a field, such as his communities: an editor offers them, others pass."""
Said = Callable[[type | str, str], str]
"""What the key of a class is for; a class may be named."""


def whole(pattern: str) -> str:
    """As a schema writes what must match from end to end."""
    return f"^(?:{pattern})$"


def word(pattern: str, *numbers: str, **bounds: int) -> Shape:
    """A text of a form; `numbers` are the types that an editor may take it for."""
    return {"type": ["string", *numbers] if numbers else "string", "pattern": whole(pattern), **bounds}


def one_of(words: Iterable[str]) -> Shape:
    return {"enum": list(words)}


def listed(item: Shape, **more: Any) -> Shape:
    return {"type": "array", "items": item, **more}


@dataclass
class Shapes:
    """One document's shapes: a record is described once, in `definitions`, and named elsewhere.

    `by_type` and `by_field` are for those that no type tells alone; a function is given these Shapes.
    """

    by_type: Mapping[Any, Any]
    by_field: Mapping[tuple[type, str], Any]
    said: Said
    names: Names
    key: Callable[[str], str] = key_of
    definitions: dict[str, Shape] = field(default_factory=dict)

    def document(self, address: str, title: str, shape: Shape) -> Shape:
        """A whole schema; `address` is its own, absolute."""
        rest = {"$defs": dict(sorted(self.definitions.items()))} if self.definitions else {}
        return {"$schema": DIALECT, "$id": address, "title": title, **shape, **rest}

    def of(self, hint: Any) -> Shape:
        if hint in self.by_type:
            found = self.by_type[hint]
            return found(self) if callable(found) else dict(found)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.of(reduce(or_, (argument for argument in arguments if argument is not types.NoneType)))
        if origin is Literal:
            return one_of(arguments)
        if origin is tuple:
            return listed(self.of(arguments[0]), **({"uniqueItems": True} if arguments[0] is date else {}))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self.table(self.of(arguments[1]))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return one_of(member.value for member in hint)
        return self.record(hint)

    def table(self, value: Shape, known: Sequence[str] = ()) -> Shape:
        """A mapping whose keys are the author's own; an editor offers the `known` ones."""
        offered = {"properties": dict.fromkeys(known, value)} if known else {}
        return {"type": "object", **offered, "propertyNames": word(ID.pattern), "additionalProperties": value}

    def record(self, cls: type) -> Shape:
        """A reference to a dataclass's definition."""
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = self.mapping(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def mapping(self, cls: type, skip: Iterable[str] = ()) -> Shape:
        """A mapping with the keys of a dataclass."""
        known = schema(cls, skip)
        return self.closed(self.properties(cls, known), known.required.values(), days=known.days, needs_days=known.needs_days)

    def properties(self, cls: type, known: Schema) -> dict[str, Shape]:
        hints = get_type_hints(cls)
        return {
            self.key(key if key in DAY_KEYS and name == key else name): self.field(cls, name, hints.get(name, date))
            for key, (name, _) in known.keys.items()
        }

    def field(self, cls: type, name: str, hint: Any) -> Shape:
        found = self.by_field.get((cls, name))
        shape = (found(self) if callable(found) else dict(found)) if found is not None else self.of(hint)
        offered = list(self.names(cls, name))
        if offered and "pattern" in shape:
            shape = {**shape, "examples": offered}
        return {"description": self.said(cls, key_of(name)), **shape}

    def closed(self, properties: dict[str, Shape], required: Iterable[str], *, days: bool = False, needs_days: bool = False) -> Shape:
        """A mapping with these keys and no others."""
        needed = sorted(map(self.key, required))
        shape: Shape = {"type": "object", "properties": properties, "additionalProperties": False}
        if needed:
            shape["required"] = needed
        if days:
            one, first, last = map(self.key, DAY_KEYS)
            shape["dependentRequired"] = {first: [last], last: [first]}
            if needs_days:
                shape["oneOf"] = [{"required": [one]}, {"required": [first, last]}]
            else:
                shape["not"] = {"required": [one, first]}
        return shape


def widened(pattern: str) -> str:
    """With full-width digits, colons and dashes, as they may be written in days and times; blanks may stand at its ends."""
    wide = re.sub(r"\[[^]]*\]|\(\?:|[:-]", lambda found: _WIDE.get(found[0], found[0]), pattern)
    return rf"\s*(?:{wide})\s*"


_WIDE = {"[0-9]": "[0-9０-９]", ":": "[:：]", "-": "[-－‐‑‒–—―−]"}


def texts(languages: Sequence[str], scalar: Shape) -> Shape:
    """A text in the first language, or in several."""
    spoken = dict.fromkeys(languages, scalar)
    return {
        "anyOf": [scalar, {"type": "object", "properties": spoken, "required": [languages[0]], "additionalProperties": False}],
    }
