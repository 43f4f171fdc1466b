"""events.json, events.csv, stations.json and stations.csv, read by the standard library and held field by field against the sources."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from io import StringIO
from typing import Any

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.language import plain
from generator.model.agenda import takes_place
from generator.model.event import Event
from generator.model.hours import DayWord, HoursLine, WholeDay
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation, Coords, Place
from generator.model.station import Opened, Station
from generator.model.text import Text
from generator.model.when import MINUTES_A_DAY, Days, Time, TimeRange, Unclocked
from generator.verify.findings import Finding
from generator.verify.truth import Truth

_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_WEEKDAYS = "一二三四五六日"
Moment = date | datetime


def events_json(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    yield from _listed(path, data, "events", {event.id: event_record(truth, event) for event in truth.edition.events.values()})


def stations_json(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted = {str(station.id): station_record(truth, station) for station in truth.edition.site.stations.values()}
    wanted |= {f"{event.id}.{point.part}": point_record(truth, event, point) for event, point in truth.points()}
    yield from _listed(path, data, "stations", wanted)


def events_csv(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted = {}
    for event in truth.edition.events.values():
        record = event_record(truth, event)
        for one in record["occurrences"]:
            wanted[one["id"]] = {
                "id": one["id"],
                "event": event.id,
                "kind": event.kind,
                "title": _first(record["title"]),
                "start": one["start"],
                "end": one["end"],
                "all_day": "true" if one["all_day"] else "false",
                "status": one["status"],
                **_where(one["place"]),
                "url": record["url"],
            }
    yield from _table(path, data, wanted)


def stations_csv(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted: dict[str, dict[str, str]] = {}
    for station in truth.edition.site.stations.values():
        record = station_record(truth, station)
        wanted[station.id] = _station_row(record, station.place.coords)
    for event, point in truth.points():
        venue = truth.edition.site.venue(point.place)
        record = point_record(truth, event, point)
        wanted[record["id"]] = _station_row(record, venue.coords if venue else None)
    yield from _table(path, data, wanted)


def count(path: str, truth: Truth) -> int:
    """Dates, or stations, that the file holds."""
    if path in (routes.EVENTS_JSON, routes.EVENTS_CSV):
        return sum(len(truth.edition.agendas[event].occurrences) for event in truth.edition.events)
    return len(truth.edition.site.stations) + sum(1 for _ in truth.points())


def event_record(truth: Truth, event: Event) -> dict[str, Any]:
    edition = truth.edition
    return {
        "id": event.id,
        "kind": event.kind,
        "title": {tag: plain(words) for tag, words in _texts(truth, event.title).items()},
        "status": truth.status(event).value,
        "url": routes.absolute(edition.site.config.url, routes.event("", event.id)),
        "place": _place(truth, event.place),
        "occurrences": [_occurrence(truth, one) for one in edition.agendas[event.id].occurrences],
    }


def _occurrence(truth: Truth, one: Occurrence) -> dict[str, Any]:
    start, end = span(truth, one.days, one.time)
    return {
        "id": one.id,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "all_day": not isinstance(one.time, TimeRange),
        "time_tbd": one.time is Unclocked.TBD,
        "status": one.status.value,
        "place": _place(truth, one.place),
        "moved_from": span(truth, one.moved_from.days, one.moved_from.time)[0].isoformat() if one.moved_from else None,
        "provisional": one.provisional,
    }


def span(truth: Truth, days: Days, when: Time) -> tuple[Moment, Moment]:
    """In the site's zone, or days with an exclusive end."""
    if not isinstance(when, TimeRange):
        return days.first_day, days.last_day + timedelta(days=1)
    zone = truth.edition.zone
    begin, end = (datetime.combine(day, time(), zone) for day in (days.first_day, days.last_day))
    return begin + timedelta(minutes=when.start), end + timedelta(minutes=when.end)


def _place(truth: Truth, place: Place | AtStation | None) -> dict[str, Any] | None:
    venue = truth.edition.site.venue(place)
    if venue is None:
        return None
    address = venue.address.first if venue.address else None
    return {"name": _texts(truth, venue.name), "address": address, "community": venue.community, "station": venue.station}


def _texts(truth: Truth, text: Text) -> dict[str, str]:
    return {truth.edition.site.config.languages[0]: text.first, **dict(text.others)}


def _first(texts: Mapping[str, str]) -> str:
    return next(iter(texts.values()))


def _where(place: dict[str, Any] | None) -> dict[str, str]:
    if place is None:
        return {"place": "", "address": "", "community": ""}
    return {"place": _first(place["name"]), "address": place["address"] or "", "community": place["community"] or ""}


def station_record(truth: Truth, station: Station) -> dict[str, Any]:
    """The keys of the YAML in snake_case, of what was written."""
    said = {
        _key(field.name): _said(truth, getattr(station, field.name)) for field in fields(station) if field.name not in ("origin", "accept")
    }
    said["url"] = routes.absolute(truth.edition.site.config.url, routes.station("", station.id))
    return {key: value for key, value in said.items() if value not in (None, [], {})}


def point_record(truth: Truth, event: Event, point: Occurrence) -> dict[str, Any]:
    venue = truth.edition.site.venue(point.place)
    assert venue is not None and isinstance(event.details, ExamService)
    services = next(p.services for p in event.details.points if p.id == point.part)
    said = {
        "id": f"{event.id}.{point.part}",
        "url": routes.absolute(truth.edition.site.config.url, routes.event("", event.id)) + f"#{point.part}",
        "name": _texts(truth, venue.name),
        "type": "service-point",
        "status": "open" if takes_place(point) else "suspended",
        "place": _said(truth, venue),
        **_said(truth, point.days),
        "time": None if point.time is Unclocked.ALL_DAY else _clocks(point.time),
        "services": _said(truth, services),
    }
    return {key: value for key, value in said.items() if value not in (None, [], {})}


def _key(name: str) -> str:
    return name.removesuffix("_")


def _said(truth: Truth, value: Any) -> Any:
    """A value of the model as JSON has it."""
    if isinstance(value, Text):
        return _texts(truth, value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Days):
        days = [value.first_day.isoformat(), value.last_day.isoformat()]
        return {"date": days[0]} if len(value) == 1 else {"first_day": days[0], "last_day": days[1]}
    if isinstance(value, HoursLine):
        return hours_line(value)
    if isinstance(value, Opened):
        return "-".join(f"{part:02}" for part in (value.year, value.month, value.day) if part)
    if isinstance(value, Coords):
        return {value.datum: [value.lng, value.lat]}
    if isinstance(value, Mapping):
        return {key: _said(truth, held) for key, held in value.items()}
    if isinstance(value, tuple):
        return _opening(value) if value and isinstance(value[0], TimeRange) else [_said(truth, held) for held in value]
    if is_dataclass(value) and not isinstance(value, type):
        said: dict[str, Any] = {}
        for field in fields(value):
            held = _said(truth, getattr(value, field.name))
            said |= held if field.name == "days" else {_key(field.name): held}
        return {key: held for key, held in said.items() if held not in (None, [], {})}
    return value


def hours_line(line: HoursLine) -> str:
    if line.days == frozenset(range(7)):
        return WholeDay.ALWAYS.value if line.open is WholeDay.ALWAYS else f"每天 {_opening(line.open)}"
    if isinstance(line.days, DayWord):
        return f"{line.days.value} {_opening(line.open)}"
    names: list[str] = []
    for day in sorted(line.days):
        if names and day - 1 in line.days and day - 2 in line.days:
            names[-1] = f"{names[-1].partition('至')[0]}至周{_WEEKDAYS[day]}" if "至" in names[-1] else _joined(names, day)
        else:
            names.append(f"周{_WEEKDAYS[day]}")
    return f"{'、'.join(names)} {_opening(line.open)}"


def _joined(names: list[str], day: int) -> str:
    """The last two names and a third day are a row."""
    names.pop()
    return f"{names[-1]}至周{_WEEKDAYS[day]}"


def _opening(value: WholeDay | tuple[TimeRange, ...]) -> str:
    return value.value if isinstance(value, WholeDay) else ",".join(_clocks(each) for each in value)


def _clocks(when: Time) -> str:
    if not isinstance(when, TimeRange):
        return "待定"
    next_day, end = divmod(when.end, MINUTES_A_DAY) if when.end > MINUTES_A_DAY else (0, when.end)
    return f"{when.start // 60:02}:{when.start % 60:02}-{'次日' if next_day else ''}{end // 60:02}:{end % 60:02}"


def _station_row(record: dict[str, Any], coords: Coords | None) -> dict[str, str]:
    place = record["place"]
    return {
        "id": record["id"],
        "name": _first(record["name"]),
        "type": record["type"],
        "status": record["status"],
        "address": _first(place["address"]) if "address" in place else "",
        "community": place.get("community", ""),
        "lng": str(coords.lng) if coords else "",
        "lat": str(coords.lat) if coords else "",
        "datum": coords.datum if coords else "",
        "hours": "; ".join(record.get("hours", ())),
        "amenities": "; ".join(f"{name}: {has}" for name, has in record.get("amenities", {}).items()),
        "checked_on": record.get("checked", {}).get("on", ""),
        "url": record["url"],
    }


def _listed(path: str, data: bytes, key: str, wanted: dict[str, dict[str, Any]]) -> Iterator[Finding]:
    try:
        found = json.loads(data)[key]
        there = {str(record["id"]): record for record in found}
        assert isinstance(found, list) and all(isinstance(record, dict) for record in found)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError) as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80], key)
        return
    if len(there) < len(found):
        yield Finding("entry-unexpected", path, "", str(len(found)), str(len(there)))
    for id_, record in wanted.items():
        if id_ not in there:
            yield Finding("entry-missing", path, id_, "", json.dumps(record, ensure_ascii=False)[:80])
        else:
            yield from _differences(path, id_, "", there[id_], record)
    for id_ in there.keys() - wanted.keys():
        yield Finding("entry-unexpected", path, id_)


def _differences(path: str, about: str, where: str, found: Any, wanted: Any) -> Iterator[Finding]:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in wanted.keys() | found.keys():
            if key not in found or key not in wanted or found[key] != wanted[key]:
                yield from _differences(path, about, f"{where}{key}: ", found.get(key), wanted.get(key))
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for nth, (one, other) in enumerate(zip(found, wanted, strict=True)):
            if one != other:
                yield from _differences(path, about, f"{where}{nth + 1}. ", one, other)
    elif found != wanted:
        yield Finding("fact-wrong", path, about, f"{where}{_shown(found)}", f"{where}{_shown(wanted)}")


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def _table(path: str, data: bytes, wanted: dict[str, dict[str, str]]) -> Iterator[Finding]:
    """UTF-8 with BOM, CRLF, no cell that a spreadsheet would reckon with."""
    try:
        text = data.removeprefix(_BOM).decode()
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80])
        return
    if not data.startswith(_BOM) or data.count(b"\n") != data.count(b"\r\n"):
        yield Finding("table-form", path)
    if any(_FORMULA.match(cell) for row in rows for cell in row):
        yield Finding("table-formula", path, "", next(cell for row in rows for cell in row if _FORMULA.match(cell)))
    header = rows[0] if rows else []
    columns = list(next(iter(wanted.values()), {})) or header
    if header != columns:
        yield Finding("fact-wrong", path, "", ",".join(header), ",".join(columns))
        return
    there = {row[0]: row for row in rows[1:] if row}
    if len(there) < len(rows) - 1:
        yield Finding("entry-unexpected", path, "", str(len(rows) - 1), str(len(there)))
    for id_, record in wanted.items():
        row = there.get(_cell(id_))
        if row is None:
            yield Finding("entry-missing", path, id_, "", " · ".join(record.values())[:80])
            continue
        for column, cell, (_, value) in zip(columns, [*row, *[""] * len(columns)], record.items(), strict=False):
            if cell != _cell(value):
                yield Finding("fact-wrong", path, id_, f"{column}: {cell}", f"{column}: {_cell(value)}")
        if len(row) != len(columns):
            yield Finding("fact-wrong", path, id_, str(len(row)), str(len(columns)))
    for id_ in there.keys() - {_cell(id_) for id_ in wanted}:
        yield Finding("entry-unexpected", path, id_)


def _cell(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value
