"""The first thing under an event's title: does it take place, and if anything is different, what, why, since when."""

from dataclasses import dataclass
from datetime import timedelta

from generator.model.agenda import coming, is_over, next_occurrence, takes_place
from generator.model.changes import Action
from generator.model.event import Event, InSessions, Undated
from generator.model.occurrence import Agenda, Occurrence, Slot, Status
from generator.model.recurrence import Repeat
from generator.model.when import Unclocked
from generator.outputs.parts.dates import Calendar, difference_of, new_place, reason_of
from generator.outputs.parts.sentences import Sentence, closed, flow, sentence


@dataclass(frozen=True, slots=True)
class StatusLine:
    """`tone`: "" (on), x (cancelled), o (moved, postponed, amended), q (not fixed), p (past).

    `note` is empty where there is no more to say.
    """

    tone: str
    symbol: str
    head: Sentence
    note: Sentence = ()


def status_line(calendar: Calendar, event: Event, agenda: Agenda, status: Status) -> StatusLine:
    """`status` is the event's word (`event_status`), which the line puts into a sentence."""
    language = calendar.language
    shown = first_concerned(event, agenda, calendar)
    if is_over(event, agenda, calendar.today) and status in (Status.SCHEDULED, Status.MOVED):
        return StatusLine("p", "closed", sentence(language, "event-past"))
    if status is Status.CANCELLED:
        return StatusLine("x", "cancel", sentence(language, "event-cancelled"), _off_note(calendar, event, shown))
    if status is Status.POSTPONED:
        note = _off_note(calendar, event, shown)
        if shown and not event.is_series:
            was = sentence(language, "event-was", when=calendar.slot(Slot(shown.days, shown.time)))
            note = flow(language, was, note)
        return StatusLine("o", "postponed", sentence(language, "event-postponed"), note)
    if isinstance(event.when, Undated):
        return StatusLine("q", "tbd", sentence(language, "event-tbd"), sentence(language, "event-tbd-note"))
    if event.is_series or isinstance(event.when, InSessions):
        return _recurring(calendar, event, agenda)
    assert shown is not None, "an event with a day has an occurrence"
    return _moved(calendar, shown) if status is Status.MOVED else _once(calendar, event, shown)


def first_concerned(event: Event, agenda: Agenda, calendar: Calendar) -> Occurrence | None:
    """The date that the page's head speaks of: the next that takes place, else the next of all, else the last."""
    whole = next((o for o in (*agenda.occurrences, *agenda.later) if o.part is None), None)
    if whole and not event.is_series:
        return whole
    ahead = coming(agenda, calendar.today)
    last = agenda.occurrences[-1:]
    return next_occurrence(agenda, calendar.today) or next(iter((*ahead, *last)), agenda.beyond)


def _off_note(calendar: Calendar, event: Event, shown: Occurrence | None) -> Sentence:
    """Why it does not take place; of an event without a day the line stands in the event itself."""
    if shown:
        return reason_of(calendar, shown)
    language = calendar.language
    change = event.changes[0] if event.changes else None
    why = sentence(language, "event-reason", reason=closed(language.text(change.reason))) if change and change.reason else ()
    since = sentence(language, "event-announced", day=calendar.day(change.announced)) if change and change.announced else ()
    return flow(language, why, since)


def _once(calendar: Calendar, event: Event, shown: Occurrence) -> StatusLine:
    language, today, days = calendar.language, calendar.today, shown.days
    if shown.change and shown.change.action is Action.AMEND:
        usual = Unclocked.ALL_DAY if event.details.one_span else event.time
        note = flow(language, difference_of(calendar, shown, usual), reason_of(calendar, shown))
        return StatusLine("o", "moved", sentence(language, "event-amended"), note)
    if len(days) > 1 and today in days:
        head = sentence(language, "event-running", day=calendar.day(days.last_day))
    elif today == days.first_day:
        head = sentence(language, "event-on-today")
    elif today + timedelta(days=1) == days.first_day:
        head = sentence(language, "event-on-tomorrow")
    else:
        head = sentence(language, "event-on")
    return StatusLine("", "ok", head, sentence(language, "event-time-tbd") if shown.time is Unclocked.TBD else ())


def _moved(calendar: Calendar, shown: Occurrence) -> StatusLine:
    language, old = calendar.language, shown.moved_from
    assert old is not None, "a moved date knows where it stood"
    new = Slot(shown.days, shown.time)
    reason = reason_of(calendar, shown)
    place = new_place(calendar, shown.change)
    if old != new:
        head = sentence(language, "event-moved", when=calendar.slot(new))
        was = sentence(language, "event-was", when=calendar.slot(old))
        return StatusLine("o", "moved", head, flow(language, was, place, reason))
    venue = calendar.site.venue(shown.place)
    head = sentence(language, "event-moved-place", place=language.text(venue.name)) if venue else sentence(language, "event-amended")
    return StatusLine("o", "moved", head, reason)


def _recurring(calendar: Calendar, event: Event, agenda: Agenda) -> StatusLine:
    """A series or a campaign: the rule, what is off before the next date, and the next date."""
    language, today = calendar.language, calendar.today
    following = next_occurrence(agenda, today)
    of = "campaign" if isinstance(event.when, InSessions) else "event"
    said: list[Sentence] = []
    for occurrence in coming(agenda, today):
        if following and occurrence.days > following.days:
            break
        if not takes_place(occurrence):
            what = "off" if occurrence.status is Status.CANCELLED else "postponed"
            said.append(sentence(language, f"{of}-next-{what}", day=calendar.days(occurrence.days)))
    if following is None:
        said.append(sentence(language, "event-no-next"))
    elif following.days.first_day == today:
        said.append(sentence(language, f"{of}-next-today"))
    else:
        said.append(sentence(language, f"{of}-next", day=calendar.days(following.days)))
    if following and following.time is Unclocked.TBD:
        said.append(sentence(language, "event-time-tbd"))
    note = flow(language, *said)
    if isinstance(event.when, Repeat):
        head = sentence(language, "event-on-rule", rule=language.rule(event.when))
    else:
        head = sentence(language, "event-on")
    return StatusLine("", "ok", head, note)
