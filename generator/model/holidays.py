"""Statutory holidays and make-up workdays, a block a year, as content/holidays.yml states them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.text import Line, Text, Url
from generator.model.when import Days


@dataclass(frozen=True, slots=True)
class Source:
    """The notice a fact comes from."""

    title: Text
    number: Line | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    name: Text
    days: Days


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A published year. `holidays` may reach into a neighbouring year (New Year); `workdays` are the make-up workdays."""

    source: Source
    holidays: tuple[Holiday, ...] = ()
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Holidays:
    """Keys of `years` are years such as 2026. A day belongs to the range that holds it, in whichever year's block that stands."""

    years: Mapping[int, HolidayYear]
    _by_day: Mapping[date, Holiday] = field(init=False, repr=False, compare=False)
    _workdays: frozenset[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day: dict[date, Holiday] = {}
        for year, block in sorted(self.years.items()):
            for holiday in block.holidays:
                for day in holiday.days:
                    if day.year == year or day not in by_day:
                        by_day[day] = holiday
        object.__setattr__(self, "_by_day", by_day)
        object.__setattr__(self, "_workdays", frozenset(day for block in self.years.values() for day in block.workdays))

    def published(self, year: int) -> bool:
        return year in self.years

    def on(self, day: date) -> Holiday | None:
        """The holiday whose range holds `day`; where two blocks do, that of the day's own year."""
        return self._by_day.get(day)

    def days(self) -> Iterable[date]:
        """All days of all ranges, in no order."""
        return self._by_day.keys()

    def is_makeup_workday(self, day: date) -> bool:
        return day in self._workdays
