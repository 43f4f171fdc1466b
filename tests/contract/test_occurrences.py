"""events.json: every date as it now stands (CONTRACT 1 `repeat`, `changes`; 2 `events.json`, UIDs)."""

from posixpath import normpath

import pytest

from tests.contract.conftest import Build

pytestmark = pytest.mark.slow


def rows(occurrences: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(o["id"], o["start"], o["end"], o["status"]) for o in occurrences]


def test_one_time_event_is_one_occurrence_with_offset(build: Build) -> None:
    site = build({"events/clean-city/day.yml": "title: 日\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 球场, community: east}\n"})
    assert site.occurrences("day") == [
        {
            "id": "day",
            "start": "2026-12-10T08:30:00+08:00",
            "end": "2026-12-10T11:00:00+08:00",
            "all_day": False,
            "time_tbd": False,
            "status": "scheduled",
            "place": {"name": {"zh-Hans": "球场"}, "address": None, "community": "east", "station": None},
            "moved_from": None,
            "provisional": False,
        }
    ]
    event = site.events()["day"]
    assert {k: event[k] for k in ("kind", "title", "status", "url")} == {
        "kind": "clean-city",
        "title": {"zh-Hans": "日"},
        "status": "scheduled",
        "url": "https://example.org/town/events/day/",
    }


def test_all_day_and_undecided_time_end_exclusively(build: Build) -> None:
    site = build(
        {
            "events/clean-city/span.yml": "title: 周\nfirst-day: 2026-12-01\nlast-day: 2026-12-03\n",
            "events/clean-city/tbd.yml": "title: 时\ndate: 2026-12-10\ntime: 待定\n",
            "events/clean-city/night.yml": "title: 夜\ndate: 2026-12-10\ntime: 19:00-次日02:00\n",
            "events/clean-city/none.yml": "title: 未\ndate: 待定\n",
        }
    )
    assert rows(site.occurrences("span")) == [("span", "2026-12-01", "2026-12-04", "scheduled")]
    assert rows(site.occurrences("tbd")) == [("tbd", "2026-12-10", "2026-12-11", "scheduled")]
    assert [(o["all_day"], o["time_tbd"]) for o in site.occurrences("tbd")] == [(True, True)]
    assert rows(site.occurrences("night")) == [("night", "2026-12-10T19:00:00+08:00", "2026-12-11T02:00:00+08:00", "scheduled")]
    assert site.occurrences("none") == []


def test_series_knows_holidays_changes_and_added_days(build: Build) -> None:
    site = build(
        {
            "events/clean-city/wash.yml": """
                title: 洗街
                time: 06:30-07:30
                repeat: {every: week, on: [mon, thu], from: 2026-09-21, until: 2026-10-19, except: [2026-09-24], holidays: skip}
                changes:
                  - {date: 2026-09-28, action: cancel, reason: 雨}
                  - {date: 2026-10-08, action: move, to: {date: 2026-10-09}}
                  - {date: 2026-10-12, action: postpone}
                  - {date: 2026-10-15, action: amend, to: {time: 07:00-08:00}}
                  - {date: 2026-10-17, action: add}
                """
        }
    )
    assert rows(site.occurrences("wash")) == [
        ("wash.20260921", "2026-09-21T06:30:00+08:00", "2026-09-21T07:30:00+08:00", "scheduled"),
        ("wash.20260928", "2026-09-28T06:30:00+08:00", "2026-09-28T07:30:00+08:00", "cancelled"),
        ("wash.20261008", "2026-10-09T06:30:00+08:00", "2026-10-09T07:30:00+08:00", "moved"),
        ("wash.20261012", "2026-10-12T06:30:00+08:00", "2026-10-12T07:30:00+08:00", "postponed"),
        ("wash.20261015", "2026-10-15T07:00:00+08:00", "2026-10-15T08:00:00+08:00", "scheduled"),
        ("wash.20261017", "2026-10-17T06:30:00+08:00", "2026-10-17T07:30:00+08:00", "scheduled"),
        ("wash.20261019", "2026-10-19T06:30:00+08:00", "2026-10-19T07:30:00+08:00", "scheduled"),
    ]
    assert site.occurrences("wash")[2]["moved_from"] == "2026-10-08T06:30:00+08:00"


def test_shifted_date_goes_to_the_next_free_day_after_the_holiday(build: Build) -> None:
    site = build(
        {
            "events/clean-city/shift.yml": """
                title: 顺延
                repeat: {every: week, on: [thu], from: 2026-09-24, until: 2026-10-08, holidays: shift}
                """
        }
    )
    # 10-01 lies in the holiday; 10-08 is a date of the series; so 10-09
    assert rows(site.occurrences("shift")) == [
        ("shift.20260924", "2026-09-24", "2026-09-25", "scheduled"),
        ("shift.20261008", "2026-10-08", "2026-10-09", "scheduled"),
        ("shift.20261001", "2026-10-09", "2026-10-10", "moved"),
    ]
    assert site.occurrences("shift")[2]["moved_from"] == "2026-10-01"


def test_provisional_dates_are_those_of_years_without_holidays(build: Build) -> None:
    site = build(
        {"events/clean-city/p.yml": "title: 例\nrepeat: {every: month, on: [10], from: 2026-12-01, until: 2027-01-31, holidays: skip}\n"}
    )
    assert [(o["id"], o["provisional"]) for o in site.occurrences("p")] == [("p.20261210", False), ("p.20270110", True)]


def test_exam_has_itself_its_subjects_and_each_window_day(build: Build) -> None:
    site = build(
        {
            "events/exam-service/exam.yml": """
                title: 考试
                first-day: 2027-06-07
                last-day: 2027-06-08
                timetable: [{id: zh, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
                points: [{id: gate, place: {name: 门口}, first-day: 2027-06-06, last-day: 2027-06-08}]
                windows:
                  - {id: road, kind: traffic, where: 路, first-day: 2027-06-07, last-day: 2027-06-08, time: 07:00-12:30}
                  - {id: hush, kind: quiet, where: 周边, date: 2027-06-08}
                """
        }
    )
    assert sorted(str(o["id"]) for o in site.occurrences("exam")) == [
        "exam",
        "exam.hush",
        "exam.road.20270607",
        "exam.road.20270608",
        "exam.zh",
    ]


def test_sessions_stand_for_the_campaign(build: Build) -> None:
    site = build(
        {
            "events/waste-sorting/five.yml": """
                title: 五进
                sessions:
                  - {id: a, date: 2026-12-04, time: 09:30-11:00, place: {name: 学校, community: north}, reaches: school}
                  - {id: b, date: 2026-12-08}
                changes: [{part: a, action: move, to: {date: 2026-12-05}}]
                """
        }
    )
    assert rows(site.occurrences("five")) == [
        ("five.a", "2026-12-05T09:30:00+08:00", "2026-12-05T11:00:00+08:00", "moved"),
        ("five.b", "2026-12-08", "2026-12-09", "scheduled"),
    ]
    uids = {str(e["UID"]) for e in site.ics("feeds/communities/north.ics")}
    assert uids == {"five.a@town.example.org"}


def test_event_status_follows_what_is_coming(build: Build) -> None:
    site = build(
        {
            "events/clean-city/off.yml": "title: 停\ndate: 2026-12-10\nchanges: [{action: cancel, reason: 雨}]\n",
            "events/clean-city/later.yml": "title: 延\ndate: 2026-12-10\nchanges: [{action: postpone}]\n",
            "events/clean-city/moved.yml": "title: 改\ndate: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-11}}]\n",
            "events/clean-city/series.yml": """
                title: 系
                repeat: {every: week, from: 2026-11-19, until: 2026-12-03}
                changes: [{date: 2026-11-26, action: cancel}, {date: 2026-12-03, action: cancel}]
                """,
        }
    )
    assert {i: e["status"] for i, e in site.events().items()} == {
        "later": "postponed",
        "moved": "moved",
        "off": "cancelled",
        "series": "cancelled",
    }


def test_cancel_without_a_date_takes_all_that_is_not_past(build: Build) -> None:
    site = build(
        {
            "events/clean-city/end.yml": """
                title: 停办
                repeat: {every: week, from: 2026-11-12, until: 2026-12-03}
                changes: [{action: cancel, reason: 停办, announced: 2026-11-20}]
                """
        }
    )
    assert [(o["id"], o["status"]) for o in site.occurrences("end")] == [
        ("end.20261112", "scheduled"),
        ("end.20261119", "scheduled"),
        ("end.20261126", "cancelled"),
        ("end.20261203", "cancelled"),
    ]


def test_internal_events_reach_no_output(build: Build) -> None:
    site = build({"events/clean-city/secret.yml": "title: 内部培训\nvisibility: internal\ndate: 2026-12-10\nplace: {name: 会议室七}\n"})
    assert [p for p, data in site.files().items() if "secret" in p or "内部培训".encode() in data or "会议室七".encode() in data] == []


def test_withdrawn_event_leaves_a_page_and_a_tombstone(build: Build) -> None:
    site = build({"events/clean-city/gone.yml": "title: 秘密花盆\nvisibility: withdrawn\ndate: 2026-12-10\nplace: {name: 会议室七}\n"})
    assert [p for p, data in site.files().items() if "秘密花盆".encode() in data or "会议室七".encode() in data] == []
    assert "已撤下" in site.html("events/gone/").text
    (stone,) = site.ics("feeds/all.ics")
    assert (str(stone["UID"]), str(stone["STATUS"]), str(stone["SUMMARY"])) == ("gone@town.example.org", "CANCELLED", "已撤下")
    assert "gone" not in site.events()
    assert "events/gone/" not in (site.out / "sitemap.xml").read_text(encoding="utf-8")


def test_alias_redirects_and_keeps_the_uid(build: Build) -> None:
    site = build({"events/clean-city/new-name.yml": "title: 日\naliases: [old-name]\ndate: 2026-12-10\n"})
    assert [o["id"] for o in site.occurrences("new-name")] == ["old-name"]
    assert [str(e["UID"]) for e in site.ics("events/new-name/event.ics")] == ["old-name@town.example.org"]
    for prefix in ("", "en/"):
        (meta,) = site.html(f"{prefix}events/old-name/").all("meta", http_equiv="refresh")
        target = meta.attributes["content"].removeprefix("0; url=")
        assert normpath(f"{prefix}events/old-name/{target}") == f"{prefix}events/new-name"
