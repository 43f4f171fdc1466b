"""Which of the author's texts stand on sheets, and which of their letters the sheets' fonts do not have.

Only what is printed is looked at: a page may say what it likes.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.language import Language
from generator.letters import unprintable, unprinted
from generator.model.event import Event, Role
from generator.model.place import AtStation, Place
from generator.model.site import Site
from generator.model.station import Station
from generator.model.text import Text
from generator.outputs.edition import Edition

Written = tuple[Text | None, Origin]


def letters_missing(
    edition: Edition, events: Iterable[Event], stations: Iterable[Station], others: Iterable[Written] = ()
) -> list[Diagnostic]:
    """Every letter that would be an empty box on paper, and every emoji that print leaves out, once for each place where it was written.

    `others` are texts that are printed besides those of the events and stations.
    """
    found: dict[Diagnostic, None] = {}
    for text, at in chain(_printed(edition, tuple(events), tuple(stations)), others):
        if text is None:
            continue
        for language in edition.languages:
            words, written = language.text(text).text, _written_at(text, at, language)
            for letter in unprintable(words):
                found[error("letter-not-printable", written.piece(letter), letter=letter, code=f"U+{ord(letter):04X}")] = None
            for emoji in unprinted(words):
                found[warning("emoji-not-printed", written.piece(emoji), emoji=emoji)] = None
    return list(found)


def _written_at(text: Text, at: Origin, language: Language) -> Origin:
    return at / language.tag if text.written_in(language.tag) is not None and language.tag != language.first else at


def _printed(edition: Edition, events: tuple[Event, ...], stations: tuple[Station, ...]) -> Iterator[Written]:
    if events or stations:
        yield from _of_config(edition.site)
    for event in events:
        yield from _of_event(edition.site, event, edition.today)
    for station in stations:
        yield from _of_station(edition.site, station)


def _of_config(site: Site) -> Iterator[Written]:
    config, at = site.config, site.config.origin
    yield config.name, at / "name"
    yield config.publisher, at / "publisher"
    for name, community in config.communities.items():
        yield community.name, at / "communities" / name / "name"
    for key, texts in (("station-types", config.station_types), ("amenities", config.amenities), ("reaches", config.reaches)):
        for name, text in texts.items():
            yield text, at / key / name


def _of_event(site: Site, event: Event, today: date) -> Iterator[Written]:
    at, config = event.origin, site.config
    yield event.title, at / "title"
    if event.kind in config.kinds:
        yield config.kinds[event.kind].name, config.origin / "kinds" / event.kind / "name"
    yield from _of_place(site, event.place, at / "place")
    tasks = event.volunteers.tasks if event.volunteers else ()
    topics = () if tasks or event.summary else event.topics
    yield None if tasks else event.summary, at / "summary"
    for key, several in (("topics", topics), ("audience", event.audience)):
        for n, text in enumerate(several):
            yield text, at / key / n
    for n, change in enumerate(event.changes):
        if event.is_series and change.day and change.day < today and not (change.to and change.to.days):
            continue
        yield change.reason, at / "changes" / n / "reason"
        yield from _of_place(site, change.to.place if change.to else None, at / "changes" / n / "to" / "place")
    if event.contact:
        yield event.contact.name, at / "contact" / "name"
    yield from _of_volunteers(site, event)
    yield from _of_roles(site, event.organisers)
    yield from of_details(site, event)


def _of_volunteers(site: Site, event: Event) -> Iterator[Written]:
    if event.volunteers is None:
        return
    volunteers, at = event.volunteers, event.origin / "volunteers"
    for key, text in (("bring", volunteers.bring), ("provided", volunteers.provided), ("risks", volunteers.risks)):
        yield text, at / key
    for n, task in enumerate(volunteers.tasks):
        yield task.name, at / "tasks" / n / "name"
    for n, branch in enumerate(event.branches):
        yield from _of_place(site, branch.place, event.origin / "branches" / n)
        yield branch.contact.name if branch.contact else None, event.origin / "branches" / n / "contact" / "name"


def of_details(site: Site, event: Event) -> Iterator[Written]:
    details, at = event.details, event.origin
    if isinstance(details, ExamService):
        yield details.exam, at / "exam"
        for n, subject in enumerate(details.timetable):
            yield subject.subject, at / "timetable" / n / "subject"
        for n, point in enumerate(details.points):
            yield from _of_place(site, point.place, at / "points" / n / "place")
            for m, service in enumerate(point.services):
                yield service, at / "points" / n / "services" / m
        for n, window in enumerate(details.windows):
            yield window.where, at / "windows" / n / "where"
            yield window.note, at / "windows" / n / "note"
        yield from _of_measures(details, at / "measures")
    if isinstance(details, WasteSorting):
        for n, session in enumerate(details.sessions):
            yield from _of_place(site, session.place, at / "sessions" / n / "place")


def _of_measures(details: ExamService, at: Origin) -> Iterator[Written]:
    for n, measure in enumerate(details.measures):
        yield measure.title, at / n / "title"
        for m, item in enumerate(measure.items if isinstance(measure.items, tuple) else ()):
            for key, text in (("what", item.what), ("when", item.when), ("where", item.where)):
                yield text, at / n / "items" / m / key


def _of_place(site: Site, place: Place | AtStation | None, at: Origin) -> Iterator[Written]:
    if isinstance(place, AtStation):
        station = site.stations[place.station]
        yield station.name, station.origin / "name"
        place, at = station.place, station.origin / "place"
        yield place.address, at / "address"
        yield place.directions, at / "directions"
    elif place:
        yield place.name, at / "name"
        yield place.address, at / "address"
        yield place.directions, at / "directions"


def _of_roles(site: Site, roles: tuple[Role, ...]) -> Iterator[Written]:
    for role in roles:
        yield site.config.organisations[role.org].name, site.config.origin / "organisations" / role.org / "name"


def _of_station(site: Site, station: Station) -> Iterator[Written]:
    at = station.origin
    yield station.name, at / "name"
    yield station.short, at / "short"
    yield station.status_note, at / "status-note"
    for n, text in enumerate(station.audience):
        yield text, at / "audience" / n
    yield from _of_roles(site, station.operators)
