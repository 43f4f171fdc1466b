"""The page of each station: whether it is open, where, what is inside, for whom and when; what takes place there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import routes
from generator.language import Language, Words
from generator.model.station import Station, StationStatus
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.event_pages import Subscription
from generator.outputs.flyers.chosen import has_door_poster
from generator.outputs.home import subscription
from generator.outputs.parts.dates import Calendar, Fact
from generator.outputs.parts.facts import call, organisers, source_of
from generator.outputs.parts.frame import frame
from generator.outputs.parts.open_days import open_days
from generator.outputs.parts.opening import OpeningView, opening_view
from generator.outputs.parts.page import PageView
from generator.outputs.parts.places import PlaceView, place_view
from generator.outputs.parts.sentences import Link, Sentence, Title, flow, joined, sentence, title_of
from generator.outputs.parts.station_events import StationEvent, Visits, at_stations, station_events
from generator.outputs.parts.station_views import Amenity, Condition, amenities, condition, is_stale, opened, type_name, validity
from generator.outputs.pictures import Figure, figures
from generator.plan import View

HAS_AMENITIES = ("union-station", "service-point")
"""Types that people expect a toilet and water of: what is not known of them is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationView(PageView):
    """`status` is the author's word for `data-status`. `opening` stands beside the text on wide screens.

    `amenities` is empty for a place of another sort, such as a greenway, of which nobody wrote any.
    `report` is where to say that a door is shut; `phone` the station's own; `hours` is what `open_days` writes.
    `paper` names the page on paper. `poster` is the address of the door poster, "" where there is none.
    """

    template: ClassVar[str] = "station.html.jinja"

    station: Id
    status: str
    heading: Title
    type: Words
    condition: Condition
    access: str
    place: PlaceView
    amenities: tuple[Amenity, ...]
    audience: Sentence
    opening: OpeningView
    hours: str
    checked: Sentence
    about: tuple[Fact, ...]
    events: tuple[StationEvent, ...]
    report: Link | None
    phone: Link | None
    figures: tuple[Figure, ...]
    feed: Subscription
    poster: str
    paper: str


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    visits = at_stations(edition)
    for language in edition.languages:
        calendar = Calendar(language, edition.today, edition.site)
        for station in edition.site.stations.values():
            view = _station_view(edition, calendar, station, visits.get(station.id, []))
            yield routes.path(routes.station(language.prefix, station.id)), view


def _station_view(edition: Edition, calendar: Calendar, station: Station, visits: Visits) -> StationView:
    site, language = edition.site, calendar.language
    place = place_view(language, site, station.place, at_its_page=True)
    assert place is not None
    heading = title_of(language.text(station.name))
    pictures = figures(language, station.photos)
    feed = routes.feed_station(language.prefix, station.id)
    kind = type_name(language, site, station)
    report = site.config.contact.phone or station.phone
    state = condition(calendar, station)
    frame_ = frame(edition, language, lambda prefix: routes.station(prefix, station.id))
    return StationView(
        origin=station.origin,
        **frame_,
        section="stations",
        title="".join(heading.pieces),
        description=language.say("station-description", type=kind.text, name=place.name.text),
        image=routes.absolute(site.config.url, pictures[0].address) if pictures else "",
        station=station.id,
        status=station.status.value,
        heading=heading,
        type=kind,
        condition=state,
        access=language.say(f"access-{station.access}-long") if station.access else "",
        place=place,
        amenities=amenities(language, site, station) if station.amenities or station.type in HAS_AMENITIES else (),
        audience=_audience(language, station),
        opening=opening_view(calendar, station, in_use=not state.tone),
        hours=open_days(edition, station),
        checked=_checked(calendar, station),
        about=_about(calendar, station),
        events=station_events(edition, calendar, visits),
        report=call(report) if report else None,
        phone=call(station.phone) if station.phone and station.phone != report else None,
        figures=pictures,
        feed=subscription(site, feed, routes.subscribe(language.prefix, "station", station.id)),
        poster=routes.link(routes.door_poster(language.prefix, station.id)) if has_door_poster(edition, station) else "",
        paper=language.say("station-paper", address=frame_["canonical"].partition("://")[2]),
    )


def _audience(language: Language, station: Station) -> Sentence:
    """环卫工、快递员、所有人都能进。"""
    if not station.audience:
        return ()
    return sentence(language, "station-audience", who=joined(language, [language.text(a) for a in station.audience]))


def _checked(calendar: Calendar, station: Station) -> Sentence:
    if station.checked is None:
        return ()
    language, checked = calendar.language, station.checked
    day = calendar.day(checked.on)
    if checked.by is None:
        said = sentence(language, "station-checked", day=day)
    else:
        said = sentence(language, "station-checked-by", day=day, by=language.text(checked.by))
    return flow(language, said, sentence(language, "station-checked-old")) if is_stale(station, calendar.today) else said


def _about(calendar: Calendar, station: Station) -> tuple[Fact, ...]:
    language = calendar.language
    found = list(organisers(language, calendar.site, station.operators, label="operator"))
    if station.opened and station.status is not StationStatus.PLANNED:
        found.append(Fact(sentence(language, "label-opened"), (opened(calendar, station.opened),)))
    found += validity(calendar, station)
    if station.source:
        found.append(Fact(sentence(language, "label-source"), source_of(language, station.source)))
    return tuple(found)
