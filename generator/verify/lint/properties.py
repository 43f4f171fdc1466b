"""Components and their properties, held against RFC 5545 and what extends it: what must be there, what only once, what within what.

What several properties must say together is the concern of `entries`, `alarms` and `series`.
"""

from collections.abc import Mapping

from generator.diagnostics.suggest import nearest
from generator.verify.calendar_file import Component
from generator.verify.content_lines import Property
from generator.verify.lint.findings import Findings
from generator.verify.lint.property_values import CHECKS

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
_ONCE_IN_ENTRY = {
    *("CLASS", "COLOR", "COMPLETED", "CREATED", "DTEND", "DTSTAMP", "DTSTART", "DUE", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION"),
    *("ORGANIZER", "PERCENT-COMPLETE", "PRIORITY", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "URL"),
}
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
_ONCE_A_LANGUAGE = {"NAME", "DESCRIPTION"}
_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "VEVENT": {"STATUS": ("TENTATIVE", "CONFIRMED", "CANCELLED"), "TRANSP": ("OPAQUE", "TRANSPARENT")},
    "VTODO": {"STATUS": ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED")},
    "VJOURNAL": {"STATUS": ("DRAFT", "FINAL", "CANCELLED")},
}
_REST = {
    *("ACKNOWLEDGED", "ATTACH", "ATTENDEE", "BUSYTYPE", "CALENDAR-ADDRESS", "CLASS", "CONCEPT", "CONFERENCE", "ESTIMATED-DURATION"),
    *("EXRULE", "FREEBUSY", "IMAGE", "LINK", "LOCATION-TYPE", "METHOD", "ORGANIZER", "PARTICIPANT-TYPE", "PROXIMITY", "REASON", "REFID"),
    *("RELATED-TO", "REQUEST-STATUS", "RESOURCE-TYPE", "RRULE", "STRUCTURED-DATA", "STYLED-DESCRIPTION", "SUBSTATE", "TASK-MODE"),
    *("TZID-ALIAS-OF", "TZUNTIL", "XML"),
}


def check(component: Component, found: Findings, *, has_method: bool = False) -> By:
    """One component without those inside it. Returns its properties by name."""
    by: dict[str, list[Property]] = {}
    for each in component.properties:
        name = each.name
        if name in by:
            by[name].append(each)
        else:
            by[name] = [each]
        checked = CHECKS.get(name)
        if checked is not None:
            checked(each, found)
        elif name not in _REST and not name.startswith("X-"):
            near = nearest(name, (*CHECKS, *_REST)) if found.has_room("ics-unknown-property") else None
            found.add("ics-unknown-property", each, name=name, nearest=near or "")
    _required(component, by, found, has_method)
    once = _ONCE.get(component.name, ())
    for name, several in by.items():
        if len(several) > 1 and (name in once or (name in _ONCE_A_LANGUAGE and component.name == "VCALENDAR" and _is_repeated(several))):
            found.add("ics-repeated-property", several[1], name=name, component=component.name)
    for name, known in _WORDS.get(component.name, {}).items():
        for each in by.get(name, ()):
            if each.value.upper() not in known:
                found.add("ics-bad-word", each, "", name=name, value=each.value, known=", ".join(known))
    for inner in component.components:
        _placed(inner, component.name, found)
    return by


def _is_repeated(several: list[Property]) -> bool:
    """In one language (RFC 7986, sections 5.1 and 5.2)."""
    return len({each.parameter("LANGUAGE").lower() for each in several}) < len(several)


def _required(component: Component, by: By, found: Findings, has_method: bool) -> None:
    for name in _REQUIRED.get(component.name, ()):
        if name not in by or not by[name][0].value.strip():
            code = _OWN_CODE.get(name)
            if code:
                found.add(code, component)
            else:
                found.add("ics-missing-property", component, name=name, component=component.name)
    if component.name == "VEVENT" and "DTSTART" not in by and not has_method:
        found.add("ics-no-start", component)
    if component.name == "VEVENT" and not by.get("SUMMARY"):
        found.add("ics-no-summary", component)


def _placed(component: Component, parent: str, found: Findings) -> None:
    name = component.name
    if name in _COMPONENTS:
        if parent in _WITHIN and name not in _WITHIN[parent]:
            found.add("ics-misplaced-component", component, name=name, parent=parent)
    elif not name.startswith("X-"):
        near = nearest(name, _COMPONENTS) if found.has_room("ics-unknown-component") else None
        found.add("ics-unknown-component", component, name=name, nearest=near or "")
