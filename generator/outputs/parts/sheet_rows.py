"""An event or a station → its row in the list for the print room: what it is, and every sheet of it that there is."""

from collections.abc import Iterator
from typing import NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.language import Language
from generator.language import plain as unmarked
from generator.model.event import Event
from generator.model.occurrence import Slot
from generator.model.recurrence import Repeat
from generator.model.station import Station
from generator.outputs.edition import Edition
from generator.outputs.parts.cards import Row
from generator.outputs.parts.dates import Calendar, Tag
from generator.outputs.parts.sentences import Sentence, Title, title_of
from generator.outputs.parts.station_views import condition
from generator.outputs.parts.status_line import first_concerned
from generator.outputs.parts.version import version_of


class File(NamedTuple):
    """One to print or to send on. `words` name it beside others of one thing, `of_what` alone."""

    symbol: str
    words: str
    of_what: str
    href: str


class SheetRow(NamedTuple):
    """Of an event, or else of a station (the other is ""). `status` is the word of `data-status`.

    `when` of a station is where it is. The first of `files` is what `preview` shows; `preview` is "" where none is wanted. `version` is
    empty of what has not been published.
    """

    event: str
    station: str
    status: str
    title: Title
    href: str
    when: Sentence
    note: Sentence
    version: Sentence
    tag: Tag | None
    preview: str
    files: tuple[File, ...]


def event_row(edition: Edition, calendar: Calendar, event: Event, card: Row) -> SheetRow:
    language, prefix = calendar.language, calendar.language.prefix
    shown = first_concerned(event, edition.agendas[event.id], calendar)
    return SheetRow(
        event=event.id,
        station="",
        status=card.status,
        title=card.title,
        href=card.href,
        when=calendar.slot(Slot(shown.days, shown.time)) if shown else (language.say("date-tbd"),),
        note=(language.rule(event.when),) if isinstance(event.when, Repeat) else (),
        version=version_of(edition, calendar, event),
        tag=card.tag,
        preview=routes.link(routes.flyer_preview(prefix, event.id)),
        files=tuple(_files(language, event)),
    )


def _files(language: Language, event: Event) -> Iterator[File]:
    prefix, of = language.prefix, unmarked(language.text(event.title).text)
    found = [("print", "flyer-poster", routes.flyer), ("print", "flyer-poster-a3", routes.flyer_a3)]
    if event.volunteers:
        found.append(("print", "flyer-sign-in", routes.sign_in))
    if isinstance(event.details, ExamService):
        found += [("print", "flyer-handout", routes.handout), ("print", "flyer-handout-two-up", routes.handout_two_up)]
    for symbol, key, route in (*found, ("pic", "flyer-picture", routes.share_picture)):
        yield file_of(language, symbol, language.say(key), of, route(prefix, event.id))


def file_of(language: Language, symbol: str, words: str, of: str, address: str) -> File:
    return File(symbol, words, language.say("flyer-of", what=words, title=of), routes.link(address))


def station_row(calendar: Calendar, station: Station) -> SheetRow:
    language, prefix = calendar.language, calendar.language.prefix
    state, name = condition(calendar, station), language.text(station.name)
    return SheetRow(
        event="",
        station=station.id,
        status=station.status.value,
        title=title_of(name),
        href=routes.link(routes.station(prefix, station.id)),
        when=(language.text(station.place.address or station.place.name),),
        note=(),
        version=(),
        tag=Tag("o", state.symbol, state.words) if state.tone == "ask" else None,
        preview=routes.link(routes.door_preview(prefix, station.id)),
        files=(file_of(language, "print", language.say("flyer-poster"), name.text, routes.door_poster(prefix, station.id)),),
    )
