"""Diagnostics and the files they are about → HTML to lay over a page, or to stand alone.  Reads no file, speaks both languages at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator import console
from generator.diagnostics import Diagnostic, Severity, Span
from generator.diagnostics.sentences import say, visible
from generator.diagnostics.show import Lines, Locate, Placed, around, in_order
from generator.render.symbols import symbol
from generator.theme.assets import stylesheet

MOST_SHOWN = 50
"""Mistakes in one note; nobody mends more of them before he looks again."""


class Notes(NamedTuple):
    """HTML, or "" where there are none."""

    mistakes: str
    warnings: str


NOTHING = Notes("", "")


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the author's and what is meant in it; `line` 0: there is none to show."""

    place: str
    line: int
    column: int
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    quotes: tuple[Quote, ...]
    zh: str
    en: str


def notes(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes], locate: Locate) -> Notes:
    placed = in_order(diagnostics, locate)
    return Notes(_note(placed, "error", Lines(files)), _note(placed, "warning", Lines(files)))


def only(notes: Notes) -> bytes:
    """A page of nothing but mistakes, for a site that never was without."""
    return _template("alone").render(mistakes=notes.mistakes, both=console.both).encode()


def asset(name: str) -> bytes:
    """A file of assets/preview/, or the stylesheet with the site's colours."""
    if name == "site.css":
        return stylesheet().encode()
    return (resources.files("generator") / "assets" / "preview" / name).read_bytes()


def _note(placed: list[Placed], severity: Severity, lines: Lines) -> str:
    found = [one for one in placed if one.diagnostic.severity == severity]
    if not found:
        return ""
    items = [_item(one, lines) for one in found[:MOST_SHOWN]]
    return _template("note").render(severity=severity, items=items, count=len(found), both=console.both, icon=symbol)


def _item(one: Placed, lines: Lines) -> Item:
    said = say(one.diagnostic)
    return Item(one.diagnostic.code, tuple(_quote(span, lines) for span in (one.at, *one.also)), said.zh, said.en)


def _quote(span: Span, lines: Lines) -> Quote:
    place = f"{visible(span.path)}:{span.line}:{span.column}"
    line = lines.at(span)
    if line is None or not line.strip():
        return Quote(place, 0, 0, "", "", "")
    before, marked, after = around(line, span.column - 1, max(span.end_column - 1, span.column))
    return Quote(place, span.line, span.column, before, marked, after)


@cache
def _template(name: str) -> Template:
    loader = PackageLoader("generator")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    return found.get_template(f"preview/{name}.html.jinja")
