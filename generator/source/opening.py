"""A line of opening hours → days and ranges.  Never infers: what is not one of these forms is refused."""

import re
from itertools import pairwise

from generator.model.hours import DayWord, HoursLine, Open, WholeDay
from generator.source.scalars import Refused, plain_form
from generator.source.times import time_range

LINE = re.compile(r"(每天|工作日|周末|节假日|周[一二三四五六日](?:[至、]周[一二三四五六日])*)\s*(.+)")
_WEEKDAYS = "一二三四五六日"
ALL_WEEK = frozenset(range(7))


def line(text: str) -> HoursLine:
    """周一至周五 08:30-12:00,14:30-18:00."""
    written = plain_form(text)
    if re.sub(r"\s", "", written) == WholeDay.ALWAYS.value:
        return HoursLine(ALL_WEEK, WholeDay.ALWAYS)
    match = LINE.fullmatch(written)
    if not match:
        raise Refused("hours-without-day" if re.match(r"[0-9]|休息", written) else "bad-hours", value=text)
    return HoursLine(_days(match[1], text), open_hours(match[2], text))


def _days(words: str, text: str) -> frozenset[int] | DayWord:
    if words == "每天":
        return ALL_WEEK
    if not words.startswith("周") or words == "周末":
        return DayWord(words)
    found: set[int] = set()
    for piece in words.split("、"):
        ends = [_WEEKDAYS.index(word[1]) for word in piece.split("至")]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise Refused("bad-hours", value=text)
        found.update(range(ends[0], ends[-1] + 1))
    return frozenset(found)


def open_hours(words: str, text: str | None = None) -> Open:
    """The right side of a line: 休息, 24小时, or ranges. `text` is the whole line, for the sentence."""
    whole = words if text is None else text
    written = plain_form(words)
    bare = re.sub(r"\s", "", written)
    if bare == WholeDay.CLOSED.value:
        return WholeDay.CLOSED
    if bare == WholeDay.ALWAYS.value:
        return WholeDay.ALWAYS
    try:
        ranges = sorted(time_range(piece) for piece in re.split("[,，、]", written))
    except Refused as problem:
        if problem.code == "bad-time":
            raise Refused("bad-hours", value=whole) from None
        raise
    if any(later.start <= earlier.end for earlier, later in pairwise(ranges)) or ranges[-1].end - 1440 > ranges[0].start:
        raise Refused("hours-overlap", value=whole)
    return tuple(ranges)
