"""generator/diagnostics/suggest.py: slips of the pen are recognised, strangers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.suggest import distance, nearest

KEYS = ("title", "summary", "date", "time", "place", "first-day", "last-day", "repeat", "on", "to", "changes", "branches")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tilte", "title"),
        ("titel", "title"),
        ("Title", "title"),
        ("first_day", "first-day"),
        ("firstday", "first-day"),
        ("lastday", "last-day"),
        ("no", "on"),
        ("dates", "date"),
        ("tme", "time"),
    ],
)
def test_nearest_recognises_a_slip(word: str, expected: str) -> None:
    """Letters swapped, left out, doubled, in other case or with another hyphen."""
    assert nearest(word, KEYS) == expected


@pytest.mark.parametrize("word", ["", "x", "of", "xy", "colour", "zzzzzzzz", "标题"])
def test_nearest_offers_nothing_for_a_stranger(word: str) -> None:
    """A silly suggestion is worse than none."""
    assert nearest(word, KEYS) is None


def test_nearest_prefers_the_first_of_equals() -> None:
    """The answer does not depend on the order of the known words."""
    assert nearest("dast", ["date", "data", "dart", "fast"]) == "dart"
    assert nearest("dast", ["fast", "dart"]) == "dart"


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_nothing_only_for_equals(one: str, other: str) -> None:
    """What is needed from one to the other is needed back."""
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(st.text(min_size=1, max_size=40))
def test_nearest_finds_the_word_itself(word: str) -> None:
    """A known word is its own nearest."""
    assert nearest(word, [word]) == word
