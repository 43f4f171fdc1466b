"""A small town without a mistake, and what the checks say of it once a test has written its own files over it."""

from collections.abc import Mapping
from datetime import datetime
from textwrap import dedent
from zoneinfo import ZoneInfo

from generator import checks
from generator.diagnostics import Diagnostic, Span
from generator.diagnostics.sentences import say
from generator.model.site import Site
from generator.source.load import load
from generator.source.locate import placed

NOW = datetime(2026, 6, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))

TOWN = {
    "site_config.yml": """
        name: 示例镇
        url: https://example.org/
        uid-domain: example.org
        languages: [zh-Hans]
        communities: {east: 东社区, west: 西社区}
        organisations: {bureau: 分局, team: {name: 队, part-of: bureau}}
        station-types: {greenway: 绿道}
        amenities: {umbrella: 雨伞}
        reaches: {school: 进学校}
        """,
    "content/holidays.yml": """
        "2026":
          source: {title: 通知}
          holidays: [{name: 国庆节, first-day: 2026-10-01, last-day: 2026-10-07}]
        """,
    "content/stations/park.yml": """
        name: 公园站
        type: union-station
        status: open
        place: {name: 公园, community: west}
        operators: [{org: team}]
        """,
}

WEEKLY = "events/clean-city/weekly.yml"
ONCE = "events/clean-city/once.yml"
EXAM = "events/exam-service/exam.yml"
CAMPAIGN = "events/waste-sorting/five.yml"
STATION = "content/stations/park.yml"


def encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {path: dedent(text).lstrip("\n").encode() for path, text in {**TOWN, **files}.items()}


def site(files: Mapping[str, str]) -> Site:
    loaded, found = load(encoded(files))
    assert loaded is not None
    assert [(d.at, d.code) for d in found if d.severity == "error"] == []
    return loaded


def run(files: Mapping[str, str], now: datetime = NOW) -> list[Diagnostic]:
    """What the checks find; that it can be said at all is held here for every case."""
    found = placed(encoded(files), checks.run(site(files), now))
    for mistake in found:
        say(mistake)
    return found


def said(files: Mapping[str, str], now: datetime = NOW) -> list[str]:
    """Such as `events/clean-city/once.yml:2 “nowhere” unknown-station`, in order of file and place."""
    lines = {path: data.decode().splitlines() for path, data in encoded(files).items()}
    places = sorted((mistake.at, mistake.code) for mistake in run(files, now) if isinstance(mistake.at, Span))
    return [f"{at.path}:{at.line} “{lines[at.path][at.line - 1][at.column - 1 : at.end_column - 1]}” {code}" for at, code in places]


def series(*lines: str, rule: str = "every: week, on: [mon, thu], from: 2026-03-02") -> dict[str, str]:
    """A series with these lines in `changes`; the first of them stands in line 4."""
    changes = "".join(f"  - {line}\n" for line in lines)
    return {WEEKLY: f"title: 系列\ntime: 08:30-11:00\nrepeat: {{{rule}}}\n" + (f"changes:\n{changes}" if lines else "")}


def exam(*lines: str) -> dict[str, str]:
    """An exam of two days with a subject, a window a day, and these lines in `changes`, from line 7 on."""
    text = """\
title: 考试
first-day: 2026-06-07
last-day: 2026-06-08
timetable: [{id: zh, subject: 语文, date: 2026-06-07, time: 09:00-11:30}]
points: [{id: gate, place: {name: 门口}, first-day: 2026-06-06, last-day: 2026-06-08, time: 08:00-12:00}]
windows: [{id: road, kind: traffic, where: 路, first-day: 2026-06-07, last-day: 2026-06-08, time: 07:00-12:30}]
"""
    return {EXAM: text + ("changes:\n" + "".join(f"  - {line}\n" for line in lines) if lines else "")}
