"""垃圾分类: campaigns in sessions, each in one kind of place that it reaches."""

from dataclasses import dataclass
from datetime import date

from generator.model.event import Details, Event, Part, PartRole
from generator.model.place import AtStation, Place
from generator.model.text import Id, PartId
from generator.model.when import Days, Time, Unclocked


@dataclass(frozen=True, slots=True)
class Session:
    """`reaches` is a key of site_config's `reaches`."""

    id: PartId
    day: date
    time: Time = Unclocked.ALL_DAY
    place: Place | AtStation | None = None
    reaches: Id | None = None


@dataclass(frozen=True, slots=True)
class WasteSorting(Details):
    sessions: tuple[Session, ...] = ()

    def parts(self, event: Event) -> tuple[Part, ...]:
        return tuple(
            Part(PartRole.SESSION, s.id, Days(s.day, s.day), s.time, s.place or event.place, None, ("sessions", n))
            for n, s in enumerate(self.sessions)
        )
