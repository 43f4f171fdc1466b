"""Home, months and the lists of events: which rows stand on each, by CONTRACT.md, and what each says."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator import routes
from generator.model.agenda import takes_place
from generator.model.event import Event, PartRole
from generator.model.occurrence import Occurrence
from generator.model.text import Id
from generator.model.when import Unclocked
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import Row, Wanted, clocks, held, rows, under
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of

A_PAGE = 200
HOME_DAYS = 6
ROLLED_DAYS = 27
CELL, LINE, ASIDE = "td", "li", "aside"


class ListPage(NamedTuple):
    """`paths`: of all pages of the list. `of`: "home", "month", or a list of events."""

    paths: tuple[str, ...]
    of: str
    month: date | None = None
    kind: Id | None = None
    community: Id | None = None


def list_pages(truth: Truth, prefix: str) -> Iterator[ListPage]:
    yield ListPage((routes.path(routes.home(prefix)),), "home")
    for month in truth.months():
        yield ListPage((routes.path(routes.month(prefix, month)),), "month", month=month)
    yield ListPage((routes.path(routes.calendar(prefix)),), "month", month=truth.today.replace(day=1))
    yield ListPage(_pages(routes.events(prefix), len(truth.listed)), "events")
    for kind in truth.kinds:
        count = sum(event.kind == kind for event in truth.listed)
        yield ListPage(_pages(routes.kind(prefix, kind), count), "events", kind=kind)
    for community in truth.edition.site.config.communities:
        count = sum(community in truth.communities(event) for event in truth.listed)
        yield ListPage(_pages(routes.community(prefix, community), count), "events", community=community)


def _pages(address: str, count: int) -> tuple[str, ...]:
    return tuple(routes.path(routes.page_number(address, n + 1)) for n in range(max(1, -(-count // A_PAGE))))


def listed(page: ListPage, roots: list[Element], truth: Truth, words: Words) -> Iterator[Finding]:
    """The list on all its pages, held against the dates of the day."""
    found = [row for root in roots for row in rows(root)]
    first = page.paths[0]
    for row in found:
        event = truth.edition.events.get(Id(row.event))
        if event and row.around != CELL:
            yield from clocks(first, event, row.element, truth, words)
    if heading := _heading(page, truth, words):
        for root, path in zip(roots, page.paths, strict=True):
            h1 = root.first("h1")
            if h1 is None or h1.said != heading:
                yield Finding("title-wrong", path, "", h1.said if h1 else "", heading)
    if page.of == "home":
        days = [truth.today + timedelta(days=n) for n in range(HOME_DAYS + 1)]
        yield from held(first, [row for row in found if row.around != ASIDE], _dates(truth, words, days))
        yield from _aside(first, [row for row in found if row.around == ASIDE], truth, words)
        yield from _waiting(first, roots[0], truth, words)
    elif page.of == "month":
        assert page.month is not None
        days = [day for day in sorted(truth.by_day) if (day.year, day.month) == (page.month.year, page.month.month)]
        yield from held(first, [row for row in found if row.around == CELL], _dates(truth, words, days, cells=True))
        yield from held(first, [row for row in found if row.around == LINE], _dates(truth, words, days))
        undated = truth.undated if page.month >= truth.today.replace(day=1) else ()
        yield from held(first, [row for row in found if row.around == ""], [of_event(truth, words, event) for event in undated])
    else:
        events = [event for event in truth.listed if page.kind is None or event.kind == page.kind]
        if page.community is not None:
            events = [event for event in events if page.community in truth.communities(event)]
        wanted = [of_event(truth, words, event, page.community) for event in events]
        yield from held(first, [row for row in found if row.around != ASIDE], wanted)


def _waiting(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """What home shows once the day has changed and nobody has built it anew: the days that follow."""
    kept = next((e for e in root.all("template") if e.has("data-roll")), None)
    if kept is None:
        return
    every = [truth.today + timedelta(days=n) for n in range(ROLLED_DAYS + 1)]
    told = [e.get("data-datetime") for e in kept.walk() if e.has("data-datetime")]
    if told != [day.isoformat() for day in every]:
        yield Finding("moment-missing", path, "", " ".join(told), f"{every[0]} – {every[-1]}")
    found = rows(kept, "later-")
    yield from held(path, [row for row in found if row.around == LINE], _dates(truth, words, every[HOME_DAYS + 1 :]))
    yield from _aside(path, [row for row in found if row.around != LINE], truth, words)


def _heading(page: ListPage, truth: Truth, words: Words) -> str:
    if page.month:
        return squeezed(words.language.month(page.month))
    if page.kind:
        return words.kind(page.kind)
    return words.text(truth.edition.site.config.communities[page.community].name) if page.community else ""


def _dates(truth: Truth, words: Words, days: list[date], *, cells: bool = False) -> Iterator[Wanted]:
    for day in days:
        for event, occurrence in truth.by_day.get(day, ()):
            yield _of_date(words, event, occurrence, day, cell=cells)


def _of_date(words: Words, event: Event, one: Occurrence, day: date, *, cell: bool) -> Wanted:
    tag = words.tag(one, in_series=False)
    said = [words.part_title(event, one)]
    if cell:
        said.append(words.say("tag-tbd") if one.time is Unclocked.TBD else words.clock(one.time))
    else:
        said += [words.time(one.time), tag, words.kind(event.kind)]
        if one.role in (PartRole.SUBJECT, PartRole.WINDOW):
            said.append(words.title(event))
        if one.role is not PartRole.WINDOW:
            said.append(words.place(one.place))
    if cell and tag in words.loud():
        said.append(tag)
    moment = datetime_of(one.days.first_day, one.time)
    return Wanted(
        one.event,
        day.isoformat(),
        one.status.value,
        tuple(said),
        words.loud() - {tag},
        (moment,) if moment else (),
        () if cell else why(words, one),
    )


def of_event(truth: Truth, words: Words, event: Event, community: Id | None = None) -> Wanted:
    shown = truth.shown(event, community)
    status = truth.status(event)
    branches = [b for b in event.branches if truth.community(b.place) == community] if community else []
    if community and truth.community(event.place) == community:
        branches = []
    said = [words.title(event), words.kind(event.kind)]
    moments: tuple[str, ...] = ()
    if shown is None:
        said += [words.say("date-tbd"), words.place(event.place)]
    else:
        own = [branch.time for branch in branches if branch.time is not None]
        time = own[0] if own else shown.time
        said.append(words.time(time))
        moment = datetime_of(shown.days.first_day, time)
        moments = (moment,) if moment else ()
        said += [words.place(branch.place) for branch in branches] or [words.place(shown.place)]
        main = truth.edition.site.venue(event.place)
        if branches and main:
            said.append(words.say("unit-main-venue", place=words.language.text(main.name).text))
    tag = event_tag(truth, words, event, shown)
    said.append(tag)
    day = truth.listed_day(event, shown)
    return Wanted(event.id, under(day), status.value, tuple(said), words.loud() - {tag}, moments, why(words, shown))


def why(words: Words, one: Occurrence | None) -> tuple[str, ...]:
    """What a row says of a change: the reason, and of a date that takes place elsewhere the new place."""
    change = one.change if one else None
    if one is None or change is None:
        return ()
    found = [words.text(change.reason).rstrip("。.．")] if change.reason else []
    venue = words.truth.edition.site.venue(change.to.place) if change.to and takes_place(one) else None
    if venue:
        found.append(words.say("event-place-is", place=words.language.text(venue.name).text.rstrip("。.． ")))
    return tuple(found)


def event_tag(truth: Truth, words: Words, event: Event, shown: Occurrence | None) -> str:
    status = truth.status(event).value
    if status in ("cancelled", "postponed"):
        return words.say(f"tag-{status}")
    if shown is None:
        return words.say("tag-tbd")
    if truth.is_over(event):
        return words.say("tag-past")
    return words.tag(shown, in_series=event.is_series)


def _aside(path: str, found: list[Row], truth: Truth, words: Words) -> Iterator[Finding]:
    """What the margin announces: a coming date, with its status and its time. Items of a list tell of changes, which are `news`'s."""
    for row in found:
        event = truth.edition.events.get(Id(row.event))
        if event is None:
            yield Finding("row-unexpected", path, row.event, row.element.said[:60])
        elif row.element.tag != LINE:
            yield from _announced(path, row, event, truth, words)


def _announced(path: str, row: Row, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    stamp = row.element.first("time")
    day = stamp.get("datetime")[:10] if stamp else ""
    agenda = truth.edition.agendas[event.id]
    dates = [o for o in (*agenda.occurrences, *agenda.later) if o.days.first_day.isoformat() == day and o.status.value == row.status]
    if not dates:
        yield Finding("row-unexpected", path, row.event, f"{day} {row.status}")
        return
    moment = datetime_of(dates[0].days.first_day, dates[0].time)
    said = (words.part_title(event, dates[0]), *((words.time(dates[0].time),) if moment else ()), words.place(dates[0].place))
    wanted = Wanted(row.event, "", row.status, said, frozenset(), (moment,) if moment else ())
    yield from held(path, [row._replace(day="")], [wanted])
