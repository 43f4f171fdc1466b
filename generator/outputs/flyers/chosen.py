"""The events and stations that have sheets, as `outputs.flyers` of site_config.yml wants it; knows no sheet and no language."""

from generator.model.agenda import is_over
from generator.model.event import Event, Undated
from generator.model.station import Station, StationStatus
from generator.outputs.edition import Edition


def printed_events(edition: Edition) -> tuple[Event, ...]:
    return tuple(event for event in edition.events.values() if is_printed(edition, event))


def printed_stations(edition: Edition) -> tuple[Station, ...]:
    return tuple(station for station in edition.site.stations.values() if has_door_poster(edition, station))


def is_printed(edition: Edition, event: Event) -> bool:
    """Whether a public event has a poster and a share picture: it has a date from today on, even one that does not take place.

    With `all` every one has, also what is over or has no day yet.
    """
    wanted = edition.site.config.outputs.flyers
    if wanted == "upcoming":
        return not isinstance(event.when, Undated) and not is_over(event, edition.agendas[event.id], edition.today)
    return wanted == "all"


def has_door_poster(edition: Edition, station: Station) -> bool:
    """Whether there is a door that somebody may stand at."""
    return edition.site.config.outputs.flyers != "none" and station.status in (StationStatus.OPEN, StationStatus.SUSPENDED)
