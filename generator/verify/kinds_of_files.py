"""Which files are held against the sources, by whom, and of which only hash, links and secrets are held.

Every file of a site is of one of these kinds; another one does not belong there, until it is named here.
"""

import re

_LANGUAGE = r"(?:[a-z]{2,3}(?:-[a-z]+)?/)?"

HELD = {
    "pages": r".+\.html",
    "calendars": r".+\.ics",
    "news": rf"{_LANGUAGE}feeds/changes\.atom",
    "event_data, station_data": r"data/(?:events|stations)\.(?:json|csv)",
    "sheets": rf"{_LANGUAGE}flyers/.+\.(?:pdf|png)",
    "inventory": r"sitemap\.xml|robots\.txt|build\.json",
}
"""By the name of the module. A page that is about nothing of which it is known what it has to say is held for what it names (`named`)."""

ONLY_WHOLE = {
    "style, script, symbols and their licences": r"assets/.+",
    "pictures of authors": r"images/.+",
    "what the search box looks through": rf"{_LANGUAGE}finder/[a-z0-9-]+\.js",
    "schemas of the data": r"data/schemas/[a-z-]+\.json",
}
"""Held for being listed, unchanged, and without a word that is not public."""

_KNOWN = re.compile("|".join(f"(?:{pattern})" for pattern in (*HELD.values(), *ONLY_WHOLE.values())))


def is_known(path: str) -> bool:
    return _KNOWN.fullmatch(path) is not None
