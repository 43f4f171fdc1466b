"""Printed sheets and share pictures: which there are, and what each says.

A sheet knows its lines and sizes, for whether words fit is a matter of what is said; how it is drawn, its template knows.
"""

from collections.abc import Iterable, Iterator

from generator import routes
from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.flyers.code_box import readable
from generator.outputs.flyers.door import door
from generator.outputs.flyers.names import names_of
from generator.outputs.flyers.poster import poster
from generator.outputs.flyers.printed import letters_missing
from generator.outputs.flyers.said import said
from generator.outputs.flyers.share import share
from generator.outputs.flyers.sheet import Overlong, PreviewView, SheetView
from generator.outputs.parts.dates import Calendar
from generator.plan import View


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    events, stations = printed_events(edition), printed_stations(edition)
    for language in edition.languages:
        calendar, prefix = Calendar(language, edition.today, edition.site), language.prefix
        names = names_of(edition.site, language)
        for event in events:
            words = said(edition, calendar, event)
            hung = poster(edition, calendar, event, words, names)
            yield routes.flyer(prefix, event.id), hung
            yield routes.flyer_preview(prefix, event.id), PreviewView(origin=event.origin, sheet=hung)
            yield routes.share_picture(prefix, event.id), share(edition, calendar, event, words, names)
        for station in stations:
            on_door = door(edition, calendar, station, names)
            yield routes.door_poster(prefix, station.id), on_door
            yield routes.door_preview(prefix, station.id), PreviewView(origin=station.origin, sheet=on_door)


def diagnose(views: Iterable[View], edition: Edition) -> list[Diagnostic]:
    """Every text too long for its sheet, every letter that it has no type for, and every address too long for a code that phones read."""
    overlong: dict[Origin, Overlong] = {}
    longest = ""
    for view in views:
        if isinstance(view, SheetView):
            for text in view.overlong:
                overlong[text.at] = min(text, overlong.get(text.at, text), key=lambda text: (text.stands, -text.letters))
            longest = max(longest, view.url, key=len)
    found = [_told(text) for text in overlong.values()]
    if longest and not readable(longest):
        found.append(warning("address-long-for-code", edition.site.config.origin / "url", address=longest))
    return [*found, *letters_missing(edition)]


def _told(text: Overlong) -> Diagnostic:
    if text.fact:
        return warning("left-off-poster", text.at, fact=text.fact)
    if text.stands:
        return warning("title-long-for-poster", text.at, letters=text.letters)
    return error("too-long-for-poster", text.at, letters=text.letters)
