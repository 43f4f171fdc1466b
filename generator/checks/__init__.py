"""Rules that need the whole site, each a function of it.  Layer 4: knows the model, no YAML and no output.

A new rule is a function whose docstring begins "Every …", a line in CHECKS, its sentences in locales/mistakes/, and a folder
tests/mistakes/CODE/ for each code.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from generator.checks.changes import cancelled_since, changed_dates, changed_spans
from generator.checks.coordinates import near_places
from generator.checks.exams import single_windows
from generator.checks.pictures import pictures
from generator.checks.privacy import private_data
from generator.checks.references import events, organisations, pages, places, words
from generator.checks.series import answered_holidays, few_exceptions, known_exceptions, published_holidays, room_to_shift, some_date
from generator.checks.stations import checked_days, effective_hours, lasting_stations, single_exceptions, valid_periods
from generator.diagnostics import Diagnostic
from generator.model.site import Site

Check = Callable[[Site, datetime], Iterable[Diagnostic]]
"""`now` is aware, in the site's zone."""

CHECKS: tuple[Check, ...] = (
    places,
    organisations,
    events,
    words,
    pages,
    changed_dates,
    changed_spans,
    cancelled_since,
    known_exceptions,
    some_date,
    room_to_shift,
    answered_holidays,
    published_holidays,
    few_exceptions,
    valid_periods,
    single_exceptions,
    effective_hours,
    checked_days,
    lasting_stations,
    near_places,
    single_windows,
    pictures,
    private_data,
)

MOST_A_FILE = 100


def run(site: Site, now: datetime) -> list[Diagnostic]:
    """What is wrong by any rule, without the warnings that their own file accepts; of one file no more than anyone reads, errors first."""
    found = unaccepted(site, (diagnostic for check in CHECKS for diagnostic in check(site, now)))
    shown: Counter[str] = Counter()
    kept = []
    for diagnostic in sorted(found, key=lambda diagnostic: diagnostic.severity != "error"):
        shown[diagnostic.at.path] += 1
        if shown[diagnostic.at.path] <= MOST_A_FILE:
            kept.append(diagnostic)
    return kept


def unaccepted(site: Site, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without the warnings that `accept` in their own file silences; errors cannot be silenced."""
    accepted = {(one.origin.path, accept.code) for one in site.events.values() for accept in one.accept}
    accepted |= {(one.origin.path, accept.code) for one in site.stations.values() for accept in one.accept}
    return [d for d in diagnostics if d.severity == "error" or (d.at.path, d.code) not in accepted]
