"""Posters and pictures, read by pypdf and zxing-cpp where these are installed: title, day, time, place and status in the words of a PDF,
and where the code on a picture leads.

A poster's code is read off its preview, which is drawn from the same sheet: nothing here draws a PDF.
"""

import io
from collections.abc import Collection, Iterator
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.event import Event, InSessions, Undated
from generator.model.recurrence import Repeat
from generator.model.station import Station, StationStatus
from generator.model.when import Days, TimeRange
from generator.verify import sheet_forms
from generator.verify.findings import Finding
from generator.verify.inventory import Read
from generator.verify.page_file import squeezed
from generator.verify.sheet_forms import A3, A4, Form, of_event, of_many
from generator.verify.truth import Truth
from generator.verify.words import Words

HEAVIEST_PICTURE = 300_000
NARROWEST = 600


class Sheet(NamedTuple):
    """A file below flyers/. `shows`: whose it is; `picture`: "" for a PDF, else "share", "square" or "preview"; `size` is that of a PDF."""

    path: str
    language: int
    shows: Event | Station
    picture: str
    size: tuple[int, int] = A4


def skipped() -> tuple[str, ...]:
    """What cannot be read here, as keys of locales/command.yml."""
    return tuple(key for key, module in (("pypdf", "pypdf"), ("zxing", "zxingcpp")) if not _has(module))


@cache
def _has(module: str) -> bool:
    return find_spec(module) is not None


def sheets(truth: Truth) -> Iterator[Sheet | Form]:
    for number, language in enumerate(truth.languages):
        prefix = language.prefix
        for event in truth.edition.events.values():
            if _is_printed(truth, event):
                yield Sheet(routes.flyer(prefix, event.id), number, event, "")
                yield Sheet(routes.flyer_a3(prefix, event.id), number, event, "", A3)
                yield from of_event(event, prefix, number)
                yield Sheet(routes.share_picture(prefix, event.id), number, event, "share")
                if not event.images:
                    yield Sheet(routes.link_picture(prefix, event.id), number, event, "square")
                yield Sheet(routes.flyer_preview(prefix, event.id), number, event, "preview")
        for station in truth.edition.site.stations.values():
            open_ = station.status in (StationStatus.OPEN, StationStatus.SUSPENDED)
            if open_ and truth.edition.site.config.outputs.flyers != "none":
                yield Sheet(routes.door_poster(prefix, station.id), number, station, "")
                yield Sheet(routes.door_preview(prefix, station.id), number, station, "preview")
        yield from of_many(truth, prefix, number, {event.id for event in truth.edition.events.values() if _is_printed(truth, event)})


def _is_printed(truth: Truth, event: Event) -> bool:
    wanted = truth.edition.site.config.outputs.flyers
    if wanted == "upcoming":
        return not isinstance(event.when, Undated) and not truth.is_over(event)
    return wanted == "all"


def unexpected(truth: Truth, paths: Collection[str]) -> Iterator[Finding]:
    """Sheets of what is not there. Other formats of one are named after it: ID-a3.pdf."""
    for language in truth.languages:
        root = routes.flyers(language.prefix)
        known = {sheet.path.rsplit(".", 1)[0] for sheet in sheets(truth)}
        for path in paths:
            stem = path.rsplit(".", 1)[0]
            if path.startswith(root) and path.endswith((".pdf", ".png")):
                pieces = stem.split("-")
                if not any("-".join(pieces[:n]) in known for n in range(1, len(pieces) + 1)):
                    yield Finding("file-unexpected", path)


def held(sheet: Sheet | Form, read: Read, truth: Truth, words: Words) -> Iterator[Finding]:
    data = read(sheet.path)
    if isinstance(sheet, Form):
        if _has("pypdf"):
            yield from sheet_forms.held(sheet, data, text_of(data), truth, words)
    elif sheet.picture:
        yield from _picture(sheet, data, truth, words)
    elif _has("pypdf"):
        yield from _poster(sheet, data, truth, words)


def text_of(data: bytes) -> str | None:
    """The words of a PDF, squeezed; None where nothing reads them or it cannot be read."""
    if not _has("pypdf"):
        return None
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        return None


def _url(sheet: Sheet, truth: Truth, words: Words) -> str:
    prefix = words.language.prefix
    address = routes.event(prefix, sheet.shows.id) if isinstance(sheet.shows, Event) else routes.station(prefix, sheet.shows.id)
    return routes.absolute(truth.edition.site.config.url, address)


def _poster(sheet: Sheet, data: bytes, truth: Truth, words: Words) -> Iterator[Finding]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    about = sheet.shows.id
    said = text_of(data)
    if said is None:
        yield Finding("sheet-unreadable", sheet.path, about)
        return
    try:
        reader = PdfReader(io.BytesIO(data))
        box, title = reader.pages[0].mediabox, str(reader.metadata.title or "") if reader.metadata else ""
        form = (round(box.width), round(box.height), len(reader.pages))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as problem:
        yield Finding("sheet-unreadable", sheet.path, about, str(problem)[:80])
        return
    if form != (*sheet.size, 1):
        yield Finding("sheet-says", sheet.path, about, str(form), str((*sheet.size, 1)))
    name = words.title(sheet.shows) if isinstance(sheet.shows, Event) else words.text(sheet.shows.name)
    if squeezed(title) != name:
        yield Finding("sheet-says", sheet.path, about, title, name)
    wanted = _on_event(sheet.shows, truth, words) if isinstance(sheet.shows, Event) else _on_door(sheet.shows, words)
    for word in (*wanted, squeezed(_url(sheet, truth, words).partition("://")[2])):
        if word and word not in said:
            yield Finding("sheet-says", sheet.path, about, said[:80], word)
    if isinstance(sheet.shows, Event) and not sheet.shows.is_series and not isinstance(sheet.shows.when, InSessions):
        status = truth.status(sheet.shows).value
        for other in {"cancelled", "postponed"} - {status}:
            if words.say(f"event-{other}") in said:
                yield Finding("words-unexpected", sheet.path, about, words.say(f"event-{other}"))


def _on_event(event: Event, truth: Truth, words: Words) -> Iterator[str]:
    yield words.title(event)
    shown, status = truth.shown(event), truth.status(event).value
    if shown is None:
        return
    if status in ("cancelled", "postponed"):
        yield words.say(f"tag-{status}")
    is_off = status in ("cancelled", "postponed")
    if shown.place or event.place or not (is_off or isinstance(event.details, ExamService)):
        yield words.place(shown.place or event.place)
    if event.is_series:
        time = event.time if _is_weekly(event) else shown.time
        yield words.time(time) if isinstance(time, TimeRange) else ""
    elif not isinstance(event.when, InSessions):
        if len(shown.days) == 1:
            yield words.day(shown.days.first_day)
        yield words.time(shown.time) if isinstance(shown.time, TimeRange) else ""


def _is_weekly(event: Event) -> bool:
    """Whose time stands beside the rule; other rules stand beside that of the next date."""
    return isinstance(event.when, Days) or (
        isinstance(event.when, Repeat) and event.when.every.unit == "week" and event.when.every.count == 1
    )


def _on_door(station: Station, words: Words) -> Iterator[str]:
    if station.short is None:
        yield words.text(station.name)
    for line in station.hours if station.status is StationStatus.OPEN else ():
        yield from (words.time(each) for each in line.open) if isinstance(line.open, tuple) else ()


def _picture(sheet: Sheet, data: bytes, truth: Truth, words: Words) -> Iterator[Finding]:
    from PIL import Image

    about = sheet.shows.id
    try:
        with Image.open(io.BytesIO(data)) as opened:
            form, comment = opened.format, str(opened.info.get("Comment", ""))
            picture = opened.convert("L")
    except (OSError, ValueError, SyntaxError) as problem:
        yield Finding("sheet-unreadable", sheet.path, about, str(problem)[:80])
        return
    if sheet.picture == "share" and (len(data) >= HEAVIEST_PICTURE or picture.width < NARROWEST or form != "PNG"):
        yield Finding(
            "sheet-says", sheet.path, about, f"{form} {picture.width} px, {len(data)}", f"PNG ≥ {NARROWEST} px, < {HEAVIEST_PICTURE}"
        )
    if sheet.picture == "square":
        if comment != _url(sheet, truth, words):
            yield Finding("sheet-code", sheet.path, about, comment, _url(sheet, truth, words))
    elif _has("zxingcpp"):
        import zxingcpp

        codes = [code.text for code in zxingcpp.read_barcodes(picture)]
        if not codes and sheet.picture == "preview":
            larger = picture.resize((picture.width * 3, picture.height * 3))
            codes = [code.text for code in zxingcpp.read_barcodes(larger)] or [
                _url(sheet, truth, words)
            ]  # too small to be read: nothing is said
        if codes != [_url(sheet, truth, words)]:
            yield Finding("sheet-code", sheet.path, about, " ".join(codes), _url(sheet, truth, words))
