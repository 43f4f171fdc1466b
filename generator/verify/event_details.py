"""What else stands on an event's page: its place with all that leads there, what goes before and after it, the rows of an exam's days.

Of a fact that stands in several spots each spot is held, for a reader sees any of them.
"""

from collections.abc import Iterator
from datetime import date

from generator import routes
from generator.model.agenda import takes_place
from generator.model.event import Event, InSessions
from generator.model.occurrence import Occurrence
from generator.model.place import AtStation, Place
from generator.model.when import Time, TimeRange
from generator.verify.addresses import Addresses
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import said
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of


def event_details(path: str, main: Element, event: Event, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """`main` is the event's own element."""
    yield from _place(path, main, event, truth, words)
    yield from _copied(path, main, event, truth, words)
    yield from _onward(path, main, event, truth, words, addresses)
    yield from _family(path, main, event, truth, words, addresses)
    yield from _large(path, main, event, truth)
    yield from _tables(path, main, event, truth, words)
    if event.is_series:
        yield from _unusual(path, main, event, truth, words)


def _place(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    """Under its heading: where it takes place, and how to find it; or where it was to take place."""
    shown = truth.shown(event)
    place = (shown.place if shown else None) or event.place
    venue = truth.edition.site.venue(place)
    here, before = (_under(main, words.say(key)) for key in ("label-place", "label-place-old"))
    box = here or before
    if box is None:
        return
    wanted = [words.place(place)]
    if venue and here:
        wanted += [words.text(text) for text in (venue.address, venue.directions) if text]
        if venue.community:
            wanted.append(words.text(truth.edition.site.config.communities[venue.community].name))
    yield from said(path, event.id, box, wanted)


def _under(main: Element, heading: str) -> Element | None:
    return next((s for s in main.all("section") if (h2 := s.first("h2")) and h2.said == heading), None)


def _copied(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    """What a button copies is an address of the event, for the search box of a map; addresses of ours have to exist like any other."""
    agenda = truth.edition.agendas[event.id]
    every = (*agenda.occurrences, *agenda.later, *agenda.points)
    places = (event.place, *(o.place for o in every), *(branch.place for branch in event.branches))
    wanted = {to_copy(place, truth, words) for place in places}
    for button in main.all("button"):
        copied = squeezed(button.get("data-copy"))
        if copied and "://" not in copied and copied not in wanted:
            yield Finding("words-missing", path, event.id, copied, " / ".join(sorted(wanted - {""})))


def to_copy(place: Place | AtStation | None, truth: Truth, words: Words) -> str:
    """The address and the name."""
    venue = truth.edition.site.venue(place)
    if venue is None:
        return ""
    return squeezed("".join(words.language.text(text).text for text in (venue.address, venue.name) if text))


def _onward(path: str, main: Element, event: Event, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """Above the title and at the end it leads to its kind, by the kind's name."""
    target, name = routes.path(routes.kind(words.language.prefix, event.kind)), words.kind(event.kind)
    links = [a.said for a in main.all("a") if addresses.of(a.get("href"), path).path == target]
    if sum(name in link for link in links) < 2:
        yield Finding("words-missing", path, event.id, " / ".join(links), name)


def _family(path: str, main: Element, event: Event, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """By their titles: what it continues, and what continues it."""
    events = truth.edition.events
    others = [other for other in events.values() if other.follows == event.id]
    if event.follows and event.follows in events:
        others.append(events[event.follows])
    for other in others:
        target, title = routes.path(routes.event(words.language.prefix, other.id)), words.title(other)
        if title not in {a.said for a in main.all("a") if addresses.of(a.get("href"), path).path == target}:
            yield Finding("words-missing", path, event.id, "", title)


def _large(path: str, main: Element, event: Event, truth: Truth) -> Iterator[Finding]:
    """The time beside the large day is that of the date shown."""
    shown = truth.shown(event)
    box = next((e for e in main.walk() if e.get("class") == "when-b"), None)
    if shown is None or box is None or isinstance(event.when, InSessions):
        return
    known = {datetime_of(shown.days.first_day, time) for time in (event.time, shown.time) if time is not None}
    for stamp in (e.get("datetime") for e in box.all("time")):
        if "T" in stamp and stamp not in known:
            yield Finding("words-unexpected", path, event.id, stamp, " / ".join(sorted(known)))


def _tables(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    """Rows of windows: the time is of the day that the row names first, and over its table stands where it is."""
    windows = getattr(event.details, "windows", ())
    where = {words.text(window.where) for window in windows}
    kinds = {words.say(f"window-{window.kind.value}") for window in windows}
    before = None
    for element in main.walk():
        if element.tag in ("h2", "h3", "h4"):
            before = element
        if element.tag != "tr":
            continue
        stamps = [stamp.get("datetime") for stamp in element.all("time")]
        days, times = [s for s in stamps if "T" not in s], [s for s in stamps if "T" in s]
        if not days or not kinds & {e.said for e in element.walk()}:
            continue
        if times and times[0][:10] != days[0]:
            yield Finding("words-unexpected", path, event.id, times[0], days[0])
        if before is not None and before.said not in where:
            yield Finding("words-missing", path, event.id, before.said, " / ".join(sorted(where)))


def _unusual(path: str, main: Element, event: Event, truth: Truth, words: Words) -> Iterator[Finding]:
    """Beside each day that is unlike the usual: to which day and time it was put."""
    agenda = truth.edition.agendas[event.id]
    values: dict[str, list[Element]] = {}
    for pair in main.walk():
        label = next((c for c in pair.children if not isinstance(c, str) and c.tag == "dt"), None)
        value = next((c for c in pair.children if not isinstance(c, str) and c.tag == "dd"), None)
        stamp = label.first("time") if label else None
        if stamp and value and pair.tag == "div":
            values.setdefault(stamp.get("datetime"), []).append(value)
    for one in (*agenda.occurrences, *agenda.later):
        if one.part is not None or one.moved_from is None or not takes_place(one):
            continue
        found = values.get(one.moved_from.days.first_day.isoformat(), [])
        told = [{stamp.get("datetime") for stamp in value.all("time")} for value in found]
        days = {one.days.first_day.isoformat()} if one.days != one.moved_from.days else set()
        if found and not any(days <= stamps and not _elsewhere(stamps, one, event) for stamps in told):
            says = " ".join(sorted(stamp for stamps in told for stamp in stamps))
            yield Finding(
                "moment-missing", path, event.id, says, datetime_of(one.days.first_day, one.time) or one.days.first_day.isoformat()
            )


def _elsewhere(stamps: set[str], one: Occurrence, event: Event) -> bool:
    """Whether a time is told that is neither the new one nor the old."""
    old = one.moved_from
    slots: list[tuple[date, Time | None]] = [(one.days.first_day, one.time), (one.days.first_day, event.time)]
    slots += [(old.days.first_day, old.time)] if old else []
    known = {datetime_of(day, time) for day, time in slots if isinstance(time, TimeRange)}
    return any("T" in stamp and stamp not in known for stamp in stamps)
