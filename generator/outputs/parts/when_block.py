"""When an event is, as large as its page says it: the tear-off day, the date in words, the time."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.language import Language
from generator.model.agenda import is_over
from generator.model.event import Event, InSessions
from generator.model.occurrence import Agenda, Occurrence, Status
from generator.model.recurrence import Repeat, dates
from generator.model.when import Days, Unclocked
from generator.outputs.parts.dates import Calendar, news_of
from generator.outputs.parts.sentences import Run, Sentence, plain, sentence
from generator.outputs.parts.status_line import first_concerned


class DateBlock(NamedTuple):
    """The tear-off calendar page. `tone`: "" (brand), x, o, q, p (past); a day nobody knows yet is "?", without `datetime`."""

    tone: str
    month: str
    numeral: str
    weekday: str
    datetime: str


@dataclass(frozen=True, slots=True)
class WhenView:
    """`day` and `time` are the largest words of the page; `struck`: they no longer hold."""

    block: DateBlock
    day: Sentence
    time: Run | None
    note: Sentence
    struck: bool


def date_block(calendar: Calendar, day: date | None, tone: str = "") -> DateBlock:
    language = calendar.language
    if day is None:
        return DateBlock("q", language.say("block-month-tbd"), "?", language.say("tag-tbd"), "")
    return DateBlock(tone, short_month(language, day), str(day.day), language.weekday(day), day.isoformat())


def short_month(language: Language, day: date) -> str:
    """12月, "Dec"."""
    return language.month_in_short(day)


def when_view(calendar: Calendar, event: Event, agenda: Agenda, status: Status) -> WhenView:
    shown = first_concerned(event, agenda, calendar)
    if shown is None:
        block = date_block(calendar, None, "")
        return WhenView(block, sentence(calendar.language, "date-tbd"), None, (), False)
    tone = {Status.CANCELLED: "x", Status.POSTPONED: "o", Status.MOVED: "o"}.get(shown.status, "")
    day = shown.days.first_day
    if shown.days.first_day <= calendar.today <= shown.days.last_day and shown.status is not Status.CANCELLED:
        day = calendar.today
    if status in (Status.SCHEDULED, Status.MOVED) and is_over(event, agenda, calendar.today):
        tone = "p"
    elif not tone and news_of(shown) == "provisional":
        tone = "q"
    block = date_block(calendar, day, tone)
    struck = status in (Status.CANCELLED, Status.POSTPONED)
    if isinstance(event.when, InSessions):
        return _campaign(calendar, agenda, block, struck)
    if event.is_series:
        return _series(calendar, event, agenda, shown, block, struck)
    time = None if shown.time is Unclocked.ALL_DAY and len(shown.days) > 1 else calendar.time(shown.time, shown.days.first_day)
    return WhenView(block, calendar.days(shown.days), time, (), struck)


def _series(calendar: Calendar, event: Event, agenda: Agenda, shown: Occurrence, block: DateBlock, struck: bool) -> WhenView:
    """The rule, the usual time, and from when until when."""
    language = calendar.language
    time = calendar.time(event.time, shown.days.first_day)
    if not isinstance(event.when, Repeat):
        assert isinstance(event.when, Days)
        return WhenView(block, calendar.days(event.when), time, sentence(language, "series-each-day"), struck)
    first = next(dates(event.when), event.when.from_)
    if event.when.until:
        note = sentence(language, "series-until", first=calendar.day(first), last=calendar.day(event.when.until))
    else:
        note = sentence(language, "series-open", first=calendar.day(first))
    rule = language.rule(event.when)
    return WhenView(block, (rule[:1].upper() + rule[1:],), time, note, struck)


def _campaign(calendar: Calendar, agenda: Agenda, block: DateBlock, struck: bool) -> WhenView:
    """From the first session to the last; which time is whose stands in the table of sessions."""
    every = (*agenda.occurrences, *agenda.later)
    span = Days(min(o.days.first_day for o in every), max(o.days.last_day for o in every))
    return WhenView(block, calendar.days(span), None, sentence(calendar.language, "campaign-sessions", n=len(every)), struck)


def in_a_line(when: WhenView) -> str:
    """Day and time, for a page's description."""
    return plain((*when.day, " ", when.time) if when.time else when.day)
