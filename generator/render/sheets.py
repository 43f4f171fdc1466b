"""A sheet's View → PDF or PNG, by its typst template.  Knows no words and no sizes of its own.

What a view says reaches the template as data, never as markup: an author's `#read("…")` is printed as it stands. It comes as one
string, not by `sys.inputs`, which would have typst evaluate its library and the templates anew for every sheet: a third of its time.

typst keeps threads of its own once it has drawn: a process that is forked after that hangs. It is imported when the first sheet is drawn.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib import resources
from io import BytesIO
from itertools import chain
from math import isqrt
from threading import local
from typing import Any

import typst
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.diagnostics import Origin
from generator.outputs.flyers.sheet import PackView, PreviewView, SheetView
from generator.render.pdf import packed
from generator.render.qr import code

PACKAGE = resources.files("generator")
FACES = frozenset({("Noto Sans SC", 400), ("Noto Sans SC", 700), ("Noto Sans HK", 400), ("Noto Sans HK", 700)})
STANDARD = "ua-1"
"""Tagged, titled, with its language: what a screen reader needs."""

_PREVIEW_INCHES = 300 / (210 / 25.4)
"""Pixels an inch of a preview: A4 is 300 wide."""
_SHARED_COLOURS, _PREVIEW_COLOURS = 48, 16
_PRESSED = 4
"""Of 9: those above take half as long again for a twentieth less."""
_USUAL = 16_000
"""No sheet has more colours; room for as many as there are pixels takes longer to make than they take to count."""

_own = local()


class SheetWriter:
    """Draws the sheets of one plan."""

    def sheet(self, view: SheetView) -> bytes:
        if view.pixels_per_inch:
            return _painted(_compiled(view, format="png", ppi=view.pixels_per_inch), _SHARED_COLOURS, view.url)
        return packed(_compiled(view, format="pdf", pdf_standards=[STANDARD]))

    def pack(self, view: PackView) -> bytes:
        return packed(_of_markup(_together(view), format="pdf", pdf_standards=[STANDARD]))

    def preview(self, view: PreviewView) -> bytes:
        """Of the first page."""
        return _painted(_compiled(view.sheet, format="png", ppi=_PREVIEW_INCHES), _PREVIEW_COLOURS)


def _painted(png: bytes, colours: int, comment: str = "") -> bytes:
    """With a palette: half the size. Areas keep their colour, white above all; at the edges of letters the nearest will do.

    `comment` is written into the file, for whoever has it without its page.
    """
    picture = Image.open(BytesIO(png)).convert("RGB")
    area = picture.width * picture.height
    counted = picture.getcolors(_USUAL) or picture.getcolors(area) or ()
    found = sorted(((count, _rgb(colour)) for count, colour in counted), reverse=True)
    areas: list[tuple[int, int, int]] = []
    for count, colour in found:
        if count > area / 250 and len(areas) < colours // 2 and _apart(colour, areas, 6):
            areas.append(colour)
    # Each colour by the root of how often it is there: to weigh the whole picture takes longer, and is all about its areas.
    weighed = b"".join(bytes(colour) * isqrt(count) for count, colour in found)
    few = Image.frombytes("RGB", (len(weighed) // 3, 1), weighed)
    mixed = few.quantize(colours - len(areas), method=Image.Quantize.FASTOCTREE).getpalette() or []
    between = [colour for colour in zip(*[iter(mixed)] * 3, strict=True) if _apart(colour, areas, 12)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain.from_iterable([*areas, *between])])
    written, told = BytesIO(), PngInfo()
    if comment:
        told.add_text("Comment", comment)
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(written, "PNG", pnginfo=told, compress_level=_PRESSED)
    return written.getvalue()


def _rgb(colour: Any) -> tuple[int, int, int]:
    red, green, blue = colour
    return red, green, blue


def _apart(one: tuple[int, int, int], others: Iterable[tuple[int, int, int]], least: int) -> bool:
    """So far from all others that a pixel of the one is not given another: Pillow tells apart what differs by 4 or more."""
    return all(max(abs(a - b) for a, b in zip(one, other, strict=True)) >= least for other in others)


def _compiled(view: SheetView, **how: Any) -> bytes:
    return _of_markup(f"{_import(view, 0)}\n{_drawn(view, 0)}", **how)


def _together(pack: PackView) -> str:
    """Each sheet as it is alone, in one document: fonts are in the file once, and tags go through from the first page to the last."""
    templates = list(dict.fromkeys(sheet.template for sheet in pack.sheets))
    one_a_template = {sheet.template: sheet for sheet in pack.sheets}
    imports = [_import(one_a_template[template], n) for n, template in enumerate(templates)]
    named = (replace(sheet, title=pack.title, dated=pack.dated) for sheet in pack.sheets)
    return "\n".join((*imports, *(_drawn(sheet, templates.index(sheet.template)) for sheet in named)))


def _import(view: SheetView, n: int) -> str:
    return f'#import "/templates/sheets/{view.template}.typ": draw as draw-{n}'


def _drawn(view: SheetView, n: int) -> str:
    drawn = code(view.url)
    said = json.dumps(_plain(view) | {"qr": drawn.svg, "qr_modules": drawn.modules}, ensure_ascii=False)
    return f"#draw-{n}({_literal(said)})"


def _of_markup(main: str, **how: Any) -> bytes:
    made = _compiler().compile(main.encode(), **how)
    if isinstance(made, list):
        made = made[0]
    assert made is not None
    return made


def _literal(text: str) -> str:
    """As a string of typst's, in which nothing but these two characters means anything."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _compiler() -> typst.Compiler:
    """One a thread, for it bears no two at once; kept, for it remembers the template."""
    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(root=str(PACKAGE), font_paths=_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _own.compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    """Ours and no others. A face that is not found would be printed in another without a word."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PACKAGE / "fonts")])
    found = {(font.family, font.weight) for font in fonts.fonts()}
    assert found == FACES, f"faces in generator/fonts: {sorted(found)}"
    return fonts


def _plain(value: Any) -> Any:
    """As JSON can say it: fields by name, an enum as its value, a day as its ISO form."""
    if isinstance(value, Origin):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return {name: _plain(part) for name, part in zip(value._fields, value, strict=True)}
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
