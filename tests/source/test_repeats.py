import pytest

from generator.model.recurrence import DayOfMonth, Every, Ordinal, Weekday
from generator.source import repeats
from generator.source.scalars import Refused


def test_rhythms_of_the_contract_are_read() -> None:
    assert [repeats.every(text) for text in ("week", "2 weeks", "month", "3 months", "year", "１２ months")] == [
        Every(1, "week"),
        Every(2, "week"),
        Every(1, "month"),
        Every(3, "month"),
        Every(1, "year"),
        Every(12, "month"),
    ]


@pytest.mark.parametrize(
    "text", ["day", "", "weeks", "0 weeks", "100 weeks", "2 years", "two weeks", "2weeks", "week 2", "-1 weeks", "Week"]
)
def test_other_rhythms_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="bad-every"):
        repeats.every(text)


def test_days_of_a_rule_are_weekdays_numbers_or_ordinals() -> None:
    assert [repeats.on(text) for text in ("mon", "sun", "1", "31", "2nd sat", "last fri", "５")] == [
        Weekday(0),
        Weekday(6),
        DayOfMonth(1),
        DayOfMonth(31),
        Ordinal(2, 5),
        Ordinal(-1, 4),
        DayOfMonth(5),
    ]


@pytest.mark.parametrize("text", ["", "monday", "周一", "0", "32", "-1", "6th mon", "2th sat", "first mon", "last", "last day", "Mon"])
def test_other_days_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="bad-on"):
        repeats.on(text)
