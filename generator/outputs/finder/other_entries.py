"""Stations, the waste guide and all other pages → what the finder knows of them, in the order in which their own lists have them."""

import re
from collections.abc import Iterable

from generator import routes
from generator.kinds import KINDS
from generator.language import Language
from generator.language import plain as unmarked
from generator.model.station import Station
from generator.model.text import Id
from generator.outputs.content_pages import ContentView, NoticeView
from generator.outputs.directory import points_shown, station_cards
from generator.outputs.edition import Edition
from generator.outputs.finder.entry import At, Entry, Form, Names
from generator.outputs.finder.event_entries import names_of
from generator.outputs.months import MonthView
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.page import PageView
from generator.outputs.parts.prose import Prose
from generator.outputs.parts.station_views import StationCard, access_words, amenities, type_name
from generator.outputs.waste_guide import categories

_STATION = At("station", *routes.station("", "*").split("*"))
_POINT = At("station", "", "")
_THING = At("waste", f"{routes.waste_guide('')}#", "")
_ORGANISATION = At("organisation", "", "")
_PAGE = At("page", "", "")
_TAG = re.compile("<[^>]*>")
_PIECE = re.compile(r"page/\d+/$")


def station_entries(edition: Edition, calendar: Calendar) -> list[Entry]:
    """An exam's service points among them while they last, as in the directory."""
    language = calendar.language
    communities = {i: names_of(language, c.name, c.aliases) for i, c in edition.site.config.communities.items()}
    points = {f"{event.id}.{point.part}": routes.point("", event.id, point.part) for event, point in points_shown(edition) if point.part}
    found = []
    for card in station_cards(edition, calendar):
        own = edition.site.stations.get(Id(card.station))
        at, id_ = (_STATION, card.station) if own else (_POINT, points[card.station])
        entry = Entry(
            at=at,
            id=id_,
            title="".join(card.name.pieces),
            lang=card.name.lang,
            place=tuple(words.text for words in card.place),
            communities=communities[Id(card.community)] if card.community else (),
            tag=_state(card),
            over=card.status == "closed",
            kind=(language.say("kind-exam-service"),),
            has=tuple(words.text for words in card.services),
        )
        found.append(_with_own(entry, edition, language, own) if own else entry)
    return found


def _with_own(entry: Entry, edition: Edition, language: Language, station: Station) -> Entry:
    """What a service point lacks. An amenity that is broken is found as well, for the page says so."""
    access = access_words(language, station)
    there = [one.name.text for one in amenities(language, edition.site, station) if one.has in ("yes", "broken")]
    return entry._replace(
        names=names_of(language, station.place.name, (*((station.short,) if station.short else ()), *station.place.aliases)),
        kind=(type_name(language, edition.site, station).text,),
        people=tuple(language.text(edition.site.config.organisations[role.org].name).text for role in station.operators),
        has=(*there, *(language.text(one).text for one in station.audience), *((access,) if access else ())),
    )


def _state(card: StationCard) -> Form:
    """What is not as usual."""
    return Form({"ask": "o", "shut": "p"}.get(card.condition.tone, ""), card.condition.words) if card.condition.words else Form("", "")


def guide_entries(edition: Edition, language: Language) -> list[Entry]:
    """A thing without an anchor of its own is found in its category."""
    return [
        Entry(
            at=_THING,
            id=thing.anchor or category.id,
            title=thing.name.text,
            lang=thing.name.lang,
            names=tuple(name.text for name in thing.also),
            note=thing.note.text if thing.note else "",
            kind=(category.bin, category.name, category.id),
        )
        for category in categories(language, edition.site)
        for thing in category.things
    ]


def page_entries(edition: Edition, language: Language, pages: Iterable[PageView]) -> list[Entry]:
    """Pages that are no item's own, by title and what else they are called; the first piece of a long list stands for it."""
    prefix, site = language.prefix, edition.site
    names: dict[str, Names] = {
        routes.community(prefix, id_): tuple(language.text(alias).text for alias in community.aliases)
        for id_, community in site.config.communities.items()
    }
    names |= {routes.kind(prefix, id_): (id_,) for id_ in (*(kind.id for kind in KINDS), *site.config.kinds)}
    names[routes.changes(prefix)] = tuple(language.say(f"tag-{news}") for news in ("cancelled", "postponed", "moved", "amended", "added"))
    organisations, running_month = routes.organisations(prefix), routes.month(prefix, edition.today)
    items = {routes.event(prefix, id_) for id_ in edition.events} | {routes.station(prefix, id_) for id_ in site.stations}
    found = []
    for page in pages:
        if page.address in items or _PIECE.search(page.address) or page.refresh:
            continue
        own = page.address.startswith(organisations) and page.address != organisations
        body = page.body if isinstance(page, ContentView | NoticeView) else None
        found.append(
            Entry(
                at=_ORGANISATION if own else _PAGE,
                id=page.address.removeprefix(prefix),
                title=unmarked(page.title),
                names=names.get(page.address, ()),
                note=page.description,
                over=page.over if isinstance(page, NoticeView) else isinstance(page, MonthView) and page.address < running_month,
                text=_words(body) if body else "",
            )
        )
    return found


def _words(body: Prose) -> str:
    return " ".join(_TAG.sub(" ", body.html).split())
