"""What only a campaign's page shows: its sessions, and which kinds of place they reach in which community."""

from dataclasses import dataclass
from typing import ClassVar

from generator.kinds.waste_sorting import WasteSorting
from generator.language import Words
from generator.model.agenda import takes_place
from generator.model.event import Event, PartRole
from generator.model.occurrence import Agenda
from generator.outputs.parts.coverage import Coverage, coverage
from generator.outputs.parts.dates import Calendar, LaterDate, Tag, difference_of, later_date, reason_of, tag_of
from generator.outputs.parts.places import PlaceView, place_view
from generator.outputs.parts.sentences import Run, Sentence, flow


@dataclass(frozen=True, slots=True)
class SessionRow:
    """`place` is None while it is 待定; `past` ones stand last, the latest first."""

    id: str
    day: Sentence
    time: Run
    place: PlaceView | None
    reaches: Words | None
    tag: Tag
    note: Sentence
    status: str
    past: bool
    later: LaterDate


@dataclass(frozen=True, slots=True)
class SessionDetails:
    template: ClassVar[str] = "waste-sorting"
    leads: ClassVar[bool] = False

    coming: tuple[SessionRow, ...]
    past: tuple[SessionRow, ...]
    coverage: Coverage | None


def session_details(calendar: Calendar, event: Event, agenda: Agenda) -> SessionDetails:
    details = event.details
    assert isinstance(details, WasteSorting)
    language = calendar.language
    sessions = {session.id: session for session in details.sessions}
    rows, known = [], []
    for occurrence in (*agenda.occurrences, *agenda.later):
        if occurrence.role is not PartRole.SESSION or occurrence.part is None:
            continue
        session = sessions[occurrence.part]
        known.append((session, occurrence))
        difference = difference_of(calendar, occurrence, session.time) if takes_place(occurrence) else ()
        rows.append(
            SessionRow(
                id=occurrence.part,
                day=calendar.days(occurrence.days),
                time=calendar.time(occurrence.time, occurrence.days.first_day),
                place=place_view(language, calendar.site, occurrence.place),
                reaches=language.text(calendar.site.config.reaches[session.reaches]) if session.reaches else None,
                tag=tag_of(language, occurrence, in_series=False, today=calendar.today),
                note=flow(language, difference, reason_of(calendar, occurrence)),
                status=occurrence.status.value,
                past=occurrence.days.last_day < calendar.today,
                later=later_date(calendar, occurrence),
            )
        )
    past = tuple(reversed([r for r in rows if r.past]))
    return SessionDetails(tuple(r for r in rows if not r.past), past, coverage(calendar, known))
