"""Small values for tests of the model: an event of a few words, days as text."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.diagnostics import Origin
from generator.kinds.exam_service import ExamService, Point, Subject, Window, WindowKind
from generator.kinds.waste_sorting import Session, WasteSorting
from generator.model.changes import Action, Change, To
from generator.model.event import Details, Event, InSessions, When
from generator.model.holidays import Holiday, Holidays, HolidayYear, Source
from generator.model.occurrence import Agenda, Occurrence
from generator.model.place import Place
from generator.model.recurrence import Every, HolidayPolicy, Repeat, Weekday
from generator.model.text import Id, PartId, Text
from generator.model.when import Days, Time, TimeRange, Unclocked

MORNING = TimeRange(510, 660)
NIGHT = TimeRange(1140, 1560)
TODAY = date(2026, 6, 1)
HORIZON = date(2026, 12, 31)


def day(text: str) -> date:
    """`0608` in 2026, or a whole ISO day."""
    return date.fromisoformat(text) if "-" in text else date(2026, int(text[:2]), int(text[2:]))


def days(text: str) -> Days:
    """`0608` or `0608..0610`."""
    first, _, last = text.partition("..")
    return Days(day(first), day(last or first))


def holidays(**ranges: str) -> Holidays:
    """A published 2026 with these ranges: `national="1001..1007"`."""
    year = HolidayYear(Source(Text("通知")), tuple(Holiday(Text(name), days(span)) for name, span in ranges.items()))
    return Holidays({2026: year})


NO_HOLIDAYS = Holidays({})
GOLDEN_WEEK = holidays(national="1001..1007")


def event(when: When, time: Time = MORNING, details: Details | None = None, **fields: Any) -> Event:
    fields = {"origin": Origin("events/clean-city/e.yml"), **fields}
    return Event(id=Id("e"), kind=Id("clean-city"), details=details or Details(), title=Text("示例"), when=when, time=time, **fields)


def weekly(from_: str, *weekdays: int, policy: HolidayPolicy = HolidayPolicy.KEEP, **fields: Any) -> Repeat:
    return Repeat(Every(1, "week"), day(from_), tuple(map(Weekday, weekdays)), holidays=policy, **fields)


def change(action: str, text: str | None = None, *, part: str | None = None, announced: str | None = None, **to: Any) -> Change:
    """`to` holds days as text, time, place."""
    if isinstance(to.get("days"), str):
        to["days"] = days(to["days"])
    return Change(
        Action(action),
        day(text) if text else None,
        PartId(part) if part else None,
        To(**to) if to else None,
        announced=day(announced) if announced else None,
    )


def exam(*changes: Change) -> Event:
    """Three days with two subjects, a window of one day and one of two, and a point that opens the day before."""
    details = ExamService(
        timetable=(
            Subject(PartId("chinese"), Text("语文"), day("0607"), TimeRange(540, 690)),
            Subject(PartId("last"), Text("生物"), day("0609")),
        ),
        points=(Point(PartId("gate"), Place(Text("校门")), days("0606..0609"), MORNING),),
        windows=(
            Window(PartId("road"), WindowKind.TRAFFIC, Text("某路"), days("0607"), MORNING),
            Window(PartId("quiet"), WindowKind.QUIET, Text("考点"), days("0607..0608"), Unclocked.ALL_DAY),
        ),
    )
    return event(Days(day("0607"), day("0609")), MORNING, details, spans_days=True, changes=changes)


def campaign(*changes: Change) -> Event:
    details = WasteSorting(sessions=(Session(PartId("one"), day("0605"), MORNING), Session(PartId("two"), day("0612"), MORNING)))
    return event(InSessions(), Unclocked.ALL_DAY, details, changes=changes)


def told(occurrences: Iterable[Occurrence]) -> list[str]:
    """What stands when, such as `e.20260608 06-08` or `e.20260608 06-10 moved`."""
    lines = []
    for o in occurrences:
        first, last = (each.isoformat()[5:] for each in (o.days.first_day, o.days.last_day))
        span = first if first == last else f"{first}..{last}"
        status = "" if o.status.value == "scheduled" else f" {o.status.value}"
        lines.append(f"{o.id} {span}{status}")
    return lines


def left(agenda: Agenda) -> list[str]:
    return [f"{out.day.isoformat()[5:]} {out.holiday.name.first if out.holiday else 'except'}" for out in agenda.left_out]
