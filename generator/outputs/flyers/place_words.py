"""Where an event is, as its sheets say it."""

from typing import NamedTuple

from generator.diagnostics import Origin
from generator.language import Words
from generator.model.event import Event, InSessions
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation
from generator.outputs.flyers.said import weekly
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.sentences import closed


class PlaceWords(NamedTuple):
    """`more` are sentences about it, the weightiest first. `at`: where its name was written."""

    label: str
    name: Words
    more: tuple[str, ...]
    at: Origin


def place_words(calendar: Calendar, event: Event, shown: Occurrence | None) -> PlaceWords | None:
    """None where each date has a place of its own, and an exam's is not named."""
    language, site = calendar.language, calendar.site
    place = (shown.place if shown and not isinstance(event.when, InSessions) else None) or event.place
    if weekly(event) and event.place:
        place = event.place
    venue = site.venue(place)
    label = language.say("label-place")
    if venue is None:
        if isinstance(event.when, InSessions) or event.details.one_span:
            return None
        return PlaceWords(label, Words(language.say("place-tbd")), _branches(calendar, event), event.origin)
    name = language.text(venue.name)
    more = list(_branches(calendar, event))
    community = language.text(site.config.communities[venue.community].name).text if venue.community else ""
    if community.casefold() in f"{name.text} {language.text(venue.address).text if venue.address else ''}".casefold():
        community = ""
    for n, text in enumerate((venue.address, venue.directions)):
        words = closed(language.text(text)).text if text else ""
        if n == 0:
            words = language.say("between-clauses").join(filter(None, (community, words)))
        if words:
            more.insert(len(more) - (1 if event.branches else 0), words)
    usual = site.venue(event.place) if event.is_series and place != event.place else None
    if usual:
        more.insert(0, language.say("sheet-usual-place", place=closed(language.text(usual.name)).text))
    at = event.origin / ("place" if place is event.place else "changes") / "name"
    if isinstance(place, AtStation):
        at = site.stations[place.station].origin / "name"
    return PlaceWords(label, name, tuple(more), at)


def _branches(calendar: Calendar, event: Event) -> tuple[str, ...]:
    """另有23个社区同时办"""
    if not event.branches:
        return ()
    n = len(event.branches)
    communities = {v.community for v in (calendar.site.venue(b.place) for b in event.branches) if v and v.community}
    key = "sheet-communities" if len(communities) == n else "unit-branches"
    return (calendar.language.say(key if n > 1 else "unit-branches-one", n=n),)
