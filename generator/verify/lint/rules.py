"""An RRULE → its parts, and which of them no program can follow (RFC 5545, section 3.3.10).  Knows no date but the last."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.verify.lint.values import Moment, moment

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_CALENDAR = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", *_CALENDAR)
_NUMBERS = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
_NOT_WITH: Mapping[str, tuple[str, ...]] = {
    "BYWEEKNO": _FREQUENCIES[:-1],
    "BYYEARDAY": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYMONTHDAY": ("WEEKLY",),
}
_BY_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_LONGEST = 2_000


class OnWeekday(NamedTuple):
    """`nth` is 0 for every one."""

    nth: int
    weekday: int


class Fault(NamedTuple):
    """`piece` as it stands in the rule; `why`: what would stand there rightly, or what it does not go with."""

    code: str
    piece: str
    why: str = ""


@dataclass(slots=True)
class Rule:
    """`week_start`: the weekday on which weeks begin. `numbers`: BYMONTH and the like."""

    frequency: str = ""
    interval: int = 1
    count: int | None = None
    until: Moment | None = None
    on: tuple[OnWeekday, ...] = ()
    week_start: int = 0
    numbers: dict[str, frozenset[int]] = field(default_factory=dict)
    scale: str = ""

    @property
    def is_simple(self) -> bool:
        """Whether days can be held against it one by one."""
        others = {"BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND", "BYWEEKNO"}
        return self.frequency in _CALENDAR and not self.scale and not others & self.numbers.keys()


def parse(written: str) -> tuple[Rule, list[Fault]]:
    """What can be made out of it, and what is wrong with it."""
    rule, faults = Rule(scale="?" if "RSCALE=" in written.upper() else ""), list[Fault]()
    if len(written) > _LONGEST:
        return rule, [Fault("ics-bad-rule", written[:20])]
    seen: set[str] = set()
    for part in written.split(";"):
        name, equals, value = part.partition("=")
        name, value = name.upper(), value.upper()
        if not equals or name in seen or not _read(rule, name, value):
            faults.append(_fault(part, name))
        seen.add(name)
    if "FREQ" not in seen:
        faults.append(Fault("ics-bad-rule", "", "FREQ=WEEKLY"))
    return rule, faults or list(_combinations(rule, written))


def _fault(part: str, name: str) -> Fault:
    if part.upper().startswith("UNTIL="):
        try:
            moment(part[6:], "")
        except ValueError:
            return Fault("ics-no-such-date", part[6:])
    return Fault("ics-bad-rule", part, _EXAMPLES.get(name, ""))


_EXAMPLES = {
    "FREQ": "FREQ=WEEKLY",
    "INTERVAL": "INTERVAL=2",
    "COUNT": "COUNT=10",
    "UNTIL": "UNTIL=20261231T155959Z",
    "BYDAY": "BYDAY=MO,TH",
    "BYMONTHDAY": "BYMONTHDAY=10",
    "BYMONTH": "BYMONTH=3",
    "WKST": "WKST=MO",
}


def _read(rule: Rule, name: str, value: str) -> bool:
    """False for a part that is none, or has a value that is none."""
    if name in _NUMBERS and rule.scale:
        return value != ""  # other calendars have other months (RFC 7529, section 4.1)
    if name in _NUMBERS:
        low, high = _NUMBERS[name]
        pieces = value.split(",")
        if not all(_NUMBER.fullmatch(piece) and low <= int(piece) <= high and (low >= 0 or int(piece)) for piece in pieces):
            return False
        rule.numbers[name] = frozenset(map(int, pieces))
        return True
    reader = _READERS.get(name)
    return reader is not None and reader(rule, value)


def _frequency(rule: Rule, value: str) -> bool:
    rule.frequency = value
    return value in _FREQUENCIES


def _interval(rule: Rule, value: str) -> bool:
    if not _NUMBER.fullmatch(value) or int(value) < 1:
        return False
    rule.interval = int(value)
    return True


def _count(rule: Rule, value: str) -> bool:
    if not _NUMBER.fullmatch(value) or int(value) < 1:
        return False
    rule.count = int(value)
    return True


def _until(rule: Rule, value: str) -> bool:
    try:
        rule.until = moment(value, "")
    except ValueError:
        return False
    return rule.until is not None


def _by_day(rule: Rule, value: str) -> bool:
    matches = [_BY_DAY.fullmatch(piece) for piece in value.split(",")]
    if not all(match and (match[1] is None or 1 <= abs(int(match[1])) <= 53) for match in matches):
        return False
    rule.on = tuple(OnWeekday(int(match[1] or 0), _WEEKDAYS[match[2]]) for match in matches if match)
    return True


def _week_start(rule: Rule, value: str) -> bool:
    rule.week_start = _WEEKDAYS.get(value, 0)
    return value in _WEEKDAYS


def _scale(rule: Rule, value: str) -> bool:
    rule.scale = value
    return value != ""


_READERS: Mapping[str, Callable[[Rule, str], bool]] = {
    "FREQ": _frequency,
    "INTERVAL": _interval,
    "COUNT": _count,
    "UNTIL": _until,
    "BYDAY": _by_day,
    "WKST": _week_start,
    "RSCALE": _scale,
    "SKIP": lambda rule, value: value in ("OMIT", "BACKWARD", "FORWARD"),
}


def _combinations(rule: Rule, written: str) -> list[Fault]:
    """What may not stand together."""
    found = []
    if rule.count is not None and rule.until is not None:
        found.append(Fault("ics-rule-combination", "COUNT", "UNTIL"))
    for name, frequencies in _NOT_WITH.items():
        if name in rule.numbers and rule.frequency in frequencies:
            found.append(Fault("ics-rule-combination", name, f"FREQ={rule.frequency}"))
    has_ordinals = any(each.nth for each in rule.on)
    if has_ordinals and (rule.frequency not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in rule.numbers):
        found.append(Fault("ics-rule-combination", _piece(written, "BYDAY"), f"FREQ={rule.frequency}"))
    elif has_ordinals and rule.frequency == "MONTHLY" and any(abs(each.nth) > 5 for each in rule.on):
        found.append(Fault("ics-bad-rule", _piece(written, "BYDAY"), "BYDAY=2SA"))
    if "BYSETPOS" in rule.numbers and not rule.on and len(rule.numbers) == 1:
        found.append(Fault("ics-rule-combination", "BYSETPOS", "BYDAY"))
    return found


def _piece(written: str, name: str) -> str:
    return next((part for part in written.split(";") if part.upper().startswith(name)), "")
