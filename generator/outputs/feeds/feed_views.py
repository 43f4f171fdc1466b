"""What a calendar file says, in one language: the Views of feeds and of single events' files."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from generator.outputs.feeds.vevent import Entry
from generator.plan import View
from generator.routes import Variant


class Zone(NamedTuple):
    """The site's zone as one VTIMEZONE says it: its offset does not change within the shown dates (`checks`)."""

    id: str
    offset: timedelta
    name: str


class Shortened(NamedTuple):
    """A feed that would have been too big: its entries end with `last_day`, so many days ahead instead of those configured."""

    last_day: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView(View):
    """`url` is the page that shows the same, `source` the feed's own address, both absolute. `colour` is `#rrggbb`.

    `stamp` is UTC. `entries`: masters before their overrides.
    """

    language: str
    name: str
    description: str
    url: str
    source: str
    colour: str
    zone: Zone
    stamp: datetime
    entries: tuple[Entry, ...]
    variant: Variant = Variant.PLAIN
    shortened: Shortened | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFileView(View):
    """event.ics: one event to import, with reminders, and nothing that would make a calendar of it."""

    language: str
    zone: Zone
    entries: tuple[Entry, ...]
