"""An event's date → the row that stands for it on home, in a month, in a list; and the days that rows are gathered under."""

from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.language import Words
from generator.language import plain as unmarked
from generator.model.agenda import event_status, is_over, takes_place
from generator.model.event import Branch, Event, InSessions, PartRole
from generator.model.occurrence import Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.recurrence import Repeat
from generator.model.text import Id
from generator.model.when import Days, Time, TimeRange, Unclocked
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar, Tag, difference_of, moment, reason_of, tag_of, usual_time
from generator.outputs.parts.frame import KindMark, kind_mark
from generator.outputs.parts.sentences import Run, Sentence, Stamp, Title, closed, flow, sentence, title_of
from generator.outputs.parts.status_line import first_concerned


@dataclass(frozen=True, slots=True)
class Row:
    """`status` is the word of `data-status`; `tone` that of the tag where it is loud or past, else "".

    `when` is the time, `start` its beginning for narrow cells; `timed` if both are figures. `why`: what is different and for what
    reason. `units` wrap whole: where, with whom, how often.
    """

    event: Id
    status: str
    tone: str
    when: Run
    start: Run
    timed: bool
    tag: Tag
    title: Title
    href: str
    why: Sentence
    kind: KindMark
    units: tuple[Sentence, ...]


class Cards:
    """The rows of one edition in one language, each made once."""

    def __init__(self, edition: Edition, calendar: Calendar) -> None:
        self._edition, self._calendar = edition, calendar
        self._kinds: dict[Id, KindMark] = {}
        self._rows: dict[str, Row] = {}

    @property
    def calendar(self) -> Calendar:
        return self._calendar

    def of_date(self, event: Event, occurrence: Occurrence) -> Row:
        """One date, with its own status."""
        row = self._rows.get(occurrence.id)
        if row is None:
            language = self._calendar.language
            tag = tag_of(language, occurrence, in_series=False, today=self._calendar.today)
            title, units = self._part_title(event, occurrence)
            units = (*units, *self._places(occurrence.place), *self._others(event, occurrence))
            if occurrence.role is PartRole.WINDOW:
                units = units[:1]
            row = self._row(event, occurrence.status, tag, occurrence, title, units, occurrence.time)
            self._rows[occurrence.id] = row
        return row

    def of_event(self, event: Event, community: Id | None = None) -> tuple[date | None, Row]:
        """The whole event on the day that a list shows it under (its next date, or its last); None while no day is known.

        With a community, what is there: the branch with its own time, or the session.
        """
        language, today = self._calendar.language, self._calendar.today
        agenda = self._edition.agendas[event.id]
        status = event_status(event, agenda, today)
        shown = self._shown(event, community)
        branches = self._branches_in(event, community)
        tag = self._event_tag(event, status, shown)
        if branches:
            units: tuple[Sentence, ...] = tuple(unit for branch in branches for unit in self._places(branch.place, community))
            main = self._edition.site.venue(event.place)
            if main:
                units = (*units, sentence(language, "unit-main-venue", place=_flat(language.text(main.name))))
        else:
            units = (*self._places(shown.place if shown else event.place, community), *self._others(event, shown))
        if shown is None:
            title = title_of(language.text(event.title))
            time = language.say("date-tbd")
            why = self._why_undated(event)
            href = routes.link(routes.event(language.prefix, event.id))
            row = Row(event.id, status.value, _tone(tag), time, time, False, tag, title, href, why, self._kind(event.kind), units)
            return None, row
        own = [branch.time for branch in branches if branch.time is not None]
        time_there = own[0] if own else shown.time
        units = (*units, *self._rule(event, shown))
        row = self._row(event, status, tag, shown, title_of(language.text(event.title)), units, time_there)
        over = is_over(event, agenda, today)
        return (shown.days.last_day if over else max(shown.days.first_day, today)), row

    def _row(
        self, event: Event, status: Status, tag: Tag, occurrence: Occurrence, title: Title, units: tuple[Sentence, ...], time: Time
    ) -> Row:
        when = self._calendar.time(time, occurrence.days.first_day)
        start: Run = self._calendar.language.say("tag-tbd") if time is Unclocked.TBD else when
        if isinstance(time, TimeRange):
            start = Stamp(self._calendar.language.clock(time.start), moment(occurrence.days.first_day, time))
        return Row(
            event=event.id,
            status=status.value,
            tone=_tone(tag),
            when=when,
            start=start,
            timed=isinstance(time, TimeRange),
            tag=tag,
            title=title,
            href=routes.link(routes.event(self._calendar.language.prefix, event.id)),
            why=self._why(event, occurrence),
            kind=self._kind(event.kind),
            units=units,
        )

    def _kind(self, kind: Id) -> KindMark:
        if kind not in self._kinds:
            self._kinds[kind] = kind_mark(self._edition.site, self._calendar.language, kind)
        return self._kinds[kind]

    def _why(self, event: Event, occurrence: Occurrence) -> Sentence:
        if occurrence.change is None and occurrence.moved_from is None:
            return ()
        reason = reason_of(self._calendar, occurrence)
        if not takes_place(occurrence):
            return reason
        return flow(self._calendar.language, difference_of(self._calendar, occurrence, usual_time(event, occurrence)), reason)

    def _why_undated(self, event: Event) -> Sentence:
        if not event.changes or event.changes[0].reason is None:
            return ()
        reason = self._calendar.language.text(event.changes[0].reason)
        return sentence(self._calendar.language, "event-reason", reason=closed(reason))

    def _part_title(self, event: Event, occurrence: Occurrence) -> tuple[Title, tuple[Sentence, ...]]:
        """A subject or a window goes by its own name, and the event's stands beside it; a session says whom it reaches."""
        language = self._calendar.language
        event_title = language.text(event.title)
        if occurrence.role is PartRole.SUBJECT and occurrence.label:
            return title_of(language.text(occurrence.label)), ((_flat(event_title),),)
        if occurrence.role is PartRole.WINDOW and occurrence.label and isinstance(event.details, ExamService):
            window = next(w for w in event.details.windows if w.id == occurrence.part)
            where = language.text(occurrence.label)
            name = language.say("labelled", label=language.say(f"window-{window.kind.value}"), value=where.text)
            return title_of(where._replace(text=name)), ((_flat(event_title),),)
        if occurrence.role is PartRole.SESSION and isinstance(event.details, WasteSorting):
            session = next(s for s in event.details.sessions if s.id == occurrence.part)
            if session.reaches:
                return title_of(event_title), ((language.text(self._edition.site.config.reaches[session.reaches]),),)
        return title_of(event_title), ()

    def _places(self, place: Place | AtStation | None, community: Id | None = None) -> tuple[Sentence, ...]:
        """The venue's name, and its community where the name does not say it (and the page is not that community's)."""
        language, site = self._calendar.language, self._edition.site
        venue = site.venue(place)
        if venue is None:
            return ((language.say("place-tbd"),),)
        name = _flat(language.text(venue.name))
        if venue.community is None or venue.community == community:
            return ((name,),)
        there = language.text(site.config.communities[venue.community].name)
        return ((name,),) if there.text.casefold() in name.text.casefold() else ((there,), (name,))

    def _others(self, event: Event, occurrence: Occurrence | None) -> tuple[Sentence, ...]:
        """How many other venues take part at the same time."""
        if not event.branches or (occurrence and occurrence.part):
            return ()
        key = "unit-branches" if len(event.branches) > 1 else "unit-branches-one"
        return ((self._calendar.language.say(key, n=len(event.branches)),),)

    def _rule(self, event: Event, shown: Occurrence) -> tuple[Sentence, ...]:
        """How often, or from when until when."""
        language = self._calendar.language
        if isinstance(event.when, Repeat):
            return ((language.rule(event.when),),)
        if isinstance(event.when, InSessions):
            return ((language.say("campaign-sessions", n=len(event.parts)),),)
        days: Days = event.when if event.is_series and isinstance(event.when, Days) else shown.days
        return (self._calendar.days(days),) if len(days) > 1 else ()

    def _shown(self, event: Event, community: Id | None) -> Occurrence | None:
        agenda = self._edition.agendas[event.id]
        if community is not None and isinstance(event.when, InSessions):
            there = [o for o in (*agenda.occurrences, *agenda.later) if self._community(o.place) == community]
            ahead = [o for o in there if o.days.last_day >= self._calendar.today]
            chosen = next((o for o in ahead if takes_place(o)), None) or next(iter((*ahead, *there[-1:])), None)
            if chosen:
                return chosen
        return first_concerned(event, agenda, self._calendar)

    def _branches_in(self, event: Event, community: Id | None) -> list[Branch]:
        if community is None or self._community(event.place) == community:
            return []
        return [branch for branch in event.branches if self._community(branch.place) == community]

    def _community(self, place: Place | AtStation | None) -> Id | None:
        venue = self._edition.site.venue(place)
        return venue.community if venue else None

    def _event_tag(self, event: Event, status: Status, shown: Occurrence | None) -> Tag:
        language, today = self._calendar.language, self._calendar.today
        if status is Status.CANCELLED:
            return Tag("x", "cancel", language.say("tag-cancelled"))
        if status is Status.POSTPONED:
            return Tag("o", "postponed", language.say("tag-postponed"))
        if shown is None:
            return Tag("q", "tbd", language.say("tag-tbd"))
        if is_over(event, self._edition.agendas[event.id], today):
            return Tag("p", "closed", language.say("tag-past"))
        return tag_of(language, shown, in_series=event.is_series, today=today)


def _tone(tag: Tag) -> str:
    return tag.tone if tag.tone in ("x", "o", "p") else ""


def _flat(words: Words) -> Words:
    return words._replace(text=unmarked(words.text))
