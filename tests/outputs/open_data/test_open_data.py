"""Events and stations as records, by the contract's words."""

from collections.abc import Mapping
from datetime import date

import pytest

from generator.model.hours import HoursLine
from generator.outputs import open_data
from generator.outputs.open_data import EventsJson, StationsCsv, StationsJson
from generator.outputs.open_data.records import OccurrenceRecord, PlaceRecord
from generator.outputs.open_data.station_data import Members, hours_line
from generator.source.opening import line
from tests.sites import town

DAY = "events/clean-city/day.yml"


def occurrences(text: str, path: str = DAY) -> dict[str, OccurrenceRecord]:
    view = dict(open_data.plan(town({path: text})))["data/events.json"]
    assert isinstance(view, EventsJson)
    return {one.id: one for event in view.events for one in event.occurrences}


def station_ids(files: Mapping[str, str], now: str) -> list[str]:
    view = dict(open_data.plan(town(files, now)))["data/stations.csv"]
    assert isinstance(view, StationsCsv)
    return [record.row[0] for record in view.stations]


def test_event_says_what_its_author_wrote_in_each_language() -> None:
    """Title and place by language, the page in the first one, and its dates; internal and withdrawn events are not there."""
    text = "title: {zh-Hans: 大|日, en: Day}\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {station: park}\n"
    files = {DAY: text, "events/clean-city/a.yml": "title: 内\ndate: 2026-12-10\nvisibility: internal\n"}
    files["events/clean-city/b.yml"] = "title: 撤\ndate: 2026-12-10\nvisibility: withdrawn\n"
    view = dict(open_data.plan(town(files)))["data/events.json"]
    assert isinstance(view, EventsJson)
    (event,) = view.events
    assert (event.id, event.kind, event.status) == ("day", "clean-city", "scheduled")
    assert event.title == (("zh-Hans", "大日"), ("en", "Day"))
    assert event.url == "https://example.org/town/events/day/"
    assert event.place == PlaceRecord((("zh-Hans", "公园站"),), None, "west", "park")
    assert [(one.start.isoformat(), one.end.isoformat()) for one in event.occurrences] == [
        ("2026-12-10T08:30:00+08:00", "2026-12-10T11:00:00+08:00")
    ]


def test_unclocked_day_ends_exclusively() -> None:
    """待定: all day, and said to be so."""
    one = occurrences("title: 日\ndate: 2026-12-10\ntime: 待定\n")["day"]
    assert (one.start, one.end, one.time_tbd) == (date(2026, 12, 10), date(2026, 12, 11), True)


def test_event_without_a_day_has_no_occurrence() -> None:
    """It is listed all the same."""
    view = dict(open_data.plan(town({DAY: "title: 日\ndate: 待定\n"})))["data/events.json"]
    assert isinstance(view, EventsJson)
    assert [(event.id, event.occurrences) for event in view.events] == [("day", ())]


def test_dates_of_a_series_are_named_by_the_day_of_the_rule() -> None:
    """A moved one keeps its id and says where it was; cancelled and postponed ones keep their day."""
    text = """\
title: 日
time: 19:00-次日02:00
repeat: {every: week, from: 2026-12-07, until: 2026-12-28}
changes:
  - {date: 2026-12-07, action: cancel}
  - {date: 2026-12-14, action: move, to: {date: 2026-12-16}}
  - {date: 2026-12-21, action: postpone}
  - {date: 2026-12-30, action: add}
"""
    found = [(one.id, one.start.isoformat(), one.status) for one in occurrences(text).values()]
    assert found == [
        ("day.20261207", "2026-12-07T19:00:00+08:00", "cancelled"),
        ("day.20261214", "2026-12-16T19:00:00+08:00", "moved"),
        ("day.20261221", "2026-12-21T19:00:00+08:00", "postponed"),
        ("day.20261228", "2026-12-28T19:00:00+08:00", "scheduled"),
        ("day.20261230", "2026-12-30T19:00:00+08:00", "scheduled"),
    ]
    moved = occurrences(text)["day.20261214"]
    assert moved.moved_from is not None and moved.moved_from.isoformat() == "2026-12-14T19:00:00+08:00"
    assert moved.end.isoformat() == "2026-12-17T02:00:00+08:00"


def test_dates_without_published_holidays_are_provisional() -> None:
    """Of a series that heeds them."""
    text = "title: 日\nrepeat: {every: month, on: [28], from: 2026-12-01, until: 2027-01-31, holidays: skip}\n"
    assert {id_: one.provisional for id_, one in occurrences(text).items()} == {"day.20261228": False, "day.20270128": True}


EXAM = """\
title: 高考
exam: 高考
first-day: 2027-06-07
last-day: 2027-06-08
points: [{id: gate, place: {name: 校门, community: east}, first-day: 2027-06-06, last-day: 2027-06-08, time: 07:00-18:00, services: [饮水]}]
"""


@pytest.mark.parametrize(("now", "shown"), [("2027-05-22", False), ("2027-05-23", True), ("2027-06-08", True), ("2027-06-09", False)])
def test_exam_points_are_stations_while_they_last(now: str, shown: bool) -> None:
    """From 14 days before the first day to the last."""
    expected = ["park", "day.gate"] if shown else ["park"]
    assert station_ids({"events/exam-service/day.yml": EXAM}, f"{now}T08:00") == expected


def test_exam_point_has_its_place_on_the_page_of_the_exam() -> None:
    """The address leads to it."""
    view = dict(open_data.plan(town({"events/exam-service/day.yml": EXAM}, "2027-06-01T08:00")))["data/stations.json"]
    assert isinstance(view, StationsJson)
    fields = dict(view.stations[-1].members.pairs)
    assert (fields["id"], fields["url"]) == ("day.gate", "https://example.org/town/events/day/#gate")
    assert (fields["first_day"], fields["last_day"], fields["time"]) == ("2027-06-06", "2027-06-08", "07:00-18:00")
    assert fields["services"] == (Members((("zh-Hans", "饮水"),)),)


def test_station_has_the_keys_of_its_yaml() -> None:
    """In snake_case, those that its author wrote; the reasons of `accept` are none of the public's business."""
    text = """\
name: {zh-Hans: 公园站, en: Park station}
short: 公园
type: union-station
status: suspended
status-note: 装修
status-until: 2026-12-31
place: {name: 公园, address: 路1号, community: west, directions: 东门, aliases: [鳌台], coords: {gcj02: [113.6712, 22.9403]}}
hours: [周一至周五 8:30-12:00, 周末 休息]
exceptions: [{date: 2026-12-25, hours: 休息}, {first-day: 2026-12-26, last-day: 2026-12-27, hours: 24小时}]
amenities: {microwave: broken, water: yes}
audience: [环卫工]
access: scan
operators: [{org: bureau}]
opened: 2021-05
checked: {on: 2026-11-20, by: 工会}
valid: {from: 2021-05-01}
source: {title: 通知, number: 1号}
phone: "12345"
"""
    views = dict(open_data.plan(town({"content/stations/park.yml": text})))
    listed, table = views["data/stations.json"], views["data/stations.csv"]
    assert isinstance(listed, StationsJson) and isinstance(table, StationsCsv)

    def said(words: str) -> Members:
        return Members((("zh-Hans", words),))

    assert dict(listed.stations[0].members.pairs) == {
        "id": "park",
        "url": "https://example.org/town/stations/park/",
        "name": Members((("zh-Hans", "公园站"), ("en", "Park station"))),
        "short": said("公园"),
        "type": "union-station",
        "status": "suspended",
        "status_note": said("装修"),
        "status_until": "2026-12-31",
        "place": Members(
            (
                ("name", said("公园")),
                ("address", said("路1号")),
                ("community", "west"),
                ("directions", said("东门")),
                ("aliases", (said("鳌台"),)),
                ("coords", Members((("gcj02", (113.6712, 22.9403)),))),
            )
        ),
        "hours": ("周一至周五 08:30-12:00", "周末 休息"),
        "exceptions": (
            Members((("date", "2026-12-25"), ("hours", "休息"))),
            Members((("first_day", "2026-12-26"), ("last_day", "2026-12-27"), ("hours", "24小时"))),
        ),
        "amenities": Members((("microwave", "broken"), ("water", "yes"))),
        "audience": (said("环卫工"),),
        "access": "scan",
        "operators": (Members((("org", "bureau"), ("role", "lead"))),),
        "opened": "2021-05",
        "checked": Members((("on", "2026-11-20"), ("by", said("工会")))),
        "valid": Members((("from", "2021-05-01"),)),
        "source": Members((("title", said("通知")), ("number", "1号"))),
        "phone": "12345",
    }
    assert table.stations[0].row == (
        *("park", "公园站", "union-station", "suspended", "路1号", "west", "113.6712", "22.9403", "gcj02"),
        *("周一至周五 08:30-12:00; 周末 休息", "microwave: broken; water: yes", "2026-11-20"),
        "https://example.org/town/stations/park/",
    )


@pytest.mark.parametrize(
    "written",
    [
        "24小时",
        "每天 08:30-12:00,14:30-18:00",
        "周一至周五 09:00-24:00",
        "周一、周四 19:00-次日02:00",
        "周一至周三、周六、周日 09:00-18:00",
        "工作日 休息",
        "节假日 24小时",
    ],
)
def test_hours_line_is_the_way_back(written: str) -> None:
    """What is published reads as what was written."""
    read: HoursLine = line(written)
    assert hours_line(read) == written
