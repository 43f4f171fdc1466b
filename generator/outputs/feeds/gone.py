"""Entries that subscribers were told of and that the sources no longer make: which are an author's mistake, and what a calendar is told.

Moving a date back onto its rule, or ending a window a day earlier, takes an entry away rightly: a tombstone says so. A file or a part that
is deleted says nothing to anyone: then the author has to.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.diagnostics import Diagnostic, Span, error
from generator.language import plain
from generator.ledger import PATH, Line, Told
from generator.model.event import Event, Undated
from generator.outputs.edition import Edition

_HASH = "gone"


@dataclass(frozen=True, slots=True)
class Gone:
    """`event` is None if its file is gone as well. `mistake`: the code of what the author must mend, "" where a tombstone is right."""

    line: Line
    event: Event | None
    mistake: str

    @property
    def day(self) -> date:
        """Where a tombstone stands."""
        return self.line.end or self.line.revised.date()

    @property
    def told(self) -> Told:
        line = self.line
        return Told(uid=line.uid, hash=_HASH, end=self.day, status="cancelled", title=line.title, withdrawn=True)


def gone(edition: Edition, uids: Collection[str]) -> Iterator[Gone]:
    """In the ledger but not among `uids`, and not past; a tombstone as long as feeds look back."""
    today, kept = edition.today, timedelta(days=edition.site.config.feeds.past_days)
    events = {event.uid_name: event for event in (*edition.events.values(), *edition.withdrawn.values())}
    for uid, line in edition.ledger.items():
        if uid in uids:
            continue
        name, domain = uid.split("@", 1)
        event = events.get(name.partition(".")[0]) if domain == edition.site.config.uid_domain else None
        if line.withdrawn:
            found = Gone(line, event, "")
            if found.day + kept >= today:
                yield found
        elif line.end is None or line.end >= today:
            yield Gone(line, event, _mistake(event, name))


def _mistake(event: Event | None, name: str) -> str:
    if event is None:
        return "event-gone"
    if isinstance(event.when, Undated):
        return "event-undated"
    _, _, part = name.partition(".")
    known = {each.id for each in event.parts}
    if part and part.partition(".")[0] not in known and not (event.is_series and part.isdigit()):
        return "part-gone"
    return ""


def diagnose(edition: Edition) -> list[Diagnostic]:
    """What was deleted without a word, and how to say it."""
    missing = [one for one in gone(edition, edition.revisions) if one.mistake]
    if not missing:
        return []
    domain = edition.site.config.uid_domain
    if all(not line.uid.endswith(f"@{domain}") for line in edition.ledger.values()):
        old = next(iter(edition.ledger)).partition("@")[2]
        return [error("uid-domain-changed", edition.site.config.origin / "uid-domain", old=old, value=domain)]
    return [_diagnosed(edition, one) for one in missing]


def _diagnosed(edition: Edition, one: Gone) -> Diagnostic:
    name = one.line.uid.partition("@")[0]
    event_name, _, part = name.partition(".")
    at = one.event.origin if one.event else Span(PATH, one.line.number, 1, 1)
    renamed = _renamed(edition, one.line) if one.mistake == "event-gone" else None
    if renamed:
        return error("event-renamed", renamed.origin, old=event_name, value=renamed.id)
    return error(one.mistake, at, value=event_name, title=one.line.title, part=part)


def _renamed(edition: Edition, line: Line) -> Event | None:
    """An event of which nobody was told, with the same title."""
    known = {uid.partition("@")[0].partition(".")[0] for uid in edition.ledger}
    return next((e for e in edition.events.values() if e.uid_name not in known and plain(e.title.first) == line.title), None)
