"""The directory of stations on paper: by community, each with where it is, who may enter, when it is open and what is inside.

An exam's service points stand among them while the directory on the site has them. Today's hours are not said: it hangs there tomorrow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, NamedTuple

from generator import routes
from generator.language import Words, begun
from generator.model.event import Event
from generator.model.occurrence import Occurrence, Slot
from generator.model.station import Has, Station, StationStatus
from generator.model.text import Id
from generator.outputs.directory import points_shown
from generator.outputs.edition import Edition
from generator.outputs.flyers.fit import MM, Fitted
from generator.outputs.flyers.listing import (
    FOOT,
    HEIGHT,
    RANGE,
    ROOM,
    RUNNING,
    ListFoot,
    ListHead,
    capped,
    in_pages,
    list_foot,
    list_head,
    one,
)
from generator.outputs.flyers.measure import width
from generator.outputs.flyers.sheet import SheetView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.exam_details import point_status
from generator.outputs.parts.opening import in_words, opening_view
from generator.outputs.parts.sentences import flow, plain
from generator.outputs.parts.station_views import access_words, amenities, condition, validity

_NAME, _TEXT, _CHIP = 15.0, 12.0, 11.0
_SYMBOL = 5 * MM
_CHIP_ROW = 6.5 * MM
_SECTION = 17.0
_STATE = 7 * MM
"""The height of the word that a station is not open."""
_GAP = 6 * MM
_LEFT = 80 * MM
_RIGHT = ROOM - _LEFT - _GAP


class Chip(NamedTuple):
    """What is inside; `symbol` is "" for a service of an exam's point. `broken`: the word says so."""

    symbol: str
    words: str
    broken: bool


class Entry(NamedTuple):
    """A heading of a community (`section`), or a station below one. `state`: a word where it is not simply open. `chips` a row each.

    Name and hours stand at the left, all else at the right. `station`, or the `event` of a service point, is whose it is.
    """

    section: Fitted | None
    name: Fitted
    state: str
    lines: tuple[Fitted, ...]
    hours: Fitted
    chips: tuple[tuple[Chip, ...], ...]
    height: float
    station: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsListView(SheetView):
    """`columns`: the width at the left and the gap. Where there is nothing to list, `empty` says so."""

    template: ClassVar[str] = "stations"

    head: ListHead
    columns: tuple[float, float] = (_LEFT, _GAP)
    pages: tuple[tuple[Entry, ...], ...]
    empty: str
    foot: ListFoot


def stations_list(edition: Edition, calendar: Calendar, names: frozenset[str]) -> StationsListView:
    language, site = calendar.language, edition.site
    url = routes.absolute(site.config.url, routes.stations(language.prefix))
    title = language.say("directory-title")
    head = list_head(calendar, "house", title, language.say("directory-lead"), language.say("sheet-scan"), url)
    entries = [*_entries(edition, calendar, names)]
    heights = [entry.height for entry in entries]
    tied = [entry.section is not None for entry in entries]
    pages = tuple(tuple(entries[n] for n in page) for page in in_pages(heights, tied, HEIGHT - head.height - FOOT, HEIGHT - RUNNING - FOOT))
    publisher = [language.text(site.config.publisher).text] if site.config.publisher else []
    return StationsListView(
        language=language.tag,
        title=title,
        url=url,
        head=head,
        pages=pages,
        empty="" if entries else language.say("directory-empty"),
        foot=list_foot(calendar, title, publisher, tuple(_going_on(pages))),
    )


def _going_on(pages: Sequence[Sequence[Entry]]) -> Iterator[str]:
    """The community whose stations go on at the top of each page."""
    community = ""
    for page in pages:
        yield "" if page and page[0].section else community
        community = next(("".join(entry.section.lines) for entry in reversed(page) if entry.section), community)


def listed(edition: Edition) -> tuple[Station, ...]:
    return tuple(station for station in edition.site.stations.values() if station.status is not StationStatus.CLOSED)


def _entries(edition: Edition, calendar: Calendar, names: frozenset[str]) -> Iterator[Entry]:
    """Under the names of the communities in the town's order; what is in none comes last."""
    language, config = calendar.language, edition.site.config
    found = [(station.place.community, _station(calendar, station, names)) for station in listed(edition)]
    for event, point in points_shown(edition):
        venue = edition.site.venue(point.place)
        assert venue is not None, "a point has a place"
        found.append((venue.community, _point(calendar, event, point, names)))
    order: dict[Id | None, int] = {name: n for n, name in enumerate(config.communities)}
    found.sort(key=lambda pair: order.get(pair[0], len(order)))
    for community, of in groupby(found, key=lambda pair: pair[0]):
        name = language.text(config.communities[community].name) if community else Words(language.say("directory-elsewhere"))
        heading = capped(name.text, _SECTION, ROOM, 2, names, name.lang)
        yield Entry(heading, heading._replace(lines=()), "", (), heading._replace(lines=()), (), heading.height + 4.5 * MM)
        yield from (entry for _, entry in of)


def _station(calendar: Calendar, station: Station, names: frozenset[str]) -> Entry:
    language, site = calendar.language, calendar.site
    state = condition(calendar, station)
    in_use = station.status is StationStatus.OPEN
    where = language.text(station.place.address or station.place.name)
    how = [access_words(language, station)] if in_use else []
    how += [language.join([language.text(text).text for text in station.audience])] if in_use and station.audience else []
    valid = [language.say("labelled", label=plain(fact.label), value=plain(fact.value)) for fact in validity(calendar, station)]
    note = plain(state.note) if not in_use else language.text(station.status_note).text if station.status_note else ""
    between = language.say("between-facts")
    said = [where.text, between.join(filter(None, (*how, *valid))), note]
    hours = ""
    if in_use and station.hours:
        exceptions = opening_view(calendar, station, in_use=False).exceptions
        hours = plain(flow(language, ("".join(in_words(language, station)),), *exceptions))
    known = [a for a in amenities(language, site, station) if in_use and a.has in (Has.YES.value, Has.BROKEN.value)]
    broken = language.say("amenity-broken-chip")
    chips = [Chip(a.symbol or "ok", a.name.text + (broken if a.has == Has.BROKEN.value else ""), a.has == Has.BROKEN.value) for a in known]
    entry = _entry(language.text(station.name), "" if in_use else state.words, said, hours, chips, names)
    return entry._replace(station=station.id)


def _point(calendar: Calendar, event: Event, point: Occurrence, names: frozenset[str]) -> Entry:
    language = calendar.language
    venue = calendar.site.venue(point.place)
    assert venue is not None, "a point has a place"
    services = next((p.services for p in getattr(event.details, "points", ()) if p.id == point.part), ())
    said = [language.text(venue.address).text if venue.address else "", language.text(event.title).text.replace("|", "")]
    in_use = point_status(point) == "open"
    when = plain(calendar.slot(Slot(point.days, point.time))) if in_use else ""
    chips = [Chip("", language.text(service).text, broken=False) for service in services]
    state = "" if in_use else language.say("station-suspended")
    return _entry(language.text(venue.name), state, said, when, chips, names)._replace(event=event.id)


def _entry(name: Words, state: str, said: Sequence[str], hours: str, chips: Sequence[Chip], names: frozenset[str]) -> Entry:
    heading = capped(name.text, _NAME, _LEFT, 3, names, name.lang)
    lines = tuple(capped(begun(words), _TEXT, _RIGHT, 4, names) for words in said if words)
    opening = capped(hours, _TEXT, _LEFT, 20, names | frozenset(RANGE.findall(hours))) if hours else one("", _TEXT)._replace(lines=())
    rows = tuple(_rows(chips))
    left = heading.height + opening.height + (_STATE if state else 0)
    right = sum(line.height for line in lines) + len(rows) * _CHIP_ROW
    return Entry(None, heading, state, lines, opening, rows, max(left, right) + 3.5 * MM)


def _rows(chips: Sequence[Chip]) -> Iterator[tuple[Chip, ...]]:
    """As many as stand beside each other; a word too long for the paper is cut."""
    row: list[Chip] = []
    left = _RIGHT
    for chip in chips:
        cut = capped(chip.words, _CHIP, _RIGHT - _SYMBOL - 8 * MM, 1).lines
        chip = chip._replace(words=cut[0] if cut else "")
        needs = width(chip.words) * _CHIP + (_SYMBOL + 1.5 * MM if chip.symbol else 0) + 4 * MM
        if row and needs > left:
            yield tuple(row)
            row, left = [], _RIGHT
        row.append(chip)
        left -= needs
    if row:
        yield tuple(row)
