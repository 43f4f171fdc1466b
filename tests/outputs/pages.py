"""What the tests of single pages share: an event's view out of a small town."""

from textwrap import dedent

from generator.language import Language
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.event_pages import EventView, event_view
from generator.outputs.parts.dates import Calendar
from tests.sites import town


def calendar_of(edition: Edition, tag: str = "zh-Hans") -> Calendar:
    return Calendar(language_of(edition, tag), edition.today, edition.site)


def language_of(edition: Edition, tag: str = "zh-Hans") -> Language:
    return next(language for language in edition.languages if language.tag == tag)


def event_page(yaml: str, kind: str = "clean-city", now: str = "2026-11-25T08:00", tag: str = "zh-Hans") -> EventView:
    """The page of an event that says `yaml` besides its title."""
    edition = town({f"events/{kind}/day.yml": "title: 大扫除\n" + dedent(yaml).lstrip("\n")}, now)
    return event_view(edition, calendar_of(edition, tag), edition.events[Id("day")])
