"""What our own feeds promise beyond RFC 5545, because some program that people subscribe with needs it; what of it others should heed."""

from enum import Enum

from generator.verify.calendar_file import CalendarFile, Component
from generator.verify.lint.entries import Entry
from generator.verify.lint.findings import Findings
from generator.verify.lint.properties import By
from generator.verify.lint.values import is_offset

LIMIT = 900_000
"""Octets of our feeds; of others `GOOGLE_LIMIT`."""
GOOGLE_LIMIT = 1_000_000

_OF_FEED = (
    *("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    *("URL", "SOURCE", "COLOR", "X-APPLE-CALENDAR-COLOR", "LAST-MODIFIED"),
)
_OF_EVENT = ("LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "URL")


class Sort(Enum):
    """What a file of ours is: a feed as it is, with reminders or for Google, or one event to import."""

    PLAIN = "plain"
    ALARM = "alarm"
    GOOGLE = "google"
    EVENT = "event"


def sort_of(path: str, calendar: Component) -> Sort:
    """By what the file says of itself, for people rename what they download."""
    source = calendar.value("SOURCE")
    if not source and not any(calendar.first(name) for name in _OF_FEED):
        return Sort.EVENT
    for sort in (Sort.ALARM, Sort.GOOGLE):
        if (source or path).endswith(f".{sort.value}.ics"):
            return sort
    return Sort.EVENT if path.rpartition("/")[2] == "event.ics" else Sort.PLAIN


def check_calendar(calendar: Component, by: By, sort: Sort, found: Findings) -> None:
    method = by.get("METHOD")
    if method and (found.ours or method[0].value.strip().upper() != "PUBLISH"):
        found.add("ics-method", method[0], value=method[0].value)
    if "UID" in by:
        found.add("ics-calendar-uid", by["UID"][0])
    zones = [inner for inner in calendar.components if inner.name == "VTIMEZONE"]
    first = next((n for n, inner in enumerate(calendar.components) if inner.name != "VTIMEZONE"), len(calendar.components))
    if any(inner.name == "VTIMEZONE" for inner in calendar.components[first:]):
        late = next(inner for inner in calendar.components[first:] if inner.name == "VTIMEZONE")
        found.add("ics-zone-not-first", late)
    if not found.ours:
        return
    for zone in zones:
        offsets = zone.components
        plain = len(offsets) == 1 and offsets[0].name == "STANDARD" and not offsets[0].first("RRULE") and not offsets[0].first("RDATE")
        before, after = (offsets[0].value(name) if plain else "" for name in ("TZOFFSETFROM", "TZOFFSETTO"))
        if not plain or (is_offset(before) and is_offset(after) and before != after):
            found.add("ics-zone-not-plain", zone, zone=zone.value("TZID"))
    if len(zones) != 1:
        found.add("ics-zones-not-one", zones[1] if zones else calendar, count=len(zones))
    if sort is Sort.EVENT:
        for name in ("NAME", "X-WR-CALNAME"):
            if name in by:
                found.add("ics-name-in-file", by[name][0], name=name)
        return
    for name in ("CALSCALE", *_OF_FEED):
        if name not in by:
            found.add("ics-profile-missing", calendar, name=name, component="VCALENDAR")
    for one, other in (("NAME", "X-WR-CALNAME"), ("DESCRIPTION", "X-WR-CALDESC")):
        if one in by and other in by and by[one][0].value != by[other][0].value:
            found.add("ics-names-differ", by[other][0], "", name=one, other=other)
    for name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        if name in by and by[name][0].value != "PT12H":
            found.add("ics-refresh", by[name][0], "", name=name, value=by[name][0].value)


def check_size(calendar: Component, octets: int, found: Findings) -> None:
    """Yearly archives are whole, however big: they are for looking back, not for subscribing."""
    if "/feeds/archive/" in calendar.value("SOURCE"):
        return
    if octets > (LIMIT if found.ours else GOOGLE_LIMIT):
        found.add("ics-too-big", calendar, kilobytes=octets // 1000, limit=(LIMIT if found.ours else GOOGLE_LIMIT) // 1000)


def check_event(one: Entry, found: Findings) -> None:
    """Wherever it stands."""
    if not found.ours:
        return
    by, component = one.by, one.component
    for name in _OF_EVENT:
        if name not in by:
            found.add("ics-profile-missing", component, name=name, component="VEVENT")
    if "DTEND" not in by:
        found.add("ics-no-end", component)
    if "DTSTAMP" in by and "LAST-MODIFIED" in by and by["DTSTAMP"][0].value != by["LAST-MODIFIED"][0].value:
        found.add("ics-stamp-differs", by["LAST-MODIFIED"][0], "")
    is_free = component.value("TRANSP").upper() == "TRANSPARENT"
    if "TRANSP" in by and not is_free and one.start and one.start.is_day:
        found.add("ics-all-day-busy", by["TRANSP"][0], "")
    elif "TRANSP" in by and not is_free and one.is_cancelled:
        found.add("ics-cancelled-busy", by["TRANSP"][0], "")
    if one.is_cancelled and not _is_tombstone(one) and not component.value("SUMMARY").startswith(("【", "[")):
        found.add("ics-cancelled-without-prefix", by["SUMMARY"][0] if "SUMMARY" in by else component, "")
    for each in by.get("GEO", ()):
        if any(len(degrees.partition(".")[2]) != 6 for degrees in each.value.split(";")):
            found.add("ics-geo-digits", each, "", value=each.value)


def _is_tombstone(one: Entry) -> bool:
    """All that is left of what was withdrawn: a word and a day."""
    return not one.by.keys() & {"DESCRIPTION", "LOCATION", "CATEGORIES", "CONTACT"}


def check_placed(one: Entry, sort: Sort, found: Findings) -> None:
    """Where it stands."""
    if not found.ours:
        return
    component = one.component
    if one.is_cancelled:
        if one.has_alarm:
            found.add("ics-alarm-of-cancelled", _alarm(component))
        if sort is Sort.GOOGLE and not _is_tombstone(one):
            found.add("ics-cancelled-for-google", one.by["STATUS"][0], "")
        return
    if sort in (Sort.PLAIN, Sort.GOOGLE):
        if one.has_alarm:
            found.add("ics-alarm-unwanted", _alarm(component))
    elif not one.has_alarm:
        found.add("ics-alarm-missing", component)


def _alarm(component: Component) -> Component:
    return next(inner for inner in component.components if inner.name == "VALARM")


def is_ours(file: CalendarFile, prodid: str) -> bool:
    return any(calendar.value("PRODID").startswith(prodid) for calendar in file.calendars)
