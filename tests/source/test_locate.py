import pytest

from generator.diagnostics import Origin, Span
from generator.source.locate import locate, placed

YML = "events/clean-city/day.yml"
MD = "content/about.md"
FILES = {
    YML: (
        "title: {zh-Hans: 活动, en: Day}\r\n"
        "first-day: 2026-12-10\r\n"
        "last-day: 2026-12-11\r\n"
        "place:\r\n"
        "  name: 石马球场\r\n"
        "changes:\r\n"
        "  - {action: cancel, reason: 台风}\r\n"
        "description: |\r\n"
        "  第一段。\r\n"
        "\r\n"
        "  见 [地图](map.md) 和 [地图](map.md)。\r\n"
        'summary: "a\\"b 地图"\r\n'
    ).encode(),
    MD: "\ufeff---\ntitle: 关于 map.md\n---\n# 关于\n\n见 [地图](map.md)。\n".encode(),
    "content/broken.md": b"no front matter\nmap.md\n",
    "content/gbk.md": "---\ntitle: 关于\n---\n".encode("gbk"),
}


@pytest.mark.parametrize(
    ("keys", "line", "column", "end_column"),
    [
        (("title",), 1, 9, 16),
        (("title", "en"), 1, 26, 29),
        (("first-day",), 2, 12, 22),
        (("place", "name"), 5, 9, 13),
        (("changes", 0, "reason"), 7, 30, 32),
        (("changes", 0, "date"), 7, 6, 12),
        (("changes", 5), 1, 1, 6),
        (("place", "address"), 5, 3, 7),
        (("place",), 5, 3, 7),
        (("contact", "phone"), 1, 1, 6),
        (("description",), 8, 14, 15),
    ],
)
def test_keys_lead_to_the_value_or_the_nearest_first_key(keys: tuple[str | int, ...], line: int, column: int, end_column: int) -> None:
    """What is not there is shown at the first key of the mapping that lacks it."""
    assert locate(FILES, Origin(YML, keys)) == Span(YML, line, column, end_column)


def test_key_itself_has_a_place() -> None:
    assert locate(FILES, Origin(YML, ("place", "name")).key()) == Span(YML, 5, 3, 7)


def test_a_day_is_found_by_either_key() -> None:
    """Whoever complains of a day need not know whether it was written as `date` or as `first-day`."""
    assert locate(FILES, Origin(YML, ("date",))) == Span(YML, 2, 12, 22)
    assert locate({"x.yml": b"date: 2026-12-10\n"}, Origin("x.yml", ("first-day",))) == Span("x.yml", 1, 7, 17)


def test_piece_is_its_first_place_in_the_value() -> None:
    """Inside a block text it stands on its own line, by the file's columns."""
    assert locate(FILES, Origin(YML, ("description",)).piece("map.md")) == Span(YML, 11, 10, 16)
    assert locate(FILES, Origin(YML, ("summary",)).piece("地图")) == Span(YML, 12, 16, 18)


def test_piece_that_yaml_writes_otherwise_means_the_whole_value() -> None:
    assert locate(FILES, Origin(YML, ("summary",)).piece('a"b')) == Span(YML, 12, 10, 19)


def test_piece_of_a_page_is_looked_for_in_its_markdown() -> None:
    """Not in its front matter, which has keys."""
    assert locate(FILES, Origin(MD).piece("map.md")) == Span(MD, 6, 8, 14)
    assert locate(FILES, Origin(MD, ("title",)).piece("map.md")) == Span(MD, 2, 11, 17)
    assert locate(FILES, Origin(MD)) == Span(MD, 1, 1, 1)
    assert locate(FILES, Origin("content/broken.md").piece("map.md")) == Span("content/broken.md", 2, 1, 7)


@pytest.mark.parametrize("path", ["content/gone.md", "content/gbk.md"])
def test_file_that_cannot_be_read_is_named_at_its_beginning(path: str) -> None:
    assert locate(FILES, Origin(path, ("title",)).piece("x")) == Span(path, 1, 1, 1)


def test_placed_diagnostics_have_spans() -> None:
    """Their other places too."""
    from generator.diagnostics import error

    found = error("changed-twice", Origin(YML, ("changes", 0)), also=[Origin(YML, ("title", "en"))], name="x")
    (made,) = placed(FILES, [found])
    assert (made.code, made.at, made.also, made.arguments) == (
        "changed-twice",
        Span(YML, 7, 6, 12),
        (Span(YML, 1, 26, 29),),
        (("name", "x"),),
    )
