"""Which calendar files there are, which entries stand in each, and when they come and go."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from generator.outputs import feeds
from generator.outputs.feeds.feed_views import EventFileView, FeedView, Zone
from generator.plan import View
from generator.routes import Variant
from tests.sites import TOWN, edition_of, site, town

DAY = "events/clean-city/day.yml"


def plan(files: Mapping[str, str], now: str = "2026-11-25T08:00") -> dict[str, View]:
    return dict(feeds.plan(town(files, now)))


def feed(files: Mapping[str, str], path: str = "feeds/all.ics", now: str = "2026-11-25T08:00") -> FeedView:
    view = plan(files, now)[path]
    assert isinstance(view, FeedView)
    return view


def uids(view: View) -> list[str]:
    assert isinstance(view, (FeedView, EventFileView))
    return [entry.uid.split("@")[0] for entry in view.entries]


def holding(files: Mapping[str, str], uid: str) -> list[str]:
    """The plain feeds of the first language that hold an entry."""
    found = (path for path, view in plan(files).items() if isinstance(view, FeedView) and uid in uids(view))
    return [path.removeprefix("feeds/") for path in found if path.startswith("feeds/") and path.count(".") == 1 and "/archive/" not in path]


def once(day: str, more: str = "") -> str:
    return f"title: 日\ndate: {day}\n{more}"


def test_every_kind_community_and_station_has_its_feeds() -> None:
    """Also without events, in each language, with and without alarms."""
    names = ["all", *(f"kinds/{k}" for k in ("clean-city", "exam-service", "waste-sorting", "green-village"))]
    names += [*(f"communities/{c}" for c in ("east", "west", "north")), "stations/park"]
    expected = [f"{prefix}feeds/{name}{variant}.ics" for prefix in ("", "en/") for name in names for variant in ("", ".alarm", ".google")]
    expected += [f"{prefix}feeds/all.three-months.ics" for prefix in ("", "en/")]
    assert sorted(plan({})) == sorted(expected)
    assert uids(feed({})) == []


@pytest.mark.parametrize(
    ("path", "text", "has_one"),
    [
        (DAY, once("2026-12-10"), False),
        (DAY, "title: 日\nrepeat: {every: week, from: 2020-01-06, until: 2020-02-01}\n", True),
        (DAY, "title: 日\nfirst-day: 2026-12-10\nlast-day: 2026-12-11\ntime: 08:00-09:00\n", True),
        (DAY, "title: 日\nfirst-day: 2026-12-10\nlast-day: 2026-12-11\n", False),
        ("events/waste-sorting/day.yml", "title: 日\nsessions: [{id: a, date: 2026-12-01}]\n", True),
        ("events/exam-service/day.yml", "title: 日\nexam: 考\ndate: 2026-12-01\n", True),
    ],
)
def test_series_campaigns_and_exams_have_feeds_of_their_own(path: str, text: str, has_one: bool) -> None:
    """`repeat`, a time over several days, sessions, an exam; also when all its dates are past."""
    found = [p for p in plan({path: text}) if "/series/" in p]
    names = [f"{prefix}feeds/series/day{variant}.ics" for prefix in ("", "en/") for variant in ("", ".alarm", ".google")]
    assert found == (names if has_one else [])


def test_event_whose_day_is_not_known_is_in_no_calendar() -> None:
    """It has no event.ics either."""
    assert sorted(set(plan({DAY: once("待定")})) - set(plan({}))) == []


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-10-25", False), ("2026-10-26", True), ("2026-11-25", True), ("2027-12-30", True), ("2027-12-31", False)],
)
def test_window_is_inclusive_on_both_ends(day: str, shown: bool) -> None:
    """30 days back, 400 ahead; the event's own file has it always."""
    files = {DAY: once(day)}
    assert uids(feed(files)) == (["day"] if shown else [])
    assert uids(plan(files)["events/day/event.ics"]) == ["day"]


@pytest.mark.parametrize(("now", "shown"), [("2026-12-10", True), ("2026-12-11", True), ("2026-12-12", False)])
@pytest.mark.parametrize("action", ["cancel", "postpone"])
def test_cancelled_one_time_event_leaves_after_the_next_day(now: str, shown: bool, action: str) -> None:
    """The day after its own is the last."""
    files = {DAY: once("2026-12-10", f"changes: [{{action: {action}}}]\n")}
    assert uids(feed(files, now=f"{now}T08:00")) == (["day"] if shown else [])


def test_cancelled_date_of_a_series_stays_with_its_master() -> None:
    """However long ago it was."""
    files = {DAY: "title: 日\nrepeat: {every: week, on: [mon], from: 2026-01-05}\nchanges: [{date: 2026-02-02, action: cancel}]\n"}
    assert uids(feed(files)) == ["day", "day"]


@pytest.mark.parametrize(
    ("repeat", "shown"),
    [
        ("from: 2026-01-05, until: 2026-10-19", False),
        ("from: 2026-01-05, until: 2026-10-26", True),
        ("from: 2027-12-27", True),
        ("from: 2028-01-03", False),
    ],
)
def test_series_stands_whole_or_not_at_all(repeat: str, shown: bool) -> None:
    """One date in the window is enough."""
    files = {DAY: f"title: 日\nrepeat: {{every: week, on: [mon], {repeat}}}\n"}
    assert uids(feed(files)) == (["day"] if shown else [])
    assert uids(feed(files, "feeds/series/day.ics")) == (["day"] if shown else [])


def test_event_is_in_the_feeds_of_its_kind_community_and_branches() -> None:
    """Branches put it into their communities', and into the feed of a station that is one."""
    text = once("2026-12-10", "place: {name: 球场, community: east}\nbranches: [{name: 广场, community: north}, {station: park}]\n")
    assert holding({DAY: text}, "day") == [
        "all.ics",
        "kinds/clean-city.ics",
        "communities/east.ics",
        "communities/west.ics",
        "communities/north.ics",
        "stations/park.ics",
    ]


def test_series_is_in_the_communities_of_every_date() -> None:
    """Whole, where only one date has moved to."""
    text = """\
title: 日
place: {name: 球场, community: east}
repeat: {every: week, from: 2026-11-30}
changes:
  - {date: 2026-12-07, action: amend, to: {place: {station: park}}}
  - {date: 2026-12-09, action: add, to: {place: {name: 院, community: north}}}
"""
    where = ["all.ics", "kinds/clean-city.ics", "communities/east.ics", "communities/west.ics", "communities/north.ics"]
    where += ["stations/park.ics", "series/day.ics"]
    assert holding({DAY: text}, "day") == where
    assert holding({DAY: text}, "day.20261209") == where


def test_session_is_in_the_community_of_its_own_place() -> None:
    """The event's only where it has none."""
    text = """\
title: 五进
place: {name: 院, community: north}
sessions: [{id: a, date: 2026-12-01, place: {station: park}}, {id: b, date: 2026-12-02}]
"""
    files = {"events/waste-sorting/day.yml": text}
    assert holding(files, "day.a") == [
        *("all.ics", "kinds/waste-sorting.ics", "communities/west.ics", "stations/park.ics", "series/day.ics"),
    ]
    assert holding(files, "day.b") == ["all.ics", "kinds/waste-sorting.ics", "communities/north.ics", "series/day.ics"]


def test_exam_is_in_the_feeds_of_its_points_its_subjects_only_in_that_of_its_place() -> None:
    """A service point at a station brings the exam into the station's feed."""
    text = """\
title: 高考
exam: 高考
first-day: 2027-06-07
last-day: 2027-06-08
place: {name: 中学, community: east}
timetable: [{id: one, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
windows: [{id: still, kind: quiet, where: 周边, date: 2027-06-07}]
points: [{id: gate, place: {station: park}, date: 2027-06-07}]
"""
    files = {"events/exam-service/day.yml": text}
    near = ["all.ics", "kinds/exam-service.ics", "communities/east.ics"]
    assert holding(files, "day") == [*near, "communities/west.ics", "stations/park.ics", "series/day.ics"]
    assert holding(files, "day.one") == [*near, "series/day.ics"]
    assert holding(files, "day.still") == [*near, "series/day.ics"]


def test_internal_event_is_in_no_calendar() -> None:
    """Nor does it have a file."""
    assert list(plan({DAY: once("2026-12-10", "visibility: internal\n")})) == list(plan({}))


@pytest.mark.parametrize(("now", "shown"), [("2027-01-09", True), ("2027-01-10", False)])
def test_withdrawn_event_leaves_a_tombstone(now: str, shown: bool) -> None:
    """The same UID without a detail, until its day + past-days; no file of its own."""
    text = once("2026-12-10", "visibility: withdrawn\nsummary: 密\nplace: {name: 密, community: east}\ncontact: {phone: '1'}\n")
    found = plan({DAY: text}, now=f"{now}T08:00")
    assert [path for path in found if "event.ics" in path] == []
    for path in ("feeds/all.ics", "feeds/communities/east.ics"):
        view = found[path]
        assert isinstance(view, FeedView)
        said = [(e.uid, e.summary, e.status, e.description, e.location, e.contact, e.categories) for e in view.entries]
        assert said == ([("day@town.example.org", "已撤下", "CANCELLED", "", "", "", ())] if shown else [])


def test_withdrawn_series_leaves_one_tombstone_a_uid() -> None:
    """Its own feed stays, under a name that says nothing."""
    text = """\
title: 密
visibility: withdrawn
repeat: {every: week, on: [mon], from: 2026-11-30, until: 2026-12-28}
changes: [{date: 2026-12-08, action: add}, {date: 2026-12-14, action: cancel, reason: 密}]
"""
    view = feed({DAY: text}, "feeds/series/day.ics")
    assert [(e.uid.split("@")[0], e.summary, e.rule) for e in view.entries] == [("day", "已撤下", None), ("day.20261208", "已撤下", None)]
    assert "密" not in view.name + view.description


def test_entry_is_new_at_midnight_utc_of_today() -> None:
    """The site's day, whatever the hour; so a build an hour later writes the same."""
    (entry,) = feed({DAY: once("2026-12-10")}, now="2026-11-25T00:30").entries
    assert (entry.stamp, entry.sequence) == (datetime(2026, 11, 25, tzinfo=UTC), 0)
    assert feed({DAY: once("2026-12-10")}, now="2026-11-25T00:30") == feed({DAY: once("2026-12-10")}, now="2026-11-25T23:30")


def test_feed_says_what_it_is_and_where() -> None:
    """Absolute addresses, in its own language."""
    view = feed({}, "en/feeds/communities/west.alarm.ics")
    assert (view.url, view.source) == (
        "https://example.org/town/en/events/communities/west/",
        "https://example.org/town/en/feeds/communities/west.alarm.ics",
    )
    assert (view.name, view.language, view.variant) == ("测试镇 · West", "en", Variant.ALARM)
    assert view.zone == Zone("Asia/Shanghai", timedelta(hours=8), "CST")
    assert feed({}, "feeds/kinds/green-village.ics").colour == "#2e7d32"


def test_feed_that_would_be_too_big_ends_earlier() -> None:
    """Its days ahead are shortened until it fits, and the build warns; others stay whole."""
    long = "字" * 100_000
    files = {f"events/clean-city/day-{n}.yml": f"title: 日\ndate: 2026-12-{n}\ndescription: {long}\n" for n in (10, 12, 14)}
    files["events/clean-city/near.yml"] = once("2026-11-25", "place: {name: 球场, community: east}\n")
    loaded = site(files)
    edition = edition_of(loaded)
    views = dict(feeds.plan(edition))
    whole = views["feeds/all.ics"]
    assert isinstance(whole, FeedView) and whole.shortened is not None
    assert uids(whole) == ["near", "day-10", "day-12"]
    assert (whole.shortened.last_day.isoformat(), whole.shortened.days) == ("2026-12-13", 18)
    assert uids(views["feeds/communities/east.ics"]) == ["near"]
    found = feeds.diagnose(edition, views.values())
    assert {(d.code, d.severity) for d in found} == {("feed-shortened", "warning")}
    assert len(found) == sum(isinstance(view, FeedView) and view.shortened is not None for view in views.values())


def test_order_of_the_sources_does_not_matter() -> None:
    """Files read in another order give equal feeds."""
    files = {**TOWN, **{f"events/clean-city/day-{n}.yml": once(f"2026-12-{n}") for n in (10, 11, 12)}}
    assert plan(files) == plan(dict(reversed(files.items())))
