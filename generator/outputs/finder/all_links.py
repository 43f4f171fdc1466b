"""All that can be found → one page of links, group by group.  By script, the same page shows what was found for its `?q=`.

A group of thousands stops after some hundreds and leads to where the others are: the page stays light.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.language import Language
from generator.outputs.edition import Edition
from generator.outputs.finder.entry import GROUPS, Entry
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link

SHOWN = 200
"""So many links of a group stand on the page."""


class Row(NamedTuple):
    """`note` stands beside the link: a day, a bin. `event` or `station` is its id, or ""."""

    words: str
    lang: str
    note: str
    href: str
    event: str = ""
    station: str = ""


class Group(NamedTuple):
    """`more` leads to those that are left out; empty where none is."""

    id: str
    title: str
    rows: tuple[Row, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllLinksView(PageView):
    """A group without members is left out."""

    template: ClassVar[str] = "search.html.jinja"

    groups: tuple[Group, ...]


def all_links(
    edition: Edition,
    language: Language,
    events: Sequence[Entry],
    stations: Sequence[Entry],
    guide: Sequence[Entry],
    others: Sequence[Entry],
) -> AllLinksView:
    members: dict[str, Sequence[Entry]] = {
        "event": events,
        "station": stations,
        "waste": guide,
        **{group: [entry for entry in others if entry.at.group == group] for group in ("organisation", "page")},
    }
    found = (_group(language, group, members[group]) for group in GROUPS)
    return AllLinksView(
        **frame(edition, language, routes.search),
        section="",
        title=language.say("search-title"),
        description=language.say("search-lead"),
        groups=tuple(group for group in found if group.rows),
    )


def _group(language: Language, group: str, entries: Sequence[Entry]) -> Group:
    whole = {"event": (routes.events, routes.calendar), "station": (routes.stations,), "waste": (routes.waste_guide,)}
    names = {
        routes.events: "events-title",
        routes.calendar: "nav-calendar",
        routes.stations: "nav-stations",
        routes.waste_guide: "waste-title",
    }
    left_out = whole.get(group, ()) if len(entries) > SHOWN else ()
    return Group(
        group,
        language.say(f"finder-{group}"),
        tuple(_row(language, entry) for entry in entries[:SHOWN]),
        tuple(Link(language.say(names[route]), routes.link(route(language.prefix))) for route in left_out),
    )


def _row(language: Language, entry: Entry) -> Row:
    """Beside an event its day, and its status if that is loud; beside a thing its bin."""
    if entry.at.group == "event":
        status = entry.tag.words if entry.tag.tone in ("x", "o", "p") else ""
        note = " ".join(filter(None, (entry.when, status)))
    elif entry.at.group == "waste":
        note = entry.kind[0]
    else:
        note = entry.tag.words
    return Row(entry.title, entry.lang, note, routes.link(language.prefix + entry.address), entry.event, entry.station)
