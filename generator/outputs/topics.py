"""What the events are about: one page, a part for each topic that a public event names, with what is coming of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.language import Words
from generator.model.agenda import is_over
from generator.model.event import Event
from generator.model.text import Text
from generator.outputs.edition import Edition
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.days import DayView, by_day, counted, soonest
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link
from generator.plan import View

ROWS = 5
"""So many coming events stand below a topic; the finder has the rest."""

SHOWN = 40
"""So many topics show their events."""


class Topic(NamedTuple):
    """`days` is empty while nothing of it is coming; `more` leads to the rest of many, or is None."""

    anchor: str
    words: Words
    days: tuple[DayView, ...]
    more: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView(PageView):
    """`topics` in the order of how much is coming, then of their names. `further` are links alone, where there are very many."""

    template: ClassVar[str] = "topics.html.jinja"

    topics: tuple[Topic, ...]
    further: tuple[Topic, ...]


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    named: dict[Text, list[Event]] = {}
    for event in edition.events.values():
        coming = not is_over(event, edition.agendas[event.id], edition.today)
        for topic in event.topics:
            named.setdefault(topic, []).extend([event] if coming else [])
    same = _by_name(named)
    if not same:
        return
    anchors = list(same)
    for language in edition.languages:
        cards = Cards(edition, Calendar(language, edition.today, edition.site))
        view = TopicsView(
            **frame(edition, language, routes.topics),
            section="events",
            title=language.say("topics-title"),
            description=language.say("topics-lead"),
            topics=tuple(_topic(edition, cards, anchor, *same[anchor], rows=ROWS) for anchor in anchors[:SHOWN]),
            further=tuple(_topic(edition, cards, anchor, *same[anchor], rows=0) for anchor in anchors[SHOWN:]),
        )
        yield routes.path(routes.topics(language.prefix)), view


def _topic(edition: Edition, cards: Cards, anchor: str, text: Text, events: list[Event], *, rows: int) -> Topic:
    language = cards.calendar.language
    words = language.text(text)
    more = Link(counted(language, "list-count", len(events)), routes.link(routes.found(language.prefix, words.text)))
    return Topic(anchor, words, by_day(cards, soonest(edition, events, rows)), more if len(events) > rows or not rows else None)


def _by_name(named: dict[Text, list[Event]]) -> dict[str, tuple[Text, list[Event]]]:
    """One topic may be written with more translations in one file than in another: the fullest counts."""
    found: dict[str, tuple[Text, list[Event]]] = {}
    for topic, events in named.items():
        anchor = routes.topic_anchor(topic.first)
        text, known = found.get(anchor, (topic, []))
        found[anchor] = (max(text, topic, key=lambda t: len(t.others)), known + [event for event in events if event not in known])
    return dict(sorted(found.items(), key=lambda item: (-len(item[1][1]), item[0])))
