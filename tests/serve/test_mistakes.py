"""What lies over a page when something is wrong."""

import re
from html.parser import HTMLParser

from generator import console
from generator.diagnostics import Diagnostic, Span, error, warning
from generator.serve.mistakes import MOST_SHOWN, NOTHING, Notes, asset, notes, only

FILES = {"events/a.yml": "title: <b>&大扫除\ndate: 2026-04-31\n".encode()}


def shown(*diagnostics: Diagnostic) -> Notes:
    return notes(diagnostics, FILES, lambda origin: Span(origin.path, 1, 1, 1))


def at(line: int, column: int, end: int) -> Span:
    return Span("events/a.yml", line, column, end)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Text:
    reader = _Text()
    reader.feed(html)
    return reader


def test_notes_name_place_line_and_what_to_write() -> None:
    """In Chinese and in English, with what is meant marked in the author's own line."""
    found = shown(error("bad-date", at(2, 7, 17), value="2026-04-31", example="2026-04-30"))
    assert "events/a.yml:2:7" in found.mistakes
    assert "date: <mark>2026-04-31</mark></pre>" in found.mistakes
    said = read(found.mistakes).text
    assert ("不是一个存在的日期" in said, "is not a day that exists" in said, found.warnings) == (True, True, "")


def test_notes_show_an_authors_words_as_text() -> None:
    """In his line, in the sentences and in the path."""
    span = Span("events/<img src=x>.yml", 1, 1, 2)
    diagnostics = [error("unknown-value", place, value="<script>", nearest="", known="</pre>") for place in (at(1, 8, 11), span)]
    tags = set(read(shown(*diagnostics).mistakes).tags)
    assert tags & {"b", "script", "img"} == set()
    assert "title: <mark>&lt;b&gt;</mark>&amp;大扫除" in shown(*diagnostics).mistakes


def test_notes_keep_warnings_apart_and_closed() -> None:
    """Mistakes are open, warnings are not."""
    found = shown(warning("bad-date", at(2, 7, 17), value="x", example="y"), error("bad-date", at(2, 7, 17), value="x", example="y"))
    assert re.findall("<details[^>]*>", found.mistakes + found.warnings) == [
        '<details class="note error" open>',
        '<details class="note warning">',
    ]


def test_notes_of_nothing_are_empty() -> None:
    """No frame without a picture."""
    assert shown() == NOTHING


def test_notes_end_somewhere() -> None:
    """A thousand mistakes are counted, not listed."""
    found = shown(*(error("bad-date", at(n, 1, 2), value="x", example="y") for n in range(1, 1001))).mistakes
    assert read(found).tags.count("li") == MOST_SHOWN
    assert (console.both("note-error", count=1000)[0] in found, console.both("note-more", count=950)[0] in found) == (True, True)


def test_page_of_mistakes_has_nothing_inline() -> None:
    """Its policy forbids it."""
    page = only(shown(error("bad-date", at(2, 7, 17), value="x", example="y"))).decode()
    assert re.findall(r" style=|<style| on[a-z]+=|<script", page) == []


def test_assets_of_the_preview_are_there() -> None:
    """And the stylesheet with the site's colours."""
    assert [b"--bg" in asset("site.css"), b".note" in asset("preview.css"), b"/_bianmin/state" in asset("preview.js")] == [True] * 3
