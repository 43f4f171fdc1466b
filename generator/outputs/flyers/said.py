"""An event → the words of its sheets, before anybody knows how large they stand: what, when, where, and whether that still holds.

Of the day it knows only what its words show: a year that is not the running one, dates that are over. A one-time event says the same
every day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.diagnostics import Origin
from generator.kinds.exam_service import ExamService
from generator.language import begun
from generator.model.agenda import event_status, next_occurrence
from generator.model.changes import Action
from generator.model.event import Event, InSessions, Undated
from generator.model.occurrence import Agenda, Occurrence, Slot, Status
from generator.model.recurrence import HolidayPolicy, Repeat, weekdays_of
from generator.model.text import Id
from generator.model.when import Days, TimeRange, Unclocked
from generator.outputs.edition import Edition
from generator.outputs.flyers.foot import Labelled, facts
from generator.outputs.flyers.programme import Programme, programme
from generator.outputs.parts.dates import Calendar, difference_of, exceptions, new_place, news_of, reason_of
from generator.outputs.parts.facts import sign_up_view
from generator.outputs.parts.sentences import flow, plain, sentence
from generator.outputs.parts.status_line import StatusLine, first_concerned, status_line

Form = Literal["field", "frame", "strip"]


class Notice(NamedTuple):
    """What is not as it was. `form`: a field instead of the date (it is off), a frame around the new date, a strip above it."""

    form: Form
    symbol: str
    head: str
    line: str


class Block(NamedTuple):
    """The tear-off page: a band, what stands large below it (a day, the days, or a rule of weeks), and its last line."""

    band: str
    body: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`tone` as in StatusLine. `tag` is None where the next date is on, but not as usual. `struck` no longer holds.

    `why_at`: where the reason was written. `unusual`: the next such days of a series; `unusual_more`: so many others.
    """

    event: Id
    status: str
    tone: str
    tag: Labelled | None
    notice: Notice | None
    block: Block
    day: str
    time: str
    hint: str
    struck: tuple[str, ...]
    why: tuple[Labelled, ...]
    why_at: Origin | None
    programme: Programme | None
    unusual: tuple[Labelled, ...]
    unusual_more: int
    facts: tuple[Labelled, ...]


def said(edition: Edition, calendar: Calendar, event: Event) -> Said:
    language = calendar.language
    agenda = edition.agendas[event.id]
    status = event_status(event, agenda, edition.today)
    shown = first_concerned(event, agenda, calendar)
    line = status_line(calendar, event, agenda, status)
    if status is Status.SCHEDULED and (event.is_series or isinstance(event.when, InSessions)) and line.tone in ("o", "q"):
        line = StatusLine("", "ok", line.head)  # the next date's news would be old on paper; `unusual` names that date
    off = line.tone == "x" or status is Status.POSTPONED
    day, time = _when(calendar, event, agenda, shown)
    unusual = () if off or not event.is_series else _unusual(calendar, event, agenda)
    changed = shown is not None and status is Status.SCHEDULED and news_of(shown) in ("moved", "amended")
    return Said(
        event=event.id,
        status=status.value,
        tone=line.tone,
        tag=None if changed else Labelled(line.symbol, language.say(_TAGS[line.symbol])),
        notice=_notice(calendar, event, line.tone, status, shown),
        block=_block(calendar, event, agenda, shown),
        day=day,
        time=time,
        hint="" if off or line.tone == "p" else _hint(calendar, event, agenda, shown),
        struck=_struck(calendar, event, shown, status, day, time),
        why=_why(calendar, event, shown, off=off),
        why_at=_why_at(event, shown),
        programme=None if off else programme(calendar, event, agenda),
        unusual=unusual[:_UNUSUAL],
        unusual_more=len(unusual[_UNUSUAL:]),
        facts=() if off else facts(calendar, event),
    )


_UNUSUAL = 3

_TAGS = {
    "ok": "tag-on",
    "cancel": "tag-cancelled",
    "moved": "tag-moved",
    "postponed": "tag-postponed",
    "tbd": "tag-tbd",
    "closed": "tag-past",
}


def _notice(calendar: Calendar, event: Event, tone: str, status: Status, shown: Occurrence | None) -> Notice | None:
    say = calendar.language.say
    if tone == "x":
        return Notice("field", "cancel", say("tag-cancelled"), say("sheet-do-not-go"))
    if status is Status.POSTPONED:
        return Notice("field", "postponed", say("tag-postponed"), say("sheet-new-date-tbd"))
    if tone == "p":
        return Notice("strip", "closed", say("event-past"), "")
    if tone != "o" or shown is None:
        return None
    if status is Status.MOVED and shown.moved_from != Slot(shown.days, shown.time):
        return Notice("frame", "moved", say("sheet-moved-to"), plain(flow(calendar.language, new_place(calendar, shown.change))))
    place = plain(new_place(calendar, shown.change))
    if status is Status.MOVED:
        return Notice("strip", "moved", say("tag-amended"), place)
    usual = Unclocked.ALL_DAY if event.details.one_span else event.time
    return Notice("strip", "moved", say("tag-amended"), plain(difference_of(calendar, shown, usual)))


def _when(calendar: Calendar, event: Event, agenda: Agenda, shown: Occurrence | None) -> tuple[str, str]:
    """Day and time in words."""
    language = calendar.language
    if shown is None:
        return language.say("date-tbd"), ""
    if isinstance(event.when, Repeat):
        rule = begun(language.rule(event.when))
        if weekly(event) or shown.time == event.time:
            return rule, language.time(event.time)
        usual = language.say("day-and-time", day=rule, time=language.time(event.time))
        return usual if isinstance(event.time, TimeRange) else rule, language.time(shown.time)
    if isinstance(event.when, InSessions):
        return language.say("sheet-next-session", day=plain(calendar.days(shown.days))), language.time(shown.time)
    if event.is_series and isinstance(event.when, Days):
        return plain(calendar.days(event.when)), language.time(event.time)
    alone = shown.time is not Unclocked.ALL_DAY or len(shown.days) == 1
    return plain(calendar.days(shown.days)), language.time(shown.time) if alone else ""


def weekly(event: Event) -> bool:
    """A rule that everybody knows by heart, so that it stands where else the next date does."""
    return isinstance(event.when, Repeat) and event.when.every.unit == "week" and event.when.every.count == 1


def _block(calendar: Calendar, event: Event, agenda: Agenda, shown: Occurrence | None) -> Block:
    language = calendar.language
    if shown is None:
        return Block(language.say("block-month-tbd"), "?", language.say("tag-tbd"))
    if isinstance(event.when, Repeat) and weekly(event):
        return Block(language.say("sheet-weekly"), language.hours_days(frozenset(weekdays_of(event.when))), "")
    days = event.when if event.is_series and isinstance(event.when, Days) else shown.days
    first, last = days.first_day, days.last_day
    band = language.month_in_short(first)
    if len(days) == 1:
        return Block(band, str(first.day), language.weekday(first))
    if (first.year, first.month) == (last.year, last.month):
        return Block(band, f"{first.day}–{last.day}", language.say("sheet-days", n=len(days)))
    return Block(band, str(first.day), language.say("sheet-from-day", weekday=language.weekday(first)))


def _hint(calendar: Calendar, event: Event, agenda: Agenda, shown: Occurrence | None) -> str:
    """One more line beside the date."""
    language = calendar.language
    if isinstance(event.when, InSessions):
        return language.say("campaign-sessions", n=len((*agenda.occurrences, *agenda.later)))
    if isinstance(event.when, Repeat):
        if not weekly(event):
            following = next_occurrence(agenda, calendar.today)
            return language.say("event-next", day=plain(calendar.days(following.days))) if following else language.say("event-no-next")
        return language.say("between-facts").join(_within(calendar, event.when))
    if event.is_series:
        return language.say("series-each-day")
    if isinstance(event.details, ExamService) and event.details.exam:
        return language.text(event.details.exam).text
    sign_up = sign_up_view(calendar, event.volunteers.sign_up) if event.volunteers else None
    if sign_up and sign_up.url and not sign_up.over:
        return language.say("sheet-volunteer")
    return language.say("event-tbd-note") if isinstance(event.when, Undated) else ""


def _within(calendar: Calendar, rule: Repeat) -> Iterator[str]:
    """From when or until when a weekly rule holds, and that it does not on holidays. Its next dates would be old on paper in a week."""
    language = calendar.language
    if rule.from_ > calendar.today:
        yield language.say("notice-from", day=calendar.day(rule.from_).words)
    elif rule.until:
        yield language.say("notice-until", day=calendar.day(rule.until).words)
    if rule.holidays in (HolidayPolicy.SKIP, HolidayPolicy.SHIFT):
        yield language.say(f"sheet-holidays-{rule.holidays.value}")


def _struck(calendar: Calendar, event: Event, shown: Occurrence | None, status: Status, day: str, time: str) -> tuple[str, ...]:
    """What stood on earlier sheets: the old date, and of what is off the place as well."""
    language = calendar.language
    if status in (Status.CANCELLED, Status.POSTPONED):
        venue = calendar.site.venue((shown.place if shown else None) or event.place)
        when = language.say("day-and-time", day=day, time=time) if time and shown and shown.time is not Unclocked.TBD else day
        return (when if shown else "", language.text(venue.name).text if venue else "")
    if status is Status.MOVED and shown and shown.moved_from and shown.moved_from != Slot(shown.days, shown.time):
        return (plain(calendar.slot(shown.moved_from)),)
    return ()


def _why(calendar: Calendar, event: Event, shown: Occurrence | None, *, off: bool) -> tuple[Labelled, ...]:
    """The reason and since when it is known."""
    change = shown.change if shown else next(iter(event.changes), None)
    if shown and change and change.action in (Action.KEEP, Action.ADD):
        return ()
    if (change is None and not (shown and shown.holiday)) or (event.is_series and not off):
        return ()
    language = calendar.language
    if not off and shown:
        known = (change and change.reason) or shown.holiday
        return (Labelled(language.say("sheet-reason") if known else "", plain(reason_of(calendar, shown))),)
    found = []
    if change and change.reason:
        reason = language.text(change.reason)
        found.append(Labelled(language.say("sheet-reason"), reason.text, reason.lang))
    elif shown and shown.holiday:
        why = plain(sentence(language, "event-reason-holiday", holiday=language.text(shown.holiday.name)))
        found.append(Labelled(language.say("sheet-reason"), why))
    if change and change.announced:
        found.append(Labelled(language.say("sheet-announced"), calendar.day(change.announced).words))
    return tuple(found)


def _why_at(event: Event, shown: Occurrence | None) -> Origin | None:
    change = shown.change if shown else next(iter(event.changes), None)
    return event.origin / "changes" / event.changes.index(change) / "reason" if change in event.changes else None


def _unusual(calendar: Calendar, event: Event, agenda: Agenda) -> tuple[Labelled, ...]:
    """The next days that are not as the rule says."""
    ahead, _ = exceptions(calendar, event, agenda)
    return tuple(Labelled(plain(fact.label), plain(fact.value)) for fact in ahead)
