"""What a calendar entry says, in one language: title, place, description.  Knows no calendar format and no dates but those it is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService, Window
from generator.language import Language, plain
from generator.ledger import Line
from generator.model.agenda import takes_place
from generator.model.changes import Action
from generator.model.event import Branch, Contact, Event, PartRole, SignUp, Visibility
from generator.model.geodesy import wgs84
from generator.model.occurrence import Occurrence, Slot, Status
from generator.model.site import Site
from generator.model.text import Id, PartId, Text
from generator.model.when import Unclocked
from generator.outputs.edition import Edition
from generator.outputs.feeds.plain_text import plain_text
from generator.outputs.feeds.vevent import Entry, Moment, Position, Rule

_PREFIX = {Status.CANCELLED: "feed-cancelled", Status.POSTPONED: "feed-postponed"}
_ROLES = (("lead", "feed-lead"), ("co", "feed-co"), ("support", "feed-support"))


class Span(NamedTuple):
    """When an entry is, as a calendar has it; see `Entry`."""

    start: Moment
    end: Moment
    rule: Rule | None = None
    left_out: tuple[Moment, ...] = ()
    recurrence_id: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Says one event. `above` and `below` stand around what a description says of one date; the last line below leads to the page.

    `revisions` are by UID; `stamp` is that of what subscribers have not been told of yet.
    """

    site: Site
    language: Language
    event: Event
    revisions: Mapping[str, Line]
    stamp: datetime
    title: str
    url: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    categories: tuple[str, ...]
    contact: str
    images: tuple[str, ...]
    follows: str

    def entry(self, uid: str, span: Span, occurrence: Occurrence) -> Entry:
        venue = self.site.venue(occurrence.place)
        name = self._text(venue.name) if venue else ""
        address = self._text(venue.address) if venue and venue.address else ""
        position = None
        if venue and venue.coords:
            lng, lat = wgs84(venue.coords)
            position = Position(round(lat, 6), round(lng, 6), name, address)
        off = not takes_place(occurrence)
        return Entry(
            event=self.event.id,
            uid=uid,
            stamp=self._stamp(uid),
            sequence=self._sequence(uid),
            summary=self.summary(occurrence),
            start=span.start,
            end=span.end,
            rule=span.rule,
            left_out=span.left_out,
            recurrence_id=span.recurrence_id,
            status="CANCELLED" if off else "TENTATIVE" if occurrence.time is Unclocked.TBD else "CONFIRMED",
            url=self.url,
            location=self.language.say("feed-location", name=name, address=address) if address else name,
            description=self._description(occurrence),
            categories=self.categories,
            contact=self.contact,
            position=position,
            images=self.images,
            follows=self.follows,
        )

    def tombstone(self, uid: str, span: Span) -> Entry:
        """All that a calendar is told of an event that was withdrawn."""
        withdrawn = self.language.say("feed-withdrawn")
        return Entry(
            uid=uid,
            stamp=self._stamp(uid),
            sequence=self._sequence(uid),
            summary=withdrawn,
            start=span.start,
            end=span.end,
            status="CANCELLED",
            url=self.url,
            withdrawn=True,
        )

    def _stamp(self, uid: str) -> datetime:
        line = self.revisions.get(uid)
        return line.revised if line else self.stamp

    def _sequence(self, uid: str) -> int:
        line = self.revisions.get(uid)
        return line.sequence if line else 0

    def summary(self, occurrence: Occurrence) -> str:
        title = self._titled(occurrence)
        if occurrence.time is Unclocked.TBD:
            title = self.language.say("feed-time-tbd", title=title)
        prefix = _PREFIX.get(occurrence.status)
        return self.language.say(prefix, title=title) if prefix else title

    def _titled(self, occurrence: Occurrence) -> str:
        if occurrence.label is None:
            return self.title
        label = self._text(occurrence.label)
        if occurrence.role is PartRole.WINDOW and (window := self._window(occurrence.part)):
            return self.language.say(f"feed-window-{window.kind.value}", title=self.title, label=label)
        return self.language.say("feed-subject", title=self.title, label=label)

    def _description(self, occurrence: Occurrence) -> str:
        lines = list(self._news(occurrence))
        if occurrence.role in (PartRole.SUBJECT, PartRole.WINDOW):
            window = self._window(occurrence.part)
            if window and window.note:
                lines.append(self._text(window.note))
            return "\n".join((*lines, *self.below[-1:]))
        lines += self.above
        venue = self.site.venue(occurrence.place)
        if venue is None:
            lines.append(self.language.say("feed-place-tbd"))
        elif venue.directions:
            lines.append(self.language.say("feed-directions", directions=self._text(venue.directions)))
        return "\n".join((*lines, *self.below))

    def _news(self, occurrence: Occurrence) -> Iterable[str]:
        """What is not as planned, the reason first."""
        say, change = self.language.say, occurrence.change
        if change and change.reason:
            yield self._text(change.reason)
        elif occurrence.holiday:
            yield say("feed-holiday", holiday=self._text(occurrence.holiday.name))
        if change and change.announced:
            yield say("feed-announced", day=self.language.day(change.announced))
        if occurrence.moved_from:
            now = Slot(occurrence.days, occurrence.time)
            yield say("feed-was", old=self._slot(occurrence.moved_from), new=self._slot(now))
        if occurrence.status is Status.POSTPONED:
            yield say("feed-no-new-date")
        elif change and change.action is Action.ADD:
            yield say("feed-added")

    def _slot(self, slot: Slot) -> str:
        days = self.language.days(slot.days)
        return days if slot.time is Unclocked.ALL_DAY else f"{days} {self.language.time(slot.time)}"

    def _window(self, part: PartId | None) -> Window | None:
        details = self.event.details
        windows = details.windows if isinstance(details, ExamService) else ()
        return next((window for window in windows if window.id == part), None)

    def _text(self, text: Text) -> str:
        return self.language.text(text).text


def wording(edition: Edition, language: Language, event: Event) -> Wording:
    site = edition.site

    def text(words: Text) -> str:
        return language.text(words).text

    url = routes.absolute(site.config.url, routes.event(language.prefix, event.id))
    above = [text(event.summary)] if event.summary else []
    if event.description:
        above.append(plain_text(language.body(event.description)[0]))
    old = site.events.get(event.follows) if event.follows else None
    if old is not None and old.visibility is not Visibility.PUBLIC:
        old = None
    contact = _contact(event.contact, site, language)
    return Wording(
        site=site,
        language=language,
        event=event,
        revisions=edition.revisions,
        stamp=datetime.combine(edition.today, time(), UTC),
        title=plain(text(event.title)),
        url=url,
        above=tuple(above),
        below=tuple(_below(site, language, event, contact, url)),
        categories=(kind_name(site, language, event.kind), *(text(topic) for topic in event.topics)),
        contact=contact,
        images=tuple(routes.absolute(site.config.url, routes.picture(image.file)) for image in event.images),
        follows=f"{old.uid_name}@{site.config.uid_domain}" if old else "",
    )


def kind_name(site: Site, language: Language, kind: Id) -> str:
    configured = site.config.kinds.get(kind)
    return language.text(configured.name).text if configured else language.say(f"kind-{kind}")


def _below(site: Site, language: Language, event: Event, contact: str, url: str) -> Iterable[str]:
    if event.branches:
        yield language.say("feed-branches")
        for branch in event.branches:
            yield f"· {_branch(site, language, branch)}"
    for role, key in _ROLES:
        names = [language.text(site.config.organisations[each.org].name).text for each in event.organisers if each.role == role]
        if names:
            yield language.say(key, names=language.join(names))
    if event.volunteers and event.volunteers.sign_up:
        yield language.say("feed-sign-up", how=_sign_up(language, event.volunteers.sign_up))
    if contact:
        yield language.say("feed-contact", contact=contact)
    yield language.say("feed-details", url=url)


def _branch(site: Site, language: Language, branch: Branch) -> str:
    venue = site.venue(branch.place)
    assert venue is not None
    words = language.text(venue.name).text
    if venue.community:
        community = language.text(site.config.communities[venue.community].name).text
        words = language.say("feed-branch", name=words, community=community)
    if branch.time is not None:
        words += f" {language.time(branch.time)}"
    return f"{words} {_sign_up(language, branch.sign_up)}" if branch.sign_up else words


def _sign_up(language: Language, sign_up: SignUp) -> str:
    how = [str(way) for way in (sign_up.url, sign_up.phone) if way]
    if sign_up.until:
        how.append(language.say("feed-until", day=language.day(sign_up.until)))
    return " ".join(how)


def _contact(contact: Contact | None, site: Site, language: Language) -> str:
    """The event's own, else the town's number."""
    if contact is None:
        return site.config.contact.phone or ""
    return " ".join([*([language.text(contact.name).text] if contact.name else []), *([contact.phone] if contact.phone else [])])
