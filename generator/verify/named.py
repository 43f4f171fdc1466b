"""Pages that are about neither one event nor one station but name some: what is said of each is so.

Also former addresses, which lead on, and the indexes of kinds, communities and organisations.
"""

from collections.abc import Iterator

from generator import routes
from generator.kinds import KINDS
from generator.model.event import Event
from generator.model.occurrence import Status
from generator.model.text import Id
from generator.verify.addresses import Addresses
from generator.verify.change_words import neutral, tag_of, what_of
from generator.verify.findings import Finding
from generator.verify.gathered import organisations
from generator.verify.happenings import Happening, happenings
from generator.verify.lists import event_tag
from generator.verify.page_file import Element, squeezed
from generator.verify.rows import clocks, titles
from generator.verify.station_pages import state_words
from generator.verify.truth import Truth
from generator.verify.words import Words


def named(path: str, root: Element, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """A page that happens to name an event or a station says its status and its title, and no time that it does not have."""
    events, stations = truth.edition.events, truth.edition.site.stations
    is_printed = path == routes.path(routes.flyers(words.language.prefix))
    told = happenings(truth) if is_printed else []
    for element in root.walk():
        if element.has("data-event"):
            event = events.get(Id(element.get("data-event")))
            if event is None:
                yield Finding("row-unexpected", path, element.get("data-event"), element.said[:60])
                continue
            yield from _named(path, event.id, element, truth.status(event).value, words.title(event))
            yield from clocks(path, event, element, truth, words)
            yield from loud(path, event, element, truth, words)
            if is_printed:
                changed = {tag_of(one, words, of_date=False) for one in told if one.event is event}
                yield from _tagged(path, event.id, element, {event_tag(truth, words, event, truth.shown(event)), *changed})
        elif station := stations.get(Id(element.get("data-station"))):
            yield from _named(path, station.id, element, station.status.value, words.text(station.name))
            where = [words.text(text) for text in (station.place.address, station.place.name) if text]
            if not any(place in element.said for place in where):
                yield Finding("words-missing", path, station.id, element.said[:80], where[0])
            if is_printed and (state := state_words(station.status.value, words)):
                yield from _tagged(path, station.id, element, {state})
    if is_printed:
        yield from _printed_anew(path, root, told, truth, words)
    yield from _index(path, root, truth, words, addresses)
    if path == routes.path(routes.search(words.language.prefix)):
        yield from _all_links(path, root, truth, words, addresses)


def _printed_anew(path: str, root: Element, told: list[Happening], truth: Truth, words: Words) -> Iterator[Finding]:
    """The last change of each event that is printed: what holds now, and why."""
    last: dict[Id, Happening] = {}
    for one in told:
        if one.event and one.news not in ("new", "withdrawn"):
            last.setdefault(one.event.id, one)
    articles = [element for element in root.walk() if element.has("data-event")]
    for id_, one in last.items():
        said = [neutral(article.said) for article in articles if article.get("data-event") == id_]
        wanted = what_of(one, words, truth.today)
        if said and not any(neutral(wanted) in each for each in said):
            yield Finding("words-missing", path, id_, "", wanted)


def _named(path: str, about: str, element: Element, status: str, title: str) -> Iterator[Finding]:
    if element.has("data-status") and element.get("data-status") != status:
        yield Finding("status-wrong", path, about, element.get("data-status"), status)
    if title not in titles(element) | ({part.said for part in element.walk()} if not element.first("a") else set()):
        yield Finding("words-missing", path, about, element.said[:80], title)
    for part in element.walk():
        label = squeezed(part.get("aria-label") or part.get("alt"))
        if label and part.tag in ("a", "input", "img") and title not in label:
            yield Finding("words-missing", path, about, label, title)


def _tagged(path: str, about: str, element: Element, tags: set[str]) -> Iterator[Finding]:
    """With the tag of what it is, or of what became different of it."""
    if not tags & {part.said for part in element.walk()}:
        yield Finding("words-missing", path, about, element.said[:80], " / ".join(sorted(tags)))


def loud(path: str, event: Event, element: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """That nothing is called off or moved that is not."""
    agenda = truth.edition.agendas[event.id]
    dates = (*agenda.occurrences, *agenda.later, *agenda.points)
    known = {words.tag(o, in_series=in_series) for o in dates for in_series in (False, True)} | _event_words(event, truth, words)
    for word in (words.loud() & {part.said for part in element.walk()}) - known:
        yield Finding("words-unexpected", path, event.id, word)


def _event_words(event: Event, truth: Truth, words: Words) -> set[str]:
    status = truth.status(event)
    return set() if status is Status.SCHEDULED else {words.say(f"tag-{status.value}")}


def _index(path: str, root: Element, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """Each kind of which something is listed, each community, each organisation leads to its page, by its name."""
    prefix, communities = words.language.prefix, truth.edition.site.config.communities
    names: dict[str, str] = {}
    used: set[str] = set()
    if path == routes.path(routes.kinds(prefix)):
        names = {routes.path(routes.kind(prefix, kind)): words.kind(kind) for kind in truth.kinds}
        used = {routes.path(routes.kind(prefix, event.kind)) for event in truth.listed}
    elif path == routes.path(routes.communities(prefix)):
        names = {routes.path(routes.community(prefix, id_)): words.text(each.name) for id_, each in communities.items()}
        used = set(names)
    elif path == routes.path(routes.organisations(prefix)):
        known = truth.edition.site.config.organisations
        names = {routes.path(routes.organisation(prefix, id_)): words.text(known[id_].name) for id_ in organisations(truth)}
        used = set(names)
    if not names:
        return
    main = next((e for e in root.walk() if e.get("id") == "main"), root)
    links = [(addresses.of(link.get("href"), path).path or "", link.said) for link in main.all("a")]
    for target, said in links:
        if not said.startswith(names.get(target, "")):
            yield Finding("words-missing", path, "", said, names[target])
    for target in used - {target for target, _ in links}:
        yield Finding("row-missing", path, "", "", names[target])


def _all_links(path: str, root: Element, truth: Truth, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """Every event, station and service point by its name; of a station that is not open, how it is."""
    edition, prefix = truth.edition, words.language.prefix
    names: dict[str, list[str]] = {}
    for event in edition.events.values():
        names[routes.path(routes.event(prefix, event.id))] = [words.title(event)]
    for station in edition.site.stations.values():
        state = state_words(station.status.value, words)
        names[routes.path(routes.station(prefix, station.id))] = [words.text(station.name), *([state] if state else [])]
    points = {(event.id, point.part): words.place(point.place) for event, point in truth.points()}
    main = next((e for e in root.walk() if e.get("id") == "main"), root)
    for item in main.all("li"):
        for link in item.all("a"):
            target, anchor = addresses.of(link.get("href"), path)
            wanted = names.get(target or "", [])
            if anchor:
                wanted = [
                    name for (id_, part), name in points.items() if part == anchor and routes.path(routes.event(prefix, id_)) == target
                ]
            said = [link.said, *(part.said for part in item.walk())]
            if wanted and (link.said != wanted[0] or not set(wanted) <= set(said)):
                yield Finding("words-missing", path, "", item.said, " · ".join(wanted))


def to_kinds(path: str, root: Element, words: Words, addresses: Addresses) -> Iterator[Finding]:
    """What home says of the index of kinds: the names of those that every site has."""
    target = routes.path(routes.kinds(words.language.prefix))
    said = " ".join(link.said for link in root.all("a") if addresses.of(link.get("href"), path).path == target)
    for kind in KINDS:
        if words.kind(kind.id) not in said:
            yield Finding("words-missing", path, "", said, words.kind(kind.id))


def alias(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """A former address leads on to its event, by its title."""
    prefix = words.language.prefix
    for event in truth.edition.events.values():
        if path in {routes.path(routes.event(prefix, former)) for former in event.aliases}:
            title = root.first("title")
            if words.title(event) not in {part.said for part in root.walk() if part.tag in ("h1", "a")}:
                yield Finding("title-wrong", path, event.id, title.said if title else "", words.title(event))
