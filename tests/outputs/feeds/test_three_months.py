"""The file of three months: which entries, by which UIDs, so that an import does no harm later."""

from dataclasses import replace

from generator.outputs import feeds
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.feeds.three_months import AHEAD
from generator.outputs.revisions import next_ledger, revised
from tests.sites import edition_of, site, town

DAY = "events/clean-city/day.yml"
NOW = "2026-11-25T08:00"


def file(files: dict[str, str], now: str = NOW, prefix: str = "") -> FeedView:
    view = dict(feeds.plan(town(files, now)))[f"{prefix}feeds/all.three-months.ics"]
    assert isinstance(view, FeedView)
    return view


def uids(files: dict[str, str], now: str = NOW) -> list[str]:
    return [entry.uid.removesuffix("@town.example.org") for entry in file(files, now).entries]


def test_file_holds_the_days_from_today_on() -> None:
    """To the 92nd after it, inclusive; what began before and still runs is in it."""
    days = ["2026-11-24", "2026-11-25", "2027-02-25", "2027-02-26"]
    assert uids({f"events/clean-city/d{n}.yml": f"title: 日\ndate: {day}\n" for n, day in enumerate(days)}) == ["d1", "d2"]
    assert uids({DAY: "title: 日\nfirst-day: 2026-11-20\nlast-day: 2026-11-25\n"}) == ["day"]
    assert AHEAD.days == 92


def test_series_is_told_date_by_date() -> None:
    """Each by the id of its occurrence, never by the series' own; no rule that would go on for ever."""
    text = "title: 日\ntime: 09:00-10:00\nrepeat: {every: month, from: 2026-01-15, except: [2027-01-15]}\n"
    found = file({DAY: text}).entries
    assert [(entry.uid.split("@")[0], entry.start.isoformat(), entry.rule, entry.recurrence_id) for entry in found] == [
        ("day.20261215", "2026-12-15T09:00:00+08:00", None, None),
        ("day.20270215", "2027-02-15T09:00:00+08:00", None, None),
    ]


def test_what_is_off_stays_in_the_file() -> None:
    """Whoever imports again is told so of the copies that he has."""
    changes = "changes: [{date: 2026-12-15, action: cancel, reason: 雨}, {date: 2027-01-15, action: move, to: {date: 2027-01-20}}]\n"
    text = "title: 日\nrepeat: {every: month, from: 2026-01-15}\n" + changes
    assert [(e.uid.split("@")[0], e.start.isoformat(), e.status, e.summary) for e in file({DAY: text}).entries] == [
        ("day.20261215", "2026-12-15", "CANCELLED", "【取消】日"),
        ("day.20270115", "2027-01-20", "CONFIRMED", "日"),
        ("day.20270215", "2027-02-15", "CONFIRMED", "日"),
    ]


def test_campaigns_and_exams_are_told_part_by_part() -> None:
    """As in the feeds."""
    assert uids({"events/waste-sorting/day.yml": "title: 日\nsessions: [{id: a, date: 2026-12-01}, {id: b, date: 2027-03-01}]\n"}) == [
        "day.a"
    ]


def test_withdrawn_events_and_those_without_a_day_are_not_in_the_file() -> None:
    """Nobody who imports now has seen them."""
    assert uids({DAY: "title: 日\ndate: 2026-12-01\nvisibility: withdrawn\n"}) == []
    assert uids({DAY: "title: 日\ndate: 待定\n"}) == []


def test_date_has_the_revision_of_its_series() -> None:
    """Or a program would pass over the newer copy."""
    text = "title: 日\ntime: 09:00-10:00\nrepeat: {every: month, from: 2026-01-15}\n"
    ledger = next_ledger(edition_of(site({DAY: text})))
    changed = site({DAY: text + "changes: [{date: 2026-12-15, action: cancel}]\n"})
    again = revised(replace(edition_of(changed, "2026-11-28T08:00"), ledger=ledger))
    view = dict(feeds.plan(again))["feeds/all.three-months.ics"]
    assert isinstance(view, FeedView)
    whole = dict(feeds.plan(again))["feeds/all.ics"]
    assert isinstance(whole, FeedView)
    assert {(entry.sequence, entry.stamp) for entry in view.entries} == {(entry.sequence, entry.stamp) for entry in whole.entries}
    assert {entry.sequence for entry in view.entries} == {1}


def test_date_that_is_back_in_its_series_is_newer_than_its_tombstone() -> None:
    """It stood alone, and feeds now say of that entry that it is gone."""
    text = "title: 日\ntime: 09:00-10:00\nrepeat: {every: month, from: 2026-01-15}\n"
    away = text + "changes: [{date: 2026-12-15, action: move, to: {date: 2027-01-20}}]\n"
    ledger = next_ledger(edition_of(site({DAY: text})))
    ledger = next_ledger(revised(replace(edition_of(site({DAY: away}), "2026-11-26T08:00"), ledger=ledger)))
    again = revised(replace(edition_of(site({DAY: text}), "2026-11-27T08:00"), ledger=ledger))
    view, whole = (dict(feeds.plan(again))[f"feeds/{name}.ics"] for name in ("all.three-months", "all"))
    assert isinstance(view, FeedView)
    assert isinstance(whole, FeedView)
    gone = {entry.uid: entry.sequence for entry in whole.entries if entry.withdrawn}
    back = {entry.uid: entry.sequence for entry in view.entries if entry.uid in gone}
    assert (gone, back) == ({"day.20261215@town.example.org": 1}, {"day.20261215@town.example.org": 2})


def test_one_time_events_are_the_very_entries_of_the_feeds() -> None:
    """Written once, and the same wherever they are imported."""
    plan = dict(feeds.plan(town({DAY: "title: 日\ndate: 2026-12-01\n"})))
    one, other = plan["feeds/all.ics"], plan["feeds/all.three-months.ics"]
    assert isinstance(one, FeedView)
    assert isinstance(other, FeedView)
    assert one.entries == other.entries


def test_file_says_that_it_is_for_once() -> None:
    """In its name and description, in each language."""
    assert (file({}).name, file({}).description) == ("测试镇 · 往后三个月", "测试镇往后三个月的活动，导入一次用，以后不会自己更新。")
    assert file({}, prefix="en/").name == "测试镇 · the next three months"
    assert (file({}).url, file({}).source) == (
        "https://example.org/town/subscribe/",
        "https://example.org/town/feeds/all.three-months.ics",
    )
