"""What an event's sheet says above its foot: its words → the lines and sizes in which they stand.  All lengths in points.

The box is 190 mm wide; a share picture is the same sheet drawn to another scale. Everything is fitted from the top. Where it gets tight
the date block gets smaller first, then the words around it; what is then still too long is named to the author.
"""

from dataclasses import dataclass, field

from generator.language import pieces
from generator.model.event import Event
from generator.outputs.edition import Edition
from generator.outputs.flyers.fit import MM, Fitted, Rung, cut, fit, one_line, rungs
from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.lines import Facts, Rows, fact_lines, row_lines
from generator.outputs.flyers.marks import Mark, MarkSize, kind_head
from generator.outputs.flyers.names import with_short
from generator.outputs.flyers.notice_box import NoticeBox, field_box, strip_box
from generator.outputs.flyers.panel import Panel, PanelSize, panel
from generator.outputs.flyers.place_box import PlaceBox, place_box, room_for
from generator.outputs.flyers.place_words import PlaceWords, place_words
from generator.outputs.flyers.programme import Programme
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import Overlong
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as one_title
from generator.outputs.parts.status_line import first_concerned

WIDTH = 190 * MM
MARK = MarkSize((100 * MM, 18 * MM), rungs(26, 12, 2), (60 * MM, 18 * MM), rungs(14, 9, 3, step=1))

TITLE = (*rungs(54, 44, 2), *rungs(42, 36, 3))
"""Read at two metres; below 36 its author is told."""
SMALL_TITLE = rungs(34, 16, 8)
_TIGHTEST = 0.36
"""The scale of the date block where otherwise the place or the reason would not stand at all."""
_ENOUGH = 10
"""So many sessions of a campaign should stand there before it says that there are more."""
_REST = 22.0
"""The height of a line that says what was left over, or what follows."""


def _least(unusual: tuple[Labelled, ...]) -> float:
    """The height of the days that are not as usual, as small as they may be."""
    return fact_lines(unusual, (11,), (WIDTH, 1000.0)).height + 6 * MM + _REST


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """All above the foot. `struck` stands on a notice that the event is off, `rows` in a campaign or an exam, `unusual` in a series."""

    tone: str
    mark: Mark
    heading: Fitted
    notice: NoticeBox | None
    panel: Panel | None
    struck: tuple[Fitted, ...]
    why: Facts | None
    rows: Rows | None
    rest: str
    unusual: Facts | None
    unusual_heading: str
    place: PlaceBox | None


@dataclass(slots=True)
class _Column:
    """The room between the head and the foot, as it is filled from the top."""

    left: float
    overlong: list[Overlong] = field(default_factory=list)
    cramped: bool = False

    def take(self, height: float) -> None:
        self.cramped |= height > self.left + 0.01
        self.left = max(self.left - height, 0.0)


def body(
    edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str], height: float
) -> tuple[Body, tuple[Overlong, ...]]:
    """`names` are those of the town; `height` is the room from the top of the box to the foot."""
    language, site = calendar.language, edition.site
    place = place_words(calendar, event, first_concerned(event, edition.agendas[event.id], calendar))
    if place:
        names |= with_short([place.name.text])
    make = _Body(calendar, event, words, place, height, names, kind_head(site, language, event.kind, MARK))
    return make.notice() if words.notice and words.notice.form == "field" else make.dated()


@dataclass(frozen=True, slots=True)
class _Body:
    calendar: Calendar
    event: Event
    words: Said
    place: PlaceWords | None
    height: float
    names: frozenset[str]
    mark: Mark

    def dated(self) -> tuple[Body, tuple[Overlong, ...]]:
        """With its date, at the first scale at which nothing is cramped; at the last one everything is as small as it may be."""
        scales = (0.8, 0.64) if self.words.programme else (1.0, 0.8, 0.64)
        if self.words.programme and len(self.words.programme.rows) > 4:
            scales = (0.8, 0.64, 0.5)
        if self.words.notice and self.words.notice.form == "frame":
            scales = (0.86, 0.7, 0.6)
        for scale in scales:
            column = self._column()
            found = self._dated(column, scale, last=scale == scales[-1])
            if not column.cramped:
                break
        if any(not text.stands for text in column.overlong) and self.words.why:
            found = self._dated(self._column(), _TIGHTEST, last=True)
        return found

    def notice(self) -> tuple[Body, tuple[Overlong, ...]]:
        """That it is off: the word, what it was, the old date struck, why."""
        column, words, notice = self._column(), self.words, self.words.notice
        assert notice is not None
        box = field_box(notice, words.tone, WIDTH)
        column.take(box.height + 7 * MM)
        heading = self._heading(column, (*rungs(46, 42, 2), *rungs(40, 36, 3)), column.left - 60 * MM)
        column.take(heading.height + 6 * MM)
        struck = []
        for old in filter(None, words.struck):
            lines = one_line(old, rungs(34, 28, 1), WIDTH, leading=1.4)
            lines = lines or fit((old,), rungs(30, 14, 3), (WIDTH, column.left / 2.5), leading=1.4, names=self.names)
            if lines:
                struck.append(lines)
                column.take(lines.height)
        column.take(5 * MM)
        why = self._reasons(column, (28, 26, 24, 22, 20, 18, 16, 14, 12, 11), column.left)
        return self._view(column, heading=heading, notice=box, struck=tuple(struck), why=why)

    def _dated(self, column: _Column, scale: float, *, last: bool) -> tuple[Body, tuple[Overlong, ...]]:
        words, notice = self.words, self.words.notice
        dates = self._panel(scale)
        column.take(dates.height + (10 * MM if notice and notice.form == "frame" else 0) + 7 * MM)
        strip = self._strip(column) if notice else None
        why = self._why(column, (11,) if scale == _TIGHTEST else (18, 17, 16, 15, 14, 13)) if notice else None
        beside = words.programme is not None
        reserve = room_for(self.place, beside=beside, last=last)
        others = (_least(words.unusual) if last else 16 * MM) if words.unusual else 0
        if words.programme:
            others += 7 * MM + min(len(words.programme.rows), 12 if words.programme.whole or last else 4) * 16 * 1.6
        heading = self._heading(column, TITLE, max(min(column.left - reserve - others, 60 * MM), 15 * MM), least=50 * MM if last else 0)
        column.take(heading.height)
        rows = self._rows(column, words.programme, reserve) if words.programme else None
        rest = self.calendar.language.say("sheet-rest", n=rows.rest) if rows and rows.rest else ""
        unusual = self._unusual(column, reserve, last=last) if words.unusual else None
        place = self._place(column, beside=beside) if self.place else None
        return self._view(column, heading=heading, notice=strip, panel=dates, why=why, rows=rows, rest=rest, unusual=unusual, place=place)

    def _why(self, column: _Column, sizes: tuple[float, ...]) -> Facts | None:
        if not self.words.why:
            return None
        why = self._reasons(column, sizes, 20 * MM)
        column.take(why.height + 4 * MM)
        return why

    def _reasons(self, column: _Column, sizes: tuple[float, ...], room: float) -> Facts:
        """A notice says why, or is no notice: it takes more room first, and its author is told if that is not enough."""
        found = fact_lines(self.words.why, sizes, (WIDTH, room))
        if found.left_out:
            found = fact_lines(self.words.why, (13, 12, 11), (WIDTH, max(room, 50 * MM)))
        if found.left_out and self.words.why_at:
            longest = max(self.words.why, key=lambda fact: len(fact.value))
            letters = cut(longest.value, (Rung(11, 9),), (WIDTH * 0.85, max(room, 50 * MM) - 30), leading=1.4)
            column.overlong.append(Overlong(self.words.why_at, max(letters, 1), stands=False))
        return found

    def _rows(self, column: _Column, shown: Programme, reserve: float) -> Rows:
        sizes = (22, 20, 18, 17, 16, 15, 14, 13, 12, 11) if shown.whole else (22, 20, 18, 17, 16, 15)
        box = (WIDTH, column.left - 7 * MM - reserve)
        rows = row_lines(shown.rows, sizes, box, _REST)
        if rows.rest and len(rows.lines) < _ENOUGH:
            rows = row_lines(shown.rows, (14, 13), box, _REST)
        column.take(rows.height + 7 * MM + (_REST if rows.rest else 0))
        column.cramped |= rows.size < 16 or rows.rest > 0 if shown.whole else rows.rest > 0 and len(rows.lines) < _ENOUGH
        return rows

    def _place(self, column: _Column, *, beside: bool) -> PlaceBox | None:
        assert self.place is not None
        box, cramped, overlong = place_box(self.place, self.calendar.language, (WIDTH, column.left), self.names, beside=beside)
        column.cramped |= cramped
        column.overlong += overlong
        column.take(box.height)
        return box

    def _unusual(self, column: _Column, reserve: float, *, last: bool) -> Facts | None:
        room = column.left - reserve - 6 * MM - _REST
        sizes = (18, 17, 16, 15, 14, 13, *((12, 11) if last else ()))
        found = fact_lines(self.words.unusual, sizes, (WIDTH, max(room, 16 * MM if last else 0)))
        column.cramped |= found.left_out > 0 or found.size < 15
        column.take(found.height + 6 * MM + _REST)
        return found

    def _unusual_heading(self, unusual: Facts | None) -> str:
        """With how many such days are only on the page."""
        more = self.words.unusual_more + (unusual.left_out if unusual else 0)
        return self.calendar.language.say("sheet-unusual-more" if more else "unlike-usual", n=more)

    def _column(self) -> _Column:
        return _Column(self.height - 27 * MM)

    def _panel(self, scale: float) -> Panel:
        frame = bool(self.words.notice and self.words.notice.form == "frame")
        block = (68 * MM * scale, 72 * MM * scale)
        room = WIDTH - block[0] - 10 * MM - (14 * MM if frame else 0)
        beside = max(scale, 0.8) if scale > _TIGHTEST else 0.52
        return panel(self.words, PanelSize(block, room, 30 * scale, 108 * scale, 26 * beside, 52 * beside, 20 * beside))

    def _strip(self, column: _Column) -> NoticeBox | None:
        notice = self.words.notice
        assert notice is not None
        if notice.form == "frame":
            return NoticeBox("frame", self.words.tone, notice.symbol, Fitted(0, 0, ()), 0, None, 0)
        box = strip_box(notice, self.words.tone, WIDTH)
        column.take(box.height + 6 * MM)
        return box

    def _heading(self, column: _Column, ladder: tuple[Rung, ...], room: float, least: float = 0) -> Fitted:
        """Where nothing else helps it gets small, and then `least` of the height. Its author is told if it is too long by itself."""
        title = self.calendar.language.text(self.event.title)
        parts, text = pieces(title.text), one_title(title.text)
        found = fit(parts, ladder, (WIDTH, room), leading=1.2, names=self.names, balanced=True, lang=title.lang)
        if found:
            return found
        column.cramped = True
        box = (WIDTH, max(room, least))
        found = fit(parts, SMALL_TITLE, box, leading=1.2, names=self.names, balanced=True, lang=title.lang)
        letters = cut(text, ladder if found else SMALL_TITLE, (WIDTH, 46 * MM) if found else box, leading=1.2, names=self.names)
        if letters:
            column.overlong.append(Overlong(self.event.origin / "title", letters, stands=found is not None))
        return found or Fitted(16, 19.2, (text[:20],), title.lang)

    def _view(
        self,
        column: _Column,
        *,
        heading: Fitted,
        notice: NoticeBox | None = None,
        panel: Panel | None = None,
        struck: tuple[Fitted, ...] = (),
        why: Facts | None = None,
        rows: Rows | None = None,
        rest: str = "",
        unusual: Facts | None = None,
        place: PlaceBox | None = None,
    ) -> tuple[Body, tuple[Overlong, ...]]:
        made = Body(
            tone=self.words.tone,
            mark=self.mark,
            heading=heading,
            notice=notice,
            panel=panel,
            struck=struck,
            why=why,
            rows=rows,
            rest=rest,
            unusual=unusual,
            unusual_heading=self._unusual_heading(unusual),
            place=place,
        )
        return made, tuple(column.overlong)
