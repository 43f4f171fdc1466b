"""Small sites for the tests of `source`: files by path, and what is wrong with them as (code, line, column)."""

from collections.abc import Mapping

from generator.diagnostics import Diagnostic, Span
from generator.model.event import Event
from generator.model.site import Site
from generator.model.station import Station
from generator.source.load import load

CONFIG = b"""\
name: \xe7\xa4\xba\xe4\xbe\x8b\xe9\x95\x87
url: https://example.org/town
uid-domain: town.example.org
languages: [zh-Hans, en]
"""
DAY = "events/clean-city/day.yml"
EXAM = "events/exam-service/exam.yml"
SORTING = "events/waste-sorting/sorting.yml"
STATION = "content/stations/aotai.yml"


def files(texts: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """A site_config.yml, unless `texts` holds one, and the given files."""
    given = {path: text if isinstance(text, bytes) else text.encode() for path, text in texts.items()}
    return {"site_config.yml": CONFIG, **given}


def where(diagnostics: list[Diagnostic]) -> list[tuple[str, int, int]]:
    spans = [(d.code, d.at) for d in diagnostics]
    return [(code, at.line, at.column) for code, at in spans if isinstance(at, Span)]


def mistakes(path: str, text: str | bytes) -> list[tuple[str, int, int]]:
    """What `load` finds in one file of an otherwise faultless site."""
    _, found = load(files({path: text}))
    return where(found)


def site(texts: Mapping[str, str | bytes]) -> Site:
    """A site without a mistake."""
    made, found = load(files(texts))
    assert found == []
    assert made is not None
    return made


def event(keys: str, path: str = DAY) -> Event:
    """The one event of a faultless site, written with its `title` before `keys`."""
    (only,) = site({path: f"title: 活动\n{keys}"}).events.values()
    return only


def event_mistakes(keys: str, path: str = DAY) -> list[tuple[str, int, int]]:
    """What is wrong with an event; its `title` is line 1, `keys` begin on line 2."""
    return mistakes(path, f"title: 活动\n{keys}")


def station(keys: str) -> Station:
    (only,) = site({STATION: f"name: 站\ntype: park\nstatus: open\nplace: {{name: 园}}\n{keys}"}).stations.values()
    return only


def station_mistakes(keys: str) -> list[tuple[str, int, int]]:
    """What is wrong with a station; `keys` begin on line 5."""
    return mistakes(STATION, f"name: 站\ntype: park\nstatus: open\nplace: {{name: 园}}\n{keys}")
