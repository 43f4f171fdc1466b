"""A day or a minute of the site → minutes of UTC since 1970, by which the scripts of pages reckon: no zone of a device matters then."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.model.when import Days, Time, TimeRange


def utc_minute(zone: ZoneInfo, day: date, minute: int = 0) -> int:
    """`minute` counts from the midnight of `day` in the site's zone and may pass 1440."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return int((midnight - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(minutes=1)) + minute


def end_of(zone: ZoneInfo, days: Days) -> int:
    """The midnight after the last day: until then nothing is over."""
    return utc_minute(zone, days.last_day + timedelta(days=1))


def spans_of(zone: ZoneInfo, days: Days, time: Time) -> list[tuple[int, int]]:
    """From when until when (exclusive) on each day; what has no clock takes the whole day."""
    start, end = (time.start, time.end) if isinstance(time, TimeRange) else (0, 1440)
    return [(utc_minute(zone, day, start), utc_minute(zone, day, end)) for day in days]


def offset_of(zone: ZoneInfo, day: date) -> int:
    """Minutes by which the site's days begin before those of UTC."""
    return -(utc_minute(zone, day) - int((day - date(1970, 1, 1)) / timedelta(minutes=1)))
