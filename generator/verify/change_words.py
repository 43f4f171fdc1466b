"""A change that has to be told → the words that tell it: which part, what holds now, why, since when, which version.

Stops, commas and capitals do not matter (`neutral`): they go by where a clause stands in its sentence.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.model.agenda import takes_place
from generator.model.event import Event, InSessions
from generator.model.occurrence import Occurrence
from generator.model.recurrence import Repeat
from generator.model.when import Days, Time, Unclocked
from generator.verify.happenings import Happening
from generator.verify.words import Words

_BETWEEN = re.compile(r"[\s|。.．,，、;；：:]")


def old_days(one: Happening) -> Days | None:
    shown = one.shown
    if one.change is None or one.news == "added" or shown is None or not takes_place(shown) or not shown.moved_from:
        return None
    return shown.moved_from.days if shown.moved_from.days != shown.days else None


def tag_of(one: Happening, words: Words, *, of_date: bool) -> str:
    what = "amended" if one.news == "revised" else one.news
    if what == "cancelled" and one.event and one.event.is_series and one.change and one.change.day and not of_date:
        what = "skipped"
    return words.say(f"tag-{what}")


def day_of(one: Happening, words: Words, today: date) -> str:
    if one.event is None:
        return ""
    if one.days is None:
        return words.say("date-tbd")
    if one.is_open:
        return words.say("changes-from", day=words.language.day(one.days.first_day, today))
    return words.language.days(one.days, today)


def title_of(one: Happening, words: Words) -> str:
    return words.title(one.event) if one.event else ""


def summary_of(one: Happening, words: Words, today: date) -> str:
    """Which part, what holds now, why, since when, and which version of the event this is; days with their year unless it is today's."""
    event, change, told = one.event, one.change, what_of(one, words, today)
    if event is None:
        return told
    part = next((part for part in event.parts if change and part.id == change.part), None)
    if part is not None and (part.label or part.place):
        told = (words.text(part.label) if part.label else words.place(part.place)) + told
    version = words.truth.edition.versions.get(event.uid_name)
    return told + words.say("changes-version", n=version.number) if version and version.number > 1 else told


def what_of(one: Happening, words: Words, today: date) -> str:
    """What holds now, why, since when."""
    return "".join(_sentences(one, words, today))


def _sentences(one: Happening, words: Words, today: date) -> Iterator[str]:
    language, event, shown, change = words.language, one.event, one.shown, one.change
    if event is None:
        yield words.say(f"changes-withdrawn{'-one' if one.number == 1 else ''}", n=one.number, day=language.day(one.since, today))
        return
    if change is None:
        assert shown is not None
        yield from _arranged(one, event, shown, words, today)
    else:
        if shown and one.news == "added":
            yield _where(_time(shown, words), shown, words)
        elif shown and takes_place(shown):
            yield from _difference(one, event, shown, words, today)
        if one.news == "postponed":
            yield words.say("feed-no-new-date")
        if change.reason:
            yield words.text(change.reason)
        if change.announced:
            yield words.say("event-announced", day=language.day(change.announced, today))
    if change is None or change.announced is None:
        yield words.say("changes-published" if one.news == "new" else "changes-revised", day=language.day(one.since, today))


def _difference(one: Happening, event: Event, shown: Occurrence, words: Words, today: date) -> Iterator[str]:
    """The old day, the new time, the new place."""
    language, old = words.language, shown.moved_from
    if before := old_days(one):
        yield words.say("event-was", when=language.days(before, today))
    usual: Time = Unclocked.ALL_DAY if event.details.one_span else event.time
    usual = next((part.time for part in event.parts if part.id == shown.part), usual)
    if shown.time != (old.time if old else usual):
        yield words.say("event-time-is", time=language.time(shown.time))
    to = one.change.to if one.change else None
    if to and (venue := words.truth.edition.site.venue(to.place)):
        yield words.say("event-place-is", place=language.text(venue.name).text)


def _arranged(one: Happening, event: Event, shown: Occurrence, words: Words, today: date) -> Iterator[str]:
    """Of a series its rule, of others the day where it may be another than before."""
    language, is_revised = words.language, one.news == "revised"
    if isinstance(event.when, InSessions):
        if shown.days.last_day >= words.truth.today:
            yield words.say("campaign-next", day=language.days(shown.days, today))
        return
    time = _time(shown, words)
    if isinstance(event.when, Repeat):
        when = language.rule(event.when) + language.time(event.time)
    elif event.is_series and isinstance(event.when, Days):
        when = language.days(event.when, today) + language.time(event.time)
    elif not is_revised:
        when = time
    else:
        when = language.days(shown.days, today) + time
    told = _where(when, shown, words)
    yield words.say("changes-is-now", words=told) if is_revised else told


def _time(shown: Occurrence, words: Words) -> str:
    return "" if shown.time is Unclocked.ALL_DAY and len(shown.days) > 1 else words.language.time(shown.time)


def _where(when: str, shown: Occurrence, words: Words) -> str:
    return when + words.place(shown.place)


def neutral(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()
