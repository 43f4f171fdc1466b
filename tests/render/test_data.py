"""The bytes of the data files."""

import csv
import json
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.open_data import EventsCsv, EventsJson, StationsCsv, StationsJson
from generator.outputs.open_data.objects import EVENT_COLUMNS, STATION_COLUMNS
from generator.outputs.open_data.records import EventRecord, OccurrenceRecord, PlaceRecord
from generator.outputs.open_data.station_data import Members, StationRecord
from generator.render.data import events_csv, events_json, stations_csv, stations_json

SHANGHAI = ZoneInfo("Asia/Shanghai")
PLACE = PlaceRecord((("zh-Hans", "球场"),), "路1号", "east", None)
MOVED = OccurrenceRecord(
    id="day",
    start=datetime(2026, 12, 12, 8, 30, tzinfo=SHANGHAI),
    end=datetime(2026, 12, 12, 11, tzinfo=SHANGHAI),
    time_tbd=False,
    status="moved",
    place=PLACE,
    moved_from=date(2026, 12, 10),
    provisional=False,
)
EVENT = EventRecord("day", "clean-city", (("zh-Hans", "日"), ("en", "Day")), "moved", "https://example.org/events/day/", None, (MOVED,))


def _titled(title: str) -> EventRecord:
    return EventRecord("day", "clean-city", (("zh-Hans", title),), "moved", "https://example.org/events/day/", None, (MOVED,))


def _cells(written: bytes) -> list[list[str]]:
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def test_events_json_has_the_contracts_keys_in_its_order() -> None:
    """Chinese as it is, not escaped; null where there is nothing."""
    written = events_json(EventsJson(events=(EVENT,))).decode()
    assert json.loads(written) == {
        "events": [
            {
                "id": "day",
                "kind": "clean-city",
                "title": {"zh-Hans": "日", "en": "Day"},
                "status": "moved",
                "url": "https://example.org/events/day/",
                "place": None,
                "occurrences": [
                    {
                        "id": "day",
                        "start": "2026-12-12T08:30:00+08:00",
                        "end": "2026-12-12T11:00:00+08:00",
                        "all_day": False,
                        "time_tbd": False,
                        "status": "moved",
                        "place": {"name": {"zh-Hans": "球场"}, "address": "路1号", "community": "east", "station": None},
                        "moved_from": "2026-12-10",
                        "provisional": False,
                    }
                ],
            }
        ]
    }
    assert '"title":{"zh-Hans":"日","en":"Day"},"status"' in written


def test_empty_files_are_whole() -> None:
    """A site without events is no error."""
    assert json.loads(events_json(EventsJson(events=()))) == {"events": []}
    assert json.loads(stations_json(StationsJson(stations=()))) == {"stations": []}
    assert _cells(stations_csv(StationsCsv(stations=()))) == [list(STATION_COLUMNS)]


def test_events_csv_has_a_row_an_occurrence() -> None:
    """CRLF at the end of each line, a BOM before all."""
    written = events_csv(EventsCsv(events=(EVENT,)))
    assert written.decode("utf-8-sig") == (
        "id,event,kind,title,start,end,all_day,status,place,address,community,url\r\n"
        "day,day,clean-city,日,2026-12-12T08:30:00+08:00,2026-12-12T11:00:00+08:00,false,moved,球场,路1号,east,"
        "https://example.org/events/day/\r\n"
    )
    assert _cells(written)[0] == list(EVENT_COLUMNS)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x"])
def test_cell_begins_no_formula(title: str) -> None:
    """After an apostrophe it is text, in Excel, WPS and LibreOffice."""
    assert _cells(events_csv(EventsCsv(events=(_titled(title),))))[1][3] == f"'{title}"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_cells_come_back_as_they_were(title: str) -> None:
    """Quotes, commas and all; but for the apostrophe before what would be a formula."""
    (cell,) = (row[3] for row in _cells(events_csv(EventsCsv(events=(_titled(title),))))[1:])
    assert cell.removeprefix("'") == title.removeprefix("'")
    assert cell[0] not in "=+-@＝＋－＠"


def test_station_record_is_an_object_a_line() -> None:
    """Members are objects, tuples lists."""
    record = StationRecord(Members((("id", "park"), ("coords", Members((("gcj02", (113.67, 22.94)),))), ("hours", ("24小时",)))), ("park",))
    written = stations_json(StationsJson(stations=(record,))).decode()
    assert written == '{"stations":[\n{"id":"park","coords":{"gcj02":[113.67,22.94]},"hours":["24小时"]}\n]}\n'
