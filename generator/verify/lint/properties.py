"""Components and their properties, held against RFC 5545, RFC 7986 and what both list: what must be there, once, with a value of its type.

What several properties must say together is the concern of `times`, `series`, `alarms`.
"""

import re
from collections.abc import Callable, Mapping

from generator.diagnostics.suggest import nearest
from generator.verify.calendar_file import Component, Property
from generator.verify.lint.findings import Findings
from generator.verify.lint.values import duration, integer, is_offset, is_period, is_uri, moment, position

By = Mapping[str, list[Property]]
"""A component's properties by their names."""

_WITHIN = {
    "VCALENDAR": {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY", "VPOLL"},
    "VEVENT": {"VALARM", "PARTICIPANT", "VLOCATION", "VRESOURCE"},
    "VTODO": {"VALARM", "PARTICIPANT", "VLOCATION", "VRESOURCE"},
    "VJOURNAL": {"PARTICIPANT", "VLOCATION", "VRESOURCE"},
    "VFREEBUSY": {"PARTICIPANT", "VLOCATION", "VRESOURCE"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "VALARM": {"VLOCATION"},
    "PARTICIPANT": {"VLOCATION", "VRESOURCE"},
    "VAVAILABILITY": {"AVAILABLE"},
    "VPOLL": {"VOTE", "PARTICIPANT", "VALARM"},
}
_COMPONENTS = {"VCALENDAR"}.union(*_WITHIN.values())
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "VCALENDAR": ("VERSION", "PRODID"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "VALARM": ("ACTION", "TRIGGER"),
    **dict.fromkeys(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"), ("UID", "DTSTAMP")),
}
_OWN_CODE = {"UID": "ics-no-uid", "DTSTAMP": "ics-no-stamp"}
_ONCE_IN_ENTRY = set(
    [
        "CLASS",
        "COLOR",
        "COMPLETED",
        "CREATED",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DUE",
        "DURATION",
        "GEO",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "PERCENT-COMPLETE",
        "PRIORITY",
        "RECURRENCE-ID",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
        "URL",
    ]
)
_ONCE = {
    "VCALENDAR": {"CALSCALE", "COLOR", "LAST-MODIFIED", "METHOD", "PRODID", "REFRESH-INTERVAL", "SOURCE", "UID", "URL", "VERSION"},
    "VEVENT": _ONCE_IN_ENTRY | {"DESCRIPTION"},
    "VTODO": _ONCE_IN_ENTRY | {"DESCRIPTION"},
    "VJOURNAL": _ONCE_IN_ENTRY,
    "VFREEBUSY": _ONCE_IN_ENTRY,
    "VTIMEZONE": {"LAST-MODIFIED", "TZID", "TZURL"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VALARM": {"ACTION", "DURATION", "REPEAT", "SUMMARY", "TRIGGER"},
}
_WORDS = {
    "VEVENT": {"STATUS": ("TENTATIVE", "CONFIRMED", "CANCELLED"), "TRANSP": ("OPAQUE", "TRANSPARENT")},
    "VTODO": {"STATUS": ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED")},
    "VJOURNAL": {"STATUS": ("DRAFT", "FINAL", "CANCELLED")},
}
_NO_WORDS: Mapping[str, tuple[str, ...]] = {}
_REST = set(
    [
        "ACKNOWLEDGED",
        "ATTACH",
        "ATTENDEE",
        "BUSYTYPE",
        "CALENDAR-ADDRESS",
        "CLASS",
        "COMMENT",
        "CONCEPT",
        "CONFERENCE",
        "DTSTART-TZID",
        "ESTIMATED-DURATION",
        "EXRULE",
        "FREEBUSY",
        "IMAGE",
        "LINK",
        "LOCATION-TYPE",
        "METHOD",
        "ORGANIZER",
        "PARTICIPANT-TYPE",
        "PROXIMITY",
        "REASON",
        "REFID",
        "RELATED-TO",
        "REQUEST-STATUS",
        "RESOURCE-TYPE",
        "RRULE",
        "STRUCTURED-DATA",
        "STYLED-DESCRIPTION",
        "SUBSTATE",
        "TASK-MODE",
        "TZID-ALIAS-OF",
        "TZUNTIL",
        "XML",
    ]
)


def check(component: Component, found: Findings, parent: str = "") -> By:
    """One component without those inside it. Returns its properties by name."""
    by: dict[str, list[Property]] = {}
    for each in component.properties:
        name = each.name
        if name in by:
            by[name].append(each)
        else:
            by[name] = [each]
        checked = _TYPES.get(name)
        if checked is not None:
            checked(each, found)
        elif name not in _REST and not name.startswith("X-"):
            found.add("ics-unknown-property", each, name=name, nearest=nearest(name, (*_TYPES, *_REST)) or "")
    _required(component, by, found, parent)
    once = _ONCE.get(component.name, ())
    for name, several in by.items():
        if len(several) > 1 and name in once:
            found.add("ics-repeated-property", several[1], name=name, component=component.name)
    for name, known in _WORDS.get(component.name, _NO_WORDS).items():
        for each in by.get(name, ()):
            if each.value.upper() not in known:
                found.add("ics-bad-word", each, "", name=name, value=each.value, known=", ".join(known))
    for inner in component.components:
        _placed(inner, component.name, found)
    return by


def _required(component: Component, by: By, found: Findings, parent: str) -> None:
    for name in _REQUIRED.get(component.name, ()):
        if name not in by or not by[name][0].value.strip():
            code = _OWN_CODE.get(name)
            if code:
                found.add(code, component)
            else:
                found.add("ics-missing-property", component, name=name, component=component.name)
    if component.name == "VEVENT" and "DTSTART" not in by and parent != "METHOD":
        found.add("ics-no-start", component)
    if component.name == "VEVENT" and not by.get("SUMMARY"):
        found.add("ics-no-summary", component)


def _placed(component: Component, parent: str, found: Findings) -> None:
    name = component.name
    if name in _COMPONENTS:
        if parent in _WITHIN and name not in _WITHIN[parent]:
            found.add("ics-misplaced-component", component, name=name, parent=parent)
    elif not name.startswith("X-"):
        found.add("ics-unknown-component", component, name=name, nearest=nearest(name, _COMPONENTS) or "")


_BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:[^\\;,nN]|$))")
_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*([,;])")
_UNESCAPED_IN_LIST = re.compile(r"(?<!\\)(?:\\\\)*(;)")

Check = Callable[[Property, Findings], None]


def _text(each: Property, found: Findings, bare: re.Pattern[str] = _UNESCAPED) -> None:
    value = each.value
    if "\\" in value:
        bad = _BAD_ESCAPE.search(value)
        if bad:
            found.add("ics-bad-escape", each, value[max(bad.start(1), 0) :][:2], name=each.name, value=bad[1])
        if found.ours and "\\\\" in value:
            found.add("ics-backslash", each, "\\\\", name=each.name)
    if ("," in value or ";" in value) and (unescaped := bare.search(value)):
        found.add("ics-unescaped", each, value[unescaped.start(1) :][:20], name=each.name, value=unescaped[1])


def _texts(each: Property, found: Findings) -> None:
    _text(each, found, _UNESCAPED_IN_LIST)


def _moment(each: Property, found: Findings) -> None:
    for piece in each.value.split(",", 1_000):
        _one_moment(each, piece, found)


def _one_moment(each: Property, piece: str, found: Findings) -> None:
    try:
        read = moment(piece, each.parameter("TZID") if each.parameters else "")
    except ValueError:
        found.add("ics-no-such-date", each, piece, name=each.name, value=piece)
        return
    if each.name == "RDATE" and each.parameter("VALUE").upper() == "PERIOD":
        if not is_period(piece):
            found.add("ics-bad-date", each, piece, name=each.name, value=piece)
        return
    if read is None:
        found.add("ics-bad-date", each, piece, name=each.name, value=piece)
        return
    named = each.parameter("VALUE").upper() if each.parameters else ""
    if named not in ("", "DATE", "DATE-TIME"):
        found.add("ics-other-type", each, name=each.name, value=named)
    elif read.is_day and named != "DATE":
        found.add("ics-day-not-named", each, piece, name=each.name, value=piece)
    elif not read.is_day and named == "DATE":
        found.add("ics-bad-date", each, piece, name=each.name, value=piece)


def _stamp(each: Property, found: Findings) -> None:
    try:
        read = moment(each.value, "")
    except ValueError:
        found.add("ics-no-such-date", each, "", name=each.name, value=each.value)
        return
    if read is None or read.is_day:
        found.add("ics-bad-date", each, "", name=each.name, value=each.value)
    elif read.zone == "":
        found.add("ics-not-utc", each, "", name=each.name, value=each.value)


def _duration(each: Property, found: Findings) -> None:
    if duration(each.value) is None:
        found.add("ics-bad-duration", each, "", name=each.name, value=each.value)


def _trigger(each: Property, found: Findings) -> None:
    if each.parameter("VALUE").upper() == "DATE-TIME":
        _stamp(each, found)
    else:
        _duration(each, found)


def _interval(each: Property, found: Findings) -> None:
    _duration(each, found)
    if each.name == "REFRESH-INTERVAL" and each.parameter("VALUE").upper() != "DURATION":
        found.add("ics-type-not-named", each, name=each.name, value="DURATION")


def _integer(each: Property, found: Findings) -> None:
    low, high = _RANGES[each.name]
    number = integer(each.value)
    if number is None or not low <= number <= high:
        found.add("ics-bad-value", each, "", name=each.name, value=each.value, wanted=f"{low}–{high}")


def _offset(each: Property, found: Findings) -> None:
    if not is_offset(each.value):
        found.add("ics-bad-value", each, "", name=each.name, value=each.value, wanted="+0800")


def _position(each: Property, found: Findings) -> None:
    if position(each.value) is None:
        found.add("ics-bad-value", each, "", name=each.name, value=each.value, wanted="22.940300;113.671200")


def _uri(each: Property, found: Findings) -> None:
    if each.value and not is_uri(each.value):
        found.add("ics-bad-address", each, "", name=each.name, value=each.value)


def _source(each: Property, found: Findings) -> None:
    _uri(each, found)
    if each.parameter("VALUE").upper() != "URI":
        found.add("ics-type-not-named", each, name=each.name, value="URI")


def _version(each: Property, found: Findings) -> None:
    if each.value.strip() != "2.0":
        found.add("ics-wrong-version", each, "", value=each.value)


def _scale(each: Property, found: Findings) -> None:
    if each.value.strip().upper() != "GREGORIAN":
        found.add("ics-other-calendar-scale", each, "", value=each.value)


def _nothing(each: Property, found: Findings) -> None:
    """What is looked at elsewhere, or holds anything."""


_RANGES = {"SEQUENCE": (0, 999_999_999), "PRIORITY": (0, 9), "PERCENT-COMPLETE": (0, 100), "REPEAT": (0, 999_999_999)}
_TYPES: Mapping[str, Check] = {
    **dict.fromkeys(("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "COMMENT", "UID", "NAME", "TZNAME", "PRODID"), _text),
    **dict.fromkeys(("CATEGORIES", "RESOURCES"), _texts),
    **dict.fromkeys(("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE"), _moment),
    **dict.fromkeys(("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED"), _stamp),
    **dict.fromkeys(_RANGES, _integer),
    **dict.fromkeys(("REFRESH-INTERVAL", "X-PUBLISHED-TTL"), _interval),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), _offset),
    **dict.fromkeys(("URL", "TZURL"), _uri),
    **dict.fromkeys(("STATUS", "TRANSP", "ACTION", "TZID", "COLOR"), _nothing),
    "DURATION": _duration,
    "TRIGGER": _trigger,
    "GEO": _position,
    "SOURCE": _source,
    "VERSION": _version,
    "CALSCALE": _scale,
}
