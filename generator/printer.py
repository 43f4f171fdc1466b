"""`bianmin flyer` on a terminal: what somebody wants printed → one file, whole or not at all.  Layer 10, shell."""

import os
import re
import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import console
from generator.diagnostics import Diagnostic, has_errors
from generator.diagnostics.suggest import nearest
from generator.disk import Refusal, checked_file

if TYPE_CHECKING:
    from generator.build import Moment, Planned
    from generator.outputs.edition import Edition
    from generator.outputs.flyers.sheet import Mode, PackView, SheetView, Size
    from generator.outputs.parts.dates import Calendar

SIZES = ("a4", "a3")
MODES = ("colour", "bw")
_OURS = (b"%PDF-", b"\x89PNG")


class Wanted(NamedTuple):
    """The words of a call. Either `name` or `month` is there."""

    name: str | None
    month: str | None
    size: str
    mode: str
    language: str | None
    out: str | None


def flyer(root: Path, wanted: Wanted, moment: "Moment") -> int:
    from generator.build import Watch, sources
    from generator.outputs.parts.dates import Calendar

    if (wanted.name is None) == (wanted.month is None):
        raise Refusal("flyer-of-what")
    if wanted.month is not None and not re.fullmatch("20[0-9]{2}-(0[1-9]|1[0-2])", wanted.month):
        raise Refusal("month-invalid", value=wanted.month)
    planned = sources(root, moment, Watch())
    if planned.edition is None:
        _tell(planned, planned.diagnostics)
        return 1
    edition = planned.edition
    languages = {language.tag.lower(): language for language in edition.languages}
    language = languages.get((wanted.language or edition.languages[0].tag).lower())
    if language is None:
        raise Refusal("language-not-here", value=wanted.language, known=", ".join(one.tag for one in edition.languages))
    view = _view(edition, Calendar(language, edition.today, edition.site), wanted)
    found = _mistakes(edition, view, wanted)
    _tell(planned, tuple(found))
    if has_errors(found):
        return 1
    picture = not hasattr(view, "sheets") and view.pixels_per_inch > 0
    file = _file(root, wanted, language.tag if language.prefix else "", ".png" if picture else ".pdf")
    _write(file, _drawn(view))
    console.write(sys.stdout, console.lines("flyer-written", file=file))
    return 0


def _view(edition: "Edition", calendar: "Calendar", wanted: Wanted) -> "SheetView | PackView":
    from generator.outputs.flyers.named import known_names, month_of, sheet_named

    mode: Mode = "bw" if wanted.mode == "bw" else "colour"
    if wanted.month is not None:
        pack = month_of(edition, calendar, wanted.month)
        if pack is None:
            raise Refusal("month-empty", value=wanted.month)
        size: Size = "a3" if wanted.size == "a3" else "a4"
        return replace(pack, sheets=tuple(replace(sheet, size=size, mode=mode) for sheet in pack.sheets))
    name = wanted.name or ""
    sheet = sheet_named(edition, calendar, name)
    if sheet is None:
        raise Refusal("flyer-unknown", value=name, nearest=nearest(name, known_names(edition)) or "")
    if wanted.size == "a3" and (sheet.size not in SIZES or sheet.pixels_per_inch):
        raise Refusal("flyer-not-in-size", value=name)
    return replace(sheet, size="a3" if wanted.size == "a3" else sheet.size, mode=mode)


def _mistakes(edition: "Edition", view: "SheetView | PackView", wanted: Wanted) -> list[Diagnostic]:
    """What cannot be printed of just this, even if the site would not print it by itself."""
    from generator.checks import unaccepted
    from generator.outputs import flyers
    from generator.outputs.flyers.named import things_named
    from generator.outputs.flyers.pack import of_month
    from generator.outputs.flyers.sheet import PackView
    from generator.routes import month_named

    if isinstance(view, PackView):
        first_day = month_named(wanted.month or "")
        events = [edition.events[id_] for id_ in of_month(edition, first_day)] if first_day else []
        return unaccepted(edition.site, flyers.mistakes(view.sheets, edition, events, []))
    return unaccepted(edition.site, flyers.mistakes([view], edition, *things_named(edition, wanted.name or "")))


def _drawn(view: "SheetView | PackView") -> bytes:
    from generator.outputs.flyers.sheet import PackView
    from generator.render.sheets import SheetWriter

    writer = SheetWriter()
    return writer.pack(view) if isinstance(view, PackView) else writer.sheet(view)


def _file(root: Path, wanted: Wanted, language: str, ending: str) -> Path:
    """Where it is wanted, else in the current folder by the name it has on the site. Only a file of this kind is ever replaced."""
    name = (wanted.name or f"month-{wanted.month}").removesuffix(ending).replace("/", "-")
    size = "a3" if wanted.size == "a3" and not name.endswith("-a3") else ""
    mode = "bw" if wanted.mode == "bw" else ""
    given = Path(wanted.out) if wanted.out else Path("-".join(filter(None, (name, size, mode, language))) + ending)
    file = checked_file(root, given)
    if os.path.lexists(file):
        if file.is_symlink() or not file.is_file():
            raise Refusal("flyer-no-file", path=given)
        with file.open("rb") as opened:
            if not opened.read(5).startswith(_OURS):
                raise Refusal("flyer-over-other", path=given)
    return file


def _write(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}.unfinished")
    try:
        with draft.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _tell(planned: "Planned", found: "tuple[Diagnostic, ...]") -> None:
    from generator.diagnostics.show import show
    from generator.source.locate import locate

    if found:
        console.write(sys.stderr, show(found, planned.files, "text", partial(locate, planned.files)))
