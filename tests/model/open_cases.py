"""The cases of open_now.json, to which both `state_at` and the script of the page are held, as values of the model."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Origin
from generator.model.holidays import Holiday, Holidays, HolidayYear, Source
from generator.model.hours import DayWord, HoursException, HoursLine, Open, WholeDay
from generator.model.place import Place
from generator.model.station import Station, StationStatus
from generator.model.text import Id, Text
from generator.model.when import Days, TimeRange

VECTORS = json.loads(Path(__file__).with_name("open_now.json").read_text(encoding="utf-8"))


def _days(pair: list[str]) -> Days:
    return Days(date.fromisoformat(pair[0]), date.fromisoformat(pair[1]))


def _open(written: Any) -> Open:
    return WholeDay(written) if isinstance(written, str) else tuple(TimeRange(*pair) for pair in written)


HOLIDAYS = Holidays(
    {
        int(year): HolidayYear(
            Source(Text("通知")),
            tuple(Holiday(Text("节"), _days(pair)) for pair in block["holidays"]),
            tuple(map(date.fromisoformat, block["workdays"])),
        )
        for year, block in VECTORS["holidays"].items()
    }
)


def station_of(case: Any) -> Station:
    lines = [
        HoursLine(DayWord(line["days"]) if isinstance(line["days"], str) else frozenset(line["days"]), _open(line["open"]))
        for line in case["hours"]
    ]
    exceptions = [HoursException(_days(each["days"]), _open(each["open"])) for each in case.get("exceptions", [])]
    return Station(
        id=Id("case"),
        origin=Origin("content/stations/case.yml"),
        name=Text("站"),
        type=Id("park"),
        status=StationStatus.OPEN,
        place=Place(Text("站")),
        hours=tuple(lines),
        exceptions=tuple(exceptions),
    )
