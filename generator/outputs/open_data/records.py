"""An event as the data files have it: values, in no format."""

from dataclasses import dataclass
from datetime import date, datetime

Texts = tuple[tuple[str, str], ...]
"""Language tag and words, the first language first."""
Moment = date | datetime


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    name: Texts
    address: str | None
    community: str | None
    station: str | None


@dataclass(frozen=True, slots=True)
class OccurrenceRecord:
    """`start` and `end` are times in the site's zone, or days with an exclusive end."""

    id: str
    start: Moment
    end: Moment
    time_tbd: bool
    status: str
    place: PlaceRecord | None
    moved_from: Moment | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class EventRecord:
    id: str
    kind: str
    title: Texts
    status: str
    url: str
    place: PlaceRecord | None
    occurrences: tuple[OccurrenceRecord, ...]

    @property
    def event(self) -> str:
        return self.id
