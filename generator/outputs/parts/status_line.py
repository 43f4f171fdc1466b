"""The first thing under an event's title: does it take place, and if anything is different, what, why, since when."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile

from generator.language import begun
from generator.model.agenda import coming, is_over, next_occurrence, takes_place
from generator.model.changes import Action
from generator.model.event import Event, InSessions, Undated
from generator.model.occurrence import Agenda, Occurrence, Slot, Status
from generator.model.recurrence import Repeat
from generator.model.when import Unclocked
from generator.outputs.parts.dates import Calendar, difference_of, new_place, news_of, reason_given, reason_of, usual_time
from generator.outputs.parts.sentences import Sentence, flow, sentence


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
    over = is_over(event, agenda, calendar.today)
    if over and status in (Status.SCHEDULED, Status.MOVED):
        return StatusLine("p", "closed", sentence(language, "event-past"), _past_note(calendar, event, shown))
    if status is Status.CANCELLED:
        head = sentence(language, "event-cancelled-over" if over else "event-cancelled")
        return StatusLine("x", "cancel", head, _off_note(calendar, event, shown))
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
    return reason_given(calendar, event.changes[0]) if event.changes else ()


def _past_note(calendar: Calendar, event: Event, shown: Occurrence | None) -> Sentence:
    """What a single day was before it was changed, and why; of a series the list of exceptions says that."""
    if shown is None or shown.change is None or event.is_series or isinstance(event.when, InSessions):
        return ()
    return flow(calendar.language, difference_of(calendar, shown, usual_time(event, shown)), reason_of(calendar, shown))


def _once(calendar: Calendar, event: Event, shown: Occurrence) -> StatusLine:
    language, today, days = calendar.language, calendar.today, shown.days
    if shown.change and shown.change.action is Action.AMEND:
        note = flow(language, difference_of(calendar, shown, usual_time(event, shown)), reason_of(calendar, shown))
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
    """A series or a campaign: the rule, what is off before the next date, and the next date with what is different about it."""
    language, today = calendar.language, calendar.today
    following = next_occurrence(agenda, today)
    of = "campaign" if isinstance(event.when, InSessions) else "event"
    off = [
        occurrence
        for occurrence in takewhile(lambda o: following is None or o.days <= following.days, coming(agenda, today))
        if not takes_place(occurrence)
    ]
    said: list[Sentence] = []
    why: Sentence = ()
    for occurrence in off:
        what = "off" if occurrence.status is Status.CANCELLED else "postponed"
        before, why = why, reason_of(calendar, occurrence)
        said += [sentence(language, f"{of}-next-{what}", day=calendar.days(occurrence.days)), why if why != before else ()]
    if following is None:
        said.append(sentence(language, "event-no-next"))
    else:
        said.append(_following(calendar, event, following, of))
    first = off[0] if off else following
    news = news_of(first) if first else "on"
    return StatusLine(*_TONES.get(news, ("", "ok")), _recurring_head(calendar, event, of, news), flow(language, *said))


_TONES = {
    "cancelled": ("o", "postponed"),
    "postponed": ("o", "postponed"),
    "moved": ("o", "moved"),
    "amended": ("o", "moved"),
    "provisional": ("q", "tbd"),
}
"""Tone and symbol of a line by the news about the date that comes first; all else is quiet."""


def _recurring_head(calendar: Calendar, event: Event, of: str, news: str) -> Sentence:
    language = calendar.language
    rule = language.rule(event.when) if isinstance(event.when, Repeat) else ""
    if news not in _TONES:
        return sentence(language, "event-on-rule", rule=rule) if rule else sentence(language, "event-on")
    what = language.say(f"{of}-first-{news}")
    return (begun(language.say("event-rule-news", rule=rule, news=what) if rule else what),)


def _following(calendar: Calendar, event: Event, following: Occurrence, of: str) -> Sentence:
    """When the next date is, and if it is not as usual, what is different and why."""
    language = calendar.language
    if following.days.first_day == calendar.today:
        said = [sentence(language, f"{of}-next-today")]
    else:
        said = [sentence(language, f"{of}-next", day=calendar.days(following.days))]
    news = news_of(following)
    if news in ("moved", "amended"):
        said += [difference_of(calendar, following, usual_time(event, following)), reason_of(calendar, following)]
    elif news == "provisional":
        said.append(sentence(language, "event-provisional", year=following.rule_day.year))
    if following.time is Unclocked.TBD:
        said.append(sentence(language, "event-time-tbd"))
    return flow(language, *said)
