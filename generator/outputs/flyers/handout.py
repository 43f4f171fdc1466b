"""The handout of an exam: what parents, drivers, shops and sites need on those days, on pages of A5; and the same pages imposed on A4.

Lengths in points. On A4 lie two pages side by side, to be printed on both sides and turned over the short edge: one or two pages twice, for
whoever cuts the sheet in two; more as a booklet to fold in the middle, filled up with blank pages at its end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import ClassVar, NamedTuple

from generator import routes
from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import MARK, WIDTH
from generator.outputs.flyers.code_box import address_lines, quiet_of
from generator.outputs.flyers.fit import MM, Fitted, fit, rungs
from generator.outputs.flyers.foot import hotline, small_lines
from generator.outputs.flyers.handout_words import MOST_LETTERS, handout_pieces
from generator.outputs.flyers.lines import Facts, fact_lines
from generator.outputs.flyers.marks import Mark, certain, kind_head
from generator.outputs.flyers.notice_box import NoticeBox, field_box, strip_box
from generator.outputs.flyers.pieces import Piece, lines, paged, text
from generator.outputs.flyers.printed import of_details
from generator.outputs.flyers.said import Said
from generator.outputs.flyers.sheet import Overlong, SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.frame import one_line as unmarked

BOX = (127 * MM, 190 * MM)
SCALE = BOX[0] / WIDTH
"""Of what is fitted for the width of a poster."""
MOST_PAGES = 16
"""Four sheets of A4: what is more, nobody reads on paper."""
_SIZES = (12.0, 11.0, 10.0)
_NUMBER = 6 * MM
"""The height of the line with the number of a page."""


class HandoutHead(NamedTuple):
    """`why` stands below a notice. `when` are the days, and which exam it is."""

    mark: Mark
    heading: Fitted
    notice: NoticeBox | None
    why: Facts | None
    when: tuple[Fitted, ...]
    height: float


class HandoutFoot(NamedTuple):
    """Of the first page. The code is `symbol` wide, with `quiet` blank on each side; `room` is the width at its left, for all words."""

    height: float
    room: float
    scan: Fitted
    address: Fitted
    hotline: str
    behind: Fitted | None
    symbol: float
    quiet: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutView(SheetView):
    """`numbers`: what stands at the bottom of each page; "" where there is only one. `scale` is that of the head, fitted as a poster's."""

    template: ClassVar[str] = "handout"

    event: Id
    status: str
    scale: float
    head: HandoutHead
    foot: HandoutFoot
    pages: tuple[tuple[Piece, ...], ...]
    numbers: tuple[str, ...]
    running: Fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoUpView(HandoutView):
    """`sides`: which two pages lie on each side of the paper, from the left; -1 is blank."""

    template: ClassVar[str] = "handout-2up"

    sides: tuple[tuple[int, int], ...]


def handout(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> HandoutView:
    language = calendar.language
    url = routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id))
    head, foot = _head(edition, calendar, event, words, names), _foot(edition, calendar, event, url)
    pages, left_out = _pages(edition, calendar, event, words, (BOX[1] - head.height - foot.height - 8 * MM, BOX[1] - _NUMBER - 8 * MM))
    count = len(pages)
    title = unmarked(language.text(event.title).text)
    version = edition.versions.get(event.uid_name)
    return HandoutView(
        origin=event.origin,
        language=language.tag,
        title=title,
        url=url,
        dated=version.day if version else None,
        size="a5",
        overlong=(
            *_too_long(edition, calendar, event),
            *((Overlong(event.origin, left_out, stands=True, sheet="handout"),) if left_out else ()),
        ),
        event=event.id,
        status=words.status,
        scale=SCALE,
        head=head,
        foot=foot,
        pages=pages,
        numbers=tuple(language.say("sheet-page", n=n, of=count) if count > 1 else "" for n in range(1, count + 1)),
        running=fit((title,), rungs(9, 9, 1), (BOX[0] * 0.7, 14), leading=1.3) or lines(f"{title[:24]}…", 9, BOX[0] * 0.7),
    )


def two_up(view: HandoutView) -> TwoUpView:
    shown = {field.name: getattr(view, field.name) for field in fields(view)}
    return TwoUpView(**{**shown, "size": "a4-landscape", "overlong": ()}, sides=imposed(len(view.pages)))


def imposed(pages: int) -> tuple[tuple[int, int], ...]:
    """1|1, 2|2; from three pages on the sides of a booklet: 4|1, 2|3 for four."""
    if pages <= 2:
        return tuple((n, n) for n in range(pages))
    whole = -(-pages // 4) * 4
    order = [(whole - 1 - n, n) if n % 2 == 0 else (n, whole - 1 - n) for n in range(whole // 2)]
    return tuple((left if left < pages else -1, right if right < pages else -1) for left, right in order)


def _pages(
    edition: Edition, calendar: Calendar, event: Event, words: Said, rooms: tuple[float, float]
) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    """In the largest letters that need no more sheets of paper than the smallest do; and how many pieces would have needed more."""
    off = words.notice is not None and words.notice.form == "field"
    agenda = edition.agendas[event.id]
    tried = [
        _closed(calendar, size, paged((*handout_pieces(calendar, event, agenda, size, BOX[0]),), *rooms)) for size in _SIZES if not off
    ]
    if not tried:
        return ((),), 0
    sides = _sides(len(tried[-1][0]))
    return next(found for found in tried if _sides(len(found[0])) <= sides)


def _too_long(edition: Edition, calendar: Calendar, event: Event) -> Iterator[Overlong]:
    """Texts of which only the beginning is printed."""
    for text_, at in of_details(edition.site, event):
        letters = len(calendar.language.text(text_).text) if text_ else 0
        if letters > MOST_LETTERS:
            yield Overlong(at, letters - MOST_LETTERS, stands=True, sheet="handout-text")


def _sides(pages: int) -> int:
    return pages if pages <= 2 else -(-pages // 4) * 4


def _closed(calendar: Calendar, size: float, pages: Sequence[tuple[Piece, ...]]) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    """Where it would be a book, the last page says where the rest stands."""
    if len(pages) <= MOST_PAGES:
        return tuple(pages) or ((),), 0
    kept, more = list(pages[:MOST_PAGES]), sum(map(len, pages[MOST_PAGES:]))
    said = list(text(calendar.language.say("sheet-handout-rest"), size, BOX[0], above=size * 0.5))
    room = sum(piece.above + piece.height for piece in said)
    last, dropped = list(kept[-1]), 0.0
    while last and (dropped < room or last[-1].tied):
        gone = last.pop()
        dropped += gone.above + gone.height
        more += 1
    return (*kept[:-1], (*last, *said)), more


def _head(edition: Edition, calendar: Calendar, event: Event, words: Said, names: frozenset[str]) -> HandoutHead:
    """As on a poster, but all of it at `SCALE`, so lengths here are in units of that."""
    language = calendar.language
    title = language.text(event.title)
    shown = unmarked(title.text)
    heading = fit((shown,), rungs(42, 20, 3), (WIDTH, 52 * MM), leading=1.2, names=names, balanced=True, lang=title.lang)
    heading = heading or certain(None, rungs(20, 20, 1), title)
    notice, why = None, None
    if words.notice and words.notice.form == "field":
        notice = field_box(words.notice, words.tone, WIDTH)
    elif words.notice:
        notice = strip_box(words.notice, words.tone, WIDTH)
    if words.why:
        why = fact_lines(words.why, (20, 18, 16, 15), (WIDTH, 40 * MM))
    said = [words.day, words.hint] if words.notice is None or words.notice.form != "field" else list(words.struck[:1])
    when = tuple(
        lines(one, size, WIDTH) for one, size in zip(dict.fromkeys(filter(None, (w.strip() for w in said))), (26, 20), strict=False)
    )
    height = 18 * MM + 5 * MM + heading.height + 3 * MM + sum(one.height for one in when)
    height += (notice.height + 5 * MM if notice else 0) + (why.height + 4 * MM if why else 0)
    return HandoutHead(kind_head(edition.site, language, event.kind, MARK), heading, notice, why, when, height * SCALE)


def _foot(edition: Edition, calendar: Calendar, event: Event, url: str) -> HandoutFoot:
    symbol = 32 * MM
    quiet = quiet_of(url, symbol)
    room = BOX[0] - symbol - 2 * quiet - 4 * MM
    scan = lines(calendar.language.say("sheet-handout-scan"), 12, room)
    by = small_lines(edition, calendar, event, rungs(9.5, 8, 2, step=0.5), (room, 30))
    address = address_lines(url, room, 10, 7, 3)
    return HandoutFoot(0.5 * MM + symbol + 2 * quiet, room, scan, address, hotline(calendar), by, symbol, quiet)
