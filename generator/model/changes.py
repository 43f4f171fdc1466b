"""What the author says of single dates of an event, afterwards."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.place import AtStation, Place
from generator.model.text import PartId, Text
from generator.model.when import Days, Time


class Action(Enum):
    KEEP = "keep"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    MOVE = "move"
    AMEND = "amend"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class To:
    """What is new; None = as it was."""

    days: Days | None = None
    time: Time | None = None
    place: Place | AtStation | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of `changes`.

    `day` (the key `date`) is the day by the rule (of `add`: the new day), `part` a session, subject, window or point."""

    action: Action
    day: date | None = None
    part: PartId | None = None
    to: To | None = None
    reason: Text | None = None
    announced: date | None = None
