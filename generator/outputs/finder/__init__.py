"""What the finder looks through in the browser, in every language, and the plain page of all links that stands in for it without script.

An entry is an item in one language; entries lie in two shards, so that what is near can be found before the rest has come: the events of
the coming 90 days, and all else. The addresses of both stay the same, for every page names them: a page must not change because an
event's title does.
"""

from collections.abc import Iterable, Iterator

from generator import routes
from generator.folding import fold, pairs_for
from generator.language import Language
from generator.outputs.edition import Edition
from generator.outputs.finder.all_links import all_links
from generator.outputs.finder.entry import Dates, Entry, FinderView, Form, day_number
from generator.outputs.finder.event_entries import event_entries
from generator.outputs.finder.other_entries import guide_entries, page_entries, station_entries
from generator.outputs.parts.cards import Cards
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.page import PageView
from generator.plan import View

SOON = 90
"""So many days from today on lies what is loaded first."""
ROOM = {"soon": 8_000, "rest": 30_000}
LEAST = 1_000
"""So many characters of running text a shard holds, four less for each entry: what is nearest keeps its text, the rest is found by title,
place and the like. A phone has to load them all."""

_YEAR, _MONTH, _DAY = "年", "月", "日号號"


def plan(edition: Edition, views: Iterable[View]) -> Iterator[tuple[str, View]]:
    """`views`: all that the other formats have planned; pages among them that are neither an event's nor a station's are found by title."""
    pages = [view for view in views if isinstance(view, PageView) and view.indexed]
    for language in edition.languages:
        yield from _in_language(edition, language, [page for page in pages if page.language == language.tag])


def _in_language(edition: Edition, language: Language, pages: list[PageView]) -> Iterator[tuple[str, View]]:
    calendar = Calendar(language, edition.today, edition.site)
    ahead, past = event_entries(edition, Cards(edition, calendar))
    today = day_number(edition.today)
    soon = [entry for entry in ahead if any(first < today + SOON and first + count > today for first, count in entry.days)]
    near = {entry.address for entry in soon}
    later = [entry for entry in ahead if entry.address not in near]
    stations, guide = station_entries(edition, calendar), guide_entries(edition, language)
    others = page_entries(edition, language, pages)
    rest = [*later, *stations, *guide, *others, *past]
    dates = _dates(edition, language)
    for name, entries in (("soon", soon), ("rest", rest)):
        yield routes.finder(language.prefix, name), _shard(name, entries, dates)
    yield routes.path(routes.search(language.prefix)), all_links(edition, language, [*ahead, *past], stations, guide, others)


def _shard(name: str, entries: list[Entry], dates: Dates) -> FinderView:
    kept = tuple(_within(entries, max(LEAST, ROOM[name] - 4 * len(entries))))
    letters = frozenset(fold("\n".join(entry.searched() for entry in kept)))
    return FinderView(name=name, entries=kept, pairs=pairs_for(letters), dates=dates)


def _within(entries: list[Entry], characters: int) -> Iterator[Entry]:
    """The first ones with their text, as long as there is room."""
    for entry in entries:
        characters -= len(entry.text)
        yield entry if characters >= 0 else entry._replace(text="")


def _dates(edition: Edition, language: Language) -> Dates:
    offset = edition.now.utcoffset()
    assert offset is not None, "now is aware"
    return Dates(
        minutes=int(offset.total_seconds()) // 60,
        marks=(_YEAR, _MONTH, _DAY),
        months=tuple(fold(name) for name in language.say("months").split("|")),
        near=tuple(fold(word) for word in language.say("finder-near-days").split("|")),
        past=Form("p", language.say("tag-past")),
    )
