"""stations.json and stations.csv: what has to stand there of each station and of each service point of an exam, while it stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.agenda import takes_place
from generator.model.event import Event
from generator.model.hours import DayWord, HoursLine, WholeDay
from generator.model.occurrence import Occurrence
from generator.model.place import Coords
from generator.model.station import Opened, Station
from generator.model.text import Text
from generator.model.when import MINUTES_A_DAY, Days, Time, TimeRange, Unclocked
from generator.verify.data_files import listed, table
from generator.verify.event_data import first, texts
from generator.verify.findings import Finding
from generator.verify.truth import Truth

_WEEKDAYS = "一二三四五六日"


def stations_json(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted = {str(station.id): station_record(truth, station) for station in truth.edition.site.stations.values()}
    wanted |= {f"{event.id}.{point.part}": point_record(truth, event, point) for event, point in truth.points()}
    yield from listed(path, data, "stations", wanted)


def stations_csv(path: str, data: bytes, truth: Truth) -> Iterator[Finding]:
    wanted: dict[str, dict[str, str]] = {}
    for station in truth.edition.site.stations.values():
        record = station_record(truth, station)
        wanted[station.id] = _station_row(record, station.place.coords)
    for event, point in truth.points():
        venue = truth.edition.site.venue(point.place)
        record = point_record(truth, event, point)
        wanted[record["id"]] = _station_row(record, venue.coords if venue else None)
    yield from table(path, data, wanted)


def count_stations(truth: Truth) -> int:
    """Stations and points that either file holds."""
    return len(truth.edition.site.stations) + sum(1 for _ in truth.points())


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
        "name": texts(truth, venue.name),
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
        return texts(truth, value)
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
        "name": first(record["name"]),
        "type": record["type"],
        "status": record["status"],
        "address": first(place["address"]) if "address" in place else "",
        "community": place.get("community", ""),
        "lng": str(coords.lng) if coords else "",
        "lat": str(coords.lat) if coords else "",
        "datum": coords.datum if coords else "",
        "hours": "; ".join(record.get("hours", ())),
        "amenities": "; ".join(f"{name}: {has}" for name, has in record.get("amenities", {}).items()),
        "checked_on": record.get("checked", {}).get("on", ""),
        "url": record["url"],
    }
