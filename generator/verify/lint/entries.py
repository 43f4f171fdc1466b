"""A VEVENT → when it is, as far as that can be made out, and what is wrong with its times.  Knows no other entry.

Whether a zone is one of the file's, and whether a date is one of its series, is seen where all entries are known: `series`.
"""

from dataclasses import dataclass
from datetime import timedelta

from generator.verify.calendar_file import Component
from generator.verify.content_lines import Property, unescaped
from generator.verify.lint import alarms, properties
from generator.verify.lint.findings import Findings
from generator.verify.lint.instances import is_in_series, on_day
from generator.verify.lint.properties import By
from generator.verify.lint.property_values import MOST_DATES
from generator.verify.lint.rules import Rule, parse
from generator.verify.lint.values import Moment, duration, in_zone, is_day_length, moment


@dataclass(slots=True)
class Entry:
    """`start` and `recurrence` are None where there is none that can be read. `exdates` are those of the type of `start`, in its zone."""

    component: Component
    by: By
    uid: str
    start: Moment | None
    recurrence: Moment | None
    rule: Rule | None
    exdates: dict[Moment, tuple[Property, str]]
    is_cancelled: bool
    has_alarm: bool

    @property
    def key(self) -> tuple[str, str]:
        """What a calendar program knows it by."""
        return self.uid, self.by["RECURRENCE-ID"][0].value if "RECURRENCE-ID" in self.by else ""


_WITH_ZONE = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE")


def zones(component: Component) -> dict[str, Property]:
    """The TZIDs it names, with the first property that does."""
    found: dict[str, Property] = {}
    for each in component.properties:
        if each.parameters and each.name in _WITH_ZONE and (zone := each.parameter("TZID")):
            found.setdefault(zone, each)
    return found


def entry(component: Component, found: Findings, *, has_method: bool = False) -> Entry:
    by = properties.check(component, found, has_method=has_method)
    start = _read(by, "DTSTART")
    one = Entry(
        component=component,
        by=by,
        uid=unescaped(component.value("UID")),
        start=start,
        recurrence=_read(by, "RECURRENCE-ID"),
        rule=None,
        exdates={},
        is_cancelled=component.value("STATUS").upper() == "CANCELLED",
        has_alarm=any(inner.name == "VALARM" for inner in component.components),
    )
    for inner in component.components:
        if inner.name == "VALARM":
            alarms.check(inner, found)
        else:
            properties.check(inner, found)
    _zones(by, found)
    _end(by, start, found)
    if "RRULE" in by or "EXDATE" in by or "RDATE" in by or "EXRULE" in by:
        _recurrence(one, found)
    if "RECURRENCE-ID" in by:
        _exception(one, found)
    return one


def _read(by: By, name: str) -> Moment | None:
    """The first one's."""
    if name not in by:
        return None
    return read(by[name][0], by[name][0].value)


def read(each: Property, written: str) -> Moment | None:
    try:
        return moment(written, each.parameter("TZID") if each.parameters else "")
    except ValueError:
        return None


def _zones(by: By, found: Findings) -> None:
    for name in _WITH_ZONE:
        for each in by.get(name, ()):
            zone = each.parameter("TZID") if each.parameters else ""
            first = each.value.partition(",")[0]
            if zone and first.endswith("Z"):
                found.add("ics-utc-and-zone", each, "", name=name, zone=zone)
            elif zone and "T" not in first:
                found.add("ics-zone-of-day", each, name=name, zone=zone)
            elif not zone and name == "DTSTART" and "T" in first and not first.endswith("Z"):
                found.add("ics-floating", each, "", value=first)


def _end(by: By, start: Moment | None, found: Findings) -> None:
    end, length = _read(by, "DTEND"), by.get("DURATION")
    if "DTEND" in by and length:
        found.add("ics-end-and-duration", length[0])
    if length and (lasting := duration(length[0].value)) is not None:
        if lasting <= timedelta():
            found.add("ics-duration-not-positive", length[0], "", value=length[0].value)
        elif start and start.is_day and not is_day_length(length[0].value):
            found.add("ics-duration-of-day", length[0], "", value=length[0].value)
    if start is None or end is None:
        return
    at = by["DTEND"][0]
    if start.is_day != end.is_day or (start.zone == "") != (end.zone == ""):
        found.add("ics-end-of-other-type", at, "", start=by["DTSTART"][0].value, value=at.value)
        return
    there = in_zone(end, start.zone)
    if there is not None and there.local <= start.local:
        found.add("ics-end-not-after-start", at, "", start=by["DTSTART"][0].value, value=at.value)


def _recurrence(one: Entry, found: Findings) -> None:
    by, start = one.by, one.start
    rules = by.get("RRULE", [])
    for each in by.get("EXRULE", ()):
        found.add("ics-exrule", each)
    for each in by.get("RDATE", ()):
        found.add("ics-rdate", each, "", value=each.value.partition(",")[0])
    if len(rules) > 1:
        found.add("ics-several-rules", rules[1])
    for each in rules:
        rule, faults = parse(each.value)
        for fault in faults:
            found.add(fault.code, each, fault.piece, name="RRULE", value=fault.piece or each.value, other=fault.why)
        if rule.scale:
            found.add("ics-rscale", each, "RSCALE")
        if not faults:
            one.rule = rule
            _until(each, rule, start, found)
    if len(rules) > 1:
        one.rule = None
    elif one.rule and start and one.rule.is_simple and not on_day(one.rule, start.day, start.day):
        found.add("ics-start-off-rule", by["DTSTART"][0], "", value=by["DTSTART"][0].value, rule=rules[0].value)
    if rules and start and by["DTSTART"][0].value.endswith("Z"):
        found.add("ics-utc-series", by["DTSTART"][0], "", value=by["DTSTART"][0].value)
    _exdates(one, found)


def _until(each: Property, rule: Rule, start: Moment | None, found: Findings) -> None:
    until = rule.until
    if until is None or start is None:
        return
    piece = next(part for part in each.value.split(";") if part.upper().startswith("UNTIL="))
    if until.is_day != start.is_day:
        found.add("ics-until-of-other-type", each, piece, value=piece)
    elif not until.is_day and (until.zone == "") != (start.zone == ""):
        found.add("ics-until-not-utc", each, piece, value=piece)
    elif (there := in_zone(until, start.zone)) is not None and there.local < start.local:
        found.add("ics-until-before-start", each, piece, value=piece)


def _exdates(one: Entry, found: Findings) -> None:
    start, rule = one.start, one.rule
    listed = one.by.get("EXDATE", ())
    if listed and not any(name in one.by for name in ("RRULE", "RDATE", "EXRULE")):
        found.add("ics-exdate-without-series", listed[0])
        return
    for each in listed if start else ():
        for piece in each.value.split(",", MOST_DATES)[:MOST_DATES]:
            at = read(each, piece) if found.step() else None
            if at is None or start is None:
                continue
            if at.is_day != start.is_day or (at.zone == "") != (start.zone == ""):
                found.add("ics-exdate-of-other-type", each, piece, value=piece)
                continue
            there = at if at.zone == start.zone else in_zone(at, start.zone)
            if at.zone != start.zone:
                found.add("ics-exdate-zone", each, piece, value=piece, zone=start.zone or "-")
            if there is None:
                continue
            one.exdates[there] = each, piece
            if rule and "RDATE" not in one.by and is_in_series(rule, start, there, found.step) is False:
                found.add("ics-exdate-not-in-series", each, piece, value=piece)


def _exception(one: Entry, found: Findings) -> None:
    at = one.by["RECURRENCE-ID"][0]
    if at.parameter("RANGE"):
        found.add("ics-this-and-future", at, value=at.parameter("RANGE"))
    if "RRULE" in one.by:
        found.add("ics-exception-with-rule", one.by["RRULE"][0])
