"""What only an exam's page shows: its timetable by day, the service points, the windows by street, the measures and who they concern."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator.kinds.exam_service import ExamService, Measure, MeasureItem, Undecided, Window, WindowKind
from generator.language import Language, Words
from generator.model.agenda import is_over, takes_place
from generator.model.event import Event, PartRole
from generator.model.occurrence import Agenda, Occurrence
from generator.outputs.parts.dates import Calendar, Tag
from generator.outputs.parts.exam_windows import Street, changed_part, streets
from generator.outputs.parts.places import PlaceView, place_view
from generator.outputs.parts.sentences import Run, Sentence, joined
from generator.outputs.parts.utc import offset_of, utc_minute

EXTRACTS = (
    ("parents", ("parents", "students")),
    ("drivers", ("drivers",)),
    ("shops", ("shops",)),
    ("sites", ("sites",)),
    ("residents", ("residents",)),
)
"""The extracts, their anchors, and whose measures stand in each."""
_CONCERN_DRIVERS = (WindowKind.TRAFFIC, WindowKind.PARKING)


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """`tag` and `note` only where the subject is not as planned."""

    time: Run
    subject: Words
    tag: Tag | None
    note: Sentence
    off: bool


@dataclass(frozen=True, slots=True)
class ExamDay:
    day: Sentence
    is_today: bool
    begins: int
    rows: tuple[SubjectRow, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A service point; `id` is its anchor and its name in the station directory is EVENT.POINT."""

    id: str
    station: str
    status: str
    place: PlaceView
    days: Sentence
    time: Run
    services: tuple[Words, ...]
    tag: Tag | None
    note: Sentence


@dataclass(frozen=True, slots=True)
class MeasureRow:
    what: Words
    where: Words | None
    when: Words | None
    affects: Sentence


@dataclass(frozen=True, slots=True)
class MeasureView:
    """`rows` is empty while the items are 待定; `count` is as announced."""

    title: Words
    count: int
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """What concerns one group of people: measures, then, for drivers, the windows."""

    anchor: str
    title: str
    hint: str
    measures: tuple[MeasureRow, ...]
    windows: tuple[Street, ...]


@dataclass(frozen=True, slots=True)
class ExamDetails:
    """`leads`: it stands before how to take part, for it is what the page is opened for.

    `over`: the exam is past, so that its windows are of no more use. `offset`: of the site's zone, in minutes.
    """

    template: ClassVar[str] = "exam-service"
    leads: ClassVar[bool] = True

    exam: Words | None
    over: bool
    offset: int
    days: tuple[ExamDay, ...]
    points: tuple[PointView, ...]
    streets: tuple[Street, ...]
    measures: tuple[MeasureView, ...]
    extracts: tuple[Extract, ...]


def exam_details(calendar: Calendar, event: Event, agenda: Agenda) -> ExamDetails:
    details = event.details
    assert isinstance(details, ExamService)
    language = calendar.language
    return ExamDetails(
        exam=language.text(details.exam) if details.exam else None,
        over=is_over(event, agenda, calendar.today),
        offset=offset_of(calendar.zone, calendar.today),
        days=_days(calendar, event, agenda),
        points=tuple(_point(calendar, event, point, agenda) for point in agenda.points),
        streets=streets(calendar, agenda, details.windows),
        measures=tuple(_measure(language, m) for m in details.measures),
        extracts=tuple(e for name, affected in EXTRACTS if (e := _extract(calendar, event, agenda, name, affected))),
    )


def _days(calendar: Calendar, event: Event, agenda: Agenda) -> tuple[ExamDay, ...]:
    names = {part.id: part.label for part in event.parts if part.role is PartRole.SUBJECT}
    subjects = [o for o in (*agenda.occurrences, *agenda.later) if o.role is PartRole.SUBJECT]
    found = []
    for day, of_day in groupby(subjects, key=lambda o: o.days.first_day):
        rows = []
        for occurrence in of_day:
            tag, note = changed_part(calendar, occurrence)
            label = names[occurrence.part] if occurrence.part else None
            assert label is not None, "a subject has a name"
            rows.append(
                SubjectRow(calendar.time(occurrence.time, day), calendar.language.text(label), tag, note, not takes_place(occurrence))
            )
        found.append(ExamDay((calendar.day(day),), day == calendar.today, utc_minute(calendar.zone, day), tuple(rows)))
    return tuple(found)


def _point(calendar: Calendar, event: Event, occurrence: Occurrence, agenda: Agenda) -> PointView:
    details = event.details
    assert isinstance(details, ExamService) and occurrence.part is not None
    point = next(p for p in details.points if p.id == occurrence.part)
    place = place_view(calendar.language, calendar.site, occurrence.place)
    assert place is not None, "a point has a place"
    tag, note = changed_part(calendar, occurrence)
    return PointView(
        id=point.id,
        station=f"{event.id}.{point.id}",
        status=point_status(occurrence),
        place=place,
        days=calendar.days(occurrence.days),
        time=calendar.time(occurrence.time, occurrence.days.first_day),
        services=tuple(calendar.language.text(s) for s in point.services),
        tag=tag,
        note=note,
    )


def point_status(occurrence: Occurrence) -> str:
    """A point in the words of stations: open, or suspended where it does not take place."""
    return "open" if takes_place(occurrence) else "suspended"


def _measure(language: Language, measure: Measure) -> MeasureView:
    items = () if isinstance(measure.items, Undecided) else measure.items
    return MeasureView(language.text(measure.title), measure.count, tuple(_measure_row(language, item) for item in items))


def _measure_row(language: Language, item: MeasureItem) -> MeasureRow:
    return MeasureRow(
        what=language.text(item.what),
        where=language.text(item.where) if item.where else None,
        when=language.text(item.when) if item.when else None,
        affects=joined(language, [language.say(f"affects-{who}") for who in item.affects]) if item.affects else (),
    )


def _extract(calendar: Calendar, event: Event, agenda: Agenda, name: str, affected: tuple[str, ...]) -> Extract | None:
    details = event.details
    assert isinstance(details, ExamService)
    language = calendar.language
    items = [i for m in details.measures if not isinstance(m.items, Undecided) for i in m.items if set(i.affects) & set(affected)]
    windows: tuple[Window, ...] = ()
    if name == "drivers":
        windows = tuple(w for w in details.windows if w.kind in _CONCERN_DRIVERS)
    elif name in ("shops", "sites"):
        windows = tuple(w for w in details.windows if w.kind is WindowKind.QUIET)
    if not items and not windows:
        return None
    return Extract(
        anchor=f"for_{name}",
        title=language.say(f"extract-{name}"),
        hint=language.say(f"extract-{name}-hint"),
        measures=tuple(_measure_row(language, item) for item in items),
        windows=streets(calendar, agenda, windows),
    )
