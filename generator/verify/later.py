"""What an event's page keeps for a reader who opens it on a later day, out of sight: each date as its script will show it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from generator.kinds.exam_service import ExamService
from generator.language import plain
from generator.model.agenda import takes_place
from generator.model.event import Event, PartRole
from generator.model.occurrence import Occurrence, Status
from generator.model.when import TimeRange
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

_OFF = (Status.CANCELLED, Status.POSTPONED)


def later(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    agenda = truth.edition.agendas[event.id]
    dates = (*agenda.occurrences, *agenda.later)
    ends = truth.status(event) not in _OFF and dates and not agenda.beyond
    over = str(_minute(truth, max(o.days.last_day for o in dates) + timedelta(days=1))) if ends else ""
    if main.get("data-over") != over:
        yield Finding("fact-wrong", path, event.id, f"data-over: {main.get('data-over')}", f"data-over: {over}")
    begins = {str(_minute(truth, one.days.first_day)) for one in dates[:1]}
    if main.has("data-begins") and main.get("data-begins") not in begins:
        yield Finding("fact-wrong", path, event.id, f"data-begins: {main.get('data-begins')}", f"data-begins: {' '.join(begins)}")
    for item in main.walk():
        if item.has("data-day") and item.has("data-over"):
            wanted = [_date(one, truth, words) for one in dates if one.days.first_day.isoformat() == item.get("data-day")]
            told = {name: item.get(name) for name in (wanted[0] if wanted else ("data-day",))}
            if told not in wanted:
                yield Finding("fact-wrong", path, event.id, _said(told), _said(wanted[0]) if wanted else "")
    if isinstance(event.details, ExamService):
        windows = [o for o in dates if o.role is PartRole.WINDOW and takes_place(o) and not truth.is_over(event)]
        yield from _windows(path, main, event, windows, truth, words)


def _date(one: Occurrence, truth: Truth, words: Words) -> dict[str, str]:
    day, language = one.days.first_day, words.language
    venue = truth.edition.site.venue(one.place)
    return {
        "data-over": str(_minute(truth, one.days.last_day + timedelta(days=1))),
        "data-place": plain(language.text(venue.name).text) if venue else "",
        "data-month": language.month_in_short(day),
        "data-numeral": str(day.day),
        "data-weekday": language.weekday(day),
    }


def _windows(path: str, main: Element, event: Event, windows: list[Occurrence], truth: Truth, words: Words) -> Iterator[Finding]:
    """Each day of each window once, in the row of its street."""
    details = event.details
    assert isinstance(details, ExamService)
    named = {window.id: (words.say(f"window-{window.kind.value}"), window.where) for window in details.windows}
    wanted = set()
    for one in windows:
        kind, where = named[one.part]  # type: ignore[index]
        start, end = (one.time.start, one.time.end) if isinstance(one.time, TimeRange) else (0, 1440)
        for day in one.days:
            span = f"{_minute(truth, day, start)}-{_minute(truth, day, end)}"
            wanted.add((kind, words.text(where), span, _when(day, one, words)))
    told = set()
    for row in main.all("tr"):
        if row.has("data-spans"):
            begun = row.get("data-begin").split("|")
            for n, span in enumerate(row.get("data-spans").split()):
                when = squeezed(begun[n]) if n < len(begun) else ""
                told.add((squeezed(row.get("data-what")), squeezed(row.get("data-where")), span, when))
    for each in sorted(told ^ wanted):
        side = " · ".join(each)
        yield Finding("fact-wrong", path, event.id, side if each in told else "", side if each in wanted else "")


def _when(day: date, one: Occurrence, words: Words) -> str:
    language = words.language
    if isinstance(one.time, TimeRange):
        said = language.say("day-and-time", day=language.day(day, words.truth.today), time=language.time(one.time))
    else:
        said = language.day(day, words.truth.today)
    return squeezed(said.replace("|", ""))


def _minute(truth: Truth, day: date, minute: int = 0) -> int:
    """Of UTC, since 1970; `minute` counts from the site's midnight."""
    begun = datetime(day.year, day.month, day.day, tzinfo=truth.edition.zone)
    return int(begun.astimezone(UTC).timestamp()) // 60 + minute


def _said(told: dict[str, str]) -> str:
    return " · ".join(told.values())
