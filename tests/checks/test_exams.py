"""What an exam says of its windows."""

import pytest

from tests.checks.sample import said

PATH = "events/exam-service/exam.yml"
EXAM = "title: 高考\nfirst-day: 2026-06-07\nlast-day: 2026-06-08\nwindows:\n"
ROAD = "  - {id: a, kind: traffic, where: 路, first-day: 2026-06-07, last-day: 2026-06-08, time: 22:00-次日06:00}\n"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("kind: traffic, where: 路, date: 2026-06-08, time: 05:00-07:00", True),
        ("kind: traffic, where: 路, date: 2026-06-08, time: 06:00-07:00", False),
        ("kind: traffic, where: 路, date: 2026-06-07, time: 05:00-07:00", False),
        ("kind: traffic, where: 路, date: 2026-06-07", True),
        ("kind: quiet, where: 路, date: 2026-06-08, time: 05:00-07:00", False),
        ("kind: traffic, where: 街, date: 2026-06-08, time: 05:00-07:00", False),
    ],
)
def test_windows_of_one_street_are_apart(other: str, told: bool) -> None:
    """Those of one sort; one that goes on after midnight reaches into the next day, and one without a time takes all of its day."""
    found = said({PATH: f"{EXAM}{ROAD}  - {{id: b, {other}}}\n"})
    assert found == ([f"{PATH}:6 “id” windows-overlap"] if told else [])
