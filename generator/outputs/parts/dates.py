"""The dates of one event in words: when it is, what comes next, and every day that is not as usual.

It reads agendas, and never works out a date itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.language import Language, plain
from generator.model.agenda import takes_place
from generator.model.changes import Action, Change
from generator.model.event import Event
from generator.model.holidays import Holiday
from generator.model.occurrence import Agenda, LeftOut, Occurrence, Slot, Status
from generator.model.recurrence import HolidayPolicy, Repeat
from generator.model.site import Site
from generator.model.when import Days, Time, TimeRange, Unclocked
from generator.outputs.parts.places import in_a_line
from generator.outputs.parts.sentences import Run, Sentence, Stamp, closed, flow, joined, sentence
from generator.outputs.parts.utc import end_of

SHOWN_DATES = 8
"""So many coming dates stand on the page of a series; the calendar and the feed hold all."""


class Tag(NamedTuple):
    """A word of status with its symbol. `tone`: ok (quiet), x (cancelled), o (moved, postponed), q (not fixed), p (past)."""

    tone: str
    symbol: str
    words: str


class DateRow(NamedTuple):
    """A date of a series in a list: the day, its time where that differs, what is with it, and why. `later`: for the page's script."""

    day: Sentence
    tag: Tag
    note: Sentence
    status: str
    later: "LaterDate"


class LaterDate(NamedTuple):
    """When a date is over, as a UTC minute; whether it takes place, and where; and its day as the tear-off calendar page has it."""

    over: int
    on: bool
    place: str
    month: str
    numeral: str
    weekday: str
    datetime: str


class Fact(NamedTuple):
    """A line of a list of facts. `note` stands below the value, smaller."""

    label: Sentence
    value: Sentence
    note: Sentence = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a sentence about dates needs besides the date."""

    language: Language
    today: date
    site: Site

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.config.timezone)

    def day(self, day: date) -> Stamp:
        return Stamp(self.language.day(day, self.today), day.isoformat())

    def days(self, days: Days) -> Sentence:
        """One day, or the first and the last, each a stamp of its own."""
        if len(days) == 1:
            return (self.day(days.first_day),)
        first, between, last = self.language.days_in_pieces(days, self.today)
        return (Stamp(first, days.first_day.isoformat()), between, Stamp(last, days.last_day.isoformat()))

    def time(self, time: Time, day: date) -> Run:
        words = self.language.time(time)
        return Stamp(words, moment(day, time)) if isinstance(time, TimeRange) else words

    def slot(self, slot: Slot) -> Sentence:
        """Day and time; nothing of a time that is the whole day or not known."""
        days = self.days(slot.days)
        if not isinstance(slot.time, TimeRange):
            return days
        key = "day-and-time" if len(slot.days) == 1 else "days-and-time"
        return sentence(self.language, key, day=days, time=self.time(slot.time, slot.days.first_day))


def moment(day: date, time: TimeRange) -> str:
    """The beginning, as `<time datetime>` has it."""
    return f"{day.isoformat()}T{time.start // 60:02}:{time.start % 60:02}"


_MARKS = {
    "cancelled": ("x", "cancel"),
    "postponed": ("o", "postponed"),
    "moved": ("o", "moved"),
    "amended": ("o", "moved"),
    "added": ("ok", "added"),
    "provisional": ("q", "tbd"),
    "on": ("ok", "ok"),
}
"""Tone and symbol of each news about a date."""


def news_of(occurrence: Occurrence) -> str:
    """How a date stands to what was planned, as the locale's keys have it. A move that keeps the day is amended, whatever its status."""
    if occurrence.status is Status.CANCELLED:
        return "cancelled"
    if occurrence.status is Status.POSTPONED:
        return "postponed"
    if occurrence.moved_from and occurrence.moved_from.days != occurrence.days:
        return "moved"
    action = occurrence.change.action if occurrence.change else None
    if action in (Action.MOVE, Action.AMEND):
        return "amended"
    if action is Action.ADD:
        return "added"
    return "provisional" if occurrence.provisional and action is not Action.KEEP else "on"


def tag_of(language: Language, occurrence: Occurrence, *, in_series: bool, today: date) -> Tag:
    """The word at the end of a line about one date."""
    news = news_of(occurrence)
    if news not in ("cancelled", "postponed", "moved") and occurrence.days.last_day < today:
        return Tag("p", "closed", language.say("tag-past"))
    return tag_for(language, news, in_series=in_series)


def tag_for(language: Language, news: str, *, in_series: bool) -> Tag:
    """`news` as in `news_of`; a date of a series that is off is a date left out."""
    key = "tag-skipped" if in_series and news == "cancelled" else f"tag-{news}"
    return Tag(*_MARKS[news], language.say(key))


def usual_time(event: Event, occurrence: Occurrence) -> Time:
    """That of a date nobody changed: the event's, or the part's own."""
    if occurrence.part is None:
        return Unclocked.ALL_DAY if event.details.one_span else event.time
    return next((part.time for part in event.parts if part.id == occurrence.part), occurrence.time)


def reason_of(calendar: Calendar, occurrence: Occurrence) -> Sentence:
    """Why, and since when it is known: "台风。12月18日公布。"; empty where the author says neither."""
    language, change = calendar.language, occurrence.change
    why: Sentence = ()
    if occurrence.holiday and occurrence.status is Status.MOVED and not (change and change.reason):
        why = sentence(language, "event-reason-holiday", holiday=language.text(occurrence.holiday.name))
    return flow(language, why, reason_given(calendar, change) if change else ())


def reason_given(calendar: Calendar, change: Change) -> Sentence:
    """The same of an author's line, whatever it is about."""
    language = calendar.language
    why = sentence(language, "event-reason", reason=closed(language.text(change.reason))) if change.reason else ()
    since = sentence(language, "event-announced", day=calendar.day(change.announced)) if change.announced else ()
    return flow(language, why, since)


def difference_of(calendar: Calendar, occurrence: Occurrence, usual: Time) -> Sentence:
    """What is new of a date that was moved, amended or added: the old day, the time where it is not the `usual` one, the place."""
    language, change, old = calendar.language, occurrence.change, occurrence.moved_from
    was: Sentence = ()
    time: Sentence = ()
    if old and old.days != occurrence.days:
        was = sentence(language, "event-was", when=calendar.days(old.days))
    if occurrence.time != (old.time if old else usual):
        time = sentence(language, "event-time-is", time=calendar.time(occurrence.time, occurrence.days.first_day))
    return flow(language, was, time, new_place(calendar, change))


def new_place(calendar: Calendar, change: Change | None) -> Sentence:
    venue = calendar.site.venue(change.to.place) if change and change.to else None
    return sentence(calendar.language, "event-place-is", place=closed(calendar.language.text(venue.name))) if venue else ()


def differs(occurrence: Occurrence) -> bool:
    """Whether a date is not as the rule says. `keep` only answers a question."""
    if occurrence.status is not Status.SCHEDULED:
        return True
    return occurrence.change is not None and occurrence.change.action is not Action.KEEP


def next_rows(calendar: Calendar, event: Event, occurrences: Iterable[Occurrence]) -> tuple[DateRow, ...]:
    """The next dates of a series, a line each."""
    rows = []
    for occurrence in list(occurrences)[:SHOWN_DATES]:
        day: Sentence = calendar.days(occurrence.days)
        difference = difference_of(calendar, occurrence, event.time) if takes_place(occurrence) else ()
        note = flow(calendar.language, difference, reason_of(calendar, occurrence))
        tag = tag_of(calendar.language, occurrence, in_series=True, today=calendar.today)
        rows.append(DateRow(day, tag, note, occurrence.status.value, later_date(calendar, occurrence)))
    return tuple(rows)


def later_date(calendar: Calendar, occurrence: Occurrence) -> LaterDate:
    day, language = occurrence.days.first_day, calendar.language
    over = end_of(calendar.zone, occurrence.days)
    venue = calendar.site.venue(occurrence.place)
    place = plain(language.text(venue.name).text) if venue else ""
    return LaterDate(
        over, takes_place(occurrence), place, language.month_in_short(day), str(day.day), language.weekday(day), day.isoformat()
    )


def _in_words(calendar: Calendar, occurrence: Occurrence, event: Event) -> Sentence:
    """What is with a changed date, for the list of exceptions; the label names the day by the rule."""
    language = calendar.language
    reason = reason_of(calendar, occurrence)
    action = occurrence.change.action if occurrence.change else None
    if occurrence.status is Status.CANCELLED:
        return flow(language, sentence(language, "event-day-skipped"), reason)
    if occurrence.status is Status.POSTPONED:
        return flow(language, sentence(language, "event-day-postponed"), reason)
    if occurrence.moved_from and occurrence.moved_from.days != occurrence.days:
        moved = sentence(language, "event-day-moved", when=calendar.slot(Slot(occurrence.days, occurrence.time)))
        return flow(language, moved, new_place(calendar, occurrence.change), reason)
    added = sentence(language, "event-day-added") if action is Action.ADD else ()
    return flow(language, added, difference_of(calendar, occurrence, event.time), reason)


def _old_day(occurrence: Occurrence) -> Days:
    return occurrence.moved_from.days if occurrence.moved_from else occurrence.days


def _left_out(calendar: Calendar, days: list[LeftOut]) -> list[Fact]:
    """Days that the rule names and that do not take place: each holiday a line, the author's own a line together."""
    groups: dict[Holiday | None, list[date]] = {}
    for left in days:
        groups.setdefault(left.holiday, []).append(left.day)
    facts = []
    for holiday, found in groups.items():
        label = joined(calendar.language, [calendar.day(d) for d in found])
        if holiday is None:
            facts.append(Fact(label, sentence(calendar.language, "event-day-left-out")))
        else:
            facts.append(Fact(label, sentence(calendar.language, "event-day-holiday", holiday=calendar.language.text(holiday.name))))
    return facts


def exceptions(calendar: Calendar, event: Event, agenda: Agenda) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Every day that is not as the rule says, in words: those to come, and those that are over."""
    changed = sorted((o for o in (*agenda.occurrences, *agenda.later) if differs(o) and o.part is None), key=lambda o: (_old_day(o), o.id))
    ahead: list[tuple[date, Fact]] = []
    past: list[tuple[date, Fact]] = []
    for occurrence in changed:
        day = _old_day(occurrence)
        over = max(day.last_day, occurrence.days.last_day) < calendar.today
        to = occurrence.change.to.place if occurrence.change and occurrence.change.to and takes_place(occurrence) and not over else None
        fact = Fact(calendar.days(day), _in_words(calendar, occurrence, event), in_a_line(calendar.language, calendar.site, to))
        (past if over else ahead).append((day.first_day, fact))
    for is_past, into in ((False, ahead), (True, past)):
        days = [left for left in agenda.left_out if (left.day < calendar.today) == is_past]
        firsts = dict.fromkeys((left.holiday for left in days), None)
        for fact, holiday in zip(_left_out(calendar, days), firsts, strict=True):
            into.append((min(left.day for left in days if left.holiday == holiday), fact))
    return tuple(f for _, f in sorted(ahead, key=lambda p: p[0])), tuple(f for _, f in sorted(past, key=lambda p: p[0], reverse=True))


def policies(calendar: Calendar, event: Event, agenda: Agenda) -> tuple[Fact, ...]:
    """How the series treats holidays, and for which years that is not known yet."""
    if not isinstance(event.when, Repeat) or event.when.holidays is HolidayPolicy.KEEP:
        return ()
    language = calendar.language
    facts = [Fact(sentence(language, "event-on-holidays"), sentence(language, f"event-holidays-{event.when.holidays.value}"))]
    years = sorted({o.rule_day.year for o in agenda.occurrences if o.provisional})
    facts += [Fact(sentence(language, "event-year", year=y), sentence(language, "event-provisional", year=y)) for y in years]
    return tuple(facts)
