"""The demo town in all its languages: each page names the same page in the others, and no word of the coming quarter is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from functools import cache

import pytest

from generator import outputs, routes
from generator.model.text import Body, Text
from generator.outputs import lists
from generator.outputs.parts.page import PageView
from tests.outputs.test_finder import demo_town
from tests.sites import town

QUARTER = timedelta(days=90)
CHINESE_ON_PURPOSE = {("five-places", "source.title")}
"""A regulation is quoted by its own name."""


@cache
def pages() -> Mapping[str, PageView]:
    """By address."""
    edition = demo_town()[0]
    planned = {view.address: view for format_ in outputs.FORMATS for _, view in format_.plan(edition) if isinstance(view, PageView)}
    found = outputs.finder.plan(edition, list(planned.values()))
    return planned | {view.address: view for _, view in found if isinstance(view, PageView)}


def test_page_names_all_its_languages_and_they_name_it() -> None:
    """Absolute, itself included, mutual; each leads to a page of that language."""
    url = demo_town()[0].site.config.url
    by_url = {page.canonical: page for page in pages().values() if page.canonical == routes.absolute(url, page.address)}
    wrong = []
    for page in by_url.values():
        tags = {alternate.tag: alternate.url for alternate in page.alternates}
        others = {tag: by_url.get(address) for tag, address in tags.items()}
        right = tags.get(page.language) == page.canonical and all(address.startswith(url) for address in tags.values())
        mutual = all(other and other.language == tag and other.alternates == page.alternates for tag, other in others.items())
        wrong += [] if right and mutual and list(tags) == ["zh-Hans", "en"] else [page.address]
    assert wrong == []
    assert len(by_url) > 400


@pytest.mark.parametrize("address", ["search/", "calendar/", "calendar/2026-12/", "open-data/", "stations/", "changes/", "waste-guide/"])
def test_language_menu_keeps_the_page(address: str) -> None:
    """Not only its section."""
    ways = [routes.link(address), routes.link(f"en/{address}")]
    assert [alternate.address for alternate in pages()[address].alternates] == ways
    assert [alternate.address for alternate in pages()[f"en/{address}"].alternates] == ways


def test_language_menu_keeps_the_piece_of_a_long_list() -> None:
    """From the second piece to the second piece."""
    many = {f"events/clean-city/day-{n}.yml": "title: 日\ndate: 2026-12-10\n" for n in range(201)}
    planned = dict(lists.plan(town(many)))
    for path in ("events/page/2/index.html", "en/events/page/2/index.html"):
        view = planned[path]
        assert isinstance(view, PageView)
        assert [alternate.address for alternate in view.alternates] == [routes.link(f"{prefix}events/page/2/") for prefix in ("", "en/")]


def test_coming_quarter_is_written_in_english() -> None:
    """Names the event and the key that an author still has to translate."""
    edition = demo_town()[0]
    last = edition.today + QUARTER
    coming = [
        event
        for id_, event in edition.events.items()
        if any(edition.today <= one.days.last_day and one.days.first_day <= last for one in edition.agendas[id_].occurrences)
    ]
    assert {(event.id, key) for event in coming for key in missing(event, "")} == CHINESE_ON_PURPOSE
    assert len(coming) > 30


def missing(value: object, key: str) -> Iterator[str]:
    """The keys of texts that are only in Chinese; other names stand for the finder alone."""
    if isinstance(value, Text | Body):
        chinese = isinstance(value, Body) or any("\u4e00" <= letter <= "\u9fff" for letter in value.first)
        if chinese and value.written_in("en") is None:
            yield key
    elif isinstance(value, tuple):
        for each in value:
            yield from missing(each, key)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("origin", "aliases", "accept"):
                yield from missing(getattr(value, field.name), f"{key}.{field.name}".lstrip("."))
