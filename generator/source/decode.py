"""Located nodes → values of the model: a frozen dataclass is its own schema.  Knows types, not what an event is.

A field `first_day` is the key `first-day`, `from_` is `from`, `day` is `date`; one without a default is required; a field `days` stands for
`date` or `first-day` + `last-day`. A decoder is made once a type and either returns a value or reports what is wrong and returns BAD.
What only some fields or types need stands in `fields`.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import reduce
from operator import or_
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.diagnostics import error
from generator.model.when import Days
from generator.source import times
from generator.source.nodes import MappingNode, Node, Scalar, Sequence
from generator.source.reading import BAD, Bad, Decoder, Reading, first_key, unknown_key, unknown_value, wrong_shape
from generator.source.scalars import Refused


def scalar(read: Callable[[str], object]) -> Decoder:
    """A decoder of one text by a function that returns its value or raises Refused."""

    def decode(node: Node, reading: Reading) -> object:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, "expected-word")
        try:
            return read(node.text)
        except Refused as problem:
            return reading.refuse(problem.code, node, **problem.arguments)

    return decode


def choice(values: Mapping[str, object]) -> Decoder:
    """One of the words in `values`."""

    def decode(node: Node, reading: Reading) -> object:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, "expected-word")
        if node.text in values:
            return values[node.text]
        return unknown_value(node, reading, values)

    return decode


def items(item: Decoder) -> Decoder:
    """A list of any length."""

    def decode(node: Node, reading: Reading) -> object:
        if type(node) is not Sequence:
            return wrong_shape(node, reading, "expected-list")
        values = [item(member, reading) for member in node.items]
        return BAD if BAD in values else tuple(values)

    return decode


def distinct(item: Decoder) -> Decoder:
    """A list in which no word stands twice."""

    def decode(node: Node, reading: Reading) -> object:
        if type(node) is not Sequence:
            return wrong_shape(node, reading, "expected-list")
        seen: dict[object, Node] = {}
        values = []
        for member in node.items:
            value = item(member, reading)
            if value is not BAD and value in seen and not reading.full:
                also = [reading.span(seen[value])]
                written = member.text if type(member) is Scalar else ""
                reading.found.append(error("twice-in-list", reading.span(member), also=also, value=written))
                value = BAD
            seen.setdefault(value, member)
            values.append(value)
        return BAD if BAD in values else tuple(values)

    return decode


def table(key: Decoder, value: Decoder) -> Decoder:
    """A mapping whose keys are the author's, in his order."""

    def decode(node: Node, reading: Reading) -> object:
        if type(node) is not MappingNode:
            return wrong_shape(node, reading, "expected-mapping")
        values = {key(word, reading): value(member, reading) for word, member in node.entries.values()}
        return BAD if BAD in values or BAD in values.values() else types.MappingProxyType(values)

    return decode


def key_of(name: str) -> str:
    """The key that stands for the field `name`."""
    return {"from_": "from", "except_": "except", "day": "date"}.get(name) or name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Schema:
    """`keys`: key → name of a field and its decoder. `required`: field → the key to name when it is missing."""

    keys: Mapping[str, tuple[str, Decoder]]
    required: Mapping[str, str]
    days: bool = False
    needs_days: bool = False

    def collect(self, node: MappingNode, reading: Reading, foreign: Mapping[str, str] | None = None) -> tuple[dict[str, Any], bool]:
        """The fields' values, BAD ones included, and whether all are good. `foreign`: keys that belong to another kind."""
        keys = self.keys
        values: dict[str, Any] = {}
        meant: set[str] = set()
        good = True
        for word, (key, member) in node.entries.items():
            known = keys.get(word)
            if known is None:
                meant.add(unknown_key(key, reading, keys, foreign))
                continue
            value = values[known[0]] = known[1](member, reading)
            if value is BAD:
                good = False
        if self.days:
            good = combine_days(node, values, reading, required=self.needs_days) and good
        for name, key_word in self.required.items():
            if name not in values:
                good = False
                if key_word not in meant:
                    reading.refuse("missing-key", first_key(node), key=key_word)
        return values, good


DAY_KEYS = ("date", "first-day", "last-day")


def combine_days(node: MappingNode, values: dict[str, Any], reading: Reading, *, required: bool) -> bool:
    """Puts `days` in place of the days among `values`; False if they make no span (reported)."""
    one, first, last = values.pop("date", None), values.pop("first-day", None), values.pop("last-day", None)
    if one is None and first is None and last is None:
        if required:
            reading.refuse("no-days", first_key(node))
        return not required
    days = span_of_days(node, one, first, last, reading)
    if days is not BAD:
        values["days"] = days
    return days is not BAD


def span_of_days(node: MappingNode, one: Any, first: Any, last: Any, reading: Reading) -> Days | Bad:
    """Each is a date, BAD, or None for a key that is not there; at least one is there."""
    if one is not None and (first is not None or last is not None):
        return reading.refuse("date-and-span", node.entries["first-day" if first is not None else "last-day"][0])
    if isinstance(one, date):
        return Days(one, one)
    if one is not None:
        return BAD
    if first is None or last is None:
        there, missing = ("first-day", "last-day") if last is None else ("last-day", "first-day")
        return reading.refuse("half-a-span", node.entries[there][0], there=there, missing=missing)
    if not isinstance(first, date) or not isinstance(last, date):
        return BAD
    try:
        return times.days(first, last)
    except Refused as problem:
        return reading.refuse(problem.code, node.entries["last-day"][1], **problem.arguments)


class Decoders:
    """Makes each type's decoder once. `by_type` and `by_field` (class and name of a field) hold those that no type tells alone."""

    def __init__(self, by_type: Mapping[Any, Decoder], by_field: Mapping[tuple[type, str], Decoder]) -> None:
        self.by_type: dict[Any, Decoder] = dict(by_type)
        self.by_field = by_field

    def of(self, hint: Any) -> Decoder:
        if hint not in self.by_type:
            self.by_type[hint] = self._make(hint)
        return self.by_type[hint]

    def _make(self, hint: Any) -> Decoder:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            given = [argument for argument in arguments if argument is not types.NoneType]
            assert len(given) < len(arguments), f"no decoder for {hint}"
            return self.of(reduce(or_, given))
        if origin is Literal:
            return choice({word: word for word in arguments})
        if origin is tuple:
            return distinct(self.of(date)) if arguments[0] is date else items(self.of(arguments[0]))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return table(self.of(arguments[0]), self.of(arguments[1]))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return choice({member.value: member for member in hint})
        assert is_dataclass(hint) and isinstance(hint, type), f"no decoder for {hint}"
        return self.record(hint)

    def schema(self, cls: type, skip: Iterable[str] = ()) -> Schema:
        """The keys of the dataclass `cls`, without those of the fields in `skip`."""
        hints = get_type_hints(cls)
        keys: dict[str, tuple[str, Decoder]] = {}
        required = {}
        days = needs_days = False
        for field in fields(cls):
            if field.name in skip:
                continue
            hint = hints[field.name]
            if hint in (Days, Days | None):
                days, needs_days = True, not _has_default(field)
                keys |= {key: (key, self.of(date)) for key in DAY_KEYS}
                continue
            keys[key_of(field.name)] = (field.name, self.by_field.get((cls, field.name)) or self.of(hint))
            if not _has_default(field):
                required[field.name] = key_of(field.name)
        return Schema(keys, required, days, needs_days)

    def record(self, cls: type) -> Decoder:
        """A mapping with the keys of a dataclass."""
        known = self.schema(cls)

        def decode(node: Node, reading: Reading) -> object:
            if type(node) is not MappingNode:
                return wrong_shape(node, reading, "expected-mapping")
            values, good = known.collect(node, reading)
            return cls(**values) if good else BAD

        return decode


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
