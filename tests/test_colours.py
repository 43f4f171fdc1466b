"""generator/colours.py: contrast as WCAG 2 counts it, and what a plain kind wears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.colours import DARK, LIGHT, Scheme, contrast, mix, wear

COLOURS = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#0b5d4e", "#ffffff", 7.81)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    """Black on white is 21, #777 is the grey that just fails, in either order."""
    assert (expected, expected) == (round(contrast(one, other), 2), round(contrast(other, one), 2))


def test_mix_is_between_both() -> None:
    """A tenth of black over white is a light grey."""
    assert mix("#000000", "#ffffff", 0.1) == "#e6e6e6"


def test_wear_keeps_a_colour_that_can_be_read() -> None:
    """A strong green is itself on white, in symbol and word."""
    assert wear("#2e7d32", LIGHT) == ("#2e7d32", "#2e7d32", "#e6efe6")


def test_wear_falls_back_to_ink() -> None:
    """A pale yellow vanishes on white, and is itself on the dark page."""
    assert (wear("#ffd54f", LIGHT)[:2], wear("#ffd54f", DARK)[:2]) == ((LIGHT.ink, LIGHT.ink), ("#ffd54f", "#ffd54f"))


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@given(colour=COLOURS)
def test_wear_can_always_be_read(colour: str, scheme: Scheme) -> None:
    """A symbol reaches 3:1 and a word 4.5:1 on all that they may stand on, whatever the author chose."""
    symbol, word, tile = wear(colour, scheme)
    assert min(contrast(symbol, tile), contrast(symbol, scheme.page)) >= 3
    assert min(contrast(word, scheme.tint), contrast(word, scheme.page)) >= 4.5
