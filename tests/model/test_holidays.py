"""Which holiday a day belongs to."""

from generator.model.holidays import Holiday, Holidays, HolidayYear, Source
from generator.model.text import Text
from tests.model.sample import day, days

NEW_YEAR = Holiday(Text("元旦"), days("2026-12-31..2027-01-02"))
SPRING = Holiday(Text("春节"), days("2027-01-02..2027-01-09"))
SOURCE = Source(Text("通知"))


def test_range_reaches_into_the_next_year() -> None:
    """A day belongs to the range that holds it, in whichever year's block that stands."""
    holidays = Holidays({2026: HolidayYear(SOURCE, (NEW_YEAR,))})
    assert [holidays.on(day(text)) for text in ("2026-12-30", "2026-12-31", "2027-01-02", "2027-01-03")] == [None, NEW_YEAR, NEW_YEAR, None]
    assert [holidays.published(year) for year in (2026, 2027)] == [True, False]


def test_own_year_comes_first() -> None:
    """Where the blocks of two years hold a day, its own year's names it."""
    for blocks in ((2026, 2027), (2027, 2026)):
        years = {year: HolidayYear(SOURCE, (NEW_YEAR if year == 2026 else SPRING,)) for year in blocks}
        assert [Holidays(years).on(day(text)) for text in ("2027-01-01", "2027-01-02")] == [NEW_YEAR, SPRING]


def test_makeup_workday_is_one_that_a_block_names() -> None:
    """Any block's."""
    holidays = Holidays({2026: HolidayYear(SOURCE, (), (day("0920"),))})
    assert [holidays.is_makeup_workday(day(text)) for text in ("0920", "0921")] == [True, False]
