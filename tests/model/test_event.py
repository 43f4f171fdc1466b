"""What an event is, by how its days were written."""

import pytest

from generator.model.event import Event, Undated
from generator.model.when import Unclocked
from tests.model.sample import MORNING, campaign, days, event, exam, weekly


@pytest.mark.parametrize(
    ("some", "is_series", "has_own_feed"),
    [
        (event(days("0607")), False, False),
        (event(Undated()), False, False),
        (event(weekly("0601")), True, True),
        (event(weekly("0601"), Unclocked.ALL_DAY), True, True),
        (event(days("0607..0609"), MORNING, spans_days=True), True, True),
        (event(days("0607..0607"), MORNING, spans_days=True), True, True),
        (event(days("0607..0609"), Unclocked.ALL_DAY, spans_days=True), False, False),
        (event(days("0607..0609"), Unclocked.TBD, spans_days=True), False, False),
        (exam(), False, True),
        (campaign(), False, True),
    ],
)
def test_event_is_a_series_by_a_rule_or_a_time_over_several_days(some: Event, is_series: bool, has_own_feed: bool) -> None:
    """An exam is one span whatever time is written; a campaign has its sessions; each of them has a feed of its own."""
    assert (some.is_series, some.has_own_feed) == (is_series, has_own_feed)


@pytest.mark.parametrize(("aliases", "name"), [((), "e"), (("old",), "old"), (("old", "older"), "old")])
def test_uid_outlives_a_renamed_file(aliases: tuple[str, ...], name: str) -> None:
    """It is that of the first former id listed."""
    assert event(days("0607"), aliases=aliases).uid_name == name


def test_parts_lead_to_where_they_are_written() -> None:
    """Subjects, windows and points name their keys in the file."""
    assert [(part.role.value, part.id, part.keys) for part in exam().parts] == [
        ("subject", "chinese", ("timetable", 0)),
        ("subject", "last", ("timetable", 1)),
        ("window", "road", ("windows", 0)),
        ("window", "quiet", ("windows", 1)),
        ("point", "gate", ("points", 0)),
    ]
