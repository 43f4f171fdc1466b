"""/subscribe/, row by row: each feed goes by its subject's name, and every link, field, button and code leads to that feed and no other.

Addresses are reckoned from what the row is about, as FEEDS.md has them; it shares no code with what writes the page.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from generator import routes
from generator.language import plain
from generator.model.event import Event
from generator.model.text import Id, Text
from generator.routes import Variant
from generator.verify.codes import Drawn
from generator.verify.findings import Finding
from generator.verify.page_file import Element, squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

MANY_STATIONS = 200
"""Of more than these a row has no links to single programs."""
_OUTLOOK = ("outlook.live.com", "outlook.office.com")


class Subject(NamedTuple):
    """`name` as the row has it; `feed` is what a program calls the calendar; `paths` of each variant."""

    name: str
    feed: str
    paths: dict[Variant, str]


def subscriptions(path: str, root: Element, drawn: list[Drawn], truth: Truth, words: Words) -> Iterator[Finding]:
    """Every subject but series has its row, whatever the day; a row is about a subject there is. `drawn`: the codes on the page."""
    subjects = _subjects(truth, words)
    found = {e.get("id"): e for e in root.walk() if e.tag == "div" and e.get("class") == "sub"}
    for anchor, subject in subjects.items():
        if anchor in found:
            yield from _row(path, anchor, found[anchor], subject, truth)
        elif not anchor.startswith("series-"):
            yield Finding("row-missing", path, anchor, "", subject.name)
    for anchor in found.keys() - subjects.keys():
        yield Finding("row-unexpected", path, anchor, found[anchor].said[:60])
    months = routes.feed_three_months(words.language.prefix)
    if not any(a.get("href").endswith(months) for a in root.all("a")):
        yield Finding("words-missing", path, "", "", months)
    yield from _codes(path, drawn, subjects, truth, words)
    yield from _addresses(path, root, truth, words)
    yield from _snippet(path, root, subjects["kind-waste-sorting"], truth)


def _subjects(truth: Truth, words: Words) -> dict[str, Subject]:
    """By the row's anchor."""
    config, language, prefix = truth.edition.site.config, words.language, words.language.prefix

    def subject(name: Text | str, paths: dict[Variant, str]) -> Subject:
        text = plain(language.text(name).text) if isinstance(name, Text) else name
        return Subject(squeezed(text), language.say("feed-name", site=language.text(config.name).text, name=text), paths)

    everything = {v: routes.feed_all(prefix, v) for v in Variant}
    found = {"all": Subject(words.say("sub-all"), language.text(config.name).text, everything)}
    for kind in truth.kinds:
        name = config.kinds[kind].name if kind in config.kinds else language.say(f"kind-{kind}")
        found[f"kind-{kind}"] = subject(name, {v: routes.feed_kind(prefix, kind, v) for v in Variant})
    for community, each in config.communities.items():
        found[f"community-{community}"] = subject(each.name, {v: routes.feed_community(prefix, community, v) for v in Variant})
    for station in truth.edition.site.stations.values():
        found[f"station-{station.id}"] = subject(station.name, {v: routes.feed_station(prefix, station.id, v) for v in Variant})
    for event in truth.edition.events.values():
        found[f"series-{event.id}"] = subject(event.title, _series(event, prefix))
    return found


def _series(event: Event, prefix: str) -> dict[Variant, str]:
    return {v: routes.feed_series(prefix, event.id, v) for v in Variant}


def _row(path: str, anchor: str, row: Element, subject: Subject, truth: Truth) -> Iterator[Finding]:
    url, name = truth.edition.site.config.url, subject.name
    plain_, alarm, google = (routes.absolute(url, subject.paths[v]) for v in (Variant.PLAIN, Variant.ALARM, Variant.GOOGLE))
    heading = row.first("h3")
    if heading is None or heading.said != name:
        yield Finding("title-wrong", path, anchor, heading.said if heading else "", name)
    for element in row.walk():
        if element.get("class") == "vh" and element.said != name:
            yield Finding("title-wrong", path, anchor, element.said, name)
        if element.tag == "input" and element.get("value") != plain_:
            yield Finding("fact-wrong", path, anchor, element.get("value"), plain_)
        if element.tag == "input" and name not in squeezed(element.get("aria-label")):
            yield Finding("title-wrong", path, anchor, element.get("aria-label"), name)
        if element.has("data-copy") and element.get("data-copy") != plain_:
            yield Finding("fact-wrong", path, anchor, element.get("data-copy"), plain_)
    wanted = [_webcal(plain_)]
    if not (anchor.startswith("station-") and len(truth.edition.site.stations) > MANY_STATIONS):
        wanted.append(f"https://calendar.google.com/calendar/u/0/r?cid={_webcal(google)}")
        wanted += [f"https://{host}/calendar/0/addfromweb/?url={plain_}&name={subject.feed}" for host in _OUTLOOK]
        wanted.append(_webcal(alarm))
    links = [_read(a.get("href")) for a in row.all("a")]
    for n in range(max(len(links), len(wanted))):
        says, should = (each[n] if n < len(each) else "" for each in (links, wanted))
        if says != should:
            yield Finding("fact-wrong", path, anchor, says, should)


def _webcal(address: str) -> str:
    return "webcal" + address[address.index(":") :]


def _read(link: str) -> str:
    """The address as its program reads it: with what is told to it unquoted."""
    parts = urlsplit(link)
    if not parts.query:
        return link
    told = "&".join(f"{key}={value}" for key, value in parse_qsl(parts.query, keep_blank_values=True))
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{told}"


def _codes(path: str, drawn: list[Drawn], subjects: dict[str, Subject], truth: Truth, words: Words) -> Iterator[Finding]:
    """Each leads to the row that it is called after. One for everything, and one for each kind that has something to come."""
    page = routes.absolute(truth.edition.site.config.url, routes.subscribe(words.language.prefix))
    labels: dict[str, set[str]] = {}
    for anchor, subject in subjects.items():
        labels.setdefault(words.say("sub-scan-alt", name=subject.name), set()).add(f"{page}#{anchor}")
    coming = {Id(event.kind) for event in truth.edition.events.values() if not truth.is_over(event)}
    for anchor in ("all", *(f"kind-{kind}" for kind in sorted(coming))):
        label = words.say("sub-scan-alt", name=subjects[anchor].name)
        if label not in {squeezed(code.label) for code in drawn}:
            yield Finding("sheet-code", path, anchor, "", f"{page}#{anchor}")
    for code in drawn:
        wanted = labels.get(squeezed(code.label), set())
        if code.says is not None and code.says not in wanted:
            yield Finding("sheet-code", path, code.label, code.says, " / ".join(sorted(wanted)))


def _addresses(path: str, root: Element, truth: Truth, words: Words) -> Iterator[Finding]:
    """What others build upon: where what is to be filled in stands in capitals."""
    prefix = words.language.prefix
    wanted = {
        "all": routes.feed_all(prefix),
        "kind": f"{prefix}feeds/kinds/KIND.ics",
        "community": f"{prefix}feeds/communities/COMMUNITY.ics",
        "station": f"{prefix}feeds/stations/STATION.ics",
        "series": f"{prefix}feeds/series/EVENT.ics",
        "alarm": f"{prefix}feeds/all.alarm.ics",
        "google": f"{prefix}feeds/all.google.ics",
        "data": routes.EVENTS_JSON,
    }
    box = next((e for e in root.walk() if e.get("id") == "addresses"), None)
    pairs = zip(box.all("dt"), box.all("dd"), strict=False) if box else ()
    found = {label.said: address.said for label, address in pairs}
    for name, address in wanted.items():
        label, should = words.say(f"sub-address-{name}"), routes.absolute(truth.edition.site.config.url, address)
        if found.get(label) != squeezed(should):
            yield Finding("fact-wrong", path, name, found.get(label, ""), should)


def _snippet(path: str, root: Element, subject: Subject, truth: Truth) -> Iterator[Finding]:
    """What Home Assistant is told, as shown and as copied."""
    address = routes.absolute(truth.edition.site.config.url, subject.paths[Variant.PLAIN])
    wanted = f"""waste_collection_schedule:
  sources:
    - name: ics
      args:
        url: {json.dumps(address, ensure_ascii=False)}
      calendar_title: {json.dumps(subject.feed, ensure_ascii=False)}
"""
    copied = [e.get("data-copy") for e in root.all("button") if "\n" in e.get("data-copy")]
    if copied != [wanted]:
        yield Finding("fact-wrong", path, "Home Assistant", " ".join(copied), wanted)
    shown = [e.said for e in root.all("code")]
    if shown != [squeezed(wanted)]:
        yield Finding("fact-wrong", path, "Home Assistant", " ".join(shown), wanted)
