"""What a sign-in sheet says of each venue: when, where, whom to ask, what there is to do.

A value of no letters is a line to write on: the day of what takes place more than once, a place that is not known.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.language import begun
from generator.model.event import Branch, Event, InSessions, Task, Undated
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation, Place
from generator.model.when import Days, Time
from generator.outputs.flyers.body import WIDTH
from generator.outputs.flyers.fit import MM
from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.lines import Facts, fact_lines
from generator.outputs.flyers.said import Said
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.facts import contact
from generator.outputs.parts.sentences import plain

MOST_VENUES = 100
"""With more of them the place is a line to write on as well."""
_MOST_TASKS = 12
_SIZES = (14.0, 13.0, 12.0, 11.0)
_MOST_LETTERS = 70
"""Of a text: the lines to write on need the room, and the page has the rest."""


class Venue(NamedTuple):
    place: Place | AtStation | None
    time: Time
    needed: int | None


def venues(event: Event, shown: Occurrence | None) -> tuple[Venue, ...]:
    """The main one, where the date that is `shown` now has it, then the branches.

    Where each date has its own, or they are very many, it is one that is not named.
    """
    assert event.volunteers is not None
    place = shown.place if shown and not event.is_series and not event.details.one_span else event.place
    main = Venue(place or event.place, event.time, event.volunteers.needed)
    if isinstance(event.when, InSessions) or len(event.branches) >= MOST_VENUES:
        return (main._replace(place=None),)
    return (main, *(_of_branch(event, branch) for branch in event.branches))


def _of_branch(event: Event, branch: Branch) -> Venue:
    return Venue(branch.place, event.time if branch.time is None else branch.time, branch.needed)


def venue_facts(calendar: Calendar, event: Event, words: Said, venue: Venue, branch: Branch | None) -> tuple[Labelled, ...]:
    return (*_when(calendar, event, words, venue), *_where(calendar, venue), *_more(calendar, event, venue, branch))


def _when(calendar: Calendar, event: Event, words: Said, venue: Venue) -> Iterator[Labelled]:
    """The day of what takes place on one; else a line for it, and the rule or the days beside the time."""
    language = calendar.language
    once = isinstance(event.when, Days) and len(event.when) == 1 and not event.details.one_span
    if once:
        day = words.day if words.day != words.time else ""
        time = words.time if venue.time == event.time else language.time(venue.time)
        yield Labelled(language.say("sheet-sign-in-when"), language.say("day-and-time", day=day, time=time) if time else day)
        return
    yield Labelled(language.say("sheet-sign-in-day"), "")
    if not isinstance(event.when, InSessions | Undated):
        day, time = words.day, words.time
        said = language.say("day-and-time", day=day, time=time) if time and time not in day else day
        yield Labelled(language.say("sheet-sign-in-when"), begun(said))


def _where(calendar: Calendar, venue: Venue) -> Iterator[Labelled]:
    language = calendar.language
    place = calendar.site.venue(venue.place)
    if place is None:
        yield Labelled(language.say("label-place"), "")
        return
    name = language.text(place.name)
    said = [name.text, *([language.text(place.address).text] if place.address else [])]
    if place.community:
        community = language.text(calendar.site.config.communities[place.community].name).text
        said = said if community.casefold() in "".join(said).casefold() else [community, *said]
    yield Labelled(language.say("label-place"), short(language.say("between-clauses").join(said)), name.lang)


def _more(calendar: Calendar, event: Event, venue: Venue, branch: Branch | None) -> Iterator[Labelled]:
    language, volunteers = calendar.language, event.volunteers
    assert volunteers is not None
    if venue.needed is not None:
        yield Labelled(language.say("label-volunteers"), language.say("volunteers-needed", n=venue.needed))
    asked = (branch.contact if branch else None) or event.contact
    if found := contact(language, asked):
        yield Labelled(language.say("label-contact"), plain(found[0].value))
    if volunteers.risks:
        risks = language.text(volunteers.risks)
        yield Labelled(language.say("label-risks"), short(risks.text), risks.lang)


def task_lines(calendar: Calendar, event: Event, *, counted: bool) -> tuple[Facts, ...]:
    """1 服务点值守（10人，07:00–12:30）; at a branch without the numbers, which are the main venue’s. Short ones stand in two columns."""
    volunteers = event.volunteers
    assert volunteers is not None
    tasks = [Labelled(str(n), _task(calendar, task, counted=counted)) for n, task in enumerate(volunteers.tasks, 1)]
    if not tasks:
        return ()
    most = 2 * _MOST_TASKS
    shown = tasks
    if len(tasks) > most:
        shown = [*tasks[: most - 1], Labelled("", calendar.language.say("sheet-sign-in-more-tasks", n=len(tasks) - most + 1))]
    if len(tasks) > 3 and (two := _in_two(shown)):
        return two
    found = fact_lines(tasks[:_MOST_TASKS], _SIZES, (WIDTH, 70 * MM))
    rest = len(tasks) - len(found.lines)
    if rest:
        more = Labelled("", calendar.language.say("sheet-sign-in-more-tasks", n=rest))
        found = fact_lines([*tasks[: len(found.lines)], more], _SIZES[-1:], (WIDTH, 80 * MM))
    return (found,)


def _in_two(tasks: Sequence[Labelled]) -> tuple[Facts, ...]:
    """If each takes one line of half the width."""
    half, box = -(-len(tasks) // 2), (WIDTH / 2 - 4 * MM, 86 * MM)
    for size in _SIZES:
        both = tuple(fact_lines(some, (size,), box) for some in (tasks[:half], tasks[half:]))
        if all(not one.left_out and all(len(line.value.lines) == 1 for line in one.lines) for one in both):
            return both
    return ()


def _task(calendar: Calendar, task: Task, *, counted: bool) -> str:
    language = calendar.language
    name = short(language.text(task.name).text)
    more = [language.say("volunteers-needed", n=task.needed)] if counted and task.needed is not None else []
    more += [language.time(task.time)] if task.time is not None else []
    return language.say("task", name=name, details=language.join(more)) if more else name


def short(words: str, most: int = _MOST_LETTERS) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
