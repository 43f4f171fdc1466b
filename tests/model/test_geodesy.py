"""Coordinates in GCJ-02, held against values that other implementations publish."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.geodesy import gcj02, wgs84
from generator.model.place import Coords, Datum


@pytest.mark.parametrize(
    ("datum", "expected"),
    [
        ("gcj02", (116.404, 39.915)),
        ("wgs84", (116.41024449916938, 39.91640428150164)),
        ("bd09", (116.39762729119315, 39.90865673957631)),
    ],
)
def test_gcj02_agrees_with_published_values(datum: Datum, expected: tuple[float, float]) -> None:
    """The point that coordtransform's documentation converts, in each of the three systems."""
    assert gcj02(Coords(datum, 116.404, 39.915)) == pytest.approx(expected, abs=1e-9)


@given(st.floats(113.62, 113.75), st.floats(22.88, 22.97))
def test_gcj02_shifts_houjie_by_its_known_distances(lng: float, lat: float) -> None:
    """In Houjie WGS-84 lies 590 to 640 m from GCJ-02, and BD-09 880 to 1,000 m."""
    for datum, least, most in (("wgs84", 590.0, 640.0), ("bd09", 880.0, 1000.0)):
        east, north = gcj02(Coords(datum, lng, lat))  # type: ignore[arg-type]
        metres = (((east - lng) * cos(radians(lat))) ** 2 + (north - lat) ** 2) ** 0.5 * 111_320
        assert least <= metres <= most


@given(st.floats(113.5, 113.9), st.floats(22.8, 23.1))
def test_wgs84_is_the_way_back(lng: float, lat: float) -> None:
    """Into GCJ-02 and out of it again, to a centimetre."""
    there = gcj02(Coords("wgs84", lng, lat))
    assert wgs84(Coords("gcj02", *there)) == pytest.approx((lng, lat), abs=1e-7)
