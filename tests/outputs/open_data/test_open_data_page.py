"""The page of open data: every file with its fields, in every language."""

import json

from generator.outputs import open_data
from generator.outputs.open_data.open_data_page import Field, OpenDataView
from generator.outputs.open_data.schemas import SchemaView
from tests.sites import town

DAY = {"events/clean-city/day.yml": "title: {zh-Hans: 日, en: Day}\ndate: 2026-12-10\nplace: {name: 场, address: 老街1号}\n"}


def pages(files: dict[str, str]) -> dict[str, OpenDataView]:
    return {path: view for path, view in open_data.plan(town(files)) if isinstance(view, OpenDataView)}


def fields(view: OpenDataView, title: str) -> dict[str, Field]:
    return {field.name: field for file in view.files if file.title == title for field in file.fields}


def test_page_stands_in_every_language() -> None:
    """The files themselves stand once."""
    assert list(pages(DAY)) == ["open-data/index.html", "en/open-data/index.html"]
    (first, second) = pages(DAY).values()
    assert [file.address for file in first.files] == [file.address for file in second.files]
    assert first.files[0].address == "https://example.org/town/data/events.json"
    assert [feed.address.partition("/town/")[2] for feed in second.feeds][:2] == ["en/feeds/all.ics", "en/feeds/kinds/KIND.ics"]


def test_page_names_every_field_with_an_example_of_the_site() -> None:
    """Inner ones by their way from the file's root."""
    view = pages(DAY)["open-data/index.html"]
    own = fields(view, "data/events.json")
    assert own["events[].title"].example == '{"zh-Hans": "日", "en": "Day"}'
    start = own["events[].occurrences[].start"]
    assert start == Field("events[].occurrences[].start", "日期或时刻", "什么时候开始；全天的只写日期", "2026-12-10", True)
    assert own["events[].place.address"].type == "文字，或者null"
    assert fields(view, "data/events.csv")["title"].example == "日"
    assert [name for name, field in own.items() if not field.meaning] == []


def test_page_speaks_its_language() -> None:
    """Meanings and types in English on the English page."""
    own = fields(pages(DAY)["en/open-data/index.html"], "data/events.json")
    assert own["events[].id"][:3] == ("events[].id", "text", "the id; permanent")
    assert [field.name for field in own.values() if any("\u4e00" <= letter <= "\u9fff" for letter in field.meaning + field.type)] == []


def test_page_of_a_site_without_events_has_no_examples_of_them() -> None:
    """And stands all the same."""
    own = fields(pages({})["open-data/index.html"], "data/events.json")
    assert {field.example for field in own.values()} == {""}


def test_schemas_stand_once_at_their_own_address() -> None:
    """One for each kind, those of the site's own among them."""
    schemas = {path: json.loads(view.schema) for path, view in open_data.plan(town({})) if isinstance(view, SchemaView)}
    assert {path: schema["$id"] for path, schema in schemas.items()} == {path: f"https://example.org/town/{path}" for path in schemas}
    assert "data/schemas/event-green-village.json" in schemas
    (view, *_) = pages({}).values()
    assert {link.words for link in view.schemas} < {path.rpartition("/")[2] for path in schemas}
