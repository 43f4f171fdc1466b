"""One text → a day, days, a time.  Knows how people write them, no YAML."""

import re
from calendar import monthrange
from datetime import date

from generator.model.station import Opened
from generator.model.when import FIRST_DAY, LAST_DAY, MINUTES_A_DAY, Days, Time, TimeRange, Unclocked
from generator.source.scalars import Refused, plain_form

TBD = "待定"
MAX_DAYS = 366

DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
RANGE = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*-+\s*(次日)?\s*([0-9]{1,2}):([0-9]{2})")


def day(text: str) -> date:
    """2026-12-10."""
    match = DAY.fullmatch(text) or DAY.fullmatch(plain_form(text))
    if not match:
        raise Refused("date-form", value=text, example=_as_meant(text))
    year, month, number = int(match[1]), int(match[2]), int(match[3])
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise Refused("date-out-of-range", value=text, first=FIRST_DAY, last=LAST_DAY)
    try:
        return date(year, month, number)
    except ValueError:
        raise Refused("bad-date", value=text, example=_nearest_day(year, month, number)) from None


def _as_meant(text: str) -> str:
    match = _LOOSE_DAY.fullmatch(plain_form(text))
    if match and FIRST_DAY.year <= int(match[1]) <= LAST_DAY.year:
        return _nearest_day(int(match[1]), int(match[2]), int(match[3]))
    return "2026-12-10"


def _nearest_day(year: int, month: int, number: int) -> str:
    month = min(max(month, 1), 12)
    return date(year, month, min(max(number, 1), monthrange(year, month)[1])).isoformat()


def days(first_day: date, last_day: date) -> Days:
    if last_day < first_day:
        raise Refused("days-order", first=first_day, last=last_day)
    if (last_day - first_day).days >= MAX_DAYS:
        raise Refused("too-many-days", first=first_day, last=last_day, number=(last_day - first_day).days + 1, limit=MAX_DAYS)
    return Days(first_day, last_day)


def time(text: str) -> Time:
    """08:30-11:00, 19:00-次日02:00, or 待定."""
    if text == TBD:
        return Unclocked.TBD
    return time_range(text)


def time_range(text: str) -> TimeRange:
    match = RANGE.fullmatch(plain_form(text))
    if not match:
        raise Refused("bad-time", value=text)
    start_hour, start_minute, end_hour, end_minute = int(match[1]), int(match[2]), int(match[4]), int(match[5])
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if start_minute > 59 or end_minute > 59 or start >= MINUTES_A_DAY or end > MINUTES_A_DAY:
        raise Refused("no-such-time", value=text)
    if match[3]:
        end += MINUTES_A_DAY
        if end > start + MINUTES_A_DAY:
            raise Refused("time-too-long", value=text)
    elif end <= start:
        written = f"{start_hour:02}:{start_minute:02}-次日{end_hour:02}:{end_minute:02}"
        raise Refused("time-order", value=text, overnight=written)
    return TimeRange(start, end)


def opened(text: str) -> Opened:
    """2024-05-01, 2024-05 or 2024."""
    written = plain_form(text)
    if match := re.fullmatch(r"(19[0-9]{2}|20[0-9]{2})(?:-(0[1-9]|1[0-2]))?", written):
        return Opened(int(match[1]), int(match[2]) if match[2] else None)
    match = re.fullmatch(r"(19[0-9]{2}|20[0-9]{2})-([0-9]{2})-([0-9]{2})", written)
    if not match:
        raise Refused("bad-opened", value=text)
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise Refused("bad-opened", value=text) from None
    return Opened(int(match[1]), int(match[2]), int(match[3]))
