"""FeedView, EventFileView → iCalendar (RFC 5545, RFC 7986).  Knows the format and what readers bear; chooses no words.

icalendar writes the header and the time zone. Its `to_ical` costs 0.4 ms an event, nearly all in folding, and again for each feed that
holds the event: so VEVENTs are written here, once each, and joined. A test holds them byte for byte against icalendar's.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from generator.outputs.feeds.feed_views import EventFileView, FeedView, Zone
from generator.outputs.feeds.vevent import Entry, Moment, Position, Rule
from generator.render.css_colours import nearest_name
from generator.routes import Variant

_END = b"END:VEVENT\r\n"
_TRAILER = b"END:VCALENDAR\r\n"
_CANCELLED = b"\r\nSTATUS:CANCELLED\r\n"
_CONFIRMED = b"\r\nSTATUS:CONFIRMED\r\n"
"""Google hides what is cancelled; under its prefix it stays to be seen."""
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_TEXT = str.maketrans({"\\": "＼", ";": r"\;", ",": r"\,", "\n": r"\n"})
_PARAMETER = str.maketrans({"\\": "＼", '"': "＂", "^": "＾", "\n": " "})


class FeedWriter:
    """Writes each entry once, however many feeds hold it."""

    def __init__(self) -> None:
        self._written: dict[Entry, bytes] = {}
        self._alarms: dict[Entry, bytes] = {}

    def feed(self, view: FeedView) -> bytes:
        return self._calendar(_feed_header(view), view.zone.id, view.entries, view.variant)

    def event_file(self, view: EventFileView) -> bytes:
        return self._calendar(_file_header(view.language, view.zone), view.zone.id, view.entries, Variant.ALARM)

    def _calendar(self, header: bytes, tzid: str, entries: tuple[Entry, ...], variant: Variant) -> bytes:
        return b"".join((header, *(self._entry(entry, tzid, variant) for entry in entries), _TRAILER))

    def _entry(self, entry: Entry, tzid: str, variant: Variant) -> bytes:
        written = self._written.get(entry)
        if written is None:
            written = self._written[entry] = vevent(entry, tzid)
        if variant is Variant.GOOGLE and not entry.takes_place and not entry.withdrawn:
            return written.replace(_CANCELLED, _CONFIRMED)
        if variant is not Variant.ALARM or not entry.takes_place:
            return written
        with_alarm = self._alarms.get(entry)
        if with_alarm is None:
            with_alarm = self._alarms[entry] = written.removesuffix(_END) + _alarm(entry) + _END
        return with_alarm


def vevent(entry: Entry, tzid: str) -> bytes:
    """One VEVENT without alarm, its properties in icalendar's order."""
    add = (lines := ["BEGIN:VEVENT"]).append
    add(f"SUMMARY:{_text(entry.summary)}")
    add(f"DTSTART{_moment(entry.start, tzid)}")
    add(f"DTEND{_moment(entry.end, tzid)}")
    add(f"DTSTAMP:{_utc(entry.stamp)}")
    add(f"UID:{_text(entry.uid)}")
    if entry.recurrence_id:
        add(f"RECURRENCE-ID{_moment(entry.recurrence_id, tzid)}")
    add(f"SEQUENCE:{entry.sequence}")
    if entry.rule:
        add(f"RRULE:{_rule(entry.rule)}")
    if entry.left_out:
        add(f"EXDATE{_moments(entry.left_out, tzid)}")
    if entry.categories:
        add(f"CATEGORIES:{','.join([_text(category) for category in entry.categories])}")
    if entry.contact:
        add(f"CONTACT:{_text(entry.contact)}")
    if entry.description:
        add(f"DESCRIPTION:{_text(entry.description)}")
    if entry.position:
        add(f"GEO:{entry.position.lat:.6f};{entry.position.lng:.6f}")
    for image in entry.images:
        add(f"IMAGE;VALUE=URI:{_uri(image)}")
    add(f"LAST-MODIFIED:{_utc(entry.stamp)}")
    if entry.location:
        add(f"LOCATION:{_text(entry.location)}")
    if entry.follows:
        add(f"RELATED-TO;RELTYPE=SIBLING:{_text(entry.follows)}")
    add(f"STATUS:{entry.status}")
    add(f"TRANSP:{'TRANSPARENT' if entry.is_transparent else 'OPAQUE'}")
    add(f"URL:{_uri(entry.url)}")
    if entry.position:
        add(_structured_location(entry.position))
    add("END:VEVENT\r\n")
    return b"\r\n".join([_folded(line) for line in lines])


def _alarm(entry: Entry) -> bytes:
    trigger = "-PT6H" if entry.is_all_day else "-PT1H"
    description = _folded(f"DESCRIPTION:{_text(entry.summary)}")
    return b"\r\n".join((b"BEGIN:VALARM", b"ACTION:DISPLAY", description, f"TRIGGER:{trigger}".encode(), b"END:VALARM", b""))


def _speakable(text: str) -> str:
    return text if text.isprintable() else _UNSPEAKABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _plain(text: str) -> str:
    return _speakable(text).replace("\\", "＼")


def _text(text: str) -> str:
    """RFC 5545 section 3.3.11. A backslash becomes a full-width one: icalendar and others turn a literal `\\N` into a line break."""
    return _speakable(text).translate(_TEXT)


def _uri(uri: str) -> str:
    return _speakable(uri).replace("\n", "")


def _parameter(text: str) -> str:
    return f'"{_speakable(text).translate(_PARAMETER)}"'


def _structured_location(position: Position) -> str:
    address = f";X-ADDRESS={_parameter(position.address)}" if position.address else ""
    pin = f"X-APPLE-RADIUS=100;X-TITLE={_parameter(position.title)}"
    return f"X-APPLE-STRUCTURED-LOCATION;VALUE=URI{address};{pin}:geo:{position.lat:.6f},{position.lng:.6f}"


def _digits(moment: Moment) -> str:
    return moment.strftime("%Y%m%dT%H%M%S" if isinstance(moment, datetime) else "%Y%m%d")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _moment(moment: Moment, tzid: str) -> str:
    return _moments((moment,), tzid)


def _moments(moments: tuple[Moment, ...], tzid: str) -> str:
    """All of one type, after the name of the property."""
    kind = f"TZID={tzid}" if isinstance(moments[0], datetime) else "VALUE=DATE"
    return f";{kind}:{','.join([_digits(moment) for moment in moments])}"


def _rule(rule: Rule) -> str:
    parts = [f"FREQ={rule.frequency}"]
    if rule.until:
        parts.append(f"UNTIL={_utc(rule.until) if isinstance(rule.until, datetime) else _digits(rule.until)}")
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.by_day:
        parts.append(f"BYDAY={','.join(rule.by_day)}")
    if rule.by_month_day:
        parts.append(f"BYMONTHDAY={','.join(map(str, rule.by_month_day))}")
    if rule.by_month:
        parts.append(f"BYMONTH={rule.by_month}")
    if rule.interval > 1 and rule.frequency == "WEEKLY":
        parts.append("WKST=MO")  # N weeks are counted from Monday to Sunday
    return ";".join(parts)


def _folded(line: str) -> bytes:
    """At most 74 octets a piece and a blank before all but the first, cut between code points and never after a backslash."""
    octets = line.encode()
    if len(octets) <= 74:
        return octets
    pieces, start, length = [], 0, len(octets)
    while length - start > 74:
        cut = start + 74
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        if octets[cut - 1] in b"\\^" and cut - 1 > start:
            cut -= 1
        pieces.append(octets[start:cut])
        start = cut
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces)


def _feed_header(view: FeedView) -> bytes:
    from icalendar import vDatetime, vText, vUri

    name, description = vText(_plain(view.name)), vText(_plain(view.description))
    more = {
        "NAME": name,
        "X-WR-CALNAME": name,
        "DESCRIPTION": description,
        "X-WR-CALDESC": description,
        "X-WR-TIMEZONE": vText(view.zone.id),
        "REFRESH-INTERVAL": vText("PT12H", params={"VALUE": "DURATION"}),
        "X-PUBLISHED-TTL": vText("PT12H"),
        "URL": vUri(view.url),
        "SOURCE": vUri(view.source, params={"VALUE": "URI"}),
        "COLOR": vText(nearest_name(view.colour)),
        "X-APPLE-CALENDAR-COLOR": vText(view.colour),
        "LAST-MODIFIED": vDatetime(view.stamp),
    }
    return _begin(view.language, more) + _time_zone(view.zone)


@cache
def _file_header(language: str, zone: Zone) -> bytes:
    return _begin(language, {}) + _time_zone(zone)


def _begin(language: str, more: Mapping[str, Any]) -> bytes:
    """A calendar up to where its components begin. It gets no METHOD, nor the random UID of `Calendar.new()`."""
    from icalendar import Calendar, vText

    calendar = Calendar(
        {"VERSION": vText("2.0"), "PRODID": vText(f"-//bianmin//feeds//{language.upper()}"), "CALSCALE": vText("GREGORIAN")}
    )
    calendar.update(more)
    written: bytes = calendar.to_ical()
    return written.removesuffix(_TRAILER)


@cache
def _time_zone(zone: Zone) -> bytes:
    """`add_missing_timezones` would write 1986 to 1991 daylight time and sort by hash seed."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 local time of the zone itself (RFC 5545 section 3.6.5)
    standard.add("TZOFFSETFROM", zone.offset)
    standard.add("TZOFFSETTO", zone.offset)
    standard.add("TZNAME", zone.name)
    timezone = Timezone()
    timezone.add("TZID", zone.id)
    timezone.add_component(standard)
    written: bytes = timezone.to_ical()
    return written
