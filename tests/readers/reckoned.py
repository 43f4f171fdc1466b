"""An awkward event and the dates that it has, by loops over the days of a calendar and no rule of ours."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

LAST = date(2028, 4, 8)
"""The last day that is looked at: 500 days after the first publication."""
_DAY = timedelta(days=1)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


class Row(NamedTuple):
    """As `calendars.Shown`, without the event."""

    start: str
    end: str
    cancelled: bool = False


class Master(NamedTuple):
    """`off`: the day that the second publication cancels; where it is "" only the title changes."""

    id: str
    fields: str
    rows: Sequence[Row]
    changes: Sequence[str] = ()
    off: str = ""
    kind: str = "clean-city"

    @property
    def path(self) -> str:
        return f"events/{self.kind}/{self.id}.yml"

    def text(self, is_second: bool) -> str:
        changes = [*self.changes, *([f"{{date: {self.off}, action: cancel, reason: 雨}}"] if is_second and self.off else [])]
        told = f"changes: [{', '.join(changes)}]\n" if changes else ""
        return f"title: {self.id}{'改' if is_second else ''}\n{self.fields}\n{told}"

    def shown(self, is_second: bool) -> list[Row]:
        gone = self.off if is_second else ""
        return sorted(row._replace(cancelled=row.cancelled or row.start[:10] == gone) for row in self.rows)


def days(first: str, wanted: Callable[[date], bool], last: str = "", without: Iterable[str] = ()) -> list[date]:
    """Every day from `first` to `last`, or to the end, that is wanted."""
    found, day = [], date.fromisoformat(first)
    while day <= (date.fromisoformat(last) if last else LAST):
        if wanted(day) and day.isoformat() not in without:
            found.append(day)
        day += _DAY
    return found


def listed(*written: str) -> list[date]:
    return [date.fromisoformat(day) for day in written]


def timed(dates: Iterable[date], clock: str = "09:00-10:00", off: Iterable[str] = ()) -> list[Row]:
    """An end that is not after its begin is on the next day."""
    begin, _, end = clock.partition("-")
    rows = []
    for day in dates:
        last = day if end > begin and end != "24:00" else day + _DAY
        shown_end = "00:00" if end == "24:00" else end
        rows.append(Row(f"{day}T{begin}:00+08:00", f"{last}T{shown_end}:00+08:00", day.isoformat() in off))
    return rows


def whole(dates: Iterable[date], length: int = 1, off: Iterable[str] = ()) -> list[Row]:
    return [Row(day.isoformat(), (day + length * _DAY).isoformat(), day.isoformat() in off) for day in dates]


def on(*weekdays: int) -> Callable[[date], bool]:
    return lambda day: day.weekday() in weekdays


def week_of(first: str, count: int, *weekdays: int) -> Callable[[date], bool]:
    """Every so many calendar weeks, counted from the one that holds `first`."""
    begun = date.fromisoformat(first)
    monday = begun - begun.weekday() * _DAY
    return lambda day: day.weekday() in weekdays and (day - monday).days // 7 % count == 0


def month_of(first: str, count: int, wanted: Callable[[date], bool]) -> Callable[[date], bool]:
    begun = date.fromisoformat(first)
    return lambda day: wanted(day) and ((day.year - begun.year) * 12 + day.month - begun.month) % count == 0


def numbered(*numbers: int) -> Callable[[date], bool]:
    return lambda day: day.day in numbers


def nth(*ordinals: tuple[int, int]) -> Callable[[date], bool]:
    """(2, Saturday) is the second one, (-1, Friday) the last."""
    return lambda day: any(
        day.weekday() == weekday and ((day.day - 1) // 7 + 1 == n if n > 0 else (day + 7 * _DAY).month != day.month)
        for n, weekday in ordinals
    )


def either(*wanted: Callable[[date], bool]) -> Callable[[date], bool]:
    return lambda day: any(each(day) for each in wanted)


def series(repeat: str, time: str = "09:00-10:00") -> str:
    return f"repeat: {{{repeat}}}" + (f"\ntime: {time}" if time else "")
