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


def test_long_year_goes_on_on_further_pages() -> None:
    """200 events a page, the last on top; each page knows all."""
    many = {f"events/clean-city/e{n:03}.yml": f"title: 活动{n}\ndate: 2025-{1 + n // 28:02}-{1 + n % 28:02}\n" for n in range(201)}
    found = {path: view for path, view in years.plan(town(many)) if isinstance(view, YearView) and view.language == "zh-Hans"}
    assert list(found) == ["calendar/2025/index.html", "calendar/2025/page/2/index.html"]
    first, second = found.values()
    assert [row.event for month in second.months for day in month.days for row in day.rows] == ["e000"]
    assert (first.count, second.count, first.number, second.number, len(second.pages)) == ("201项活动", "201项活动", 1, 2, 2)
    assert first.months[0].title == "2025年8月"
