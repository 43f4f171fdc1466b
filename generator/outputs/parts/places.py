"""A place as a page shows it: its name, how to find it, and one tap to each map app.

The links name GCJ-02 and never leave it to an app's default, which would be off by some 600 m. No map is drawn: published maps need
an approval number (地图管理条例 arts. 15–16).
"""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from generator import routes
from generator.language import Language, Words
from generator.model.geodesy import gcj02
from generator.model.place import AtStation, Coords, Place, Venue
from generator.model.site import Site
from generator.outputs.parts.sentences import Link, Run, Sentence, closed, flow, joined, sentence


class MapLink(NamedTuple):
    """A map app's address for a place; `app` is its locale key."""

    app: str
    href: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """`copy` is what the button 复制地址 copies; `community` and `station` link to their own pages, None where there is none."""

    name: Words
    address: Words | None
    directions: Words | None
    aliases: Sentence
    community: Link | None
    station: Link | None
    maps: tuple[MapLink, ...]
    copy: str


def place_view(language: Language, site: Site, place: Place | AtStation | None, *, at_its_page: bool = False) -> PlaceView | None:
    """The place of an event, or with `at_its_page` that of the station whose page it stands on."""
    venue = site.venue(place)
    if venue is None:
        return None
    name = language.text(venue.name)
    address = language.text(venue.address) if venue.address else None
    station = None
    if venue.station and not at_its_page:
        station = Link(name.text, routes.link(routes.station(language.prefix, venue.station)), name.lang)
    return PlaceView(
        name=name,
        address=address,
        directions=language.text(venue.directions) if venue.directions else None,
        aliases=_aliases(language, venue),
        community=_community(language, site, venue),
        station=station,
        maps=map_links(venue, source=site.config.uid_domain),
        copy=f"{address.text} {name.text}" if address else name.text,
    )


def in_a_line(language: Language, site: Site, place: Place | AtStation | None) -> Sentence:
    """Where a place is, for the small print of a list: its community or station, address, way, other names, and its maps."""
    view = place_view(language, site, place)
    venue = site.venue(place)
    if view is None or venue is None:
        return ()
    named: list[Run] = [each for each in (view.station, view.community, view.address) if each]
    where = tuple(piece for each in named for piece in (" ", each))[1:]
    said = [sentence(language, "sentence", words=where)] if where else []
    said += [sentence(language, "sentence", words=closed(view.directions))] if view.directions else []
    return flow(language, *said, view.aliases, maps_in_a_line(language, view, venue))


def maps_in_a_line(language: Language, view: PlaceView, venue: Venue) -> Sentence:
    """Of a place that has coordinates: what they name needs no search."""
    if venue.coords is None:
        return ()
    links = joined(language, [Link(language.say(f"map-{link.app}"), link.href) for link in view.maps])
    return sentence(language, "labelled", label=language.say("maps-label"), value=links)


def _aliases(language: Language, venue: Venue) -> Sentence:
    """也叫榕树小公园。"""
    return (
        sentence(language, "community-aliases", names=joined(language, [language.text(name) for name in venue.aliases]))
        if venue.aliases
        else ()
    )


def _community(language: Language, site: Site, venue: Venue) -> Link | None:
    if venue.community is None:
        return None
    name = language.text(site.config.communities[venue.community].name)
    return Link(name.text, routes.link(routes.community(language.prefix, venue.community)), name.lang)


def map_links(venue: Venue, source: str) -> tuple[MapLink, ...]:
    """Amap, Baidu and Tencent, in the first language's words, which the apps know. `source` tells them who asks."""
    name = venue.name.first
    address = venue.address.first if venue.address else ""
    if venue.coords:
        return _by_coords(venue.coords, name, address, source)
    words, by = quote(f"{address} {name}".strip(), safe=""), quote(source, safe="")
    return (
        MapLink("amap", f"https://uri.amap.com/search?keyword={words}&src={by}&callnative=1"),
        MapLink("baidu", f"https://api.map.baidu.com/geocoder?address={words}&output=html&src={by}"),
        MapLink("tencent", f"https://apis.map.qq.com/uri/v1/search?keyword={words}&referer={by}"),
    )


def _by_coords(coords: Coords, name: str, address: str, source: str) -> tuple[MapLink, ...]:
    east, north = (f"{degrees:.6f}" for degrees in gcj02(coords))
    title, content, by = (quote(words, safe="") for words in (name, address or name, source))
    label = ";".join(f"{key}:{quote(_unmarked(words), safe='')}" for key, words in (("title", name), ("addr", address or name)))
    return (
        MapLink("amap", f"https://uri.amap.com/marker?position={east},{north}&name={title}&src={by}&coordinate=gaode&callnative=1"),
        MapLink(
            "baidu",
            f"https://api.map.baidu.com/marker?location={north},{east}&title={title}&content={content}&coord_type=gcj02&output=html&src={by}",
        ),
        MapLink("tencent", f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{north},{east};{label}&coord_type=2&referer={by}"),
    )


def _unmarked(words: str) -> str:
    """Without the two marks that part Tencent's list, even when they are escaped."""
    return words.replace(";", "；").replace(":", "：")
