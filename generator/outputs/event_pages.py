"""The page of one event, in each language: what it says; and the page of one that was withdrawn, which says only that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.language import Language, Words
from generator.model.agenda import coming, event_status, is_over
from generator.model.event import Event, Undated
from generator.model.occurrence import Agenda, Status
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import is_printed
from generator.outputs.parts.branches import BranchTable, branch_table
from generator.outputs.parts.dates import Calendar, DateRow, Fact, exceptions, next_rows, policies
from generator.outputs.parts.exam_details import ExamDetails, exam_details
from generator.outputs.parts.facts import SignUpView, contact, joining, organisers, results, sign_up_view, source_of
from generator.outputs.parts.frame import KindMark, frame, kind_mark, one_line
from generator.outputs.parts.json_ld import event_json_ld
from generator.outputs.parts.page import PageView
from generator.outputs.parts.places import PlaceView, place_view
from generator.outputs.parts.prose import Prose, prose
from generator.outputs.parts.sentences import Link, Sentence, Title, sentence, title_of
from generator.outputs.parts.session_details import SessionDetails, session_details
from generator.outputs.parts.status_line import StatusLine, first_concerned, status_line
from generator.outputs.parts.utc import end_of, utc_minute
from generator.outputs.parts.version import version_of
from generator.outputs.parts.when_block import WhenView, in_a_line, when_view
from generator.outputs.pictures import Figure, figures
from generator.plan import View


@dataclass(frozen=True, slots=True)
class Subscription:
    """`webcal` opens a calendar app; `address` is the same feed's address, to copy; `how` leads to its row on the page of all feeds."""

    webcal: str
    address: str
    how: str


class Later(NamedTuple):
    """What a script needs on a later day, in UTC minutes.

    `over`: the end of the last day, "" where it is not known. `begins`: the day of a single date, whose head then says today or tomorrow.
    """

    over: str
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView(PageView):
    """`status` is the event's word for `data-status`. `off`: cancelled, so no map and no calendar button. Empty parts are left out.

    `anchors` are the ids of the page's elements that others may link to. `poster` and `picture` are addresses, "" where there is no sheet.
    """

    template: ClassVar[str] = "event.html.jinja"

    event: Id
    kind: KindMark
    status: str
    heading: Title
    status_line: StatusLine
    when: WhenView
    off: bool
    over: bool
    place: PlaceView | None
    calendar_file: str
    subscription: Subscription | None
    summary: Words | None
    prose: Prose | None
    joining: tuple[Fact, ...]
    sign_up: SignUpView | None
    branches: BranchTable | None
    next_dates: tuple[DateRow, ...]
    exceptions: tuple[Fact, ...]
    past_exceptions: tuple[Fact, ...]
    details: ExamDetails | SessionDetails | None
    organisers: tuple[Fact, ...]
    results: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    onward: tuple[Link, ...]
    family: tuple[Sentence, ...]
    source: Sentence
    version: Sentence
    later: Later
    poster: str
    picture: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView(PageView):
    """The page of an event that should never have been published: 已撤下 and nothing else."""

    template: ClassVar[str] = "withdrawn.html.jinja"


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    followers: dict[Id, list[Event]] = {}
    for event in edition.events.values():
        if event.follows is not None and event.follows in edition.events:
            followers.setdefault(event.follows, []).append(event)
    for language in edition.languages:
        calendar = Calendar(language, edition.today, edition.site)
        for event in edition.events.values():
            yield routes.path(routes.event(language.prefix, event.id)), event_view(edition, calendar, event, followers.get(event.id, []))
        for event in edition.withdrawn.values():
            yield routes.path(routes.event(language.prefix, event.id)), withdrawn_view(edition, language, event)


def event_view(edition: Edition, calendar: Calendar, event: Event, followers: Sequence[Event] = ()) -> EventView:
    site, language, today = edition.site, calendar.language, edition.today
    agenda = edition.agendas[event.id]
    status = event_status(event, agenda, today)
    over = is_over(event, agenda, today)
    off = status is Status.CANCELLED
    when = when_view(calendar, event, agenda, status)
    shown = first_concerned(event, agenda, calendar)
    place = place_view(language, site, (shown.place if shown else None) or event.place)
    ahead, past = exceptions(calendar, event, agenda) if event.is_series else ((), ())
    description = prose(language, event.description) if event.description else None
    pictures = figures(language, event.images)
    details = _details(calendar, event, agenda)
    heading = title_of(language.text(event.title))
    return EventView(
        origin=event.origin,
        **frame(edition, language, lambda prefix: routes.event(prefix, event.id)),
        section="events",
        title="".join(heading.pieces),
        description=language.text(event.summary).text if event.summary else _description(language, when, place),
        json_ld=event_json_ld(edition, language, event),
        image=_image(edition, calendar, event, pictures),
        event=event.id,
        kind=kind_mark(site, language, event.kind),
        status=status.value,
        heading=heading,
        status_line=status_line(calendar, event, agenda, status),
        when=when,
        off=off,
        over=over,
        place=place,
        calendar_file=_calendar_file(language, event, status, over),
        subscription=_subscription(site, language, event) if is_offered(edition, event) else None,
        summary=language.text(event.summary) if event.summary else None,
        prose=description,
        joining=joining(calendar, event),
        sign_up=sign_up_view(calendar, event.volunteers.sign_up) if event.volunteers and not off and not over else None,
        branches=branch_table(calendar, event, status, over=over),
        next_dates=next_rows(calendar, event, coming(agenda, today)) if event.is_series else (),
        exceptions=(*ahead, *policies(calendar, event, agenda)),
        past_exceptions=past,
        details=details,
        organisers=(*organisers(language, site, event.organisers), *contact(language, event.contact)),
        results=results(language, event),
        figures=pictures,
        onward=_onward(edition, calendar, event, when),
        family=_family(edition, language, event, followers),
        source=source_of(language, event.source) if event.source else (),
        later=_later(edition, event, agenda, status),
        version=version_of(edition, calendar, event),
        poster=routes.link(routes.flyer(language.prefix, event.id)) if is_printed(edition, event) else "",
        picture=routes.link(routes.share_picture(language.prefix, event.id)) if is_printed(edition, event) else "",
        anchors=(*_anchors(description), *_part_anchors(details)),
    )


def _later(edition: Edition, event: Event, agenda: Agenda, status: Status) -> Later:
    """Nothing of what is off, has no day yet, or goes on beyond what is known."""
    dates = (*agenda.occurrences, *agenda.later)
    if status in (Status.CANCELLED, Status.POSTPONED) or not dates or agenda.beyond:
        return Later("", "")
    over = str(max(end_of(edition.zone, occurrence.days) for occurrence in dates))
    single = len(dates) == 1 and len(dates[0].days) == 1 and dates[0].status is Status.SCHEDULED and dates[0].change is None
    return Later(over, str(utc_minute(edition.zone, dates[0].days.first_day)) if single and not event.is_series else "")


def withdrawn_view(edition: Edition, language: Language, event: Event) -> WithdrawnView:
    return WithdrawnView(
        origin=event.origin,
        **frame(edition, language, lambda prefix: routes.event(prefix, event.id)),
        section="",
        title=language.say("tag-withdrawn"),
        indexed=False,
    )


def _image(edition: Edition, calendar: Calendar, event: Event, pictures: tuple[Figure, ...]) -> str:
    """What a chat shows beside a link to it: its first photo, or the square picture drawn of it."""
    if pictures:
        return routes.absolute(edition.site.config.url, pictures[0].address)
    own = routes.link_picture(calendar.language.prefix, event.id)
    return routes.absolute(edition.site.config.url, own) if is_printed(edition, event) else ""


def _description(language: Language, when: WhenView, place: PlaceView | None) -> str:
    return language.join([in_a_line(when), place.name.text] if place else [in_a_line(when)])


def _calendar_file(language: Language, event: Event, status: Status, over: bool) -> str:
    """The one event for a calendar; none once it is over or off, nor while nobody knows its day."""
    if over or status in (Status.CANCELLED, Status.POSTPONED) or isinstance(event.when, Undated):
        return ""
    return routes.link(routes.event_ics(language.prefix, event.id))


def _subscription(site: Site, language: Language, event: Event) -> Subscription:
    feed = routes.feed_series(language.prefix, event.id)
    how = routes.link(routes.subscribe(language.prefix, "series", event.id))
    return Subscription(routes.webcal(site.config.url, feed), routes.absolute(site.config.url, feed), how)


def is_offered(edition: Edition, event: Event) -> bool:
    """Whether one would subscribe to this event alone: it has a feed, is not over and not called off."""
    if not event.has_own_feed:
        return False
    agenda = edition.agendas[event.id]
    return not is_over(event, agenda, edition.today) and event_status(event, agenda, edition.today) is not Status.CANCELLED


def _details(calendar: Calendar, event: Event, agenda: Agenda) -> ExamDetails | SessionDetails | None:
    if isinstance(event.details, ExamService):
        return exam_details(calendar, event, agenda)
    if isinstance(event.details, WasteSorting) and event.details.sessions:
        return session_details(calendar, event, agenda)
    return None


def _onward(edition: Edition, calendar: Calendar, event: Event, when: WhenView) -> tuple[Link, ...]:
    """Where to look for other events: the month, up to the last that is shown, the kind, the community."""
    language, site = calendar.language, calendar.site
    found = []
    if when.block.datetime:
        day = date.fromisoformat(when.block.datetime)
        if day.replace(day=1) <= edition.horizon:
            words = language.say("go-month", month=language.month(day, calendar.today))
            found.append(Link(words, routes.link(routes.month(language.prefix, day))))
    kind = kind_mark(site, language, event.kind)
    found.append(Link(language.say("go-kind", kind=kind.name.text), kind.href, kind.name.lang))
    venue = site.venue(event.place)
    if venue and venue.community:
        name = language.text(site.config.communities[venue.community].name)
        words = language.say("go-community", community=name.text)
        found.append(Link(words, routes.link(routes.community(language.prefix, venue.community)), name.lang))
    return tuple(found)


def _family(edition: Edition, language: Language, event: Event, followers: Sequence[Event]) -> tuple[Sentence, ...]:
    """The series that this one continues, and those that continue it."""
    found = []
    before = edition.events.get(event.follows) if event.follows else None
    if before:
        found.append(sentence(language, "event-follows", event=_event_link(language, before)))
    found += [sentence(language, "event-followed-by", event=_event_link(language, after)) for after in followers]
    return tuple(found)


def _event_link(language: Language, event: Event) -> Link:
    title = language.text(event.title)
    return Link(one_line(title.text), routes.link(routes.event(language.prefix, event.id)), title.lang)


def _anchors(text: Prose | None) -> tuple[str, ...]:
    return tuple(h.anchor for h in text.headings) if text else ()


def _part_anchors(details: ExamDetails | SessionDetails | None) -> tuple[str, ...]:
    if isinstance(details, ExamDetails):
        return (*(p.id for p in details.points), *(e.anchor for e in details.extracts))
    return tuple(r.id for r in (*details.coming, *details.past)) if details else ()
