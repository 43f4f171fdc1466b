"""What a station says of its days: when it holds, when it is open otherwise, when it was checked."""

from collections.abc import Iterator
from datetime import datetime

from generator.diagnostics import Diagnostic, error, warning
from generator.model.hours import DayWord
from generator.model.site import Site
from generator.model.station import StationStatus
from generator.model.when import Days


def valid_periods(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every period in which a station holds ends after it begins."""
    for station in site.stations.values():
        valid = station.valid
        if valid and valid.from_ and valid.until and valid.until < valid.from_:
            yield error("valid-until-before-from", station.origin / "valid" / "until", until=valid.until, first=valid.from_)


def single_exceptions(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every day has at most one exception of a station's hours; of two the last one holds."""
    for station in site.stations.values():
        at = station.origin / "exceptions"
        in_order = sorted((each.days, n) for n, each in enumerate(station.exceptions))
        longest: tuple[Days, int] | None = None
        for days, n in in_order:
            if longest and days.first_day <= longest[0].last_day:
                first, last = sorted((n, longest[1]))
                yield warning("exceptions-overlap", at / last, also=[at / first], day=days.first_day)
            if not longest or days.last_day > longest[0].last_day:
                longest = days, n


def effective_hours(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every line of opening hours still has a day that no later line takes from it."""
    for station in site.stations.values():
        weekdays: frozenset[int] = frozenset()
        words: set[DayWord] = set()
        for n, line in reversed(list(enumerate(station.hours))):
            if isinstance(line.days, DayWord):
                overridden = line.days in words or len(weekdays) == 7
                words.add(line.days)
            else:
                overridden = line.days <= weekdays
                weekdays |= line.days
            if overridden:
                yield warning("hours-overridden", station.origin / "hours" / n)


def checked_days(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every check of a station has happened."""
    for station in site.stations.values():
        if station.checked and station.checked.on > now.date():
            yield warning("checked-in-future", station.origin / "checked" / "on", day=station.checked.on, today=now.date())


def lasting_stations(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every station that is called open is still there."""
    for station in site.stations.values():
        valid = station.valid
        if not (valid and valid.until) or (valid.from_ and valid.until < valid.from_):
            continue
        if valid.until < now.date() and station.status is StationStatus.OPEN:
            yield warning("station-over", station.origin / "valid" / "until", until=valid.until, today=now.date())
