"""Octets and lines (RFC 5545, section 3.1): what is wrong before any property is understood."""

import re

from generator.verify.calendar_file import CalendarFile
from generator.verify.content_lines import Flaw
from generator.verify.lint.findings import Findings

_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|!--)", re.IGNORECASE)
_CODES = {
    "bom": "ics-bom",
    "bare-lf": "ics-bare-lf",
    "bare-cr": "ics-bare-cr",
    "control": "ics-control-character",
    "line-separator": "ics-line-separator",
    "long-line": "ics-long-line",
    "no-final-break": "ics-no-final-break",
    "not-utf-8": "ics-not-utf-8",
    "line": "ics-garbled-line",
    "blank-line": "ics-blank-line",
    "outside": "ics-outside",
    "not-closed": "ics-not-closed",
    "end-without-begin": "ics-end-without-begin",
    "too-deep": "ics-too-deep",
    "too-long": "ics-too-long",
}


def check_form(file: CalendarFile, data: bytes, found: Findings) -> None:
    """Of a file that is no calendar at all nothing else is told."""
    if not file.calendars:
        code = "ics-web-page" if _WEB_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) else "ics-not-a-calendar"
        found.add(code, Flaw("", 1))
        return
    is_cut = any(flaw.code == "too-long" for flaw in file.flaws)
    last = next((n for n in range(len(file.lines), 0, -1) if file.lines[n - 1]), 0)
    for flaw in file.flaws:
        if is_cut and flaw.code == "not-closed":
            continue  # its end was not read
        if flaw.code == "blank-line" and flaw.line > last:
            continue  # after the end, where it disturbs nobody
        found.add(_CODES[flaw.code], flaw, value=flaw.value)
