"""What has to be told as a change, worked out from the authors' lines and the ledger: which, since when, in which order.

A line is told for 90 days from the day on which it was made known, and longer while somebody may still go by it; of what the ledger alone
knows, that an event is new or was revised, and how many were withdrawn on a day.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from generator.model.changes import Action, Change
from generator.model.event import Event, Undated
from generator.model.occurrence import Occurrence, Status
from generator.model.when import Days
from generator.verify.truth import Truth
from generator.verify.words import news

TOLD_FOR = timedelta(days=90)
_CAUSE = timedelta(days=7)
"""A line that was announced at most so long before a revision is its cause."""
_WEIGHT = ("cancelled", "postponed", "moved", "amended", "added", "revised", "new", "withdrawn")


class Happening(NamedTuple):
    """`key` is its id for ever. `event` is None for what was withdrawn, of which only the number is told.

    `shown`: the date that it is about, or the first of several; `last`: the last day of all of them. `is_open`: about all from then on.
    """

    key: str
    news: str
    event: Event | None
    since: date
    moment: datetime
    shown: Occurrence | None = None
    last: date | None = None
    is_open: bool = False
    change: Change | None = None
    number: int = 1

    @property
    def days(self) -> Days | None:
        if self.shown is None or self.last is None:
            return None
        return Days(self.shown.days.first_day, self.last)


def happenings(truth: Truth) -> list[Happening]:
    """The newest first; of one day the weightiest, then the first to come."""
    found = [*_withdrawn(truth)]
    for event in truth.edition.events.values():
        lines = [*_lines(truth, event)]
        found += [*lines, *_by_ledger(truth, event, lines)]
    return sorted((one for one in found if _is_told(one, truth.today)), key=_order)


def _is_told(one: Happening, today: date) -> bool:
    return today - one.since <= TOLD_FOR or (one.change is not None and (one.last is None or one.last >= today))


def _order(one: Happening) -> tuple[int, int, date, date, str]:
    days = one.days
    first, last = (days.first_day, days.last_day) if days else (date.max, date.max)
    return -one.since.toordinal(), _WEIGHT.index(one.news), first, last, one.key


def _lines(truth: Truth, event: Event) -> Iterator[Happening]:
    agenda = truth.edition.agendas[event.id]
    for change in event.changes:
        touched = [one for one in (*agenda.occurrences, *agenda.later, *agenda.points) if one.change is change]
        since = _since(truth, event, change, touched)
        if change.action is Action.KEEP or since is None or not (touched or isinstance(event.when, Undated)):
            continue
        whole = [one for one in touched if one.part is None] if not event.is_series else []
        about = whole[:1] or touched
        shown = min(about, key=lambda one: one.days, default=None)
        last = max((one.days.last_day for one in about), default=None)
        if change.announced is None and last is not None and last < since[0]:
            continue
        is_open = len(about) > 1 and (event.is_series or len({one.part for one in about}) > 1)
        of = change.part or (f"{change.day:%Y%m%d}" if change.day else "all")
        off = {Action.CANCEL: "cancelled", Action.POSTPONE: "postponed"}
        what = news(shown, date.min, in_series=False) if shown else off.get(change.action, "amended")
        yield Happening(f"{event.uid_name}.{of}/{change.action.value}", what, event, *since, shown, last, is_open, change)


def _since(truth: Truth, event: Event, change: Change, touched: list[Occurrence]) -> tuple[date, datetime] | None:
    """As its author says; else as the ledger has it of the entry, or of the event."""
    edition = truth.edition
    if change.announced:
        return change.announced, datetime.combine(change.announced, time(), edition.zone)
    if event.uid_name not in edition.versions:
        return None
    for name in [one.id for one in touched[:1]] + [event.uid_name]:
        uid = f"{name}@{edition.site.config.uid_domain}"
        line = edition.revisions.get(uid, edition.ledger.get(uid))
        if line is not None and not line.withdrawn:
            return line.revised.date(), line.revised
    return None


def _by_ledger(truth: Truth, event: Event, lines: list[Happening]) -> Iterator[Happening]:
    """Nothing of what the site began with, of what is off, of what was over by then."""
    versions, agenda = truth.edition.versions, truth.edition.agendas[event.id]
    version, shown = versions.get(event.uid_name), truth.shown(event)
    if version is None or shown is None or truth.status(event) in (Status.CANCELLED, Status.POSTPONED):
        return
    begun = min(each.first for each in versions.values())
    ends = [one.days.last_day for one in agenda.occurrences]
    over = max(ends) if ends and agenda.beyond is None else date.max

    def told(what: str, key: str, moment: datetime) -> Happening:
        return Happening(f"{event.uid_name}/{key}", what, event, moment.date(), moment, shown, shown.days.last_day)

    is_known = version.number == 1 or version.first < version.revised
    if is_known and version.first > begun and version.first.date() <= over:
        yield told("new", "new", version.first)
    day = version.revised.date()
    is_explained = any(line.change and (line.change.announced is None or line.since >= day - _CAUSE) for line in lines)
    if version.number > 1 and day <= over and not is_explained:
        yield told("revised", f"version-{version.number}", version.revised)


def _withdrawn(truth: Truth) -> Iterator[Happening]:
    edition = truth.edition
    public = {event.uid_name for event in edition.events.values()}
    taken_back = {event.uid_name for event in edition.withdrawn.values()}
    by_day: dict[date, list[datetime]] = {}
    for name, version in edition.versions.items():
        if name not in public and version.number > 1 and (version.withdrawn or name in taken_back):
            by_day.setdefault(version.revised.date(), []).append(version.revised)
    for day, moments in by_day.items():
        yield Happening(f"withdrawn/{day:%Y%m%d}", "withdrawn", None, day, max(moments), number=len(moments))
