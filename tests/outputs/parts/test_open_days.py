"""Hours as the script of a page reads them: what they come to is what `state_at` says, at every minute."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Origin
from generator.model.hours import DayWord, HoursException, HoursLine, Open, WholeDay, state_at
from generator.model.place import Place
from generator.model.station import Station, StationStatus
from generator.model.text import Id, Text
from generator.model.when import Days, TimeRange
from generator.outputs.parts.open_days import AHEAD, in_days, open_days
from tests.model.sample import GOLDEN_WEEK
from tests.sites import town

FIRST = date(2026, 9, 15)
PARK = """
    name: 公园站
    type: union-station
    status: {status}
    place: {{name: 公园}}
    hours: [工作日 09:00-18:00, 周六 19:00-次日02:00, 周日 24小时]
    exceptions: [{{date: 2026-11-26, hours: 休息}}]
    valid: {{until: 2026-11-30}}
    """


def state(written: str, minute: int) -> str | None:
    """Another reading of what `open_days` describes; `minute` counts from the first day's midnight."""
    _, *kinds, order = written.split(" ")
    day, in_day = divmod(minute, 1440)
    before, today = (kinds[int(order[n], 36)] for n in (day - 1, day))
    if today == ".":
        return None
    ranges = [(d, tuple(map(int, r.split("-")))) for d, kind in ((1, before), (0, today)) for r in re.findall(r"\d+-\d+", kind)]
    if today == "*" or any(start <= in_day + d * 1440 < end for d, (start, end) in ranges if d or today != "?"):
        return "open"
    return "ask" if today == "?" else "closed"


@st.composite
def hours(draw: st.DrawFn) -> Open:
    minutes = sorted(draw(st.sets(st.integers(0, 1439), min_size=2, max_size=4).filter(lambda found: len(found) % 2 == 0)))
    ranges = [TimeRange(start, end) for start, end in list(pairwise(minutes))[::2]]
    night = TimeRange(1200, draw(st.integers(1441, 1900)))
    choices: list[Open] = [tuple(ranges), (night,), WholeDay.CLOSED, WholeDay.ALWAYS]
    return draw(st.sampled_from(choices))


DAYS = st.one_of(st.frozensets(st.integers(0, 6), min_size=1), st.sampled_from(list(DayWord)))
LINES = st.lists(st.builds(HoursLine, DAYS, hours()), max_size=5)
EXCEPTIONS = st.lists(
    st.builds(
        lambda first, length, open_: HoursException(Days(FIRST + timedelta(first), FIRST + timedelta(first + length)), open_),
        st.integers(0, 30),
        st.integers(0, 3),
        hours(),
    ),
    max_size=3,
)


@given(LINES, EXCEPTIONS)
def test_open_days_come_to_what_holds_at_each_minute(lines: list[HoursLine], exceptions: list[HoursException]) -> None:
    """Over a month with a golden week and make-up workdays, at each minute where anything can change and those around it."""
    station = Station(
        id=Id("x"),
        origin=Origin("content/stations/x.yml"),
        name=Text("站"),
        type=Id("park"),
        status=StationStatus.OPEN,
        place=Place(Text("站")),
        hours=tuple(lines),
        exceptions=tuple(exceptions),
    )
    written = in_days(station, GOLDEN_WEEK, FIRST, 0)
    said = [each for each in (*(line.open for line in lines), *(exception.hours for exception in exceptions)) if isinstance(each, tuple)]
    edges = {0, 1439, *(minute % 1440 for each in said for r in each for minute in (r.start, r.end))}
    edges |= {(minute + step) % 1440 for minute in edges for step in (-1, 1)}
    for n in range(1, 32):
        for minute in edges:
            expected = state_at(lines, exceptions, FIRST + timedelta(n), minute, GOLDEN_WEEK).value
            assert state(written, n * 1440 + minute) == expected, (n, minute, written)


def test_open_days_of_a_station() -> None:
    """They begin with yesterday, in the site's zone, name each different day once, and nothing after its time."""
    edition = town({"content/stations/park.yml": PARK.format(status="open")})
    written = open_days(edition, edition.site.stations[Id("park")])
    assert written.startswith("29924160 540-1080 - 1140-1560 * . 0010")
    assert written.split(" ")[-1] == "0010" + "23" + "0" + "4" * (AHEAD - 6)


@pytest.mark.parametrize("status", ["planned", "suspended", "closed"])
def test_nothing_is_told_of_a_station_that_is_not_open(status: str) -> None:
    """Nor of one without hours."""
    edition = town(
        {
            "content/stations/park.yml": PARK.format(status=status),
            "content/stations/bare.yml": PARK.format(status="open").split("    hours")[0],
        }
    )
    assert [open_days(edition, edition.site.stations[Id(name)]) for name in ("park", "bare")] == ["", ""]
