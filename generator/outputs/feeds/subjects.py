"""What a site's feeds are about: each one's address, name and description, in one language.  Knows no entries."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator import routes
from generator.diagnostics import Origin
from generator.kinds import KINDS
from generator.language import Language, plain
from generator.model.event import Event, Visibility
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.feeds.entry_words import kind_name
from generator.routes import Variant

Address = Callable[[Variant], str]

_COLOUR = "#0b5d4e"
_COLOURS = {"clean-city": "#0b5d4e", "exam-service": "#1f4e8c", "waste-sorting": "#5b5f12"}


class Subject(NamedTuple):
    """`address` takes a variant and gives the feed's own; `page` is the page that shows the same."""

    address: Address
    name: str
    about: str
    page: str
    colour: str = _COLOUR
    origin: Origin | None = None


class Subjects:
    """Those of one site, each a method; of many things of a sort, each with its id."""

    def __init__(self, site: Site, language: Language) -> None:
        self._site, self._language, self._prefix = site, language, language.prefix

    def all(self) -> Subject:
        name = self._language.text(self._site.config.name).text
        about = self._language.say("feed-about", name=name)
        return Subject(_address(routes.feed_all, self._prefix), name, about, routes.events(self._prefix))

    def kinds(self) -> Iterator[tuple[Id, Subject]]:
        for kind in (*(kind.id for kind in KINDS), *self._site.config.kinds):
            address, page = _address(routes.feed_kind, self._prefix, kind), routes.kind(self._prefix, kind)
            yield kind, self._subject(address, "kind", kind_name(self._site, self._language, kind), page, self._colour(kind))

    def communities(self) -> Iterator[tuple[Id, Subject]]:
        for id_, community in self._site.config.communities.items():
            address, page = _address(routes.feed_community, self._prefix, id_), routes.community(self._prefix, id_)
            yield id_, self._subject(address, "community", self._language.text(community.name).text, page)

    def stations(self) -> Iterator[tuple[Id, Subject]]:
        for id_, station in self._site.stations.items():
            address, page = _address(routes.feed_station, self._prefix, id_), routes.station(self._prefix, id_)
            yield id_, self._subject(address, "station", self._language.text(station.name).text, page, origin=station.origin)

    def series(self, event: Event) -> Subject:
        address, page = _address(routes.feed_series, self._prefix, event.id), routes.event(self._prefix, event.id)
        if event.visibility is Visibility.WITHDRAWN:
            return self._subject(address, "series", self._language.say("feed-withdrawn"), page, origin=event.origin)
        name = plain(self._language.text(event.title).text)
        return self._subject(address, "series", name, page, self._colour(event.kind), event.origin)

    def three_months(self) -> Subject:
        """Not to subscribe to: everything that is near, to import once."""
        site_name = self._language.text(self._site.config.name).text
        name = self._language.say("feed-name", site=site_name, name=self._language.say("feed-three-months"))
        about = self._language.say("feed-about-three-months", name=site_name)
        return Subject(lambda _: routes.feed_three_months(self._prefix), name, about, routes.subscribe(self._prefix))

    def year(self, year: int) -> Subject:
        return self._subject(lambda _: routes.feed_archive(self._prefix, year), "year", str(year), routes.events(self._prefix))

    def _subject(self, address: Address, what: str, name: str, page: str, colour: str = _COLOUR, origin: Origin | None = None) -> Subject:
        site_name = self._language.text(self._site.config.name).text
        about = self._language.say(f"feed-about-{what}", site=site_name, name=name)
        return Subject(address, self._language.say("feed-name", site=site_name, name=name), about, page, colour, origin)

    def _colour(self, kind: Id) -> str:
        return _COLOURS.get(kind) or self._site.config.kinds[kind].colour or _COLOUR


def _address(route: Callable[..., str], *arguments: str) -> Address:
    return lambda variant: route(*arguments, variant)
