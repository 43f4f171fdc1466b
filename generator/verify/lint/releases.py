"""A built site → mistakes in its calendar files. Of what stands in twenty feeds the same to the octet each is looked at once.

A file in which anything is found is read again, whole, so that what is told has its lines.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from generator.diagnostics import Diagnostic
from generator.verify.calendar_file import CalendarFile, Component, Known, read
from generator.verify.lint import lint
from generator.verify.lint.calendars import check_entries, check_header
from generator.verify.lint.entries import Entry, entry
from generator.verify.lint.findings import Findings
from generator.verify.lint.pairs import lint_pairs
from generator.verify.lint.profile import check_event

MOST_FILES = 20
"""Files whose mistakes are told; one mistake is often in all of them."""

_STOPPING = {"ics-gone", "ics-moved-silently", "ics-sequence-back", "ics-stamp-back"}
"""Of two publications of ours. The ledger sees to the rest: words of ours that read better than before are no change, for instance."""


def lint_release(read_file: Callable[[str], bytes], paths: Iterable[str]) -> list[Diagnostic]:
    """Mistakes and breaches of the profile in the calendar files among `paths`, all of them ours."""
    known: Known = {}
    entries: dict[int, Entry] = {}
    found: list[Diagnostic] = []
    told = 0
    for path in sorted(path for path in paths if path.endswith(".ics")):
        data = read_file(path)
        if not _is_clean(path, data, known, entries):
            found += lint(path, data)
            told += 1
            if told == MOST_FILES:
                break
    return found


def _is_clean(path: str, data: bytes, known: Known, entries: dict[int, Entry]) -> bool:
    file = read(data, known)
    if file.flaws or len(file.calendars) != 1:
        return False
    calendar, found = file.calendars[0], Findings(ours=True)
    sort, has_method = check_header(calendar, path, len(data), found)
    standing = []
    for inner in calendar.components:
        if inner.name == "VEVENT":
            standing.append(_entry(inner, entries, has_method, found))
        elif inner.name != "VTIMEZONE":
            return False
    check_entries(calendar, standing, sort, found)
    return not found.found


def _entry(component: Component, entries: dict[int, Entry], has_method: bool, found: Findings) -> Entry:
    """`entries` holds those that were looked at before, by the component that `known` keeps alive."""
    one = entries.get(id(component))
    if one is None:
        one = entry(component, found, has_method=has_method)
        check_event(one, found)
        if not found.found:
            entries[id(component)] = one
    return one


def lint_successor(
    old: Mapping[str, CalendarFile], new: Mapping[str, CalendarFile], today: date, uids: Collection[str]
) -> list[Diagnostic]:
    """What must not happen between two publications of ours. `uids`: what the site still has, though a feed may not reach that far."""
    found = [one for one in lint_pairs(old, new, today) if one.code in _STOPPING]
    return [one for one in found if one.code != "ics-gone" or dict(one.arguments)["uid"] not in uids]
