"""The page of one event: its title, whether it takes place, when, where, every date and part, the other venues."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.kinds.exam_service import ExamService
from generator.language import begun
from generator.model.agenda import coming, next_occurrence, takes_place
from generator.model.changes import Action
from generator.model.event import Event, InSessions, PartRole, Undated
from generator.model.occurrence import Occurrence, Status
from generator.model.recurrence import Repeat
from generator.model.when import TimeRange, Unclocked
from generator.verify.addresses import Addresses
from generator.verify.event_details import event_details
from generator.verify.findings import Finding
from generator.verify.later import later
from generator.verify.lists import why
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import said
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of, news

NEXT_DATES = 8
_NEWS = ("cancelled", "postponed", "moved", "amended", "provisional")


def event_page(path: str, root: Element, event: Event, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    main = next((e for e in root.walk() if e.tag == "article" and e.get("data-event") == event.id), None)
    if main is None:
        yield Finding("row-missing", path, event.id, "", words.title(event))
        return
    status = truth.status(event)
    if main.get("data-status") != status.value:
        yield Finding("status-wrong", path, event.id, main.get("data-status"), status.value)
    heading = root.first("h1")
    if heading is None or heading.said != words.title(event):
        yield Finding("title-wrong", path, event.id, heading.said if heading else "", words.title(event))
    metas = root.all("meta")
    told = next((e.get("content") for e in metas if e.get("property") == "og:title"), "")
    if squeezed(told) != words.title(event):
        yield Finding("title-wrong", path, event.id, told, words.title(event))
    summary = squeezed(next((e.get("content") for e in metas if e.get("name") == "description"), ""))
    for word in _summary(event, truth, words):
        if word not in summary:
            yield Finding("words-missing", path, event.id, summary, word)
    title = root.first("title")
    if title is None or not title.said.startswith(words.title(event)):
        yield Finding("title-wrong", path, event.id, title.said if title else "", words.title(event))
    shown = truth.shown(event)
    yield from said(path, event.id, main, (_head(event, shown, truth, words),))
    yield from said(path, event.id, main, _about_shown(event, shown, words), moments=_moments(event, shown, truth))
    if not event.is_series and not isinstance(event.when, InSessions) and not event.details.one_span and not _is_kept(shown):
        for word in why(words, shown):
            if word not in main.said:
                yield Finding("words-missing", path, event.id, main.said[:80], word)
    if event.is_series:
        yield from _series(path, main, event, truth, words)
    yield from _parts(path, main, event, truth, words)
    yield from _branches(path, main, event, words, is_off=status in (Status.CANCELLED, Status.POSTPONED))
    yield from later(path, main, event, truth, words)
    yield from event_details(path, main, event, truth, words, addresses)


def _summary(event: Event, truth: Truth, words: Words) -> Iterator[str]:
    """What search engines show below the title: the author's summary, or when and where."""
    shown = truth.shown(event)
    if event.summary:
        yield squeezed(words.language.text(event.summary).text)
    elif shown is not None and not event.is_series and not isinstance(event.when, InSessions):
        yield from map(words.day, (shown.days.first_day,) if len(shown.days) == 1 else ())
        yield words.place(shown.place) if shown.place else ""
        if isinstance(shown.time, TimeRange):
            yield words.time(shown.time)


def withdrawn_page(path: str, root: Element, words: Words) -> Iterator[Finding]:
    main = next((e for e in root.walk() if e.get("id") == "main"), root)
    if main.said != words.say("tag-withdrawn"):
        yield Finding("withdrawn-says-more", path, "", main.said[:80], words.say("tag-withdrawn"))


def _about_shown(event: Event, shown: Occurrence | None, words: Words) -> Iterator[str]:
    if shown is None:
        yield words.say("date-tbd")
        yield words.place(event.place)
        return
    yield words.place(shown.place or event.place)
    if event.is_series:
        if isinstance(event.time, TimeRange):
            yield words.time(event.time)
    elif not isinstance(event.when, InSessions) and not (shown.time is Unclocked.ALL_DAY and len(shown.days) > 1):
        yield words.time(shown.time)


def _moments(event: Event, shown: Occurrence | None, truth: Truth) -> Iterator[str]:
    if shown is None:
        return
    if not isinstance(event.when, InSessions):
        yield shown.days.first_day.isoformat()
        yield shown.days.last_day.isoformat()
    if not event.is_series and not isinstance(event.when, InSessions) and (moment := datetime_of(shown.days.first_day, shown.time)):
        yield moment
    if isinstance(event.when, InSessions):
        agenda = truth.edition.agendas[event.id]
        every = (*agenda.occurrences, *agenda.later)
        yield min(o.days.first_day for o in every).isoformat()
        yield max(o.days.last_day for o in every).isoformat()


def _head(event: Event, shown: Occurrence | None, truth: Truth, words: Words) -> str:
    """Whether it takes place: the first words under the title."""
    status, today = truth.status(event), truth.today
    if truth.is_over(event) and status in (Status.SCHEDULED, Status.MOVED):
        return words.say("event-past")
    if status is Status.CANCELLED and truth.is_over(event):
        return words.say("event-cancelled-over")
    if status in (Status.CANCELLED, Status.POSTPONED):
        return words.say(f"event-{status.value}")
    if isinstance(event.when, Undated) or shown is None:
        return words.say("event-tbd")
    if event.is_series or isinstance(event.when, InSessions):
        return _recurring(event, truth, words)
    if status is Status.MOVED:
        return _moved(shown, words)
    days = shown.days
    if shown.change and shown.change.action is Action.AMEND:
        return words.say("event-amended")
    if len(days) > 1 and today in days:
        return words.say("event-running", day=words.day(days.last_day))
    if today == days.first_day:
        return words.say("event-on-today")
    return words.say("event-on-tomorrow" if today + timedelta(days=1) == days.first_day else "event-on")


def _moved(shown: Occurrence, words: Words) -> str:
    old = shown.moved_from
    if old is not None and (old.days, old.time) == (shown.days, shown.time):
        venue = words.truth.edition.site.venue(shown.place)
        return words.say("event-moved-place", place=words.language.text(venue.name).text) if venue else words.say("event-amended")
    language, today = words.language, words.truth.today
    when = language.days(shown.days, today).replace("|", "")
    if isinstance(shown.time, TimeRange):
        key = "day-and-time" if len(shown.days) == 1 else "days-and-time"
        when = language.say(key, day=when, time=language.time(shown.time))
    return words.say("event-moved", when=when)


def _recurring(event: Event, truth: Truth, words: Words) -> str:
    """The rule, and what is with the date that comes first."""
    agenda, language = truth.edition.agendas[event.id], words.language
    following = next_occurrence(agenda, truth.today)
    ahead = [o for o in coming(agenda, truth.today) if following is None or o.days <= following.days]
    first = next((o for o in ahead if not takes_place(o)), following)
    what = news(first, truth.today, in_series=False) if first else "on"
    rule = language.rule(event.when) if isinstance(event.when, Repeat) else ""
    if what not in _NEWS:
        return words.say("event-on-rule", rule=rule) if rule else words.say("event-on")
    of = "campaign" if isinstance(event.when, InSessions) else "event"
    told = language.say(f"{of}-first-{what}")
    return squeezed(begun(language.say("event-rule-news", rule=rule, news=told) if rule else told))


def _series(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    """The next dates, each with what is with it, and every day that is not by the rule."""
    agenda = truth.edition.agendas[event.id]
    items = [item for item in main.all("li") if item.first("time")]
    for one in coming(agenda, truth.today)[:NEXT_DATES]:
        day = one.days.first_day.isoformat()
        item = next((i for i in items if _stamps(i)[:1] == [day]), None)
        if item is None:
            yield Finding("row-missing", path, event.id, "", words.day(one.days.first_day))
            continue
        tag = words.tag(one, in_series=True)
        wanted = [tag]
        if one.status.value == "moved" and isinstance(one.time, TimeRange) and one.moved_from and one.time != one.moved_from.time:
            wanted.append(words.time(one.time))
        yield from said(path, event.id, item, wanted, words.loud() - {tag})
    changed = [o for o in (*agenda.occurrences, *agenda.later) if o.part is None and _differs(o)]
    labels = {stamp for label in main.all("dt") for stamp in _stamps(label)}
    days = {(o.moved_from.days if o.moved_from else o.days).first_day for o in changed} | {left.day for left in agenda.left_out}
    for missing in sorted(day.isoformat() for day in days):
        if missing not in labels:
            yield Finding("moment-missing", path, event.id, "", missing)
    for stamp in sorted(labels - {day.isoformat() for day in days} - {o.days.last_day.isoformat() for o in changed}):
        yield Finding("day-unexpected", path, event.id, stamp)
    for one in changed:
        if one.moved_from and one.moved_from.days != one.days:
            yield from said(path, event.id, main, (), moments=(one.days.first_day.isoformat(),))


def _is_kept(shown: Occurrence | None) -> bool:
    """Its author says that it stays as it is, which needs no reason."""
    return shown is not None and shown.change is not None and shown.change.action is Action.KEEP


def _differs(one: Occurrence) -> bool:
    return one.status is not Status.SCHEDULED or (one.change is not None and one.change.action is not Action.KEEP)


def _parts(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    agenda = truth.edition.agendas[event.id]
    for one in (*agenda.occurrences, *agenda.later, *agenda.points):
        if one.role is PartRole.SESSION:
            item = next((e for e in main.walk() if e.get("id") == one.part), None)
            day = one.days.first_day
            wanted = [words.time(one.time), words.tag(one, in_series=False), words.place(one.place)]
            yield from _part(path, event, one, item, wanted, (day, datetime_of(day, one.time)))
        elif one.role is PartRole.SUBJECT:
            assert one.label is not None
            row = next((r for r in main.all("tr") if words.text(one.label) in r.said and words.time(one.time) in r.said), None)
            yield from _part(path, event, one, row, [words.time(one.time)], (None, datetime_of(one.days.first_day, one.time)))
            yield from said(path, event.id, main, (), moments=(one.days.first_day.isoformat(),))
        elif one.role is PartRole.POINT:
            item = next((e for e in main.walk() if e.get("data-station") == f"{event.id}.{one.part}"), None)
            wanted = [words.place(one.place), words.time(one.time)]
            yield from _part(path, event, one, item, wanted, (one.days.first_day, ""))
            status = "open" if takes_place(one) else "suspended"
            if item is not None and item.get("data-status") != status:
                yield Finding("status-wrong", path, event.id, item.get("data-status"), status)
    yield from _windows(path, main, event, words)


def _part(
    path: str, event: Event, one: Occurrence, item: Element | None, wanted: list[str], when: tuple[date | None, str]
) -> Iterator[Finding]:
    if item is None:
        yield Finding("row-missing", path, one.id, "", " · ".join(wanted))
        return
    moments = [moment for moment in (when[0].isoformat() if when[0] else "", when[1]) if moment]
    yield from said(path, one.id, item, wanted, moments=moments)


def _windows(path: str, main: Element, event: Event, words: Words) -> Iterator[Finding]:
    """As the author wrote them; what is changed of one stands in its row."""
    details = event.details
    if not isinstance(details, ExamService):
        return
    rows = [row for row in main.all("tr") if row.first("time")]
    headings = {heading.said for heading in main.all("h3")}
    for window in details.windows:
        kind, time = words.say(f"window-{window.kind.value}"), words.time(window.time)
        days = {window.days.first_day.isoformat(), window.days.last_day.isoformat()}
        found = [r for r in rows if {kind, time} <= {e.said for e in r.walk()} and days <= set(_stamps(r))]
        if not found:
            yield Finding("row-missing", path, f"{event.id}.{window.id}", "", f"{kind} · {time} · {' '.join(sorted(days))}")
        if words.text(window.where) not in headings:
            yield Finding("words-missing", path, f"{event.id}.{window.id}", "", words.text(window.where))


def _branches(path: str, main: Element, event: Event, words: Words, *, is_off: bool) -> Iterator[Finding]:
    """Each with its own time, which nothing has that does not take place."""
    rows = main.all("tr")
    for branch in event.branches:
        place = words.place(branch.place)
        time = words.time(branch.time) if branch.time is not None and not is_off else ""
        if not any(place in row.said and time in row.said for row in rows):
            yield Finding("row-missing", path, event.id, "", f"{place} {time}".strip())


def _stamps(element: Element) -> list[str]:
    return [stamp.get("datetime") for stamp in element.all("time")]
