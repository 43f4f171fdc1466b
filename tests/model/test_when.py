"""Spans of whole days."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.when import FIRST_DAY, LAST_DAY, Days
from tests.model.sample import day, days


def test_days_hold_both_ends() -> None:
    """A span is inclusive on both sides."""
    span = days("0607..0609")
    assert [text for text in ("0606", "0607", "0608", "0609", "0610") if day(text) in span] == ["0607", "0608", "0609"]


@settings(deadline=None)
@given(st.dates(FIRST_DAY, LAST_DAY), st.dates(FIRST_DAY, LAST_DAY))
def test_days_count_what_they_walk_over(one: date, other: date) -> None:
    """The length is the number of days, the first and last of which are the ends."""
    first, last = min(one, other), max(one, other)
    span = Days(first, last)
    walked = list(span)
    assert (walked[0], walked[-1], len(walked)) == (first, last, len(span))
