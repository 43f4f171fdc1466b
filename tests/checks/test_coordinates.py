"""Where the places of a site are, against one another."""

import pytest

from tests.checks.sample import said

STATION = "name: 站\ntype: park\nstatus: open\nplace: {{name: 园, coords: {{wgs84: [{lng}, {lat}]}}}}\n"
FAR = "content/stations/x.yml"


def stations(count: int) -> dict[str, str]:
    return {f"content/stations/s{n}.yml": STATION.format(lng=f"113.{60 + n}", lat=22.9) for n in range(count)}


@pytest.mark.parametrize(
    ("count", "lng", "told"),
    [(4, "114.1", []), (4, "114.4", [f"{FAR}:4 “wgs84” coords-far"]), (3, "114.4", []), (4, "112.9", [f"{FAR}:4 “wgs84” coords-far"])],
)
def test_place_far_from_all_others_is_named(count: int, lng: str, told: list[str]) -> None:
    """More than 60 km from their middle, once there are enough to tell."""
    assert said({**stations(count), FAR: STATION.format(lng=lng, lat=22.9)}) == told


def test_event_far_from_all_stations_is_named() -> None:
    """Its own place and its branches."""
    event = """title: 活动
date: 2026-06-10
place: {name: 甲, coords: {gcj02: [116.4, 39.9]}}
branches: [{name: 乙, coords: {gcj02: [113.61, 22.9]}}, {name: 丙, coords: {gcj02: [113.61, 29.9]}}]
"""
    path = "events/clean-city/e.yml"
    assert said({**stations(5), path: event}) == [f"{path}:3 “gcj02” coords-far", f"{path}:4 “gcj02” coords-far"]
