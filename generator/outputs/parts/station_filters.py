"""What the directory of stations can be filtered by, and where each station stands in that."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.language import Language, Words
from generator.model.geodesy import gcj02
from generator.model.place import Coords
from generator.model.site import Site
from generator.model.station import AMENITIES, STATION_TYPES, Station
from generator.model.text import Text
from generator.outputs.parts.station_views import AMENITY_SYMBOLS, Facets, StationCard

ACCESS = ("open", "ask", "scan", "key")


class Choice(NamedTuple):
    """`page` is the address of another page of the directory on which this stands, or ""."""

    id: str
    name: Words
    symbol: str = ""
    page: str = ""


class Filters(NamedTuple):
    """Choices in their fixed order; `who` by the number in `Facets.who`. `nearest`: whether it is known of any where it is."""

    communities: tuple[Choice, ...]
    types: tuple[Choice, ...]
    amenities: tuple[Choice, ...]
    who: tuple[Choice, ...]
    access: tuple[Choice, ...]
    nearest: bool


def filters(site: Site, language: Language, cards: Sequence[StationCard], where: Mapping[str, str], here: str) -> Filters:
    """`where`: the address of the page on which a community's stations begin; `here`: this page's."""
    types = {card.facets.type for card in cards}
    access = {card.facets.access for card in cards}
    who = {number for card in cards for number in card.facets.who}
    every_type = [(name, Words(language.say(f"station-{name}"))) for name in STATION_TYPES]
    every_type += [(str(name), language.text(text)) for name, text in site.config.station_types.items()]
    every_amenity = [(name, Words(language.say(f"amenity-{name}"))) for name in AMENITIES]
    every_amenity += [(str(name), language.text(text)) for name, text in site.config.amenities.items()]
    return Filters(
        communities=tuple(
            Choice(id_, language.text(community.name), page="" if where.get(id_, here) == here else where[id_])
            for id_, community in site.config.communities.items()
        ),
        types=tuple(Choice(name, words) for name, words in dict(every_type).items() if name in types),
        amenities=tuple(Choice(name, words, AMENITY_SYMBOLS.get(name, "")) for name, words in dict(every_amenity).items()),
        who=tuple(Choice(str(n), language.text(text)) for text, n in audiences(site).items() if n in who),
        access=tuple(Choice(name, Words(language.say(f"access-{name}"))) for name in ACCESS if name in access),
        nearest=any(card.facets.at for card in cards),
    )


def facets(station: Station, known: Mapping[Text, int]) -> Facets:
    """`known`: the audiences by their numbers."""
    return Facets(
        type=station.type,
        who=tuple(known[text] for text in station.audience),
        access=station.access or "",
        at=place_of(station.place.coords),
    )


def audiences(site: Site) -> dict[Text, int]:
    """Everyone who is named in any station, numbered in the order of the stations."""
    named = dict.fromkeys(text for station in site.stations.values() for text in station.audience)
    return {text: number for number, text in enumerate(named)}


def place_of(coords: Coords | None) -> str:
    """In GCJ-02, to ten metres, which is what a phone knows."""
    if coords is None:
        return ""
    lng, lat = gcj02(coords)
    return f"{lng:.4f},{lat:.4f}"
