"""The words of a rule → its parts: `2 weeks`, `mon`, `10`, `last fri`.  Knows the words, not which days they name."""

import re

from generator.model.recurrence import WEEKDAYS, DayOfMonth, Every, OnDay, Ordinal, Weekday
from generator.source.scalars import Refused, plain_form

MAX_EVERY = 99

EVERY = re.compile(r"(?:([0-9]{1,9}) +)?(week|month|year)(s?)")
ORDINAL = re.compile(r"(1st|2nd|3rd|4th|5th|last) +([a-z]+)")
_NTH = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}


def every(text: str) -> Every:
    match = EVERY.fullmatch(plain_form(text))
    if not match or (match[3] and not match[1]) or (match[1] and match[2] == "year"):
        raise Refused("bad-every", value=text)
    number = int(match[1] or 1)
    if not 1 <= number <= MAX_EVERY:
        raise Refused("bad-every", value=text)
    if match[2] == "week":
        return Every(number, "week")
    return Every(number, "month" if match[2] == "month" else "year")


def on(text: str) -> OnDay:
    written = plain_form(text)
    if written in WEEKDAYS:
        return Weekday(WEEKDAYS.index(written))
    if re.fullmatch(r"[0-9]{1,2}", written) and 1 <= int(written) <= 31:
        return DayOfMonth(int(written))
    match = ORDINAL.fullmatch(written)
    if match and match[2] in WEEKDAYS:
        return Ordinal(_NTH[match[1]], WEEKDAYS.index(match[2]))
    raise Refused("bad-on", value=text, meant=_meant(written))


def _meant(written: str) -> str:
    """周一, 星期一, 礼拜一, Monday, Mon → mon; "" for anything else."""
    if match := re.fullmatch("(?:周|星期|礼拜)([一二三四五六日天])", written):
        return WEEKDAYS["一二三四五六日".index(match[1].replace("天", "日"))]
    short = written.casefold()[:3]
    return short if short in WEEKDAYS and written.isalpha() else ""
