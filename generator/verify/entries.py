"""An event's agenda → what calendars have to show of it, by UID: which dates, when, with which words, and in which feeds.

Dates of a series are not compared as rules and exceptions but as days: how a feed says them is the feed's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.model.agenda import standing_alone, takes_place
from generator.model.event import Event, PartRole, Visibility
from generator.model.occurrence import Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.series import rule_days
from generator.model.text import Id
from generator.model.when import Days, Time
from generator.outputs.feeds.gone import gone
from generator.verify.truth import Truth

DAY = timedelta(days=1)
THREE_MONTHS = timedelta(days=92)
SOME = timedelta(days=40)
"""So far beyond the last date that an agenda knows the dates of a rule are reckoned out as well."""


@dataclass(frozen=True)
class Shown:
    """A date as a calendar shows it. `occurrence` is None for a date of which nothing is known but the rule."""

    days: Days
    time: Time
    place: Place | AtStation | None
    status: Status
    occurrence: Occurrence | None = None


@dataclass(frozen=True)
class Entry:
    """A UID: one date, or a series by the day of the rule. `limit`: up to which day by the rule its dates are told.

    `event` is None for what the sources no longer know; `withdrawn`: calendars are told nothing else of it; then `day` is where its
    tombstone stands. `revised_as`: the UID whose revision it has, where that is not its own.
    """

    uid: str
    event: Event | None
    dates: dict[date, Shown]
    limit: date | None = None
    withdrawn: bool = False
    day: date | None = None
    revised_as: str = ""


@dataclass
class Group:
    """Entries that stand in a feed together. `until`: the last day on which feeds show them."""

    event: Event | None
    entries: list[Entry]
    spans: list[Days]
    until: date | None = None
    places: list[Place | AtStation | None] = field(default_factory=list)


def groups(truth: Truth, event: Event) -> Iterator[Group]:
    edition = truth.edition
    agenda = edition.agendas[event.id]
    every = [*agenda.occurrences, *agenda.later]
    if not every and agenda.beyond is None:
        return
    domain = edition.site.config.uid_domain
    withdrawn = event.visibility is Visibility.WITHDRAWN
    branches = [branch.place for branch in event.branches]
    if event.is_series:
        dates = [o for o in every if o.role is None]
        alone = standing_alone(event, agenda)
        entries = []
        by_rule, limit = _by_rule(truth, event, alone)
        if by_rule:
            entries.append(Entry(f"{event.uid_name}@{domain}", event, by_rule, limit, withdrawn))
        entries += [Entry(f"{o.id}@{domain}", event, {o.rule_day: _shown(o)}, None, withdrawn) for o in dates if o.id in alone]
        yield Group(event, entries, [o.days for o in dates], None, [*(o.place for o in dates), *branches])
    for one in every:
        if one.role is None and event.is_series:
            continue
        moved = one.change and one.change.to and one.change.to.place
        own = event.place if one.role is PartRole.WINDOW and not moved else one.place
        places = [own, *branches, *(point.place for point in agenda.points if one.role is None)]
        until = None if takes_place(one) or withdrawn else one.days.last_day + DAY
        entry = Entry(f"{one.id}@{domain}", event, {one.rule_day: _shown(one)}, None, withdrawn)
        yield Group(event, [entry], [one.days], until, places)


def tombstones(truth: Truth, uids: frozenset[str]) -> Iterator[Group]:
    """What subscribers were told of and the sources no longer make."""
    for one in gone(truth.edition, uids):
        if not one.mistake:
            entry = Entry(one.line.uid, one.event, {}, None, withdrawn=True, day=one.day)
            yield Group(one.event, [entry], [Days(one.day, one.day)], None, [one.event.place] if one.event else [])


def _shown(one: Occurrence) -> Shown:
    return Shown(one.days, one.time, one.place, one.status, one)


def _by_rule(truth: Truth, event: Event, alone: frozenset[str]) -> tuple[dict[date, Shown], date]:
    """Every date that stands in the series' own entry, and up to which day of the rule."""
    agenda = truth.edition.agendas[event.id]
    known = {o.rule_day: o for o in (*agenda.occurrences, *agenda.later) if o.role is None}
    left_out = {left.day for left in agenda.left_out}
    limit = max((truth.edition.horizon, *known, *left_out)) + SOME
    off = Status.CANCELLED if agenda.cancelled_all else Status.SCHEDULED
    found = {}
    for day in rule_days(event):
        if day > limit:
            break
        one = known.get(day)
        if day in left_out or (one and one.id in alone):
            continue
        found[day] = _shown(one) if one else Shown(Days(day, day), event.time, event.place, off)
    return found, limit


class Feeds:
    """Which groups stand in which feed."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        edition = truth.edition
        events = (*edition.events.values(), *edition.withdrawn.values())
        self.by_event = {event.id: list(groups(truth, event)) for event in events}
        own = [group for found in self.by_event.values() for group in found]
        uids = frozenset(entry.uid for group in own for entry in group.entries)
        self.all = [*own, *(tombstones(truth, uids) if edition.ledger else ())]
        since = truth.today - timedelta(days=edition.site.config.feeds.past_days)
        self.window = [group for group in self.all if self._in_window(group, since)]

    def _in_window(self, group: Group, since: date) -> bool:
        day = first_day(group, since)
        return day is not None and day <= self._truth.edition.horizon and (group.until is None or group.until >= self._truth.today)

    def kind(self, kind: Id) -> list[Group]:
        return [group for group in self.window if group.event and group.event.kind == kind]

    def community(self, community: Id) -> list[Group]:
        return [group for group in self.window if any(self._truth.community(place) == community for place in group.places)]

    def station(self, station: Id) -> list[Group]:
        return [group for group in self.window if any(isinstance(p, AtStation) and p.station == station for p in group.places)]

    def series(self, event: Event) -> list[Group]:
        return [group for group in self.window if group.event is not None and group.event.id == event.id]

    def three_months(self) -> list[Group]:
        """What touches the next three months, for an import: a series date by date, and what is off as well."""
        first, last = self._truth.today, self._truth.today + THREE_MONTHS
        found = []
        for event in self._truth.edition.events.values():
            agenda = self._truth.edition.agendas[event.id]
            alone = {entry.uid for group in self.by_event[event.id] for entry in group.entries if entry.limit is None}
            if not event.is_series:
                found += [group for group in self.by_event[event.id] if _touches(group.spans, first, last)]
                continue
            dates = [o for o in agenda.occurrences if o.role is None]
            for one in dates:
                if _touches([one.days], first, last):
                    uid = f"{one.id}@{self._truth.edition.site.config.uid_domain}"
                    series = "" if uid in alone else f"{event.uid_name}@{self._truth.edition.site.config.uid_domain}"
                    found.append(Group(event, [Entry(uid, event, {one.rule_day: _shown(one)}, revised_as=series)], [one.days]))
        return found

    def year(self, year: int) -> list[Group]:
        """What was in it, but what is withdrawn."""
        public = [group for found in self.by_event.values() for group in found if group.event and not group.entries[0].withdrawn]
        return [group for group in public if any(days.first_day.year <= year <= days.last_day.year for days in group.spans)]


def _touches(spans: list[Days], first: date, last: date) -> bool:
    return any(days.first_day <= last and days.last_day >= first for days in spans)


def first_day(group: Group, since: date) -> date | None:
    return min((days.first_day for days in group.spans if days.last_day >= since), default=None)
