"""The dates of a campaign or an exam that is to come, a row each."""

from typing import NamedTuple

from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.model.agenda import takes_place
from generator.model.event import Event, PartRole
from generator.model.occurrence import Agenda
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.exam_details import exam_details
from generator.outputs.parts.sentences import plain
from generator.outputs.parts.session_details import session_details


class ProgrammeRow(NamedTuple):
    """`day` is empty where it is that of the row above. `tag`: a word where the date is not as planned; `off`: it does not take place."""

    day: str
    time: str
    what: str
    tag: str
    off: bool


class Programme(NamedTuple):
    """`whole`: every row counts, so they get smaller before one is left out."""

    rows: tuple[ProgrammeRow, ...]
    whole: bool


def programme(calendar: Calendar, event: Event, agenda: Agenda) -> Programme | None:
    if isinstance(event.details, ExamService) and any(o.role is PartRole.SUBJECT for o in (*agenda.occurrences, *agenda.later)):
        return _exam(calendar, event, agenda)
    if isinstance(event.details, WasteSorting) and event.details.sessions:
        return _campaign(calendar, event, agenda)
    return None


def _exam(calendar: Calendar, event: Event, agenda: Agenda) -> Programme:
    rows = []
    for day in exam_details(calendar, event, agenda).days:
        for n, row in enumerate(day.rows):
            tag = row.tag.words if row.tag else ""
            rows.append(ProgrammeRow("" if n else plain(day.day), plain((row.time,)), row.subject.text, tag, row.off))
    return Programme(tuple(rows), whole=True)


def _campaign(calendar: Calendar, event: Event, agenda: Agenda) -> Programme | None:
    """The sessions that are not over; once all are, all of them."""
    language = calendar.language
    details = session_details(calendar, event, agenda)
    by_part = {str(o.part): o for o in (*agenda.occurrences, *agenda.later)}
    rows = []
    for row in details.coming or details.past:
        place = row.place.name.text if row.place else language.say("place-tbd")
        what = language.say("sheet-session", place=place, reaches=row.reaches.text) if row.reaches else place
        quiet = row.tag.tone in ("ok", "p")
        rows.append(
            ProgrammeRow(plain(row.day), plain((row.time,)), what, "" if quiet else row.tag.words, not takes_place(by_part[row.id]))
        )
    return Programme(tuple(rows), whole=False)
