"""Words and dates in one language: the only file that writes a date.  Layer 5: knows the model, no HTML.

Sentences, patterns and the names of days and months stand in locales/TAG.yml, all with the same keys and placeholders. Babel knows the
names as well, but takes 40 ms to import: the tests hold ours against its.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple, overload

import yaml

from generator.model.hours import DayWord, Open, UsualHours, WholeDay
from generator.model.recurrence import DayOfMonth, OnDay, Ordinal, Repeat, Weekday
from generator.model.site import Config
from generator.model.text import Body, Html, Text
from generator.model.when import MINUTES_A_DAY, Days, Time, TimeRange, Unclocked
from generator.routes import prefix_of
from generator.traditional import Names, traditional, traditional_html

KNOWN = ("zh-Hans", "en")
"""Languages that have all their words in locales/."""

CONVERTED = {"zh-Hant": "zh-Hans"}
"""Languages whose words are made from another's, but for those that locales/ has."""

_CHINESE = "⺀-鿿、-】！-～“”‘’…—"
_BREAK = re.compile(rf"(?<=[{_CHINESE}])\|(?=[{_CHINESE}])")


class Words(NamedTuple):
    """A text as shown. `lang` is "" in the page's own language, else the tag of the language that stands in for it."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """`tag` is BCP 47; `first` the site's first language; `prefix` the beginning of its addresses ("" or "en/").

    `names`: of a converted language, what the site's author calls communities and organisations in it.
    """

    tag: str
    first: str
    prefix: str
    names: Names = ()

    def say(self, key: str, **arguments: object) -> str:
        """The sentence `key` of locales/TAG.yml with its placeholders filled; KeyError for an unknown key."""
        return _locale(self.tag)[key].format(**arguments)

    def text(self, text: Text) -> Words:
        """The author's words, or the first language's in their place."""
        words = _written(text, self.tag, self.first)
        if words is None and self.tag in CONVERTED:
            original = _written(text, CONVERTED[self.tag], self.first)
            words = None if original is None else traditional(original, self.names)
        return Words(text.first, self.first) if words is None else Words(words)

    def body(self, body: Body) -> tuple[Html, str]:
        """The author's rendered Markdown and the `lang` to mark it with ("" for the page's own)."""
        html = _written(body, self.tag, self.first)
        if html is None and self.tag in CONVERTED:
            original = _written(body, CONVERTED[self.tag], self.first)
            html = None if original is None else traditional_html(original, self.names)
        return (body.first, self.first) if html is None else (html, "")

    def day(self, day: date, today: date | None = None) -> str:
        """12月10日（周四）, "Thursday 10 December"; with its year unless it is that of `today`."""
        return _day(self.tag, day, today is None or day.year != today.year)

    def day_in_short(self, day: date, today: date | None = None) -> str:
        """12月10日, "10 December": in small print; with its year as `day` has it."""
        key = _with_year("day-of-month", today is None or day.year != today.year)
        return self.say(key, year=day.year, month=_list(self.tag, "months")[day.month - 1], day=day.day)

    def days(self, days: Days, today: date | None = None) -> str:
        """6月7日至9日; one day as `day` does."""
        return self.day(days.first_day, today) if len(days) == 1 else "".join(self.days_in_pieces(days, today))

    def days_in_pieces(self, days: Days, today: date | None = None) -> tuple[str, str, str]:
        """The first day, what stands between, the last: 6月7日, 至, 9日. The year stands once, or where the two differ twice."""
        return _span(self.tag, days, today is None or days.first_day.year != today.year)

    def weekday(self, day: date) -> str:
        """周四, "Thu"."""
        return _list(self.tag, "weekdays-short")[day.weekday()]

    def month(self, day: date, today: date | None = None) -> str:
        """12月, "December"; with its year unless it is that of `today`."""
        name = _list(self.tag, "months")[day.month - 1]
        return name if today is not None and day.year == today.year else self.say("month-year", month=name, year=day.year)

    def month_in_short(self, day: date) -> str:
        """12月, "Dec"."""
        return _list(self.tag, "months-short")[day.month - 1]

    def time(self, time: Time) -> str:
        """08:30–11:00, 19:00–次日02:00, 全天, 时间待定."""
        return self.say(f"time-{time.value}") if isinstance(time, Unclocked) else _range(self.tag, time)

    def clock(self, minutes: int) -> str:
        """08:30 for 510."""
        return _clock(minutes)

    def rule(self, repeat: Repeat) -> str:
        """每周一、周四; every second Saturday of the month …"""
        return _rule(self.tag, repeat.every.count, repeat.every.unit, repeat.on, repeat.from_)

    def hours_days(self, days: frozenset[int] | DayWord) -> str:
        """周一至周五, 工作日."""
        if isinstance(days, DayWord):
            return self.say(f"hours-{days.name.lower()}")
        if len(days) == 7:
            return self.say("hours-daily")
        names = _list(self.tag, "weekdays-short")
        pieces = []
        for run in _runs(sorted(days)):
            if len(run) > 2:
                pieces.append(self.say("hours-weekdays", first=names[run[0]], last=names[run[-1]]))
            else:
                pieces += [names[day] for day in run]
        return self.join(pieces)

    def hours(self, hours: Open) -> str:
        """08:30–12:00、14:30–18:00, 休息, 24小时."""
        if isinstance(hours, WholeDay):
            return self.say(f"hours-{hours.name.lower()}")
        return self.say("between-times").join(_range(self.tag, r) for r in hours)

    def days_together(self, days: Sequence[frozenset[int] | DayWord]) -> str:
        """周一至周五; 周日和节假日."""
        if tuple(days) == (frozenset(range(7)), DayWord.HOLIDAY):
            return self.say("hours-daily-holidays")
        names = [self.hours_days(each) for each in days]
        return self.say("between-last-days").join(filter(None, (self.join(names[:-1]), names[-1])))

    def hours_line(self, line: UsualHours) -> str:
        """周一至周五08:30–12:00、14:30–18:00; 周日和节假日休息."""
        return self.say("hours-line", days=self.days_together(line.days), hours=self.hours(line.open))

    def join(self, items: list[str]) -> str:
        """A list in running text: A、B, "A, B"."""
        return self.say("between-items").join(items)


def languages(config: Config) -> tuple[Language, ...]:
    """Those of the site, the first one first; each has a locale, or `source` would have refused it."""
    first = config.languages[0]
    return tuple(
        Language(tag, first, prefix_of(tag, first), _own_names(config, tag) if tag in CONVERTED else ()) for tag in config.languages
    )


def _own_names(config: Config, tag: str) -> Names:
    """Those of communities and organisations that are written in a converted language, and in the one it is made from."""
    first = config.languages[0]
    found = {}
    names = [community.name for community in config.communities.values()] + [one.name for one in config.organisations.values()]
    for name in names:
        original, own = _written(name, CONVERTED[tag], first), _written(name, tag, first)
        if original and own:
            found[original] = own
    return tuple(sorted(found.items()))


@overload
def _written(thing: Text, tag: str, first: str) -> str | None: ...
@overload
def _written(thing: Body, tag: str, first: str) -> Html | None: ...
def _written(thing: Text | Body, tag: str, first: str) -> str | Html | None:
    """What the author wrote in a language, the first one included."""
    return thing.first if tag == first else thing.written_in(tag)


def pieces(title: str) -> list[str]:
    """A title, parted where its author lets it break: at a `|` between two Chinese characters. Any other `|` is a character like others."""
    return _BREAK.split(title) if "|" in title else [title]


def plain(title: str) -> str:
    """A title without the marks where it may break."""
    return _BREAK.sub("", title) if "|" in title else title


def begun(words: str) -> str:
    """As a sentence or a line begins: with a capital, where the language has any."""
    return words[:1].upper() + words[1:]


@cache
def _locale(tag: str) -> dict[str, str]:
    text = resources.files("generator").joinpath(f"locales/{tag}.yml").read_text(encoding="utf-8")
    words = dict(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    if tag in CONVERTED:
        return {key: traditional(value) for key, value in _locale(CONVERTED[tag]).items()} | words
    return words


@cache
def _list(tag: str, key: str) -> tuple[str, ...]:
    """The names under one key, parted by `|`."""
    return tuple(_locale(tag)[key].split("|"))


def _with_year(key: str, year: bool) -> str:
    return f"{key}-year" if year else key


@cache
def _day(tag: str, day: date, year: bool) -> str:
    return _locale(tag)[_with_year("day", year)].format(
        year=day.year, month=_list(tag, "months")[day.month - 1], day=day.day, weekday=_list(tag, "weekdays")[day.weekday()]
    )


@cache
def _span(tag: str, days: Days, year: bool) -> tuple[str, str, str]:
    first, last = days.first_day, days.last_day
    if first.year != last.year:
        key = "days-across-years"
    else:
        key = _with_year("days-in-month" if first.month == last.month else "days-in-year", year)
    months = _list(tag, "months")
    said = _locale(tag)[key].format(
        first=first.day,
        last=last.day,
        month=months[first.month - 1],
        last_month=months[last.month - 1],
        year=first.year,
        last_year=last.year,
    )
    one, between, other = said.split("|")
    return one, between, other


@cache
def _range(tag: str, time: TimeRange) -> str:
    end = _clock(time.end if time.end <= MINUTES_A_DAY else time.end - MINUTES_A_DAY)
    locale = _locale(tag)
    return locale["time-next-day" if time.end > MINUTES_A_DAY else "time-range"].format(start=_clock(time.start), end=end)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _runs(days: Sequence[int]) -> list[list[int]]:
    """Weekdays that follow one another, together."""
    found: list[list[int]] = []
    for day in days:
        if found and day == found[-1][-1] + 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found


@cache
def _rule(tag: str, count: int, unit: str, on: tuple[OnDay, ...], from_: date) -> str:
    locale = _locale(tag)
    if unit == "week":
        weekdays = sorted({each.weekday for each in on if isinstance(each, Weekday)} or {from_.weekday()})
        if len(weekdays) == 7 and count == 1:
            return locale["rule-daily"]
        names = [_list(tag, "weekdays")[day] for day in weekdays]
    else:
        names = [_on(tag, each) for each in on or (DayOfMonth(from_.day),)]
    counts = _list(tag, "counts")
    return locale[f"rule-{unit}" if count == 1 else f"rule-{unit}s"].format(
        n=counts[count] if count < len(counts) else count, days=_and(tag, names), month=_list(tag, "months")[from_.month - 1]
    )


def _on(tag: str, on: OnDay) -> str:
    locale = _locale(tag)
    if isinstance(on, DayOfMonth):
        return locale["rule-on-day"].format(day=_list(tag, "days-of-month")[on.day - 1])
    weekday = _list(tag, "weekdays")[on.weekday]
    if isinstance(on, Ordinal):
        return locale["rule-on-ordinal"].format(nth=_list(tag, "ordinals")[on.nth], weekday=weekday)
    return locale["rule-on-weekday"].format(weekday=weekday)


def _and(tag: str, items: Sequence[str]) -> str:
    locale = _locale(tag)
    return locale["between-last"].join(filter(None, (locale["between-items"].join(items[:-1]), items[-1])))
