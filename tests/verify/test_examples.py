"""The examples of /open-data/, held against the files that they explain."""

from collections.abc import Mapping

import pytest

from generator.verify.addresses import Addresses
from generator.verify.examples import examples
from generator.verify.page_file import read

PAGE = """<html><body><section><a href="../data/events.json" download>x</a>
<div><dt><code>{field}</code></dt><dd><code>{example}</code></dd></div></section></body></html>"""


def found(files: Mapping[str, bytes], field: str, example: str) -> list[tuple[str, str]]:
    root, _ = read(PAGE.format(field=field, example=example))
    addresses = Addresses("https://example.org/", frozenset(files))
    return [(one.code, one.says) for one in examples("open-data/index.html", root, addresses, files.__getitem__)]


@pytest.mark.parametrize(
    ("field", "example", "wrong"),
    [
        ("events[].title", "甲", False),
        ("events[].place.name", "公园", False),
        ("events[].topics", '["a"]', False),
        ("events[].place.name", "公", True),
        ("events[].title", "公园", True),
        ("events[].title", "甲…", False),
        ("events[].gone.name", "甲", True),
    ],
)
def test_example_stands_in_the_file_under_its_field(field: str, example: str, wrong: bool) -> None:
    """As it is written there; a long one by its beginning."""
    files = {"data/events.json": '{"events": [{"title": "甲", "place": {"name": "公园"}, "topics": ["a"]}]}'.encode()}
    assert bool(found(files, field, example)) is wrong


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 900 + b"1" + b"}" * 900, b"\xff", b"null"])
def test_file_that_is_not_as_it_should_be_harms_nobody(data: bytes) -> None:
    """Whoever reads data files says what is wrong with it."""
    assert found({"data/events.json": data}, ".".join(["a"] * 500), "x") == [("fact-wrong", ".".join(["a"] * 500) + ": x")]
    assert found({"data/events.json": data}, "a", "x") == [("fact-wrong", "a: x")]
