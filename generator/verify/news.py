"""/changes/, the last changes on home, and changes.atom: each change that has to be told, in its order and word by word, and no other."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_DNS, uuid5
from xml.etree import ElementTree

from generator import routes
from generator.model.occurrence import Occurrence
from generator.model.when import FIRST_DAY, Days, Time
from generator.verify.addresses import Addresses
from generator.verify.change_words import day_of, neutral, old_days, summary_of, tag_of, title_of
from generator.verify.findings import Finding
from generator.verify.happenings import Happening, happenings
from generator.verify.page_file import Element
from generator.verify.truth import Truth
from generator.verify.words import Words, datetime_of

A_PAGE = 200
ON_HOME = 3
_A = "{http://www.w3.org/2005/Atom}"


def changes_paths(truth: Truth, prefix: str) -> tuple[str, ...]:
    pages = max(1, -(-len(happenings(truth)) // A_PAGE))
    return tuple(routes.path(routes.page_number(routes.changes(prefix), n + 1)) for n in range(pages))


def changes(path: str, roots: list[Element], truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """The page, with all its continuations."""
    mains = [next((e for e in root.walk() if e.get("id") == "main"), root) for root in roots]
    yield from _rows(path, [li for main in mains for li in main.all("li")], happenings(truth), truth, words, addresses)


def on_home(path: str, root: Element, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """In the margin; each with the status of its own date."""
    rows = [li for aside in root.all("aside") for li in aside.all("li") if not _is_of_station(li, aside)]
    yield from _rows(path, rows, happenings(truth)[:ON_HOME], truth, words, addresses, of_date=True)


def _is_of_station(item: Element, aside: Element) -> bool:
    return any(card.has("data-station") and item in card.all("li") for card in aside.walk())


def _rows(
    path: str, rows: list[Element], wanted: list[Happening], truth: Truth, words: Words, addresses: Addresses, *, of_date: bool = False
) -> Iterator[Finding]:
    if len(rows) != len(wanted):
        yield Finding("row-missing" if len(rows) < len(wanted) else "row-unexpected", path, "", str(len(rows)), str(len(wanted)))
    for row, one in zip(rows, wanted, strict=False):
        about = one.event.id if one.event else ""
        today = truth.today
        text = tag_of(one, words, of_date=of_date) + day_of(one, words, today) + title_of(one, words) + summary_of(one, words, today)
        if neutral(row.said) != neutral(text):
            yield Finding("words-missing", path, about, row.said, text)
        status = (one.shown.status if of_date and one.shown else truth.status(one.event)).value if one.event else ""
        if (row.get("data-event"), row.get("data-status")) != (about, status):
            yield Finding("status-wrong", path, about, f"{row.get('data-event')} {row.get('data-status')}", f"{about} {status}")
        links = [addresses.of(a.get("href"), path).path for a in row.all("a")]
        if links != ([routes.path(routes.event(words.language.prefix, one.event.id))] if one.event else []):
            yield Finding("link-dead", path, about, " ".join(map(str, links)), about)
        stamps = {stamp.get("datetime") for stamp in row.all("time")}
        days = {stamp for stamp in stamps if "T" not in stamp}
        if wrong := days ^ _days(one):
            yield Finding("moment-missing", path, about, " ".join(sorted(days)), " ".join(sorted(wrong)))
        times = stamps - days
        if one.shown and times - {datetime_of(day, t) for day, t in _slots(one, one.shown)}:
            yield Finding("words-unexpected", path, about, " ".join(sorted(times)))


def _days(one: Happening) -> set[str]:
    """All days that its line names."""
    found: set[date] = set()
    if one.event is None:
        return {one.since.isoformat()}
    if one.days:
        found |= {one.days.first_day} if one.is_open else {one.days.first_day, one.days.last_day}
    if one.change is None or one.change.announced is None:
        found.add(one.since)
    if one.change and one.change.announced:
        found.add(one.change.announced)
    if before := old_days(one):
        found |= {before.first_day, before.last_day}
    if one.change is None and one.shown and one.event.is_series and isinstance(one.event.when, Days):
        found |= {one.event.when.first_day, one.event.when.last_day}
    return {day.isoformat() for day in found}


def _slots(one: Happening, shown: Occurrence) -> Iterator[tuple[date, Time]]:
    yield shown.days.first_day, shown.time
    if one.event and one.event.time is not None and one.event.is_series:
        yield shown.days.first_day, one.event.time
        if isinstance(one.event.when, Days):
            yield one.event.when.first_day, one.event.time


def news(path: str, data: bytes, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """The feed: what stands on the first page of changes, with all years written out."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80])
        return
    wanted = happenings(truth)[:A_PAGE]
    yield from _frame(path, root, wanted, truth, words)
    entries = root.findall(f"{_A}entry")
    if len(entries) != len(wanted):
        yield Finding("entry-missing" if len(entries) < len(wanted) else "entry-unexpected", path, "", str(len(entries)), str(len(wanted)))
    for entry, one in zip(entries, wanted, strict=False):
        yield from _entry(path, entry, one, truth, words)


def _frame(path: str, root: ElementTree.Element, wanted: list[Happening], truth: Truth, words: Words) -> Iterator[Finding]:
    config, language = truth.edition.site.config, words.language
    told = [version.revised for version in truth.edition.versions.values()] + [one.moment for one in wanted]
    links = {link.get("rel", ""): link.get("href", "") for link in root.iterfind(f"{_A}link")}
    values = (
        (root.findtext(f"{_A}id", ""), _urn(path, truth)),
        (root.findtext(f"{_A}title", ""), language.say("changes-feed-title", site=language.text(config.name).text)),
        (root.findtext(f"{_A}subtitle", ""), language.say("changes-description")),
        (root.findtext(f"{_A}updated", ""), _moment(max(told, default=datetime.combine(FIRST_DAY, time(), UTC)))),
        (root.findtext(f"{_A}author/{_A}name", ""), language.text(config.publisher or config.name).text),
        (links.get("self", ""), routes.absolute(config.url, path)),
        (links.get("alternate", ""), routes.absolute(config.url, routes.changes(language.prefix))),
    )
    for found, value in values:
        if _printable(found) != _printable(value):
            yield Finding("fact-wrong", path, "", found, value)


def _entry(path: str, entry: ElementTree.Element, one: Happening, truth: Truth, words: Words) -> Iterator[Finding]:
    about = one.event.id if one.event else ""
    tag = tag_of(one, words, of_date=False)
    title = words.say("changes-feed-entry", tag=tag, title=title_of(one, words), day=day_of(one, words, date.min)) if one.event else tag
    for name, text in (("title", title), ("summary", summary_of(one, words, date.min))):
        found = entry.findtext(f"{_A}{name}", "")
        if _printable(neutral(found)) != _printable(neutral(text)):
            yield Finding("title-wrong" if name == "title" else "words-missing", path, about, found, text)
    prefix = words.language.prefix
    address = routes.event(prefix, one.event.id) if one.event else routes.changes(prefix)
    link = entry.find(f"{_A}link")
    values = (
        (entry.findtext(f"{_A}id", ""), _urn(f"changes/{one.key}", truth)),
        (entry.findtext(f"{_A}updated", ""), _moment(one.moment)),
        (link.get("href", "") if link is not None else "", routes.absolute(truth.edition.site.config.url, address)),
    )
    for found, value in values:
        if found != value:
            yield Finding("fact-wrong", path, about, found, value)


def _urn(name: str, truth: Truth) -> str:
    return uuid5(NAMESPACE_DNS, f"{name}@{truth.edition.site.config.uid_domain}").urn


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"))
