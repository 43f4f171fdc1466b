"""Posters of a generated town → a table of how long one takes, beside the same words set by typst alone.

    python -m bench.sheets [100]

*bare*: one typst file an event, as one would write it by hand: the same words at the same sizes in the same two faces, each in its box, a
date block, code and symbol; no data, no template. *code*: making the QR code, which either needs and a build makes once for all sheets of
an event; the first ratio counts it on both sides, the second on none. All is drawn in turns by one warm process, each sheet once; the
figures are medians of processor time.
"""

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from datetime import datetime
from time import process_time
from typing import Any

import typst

from bench.generate import NOW, town
from generator import outputs
from generator.language import languages
from generator.outputs.edition import edition
from generator.outputs.flyers.fit import Fitted
from generator.outputs.flyers.lines import FactLine
from generator.outputs.flyers.poster import PosterView
from generator.outputs.flyers.share import ShareView
from generator.outputs.flyers.sheet import PreviewView, SheetView
from generator.render.qr import code
from generator.render.sheets import PACKAGE, SheetWriter
from generator.source.load import load


def main(events: int) -> None:
    posters, previews, shares = _views(events)
    writer, compiler = SheetWriter(), typst.Compiler(root=str(PACKAGE), font_paths=[str(PACKAGE / "fonts")], ignore_system_fonts=True)

    def bare(view: SheetView) -> bytes:
        made = compiler.compile(_source(view).encode(), format="pdf", pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made

    def fresh(view: SheetView) -> object:
        code.cache_clear()
        return code(view.url)

    writer.sheet(posters[0])
    bare(posters[0])
    rows = [(_timed(fresh, view), _timed(writer.sheet, view), _timed(bare, view)) for view in posters[1:]]
    drawing, ours, theirs = (statistics.median(times) for times in zip(*rows, strict=True))
    print(f"code    {drawing:5.1f} ms")
    print(f"poster  {ours:5.1f} ms   bare {theirs:5.1f} ms   {len(rows)} posters")
    print(f"ratio   {(ours + drawing) / (theirs + drawing):5.2f}      without the code {ours / theirs:.2f}")
    print(f"picture {statistics.median(_timed(writer.sheet, view) for view in shares):5.1f} ms")
    print(f"preview {statistics.median(_timed(writer.preview, view) for view in previews):5.1f} ms")


def _views(events: int) -> tuple[list[SheetView], list[PreviewView], list[SheetView]]:
    """Those in the first language."""
    files = {path: text.replace("flyers: none", "flyers: all").encode() for path, text in town(events)}
    site, _ = load(files)
    assert site is not None
    spoken = languages(site.config)
    plan, _ = outputs.plan(edition(site, datetime.fromisoformat(NOW + "+08:00"), spoken, {}))
    views = [
        view
        for path, view in plan.outputs.items()
        if path.startswith(("flyers/event", "flyers/previews/event")) and not path.endswith("-a3.pdf")
    ]
    sheets = [view for view in views if isinstance(view, SheetView)]
    return (
        [view for view in sheets if isinstance(view, PosterView) and view.size == "a4"],
        [view for view in views if isinstance(view, PreviewView)],
        [view for view in sheets if isinstance(view, ShareView)],
    )


def _timed(draw: Callable[[Any], object], view: object) -> float:
    begun = process_time()
    draw(view)
    return (process_time() - begun) * 1000


_PAGE = """
#set page("a4", margin: 10mm)
#set text(font: "Noto Sans SC", lang: "zh", hyphenate: false, fill: rgb("#1a2321"))
#set block(spacing: 0pt)
#box(width: 18mm, radius: 2mm, fill: rgb("#e3f0ec"), inset: 2mm, image("/assets/symbols/broom.svg", width: 14mm, alt: "broom"))
#box(width: 68mm, height: 72mm, radius: 3mm, stroke: 1.2mm, clip: true, rect(width: 100%, height: 18mm, fill: rgb("#0b5d4e")))
#line(length: 100%)
"""


def _source(view: SheetView) -> str:
    written = [f"#set document(title: {json.dumps(view.title)})", _PAGE, f"#heading({json.dumps(view.title, ensure_ascii=False)})"]
    for line, bold in _lines(view):
        words = " + linebreak() + ".join(json.dumps(part, ensure_ascii=False) for part in line.lines)
        written.append(f"#block(width: 100%, height: {line.height}pt, {{ set par(leading: {line.pitch - line.size}pt)")
        written.append(f"set text(size: {line.size}pt, weight: {700 if bold else 400}); {words or 'none'} }})")
    drawing = code(view.url).svg.replace('"', "'")
    written.append(f'#place(bottom + right, image(bytes("{drawing}"), format: "svg", width: 48mm, alt: "code"))')
    return "\n".join(written)


_BOLD = frozenset({"word", "band", "body", "last", "time", "name", "head", "struck"})
"""Fields of a poster's parts that its template sets in the bold face."""


def _lines(value: object, name: str = "") -> Iterator[tuple[Fitted, bool]]:
    """All lines of a view but its title, in its own order, and whether they are bold; labels of facts as well, which are."""
    if isinstance(value, Fitted):
        if name != "heading":
            yield value, name in _BOLD
    elif isinstance(value, FactLine):
        if value.label:
            yield value.value._replace(lines=(value.label,)), True
        yield value.value, False
    elif isinstance(value, tuple):
        for part, own in zip(value, getattr(value, "_fields", ("",) * len(value)), strict=True):
            yield from _lines(part, own)
    elif is_dataclass(value):
        for own in value.__dataclass_fields__:
            yield from _lines(getattr(value, own), own)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
