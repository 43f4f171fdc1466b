"""What belongs to a community: its events, and who answers for it."""

from generator.language import Language
from generator.model.event import Event
from generator.model.place import AtStation, Place
from generator.model.site import Community
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.facts import call
from generator.outputs.parts.sentences import Run, Sentence, joined, sentence


def communities_of(edition: Edition, event: Event) -> frozenset[Id]:
    """Those of its place, branches, sessions and service points, and of each place that a date was moved to."""
    places: dict[int, Place | AtStation] = {}
    agenda = edition.agendas[event.id]
    parts = [part.place for part in event.parts]
    moved = [occurrence.place for occurrence in agenda.occurrences if occurrence.change]
    for place in (event.place, *(branch.place for branch in event.branches), *parts, *moved):
        if place is not None:
            places[id(place)] = place
    venues = [edition.site.venue(place) for place in places.values()]
    return frozenset(venue.community for venue in venues if venue and venue.community)


def about(language: Language, community: Community) -> tuple[Sentence, ...]:
    """Who is responsible, with the telephone, and by which other names it goes."""
    found = []
    responsible = community.responsible
    if responsible and (responsible.title or responsible.phone):
        who: list[Run] = [language.text(responsible.title)] if responsible.title else []
        if responsible.phone:
            who += [language.say("between-clauses")] if who else []
            who.append(call(responsible.phone))
        found.append(sentence(language, "community-responsible", who=tuple(who)))
    if community.aliases:
        found.append(sentence(language, "community-aliases", names=joined(language, [language.text(name) for name in community.aliases])))
    return tuple(found)
