"""An exam → what its handout says, piece by piece: first what everybody wants to know, then what each of four groups does.

A window stands once, by its street; the extracts lead to it. Texts longer than paper bears are cut: their page has all of them.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.kinds.exam_service import ExamService
from generator.language import Words
from generator.model.event import Event
from generator.model.occurrence import Agenda
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.pieces import Piece, name, row, section, text
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.exam_details import ExamDetails, Extract, MeasureRow, MeasureView, PointView, exam_details
from generator.outputs.parts.exam_windows import Street
from generator.outputs.parts.sentences import Sentence, plain

_MOST_TOGETHER = 8
"""Pieces of one day or point that a page's end does not part."""
MOST_LETTERS = 300
"""Of one text."""
_QUIET = "mute"
_EXTRACT_WINDOWS = {"for_drivers": "sheet-see-roads", "for_shops": "sheet-see-quiet", "for_sites": "sheet-see-quiet"}


def handout_pieces(calendar: Calendar, event: Event, agenda: Agenda, size: float, room: float) -> Iterator[Piece]:
    assert isinstance(event.details, ExamService)
    return _Handout(calendar, exam_details(calendar, event, agenda), size, room).pieces()


def short(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"


class _Handout:
    def __init__(self, calendar: Calendar, details: ExamDetails, size: float, room: float) -> None:
        self._say = calendar.language.say
        self._join = calendar.language.join
        self._details, self._size, self._room = details, size, room

    def pieces(self) -> Iterator[Piece]:
        details = self._details
        yield from self._timetable()
        if details.points:
            yield from self._section(self._say("exam-points"))
            for point in details.points:
                yield from _together(list(self._point(point)))
        yield from self._windows("sheet-roads", quiet=False)
        yield from self._windows("sheet-quiet", quiet=True)
        for extract in details.extracts:
            if extract.measures:
                yield from self._extract(extract)
        yield from self._others(details.measures)

    def _section(self, words: str) -> Iterator[Piece]:
        return section(words, self._size, self._room)

    def _timetable(self) -> Iterator[Piece]:
        if not self._details.days:
            return
        yield from self._section(self._say("exam-timetable"))
        size = self._size * 1.2
        times = [plain((row.time,)) for day in self._details.days for row in day.rows]
        first = max(map(width, times)) * size + size
        for day in self._details.days:
            of_day = list(name(plain(day.day), self._size, self._room))
            for subject in day.rows:
                tag = subject.tag.words if subject.tag else ""
                said = self._with(subject.subject.text, plain(subject.note))
                of_day += row(plain((subject.time,)), said, size, (first, self._room), tag, subject.subject.lang, off=subject.off)
            yield from _together(of_day)

    def _with(self, words: str, note: str) -> str:
        return short(self._say("between-facts").join(filter(None, (words, note))))

    def _point(self, point: PointView) -> Iterator[Piece]:
        size, room = self._size, self._room
        yield from name(short(point.place.name.text), size, room, point.place.name.lang)
        when = self._say("day-and-time", day=plain(point.days), time=plain((point.time,)))
        yield from row("", when, size, (0.0, room), point.tag.words if point.tag else "", off=point.status != "open")
        if point.note:
            yield from text(short(plain(point.note)), size, room, _lang(point.note))
        for words in filter(None, (point.place.address, point.place.directions)):
            yield from text(short(words.text), size, room, words.lang)
        if point.services:
            there = self._say("sheet-there", what=self._join([one.text for one in point.services]))
            yield from text(short(there), size, room, point.services[0].lang)

    def _windows(self, key: str, *, quiet: bool) -> Iterator[Piece]:
        streets = [
            Street(street.where, rows)
            for street in self._details.streets
            if (rows := tuple(row for row in street.rows if (row.symbol == _QUIET) is quiet))
        ]
        if not streets:
            return
        yield from self._section(self._say(key))
        kinds = [row.kind for street in streets for row in street.rows]
        first = 0.0 if quiet else max(map(width, kinds)) * self._size + self._size
        for street in streets:
            yield from name(short(street.where.text), self._size, self._room, street.where.lang)
            for one in street.rows:
                times = self._join([plain((time,)) for time in one.times])
                said = self._say("day-and-time", day=plain(one.days), time=times)
                note = self._with(one.note.text if one.note else "", plain(one.change))
                said = self._with(said, note)
                tag = one.tag.words if one.tag else ""
                off = one.tag is not None and one.tag.tone == "x"
                lang = one.note.lang if one.note else _lang(one.change)
                yield from row("" if quiet else one.kind, said, self._size, (first, self._room), tag, lang, off=off)

    def _extract(self, extract: Extract) -> Iterator[Piece]:
        yield from self._section(extract.title)
        for one in extract.measures:
            yield from self._measure(one)
        if extract.windows:
            yield from text(self._say(_EXTRACT_WINDOWS[extract.anchor]), self._size, self._room, above=self._size * 0.25)

    def _measure(self, one: MeasureRow) -> Iterator[Piece]:
        more = [words.text for words in (one.when, one.where) if words]
        said = self._say("task", name=one.what.text, details=self._join(more)) if more else one.what.text
        yield from row("·", short(said), self._size, (self._size, self._room), lang=one.what.lang)

    def _others(self, measures: Iterable[MeasureView]) -> Iterator[Piece]:
        """Measures that none of the four groups finds in its extract, and those that are announced but not yet worded."""
        told = {one for extract in self._details.extracts for one in extract.measures}
        found: list[Piece] = []
        for measure in measures:
            rows = [one for one in measure.rows if one not in told]
            if rows or not measure.rows:
                title = short(self._say("exam-measure", title=measure.title.text, n=measure.count))
                found += name(title, self._size, self._room, measure.title.lang)
            for one in rows:
                found += self._measure(one)
            if not measure.rows:
                found += text(self._say("exam-items-tbd"), self._size, self._room)
        if found:
            yield from self._section(self._say("sheet-other-measures"))
            yield from found


def _together(pieces: Sequence[Piece]) -> Iterator[Piece]:
    whole = len(pieces) <= _MOST_TOGETHER
    yield from (piece._replace(tied=whole or piece.tied) for piece in pieces[:-1])
    yield pieces[-1]


def _lang(said: Sentence) -> str:
    """Of the first words in it that are in another language than the sheet's."""
    return next((run.lang for run in said if isinstance(run, Words) and run.lang), "")
