"""Every calendar file, read by two readers and held against the agendas: each date, its words, its feeds, its variant.

The readers are our own `calendar_file` with dateutil, which reckons out every rule in every file, and icalendar's parser, which reads the
feed of everything in each language. A VEVENT that stands in twenty feeds is the same octets in all, so it is judged once.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from generator import routes
from generator.language import Language, plain
from generator.model.event import PartRole
from generator.model.occurrence import Status
from generator.model.when import Days, Unclocked
from generator.routes import Variant
from generator.verify.calendar_file import Component, Known, read
from generator.verify.content_lines import unescaped
from generator.verify.entries import Entry, Feeds, Group, Shown, first_day
from generator.verify.event_data import span
from generator.verify.findings import Finding
from generator.verify.instances import Instance, Moment, instances, moment
from generator.verify.instances import until as until_of
from generator.verify.page_file import squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

LIMIT = 900_000
_SHORTENED = LIMIT * 4 // 5
"""A feed that is lighter has not been shortened."""
_PREFIX = {Status.CANCELLED: "feed-cancelled", Status.POSTPONED: "feed-postponed"}


class Feed(NamedTuple):
    """`groups`: what stands in it. `windowed`: it may have been shortened to fit."""

    path: str
    variant: Variant
    groups: list[Group]
    windowed: bool = True
    own_file: bool = False


def feeds(truth: Truth, known: Feeds, language: Language) -> Iterator[Feed]:
    prefix, config = language.prefix, truth.edition.site.config
    subjects: list[tuple[Callable[[Variant], str], list[Group]]] = [(lambda v: routes.feed_all(prefix, v), known.window)]
    subjects += [(lambda v, k=kind: routes.feed_kind(prefix, k, v), known.kind(kind)) for kind in truth.kinds]  # type: ignore[misc]
    subjects += [(lambda v, c=c: routes.feed_community(prefix, c, v), known.community(c)) for c in config.communities]  # type: ignore[misc]
    subjects += [(lambda v, s=s: routes.feed_station(prefix, s, v), known.station(s)) for s in truth.edition.site.stations]  # type: ignore[misc]
    for event in (*truth.edition.events.values(), *truth.edition.withdrawn.values()):
        if event.has_own_feed:
            subjects.append((lambda v, e=event: routes.feed_series(prefix, e.id, v), known.series(event)))  # type: ignore[misc]
    for address, groups in subjects:
        for variant in Variant:
            yield Feed(address(variant), variant, groups)
    yield Feed(routes.feed_three_months(prefix), Variant.PLAIN, known.three_months())
    years = {year for group in known.all for days in group.spans for year in range(days.first_day.year, days.last_day.year + 1)}
    for year in sorted(year for year in years if year <= truth.today.year):
        if groups := known.year(year):
            yield Feed(routes.feed_archive(prefix, year), Variant.PLAIN, groups, windowed=False)
    for event in truth.edition.events.values():
        if groups := known.by_event[event.id]:
            yield Feed(routes.event_ics(prefix, event.id), Variant.ALARM, groups, windowed=False, own_file=True)


class Reader:
    """All calendar files of one language."""

    def __init__(self, truth: Truth, known: Feeds, words: Words) -> None:
        self._truth, self._words = truth, words
        self._known: Known = {}
        self._judged: dict[tuple[str, Variant, tuple[int, ...]], list[Finding]] = {}
        self._since = truth.today - timedelta(days=truth.edition.site.config.feeds.past_days)
        self._off = tuple(words.language.say(key, title="") for key in _PREFIX.values())

    def held(self, feed: Feed, data: bytes) -> Iterator[Finding]:
        """Every entry of the feed once, and as it should be; and no other."""
        path = feed.path
        if len(data) > LIMIT and feed.windowed:
            yield Finding("feed-too-large", path, "", str(len(data)), str(LIMIT))
        file = read(data, self._known)
        if file.flaws or len(file.calendars) != 1:
            line = min((flaw.line for flaw in file.flaws), default=1)
            yield Finding("calendar-unreadable", path, "", ", ".join(sorted({flaw.code for flaw in file.flaws})), line=line)
            return
        calendar = file.calendars[0]
        yield from self._frame(feed, calendar)
        there: dict[str, list[Component]] = {}
        for component in calendar.components:
            if component.name == "VEVENT":
                there.setdefault(unescaped(component.value("UID")), []).append(component)
        wanted = {entry.uid: entry for group in feed.groups for entry in group.entries}
        missing = [group for group in feed.groups if any(entry.uid not in there for entry in group.entries)]
        if missing and not self._is_shortened(feed, missing, there, len(data)):
            for entry in (entry for group in missing for entry in group.entries if entry.uid not in there):
                yield Finding("entry-missing", path, entry.uid)
        for uid, components in there.items():
            if uid not in wanted:
                yield Finding("entry-unexpected", path, uid, unescaped(components[0].value("SUMMARY"))[:60])
            else:
                for finding in self._judge(wanted[uid], components, feed.variant):
                    yield finding._replace(path=path)

    def _frame(self, feed: Feed, calendar: Component) -> Iterator[Finding]:
        """What a calendar file says of itself."""
        zones = [c for c in calendar.components if c.name == "VTIMEZONE"]
        name = self._truth.edition.site.config.timezone
        if [zone.value("TZID") for zone in zones] != [name]:
            yield Finding("calendar-frame", feed.path, "", " ".join(zone.value("TZID") for zone in zones), f"TZID:{name}")
        if calendar.first("METHOD"):
            yield Finding("calendar-frame", feed.path, "", "METHOD")
        own = routes.absolute(self._truth.edition.site.config.url, feed.path)
        if not feed.own_file and unescaped(calendar.value("SOURCE")) != own:
            yield Finding("calendar-frame", feed.path, "", calendar.value("SOURCE"), own)

    def _is_shortened(self, feed: Feed, missing: list[Group], there: Mapping[str, object], octets: int) -> bool:
        """Whether a full feed leaves out just what is furthest ahead."""
        if not feed.windowed or octets < _SHORTENED:
            return False
        gone = set(map(id, missing))
        present = [group for group in feed.groups if id(group) not in gone]
        last = max((first_day(group, self._since) or date.min for group in present), default=date.min)
        return all((first_day(group, self._since) or date.min) > last for group in missing)

    def _judge(self, entry: Entry, components: list[Component], variant: Variant) -> list[Finding]:
        key = (entry.uid, variant, tuple(map(id, components)))
        if key not in self._judged:
            self._judged[key] = list(self._findings(entry, components, variant))
        return self._judged[key]

    def _findings(self, entry: Entry, components: list[Component], variant: Variant) -> Iterator[Finding]:
        try:
            for component in components:
                yield from self._said(entry, component, variant)
            found = dict(instances(components, self._truth.edition.zone, entry.limit))
        except (ValueError, OverflowError) as problem:
            yield Finding("calendar-unreadable", "", entry.uid, str(problem)[:80])
            return
        if entry.withdrawn:
            yield from self._tombstone(entry, components)
            return
        wanted = {self._key(entry, day): self._instance(entry, shown, variant) for day, shown in entry.dates.items()}
        for start in sorted(wanted.keys() | found.keys(), key=str):
            one, other = found.get(start), wanted.get(start)
            if one is None:
                yield Finding("date-missing", "", entry.uid, "", f"{other.start} {other.summary}" if other else "")
            elif other is None:
                yield Finding("date-unexpected", "", entry.uid, f"{one.start} {one.summary}")
            elif one != other:
                yield from _differences(entry.uid, one, other)
        yield from self._end(entry, components)

    def _key(self, entry: Entry, day: date) -> Moment:
        """By what RECURRENCE-ID names a date of a series; a single entry is named by where it stands."""
        if entry.limit is None or entry.event is None:
            return _naive(span(self._truth, entry.dates[day].days, entry.dates[day].time)[0])
        return _naive(span(self._truth, Days(day, day), entry.event.time)[0])

    def _instance(self, entry: Entry, shown: Shown, variant: Variant) -> Instance:
        start, end = span(self._truth, shown.days, shown.time)
        off = shown.status in _PREFIX
        status = "CANCELLED" if off else "TENTATIVE" if shown.time is Unclocked.TBD else "CONFIRMED"
        if off and variant is Variant.GOOGLE:
            status = "CONFIRMED"
        return Instance(_naive(start), _naive(end), self._summary(entry, shown), status, self._location(shown))

    def _summary(self, entry: Entry, shown: Shown) -> str:
        assert entry.event is not None
        language, event = self._words.language, entry.event
        title = plain(language.text(event.title).text)
        part = shown.occurrence if shown.occurrence and shown.occurrence.label else None
        if part is not None and part.label is not None:
            label = language.text(part.label).text
            key = "feed-subject"
            if part.role is PartRole.WINDOW:
                window = next(w for w in event.details.windows if w.id == part.part)  # type: ignore[attr-defined]
                key = f"feed-window-{window.kind.value}"
            title = language.say(key, title=title, label=label)
        if shown.time is Unclocked.TBD:
            title = language.say("feed-time-tbd", title=title)
        if shown.status in _PREFIX:
            title = language.say(_PREFIX[shown.status], title=title)
        return squeezed(title)

    def _location(self, shown: Shown) -> str:
        venue = self._truth.edition.site.venue(shown.place)
        if venue is None:
            return ""
        text = self._words.language.text
        name = text(venue.name).text
        return squeezed(self._words.language.say("feed-location", name=name, address=text(venue.address).text) if venue.address else name)

    def _said(self, entry: Entry, component: Component, variant: Variant) -> Iterator[Finding]:
        """Of one VEVENT, what is not a date's."""
        url = routes.home(self._words.language.prefix)
        if entry.event is not None:
            url = routes.event(self._words.language.prefix, entry.event.id)
        wanted = {"URL": routes.absolute(self._truth.edition.site.config.url, url), **self._revision(entry)}
        day = component.first("DTSTART")
        all_day = day is not None and day.parameter("VALUE") == "DATE"
        off = component.value("STATUS") == "CANCELLED" or unescaped(component.value("SUMMARY")).startswith(self._off)
        wanted["TRANSP"] = "TRANSPARENT" if all_day or off else "OPAQUE"
        for name, value in wanted.items():
            if component.value(name) != value:
                yield Finding("fact-wrong", "", entry.uid, f"{name}: {component.value(name)}", f"{name}: {value}")
        alarms = [alarm.value("TRIGGER") for alarm in component.components if alarm.name == "VALARM"]
        due = ["-PT6H" if all_day else "-PT1H"] if variant is Variant.ALARM and not off else []
        if alarms != due:
            yield Finding("fact-wrong", "", entry.uid, f"TRIGGER: {' '.join(alarms)}", f"TRIGGER: {' '.join(due)}")
        if not entry.withdrawn:
            page = routes.absolute(self._truth.edition.site.config.url, url)
            if page not in unescaped(component.value("DESCRIPTION")):
                yield Finding("fact-wrong", "", entry.uid, "DESCRIPTION", page)

    def _revision(self, entry: Entry) -> dict[str, str]:
        """SEQUENCE and the moments of the last change, as the ledger will tell them; of a date that is imported alone those of its series,
        or of its own tombstone.
        """
        uids = (entry.revised_as, entry.uid) if entry.revised_as else (entry.uid,)
        lines = [line for uid in uids if (line := self._truth.edition.revisions.get(uid))]
        moment = max((line.revised for line in lines), default=datetime.combine(self._truth.today, time(), UTC))
        stamp = moment.strftime("%Y%m%dT%H%M%SZ")
        sequence = max((line.sequence for line in lines), default=0)
        return {"SEQUENCE": str(sequence), "DTSTAMP": stamp, "LAST-MODIFIED": stamp}

    def _tombstone(self, entry: Entry, components: list[Component]) -> Iterator[Finding]:
        word = self._words.language.say("feed-withdrawn")
        for component in components:
            for name, value in (("SUMMARY", word), ("STATUS", "CANCELLED"), ("DESCRIPTION", ""), ("LOCATION", "")):
                if unescaped(component.value(name)) != value:
                    yield Finding("fact-wrong", "", entry.uid, f"{name}: {component.value(name)}", f"{name}: {value}")
        starts = {moment(c, "DTSTART", self._truth.edition.zone) for c in components}
        day = entry.day or min((self._key(entry, day) for day in entry.dates), default=None, key=str)
        if day is not None and day not in starts:
            yield Finding("date-missing", "", entry.uid, " ".join(map(str, starts)), str(day))

    def _end(self, entry: Entry, components: list[Component]) -> Iterator[Finding]:
        """That a series ends where the author ends it, also beyond all dates that are reckoned out."""
        if entry.limit is None or entry.event is None:
            return
        until = getattr(entry.event.when, "until", None) or getattr(entry.event.when, "last_day", None)
        master = next((c for c in components if not c.first("RECURRENCE-ID")), None)
        if master is None:
            yield Finding("date-missing", "", entry.uid, "", "RRULE")
            return
        found = until_of(master, self._truth.edition.zone)
        if found != until:
            yield Finding("fact-wrong", "", entry.uid, f"UNTIL: {found}", f"UNTIL: {until}")


def _differences(uid: str, found: Instance, wanted: Instance) -> Iterator[Finding]:
    for name, one, other in zip(Instance._fields, found, wanted, strict=True):
        if one != other:
            yield Finding("fact-wrong", "", uid, f"{found.start} {name}: {one}", f"{name}: {other}")


def _naive(moment: Moment) -> Moment:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment
