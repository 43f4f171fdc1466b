"""One property → whether its value is of its type, and names that type where it must (RFC 5545, sections 3.3 and 3.8; RFC 7986)."""

import re
from collections.abc import Callable, Mapping

from generator.verify.content_lines import Property
from generator.verify.lint.findings import Findings
from generator.verify.lint.values import duration, integer, is_offset, is_period, is_uri, moment, position

_BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:[^\\;,nN]|$))")
_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*([,;])")
_UNESCAPED_IN_LIST = re.compile(r"(?<!\\)(?:\\\\)*(;)")
MOST_DATES = 5_000
"""Of one property that are looked at."""
_LONGEST_TEXT = 1_000_000
"""Letters of a text that is looked at."""

Check = Callable[[Property, Findings], None]


def _text(each: Property, found: Findings, bare: re.Pattern[str] = _UNESCAPED) -> None:
    value = each.value
    if len(value) > _LONGEST_TEXT:
        return
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
    if "," not in each.value:
        _one_moment(each, each.value, found)
        return
    for piece in each.value.split(",", MOST_DATES)[:MOST_DATES]:
        if found.step():
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
CHECKS: Mapping[str, Check] = {
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
