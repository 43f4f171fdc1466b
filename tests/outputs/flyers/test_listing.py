"""Where the pages of a long list end, and what is cut."""

from generator.outputs.flyers.listing import capped, in_pages, list_foot
from tests.outputs.pages import calendar_of
from tests.sites import town


def pages(heights: list[float], tied: list[int], first: float = 100, other: float = 200) -> list[list[int]]:
    return [list(page) for page in in_pages(heights, [n in tied for n in range(len(heights))], first, other)]


def test_pages_are_as_full_as_they_get() -> None:
    """The first has less room than the others."""
    assert pages([40.0] * 8, []) == [[0, 1], [2, 3, 4, 5, 6], [7]]


def test_pages_keep_a_heading_with_what_it_heads() -> None:
    """Two headings in a row as well."""
    assert pages([40.0] * 8, [1]) == [[0], [1, 2, 3, 4, 5], [6, 7]]
    assert pages([40.0, 40.0, 20.0, 30.0], [1, 2]) == [[0], [1, 2, 3]]


def test_pages_bear_what_is_too_high_and_nothing() -> None:
    """It stands alone; a list of nothing has one page."""
    assert pages([500.0, 40.0], []) == [[0], [1]]
    assert pages([], []) == [[]]


def test_capped_ends_in_an_ellipsis() -> None:
    """Where more lines would be needed; else nothing is cut."""
    assert capped("东社区文化广场", 10, 100, 2).lines == ("东社区文化广场",)
    assert capped("东社区文化广场" * 3, 10, 75, 2).lines == ("东社区文化广场", "东社区文化广…")


def test_foot_numbers_pages_only_where_there_are_more() -> None:
    """And leaves out small words for which there is no room, the hotline last."""
    calendar = calendar_of(town({}))
    assert list_foot(calendar, "活动", ["发布人"], [""]).numbers == ("",)
    assert list_foot(calendar, "活动", ["发布人"], ["", ""]).numbers == ("第1页，共2页", "第2页，共2页")
    assert list_foot(calendar, "活动", ["发布人", "很长" * 40], [""]).behind.lines == ("有事找 12345；发布人",)


def test_page_names_what_goes_on_on_it() -> None:
    """Above its first line, behind the title."""
    foot = list_foot(calendar_of(town({})), "驿站", [], ["", "东社区", ""])
    assert [running.lines for running in foot.running] == [("驿站",), ("驿站：东社区",), ("驿站",)]
