"""Public events → what the finder knows of them: those to come in the order of their days, those over with the last one first."""

from collections.abc import Iterable, Iterator

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.language import Language, Words
from generator.language import plain as unmarked
from generator.model.agenda import is_over, takes_place
from generator.model.event import Event
from generator.model.occurrence import Agenda
from generator.model.place import AtStation, Place
from generator.model.text import Text
from generator.model.when import Days, TimeRange
from generator.outputs.edition import Edition
from generator.outputs.finder.entry import At, Entry, Form, Names, day_number, runs
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.communities import communities_of
from generator.outputs.parts.sentences import plain
from generator.outputs.parts.status_line import first_concerned

AT = At("event", *routes.event("", "*").split("*"))


def event_entries(edition: Edition, cards: Cards) -> tuple[list[Entry], list[Entry]]:
    made = _Events(edition, cards)
    ahead: list[tuple[int, str, Entry]] = []
    past: list[tuple[int, str, Entry]] = []
    for event in edition.events.values():
        day, entry = made.entry(event)
        (past if entry.over else ahead).append((day, entry.time, entry))
    ahead.sort(key=lambda found: (found[0], found[1], found[2].id))
    past.sort(key=lambda found: (-found[0], found[1], found[2].id))
    return [entry for _, _, entry in ahead], [entry for _, _, entry in past]


UNDATED = 1 << 20
"""Stands after all days."""


class _Events:
    """Shares the words of kinds, communities and organisations among all events of one language."""

    def __init__(self, edition: Edition, cards: Cards) -> None:
        self._edition, self._cards = edition, cards
        self._language = cards.calendar.language
        config, language = edition.site.config, self._language
        self._order = {id_: n for n, id_ in enumerate(config.communities)}
        self._communities = {i: names_of(language, c.name, c.aliases) for i, c in config.communities.items()}
        self._people = {i: language.text(o.name).text for i, o in config.organisations.items()}

    def entry(self, event: Event) -> tuple[int, Entry]:
        """And the day under which lists show it."""
        edition, calendar, language = self._edition, self._cards.calendar, self._language
        agenda = edition.agendas[event.id]
        listed, row = self._cards.of_event(event)
        shown = first_concerned(event, agenda, calendar)
        title = language.text(event.title)
        place = shown.place if shown else event.place
        on, off = _days(agenda)
        entry = Entry(
            at=AT,
            id=event.id,
            title=unmarked(title.text),
            lang=title.lang,
            kind=(row.kind.name.text, event.kind),
            place=self._place(place) or (language.say("place-tbd"),),
            communities=self._community_names(event, place),
            topics=tuple(language.text(topic).text for topic in event.topics),
            people=self._organisers(event),
            has=tuple(language.text(one).text for one in event.audience),
            when=plain(calendar.days(shown.days)) if shown else language.say("date-tbd"),
            time=(row.when if isinstance(row.when, str) else row.when[0]) if shown and isinstance(shown.time, TimeRange) else "",
            tag=Form(row.tag.tone, row.tag.words),
            days=on,
            off=off,
            shown=day_number(max(shown.days.first_day, min(edition.today, shown.days.last_day))) if shown else 0,
            over=is_over(event, agenda, edition.today),
            text=" ".join(self._text(event, place)),
        )
        return (day_number(listed) if listed else UNDATED), entry

    def _place(self, place: Place | AtStation | None) -> Names:
        venue = self._edition.site.venue(place)
        return names_of(self._language, venue.name, venue.aliases) if venue else ()

    def _community_names(self, event: Event, place: Place | AtStation | None) -> Names:
        """That of the place shown first."""
        venue = self._edition.site.venue(place)
        own = venue.community if venue else None
        ids = sorted(communities_of(self._edition, event), key=lambda id_: (id_ != own, self._order[id_]))
        return tuple(name for id_ in ids for name in self._communities[id_])

    def _organisers(self, event: Event) -> Names:
        roles = (*event.organisers, *(role for branch in event.branches for role in branch.organisers))
        return tuple(dict.fromkeys(self._people[role.org] for role in roles))

    def _text(self, event: Event, shown: Place | AtStation | None) -> Iterator[str]:
        """Summary, the other places, what its parts are called, and what people call closed streets."""
        language = self._language
        texts: list[Text | None] = [event.summary]
        venue = self._edition.site.venue(shown)
        texts += [venue.address] if venue else []
        for place in (event.place, *(branch.place for branch in event.branches), *(part.place for part in event.parts)):
            other = self._edition.site.venue(place) if place is not shown else None
            texts += [other.name, *other.aliases] if other else []
        texts += [part.label for part in event.parts]
        if isinstance(event.details, ExamService):
            texts += [event.details.exam]
            for kind in sorted({window.kind.value for window in event.details.windows}):
                yield language.say(f"finder-window-{kind}")
        yield from _once(language.text(text) for text in texts if text)


def names_of(language: Language, name: Text, others: Iterable[Text] = ()) -> Names:
    return tuple(dict.fromkeys(unmarked(language.text(text).text) for text in (name, *others)))


def _once(words: Iterable[Words]) -> Iterator[str]:
    yield from dict.fromkeys(unmarked(each.text) for each in words)


def _days(agenda: Agenda) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Those it takes place on; those it was to and does not, for people look for the day they knew. All of them if none is left."""
    on: set[int] = set()
    off: set[int] = set()
    for occurrence in (*agenda.occurrences, *agenda.later, *((agenda.beyond,) if agenda.beyond else ())):
        (on if takes_place(occurrence) else off).update(_numbers(occurrence.days))
        off.update(_numbers(occurrence.moved_from.days) if occurrence.moved_from else ())
    return (runs(on), tuple(sorted(off - on))) if on else (runs(off), ())


def _numbers(days: Days) -> range:
    return range(day_number(days.first_day), day_number(days.last_day) + 1)
