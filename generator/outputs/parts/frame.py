"""What each page says besides its main part: its address, its canonical link, the same page in all languages."""

from collections.abc import Callable
from typing import NamedTuple, TypedDict

from generator import routes
from generator.kinds import KINDS
from generator.language import Language, Words, plain
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.page import Alternate


class KindMark(NamedTuple):
    """A kind's name with its symbol, which lead to its page."""

    id: Id
    name: Words
    symbol: str
    href: str


class Frame(TypedDict):
    """The arguments of a PageView that follow from its address."""

    language: str
    address: str
    canonical: str
    alternates: tuple[Alternate, ...]


def frame(edition: Edition, language: Language, address_in: Callable[[str], str]) -> Frame:
    """`address_in` has the page's address for each language's prefix."""
    url = edition.site.config.url
    own = address_in(language.prefix)
    alternates = tuple(
        Alternate(other.tag, routes.absolute(url, address_in(other.prefix)), routes.link(address_in(other.prefix)))
        for other in edition.languages
    )
    return Frame(language=language.tag, address=own, canonical=routes.absolute(url, own), alternates=alternates)


def one_line(title: str) -> str:
    """A title without the marks where its author lets it break."""
    return plain(title)


def kind_mark(site: Site, language: Language, kind: Id) -> KindMark:
    configured = site.config.kinds.get(kind)
    name = language.text(configured.name) if configured else Words(language.say(f"kind-{kind}"))
    symbol = (configured.icon or "cal") if configured else next(k.icon for k in KINDS if k.id == kind)
    return KindMark(kind, name, symbol, routes.link(routes.kind(language.prefix, kind)))
