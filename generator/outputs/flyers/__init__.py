"""Printed sheets and share pictures: which there are, and what each says.

A sheet knows its lines and sizes, for whether words fit is a matter of what is said; how it is drawn, its template knows.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.diagnostics import Diagnostic, Origin, error, warning
from generator.model.event import Event
from generator.model.station import Station
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.flyers.code_box import readable
from generator.outputs.flyers.monthly import MonthlyView
from generator.outputs.flyers.names import names_of
from generator.outputs.flyers.pack import packs
from generator.outputs.flyers.printed import Written, letters_missing
from generator.outputs.flyers.printed_lists import on_directory, on_programmes
from generator.outputs.flyers.sets import of_event, of_site, of_station
from generator.outputs.flyers.sheet import Overlong, SheetView
from generator.outputs.flyers.stations_list import StationsListView
from generator.outputs.parts.dates import Calendar
from generator.plan import View


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    events, stations = printed_events(edition), printed_stations(edition)
    for language in edition.languages:
        calendar, names = Calendar(language, edition.today, edition.site), names_of(edition.site, language)
        outputs: list[tuple[str, View]] = []
        for event in events:
            outputs += of_event(edition, calendar, event, names)
        for station in stations:
            outputs += of_station(edition, calendar, station, names)
        outputs += of_site(edition, calendar, names)
        outputs += packs(edition, calendar, {path: view for path, view in outputs if isinstance(view, SheetView)})
        yield from outputs


def diagnose(views: Iterable[View], edition: Edition) -> list[Diagnostic]:
    return mistakes((view for view in views if isinstance(view, SheetView)), edition, printed_events(edition), printed_stations(edition))


def mistakes(sheets: Iterable[SheetView], edition: Edition, events: Iterable[Event], stations: Iterable[Station]) -> list[Diagnostic]:
    """Every text too long for its sheet, every letter that it has no type for, and every address too long for a code that phones read.

    The letters are those of the `events` and `stations`, and of what stands on lists if these are among the `sheets`.
    """
    overlong: dict[Origin, Overlong] = {}
    longest, others = "", dict[str, Iterable[Written]]()
    for sheet in sheets:
        if isinstance(sheet, MonthlyView):
            others[sheet.template] = on_programmes(edition)
        elif isinstance(sheet, StationsListView):
            others[sheet.template] = on_directory(edition)
        for text in sheet.overlong:
            overlong[text.at] = min(text, overlong.get(text.at, text), key=lambda text: (text.stands, -text.letters))
        longest = max(longest, sheet.url, key=len)
    found = [_told(text) for text in overlong.values()]
    if longest and not readable(longest):
        found.append(warning("address-long-for-code", edition.site.config.origin / "url", address=longest))
    return [*found, *letters_missing(edition, events, stations, chain(*others.values()))]


def _told(text: Overlong) -> Diagnostic:
    if text.sheet:
        return warning({"handout": "handout-long", "handout-text": "handout-text-long"}[text.sheet], text.at, letters=text.letters)
    if text.fact:
        return warning("left-off-poster", text.at, fact=text.fact, letters=text.letters or "")
    if text.stands:
        return warning("title-long-for-poster", text.at, letters=text.letters)
    return error("too-long-for-poster", text.at, letters=text.letters)
