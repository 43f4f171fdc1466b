"""A station, or an exam's service point → its record in the data files: the keys of its YAML in snake_case, and a row of the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.agenda import takes_place
from generator.model.event import Event, Image, Role
from generator.model.holidays import Source
from generator.model.hours import DayWord, HoursException, HoursLine, Open, WholeDay
from generator.model.occurrence import Occurrence
from generator.model.place import Place, Venue
from generator.model.site import Site
from generator.model.station import Checked, Opened, Station, StationStatus, Valid
from generator.model.text import Text
from generator.model.when import MINUTES_A_DAY, Days, Time, TimeRange, Unclocked

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Members:
    """An object of JSON; a tuple is a list of it."""

    pairs: tuple[tuple[str, "Value"], ...]


Value = str | float | Members | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class StationRecord:
    """`row`: id, name, type, status, address, community, lng, lat, datum, hours, amenities, checked_on, url."""

    members: Members
    row: tuple[str, ...]

    @property
    def station(self) -> str:
        return self.row[0]

    @property
    def name(self) -> str:
        return self.row[1]


def station_record(site: Site, station: Station) -> StationRecord:
    url = routes.absolute(site.config.url, routes.station("", station.id))
    fields: dict[str, Value | None] = {
        "id": station.id,
        "url": url,
        "name": _text(site, station.name),
        "short": _text(site, station.short),
        "type": station.type,
        "status": station.status.value,
        "status_note": _text(site, station.status_note),
        "status_until": _day(station.status_until),
        "place": _place(site, station.place),
        "hours": tuple(hours_line(line) for line in station.hours),
        "exceptions": tuple(_exception(exception) for exception in station.exceptions),
        "amenities": _members({name: has.value for name, has in (station.amenities or {}).items()}),
        "audience": _list(site, station.audience),
        "access": station.access,
        "operators": tuple(_role(role) for role in station.operators),
        "opened": _opened(station.opened),
        "checked": _checked(site, station.checked),
        "valid": _valid(station.valid),
        "photos": tuple(_image(site, photo) for photo in station.photos),
        "source": _source(site, station.source),
        "phone": station.phone,
    }
    row = (
        *(station.id, station.name.first, station.type, station.status.value),
        *_where(station.place),
        "; ".join(hours_line(line) for line in station.hours),
        "; ".join(f"{name}: {has.value}" for name, has in (station.amenities or {}).items()),
        station.checked.on.isoformat() if station.checked else "",
        url,
    )
    return StationRecord(_known(fields), row)


def point_record(site: Site, event: Event, point: Occurrence) -> StationRecord:
    """An exam's service point as the directory has it, while it lasts."""
    venue = site.venue(point.place)
    assert venue is not None and point.part is not None, "a point has a place and an id"
    url = routes.absolute(site.config.url, routes.event("", event.id)) + f"#{point.part}"
    status = (StationStatus.OPEN if takes_place(point) else StationStatus.SUSPENDED).value
    services = {p.id: p.services for p in event.details.points} if isinstance(event.details, ExamService) else {}
    id_ = f"{event.id}.{point.part}"
    fields: dict[str, Value | None] = {
        "id": id_,
        "url": url,
        "name": _text(site, venue.name),
        "type": "service-point",
        "status": status,
        "place": _place(site, venue),
        **_days(point.days),
        "time": None if point.time is Unclocked.ALL_DAY else _time(point.time),
        "services": _list(site, services.get(point.part, ())),
    }
    row = (id_, venue.name.first, "service-point", status, *_where(venue), "", "", "", url)
    return StationRecord(_known(fields), row)


def hours_line(line: HoursLine) -> str:
    """A line as an author writes it in its plainest form: 周一至周五 08:30-12:00,14:30-18:00."""
    everyday = line.days == frozenset(range(7))
    if everyday and line.open is WholeDay.ALWAYS:
        return WholeDay.ALWAYS.value
    days = line.days.value if isinstance(line.days, DayWord) else "每天" if everyday else "、".join(_weekdays(line.days))
    return f"{days} {hours(line.open)}"


def hours(open_: Open) -> str:
    return open_.value if isinstance(open_, WholeDay) else ",".join(_time(each) for each in open_)


def _weekdays(days: frozenset[int]) -> Iterator[str]:
    """Three days or more in a row are named by their first and last."""
    rest = sorted(days)
    while rest:
        run = next(n for n in range(len(rest), 0, -1) if rest[n - 1] - rest[0] == n - 1)
        if run > 2:
            yield f"周{_WEEKDAYS[rest[0]]}至周{_WEEKDAYS[rest[run - 1]]}"
        else:
            yield from (f"周{_WEEKDAYS[day]}" for day in rest[:run])
        rest = rest[run:]


def _time(time: Time) -> str:
    if not isinstance(time, TimeRange):
        return "待定" if time is Unclocked.TBD else ""
    end = f"次日{_clock(time.end - MINUTES_A_DAY)}" if time.end > MINUTES_A_DAY else _clock(time.end)
    return f"{_clock(time.start)}-{end}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _known(fields: Mapping[str, Value | None]) -> Members:
    """The keys that have a value."""
    return Members(tuple((key, value) for key, value in fields.items() if value is not None and value != ()))


def _members(fields: Mapping[str, Value | None]) -> Members | None:
    known = _known(fields)
    return known if known.pairs else None


def _text(site: Site, text: Text | None) -> Members | None:
    return None if text is None else Members(((site.config.languages[0], text.first), *text.others))


def _list(site: Site, texts: tuple[Text, ...]) -> tuple[Value, ...]:
    return tuple(Members(((site.config.languages[0], text.first), *text.others)) for text in texts)


def _place(site: Site, place: Place | Venue) -> Members:
    coords = place.coords
    fields: dict[str, Value | None] = {
        "name": _text(site, place.name),
        "address": _text(site, place.address),
        "community": place.community,
        "directions": _text(site, place.directions),
        "aliases": _list(site, place.aliases),
        "coords": Members(((coords.datum, (coords.lng, coords.lat)),)) if coords else None,
        "station": place.station if isinstance(place, Venue) else None,
    }
    return _known(fields)


def _where(place: Place | Venue) -> tuple[str, str, str, str, str]:
    coords = place.coords
    at = (str(coords.lng), str(coords.lat), coords.datum) if coords else ("", "", "")
    return place.address.first if place.address else "", place.community or "", *at


def _days(days: Days) -> dict[str, Value | None]:
    if len(days) == 1:
        return {"date": _day(days.first_day)}
    return {"first_day": _day(days.first_day), "last_day": _day(days.last_day)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _exception(exception: HoursException) -> Members:
    return _known({**_days(exception.days), "hours": hours(exception.hours)})


def _opened(opened: Opened | None) -> str | None:
    if opened is None:
        return None
    return "-".join([f"{opened.year:04}", *(f"{part:02}" for part in (opened.month, opened.day) if part)])


def _checked(site: Site, checked: Checked | None) -> Members | None:
    return None if checked is None else _known({"on": _day(checked.on), "by": _text(site, checked.by)})


def _valid(valid: Valid | None) -> Members | None:
    return None if valid is None else _members({"from": _day(valid.from_), "until": _day(valid.until)})


def _role(role: Role) -> Members:
    return _known({"org": role.org, "role": role.role})


def _image(site: Site, image: Image) -> Members:
    return _known({"file": image.file, "alt": _text(site, image.alt), "credit": _text(site, image.credit)})


def _source(site: Site, source: Source | None) -> Members | None:
    return None if source is None else _known({"title": _text(site, source.title), "number": source.number, "url": source.url})
