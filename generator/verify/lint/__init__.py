"""A calendar file, anyone's → what programs that people subscribe with will stumble over; two publications → what they will not notice.

Pure: octets in, diagnostics out. RFC 5545 and RFC 7986 hold for everybody, the profile of our own feeds for ours. Whatever a file holds,
it costs a few seconds: lines, findings and dates that are reckoned out have their limits.
"""

from generator.diagnostics import Diagnostic
from generator.verify import calendar_file
from generator.verify.calendar_file import CalendarFile
from generator.verify.content_lines import Flaw
from generator.verify.lint.calendars import check
from generator.verify.lint.findings import PRODID, Findings
from generator.verify.lint.form import check_form
from generator.verify.lint.pairs import lint_pairs
from generator.verify.lint.profile import is_ours

__all__ = ["LARGEST", "lint", "lint_pairs", "lint_read", "read"]

LARGEST = 50
"""Megabytes of a file that is read, and of that so many lines; a calendar of 15,000 events has fewer."""
MOST_LINES = 400_000


def read(data: bytes) -> CalendarFile:
    return calendar_file.read(data, most=MOST_LINES)


def lint(path: str, data: bytes) -> list[Diagnostic]:
    """Every mistake of one file, in no order; `path` is how it is called in what is told."""
    if len(data) > LARGEST * 1_000_000:
        found = Findings(ours=False)
        found.add("ics-not-read", Flaw("", 1), value=LARGEST)
        return found.diagnostics(path, CalendarFile())
    return lint_read(path, read(data), data)


def lint_read(path: str, file: CalendarFile, data: bytes) -> list[Diagnostic]:
    """Of a file that was read already."""
    found = Findings(ours=is_ours(file, PRODID))
    check_form(file, data, found)
    for calendar in file.calendars:
        check(calendar, path, len(data), found)
    return found.diagnostics(path, file)
