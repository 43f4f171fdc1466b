"""A campaign's sessions → a table: which kind of place it reaches in which community, and when.

It refuses to know the order of sessions on the page; `session_details` lists them.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator import routes
from generator.kinds.waste_sorting import Session
from generator.language import Words
from generator.model.agenda import takes_place
from generator.model.occurrence import Occurrence
from generator.model.text import Id
from generator.outputs.parts.dates import Calendar, tag_of
from generator.outputs.parts.sentences import Link, Stamp


class Visit(NamedTuple):
    """`off` says what became of a date that does not take place; `done` marks one that is past."""

    day: Stamp
    done: bool
    off: str


class CoverageRow(NamedTuple):
    """`visits`: for each kind of place, in the order of `Coverage.reaches`."""

    community: Link
    visits: tuple[tuple[Visit, ...], ...]


class Coverage(NamedTuple):
    """All communities of the town in its order, also those that no session reaches."""

    reaches: tuple[Words, ...]
    rows: tuple[CoverageRow, ...]


def coverage(calendar: Calendar, sessions: Iterable[tuple[Session, Occurrence]]) -> Coverage | None:
    """None for a campaign of one kind of place, or in one community: its list says as much."""
    config, language = calendar.site.config, calendar.language
    found: dict[tuple[Id, Id], list[Visit]] = {}
    for session, occurrence in sorted(sessions, key=lambda pair: pair[1].days.first_day):
        venue = calendar.site.venue(occurrence.place)
        if venue is None or venue.community is None or session.reaches is None:
            continue
        off = "" if takes_place(occurrence) else tag_of(language, occurrence, in_series=False, today=calendar.today).words
        visit = Visit(_short(calendar, occurrence.days.first_day), not off and occurrence.days.last_day < calendar.today, off)
        found.setdefault((venue.community, session.reaches), []).append(visit)
    kinds = [reach for reach in config.reaches if any(reach == other for _, other in found)]
    if len(kinds) < 2 or len({community for community, _ in found}) < 2:
        return None
    rows = []
    for community, its in config.communities.items():
        name = language.text(its.name)
        link = Link(name.text, routes.link(routes.community(language.prefix, community)), name.lang)
        rows.append(CoverageRow(link, tuple(tuple(found.get((community, reach), ())) for reach in kinds)))
    return Coverage(tuple(language.text(config.reaches[reach]) for reach in kinds), tuple(rows))


def _short(calendar: Calendar, day: date) -> Stamp:
    """12月5日, "5 Dec": for a cell, without its weekday, which the list has."""
    language = calendar.language
    month = language.month_in_short(day)
    if day.year != calendar.today.year:
        month = language.say("month-year", month=month, year=day.year)
    return Stamp(language.say("day-of-month", month=month, day=day.day), day.isoformat())
