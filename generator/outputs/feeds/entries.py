"""An event's agenda → its calendar entries, in one language: one VEVENT a one-time event or part, a master with exceptions a series.

It works out no date of its own and windows nothing: `feeds` chooses what stands where.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator import routes
from generator.language import Language
from generator.model.agenda import standing_alone, takes_place
from generator.model.changes import Action
from generator.model.event import Event, PartRole, Visibility
from generator.model.occurrence import Agenda, Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.series import is_rule_day, rule_days
from generator.model.when import Days, TimeRange
from generator.outputs.edition import Edition
from generator.outputs.feeds.entry_words import Span, Wording, wording
from generator.outputs.feeds.gone import gone
from generator.outputs.feeds.rules import rule_of
from generator.outputs.feeds.vevent import Entry, Moment

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Entries that stand in a feed together or not at all: a series with all its dates, or one entry.

    `event` is None for what the sources no longer know. `spans` are the days of its dates. `until`: the last day on which feeds show it,
    whatever their window; None = the window decides. `is_series`: all dates of a series, whether by its rule or not.
    """

    event: Event | None
    entries: tuple[Entry, ...]
    spans: tuple[Days, ...]
    until: date | None
    places: tuple[Place | AtStation | None, ...]
    is_series: bool = False


def clusters(edition: Edition, language: Language, event: Event) -> Iterator[Cluster]:
    """The whole event; nothing while its day is not known. A withdrawn one leaves a tombstone for each UID."""
    agenda = edition.agendas[event.id]
    every = (*agenda.occurrences, *agenda.later)
    if not every and agenda.beyond is None:
        return
    teller = _teller(edition, language, event)
    branches = tuple(branch.place for branch in event.branches)
    if event.is_series:
        dates = [o for o in every if o.role is None]
        places = (*dict.fromkeys(o.place for o in dates), *branches)
        entries = tuple(teller.series(agenda))
        if entries:
            spans = tuple(o.days for o in dates)
            yield Cluster(event=event, entries=entries, spans=spans, until=None, places=places, is_series=True)
    points = tuple(point.place for point in agenda.points)
    for one in every:
        if one.role is None and event.is_series:
            continue
        own = one.place if one.role is not PartRole.WINDOW or (one.change and one.change.to and one.change.to.place) else event.place
        places = (own, *branches, *(points if one.role is None else ()))
        until = None if takes_place(one) or event.visibility is Visibility.WITHDRAWN else one.days.last_day + _DAY
        yield Cluster(event=event, entries=(teller.once(one),), spans=(one.days,), until=until, places=places)


def each_date(edition: Edition, language: Language, event: Event, first: date, last: date) -> Iterator[Cluster]:
    """Every date of a series that touches these days, on its own; it was last changed when the series was, unless it has a line itself.

    A date that stood alone and is back in its series is newer than the tombstone that stands for it in feeds.
    """
    teller = _teller(edition, language, event)
    line = edition.revisions.get(f"{event.uid_name}@{edition.site.config.uid_domain}")
    for one in edition.agendas[event.id].occurrences:
        if one.role is None and one.days.first_day <= last and one.days.last_day >= first:
            entry = teller.once(one)
            own = edition.revisions.get(entry.uid)
            if line and (own is None or own.withdrawn):
                known = (line, own) if own else (line,)
                entry = replace(entry, stamp=max(each.revised for each in known), sequence=max(each.sequence for each in known))
            yield Cluster(event=event, entries=(entry,), spans=(one.days,), until=None, places=(one.place,))


def tombstones(edition: Edition, language: Language, uids: Collection[str]) -> Iterator[Cluster]:
    """Of entries that subscribers were told of and that are not among `uids` any more, because a date or a part was put elsewhere."""
    withdrawn, url = language.say("feed-withdrawn"), edition.site.config.url
    for one in gone(edition, uids):
        line = edition.revisions.get(one.line.uid)
        if line is None:
            continue  # a mistake: nothing is published before the author has mended it
        page = routes.event(language.prefix, one.event.id) if one.event else routes.home(language.prefix)
        entry = Entry(
            uid=line.uid,
            stamp=line.revised,
            sequence=line.sequence,
            summary=withdrawn,
            start=one.day,
            end=one.day + _DAY,
            status="CANCELLED",
            url=routes.absolute(url, page),
            withdrawn=True,
        )
        places = (one.event.place,) if one.event else ()
        yield Cluster(event=one.event, entries=(entry,), spans=(Days(one.day, one.day),), until=None, places=places)


def _teller(edition: Edition, language: Language, event: Event) -> "_Teller":
    return _Teller(event, wording(edition, language, event), edition.zone, edition.site.config.uid_domain)


@dataclass(frozen=True, slots=True)
class _Teller:
    event: Event
    words: Wording
    zone: ZoneInfo
    domain: str

    def once(self, one: Occurrence) -> Entry:
        return self._entry(one.id, one, self._span(one))

    def series(self, agenda: Agenda) -> Iterator[Entry]:
        """The master, its exceptions, then the dates that stand alone."""
        rule = rule_of(self.event, self.zone if isinstance(self.event.time, TimeRange) else None)
        dates = [o for o in (*agenda.occurrences, *agenda.later) if o.role is None]
        alone_ids = standing_alone(self.event, agenda)
        alone = [o for o in dates if o.id in alone_ids]
        left_out = {left.day for left in agenda.left_out} | {o.rule_day for o in alone}
        first = next((day for day in rule_days(self.event) if day not in left_out), None)
        if first is not None:
            master = self._master(first, agenda)
            span = self._span(master)
            gaps = tuple(self._start(day) for day in sorted(left_out) if day > first and is_rule_day(self.event, day))
            yield self._entry(self.event.uid_name, master, span._replace(rule=rule, left_out=gaps))
            if self.event.visibility is not Visibility.WITHDRAWN:
                stand = [o for o in dates if o.id not in alone_ids and not _as_master(o, master)]
                for one in sorted(stand, key=lambda o: o.rule_day):
                    span = self._span(one)._replace(recurrence_id=self._start(one.rule_day))
                    yield self._entry(self.event.uid_name, one, span)
        for one in alone:
            yield self.once(one)

    def _master(self, first: date, agenda: Agenda) -> Occurrence:
        """What the rule says of each date that nothing else is said of.

        Where all dates to come are cancelled and exceptions for them would have no end, or be the most, the master is cancelled itself
        and the dates that stood are the exceptions.
        """
        event = self.event
        plain = Occurrence(event.uid_name, event.id, None, None, None, first, Days(first, first), event.time, event.place)
        change = agenda.cancelled_all
        if change is None:
            return plain
        cancelled = sum(o.change is change for o in agenda.occurrences)
        stood = sum(takes_place(o) for o in agenda.occurrences)
        if agenda.beyond is None and cancelled <= stood:
            return plain
        return Occurrence(
            *(event.uid_name, event.id, None, None, None, first, plain.days, event.time, event.place),
            status=Status.CANCELLED,
            change=change,
        )

    def _entry(self, name: str, one: Occurrence, span: Span) -> Entry:
        uid = f"{name}@{self.domain}"
        return self.words.tombstone(uid, span) if self.event.visibility is Visibility.WITHDRAWN else self.words.entry(uid, span, one)

    def _span(self, one: Occurrence) -> Span:
        days = one.days
        if not isinstance(one.time, TimeRange):
            return Span(days.first_day, days.last_day + _DAY)
        return Span(self._at(days.first_day, one.time.start), self._at(days.last_day, one.time.end))

    def _start(self, day: date) -> Moment:
        """Of a date by the rule: what RECURRENCE-ID and EXDATE name it by."""
        return self._at(day, self.event.time.start) if isinstance(self.event.time, TimeRange) else day

    def _at(self, day: date, minutes: int) -> datetime:
        return datetime.combine(day, time(), self.zone) + timedelta(minutes=minutes)


def _as_master(one: Occurrence, master: Occurrence) -> bool:
    """Whether the master already says all of a date."""
    if (one.time, one.place, one.status) != (master.time, master.place, master.status) or one.moved_from:
        return False
    return one.change is master.change or (one.change is not None and one.change.action is Action.KEEP)
