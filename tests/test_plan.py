"""The plan as a value: clashes and fingerprints."""

from dataclasses import dataclass
from datetime import date

import pytest

from generator.diagnostics import Origin, error
from generator.language import Words
from generator.outputs.parts.sentences import Stamp
from generator.plan import View, fingerprint, gather
from generator.routes import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(View):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(View):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(View):
    cells: tuple[object, ...]


FIRST, SECOND = Origin("events/clean-city/a.yml"), Origin("events/clean-city/b.yml", ("aliases", 0))


def test_gather_sorts_by_path() -> None:
    """Whatever order the formats come in."""
    plan, found = gather([("b", Leaf(words="2")), ("a", Leaf(words="1"))])
    assert (list(plan.outputs), found) == (["a", "b"], [])


@pytest.mark.parametrize("path", ["events/x/index.html", "events/X/index.html"])
def test_gather_names_both_sources_of_a_clash(path: str) -> None:
    """Two outputs for one path, or for two that Windows takes for one; the first stays."""
    first, second = Leaf(origin=FIRST, words="1"), Leaf(origin=SECOND, words="2")
    plan, found = gather([("events/x/index.html", first), (path, second)])
    assert dict(plan.outputs) == {"events/x/index.html": first}
    assert found == [error("address-clash", SECOND, also=[FIRST], address=path)]


@pytest.mark.parametrize("own_first", [True, False])
def test_gather_names_the_author_of_a_clash_with_what_has_none(own_first: bool) -> None:
    """Such as an event whose id is what a month's posters are called."""
    own, gathered = ("flyers/month-2026-12.pdf", Leaf(origin=FIRST, words="1")), ("flyers/month-2026-12.pdf", Leaf(words="2"))
    _, found = gather([own, gathered] if own_first else [gathered, own])
    assert found == [error("address-clash", FIRST, also=[], address="flyers/month-2026-12.pdf")]


def test_fingerprint_is_equal_for_equal_views_only() -> None:
    """Other words or another type of view are rendered anew."""
    assert fingerprint(Leaf(words="1")) == fingerprint(Leaf(words="1"))
    assert len({fingerprint(v) for v in (Leaf(words="1"), Leaf(words="2"), Other(words="1"))}) == 3


def test_fingerprint_tells_types_inside_a_view_apart() -> None:
    """Two kinds of values with equal fields may be rendered differently."""
    values: list[tuple[object, ...]] = [
        (Words("a"),),
        (Stamp("a", ""),),
        (("a", ""),),
        (Origin("a"),),
        (Variant.ALARM,),
        (Variant.GOOGLE,),
        (1,),
        ("1",),
        (date(2026, 1, 1),),
    ]
    assert len({fingerprint(Row(cells=cells)) for cells in values}) == len(values)
