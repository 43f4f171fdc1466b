"""The VEVENTs of one UID → every date a calendar shows of them, as one reader works it out: rules by dateutil.  Judges nothing.

Times are those of the site's zone, without it; a day stays a day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from generator.verify.calendar_file import Component
from generator.verify.content_lines import Property, unescaped
from generator.verify.page_file import squeezed

Moment = date | datetime

_UNTIL = re.compile(r"UNTIL=([0-9TZ]+)")


class Instance(NamedTuple):
    """A date as a calendar shows it; words are squeezed."""

    start: Moment
    end: Moment
    summary: str
    status: str
    location: str


def instances(components: list[Component], zone: ZoneInfo, limit: date | None) -> Iterator[tuple[Moment, Instance]]:
    """Each by what names it: the day by the rule, or where a single one stands. ValueError for what no reader makes sense of.

    `limit`: the last day by the rule; None for one that has an end.
    """
    overrides = {moment(c, "RECURRENCE-ID", zone): c for c in components if c.first("RECURRENCE-ID")}
    masters = [c for c in components if not c.first("RECURRENCE-ID")]
    if len(masters) != 1 or len(masters) + len(overrides) < len(components):
        raise ValueError(f"{len(masters)} × UID {unescaped(components[0].value('UID'))}")
    master = masters[0]
    start, end = moment(master, "DTSTART", zone), moment(master, "DTEND", zone)
    for day in _days(master, start, zone, limit):
        if day in overrides:
            yield day, _seen(overrides.pop(day), zone)
        else:
            yield day, _seen(master, zone)._replace(start=day, end=day + (end - start))
    for left, component in overrides.items():
        if limit is None or _day(left) <= limit:
            raise ValueError(f"RECURRENCE-ID {component.value('RECURRENCE-ID')}")


def moment(component: Component, name: str, zone: ZoneInfo) -> Moment:
    found = component.first(name)
    if found is None:
        raise ValueError(name)
    return _moments(found, zone)[0]


def until(component: Component, zone: ZoneInfo) -> date | None:
    """The last day of its rule; None without end."""
    match = _UNTIL.search(component.value("RRULE"))
    return _day(_parsed(match[1], None, zone)) if match else None


def _days(master: Component, start: Moment, zone: ZoneInfo, limit: date | None) -> Iterator[Moment]:
    written = master.value("RRULE")
    if not written:
        yield start
        return
    gone = {left for exdate in master.all("EXDATE") for left in _moments(exdate, zone)}
    timed = isinstance(start, datetime)
    begin = start if isinstance(start, datetime) else datetime.combine(start, time())
    local = _UNTIL.sub(lambda match: f"UNTIL={_last(_parsed(match[1], None, zone)):%Y%m%dT%H%M%S}", written)
    for found in rrulestr(local, dtstart=begin):
        if limit is not None and found.date() > limit:
            break
        day: Moment = found if timed else found.date()
        if day not in gone:
            yield day


def _seen(component: Component, zone: ZoneInfo) -> Instance:
    return Instance(
        moment(component, "DTSTART", zone),
        moment(component, "DTEND", zone),
        squeezed(unescaped(component.value("SUMMARY"))),
        component.value("STATUS"),
        squeezed(unescaped(component.value("LOCATION"))),
    )


def _moments(written: Property, zone: ZoneInfo) -> list[Moment]:
    """All of the type that the parameters name; a time must be of the site's zone."""
    if written.parameter("VALUE") != "DATE" and written.parameter("TZID") != zone.key and not written.value.endswith("Z"):
        raise ValueError(f"{written.name} {written.value}")
    found = [_parsed(value, written, zone) for value in written.value.split(",")]
    if any(isinstance(one, datetime) is (written.parameter("VALUE") == "DATE") for one in found):
        raise ValueError(f"{written.name} {written.value}")
    return found


def _parsed(value: str, written: Property | None, zone: ZoneInfo) -> Moment:
    if len(value) == 8:
        return date.fromisoformat(value)
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    if written is None:
        raise ValueError(value)
    return datetime.fromisoformat(value)


def _day(one: Moment) -> date:
    return one.date() if isinstance(one, datetime) else one


def _last(one: Moment) -> datetime:
    return one if isinstance(one, datetime) else datetime.combine(one, time(23, 59, 59))
