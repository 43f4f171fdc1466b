"""What was held, by year."""

from generator.outputs import years
from generator.outputs.years import YearView
from tests.sites import town

FILES = {
    "events/clean-city/new-year.yml": "title: 跨年\nfirst-day: 2025-12-31\nlast-day: 2026-01-01\n",
    "events/clean-city/spring.yml": "title: 春天\ndate: 2026-03-05\nresults: [{value: '1200', unit: 人次, of: 参与}]\n",
    "events/clean-city/series.yml": "title: 每周\nrepeat: {every: week, on: [mon], from: 2025-01-06, until: 2025-06-30}\n",
    "events/clean-city/running.yml": "title: 还在办\nrepeat: {every: week, on: [mon], from: 2025-01-06}\n",
    "events/clean-city/coming.yml": "title: 大扫除\ndate: 2026-12-10\n",
    "events/clean-city/inner.yml": "title: 内部\nvisibility: internal\ndate: 2024-03-05\n",
}


def pages() -> dict[str, YearView]:
    found = {path: view for path, view in years.plan(town(FILES)) if isinstance(view, YearView)}
    return {path.split("/")[1]: view for path, view in found.items() if path.startswith("calendar/")}


def test_year_holds_what_ended_in_it() -> None:
    """The last on top; a series that goes on, and what is still to come, in none."""
    found = {
        year: [(month.title, [row.event for day in month.days for row in day.rows]) for month in view.months]
        for year, view in pages().items()
    }
    assert found == {"2026": [("3月", ["spring"]), ("1月", ["new-year"])], "2025": [("2025年6月", ["series"])]}


def test_year_says_what_came_of_it() -> None:
    """The results of each event that has some, and the way to the other years."""
    view = pages()["2026"]
    assert list(view.results) == ["spring"]
    assert ([link.words for link in view.others], view.count) == (["2025年"], "2项活动")
