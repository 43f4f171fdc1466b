"""Where the places of a site are, against one another."""

from collections.abc import Iterator
from datetime import datetime
from statistics import median

from generator.diagnostics import Diagnostic, Origin, warning
from generator.model.geodesy import gcj02, metres
from generator.model.place import Place
from generator.model.site import Site

ENOUGH = 5
"""With fewer places nobody can say where the town is."""
FARTHEST = 60_000
"""Metres from the middle of a town to a place that may still belong to it."""


def near_places(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every place is in the town: further than 60 km from the middle of all others a digit is wrong, or another town's line was copied."""
    located = [(origin, gcj02(place.coords)) for origin, place in _places(site) if place.coords]
    if len(located) < ENOUGH:
        return
    middle = median(lng for _, (lng, _) in located), median(lat for _, (_, lat) in located)
    for origin, at in located:
        away = metres(middle, at)
        if away > FARTHEST:
            yield warning("coords-far", origin / "coords", kilometres=round(away / 1000))


def _places(site: Site) -> Iterator[tuple[Origin, Place]]:
    for station in site.stations.values():
        yield station.origin / "place", station.place
    for event in site.events.values():
        if isinstance(event.place, Place):
            yield event.origin / "place", event.place
        for n, branch in enumerate(event.branches):
            if isinstance(branch.place, Place):
                yield event.origin / "branches" / n, branch.place
