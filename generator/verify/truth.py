"""An Edition → what holds on its day, for all readers of outputs: which dates, which lists, which words.

It reads agendas and an author's words, and knows no View, no template and no output; what is said of a date stands in `words`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from generator.kinds import KINDS
from generator.language import Language
from generator.model.agenda import coming, event_status, is_over, next_occurrence, takes_place
from generator.model.event import Event, InSessions, Undated
from generator.model.occurrence import Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.text import Id
from generator.outputs.edition import Edition

PAST_ON_LISTS = timedelta(days=30)
POINTS_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Truth:
    """What the sources say on the edition's day, in no language."""

    edition: Edition
    _communities: dict[Id, frozenset[Id]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.edition.today

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.edition.languages

    @cached_property
    def listed(self) -> tuple[Event, ...]:
        """What is coming or has no day yet, and what ended in the last 30 days."""
        return tuple(event for event in self.edition.events.values() if self._is_listed(event))

    @cached_property
    def by_day(self) -> dict[date, list[tuple[Event, Occurrence]]]:
        """Every date up to the horizon under each of its days."""
        found: dict[date, list[tuple[Event, Occurrence]]] = {}
        for event in self.edition.events.values():
            for occurrence in self.edition.agendas[event.id].occurrences:
                for day in occurrence.days:
                    found.setdefault(day, []).append((event, occurrence))
        return found

    @cached_property
    def kinds(self) -> tuple[Id, ...]:
        return (*(kind.id for kind in KINDS), *self.edition.site.config.kinds)

    @cached_property
    def undated(self) -> tuple[Event, ...]:
        return tuple(event for event in self.edition.events.values() if isinstance(event.when, Undated))

    def status(self, event: Event) -> Status:
        return event_status(event, self.edition.agendas[event.id], self.today)

    def is_over(self, event: Event) -> bool:
        return is_over(event, self.edition.agendas[event.id], self.today)

    def months(self) -> Iterator[date]:
        """First days, from the month of the first date, or the running one, to that of the horizon."""
        month = min((*self.by_day, self.today)).replace(day=1)
        while month <= self.edition.horizon:
            yield month
            month = (month + timedelta(days=31)).replace(day=1)

    def shown(self, event: Event, community: Id | None = None) -> Occurrence | None:
        """The date that stands for the whole event: the next that takes place, else the next, else the last; of one entry itself.

        In a community the session there.
        """
        agenda = self.edition.agendas[event.id]
        every = (*agenda.occurrences, *agenda.later)
        if community is not None and isinstance(event.when, InSessions):
            there = [o for o in every if self.community(o.place) == community]
            ahead = [o for o in there if o.days.last_day >= self.today]
            on = [o for o in ahead if takes_place(o)]
            if there:
                return (on or ahead or there[-1:])[0]
        whole = [o for o in every if o.part is None]
        if whole and not event.is_series:
            return whole[0]
        following = next_occurrence(agenda, self.today)
        if following:
            return following
        ahead = [*coming(agenda, self.today)]
        return next(iter((*ahead, *agenda.occurrences[-1:])), agenda.beyond)

    def listed_day(self, event: Event, occurrence: Occurrence | None) -> date | None:
        """Under which a list has it."""
        if occurrence is None:
            return None
        return occurrence.days.last_day if self.is_over(event) else max(occurrence.days.first_day, self.today)

    def community(self, place: Place | AtStation | None) -> Id | None:
        venue = self.edition.site.venue(place)
        return venue.community if venue else None

    def communities(self, event: Event) -> frozenset[Id]:
        """Of its place, branches, sessions, points, and of each place that a date was put to."""
        found = self._communities.get(event.id)
        if found is None:
            found = self._communities[event.id] = self._looked_up(event)
        return found

    def _looked_up(self, event: Event) -> frozenset[Id]:
        agenda = self.edition.agendas[event.id]
        places = [event.place, *(branch.place for branch in event.branches), *(part.place for part in event.parts)]
        places += [o.place for o in agenda.occurrences if o.change]
        return frozenset(found for found in map(self.community, places) if found)

    def points(self) -> Iterator[tuple[Event, Occurrence]]:
        """The service points of exams that stand in the directory today."""
        for event in self.edition.events.values():
            for point in self.edition.agendas[event.id].points:
                if point.days.first_day - POINTS_AHEAD <= self.today <= point.days.last_day:
                    yield event, point

    def _is_listed(self, event: Event) -> bool:
        days = [o.days.last_day for o in self.edition.agendas[event.id].occurrences]
        return not self.is_over(event) or any(day >= self.today - PAST_ON_LISTS for day in days)
