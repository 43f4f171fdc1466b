"""Feeds from outside (CONTRACT 2 UIDs, moved dates, feeds)."""

import pytest

from tests.contract.conftest import Build

pytestmark = pytest.mark.slow


def test_series_is_one_master_with_overrides_and_own_events(build: Build) -> None:
    site = build(
        {
            "events/clean-city/wash.yml": """
                title: 洗街
                time: 06:30-07:30
                repeat: {every: week, on: [mon, thu], from: 2026-11-16, except: [2026-11-23]}
                changes:
                  - {date: 2026-12-03, action: move, to: {date: 2026-12-04}}
                  - {date: 2026-12-10, action: move, to: {date: 2026-12-15}}
                  - {date: 2026-12-17, action: cancel, reason: 雨}
                  - {date: 2026-12-19, action: add}
                """
        }
    )
    events = site.ics("feeds/series/wash.ics")
    master, *rest = events
    assert str(master["UID"]) == "wash@town.example.org" and "RECURRENCE-ID" not in master
    assert master["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,TH" or master["RRULE"].to_ical() == b"FREQ=WEEKLY;WKST=MO;BYDAY=MO,TH"
    exdates = master["EXDATE"] if isinstance(master["EXDATE"], list) else [master["EXDATE"]]
    assert sorted(d.dt.strftime("%Y%m%dT%H%M%S") for e in exdates for d in e.dts) == ["20261123T063000", "20261210T063000"]
    found = sorted(
        (
            str(e["UID"]),
            e["RECURRENCE-ID"].dt.strftime("%m%d") if "RECURRENCE-ID" in e else "",
            e["DTSTART"].dt.strftime("%m%d"),
            str(e["STATUS"]),
        )
        for e in rest
    )
    assert found == [
        ("wash.20261210@town.example.org", "", "1215", "CONFIRMED"),
        ("wash.20261219@town.example.org", "", "1219", "CONFIRMED"),
        ("wash@town.example.org", "1203", "1204", "CONFIRMED"),
        ("wash@town.example.org", "1217", "1217", "CANCELLED"),
    ]
    cancelled = next(e for e in rest if str(e["STATUS"]) == "CANCELLED")
    assert str(cancelled["SUMMARY"]) == "【取消】洗街"


def test_every_entry_has_what_the_profile_asks(build: Build) -> None:
    site = build(
        {
            "events/clean-city/day.yml": "title: 日\ndate: 2026-12-10\ntime: 待定\n",
            "events/clean-city/off.yml": "title: 停\ndate: 2026-12-11\ntime: 08:00-09:00\nchanges: [{action: postpone}]\n",
        }
    )
    day, off = sorted(site.ics("feeds/all.ics"), key=lambda e: str(e["UID"]))
    assert (str(day["SUMMARY"]), str(day["STATUS"]), str(day["TRANSP"])) == ("日（时间待定）", "TENTATIVE", "TRANSPARENT")
    assert str(off["SUMMARY"]) == "【延期】停"
    for event in (day, off):
        assert int(event["SEQUENCE"]) == 0
        assert event["DTSTAMP"].dt.isoformat() == "2026-11-25T00:00:00+00:00"
        assert str(event["URL"]).startswith("https://example.org/town/events/")
    raw = (site.out / "feeds/all.ics").read_bytes()
    assert raw.count(b"BEGIN:VTIMEZONE") == 1 and b"METHOD:" not in raw and b"RDATE" not in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and not raw.startswith(b"\xef\xbb\xbf")


def test_alarm_feeds_have_one_alarm_an_entry_that_takes_place(build: Build) -> None:
    site = build(
        {
            "events/clean-city/day.yml": "title: 日\ndate: 2026-12-10\n",
            "events/clean-city/timed.yml": "title: 时\ndate: 2026-12-10\ntime: 08:00-09:00\n",
            "events/clean-city/off.yml": "title: 停\ndate: 2026-12-11\ntime: 08:00-09:00\nchanges: [{action: cancel}]\n",
        }
    )
    triggers = {str(e["UID"]).split("@")[0]: [a["TRIGGER"].to_ical() for a in e.walk("VALARM")] for e in site.ics("feeds/all.alarm.ics")}
    assert triggers == {"day": [b"-PT6H"], "off": [], "timed": [b"-PT1H"]}


def test_empty_feeds_hold_their_time_zone(build: Build) -> None:
    raw = (build({}).out / "feeds/kinds/green-village.ics").read_bytes()
    assert raw.count(b"BEGIN:VTIMEZONE") == 1 and b"VEVENT" not in raw


def test_same_sources_give_the_same_bytes_and_a_later_hour_only_build_json(build: Build) -> None:
    files = {"events/clean-city/day.yml": "title: 日\ndate: 2026-12-10\n"}
    first = build(files).files()
    later = build(files, now="2026-11-25T21:30").files()
    assert [p for p in first if first[p] != later[p]] == ["build.json"]


def test_an_added_day_keeps_its_uid_when_the_series_is_cancelled(build: Build) -> None:
    site = build(
        {
            "events/clean-city/wash.yml": """
                title: 洗街
                repeat: {every: week, on: [mon], from: 2026-11-16, until: 2026-12-14}
                changes: [{date: 2026-12-09, action: add}, {action: cancel, reason: 停办, announced: 2026-11-24}]
                """
        }
    )
    added = [e for e in site.ics("feeds/all.ics") if e["DTSTART"].dt.strftime("%m%d") == "1209"]
    assert [(str(e["UID"]), "RECURRENCE-ID" in e, str(e["STATUS"])) for e in added] == [
        ("wash.20261209@town.example.org", False, "CANCELLED")
    ]


def test_a_subject_that_moved_is_in_the_feed_of_its_new_community(build: Build) -> None:
    site = build(
        {
            "events/exam-service/exam.yml": """
                title: 考试
                date: 2027-06-07
                place: {name: 一中, community: east}
                timetable: [{id: zh, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
                changes: [{part: zh, action: amend, to: {place: {name: 二中, community: north}}}]
                """
        }
    )
    assert [str(e["UID"]) for e in site.ics("feeds/communities/north.ics")] == ["exam.zh@town.example.org"]
    assert [str(e["UID"]) for e in site.ics("feeds/communities/east.ics")] == ["exam@town.example.org"]


def test_an_internal_event_is_not_named_by_the_one_that_follows_it(build: Build) -> None:
    site = build(
        {
            "events/clean-city/secret.yml": "title: 内部培训\nvisibility: internal\ndate: 2026-12-01\n",
            "events/clean-city/open.yml": "title: 公开\ndate: 2026-12-10\nfollows: secret\n",
        }
    )
    assert [p for p, data in site.files().items() if "内部培训".encode() in data or b"secret" in data] == []
