"""What can be seen of each UID, in no language and in all → its hash, for the ledger.

Entries are made as for any feed, but by a Language that says what it is asked to say: keys for our own words, so that a better wording is
no change, and an author's text in every language that has it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import Any

from generator.language import Language, Words, plain
from generator.ledger import Told
from generator.model.event import Event, Visibility
from generator.model.text import Body, Html, Text
from generator.model.when import Days, Time, TimeRange
from generator.outputs.edition import Edition
from generator.outputs.feeds.entries import clusters
from generator.outputs.feeds.vevent import Entry

_UNSEEN = {"event", "uid", "stamp", "sequence", "url"}


class Untranslated(Language):
    """Of an author's words all that were written, of ours the key and what fills it, of days and times their numbers."""

    __slots__ = ()

    def say(self, key: str, **arguments: object) -> str:
        return "" if key == "feed-details" else f"{key}{[*arguments.items()]}"

    def text(self, text: Text) -> Words:
        return Words("\n".join((text.first, *(f"{tag}: {written}" for tag, written in text.others))))

    def body(self, body: Body) -> tuple[Html, str]:
        others = (part for tag, html in body.others for part in (f"<p>{tag}</p>", *html.parts))
        return Html((*body.first.parts, *others)), ""

    def day(self, day: date, today: date | None = None) -> str:
        return day.isoformat()

    def days(self, days: Days, today: date | None = None) -> str:
        return f"{days.first_day}/{days.last_day}"

    def time(self, time: Time) -> str:
        return f"{time.start}/{time.end}" if isinstance(time, TimeRange) else time.value

    def join(self, items: list[str]) -> str:
        return json.dumps(items, ensure_ascii=False)


def told(edition: Edition) -> Iterator[Told]:
    """A value a UID of every event that is public or withdrawn, whatever the feeds' window."""
    language = Untranslated(tag="", first="", prefix="")
    for event in (*edition.events.values(), *edition.withdrawn.values()):
        by_uid: dict[str, list[Entry]] = defaultdict(list)
        for cluster in clusters(edition, language, event):
            for entry in cluster.entries:
                by_uid[entry.uid].append(entry)
        for entries in by_uid.values():
            yield _told(event, entries, edition.site.config.url)


def _told(event: Event, entries: list[Entry], url: str) -> Told:
    """Of a master and its exceptions, or of one entry."""
    ends = [_last_day(entry) for entry in entries]
    return Told(
        uid=entries[0].uid,
        hash=blake2b(repr([_seen(entry, url) for entry in entries]).encode(), digest_size=16).hexdigest(),
        end=None if None in ends else max(end for end in ends if end),
        status=entries[0].status.lower(),
        title=plain(event.title.first),
        withdrawn=event.visibility is not Visibility.PUBLIC,
    )


def _seen(entry: Entry, url: str) -> list[tuple[str, Any]]:
    """What differs from an Entry that says nothing, so that a field that is added later changes no hash."""
    found = []
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name not in _UNSEEN and value != field.default:
            found.append((field.name, _neutral(value, url)))
    return sorted(found)


def _neutral(value: Any, url: str) -> Any:
    """Without what depends on Python's version, or on where the site stands."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_neutral(each, url) for each in value]
    if isinstance(value, str):
        return value.removeprefix(url)
    if hasattr(value, "__dataclass_fields__"):
        return [(field.name, _neutral(getattr(value, field.name), url)) for field in fields(value)]
    return value


def _last_day(entry: Entry) -> date | None:
    """None for a series without end."""
    if entry.rule is None:
        end = entry.end
        return (end - timedelta(microseconds=1)).date() if isinstance(end, datetime) else end - timedelta(days=1)
    until = entry.rule.until
    if isinstance(until, datetime):
        assert isinstance(entry.start, datetime)
        return until.astimezone(entry.start.tzinfo or UTC).date()
    return until
