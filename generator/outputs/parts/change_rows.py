"""What became different of late → a line each, in words: what with which day, what holds now, why, and since when it is known."""

from typing import NamedTuple

from generator import routes
from generator.language import begun
from generator.language import plain as unmarked
from generator.model.agenda import event_status, takes_place
from generator.model.event import Event, InSessions
from generator.model.occurrence import Occurrence, Slot
from generator.model.place import AtStation, Place
from generator.model.recurrence import Repeat
from generator.model.when import Days, TimeRange, Unclocked
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar, Tag, difference_of, reason_given, tag_for, usual_time
from generator.outputs.parts.latest import Happening
from generator.outputs.parts.sentences import Run, Sentence, Title, flow, sentence, title_of


class ChangeRow(NamedTuple):
    """`event` is "" and `title` None for what was withdrawn. `status`: the word of `data-status`. `part`: what of the event it is about.

    `version`: which one of the event this is by now, "" of the first.
    """

    event: str
    status: str
    tag: Tag
    day: Sentence
    title: Title | None
    href: str
    part: Sentence
    what: Sentence
    version: str


def change_row(edition: Edition, calendar: Calendar, one: Happening, *, of_date: bool = False) -> ChangeRow:
    """`of_date`: with the status of the date that it is about, not with the event's."""
    language, event = calendar.language, one.event
    if event is None:
        said = sentence(language, f"changes-withdrawn{'-one' if one.count == 1 else ''}", n=one.count, day=calendar.day(one.since))
        return ChangeRow("", "", Tag("p", "closed", language.say("tag-withdrawn")), (), None, "", (), said, "")
    status = one.shown.status if of_date and one.shown else event_status(event, edition.agendas[event.id], edition.today)
    return ChangeRow(
        event=event.id,
        status=status.value,
        tag=_tag(calendar, event, one, of_date=of_date),
        day=_day(calendar, one),
        title=title_of(language.text(event.title)),
        href=routes.link(routes.event(language.prefix, event.id)),
        part=_part(calendar, event, one),
        what=_what(edition, calendar, event, one),
        version=_version(edition, calendar, event),
    )


def _tag(calendar: Calendar, event: Event, one: Happening, *, of_date: bool) -> Tag:
    """A date of a series is left out, not cancelled, but where dates of all events stand together."""
    language = calendar.language
    if one.news == "new":
        return Tag("ok", "added", language.say("tag-new"))
    if one.news == "revised":
        return tag_for(language, "amended", in_series=False)
    in_series = event.is_series and one.change is not None and one.change.day is not None and not of_date
    return tag_for(language, one.news, in_series=in_series)


def _day(calendar: Calendar, one: Happening) -> Sentence:
    if one.days is None:
        return sentence(calendar.language, "date-tbd")
    if one.open_ended:
        return sentence(calendar.language, "changes-from", day=calendar.day(one.days.first_day))
    return calendar.days(one.days)


def _part(calendar: Calendar, event: Event, one: Happening) -> Sentence:
    """A subject, a window's street; of a session or a point the place where it was to be."""
    part = next((part for part in event.parts if one.change and part.id == one.change.part), None)
    if part is None:
        return ()
    return (calendar.language.text(part.label),) if part.label else _place(calendar, part.place)


def _what(edition: Edition, calendar: Calendar, event: Event, one: Happening) -> Sentence:
    language, shown = calendar.language, one.shown
    said: list[Sentence] = []
    if one.change is None:
        assert shown is not None, "the ledger knows only what has a day"
        said.append(_holds(edition, calendar, event, one.news, shown))
    else:
        if shown and one.news == "added":
            said.append(sentence(language, "sentence", words=_arrangement(calendar, shown, _time(calendar, shown))))
        elif shown and takes_place(shown):
            said.append(difference_of(calendar, shown, usual_time(event, shown)))
        if one.news == "postponed":
            said.append(sentence(language, "feed-no-new-date"))
        said.append(reason_given(calendar, one.change))
    if one.change is None or one.change.announced is None:
        said.append(sentence(language, "changes-published" if one.news == "new" else "changes-revised", day=calendar.day(one.since)))
    return flow(language, *said)


def _version(edition: Edition, calendar: Calendar, event: Event) -> str:
    version = edition.versions.get(event.uid_name)
    return calendar.language.say("changes-version", n=version.number) if version and version.number > 1 else ""


def _holds(edition: Edition, calendar: Calendar, event: Event, news: str, shown: Occurrence) -> Sentence:
    """What is now arranged: all that a ledger lets one say of a change."""
    language = calendar.language
    if isinstance(event.when, InSessions):
        return sentence(language, "campaign-next", day=calendar.days(shown.days)) if shown.days.last_day >= edition.today else ()
    arrangement = _arrangement(calendar, shown, _when(calendar, event, shown, with_day=news == "revised"))
    return sentence(language, "changes-is-now" if news == "revised" else "sentence", words=arrangement)


def _arrangement(calendar: Calendar, shown: Occurrence, when: Sentence) -> Sentence:
    """When and where."""
    language = calendar.language
    found: list[Run] = []
    for clause in filter(None, (when, _place(calendar, shown.place) or sentence(language, "place-tbd"))):
        found += [language.say("between-clauses"), *clause] if found else clause
    return tuple(found)


def _when(calendar: Calendar, event: Event, shown: Occurrence, *, with_day: bool) -> Sentence:
    """Of a series its rule; the day of others only `with_day`."""
    language = calendar.language
    if isinstance(event.when, Repeat):
        rule = language.rule(event.when) if with_day else begun(language.rule(event.when))
        return sentence(language, "day-and-time", day=rule, time=calendar.time(event.time, shown.days.first_day))
    if event.is_series and isinstance(event.when, Days):
        return sentence(language, "days-and-time", day=calendar.days(event.when), time=calendar.time(event.time, event.when.first_day))
    if not with_day:
        return _time(calendar, shown)
    if isinstance(shown.time, TimeRange):
        return calendar.slot(Slot(shown.days, shown.time))
    time = _time(calendar, shown)
    return (*calendar.days(shown.days), language.say("between-clauses"), *time) if time else calendar.days(shown.days)


def _time(calendar: Calendar, shown: Occurrence) -> Sentence:
    """Also where it is the whole day or not known; but several whole days are their own time."""
    if shown.time is Unclocked.ALL_DAY and len(shown.days) > 1:
        return ()
    return (calendar.time(shown.time, shown.days.first_day),)


def _place(calendar: Calendar, place: Place | AtStation | None) -> Sentence:
    venue = calendar.site.venue(place)
    if venue is None:
        return ()
    name = calendar.language.text(venue.name)
    return (name._replace(text=unmarked(name.text)),)
