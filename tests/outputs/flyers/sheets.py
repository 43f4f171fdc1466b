"""What the tests of single sheets share: the poster, picture or door poster of an event or station out of a small town."""

from textwrap import dedent

from generator.model.event import Event
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.door import DoorView, door
from generator.outputs.flyers.names import names_of
from generator.outputs.flyers.poster import PosterView, poster
from generator.outputs.flyers.said import Said, said
from generator.outputs.flyers.share import ShareView, share
from generator.outputs.parts.dates import Calendar
from tests.outputs.pages import calendar_of
from tests.sites import town

NOW = "2026-11-25T08:00"


def _event(yaml: str, kind: str) -> dict[str, str]:
    text = dedent(yaml).lstrip("\n")
    return {f"events/{kind}/day.yml": text if "title:" in text else "title: 大扫除\n" + text}


def _of_day(edition: Edition, tag: str) -> tuple[Edition, Calendar, Event, Said, frozenset[str]]:
    calendar, event = calendar_of(edition, tag), edition.events[Id("day")]
    return edition, calendar, event, said(edition, calendar, event), names_of(edition.site, calendar.language)


def poster_of(yaml: str, kind: str = "clean-city", now: str = NOW, tag: str = "zh-Hans") -> PosterView:
    """Of an event that says `yaml`; its title is 大扫除 unless it says so itself."""
    edition = town(_event(yaml, kind), now)
    return poster(*_of_day(edition, tag))


def said_of(yaml: str, kind: str = "clean-city", now: str = NOW, tag: str = "zh-Hans") -> Said:
    edition = town(_event(yaml, kind), now)
    return said(edition, calendar_of(edition, tag), edition.events[Id("day")])


def share_of(yaml: str, kind: str = "clean-city", now: str = NOW, tag: str = "zh-Hans") -> ShareView:
    edition = town(_event(yaml, kind), now)
    return share(*_of_day(edition, tag))


def door_of(yaml: str, now: str = NOW, tag: str = "zh-Hans") -> DoorView:
    """Of a station that says `yaml` besides its name, place and type."""
    text = "name: 公园站\nplace: {name: 公园}\n" + dedent(yaml).lstrip("\n")
    text = text if "type:" in text else "type: union-station\n" + text
    text = text if "status:" in text else "status: open\n" + text
    edition = town({"content/stations/hut.yml": text}, now)
    calendar = calendar_of(edition, tag)
    return door(edition, calendar, edition.site.stations[Id("hut")], names_of(edition.site, calendar.language))
