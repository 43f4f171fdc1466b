"""The month pages: which there are, what stands on each day, the running month's own address."""

from generator.outputs import months
from generator.outputs.months import MonthView
from generator.outputs.parts.sentences import plain
from tests.sites import town

DAY = "title: 日\n"


def views(files: dict[str, str], now: str = "2026-11-25T08:00") -> dict[str, MonthView]:
    found = {}
    for path, view in months.plan(town(files, now)):
        assert isinstance(view, MonthView)
        found[path.removesuffix("/index.html")] = view
    return found


def month(files: dict[str, str], name: str = "2026-11", now: str = "2026-11-25T08:00") -> MonthView:
    return views(files, now)[f"calendar/{name}"]


def in_table(view: MonthView) -> dict[str, list[str]]:
    return {cell.day.datetime: [row.event for row in cell.day.rows] for week in view.weeks for cell in week if cell.day.rows}


def in_list(view: MonthView) -> dict[str, list[str]]:
    return {day.datetime: [row.event for row in day.rows] for day in (*view.past, *view.days)}


def test_months_go_from_the_first_date_to_the_horizon() -> None:
    """400 days ahead, in every language; without an earlier date from the running month on."""
    found = views({"events/clean-city/old.yml": DAY + "date: 2026-09-30\n"})
    chinese = sorted(name for name in found if name.startswith("calendar/"))
    assert (chinese[0], chinese[-1], len(chinese)) == ("calendar/2026-09", "calendar/2027-12", 16)
    assert {f"en/{name}" for name in chinese} <= found.keys()
    assert min(name for name in views({}) if name.startswith("calendar/")) == "calendar/2026-11"


def test_table_and_list_hold_the_same() -> None:
    """An event of several days stands on each of them, in each of the months that it touches."""
    files = {
        "events/clean-city/span.yml": DAY + "first-day: 2026-11-29\nlast-day: 2026-12-02\n",
        "events/clean-city/day.yml": DAY + "date: 2026-11-03\n",
    }
    november, december = month(files), month(files, "2026-12")
    assert in_table(november) == {"2026-11-03": ["day"], "2026-11-29": ["span"], "2026-11-30": ["span"]} == in_list(november)
    assert in_table(december) == {"2026-12-01": ["span"], "2026-12-02": ["span"]} == in_list(december)


def test_table_begins_on_monday_and_is_filled_up() -> None:
    """Days of other months name their month and show no events."""
    view = month({"events/clean-city/day.yml": DAY + "date: 2026-11-30\n"}, "2026-12")
    first, last = view.weeks[0], view.weeks[-1]
    assert [(cell.day.datetime, cell.out) for cell in first[:2]] == [("2026-11-30", True), ("2026-12-01", False)]
    assert (first[0].day.month, first[0].day.rows, last[-1].day.datetime) == ("11月", (), "2027-01-03")
    assert {len(week) for week in view.weeks} == {7}
    assert view.weekdays == ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def test_today_is_marked_in_its_own_month_only() -> None:
    """Where it fills up another month's table it is not."""
    today = "2026-11-30T08:00"
    marked = {
        name: [cell.day.datetime for week in view.weeks for cell in week if cell.today]
        for name, view in views({}, today).items()
        if name in ("calendar/2026-11", "calendar/2026-12")
    }
    assert marked == {"calendar/2026-11": ["2026-11-30"], "calendar/2026-12": []}


def test_past_days_of_the_running_month_stand_apart() -> None:
    """And the summary says which they are and how many events they hold; other months have none."""
    files = {"events/clean-city/series.yml": DAY + "repeat: {every: week, on: [wed], from: 2026-10-07}\n"}
    running, before = month(files), month(files, "2026-10")
    assert [day.datetime for day in running.past] == ["2026-11-04", "2026-11-11", "2026-11-18"]
    assert [day.datetime for day in running.days] == ["2026-11-25"]
    assert plain(running.past_summary) == "看11月1日至24日的3项活动"
    assert (before.past, before.past_summary, len(before.days)) == ((), (), 4)


def test_undated_events_stand_from_the_running_month_on() -> None:
    """With the event's own status."""
    files = {
        "events/clean-city/tbd.yml": DAY + "date: 待定\n",
        "events/clean-city/old.yml": DAY + "date: 2026-10-03\n",
    }
    found = {name: [(row.event, row.status) for row in month(files, name).undated] for name in ("2026-10", "2026-11", "2027-03")}
    assert found == {"2026-10": [], "2026-11": [("tbd", "scheduled")], "2027-03": [("tbd", "scheduled")]}


def test_months_lead_to_their_neighbours() -> None:
    """Not beyond the first and the last; 今天 leads to the running month."""
    files = {"events/clean-city/old.yml": DAY + "date: 2026-10-03\n"}
    first, second, last = month(files, "2026-10"), month(files), month(files, "2027-12")
    assert (first.before, second.before, second.after) == (
        None,
        ("10月", "\x1acalendar/2026-10/", ""),
        ("12月", "\x1acalendar/2026-12/", ""),
    )
    assert (last.after, last.running) == (None, "\x1acalendar/")


def test_running_month_stands_at_an_address_that_does_not_change() -> None:
    """It is the same page, which properly stands at its month's."""
    found = views({"events/clean-city/day.yml": DAY + "date: 2026-11-26\n"})
    running, own = found["calendar"], found["calendar/2026-11"]
    assert (running.canonical, running.indexed, own.indexed) == (own.canonical, False, True)
    assert own.canonical == "https://example.org/town/calendar/2026-11/"
    assert (running.weeks, running.days, running.heading) == (own.weeks, own.days, own.heading)
    assert found["en/calendar"].address == "en/calendar/"


def test_holidays_and_make_up_workdays_are_marked() -> None:
    """In the table, where every day stands."""
    files = {"events/clean-city/old.yml": DAY + "date: 2026-10-03\n"}
    marks = {cell.day.datetime: cell.day.mark for week in month(files, "2026-10").weeks for cell in week if cell.day.mark}
    assert marks == {**{f"2026-10-0{n}": "休" for n in range(1, 8)}, "2026-10-10": "班"}


def test_withdrawn_events_stand_on_no_month() -> None:
    """Nor do internal ones."""
    files = {
        "events/clean-city/gone.yml": DAY + "date: 2026-12-03\nvisibility: withdrawn\n",
        "events/clean-city/inside.yml": DAY + "date: 2026-12-04\nvisibility: internal\n",
    }
    assert in_table(month(files, "2026-12")) == {}
