"""One VCALENDAR, whole: its header, its time zones, its entries, and what they say of each other."""

from collections.abc import Iterable

from generator.verify.calendar_file import Component
from generator.verify.lint import alarms, profile, properties, series
from generator.verify.lint.entries import Entry, entry, zones
from generator.verify.lint.findings import Findings
from generator.verify.lint.profile import Sort


def check(calendar: Component, path: str, octets: int, found: Findings) -> None:
    sort, has_method = check_header(calendar, path, octets, found)
    entries, known = list[Entry](), _known_zones(calendar)
    for inner in calendar.components:
        if not inner.closed:
            continue  # what it lacks may stand in the half that is missing
        if inner.name == "VEVENT":
            one = entry(inner, found, has_method=has_method)
            profile.check_event(one, found)
            entries.append(one)
        elif inner.name not in ("VTIMEZONE", "VALARM"):
            _check_other(inner, found)
            _check_zones(inner, known, found)
    check_entries(calendar, entries, sort, found)


def check_header(calendar: Component, path: str, octets: int, found: Findings) -> tuple[Sort, bool]:
    """All but its entries. What sort of file it is, and whether it has a METHOD."""
    by = properties.check(calendar, found)
    if not calendar.components:
        found.add("ics-nothing-inside", calendar)
    known: set[str] = set()
    for inner in calendar.components:
        if inner.name == "VTIMEZONE" and inner.closed:
            _check_zone(inner, known, found)
    sort = profile.sort_of(path, calendar)
    profile.check_calendar(calendar, by, sort, found)
    profile.check_size(calendar, octets, found)
    return sort, "METHOD" in by


def check_entries(calendar: Component, entries: Iterable[Entry], sort: Sort, found: Findings) -> None:
    """What an entry says only where it stands."""
    entries, known = list(entries), _known_zones(calendar)
    for one in entries:
        _check_zones(one.component, known, found)
        profile.check_placed(one, sort, found)
    series.check(entries, found)


def _known_zones(calendar: Component) -> set[str]:
    return {inner.value("TZID") for inner in calendar.components if inner.name == "VTIMEZONE"}


def _check_zones(component: Component, known: set[str], found: Findings) -> None:
    """A name that begins with / is one that programs know (RFC 5545, 3.2.19)."""
    for zone, each in zones(component).items():
        if zone not in known and not zone.startswith("/"):
            found.add("ics-unknown-zone", each, zone=zone)


def _check_zone(zone: Component, known: set[str], found: Findings) -> None:
    properties.check(zone, found)
    tzid = zone.value("TZID")
    if tzid and tzid in known:
        found.add("ics-zone-twice", zone, zone=tzid)
    known.add(tzid)
    offsets = [inner for inner in zone.components if inner.name in ("STANDARD", "DAYLIGHT")]
    if not offsets:
        found.add("ics-zone-without-offset", zone, zone=tzid)
    for inner in offsets:
        properties.check(inner, found)


def _check_other(component: Component, found: Findings) -> None:
    """To-dos and what else a calendar may hold: its properties, no more."""
    properties.check(component, found)
    for inner in component.components:
        if inner.name == "VALARM":
            alarms.check(inner, found)
