"""The windows of an exam, in which driving, parking or noise is restricted: by street, then by time, and what is changed of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.kinds.exam_service import Window, WindowKind
from generator.language import Words
from generator.model.agenda import takes_place
from generator.model.event import PartRole
from generator.model.occurrence import Agenda, Occurrence, Slot, Status
from generator.model.text import PartId
from generator.model.when import Days, TimeRange
from generator.outputs.parts.dates import Calendar, Tag, difference_of, reason_of, tag_of
from generator.outputs.parts.sentences import Run, Sentence, flow, plain, sentence
from generator.outputs.parts.utc import spans_of

_SYMBOLS = {WindowKind.TRAFFIC: "truck", WindowKind.PARKING: "park", WindowKind.QUIET: "mute"}


class Span(NamedTuple):
    """From when until when a window holds, in UTC minutes, the end exclusive; `words` say when that begins."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class WindowRow:
    symbol: str
    kind: str
    times: tuple[Run, ...]
    days: Sentence
    note: Words | None
    change: Sentence
    tag: Tag | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Street:
    where: Words
    rows: tuple[WindowRow, ...]


def changed_part(calendar: Calendar, occurrence: Occurrence) -> tuple[Tag | None, Sentence]:
    """Tag and reason of a part that is not as planned."""
    if occurrence.status is Status.SCHEDULED and occurrence.change is None:
        return None, ()
    note = reason_of(calendar, occurrence)
    if occurrence.moved_from and takes_place(occurrence):
        was = sentence(calendar.language, "event-was", when=calendar.slot(occurrence.moved_from))
        note = flow(calendar.language, was, note)
    return tag_of(calendar.language, occurrence, in_series=False, today=occurrence.days.first_day), note


def streets(calendar: Calendar, agenda: Agenda, windows: tuple[Window, ...]) -> tuple[Street, ...]:
    """Windows grouped by street in the author's order of streets, then by time."""
    concerned = [o for o in (*agenda.occurrences, *agenda.later) if o.role is PartRole.WINDOW]
    changed = {o.part: o for o in reversed(concerned) if o.change or o.status is not Status.SCHEDULED}
    groups: dict[str, list[Window]] = {}
    for window in windows:
        groups.setdefault(window.where.first, []).append(window)
    return tuple(
        Street(
            calendar.language.text(of_street[0].where),
            tuple(_row(calendar, same, changed.get(same[0].id), concerned) for same in _alike(of_street, changed)),
        )
        for of_street in groups.values()
    )


def _row(calendar: Calendar, windows: list[Window], occurrence: Occurrence | None, concerned: list[Occurrence]) -> WindowRow:
    first = windows[0]
    tag, change = _change(calendar, occurrence, first) if occurrence else (None, ())
    return WindowRow(
        symbol=_SYMBOLS[first.kind],
        kind=calendar.language.say(f"window-{first.kind.value}"),
        times=tuple(calendar.time(w.time, w.days.first_day) for w in windows),
        days=calendar.days(first.days),
        note=calendar.language.text(first.note) if first.note else None,
        change=change,
        tag=tag,
        spans=_spans(calendar, {w.id for w in windows}, concerned),
    )


def _spans(calendar: Calendar, parts: set[PartId], concerned: list[Occurrence]) -> tuple[Span, ...]:
    """Of the windows as they now stand."""
    found = []
    for occurrence in concerned:
        if occurrence.part not in parts or not takes_place(occurrence):
            continue
        for day, (start, end) in zip(occurrence.days, spans_of(calendar.zone, occurrence.days, occurrence.time), strict=True):
            found.append(Span(start, end, plain(calendar.slot(Slot(Days(day, day), occurrence.time)))))
    return tuple(sorted(found))


def _change(calendar: Calendar, occurrence: Occurrence, window: Window) -> tuple[Tag | None, Sentence]:
    """What is with a window that is not as first written; its row shows the old days and times."""
    tag, note = changed_part(calendar, occurrence)
    reason = reason_of(calendar, occurrence)
    if occurrence.moved_from and takes_place(occurrence):
        days = occurrence.change.to.days if occurrence.change and occurrence.change.to else None
        new = Slot(days or occurrence.days, occurrence.time)
        moved = sentence(calendar.language, "event-day-moved", when=calendar.slot(new))
        return tag, flow(calendar.language, moved, reason)
    if takes_place(occurrence):
        return tag, flow(calendar.language, difference_of(calendar, occurrence, window.time), reason)
    return tag, note


def _alike(windows: list[Window], changed: Mapping[PartId | None, Occurrence]) -> Iterable[list[Window]]:
    """Windows that say the same of the same days, to stand in one row with all their times; a changed one stands alone."""

    def when(window: Window) -> tuple[Days, int, int]:
        at = (window.time.start, window.time.end) if isinstance(window.time, TimeRange) else (-1, -1)
        return (window.days, *at)

    groups: dict[object, list[Window]] = {}
    for window in sorted(windows, key=when):
        alone = window.id if window.id in changed else ""
        groups.setdefault((window.kind, window.days, window.note, alone), []).append(window)
    return groups.values()
