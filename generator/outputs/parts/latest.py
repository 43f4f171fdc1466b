"""An Edition → what became different of late, the newest first, in no language.  From the authors' lines, and from what was published.

A ledger knows of an event only that it is new, that it was revised, that it was withdrawn; what was done, the author's lines say.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from generator.model.agenda import event_status
from generator.model.changes import Action, Change
from generator.model.event import Event, Undated
from generator.model.occurrence import Agenda, Occurrence, Status
from generator.model.series import OFF, stamp
from generator.model.when import Days
from generator.outputs.edition import Edition, Version
from generator.outputs.parts.dates import Calendar, news_of
from generator.outputs.parts.status_line import first_concerned

WINDOW = timedelta(days=90)
"""So long a change is told of; longer only while the day that it concerns is not past."""

_DELAY = timedelta(days=7)
"""An author's line that was announced so shortly before an event was revised is what revised it."""

_ORDER = ("cancelled", "postponed", "moved", "amended", "added", "revised", "new", "withdrawn")
"""Of one day the weightiest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`key` names it for ever. `news` as in `news_of`, or revised, new, withdrawn.

    `event` is None for what was withdrawn: nothing is said of it but how many (`count`) there were. `change` is the author's line, None for
    what only the ledger knows. `shown` is the date that it concerns, None where no day is known; `days` are all of them, without an end if
    `open_ended`. `since`: the day on which it was made known, as the author or the ledger has it; `moment` the same as an instant.
    """

    key: str
    news: str
    event: Event | None
    shown: Occurrence | None
    days: Days | None
    open_ended: bool
    since: date
    moment: datetime
    change: Change | None = None
    count: int = 1


def latest(edition: Edition) -> tuple[Happening, ...]:
    found = [*_withdrawn(edition)]
    begun = min((version.first for version in edition.versions.values()), default=None)
    for event in edition.events.values():
        version = edition.versions.get(event.uid_name)
        written = [*_written(edition, event)]
        found += written
        if version and begun and _stands(edition, event):
            found += _told(edition, event, version, begun, written)
    oldest = edition.today - WINDOW
    return tuple(sorted((one for one in found if one.since >= oldest or _concerns(one, edition.today)), key=_place))


def _concerns(one: Happening, today: date) -> bool:
    """Whether somebody may still go there, or stay away, because of it."""
    return one.change is not None and (one.days is None or one.days.last_day >= today)


def _place(one: Happening) -> tuple[int, int, Days, str]:
    return -one.since.toordinal(), _ORDER.index(one.news), one.days or Days(date.max, date.max), one.key


def _stands(edition: Edition, event: Event) -> bool:
    """Nobody is told what is new of an event that is off."""
    return event_status(event, edition.agendas[event.id], edition.today) not in (Status.CANCELLED, Status.POSTPONED)


def _written(edition: Edition, event: Event) -> Iterator[Happening]:
    """A happening for each of the author's lines that still holds and of which is known since when."""
    agenda = edition.agendas[event.id]
    every = (*agenda.occurrences, *agenda.later, *agenda.points) if event.changes else ()
    for change in event.changes:
        if change.action is Action.KEEP:
            continue
        touched = [one for one in every if one.change is change]
        known = _since(edition, event, change, touched)
        if known is None or not (touched or isinstance(event.when, Undated)):
            continue
        since, moment = known
        days, shown, open_ended = _concerned(event, touched)
        if change.announced is None and days and days.last_day < since:
            continue  # that date was over when the event was revised: for another reason
        what = change.part or (stamp(change.day) if change.day else "all")
        yield Happening(
            key=f"{event.uid_name}.{what}/{change.action.value}",
            news=news_of(shown) if shown else OFF[change.action].value if change.action in OFF else "amended",
            event=event,
            shown=shown,
            days=days,
            open_ended=open_ended,
            since=since,
            moment=moment,
            change=change,
        )


def _concerned(event: Event, touched: list[Occurrence]) -> tuple[Days | None, Occurrence | None, bool]:
    """The days that a line is about, the first of its dates, and whether it is about all dates from then on."""
    if not touched:
        return None, None, False
    whole = next((one for one in touched if one.part is None and not event.is_series), None)
    if whole or len(touched) == 1:
        shown = whole or touched[0]
        return shown.days, shown, False
    shown = min(touched, key=lambda one: one.days)
    days = Days(shown.days.first_day, max(one.days.last_day for one in touched))
    return days, shown, shown.part is None or len({one.part for one in touched}) > 1


def _since(edition: Edition, event: Event, change: Change, touched: list[Occurrence]) -> tuple[date, datetime] | None:
    """The day that the author wrote; else that on which subscribers were last told of a change of that entry."""
    if change.announced:
        return change.announced, datetime.combine(change.announced, time(), edition.zone)
    if event.uid_name not in edition.versions:
        return None
    domain = edition.site.config.uid_domain
    for name in (*(one.id for one in touched[:1]), event.uid_name):
        uid = f"{name}@{domain}"
        line = edition.revisions.get(uid) or edition.ledger.get(uid)
        if line and not line.withdrawn:
            return line.revised.date(), line.revised
    return None


def _told(edition: Edition, event: Event, version: Version, begun: datetime, written: list[Happening]) -> Iterator[Happening]:
    """That it is new, and that it was revised where no line of its author says how. What a site began with is no news."""
    last = _last_day(edition.agendas[event.id])
    known = version.number == 1 or version.first < version.revised
    if known and version.first > begun and version.first.date() <= last:
        yield from _of_ledger(edition, event, "new", "new", version.first)
    day = version.day
    explained = any(not (one.change and one.change.announced) or day - _DELAY <= one.since for one in written)
    if version.number > 1 and day <= last and not explained:
        yield from _of_ledger(edition, event, "revised", f"version-{version.number}", version.revised)


def _of_ledger(edition: Edition, event: Event, news: str, key: str, moment: datetime) -> Iterator[Happening]:
    """None of an event whose days have all gone since: that is its author's mistake, or past."""
    shown = first_concerned(event, edition.agendas[event.id], Calendar(edition.languages[0], edition.today, edition.site))
    if shown:
        yield Happening(
            key=f"{event.uid_name}/{key}",
            news=news,
            event=event,
            shown=shown,
            days=shown.days,
            open_ended=False,
            since=moment.date(),
            moment=moment,
        )


def _last_day(agenda: Agenda) -> date:
    return date.max if agenda.beyond else max((one.days.last_day for one in agenda.occurrences), default=date.max)


def _withdrawn(edition: Edition) -> Iterator[Happening]:
    """How many were withdrawn on a day. Nothing may say which."""
    public = {event.uid_name for event in edition.events.values()}
    withdrawn = {event.uid_name for event in edition.withdrawn.values()}
    told = ((name, version) for name, version in edition.versions.items() if name not in public and version.number > 1)
    gone = [version for name, version in told if version.withdrawn or name in withdrawn]
    for day, count in sorted(Counter(version.day for version in gone).items()):
        yield Happening(
            key=f"withdrawn/{stamp(day)}",
            news="withdrawn",
            event=None,
            shown=None,
            days=None,
            open_ended=False,
            since=day,
            moment=max(version.revised for version in gone if version.day == day),
            count=count,
        )
