"""The directory and the pages of stations: name, status, place, hours, what is inside, what takes place there; and exams' points."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from generator import routes
from generator.language import begun
from generator.model.agenda import coming, takes_place
from generator.model.event import Event
from generator.model.hours import Open, Unsaid, WholeDay, hours_on, usual_week
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation
from generator.model.station import Has, Station, StationStatus
from generator.model.text import Id
from generator.model.when import TimeRange
from generator.verify.event_details import to_copy
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import said
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of

A_PAGE = 1000
SHOWN_EVENTS = 20
AT_HOME = 12


def directory_paths(truth: Truth, prefix: str) -> tuple[str, ...]:
    """One page; or, of more stations than it holds, a page for as many whole communities as fit."""
    site = truth.edition.site
    where = [station.place.community for station in site.stations.values()]
    where += [venue.community for _, point in truth.points() if (venue := site.venue(point.place))]
    pages, room = 1, A_PAGE
    if len(where) > A_PAGE:
        for count in (where.count(community) for community in (*site.config.communities, None)):
            if count > room and room < A_PAGE:
                pages, room = pages + 1, A_PAGE
            more = max(0, -(-(count - room) // A_PAGE))
            pages, room = pages + more, room + more * A_PAGE - count
    return tuple(routes.path(routes.page_number(routes.stations(prefix), n)) for n in range(1, pages + 1))


def directory(path: str, roots: list[Element], truth: Truth, words: Words, community: Id | None = None) -> Iterator[Finding]:
    """Every station, and every point while it stands there, once; of a community its own."""
    wanted = {id_: card for id_, card in _cards(truth, words).items() if community is None or card.community == community}
    found = [e.get("data-station") for root in roots for e in root.walk() if e.has("data-station")]
    for id_, card in wanted.items():
        if found.count(id_) != 1:
            yield Finding("row-missing" if id_ not in found else "row-unexpected", path, id_, str(found.count(id_)), card.name)
    for id_ in set(found) - wanted.keys():
        yield Finding("row-unexpected", path, id_)
    for root in roots:
        yield from cards(path, root, truth, words)


def cards(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """That each card there is says what it should."""
    wanted = _cards(truth, words)
    for element in root.walk():
        id_ = element.get("data-station")
        if id_ not in wanted:
            continue
        card = wanted[id_]
        if element.get("data-status") != card.status:
            yield Finding("status-wrong", path, id_, element.get("data-status"), card.status)
        if element.get("data-community") != card.community:
            yield Finding("fact-wrong", path, id_, f"data-community: {element.get('data-community')}", f"data-community: {card.community}")
        state = filter(None, (card.place, state_words(card.status, words)))
        yield from said(path, id_, element, (card.name, *state), _other_states(card.status, words))
        yield from _chips(path, id_, element, truth)
        yield from _clocks(path, id_, element, card.times)


class Card(NamedTuple):
    """`times`: those of today, or of a point its own: each as `<time datetime>` has it, and in words."""

    status: str
    name: str
    place: str
    community: str
    times: Mapping[str, str]


def _cards(truth: Truth, words: Words) -> dict[str, Card]:
    found = {}
    for station in truth.edition.site.stations.values():
        where = words.text(station.place.address or station.place.name)
        found[str(station.id)] = Card(
            station.status.value, words.text(station.name), where, station.place.community or "", _today(station, truth, words)
        )
    for event, point in truth.points():
        venue = truth.edition.site.venue(point.place)
        assert venue is not None
        status = "open" if takes_place(point) else "suspended"
        where = words.text(venue.address) if venue.address else ""
        times = {datetime_of(point.days.first_day, point.time): words.time(point.time)}
        found[f"{event.id}.{point.part}"] = Card(status, words.text(venue.name), where, venue.community or "", times)
    return found


def _chips(path: str, id_: str, card: Element, truth: Truth) -> Iterator[Finding]:
    """What can be filtered by: the amenities that are there, broken ones included."""
    station = next((s for s in truth.edition.site.stations.values() if s.id == id_), None)
    has = (station.amenities or {}) if station else {}
    wanted = {name for name, how in has.items() if how in (Has.YES, Has.BROKEN)}
    found = {e.get("data-amenity") for e in card.walk() if e.has("data-amenity")}
    if found != wanted:
        yield Finding("fact-wrong", path, id_, f"data-amenity: {' '.join(sorted(found))}", f"data-amenity: {' '.join(sorted(wanted))}")


def station_page(path: str, root: Element, station: Station, truth: Truth, words: Words) -> Iterator[Finding]:
    main = next((e for e in root.walk() if e.get("data-station") == station.id), None)
    if main is None:
        yield Finding("row-missing", path, station.id, "", words.text(station.name))
        return
    if main.get("data-status") != station.status.value:
        yield Finding("status-wrong", path, station.id, main.get("data-status"), station.status.value)
    name, heading, title = words.text(station.name), root.first("h1"), root.first("title")
    if heading is None or heading.said != name:
        yield Finding("title-wrong", path, station.id, heading.said if heading else "", name)
    if title is None or not title.said.startswith(name):
        yield Finding("title-wrong", path, station.id, title.said if title else "", name)
    place = [words.text(station.place.name), *([words.text(station.place.address)] if station.place.address else [])]
    state = filter(None, (state_words(station.status.value, words),))
    yield from said(path, station.id, main, (*place, *state), _other_states(station.status.value, words))
    for element in main.walk():
        if element.has("data-now"):
            yield from _clocks(path, station.id, element, _today(station, truth, words))
        copied = squeezed(element.get("data-copy"))
        if copied and "://" not in copied and copied != to_copy(station.place, truth, words):
            yield Finding("words-missing", path, station.id, copied, to_copy(station.place, truth, words))
    yield from _hours(path, main, station, truth, words)
    yield from _amenities(path, main, station, words)
    yield from _events(path, main, station, truth, words)


def _today(station: Station, truth: Truth, words: Words) -> dict[str, str]:
    """The ranges of today's hours."""
    hours = hours_on(station.hours, station.exceptions, truth.today, truth.edition.site.holidays)
    ranges = hours if isinstance(hours, tuple) else ()
    return {datetime_of(truth.today, each): words.time(each) for each in ranges}


def _clocks(path: str, about: str, element: Element, known: Mapping[str, str]) -> Iterator[Finding]:
    """That every time of day in it is one of these."""
    for stamp in element.all("time"):
        moment = stamp.get("datetime")
        if "T" in moment and stamp.said != known.get(moment):
            says, wanted = f"{moment} {stamp.said}", " / ".join(f"{at} {told}" for at, told in known.items() if at)
            yield Finding("words-unexpected", path, about, says, wanted)


def open_today(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """What home shows: stations that have hours and are open today, so many as it has room for."""
    there = {e.get("data-station") for e in root.walk() if e.has("data-station")}
    known = {str(station.id): words.text(station.name) for station in truth.edition.site.stations.values() if _is_open(station, truth)}
    if len(there) < min(len(known), AT_HOME):
        missing = next(id_ for id_ in known if id_ not in there)
        yield Finding("row-missing", path, missing, str(len(there)), known[missing])
    for id_ in there - known.keys():
        yield Finding("row-unexpected", path, id_)


def _is_open(station: Station, truth: Truth) -> bool:
    valid, today = station.valid, truth.today
    if station.status is not StationStatus.OPEN or not station.hours:
        return False
    if valid and not (valid.from_ or today) <= today <= (valid.until or today):
        return False
    return hours_on(station.hours, station.exceptions, today, truth.edition.site.holidays) is not WholeDay.CLOSED


def state_words(status: str, words: Words) -> str:
    """ "" of one that is open, which says its hours."""
    return "" if status == StationStatus.OPEN.value else words.say(f"station-{status}")


def _other_states(status: str, words: Words) -> frozenset[str]:
    others = {state.value for state in StationStatus} - {status, "open"}
    return frozenset(words.say(f"station-{other}") for other in others)


def _hours(path: str, main: Element, station: Station, truth: Truth, words: Words) -> Iterator[Finding]:
    """In words for the usual week, and a row of the table for each weekday."""
    if station.status is StationStatus.CLOSED or not station.hours:
        return
    for group in usual_week(station.hours):
        line = squeezed(words.language.hours_line(group))
        if line.casefold() not in main.said.casefold():
            yield Finding("words-missing", path, station.id, main.said[:80], line)
    rows = [(head.said, row.said) for row in main.all("tr") if (head := row.first("th")) is not None]
    holidays, monday = truth.edition.site.holidays, truth.today - timedelta(days=truth.today.weekday())
    for day in (monday + timedelta(days=n) for n in range(7)):
        ordinary = day
        while holidays.on(ordinary) or holidays.is_makeup_workday(ordinary):
            ordinary += timedelta(days=7)
        usual = _in_words(hours_on(station.hours, (), ordinary, holidays), words)
        now = _in_words(hours_on(station.hours, station.exceptions, day, holidays), words) if day == truth.today else usual
        name = squeezed(words.language.weekday(day))
        if not any(head.startswith(name) and row.endswith((usual, now)) and row in (head + usual, head + now) for head, row in rows):
            yield Finding("words-missing", path, station.id, " ".join(row for head, row in rows if head.startswith(name)), name + usual)


def _in_words(hours: Open | Unsaid, words: Words) -> str:
    if isinstance(hours, Unsaid):
        return words.say("hours-ask")
    if isinstance(hours, WholeDay):
        return squeezed(begun(words.language.hours(hours)))
    return "".join(words.time(each) for each in hours)


def _amenities(path: str, main: Element, station: Station, words: Words) -> Iterator[Finding]:
    """What is there, by name alone; of what is not or may not be, the page says so beside it."""
    if station.status is StationStatus.CLOSED:
        return
    items = [item.said for item in main.all("li")]
    own = words.truth.edition.site.config.amenities
    for name, has in (station.amenities or {}).items():
        label = words.text(own[name]) if name in own else words.say(f"amenity-{name}")
        wanted = label if has is Has.YES else label + words.say(f"amenity-{has.value}")
        if wanted not in items:
            yield Finding("words-missing", path, station.id, "", wanted)


def _events(path: str, main: Element, station: Station, truth: Truth, words: Words) -> Iterator[Finding]:
    there = {e.get("data-event"): e for e in main.walk() if e.has("data-event")}
    visits = sorted(_visits(station, truth), key=lambda visit: (visit[1].days, visit[0].id))[:SHOWN_EVENTS]
    for event, one in visits:
        item = there.pop(event.id, None)
        status = truth.status(event).value
        if item is None:
            yield Finding("row-missing", path, event.id, "", f"{words.day(one.days.first_day)} {words.title(event)}")
            continue
        if item.get("data-status") != status:
            yield Finding("status-wrong", path, event.id, item.get("data-status"), status)
        tag = words.tag(one, in_series=event.is_series)
        wanted = [words.title(event), tag, *([words.time(one.time)] if isinstance(one.time, TimeRange) else [])]
        moments = [m for m in (one.days.first_day.isoformat(), datetime_of(one.days.first_day, one.time)) if m]
        yield from said(path, event.id, item, wanted, words.loud() - {tag}, moments)
    for id_, item in there.items():
        yield Finding("row-unexpected", path, id_, item.said[:60])


def _visits(station: Station, truth: Truth) -> Iterator[tuple[Event, Occurrence]]:
    """Each event once, with its next date at the station: as a main or another venue, a session or a service point."""
    at = AtStation(station.id)
    for event in truth.edition.events.values():
        agenda = truth.edition.agendas[event.id]
        dates = (*coming(agenda, truth.today), *(point for point in agenda.points if point.days.last_day >= truth.today))
        is_branch = any(branch.place == at for branch in event.branches)
        one = next((o for o in dates if o.place == at or is_branch), None)
        if one is not None:
            yield event, one
