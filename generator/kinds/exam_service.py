"""高考服务: an exam's timetable, service points, counted measures, and the windows in which traffic, noise or parking is restricted."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar, Literal

from generator.model.event import Details, Event, Part, PartRole
from generator.model.place import AtStation, Place
from generator.model.text import PartId, Text
from generator.model.when import Days, Time, Unclocked


class WindowKind(Enum):
    TRAFFIC = "traffic"
    QUIET = "quiet"
    PARKING = "parking"


Affected = Literal["drivers", "shops", "sites", "parents", "residents", "students"]


class Undecided(Enum):
    """`items: 待定`: announced, not yet worded."""

    TBD = "待定"


@dataclass(frozen=True, slots=True)
class Subject:
    id: PartId
    subject: Text
    day: date
    time: Time = Unclocked.ALL_DAY


@dataclass(frozen=True, slots=True)
class Point:
    """A service point near an exam site; may open the day before the exam."""

    id: PartId
    place: Place | AtStation
    days: Days
    time: Time = Unclocked.ALL_DAY
    services: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureItem:
    what: Text
    when: Text | None = None
    where: Text | None = None
    affects: tuple[Affected, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """`count` as announced, 1..99, equal to the number of `items` unless they are undecided."""

    title: Text
    count: int
    items: tuple[MeasureItem, ...] | Undecided


@dataclass(frozen=True, slots=True)
class Window:
    id: PartId
    kind: WindowKind
    where: Text
    days: Days
    time: Time = Unclocked.ALL_DAY
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class ExamService(Details):
    one_span: ClassVar[bool] = True

    exam: Text | None = None
    timetable: tuple[Subject, ...] = ()
    points: tuple[Point, ...] = ()
    measures: tuple[Measure, ...] = ()
    windows: tuple[Window, ...] = ()

    def parts(self, event: Event) -> tuple[Part, ...]:
        subjects = (
            Part(PartRole.SUBJECT, s.id, Days(s.day, s.day), s.time, event.place, s.subject, ("timetable", n))
            for n, s in enumerate(self.timetable)
        )
        windows = (Part(PartRole.WINDOW, w.id, w.days, w.time, Place(w.where), w.where, ("windows", n)) for n, w in enumerate(self.windows))
        points = (Part(PartRole.POINT, p.id, p.days, p.time, p.place, None, ("points", n)) for n, p in enumerate(self.points))
        return (*subjects, *windows, *points)
