"""Coordinates of the three systems in use → GCJ-02, which the Chinese map apps draw in.

Knows no app and no link. The offsets are the published approximations: WGS-84 → GCJ-02 agrees with the official shift within a metre.
"""

from math import asin, atan2, cos, pi, radians, sin, sqrt

from generator.model.place import Coords

_SEMI_MAJOR = 6378245.0  # Krasovsky 1940, in metres
_ECCENTRICITY = 0.00669342162296594323  # squared
_SPHERE = 6371000.0  # mean radius, in metres
_BD09_TURN = pi * 3000.0 / 180.0


def gcj02(coords: Coords) -> tuple[float, float]:
    """Degrees east and north in GCJ-02."""
    if coords.datum == "wgs84":
        return _from_wgs84(coords.lng, coords.lat)
    if coords.datum == "bd09":
        return _from_bd09(coords.lng, coords.lat)
    return coords.lng, coords.lat


def _from_wgs84(lng: float, lat: float) -> tuple[float, float]:
    x, y = lng - 105.0, lat - 35.0
    waves = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (waves + 20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi) + 160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (waves + 20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi) + 150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    phi = lat / 180.0 * pi
    magic = 1.0 - _ECCENTRICITY * sin(phi) ** 2
    north = north * 180.0 / (_SEMI_MAJOR * (1.0 - _ECCENTRICITY) / (magic * sqrt(magic)) * pi)
    east = east * 180.0 / (_SEMI_MAJOR / sqrt(magic) * cos(phi) * pi)
    return lng + east, lat + north


def _from_bd09(lng: float, lat: float) -> tuple[float, float]:
    x, y = lng - 0.0065, lat - 0.006
    radius = sqrt(x * x + y * y) - 0.00002 * sin(y * _BD09_TURN)
    angle = atan2(y, x) - 0.000003 * cos(x * _BD09_TURN)
    return radius * cos(angle), radius * sin(angle)


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points of one datum, along the sphere; to half a percent."""
    (lng, lat), (to_lng, to_lat) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lng - lng) / 2) ** 2
    return 2 * _SPHERE * asin(sqrt(half))


def wgs84(coords: Coords) -> tuple[float, float]:
    """Degrees east and north in WGS-84, to within a centimetre of what `gcj02` turns into the same point."""
    if coords.datum == "wgs84":
        return coords.lng, coords.lat
    target = gcj02(coords)
    lng, lat = target
    for _ in range(4):  # each step leaves about a ten-thousandth of the error
        there = _from_wgs84(lng, lat)
        lng, lat = lng - (there[0] - target[0]), lat - (there[1] - target[1])
    return lng, lat
