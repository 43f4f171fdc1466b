"""Files of a site → Site.  Knows which file is what and which names are allowed; the rules over the whole site are `checks`'."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Origin, Span, error, warning
from generator.diagnostics.suggest import nearest
from generator.model.event import Event
from generator.model.holidays import Holidays, HolidayYear
from generator.model.names import NO_EVENT_IDS, RESERVED
from generator.model.site import Config, Notice, Page, Site, WasteThing
from generator.model.station import Station
from generator.model.text import Id, ImageFile
from generator.source import scalars, yaml
from generator.source.config import LANGUAGES_IF_UNKNOWN, changing_offset, decode_config, written_languages
from generator.source.decode import items, scalar, table
from generator.source.events import DETAILS, decode_event
from generator.source.fields import decoder, schema
from generator.source.files import CONFIG, HOLIDAYS, IMAGES, WASTE_GUIDE, Sorted, clashes, fit_name, sort_files, unknown
from generator.source.locate import placed
from generator.source.nodes import MappingNode, Node
from generator.source.pages import add_translation, decode_page
from generator.source.reading import BAD, Bad, Decoder, Reading, wrong_shape
from generator.source.rules import of_holidays

MAX_MISTAKES_A_FILE = 200


def load(files: Mapping[str, bytes]) -> tuple[Site | None, list[Diagnostic]]:
    """The site, and all that is wrong with its files in their order; None if site_config.yml is missing or no use.

    What was refused is left out of the Site, so a Site beside errors is good for nothing but more messages.
    """
    found: list[Diagnostic] = []
    config, languages = _config(files, found)
    by_kind = sort_files(files)
    found += [warning(*unknown(path)) for path in by_kind.unknown]
    found += clashes(files)
    events = _events(files, by_kind, config, languages, found)
    stations = _stations(files, by_kind, languages, found)
    pages = _pages(Page, by_kind.pages, "{}/", files, languages, found)
    notices = _pages(Notice, by_kind.notices, "notices/{}/", files, languages, found)
    taken = RESERVED | {tag.lower() for tag in LANGUAGES_IF_UNKNOWN}
    found += [error("reserved-page", Span(path, 1, 1, 1), name=n) for n, ts in by_kind.pages.items() if n in taken for path in ts.values()]
    holidays = _one(files, HOLIDAYS, languages, found, _decode_holidays) or {}
    guide = _one(files, WASTE_GUIDE, languages, found, items(decoder(WasteThing))) or ()
    if config is None:
        return None, _in_order(files, found)
    if problem := changing_offset(config, events.values()):
        found.append(problem)
    site = Site(
        config=config,
        events=events,
        stations=stations,
        pages=pages,
        notices=notices,
        holidays=Holidays(MappingProxyType(holidays)),
        waste_guide=guide,
        pictures=MappingProxyType({ImageFile(path.removeprefix(IMAGES)): files[path] for path in by_kind.pictures}),
    )
    return site, _in_order(files, found)


def load_config(files: Mapping[str, bytes]) -> tuple[Config | None, list[Diagnostic]]:
    """site_config.yml alone, for whoever can do without the rest."""
    found: list[Diagnostic] = []
    config, _ = _config(files, found)
    return config, _in_order(files, found)


def _in_order(files: Mapping[str, bytes], found: list[Diagnostic]) -> list[Diagnostic]:
    """By file and place; of one file no more than anyone reads."""
    shown: dict[str, int] = {}
    kept = []
    for diagnostic in found:
        path = diagnostic.at.path
        shown[path] = shown.get(path, 0) + 1
        if shown[path] <= MAX_MISTAKES_A_FILE:
            kept.append(diagnostic)
    return sorted(placed(files, kept), key=_place)


def _place(diagnostic: Diagnostic) -> Span:
    assert isinstance(diagnostic.at, Span)
    return diagnostic.at


def _config(files: Mapping[str, bytes], found: list[Diagnostic]) -> tuple[Config | None, tuple[str, ...]]:
    if CONFIG not in files:
        found.append(error("no-config", Span(CONFIG, 1, 1, 1)))
        return None, LANGUAGES_IF_UNKNOWN
    document, mistakes = yaml.read(CONFIG, files[CONFIG])
    found += mistakes
    if document is None:
        return None, LANGUAGES_IF_UNKNOWN
    languages = written_languages(document)
    reading = Reading(document, languages)
    config = decode_config(document.root, reading)
    found += reading.found
    return (None if isinstance(config, Bad) else config), languages


def _one(
    files: Mapping[str, bytes], path: str, languages: tuple[str, ...], found: list[Diagnostic], decode: Decoder, page: str = ""
) -> Any:
    """The value of one YAML file; None if it is not there or no use."""
    if path not in files:
        return None
    document, mistakes = yaml.read(path, files[path])
    found += mistakes
    if document is None:
        return None
    reading = Reading(document, languages, page)
    value = decode(document.root, reading)
    found += reading.found
    return None if value is BAD else value


def _events(
    files: Mapping[str, bytes], known: Sorted, config: Config | None, languages: tuple[str, ...], found: list[Diagnostic]
) -> Mapping[Id, Event]:
    kinds = (*DETAILS, *(config.kinds if config else ()))
    events: dict[Id, Event] = {}
    paths: dict[str, str] = {}
    unknown_kinds: set[str] = set()
    for path, kind, name in known.events:
        if config and kind not in kinds and kind not in unknown_kinds:
            unknown_kinds.add(kind)
            near = nearest(kind, kinds) or ""
            found.append(error("unknown-kind", Span(path, 1, 1, 1), kind=kind, nearest=near, known=", ".join(kinds)))
        named = fit_name(name, path, found)
        if name in NO_EVENT_IDS:
            found.append(error("reserved-event", Span(path, 1, 1, 1), id=name))
        if named and name in paths:
            found.append(error("duplicate-event", Span(path, 1, 1, 1), also=[Span(paths[name], 1, 1, 1)], id=name, other=paths[name]))
            named = False

        decode = partial(decode_event, event_id=Id(name), kind=Id(kind))
        event = _one(files, path, languages, found, decode, f"events/{name}/")
        if named:
            paths[name] = path
            if event is not None:
                events[Id(name)] = event
    found += _aliases(events, paths)
    return MappingProxyType(dict(sorted(events.items())))


def _aliases(events: Mapping[Id, Event], paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Every former id belongs to one event, and to no file that is there."""
    seen: dict[str, Origin] = {}
    for event in events.values():
        for n, alias in enumerate(event.aliases):
            at = event.origin / "aliases" / n
            if alias in NO_EVENT_IDS:
                yield error("reserved-event", at, id=alias)
            if alias in paths:
                yield error("alias-is-event", at, also=[Span(paths[alias], 1, 1, 1)], id=alias, other=paths[alias])
            elif alias in seen:
                yield error("alias-twice", at, also=[seen[alias]], id=alias)
            seen.setdefault(alias, at)


_STATION = schema(Station, skip=("id", "origin"))


def _stations(files: Mapping[str, bytes], known: Sorted, languages: tuple[str, ...], found: list[Diagnostic]) -> Mapping[Id, Station]:
    stations = {}
    for name, path in known.stations.items():
        named = fit_name(name, path, found)
        station = _one(files, path, languages, found, partial(_decode_station, station_id=Id(name)))
        if named and station is not None:
            stations[Id(name)] = station
    return MappingProxyType(stations)


def _decode_station(node: Node, reading: Reading, station_id: Id) -> Station | Bad:
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    values, good = _STATION.collect(node, reading)
    return Station(id=station_id, origin=Origin(reading.document.path), **values) if good else BAD


Written = TypeVar("Written", Page, Notice)


def _pages(
    cls: type[Written],
    known: Mapping[str, Mapping[str, str]],
    address: str,
    files: Mapping[str, bytes],
    languages: tuple[str, ...],
    found: list[Diagnostic],
) -> Mapping[Id, Written]:
    pages: dict[Id, Written] = {}
    for name, paths in known.items():
        first = paths.get("", next(iter(paths.values())))
        named = fit_name(name, first, found)
        where = address.format(name)
        page: Written | None = None
        if "" in paths:
            page, mistakes = decode_page(cls, paths[""], files[paths[""]], Id(name), languages, where)
            found += mistakes
        for tag, path in paths.items():
            if tag == "":
                continue
            if tag == languages[0]:
                found.append(error("first-language-suffix", Span(path, 1, 1, 1), file=f"{name}.md"))
            elif tag not in languages:
                found.append(error("file-language", Span(path, 1, 1, 1), language=tag, known=", ".join(languages[1:])))
            elif "" not in paths:
                found.append(error("translation-without-page", Span(path, 1, 1, 1), file=f"{name}.md"))
            elif page is not None:
                page, mistakes = add_translation(page, path, files[path], tag, languages, where)
                found += mistakes
        if named and page is not None:
            pages[Id(name)] = page
    return MappingProxyType(dict(sorted(pages.items())))


def _year(text: str) -> int:
    if not re.fullmatch(r"20[0-9]{2}", text):
        raise scalars.Refused("bad-year", value=text)
    return int(text)


_YEARS = table(scalar(_year), decoder(HolidayYear))


def _decode_holidays(node: Node, reading: Reading) -> object:
    years = _YEARS(node, reading)
    if years is not BAD:
        for year, block in years.items():
            reading.found += of_holidays(year, block, Origin(HOLIDAYS, (str(year),)))
    return years
