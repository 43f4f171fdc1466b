"""The poster for the door of a station: its name, who may enter, when it is open, what is inside.  All lengths in points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.language import Language, Words, begun
from generator.model.hours import Open, WholeDay, usual_week
from generator.model.station import Has, Station, StationStatus
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.body import MARK, WIDTH
from generator.outputs.flyers.code_box import Code, code
from generator.outputs.flyers.fit import MM, Fitted, cut, fit, one_line, rungs
from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.lines import Facts, fact_lines
from generator.outputs.flyers.marks import STATIONS, Mark, head
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.notice_box import NoticeBox
from generator.outputs.flyers.poster import HEIGHT
from generator.outputs.flyers.sheet import Overlong, SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.opening import opening_view
from generator.outputs.parts.sentences import plain
from generator.outputs.parts.station_views import Amenity, amenities, condition, type_name, validity

_BEHIND_DOORS = ("union-station", "service-point")


class HoursLine(NamedTuple):
    days: str
    ranges: tuple[str, ...]


class Hours(NamedTuple):
    """`size` is that of the ranges, `days` the width of the first column; `notes` stand below."""

    size: float
    days: float
    lines: tuple[HoursLine, ...]
    notes: Fitted | None
    height: float


class Inside(NamedTuple):
    """Amenities, `columns` a row, each `row` high, with its word in `size`."""

    size: float
    columns: int
    row: float
    items: tuple["InsideItem", ...]
    height: float


class InsideItem(NamedTuple):
    """`broken`: the word says so."""

    symbol: str
    words: str
    broken: bool


class DoorFoot(NamedTuple):
    height: float
    room: float
    ask: Fitted | None
    number: str
    behind: Fitted | None
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView(SheetView):
    """`enter` is reversed out of a bar. `notice` stands in place of hours while the station is suspended."""

    template: ClassVar[str] = "door"

    station: Id
    status: str
    mark: Mark
    heading: Fitted
    notice: NoticeBox | None
    why: Facts | None
    enter: str
    hours: Hours | None
    inside: Inside | None
    about: Facts | None
    foot: DoorFoot


def door(edition: Edition, calendar: Calendar, station: Station, names: frozenset[str]) -> DoorView:
    language, site = calendar.language, edition.site
    url = routes.absolute(site.config.url, routes.station(language.prefix, station.id))
    foot = _foot(calendar, station, url)
    name = language.text(station.short or station.name)
    left = HEIGHT - foot.height - 24 * MM
    heading, overlong = _heading(station, name, names)
    left -= heading.height + 5 * MM
    suspended = station.status is StationStatus.SUSPENDED
    notice, why = _suspended(calendar, station) if suspended else (None, None)
    left -= (notice.height + 5 * MM if notice else 0) + (why.height + 5 * MM if why else 0)
    enter = "" if suspended else _enter(language, station)
    left -= 16 * MM if enter else 0
    there = () if suspended else _there(amenities(language, site, station), language.say("amenity-broken-chip"))
    hours = _hours(calendar, station, left - (-(-len(there) // 3) * 13 + 14) * MM) if not suspended else None
    left -= hours.height + 3 * MM if hours else 0
    inside = _inside(there, left - 4 * MM)
    left -= inside.height + 6 * MM if inside else 0
    about = None if suspended else _about(calendar, station, left - 5 * MM, only_on_page=bool(station.hours) and hours is None)
    return DoorView(
        origin=station.origin,
        language=language.tag,
        title=language.text(station.name).text,
        url=url,
        overlong=overlong,
        station=station.id,
        status=station.status.value,
        mark=head(site, language, type_name(language, site, station), "house", STATIONS, MARK),
        heading=heading,
        notice=notice,
        why=why,
        enter=enter,
        hours=hours,
        inside=inside,
        about=about,
        foot=foot,
    )


def _heading(station: Station, name: Words, names: frozenset[str]) -> tuple[Fitted, tuple[Overlong, ...]]:
    large, small, box = (*rungs(66, 46, 1), *rungs(48, 34, 2)), rungs(32, 16, 5), (WIDTH, 42 * MM)
    found = fit((name.text,), large, box, leading=1.2, names=names, balanced=True, lang=name.lang)
    if found:
        return found, ()
    found = fit((name.text,), small, box, leading=1.2, names=names, balanced=True, lang=name.lang)
    letters = cut(name.text, large if found else small, box, leading=1.2)
    at = station.origin / ("short" if station.short else "name")
    return found or Fitted(16, 19.2, (name.text[:20],), name.lang), (Overlong(at, letters, stands=found is not None),)


def _enter(language: Language, station: Station) -> str:
    """How one gets in; into what has no door one just walks."""
    if station.access is None or (station.access == "open" and station.type not in _BEHIND_DOORS):
        return ""
    return language.say(f"sheet-enter-{station.access}")


def _suspended(calendar: Calendar, station: Station) -> tuple[NoticeBox, Facts | None]:
    state = condition(calendar, station)
    heading = one_line(state.words, rungs(64, 20, 1), WIDTH - 60 * MM, leading=1.2) or Fitted(20, 24, (state.words,))
    note = plain(state.note)
    why = fact_lines([Labelled("", note)], (26, 24, 22, 20, 18, 16, 14, 12), (WIDTH, 50 * MM)) if note else None
    return NoticeBox("field", "o", state.symbol, heading, 0, None, 38 * MM), why


def _hours(calendar: Calendar, station: Station, room: float) -> Hours | None:
    """Days that are open alike stand in one line; today is not marked, for the sheet hangs there tomorrow."""
    if not station.hours:
        return None
    language = calendar.language
    view = opening_view(calendar, station, in_use=False)
    lines = [HoursLine(begun(language.days_together(usual.days)), _ranges(language, usual.open)) for usual in usual_week(station.hours)]
    notes = [plain(said) for said in (*view.special, *view.exceptions)]
    words = language.say("between-sentences").join(notes)
    below = fit((words,), rungs(17, 11, 4, step=1), (WIDTH, 34 * MM), leading=1.4) if notes else None
    apart, together = (36, 32, 28, 24, 21), (24, 21, 18, 15, 12)
    for found in (
        *(_hours_at(size, lines, below) for size in apart),
        *(_hours_at(size, _together(language, lines), below) for size in together),
    ):
        widest = max(width(r) for line in found.lines for r in line.ranges) * found.size
        if found.height <= room and found.days + widest <= WIDTH:
            return found
    return None


def _hours_at(size: float, lines: Sequence[HoursLine], below: Fitted | None) -> Hours:
    height = sum(len(line.ranges) * size * 1.25 + 3 * MM for line in lines) + (below.height + 2 * MM if below else 0)
    return Hours(size, max(width(line.days) for line in lines) * size * 0.75 + 8 * MM, tuple(lines), below, height)


def _together(language: Language, lines: Sequence[HoursLine]) -> list[HoursLine]:
    """Each day's ranges in one line."""
    return [line._replace(ranges=(language.say("between-times").join(line.ranges),)) for line in lines]


def _ranges(language: Language, hours: Open) -> tuple[str, ...]:
    return (begun(language.hours(hours)),) if isinstance(hours, WholeDay) else tuple(language.hours((one,)) for one in hours)


def _there(known: tuple[Amenity, ...], broken: str) -> tuple[InsideItem, ...]:
    """What there is, and what is broken; what is not there or not known needs no paper."""
    yes, mended_soon = Has.YES.value, Has.BROKEN.value
    return tuple(
        InsideItem(a.symbol or "ok", a.name.text + (broken if a.has == mended_soon else ""), a.has == mended_soon)
        for a in known
        if a.has in (yes, mended_soon)
    )


def _inside(items: tuple[InsideItem, ...], room: float) -> Inside | None:
    if not items:
        return None
    widest = max(width(item.words) for item in items)
    for size, row, columns in ((23, 15, 3), (20, 13.5, 3), (18, 12.5, 3), (20, 13.5, 2), (16, 11, 3), (16, 10, 2), (13, 9, 3), (11, 8, 3)):
        rows = -(-len(items) // columns)
        if rows * row * MM <= room and widest * size + (row + 2) * MM <= WIDTH / columns:
            return Inside(size, columns, row * MM, items, rows * row * MM)
    return None


def _about(calendar: Calendar, station: Station, room: float, *, only_on_page: bool) -> Facts | None:
    """Who it is for, from when until when it exists, and what its keepers add. `only_on_page`: the hours are too many for paper."""
    language = calendar.language
    facts = [Labelled(language.say("opening-hours"), language.say("sheet-sign-up-scan"))] if only_on_page else []
    if station.audience:
        facts.append(Labelled(language.say("who-may-enter"), language.join([language.text(text).text for text in station.audience])))
    facts += [Labelled(plain(fact.label), plain(fact.value)) for fact in validity(calendar, station)]
    if station.status_note:
        note = language.text(station.status_note)
        facts.append(Labelled("", note.text, note.lang))
    found = fact_lines(facts, (18, 17, 16, 15, 14, 13), (WIDTH, room))
    return found if found.lines else None


def _foot(calendar: Calendar, station: Station, url: str) -> DoorFoot:
    language, config = calendar.language, calendar.site.config
    square = code(url, language.say("sheet-scan-door"), 46 * MM)
    room = WIDTH - square.width - 4 * MM
    number = station.phone or config.contact.phone or ""
    key = "sheet-door-call" if station.type in _BEHIND_DOORS else "sheet-place-call"
    ask = fit((language.say(key),), rungs(20, 14, 2, step=1), (room, 60), leading=1.4, balanced=True) if number else None
    names = [language.text(config.organisations[role.org].name).text for role in station.operators]
    said = [language.say("labelled", label=language.say("label-operators"), value=language.join(names))] if names else []
    if station.checked:
        said.append(language.say("sheet-checked", day=calendar.day(station.checked.on).words))
    words = begun(language.say("between-facts").join(said))
    by = fit((words,), rungs(11.5, 9, 3, step=0.5), (room, 60), leading=1.35) if words else None
    return DoorFoot(0.5 * MM + square.height, room, ask, number, by, square)
