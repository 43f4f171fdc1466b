"""An event as schema.org describes it, for search engines: JSON that is safe inside a script element.

It refuses to choose words: texts are in the page's language, places and days those of the agenda. Days are inclusive here.
"""

import json
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator import routes
from generator.language import Language
from generator.model.agenda import next_occurrence
from generator.model.event import Event
from generator.model.occurrence import Agenda, Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.recurrence import DayOfMonth, Ordinal, Repeat, Weekday, dates
from generator.model.series import is_rule_day
from generator.model.when import Days, Time, TimeRange
from generator.outputs.edition import Edition
from generator.outputs.parts.frame import one_line

Json = dict[str, object]

_STATUS = {
    Status.SCHEDULED: "https://schema.org/EventScheduled",
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
    Status.MOVED: "https://schema.org/EventRescheduled",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = {"week": "W", "month": "M", "year": "Y"}
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_json(value: object) -> str:
    """JSON in which nothing can end a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text


def shown_occurrence(event: Event, agenda: Agenda, today: date) -> Occurrence | None:
    """The next date that takes place, or else the last one; an exam's is the whole. None while the date is not known."""
    if event.details.one_span:
        return next((o for o in (*agenda.occurrences, *agenda.later) if o.part is None), None)
    known = agenda.occurrences if event.is_series else (*agenda.occurrences, *agenda.later)  # of a series, `later` holds but a few
    return next_occurrence(agenda, today) or (known[-1] if known else agenda.beyond)


def event_json_ld(edition: Edition, language: Language, event: Event) -> str:
    """One `Event`, or "" while its date is 待定."""
    agenda = edition.agendas[event.id]
    shown = shown_occurrence(event, agenda, edition.today)
    if shown is None:
        return ""
    found: Json = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": one_line(language.text(event.title).text),
        "startDate": _start(shown.days, shown.time, edition.zone),
        "endDate": _end(shown.days, shown.time, edition.zone),
        "eventStatus": _STATUS[shown.status],
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": _location(edition, language, shown.place or event.place),
        "organizer": _organisers(edition, language, event),
        "url": routes.absolute(edition.site.config.url, routes.event(language.prefix, event.id)),
    }
    if event.summary:
        found["description"] = language.text(event.summary).text
    if shown.status is Status.MOVED and shown.moved_from:
        found["previousStartDate"] = _start(shown.moved_from.days, shown.moved_from.time, edition.zone)
    schedule = _schedule(edition, event, agenda)
    if schedule:
        found["eventSchedule"] = schedule
    return script_json(found)


def _instant(day: date, minutes: int, zone: ZoneInfo) -> str:
    return (datetime.combine(day, time(), zone) + timedelta(minutes=minutes)).isoformat()


def _start(days: Days, at: Time, zone: ZoneInfo) -> str:
    return _instant(days.first_day, at.start, zone) if isinstance(at, TimeRange) else days.first_day.isoformat()


def _end(days: Days, at: Time, zone: ZoneInfo) -> str:
    return _instant(days.last_day, at.end, zone) if isinstance(at, TimeRange) else days.last_day.isoformat()


def _location(edition: Edition, language: Language, place: Place | AtStation | None) -> Json:
    venue = edition.site.venue(place)
    if venue is None:
        return {"@type": "Place", "name": language.say("place-tbd")}
    found: Json = {"@type": "Place", "name": language.text(venue.name).text}
    found["address"] = language.text(venue.address).text if venue.address else found["name"]
    return found


def _organisers(edition: Edition, language: Language, event: Event) -> Json | list[Json]:
    config = edition.site.config
    names = [language.text(config.organisations[role.org].name).text for role in event.organisers if role.role != "support"]
    if not names:
        names = [language.text(config.publisher or config.name).text]
    found: list[Json] = [{"@type": "Organization", "name": name} for name in names]
    return found[0] if len(found) == 1 else found


def _schedule(edition: Edition, event: Event, agenda: Agenda) -> Json | None:
    """The rule of a series as a Schedule. Days that do not take place by the rule, moved ones among them, are `exceptDate`."""
    if not event.is_series:
        return None
    found: Json = {"@type": "Schedule", "scheduleTimezone": edition.site.config.timezone}
    if isinstance(event.when, Repeat):
        rule = event.when
        found["repeatFrequency"] = f"P{rule.every.count}{_UNITS[rule.every.unit]}"
        found.update(_by(rule))
        found["startDate"] = next(dates(rule), rule.from_).isoformat()
        if rule.until:
            found["endDate"] = rule.until.isoformat()
    elif isinstance(event.when, Days):
        found["repeatFrequency"] = "P1D"
        found["startDate"] = event.when.first_day.isoformat()
        found["endDate"] = event.when.last_day.isoformat()
    if isinstance(event.time, TimeRange):
        found["startTime"], found["endTime"] = _clock(event.time.start), _clock(event.time.end)
    gone = {left.day for left in agenda.left_out}
    gone |= {o.rule_day for o in (*agenda.occurrences, *agenda.later) if _not_by_rule(event, o)}
    if gone:
        found["exceptDate"] = [day.isoformat() for day in sorted(gone)]
    return found


def _not_by_rule(event: Event, occurrence: Occurrence) -> bool:
    return occurrence.part is None and occurrence.status is not Status.SCHEDULED and is_rule_day(event, occurrence.rule_day)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}:00"


def _by(rule: Repeat) -> Json:
    """`byDay` or `byMonthDay`: weekdays by their schema.org names, ordinals as in RFC 5545 (2SA, -1FR)."""
    on = rule.on
    if not on and rule.every.unit == "week":
        on = (Weekday(rule.from_.weekday()),)
    found: Json = {}
    days = [f"https://schema.org/{_WEEKDAYS[d.weekday]}" for d in on if isinstance(d, Weekday)]
    days += [f"{d.nth}{_WEEKDAYS[d.weekday][:2].upper()}" for d in on if isinstance(d, Ordinal)]
    months = [d.day for d in on if isinstance(d, DayOfMonth)] or ([rule.from_.day] if not on else [])
    if days:
        found["byDay"] = days if len(days) > 1 else days[0]
    if months:
        found["byMonthDay"] = months if len(months) > 1 else months[0]
    if rule.every.unit == "year":
        found["byMonth"] = rule.from_.month
    return found
