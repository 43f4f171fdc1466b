"""What the finder knows of one item in one language, and a shard of such entries.  Knows no page and no file format."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.plan import View

GROUPS = ("event", "station", "waste", "organisation", "page")
"""In the order in which results stand that are as good as one another."""

_EPOCH = date(1970, 1, 1).toordinal()

Names = tuple[str, ...]
"""Several words for one thing; the first is what is shown."""


class Form(NamedTuple):
    """A word of status and its tone, as `dates.Tag` has it."""

    tone: str
    words: str


class At(NamedTuple):
    """Addresses of one type, below the language's root: an id stands between `before` and `after`."""

    group: str
    before: str
    after: str


class Entry(NamedTuple):
    """`at` and `id` make the address. `title` and all other words are plain; `lang` as in `language.Words`, for the title.

    `days` are runs of days on which it takes place: the first as a number since 1970-01-01, and how many (of what does not take place at
    all, those on which it was to). `off` are other days on which it was to be. `when` and `time` tell of the day `shown`. `note` is shown
    below the title, `text` only looked through.
    """

    at: At
    id: str
    title: str
    lang: str = ""
    names: Names = ()
    note: str = ""
    kind: Names = ()
    place: Names = ()
    communities: Names = ()
    topics: Names = ()
    people: Names = ()
    has: Names = ()
    when: str = ""
    time: str = ""
    tag: Form = Form("", "")
    days: tuple[tuple[int, int], ...] = ()
    off: tuple[int, ...] = ()
    shown: int = 0
    over: bool = False
    text: str = ""

    @property
    def event(self) -> str:
        return self.id if self.at.group == "event" else ""

    @property
    def station(self) -> str:
        return self.id if self.at.group == "station" else ""

    @property
    def address(self) -> str:
        return self.at.before + self.id + self.at.after

    def searched(self) -> str:
        """All its words, for whoever must know which letters there are."""
        tables = (self.names, self.kind, self.place, self.communities, self.topics, self.people, self.has)
        return "\n".join((self.title, self.note, self.when, self.text, *("\n".join(names) for names in tables)))


class Dates(NamedTuple):
    """What a query's dates are understood by. `minutes`: the zone's, ahead of UTC. `marks`: what follows year, month and day in Chinese.

    `months`: their names, folded; `near`: words for today and the days after it; `past`: the tag of what has passed since the build.
    """

    minutes: int
    marks: tuple[str, str, str]
    months: Names
    near: Names
    past: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderView(View):
    """A shard. `pairs`: Traditional characters of which a query may hold, each followed by its Simplified one."""

    name: str
    entries: tuple[Entry, ...]
    pairs: str
    dates: Dates


def day_number(day: date) -> int:
    """Since 1970-01-01, as scripts count."""
    return day.toordinal() - _EPOCH


def runs(days: set[int]) -> tuple[tuple[int, int], ...]:
    """Days that follow one another, together."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day == found[-1][0] + found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((day, 1))
    return tuple(found)
