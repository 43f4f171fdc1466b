"""What somebody calls a sheet → the sheet, whether or not the site prints it by itself: `ID`, `ID-signin`, `ID.png`, `stations/ID`.

A sheet is called as its address says below flyers/. The id of a station alone will do for its door poster, unless an event has it.
"""

from collections.abc import Iterator

from generator import routes
from generator.model.event import Event
from generator.model.station import Station, StationStatus
from generator.outputs.edition import Edition
from generator.outputs.flyers.names import names_of
from generator.outputs.flyers.pack import hung_in, of_month, pack_of
from generator.outputs.flyers.sets import of_event, of_site, of_station
from generator.outputs.flyers.sheet import PackView, SheetView
from generator.outputs.parts.dates import Calendar

EVERYTHING = 1_000_000


def sheet_named(edition: Edition, calendar: Calendar, name: str) -> SheetView | None:
    root = routes.flyers(calendar.language.prefix)
    wanted = {f"{root}{form}" for form in (name, f"{name}.pdf", f"stations/{name}.pdf")}
    found = {path: view for path, view in _around(edition, calendar, name) if isinstance(view, SheetView) and path in wanted}
    return next((found[path] for path in sorted(found, key=lambda path: (path.startswith(f"{root}stations/"), path))), None)


def known_names(edition: Edition) -> Iterator[str]:
    """To offer the nearest of."""
    yield from edition.events
    yield from (station.id for station in edition.site.stations.values() if has_door(station))


def month_of(edition: Edition, calendar: Calendar, name: str) -> PackView | None:
    """All that is hung up in the month YYYY-MM, in one; also of what is past. None of a month with nothing."""
    first_day = routes.month_named(name)
    if first_day is None:
        return None
    names = names_of(edition.site, calendar.language)
    outputs = list(of_site(edition, calendar, names))
    for id_ in of_month(edition, first_day):
        outputs += of_event(edition, calendar, edition.events[id_], names)
    sheets = {path: view for path, view in outputs if isinstance(view, SheetView)}
    return next(pack_of(calendar, first_day, hung_in(edition, calendar, first_day, sheets), EVERYTHING), None)


def has_door(station: Station) -> bool:
    return station.status in (StationStatus.OPEN, StationStatus.SUSPENDED)


def things_named(edition: Edition, name: str) -> tuple[list[Event], list[Station]]:
    """The event and the station whose sheet it may be, so that only theirs are made."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    event = max((id_ for id_ in edition.events if stem == id_ or stem.startswith(f"{id_}-")), key=len, default=None)
    stations = [station for station in edition.site.stations.values() if station.id == stem and has_door(station)]
    return ([edition.events[event]] if event and "/" not in name else []), stations


def _around(edition: Edition, calendar: Calendar, name: str) -> Iterator[tuple[str, object]]:
    names = names_of(edition.site, calendar.language)
    events, stations = things_named(edition, name)
    for event in events:
        yield from of_event(edition, calendar, event, names)
    for station in stations:
        yield from of_station(edition, calendar, station, names)
    if name.startswith(("stations", "programme-")):
        yield from of_site(edition, calendar, names)
