"""site_config.yml → Config.  Knows what the site's settings mean together."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from generator.diagnostics import Diagnostic, Origin, error
from generator.kinds import KINDS
from generator.model.event import Event
from generator.model.names import NO_EVENT_IDS
from generator.model.recurrence import Repeat
from generator.model.site import Config
from generator.model.station import AMENITIES, STATION_TYPES
from generator.model.when import LAST_DAY, Days
from generator.source.fields import schema
from generator.source.nodes import Document, MappingNode, Node, Scalar, Sequence
from generator.source.reading import BAD, Bad, Reading, wrong_shape
from generator.source.words import KNOWN_LANGUAGES

LANGUAGES_IF_UNKNOWN = KNOWN_LANGUAGES
_SCHEMA = schema(Config, skip=("origin",))
_BUILT_IN = (
    ("kinds", tuple(kind.id for kind in KINDS)),
    ("kinds", tuple(NO_EVENT_IDS)),
    ("station-types", STATION_TYPES),
    ("amenities", AMENITIES),
)


def written_languages(document: Document) -> tuple[str, ...]:
    """The languages that the rest is read with, as far as they can be made out."""
    root = document.root
    node = root.entries["languages"][1] if type(root) is MappingNode and "languages" in root.entries else None
    if type(node) is not Sequence:
        return LANGUAGES_IF_UNKNOWN
    tags = tuple(dict.fromkeys(item.text for item in node.items if type(item) is Scalar and item.text in KNOWN_LANGUAGES))
    return tags or LANGUAGES_IF_UNKNOWN


def decode_config(node: Node, reading: Reading) -> Config | Bad:
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    values, good = _SCHEMA.collect(node, reading)
    for key, names in _BUILT_IN:
        member = node.entries[key][1] if key in node.entries else None
        for name, _ in member.entries.values() if type(member) is MappingNode else ():
            if name.text in names:
                reading.refuse("built-in-name", name, name=name.text, key=key)
                good = False
    return Config(origin=Origin(reading.document.path), **values) if good else BAD


def changing_offset(config: Config, events: Iterable[Event]) -> Diagnostic | None:
    """A zone whose offset from UTC changes from the year of the first date to three years after the last.

    An open-ended series counts up to three years after its beginning: feeds never reach further ahead of any `now` that shows it.
    """
    days = [day for event in events for day in _ends(event)]
    if not days:
        return None
    zone = ZoneInfo(config.timezone)
    moment = datetime(min(days).year, 1, 1, 12, tzinfo=UTC)
    last = datetime(min(max(days).year + 3, LAST_DAY.year), 12, 31, tzinfo=UTC)
    before = moment.astimezone(zone).utcoffset()
    while moment <= last:
        if moment.astimezone(zone).utcoffset() != before:
            at = Origin(config.origin.path, ("timezone",))
            return error("timezone-changes", at, zone=config.timezone, day=moment.date())
        moment += timedelta(days=7)
    return None


def _ends(event: Event) -> Iterable[Any]:
    when = event.when
    if isinstance(when, Days):
        yield from (when.first_day, when.last_day)
    elif isinstance(when, Repeat):
        yield from (when.from_, when.until or when.from_)
    for part in event.parts:
        yield from (part.days.first_day, part.days.last_day)
