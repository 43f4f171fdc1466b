"""One line of one event is changed, and each output that shows that date says so: read by readers that did not write them."""

import csv
import io
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from PIL import Image
from pypdf import PdfReader

from tests.commands import bianmin

pytestmark = pytest.mark.slow

DEMO = Path(__file__).parent.parent
EVENT, DAY = "bulky-waste-day", "2026-12-05"
SINGLE = "new-year-stalls"
SOURCE = f"events/clean-city/{EVENT}.yml"
BEFORE, AFTER = "2026-11-25T08:00", "2026-12-01T08:00"
ADDRESS = f"events/{EVENT}/"
CANCELLED = ("取消", "停一次", "停開", "cancelled", "Cancelled")
SHOWN = (DAY, "12月5日", "5 December", "Dec 5")
"""How the date is written, in explain's lines and on pages."""


@dataclass(frozen=True)
class Town:
    """What the first and the second publication hold, and what explain says of the event after the second: lines by path."""

    before: Path
    after: Path
    explained: dict[str, list[str]]
    single: dict[str, list[str]]

    def concerned(self, *ends: str) -> list[str]:
        """The outputs that explain says show the date, by the ends of their names."""
        return [
            path for path, lines in self.explained.items() if path.endswith(ends) and any(day in line for line in lines for day in SHOWN)
        ]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    base = tmp_path_factory.mktemp("change")
    root, out, before = base / "town", base / "public", base / "before"
    root.mkdir()
    for name in ("content", "events"):
        shutil.copytree(DEMO / name, root / name)
    shutil.copy(DEMO / "site_config.yml", root)
    _publish(root, out, BEFORE)
    shutil.copytree(out / "current", before)
    written = (root / SOURCE).read_text(encoding="utf-8")
    edited, count = re.subn(
        rf"(?m)^  - \{{date: {DAY}.*$", f"  - {{date: {DAY}, action: cancel, reason: 大雾（示例）, announced: 2026-12-01}}", written
    )
    assert count == 1
    (root / SOURCE).write_text(edited, encoding="utf-8")
    with (root / f"events/shopfront/{SINGLE}.yml").open("a", encoding="utf-8") as file:
        file.write("changes: [{action: cancel, reason: 大雾（示例）, announced: 2026-12-01}]\n")
    _publish(root, out, AFTER)
    said, single = (bianmin(root, "explain", event, "--now", AFTER) for event in (EVENT, SINGLE))
    assert (said.returncode, single.returncode) == (0, 0)
    return Town(before, out / "current", _explained(said.stdout), _explained(single.stdout))


def _publish(root: Path, out: Path, now: str) -> None:
    call = bianmin(root, "publish", str(out), "--yes", "--now", now)
    assert (call.returncode, call.stderr) == (0, call.stderr), call.stderr


def _explained(said: str) -> dict[str, list[str]]:
    """Paths stand two blanks in, what they say six; several paths may say the same."""
    found: dict[str, list[str]] = {}
    paths: list[str] = []
    lines: list[str] = []
    for line in said.splitlines():
        if line.startswith("      "):
            lines.append(line.strip())
            for path in paths:
                found[path] = lines
        elif line.startswith("  "):
            if lines:
                paths, lines = [], []
            paths.append(line.strip())
    return found


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and ADDRESS in (dict(attrs).get("href") or ""):
            self.text += "\x00"


def _text(page: Path) -> str:
    parser = _Text()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.text


def _says_cancelled(text: str) -> bool:
    return any(word in text for word in CANCELLED)


def test_what_explain_prints_is_read_back() -> None:
    """Paths that say the same stand above one list."""
    assert _explained("头\n\n网页\n  a\n  b\n      1\n      2\n  c\n      3\n") == {"a": ["1", "2"], "b": ["1", "2"], "c": ["3"]}


def test_all_that_shows_the_date_is_explained(town: Town) -> None:
    """In both languages. A list has an event once, on its next day, so a series stands there without the date that is off."""
    wanted = {
        f"{prefix}{path}"
        for prefix in ("", "en/")
        for path in (
            f"events/{EVENT}/index.html",
            f"events/{EVENT}/event.ics",
            "index.html",
            "calendar/2026-12/index.html",
            "changes/index.html",
            "feeds/all.ics",
            "feeds/all.alarm.ics",
            "feeds/all.google.ics",
            f"feeds/series/{EVENT}.ics",
            "feeds/changes.atom",
            f"flyers/{EVENT}.pdf",
            f"flyers/{EVENT}.png",
        )
    } | {"data/events.json", "data/events.csv"}
    assert wanted - {*town.concerned("")} == set()


def test_each_explained_line_of_the_date_says_cancelled(town: Town) -> None:
    """Explain itself says of every output that it is off, in words or as a status."""
    silent = [
        path
        for path in town.concerned("")
        if not _says_cancelled(" ".join(town.explained[path])) and "CANCELLED" not in " ".join(town.explained[path])
    ]
    assert silent == []


def test_pages_say_it(town: Town) -> None:
    """Close to the event's title, or all over its own page."""
    silent = []
    for path in town.concerned(".html"):
        text = _text(town.after / path)
        pieces = [text] if ADDRESS in path else [text[max(0, at.start() - 250) : at.start() + 250] for at in re.finditer("\x00", text)]
        if not any(_says_cancelled(piece) for piece in pieces):
            silent.append(path)
    assert silent == []


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("path", ["events/index.html", "events/kinds/shopfront/index.html", f"events/{SINGLE}/index.html"])
def test_lists_say_it_of_an_event_of_one_day(town: Town, prefix: str, path: str) -> None:
    """Explain's line and the page itself."""
    page = (town.after / prefix / path).read_text(encoding="utf-8")
    assert (_says_cancelled(" ".join(town.single[prefix + path])), SINGLE in page and _says_cancelled(page)) == (True, True)


def test_poster_of_an_event_of_one_day_becomes_a_notice(town: Town) -> None:
    """Explain says of poster and picture what the poster's text says."""
    text = "".join("".join(page.extract_text() for page in PdfReader(town.after / f"flyers/{SINGLE}.pdf").pages).split())
    said = [" ".join(town.single[f"flyers/{SINGLE}.{end}"]) for end in ("pdf", "png")]
    assert ("已取消" in text, ["已取消" in one for one in said]) == (True, [True, True])


def test_feeds_say_it(town: Town) -> None:
    """A subscriber is told with a higher SEQUENCE; for Google, which hides cancelled entries, the title alone says it."""
    paths = town.concerned(".ics")
    wrong: list[str] = []
    for path in paths:
        found = [entry for entry in _entries(town.after / path) if _day(entry) == DAY]
        wrong += [] if found or path.endswith("three-months.ics") else [path]  # there it is left out: it is to be imported once
        old = max((int(entry.get("SEQUENCE", 0)) for entry in _entries(town.before / path) if _day(entry) == DAY), default=0)
        status = "CONFIRMED" if ".google." in path else "CANCELLED"
        for entry in found:
            said = (str(entry["STATUS"]), str(entry["SUMMARY"]).startswith(("【取消】", "[Cancelled]")), int(entry["SEQUENCE"]) > old)
            if said != (status, True, True):
                wrong.append(f"{path}: {said}")
    assert (wrong, len(paths) > 20) == ([], True)


def _entries(file: Path) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return [entry for entry in calendar.walk("VEVENT") if str(entry["UID"]).startswith(f"{EVENT}@")]


def _day(entry: Any) -> str:
    start: date = entry.decoded("DTSTART")
    return start.isoformat()[:10]


def test_data_says_it(town: Town) -> None:
    """JSON by its list of dates, CSV by its row."""
    events = json.loads((town.after / "data/events.json").read_bytes())
    listed = events if isinstance(events, list) else events["events"]
    dates = next(event["occurrences"] for event in listed if event["id"] == EVENT)
    assert [one["status"] for one in dates if one["start"].startswith(DAY)] == ["cancelled"]
    rows = csv.DictReader(io.StringIO((town.after / "data/events.csv").read_text(encoding="utf-8-sig")))
    assert [row["status"] for row in rows if row["event"] == EVENT and row["start"].startswith(DAY)] == ["cancelled"]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_news_say_it(town: Town, prefix: str) -> None:
    """The entry for the date, of the day it was announced."""
    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.parse(town.after / prefix / "feeds/changes.atom")
    titles = [entry.findtext("a:title", "", names) for entry in feed.iterfind("a:entry", names)]
    assert [
        _says_cancelled(title)
        for title in titles
        if any(day in title for day in ("12月5日", "5 December")) and ("大件" in title or "Bulky" in title)
    ] == [True]


def test_sheets_say_it(town: Town) -> None:
    """The poster by its text; a picture has none, but it is another than before."""
    for path in town.concerned(".pdf"):
        text = "".join("".join(page.extract_text() for page in PdfReader(town.after / path).pages).split())
        assert (path, _says_cancelled(text)) == (path, True)
    pictures = town.concerned(".png")
    same = [path for path in pictures if Image.open(town.after / path).tobytes() == Image.open(town.before / path).tobytes()]
    assert (same, len(pictures) >= 3) == ([], True)
