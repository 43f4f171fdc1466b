"""A value as written → what it means, or nothing where it is none of its type (RFC 5545, section 3.3).  Knows no property."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

UTC_ZONE = "UTC"

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_DURATION = re.compile(
    r"([+-]?)P(?:([0-9]{1,9})W|(?=[0-9T])(?:([0-9]{1,9})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?)"
)
_OFFSET = re.compile(r"[+-](?!0000(?:00)?$)(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?|\+0000(?:00)?")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_FLOAT = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,20})?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


class Moment(NamedTuple):
    """`clock` is None for a whole day. `zone`: a TZID, "UTC", or "" for the time of whoever looks."""

    day: date
    clock: time | None
    zone: str

    @property
    def is_day(self) -> bool:
        return self.clock is None

    @property
    def local(self) -> datetime:
        """Without its zone."""
        return datetime.combine(self.day, self.clock or time())


def moment(written: str, zone: str) -> Moment | None:
    """None for what is neither a day nor a time; ValueError for a day that does not exist."""
    match = _MOMENT.fullmatch(written)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return Moment(day, None, "")
    clock = time(int(match[4]), int(match[5]), min(int(match[6]), 59 if int(match[6]) == 60 else 99))
    return Moment(day, clock, UTC_ZONE if match[7] else zone)


def duration(written: str) -> timedelta | None:
    """None also for one longer than a calendar is."""
    match = _DURATION.fullmatch(written)
    if match is None:
        return None
    sign, *numbers = match.groups()
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if sign == "-" else length


def is_day_length(written: str) -> bool:
    """Of whole days or weeks, as an entry without time of day may last."""
    return "T" not in written


def is_offset(written: str) -> bool:
    return _OFFSET.fullmatch(written) is not None


def integer(written: str) -> int | None:
    return int(written) if _INTEGER.fullmatch(written) else None


def position(written: str) -> tuple[float, float] | None:
    """Latitude and longitude (section 3.8.1.6)."""
    lat, _, lng = written.partition(";")
    if not _FLOAT.fullmatch(lat) or not _FLOAT.fullmatch(lng):
        return None
    return (float(lat), float(lng)) if abs(float(lat)) <= 90 and abs(float(lng)) <= 180 else None


def is_uri(written: str) -> bool:
    return _URI.fullmatch(written) is not None


def is_period(written: str) -> bool:
    start, _, end = written.partition("/")
    try:
        begins = moment(start, "")
        ends = None if end.startswith(("P", "+P")) else moment(end, "")
    except ValueError:
        return False
    return begins is not None and not begins.is_day and (ends is not None or duration(end) is not None)


@lru_cache(maxsize=64)
def known_zone(name: str) -> ZoneInfo | None:
    """What the world calls by that name; None for a zone that only the file knows."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def in_zone(moment: Moment, zone: str) -> Moment | None:
    """The same time as clocks in another zone show it; None where that cannot be known."""
    if moment.is_day or moment.zone == zone:
        return moment
    here, there = known_zone(moment.zone), known_zone(zone)
    if not here or not there:
        return None
    try:
        shown = moment.local.replace(tzinfo=here).astimezone(UTC).astimezone(there)
    except OverflowError:
        return None
    return Moment(shown.date(), shown.time(), zone)
