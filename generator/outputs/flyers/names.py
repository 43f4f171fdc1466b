"""The names of the town, which a line on a sheet does not break if it can be helped."""

from collections.abc import Iterable

from generator.language import Language
from generator.model.site import Site

_BRACKET = ("（", " (")


def names_of(site: Site, language: Language) -> frozenset[str]:
    """Communities, organisations, stations and their places."""
    config = site.config
    texts = [c.name for c in config.communities.values()]
    texts += [alias for c in config.communities.values() for alias in c.aliases]
    texts += [o.name for o in config.organisations.values()]
    texts += [text for s in site.stations.values() for text in (s.name, s.short, s.place.name) if text]
    return with_short(language.text(text).text for text in texts)


def with_short(names: Iterable[str]) -> frozenset[str]:
    """Each also without what stands behind it in brackets."""
    found = frozenset(names)
    return found | {name.split(bracket)[0] for name in found for bracket in _BRACKET if bracket in name}
