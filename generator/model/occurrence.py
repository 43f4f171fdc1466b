"""The single dates on which an event takes place, as they now stand."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.changes import Change
from generator.model.event import PartRole
from generator.model.holidays import Holiday
from generator.model.place import AtStation, Place
from generator.model.text import Id, PartId, Text
from generator.model.when import LAST_DAY, Days, Time


class Status(Enum):
    """The words of `data-status`, of events.json and of the schema.org eventStatus."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Slot:
    """Days and the time on them."""

    days: Days
    time: Time


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an event.

    `id` is the UID without its domain; for a date of a series `NAME.YYYYMMDD` (the day by the rule, or the added day).
    `days` and `time` as now valid; a cancelled or postponed one keeps its old ones. `moved_from` is what stood before a move.
    `change` is the author's line that touched it; `holiday` the range that shifted it. `provisional`: the year's holidays are not
    published yet, so a date that heeds them may still change.
    """

    id: str
    event: Id
    role: PartRole | None  # None: the event itself or a date of its series
    part: PartId | None
    label: Text | None  # the part's own words: a subject, a window's street
    rule_day: date
    days: Days
    time: Time
    place: Place | AtStation | None
    status: Status = Status.SCHEDULED
    moved_from: Slot | None = None
    change: Change | None = None
    holiday: Holiday | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A date by the rule that does not take place: `except`, or in a holiday of a series that skips them."""

    day: date
    holiday: Holiday | None  # None: the author's `except`


@dataclass(frozen=True, slots=True)
class Agenda:
    """When one event takes place, as it now stands.

    `occurrences`: every date up to the horizon (inclusive, by the day now valid), sorted by days, time, id.
    `later`: those beyond the horizon that no rule tells: changed, shifted, added, and dates of an event without a rule.
    `left_out`: all such days, sorted, those beyond the horizon included as far as holidays are published.
    `beyond`: the first date beyond the horizon that takes place, or if none does the first one there is.
    `points`: an exam's service points, each for its whole span, whatever the horizon; they are in no calendar.
    `cancelled_all`: the line that cancels all that was not past; dates beyond the horizon that it alone touches are not in `later`.
    """

    occurrences: tuple[Occurrence, ...]
    later: tuple[Occurrence, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    beyond: Occurrence | None = None
    points: tuple[Occurrence, ...] = ()
    cancelled_all: Change | None = None
    horizon: date = LAST_DAY
