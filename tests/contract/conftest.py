"""The contract, held from outside: small sites, the real command, and readers of the output that share no code with it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from typing import Any

import icalendar
import pytest

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An HTML element with its text gathered from below it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", **attributes: str | None) -> list["Element"]:
        """Elements by tag and attributes (`data_event="x"`; None = present with any value)."""
        wanted = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
        return [
            e
            for e in self.walk()
            if (not tag or e.tag == tag) and all(k in e.attributes and (v is None or e.attributes[k] == v) for k, v in wanted.items())
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(e.tag == tag for e in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Built:
    root: Path
    out: Path
    result: subprocess.CompletedProcess[str]

    def html(self, address: str) -> Element:
        reader = _Reader()
        path = self.out / address
        reader.feed((path / "index.html" if address.endswith("/") or not address else path).read_text(encoding="utf-8"))
        return reader.root

    def json(self, path: str) -> dict[str, object]:
        loaded: dict[str, object] = json.loads((self.out / path).read_text(encoding="utf-8"))
        return loaded

    def events(self) -> dict[str, dict[str, object]]:
        listed = self.json("data/events.json")["events"]
        assert isinstance(listed, list)
        return {e["id"]: e for e in listed}

    def occurrences(self, event: str) -> list[dict[str, object]]:
        found = self.events()[event]["occurrences"]
        assert isinstance(found, list)
        return found

    def ics(self, path: str) -> list[Any]:
        return list(icalendar.Calendar.from_ical((self.out / path).read_bytes()).walk("VEVENT"))

    def files(self) -> dict[str, bytes]:
        return {p.relative_to(self.out).as_posix(): p.read_bytes() for p in self.out.rglob("*") if p.is_file()}


BASE = {
    "site_config.yml": """
        name: 测试镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans, en]
        contact: {phone: "12345"}
        communities: {east: 东社区, west: {name: {zh-Hans: 西社区, en: West}}, north: 北社区}
        organisations: {bureau: 城管分局}
        kinds: {green-village: {name: 绿美乡村, colour: "#2e7d32", icon: tree}}
        reaches: {school: 进学校}
        """,
    "content/holidays.yml": """
        "2026":
          source: {title: 国务院办公厅通知, number: 国办发明电〔2025〕7号}
          holidays: [{name: 国庆节, first-day: 2026-10-01, last-day: 2026-10-07}]
          workdays: [2026-09-20, 2026-10-10]
        """,
    "content/stations/park.yml": """
        name: 公园站
        type: union-station
        status: open
        place: {name: 公园, community: west}
        hours: [每天 09:00-18:00]
        """,
}

Build = Callable[..., Built]


def bianmin(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", "--site", str(root), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def run(files: Mapping[str, str], now: str = "2026-11-25T08:00", code: int = 0) -> Built:
        write(tmp_path / "town", {**BASE, **files})
        result = bianmin(tmp_path / "town", "build", "--now", now)
        assert result.returncode == code, result.stderr
        return Built(tmp_path / "town", tmp_path / "town" / "site", result)

    return run
