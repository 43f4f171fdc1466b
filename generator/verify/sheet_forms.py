"""What is printed of an event besides its poster, and what is printed of many: on which paper, under which title, with whose names."""

import io
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator import routes
from generator.kinds.exam_service import ExamService
from generator.model.event import Event
from generator.model.station import StationStatus
from generator.model.text import Id
from generator.verify.findings import Finding
from generator.verify.page_file import squeezed
from generator.verify.truth import Truth
from generator.verify.words import Words

A3, A4, A5, LANDSCAPE = (842, 1191), (595, 842), (420, 595), (842, 595)
PACK = 40
"""So many sheets at most lie in one file of a month."""
_BEGUN = 12
"""So many letters of a name stand on a list, however little room there is."""


class Form(NamedTuple):
    """A PDF. `shows`: an event, or the first day of a month; None: all stations. `part` of a pack that is parted; `what` names the form."""

    path: str
    language: int
    shows: Event | date | None
    what: str
    size: tuple[int, int]
    part: int = 0


def of_event(event: Event, prefix: str, number: int) -> Iterator[Form]:
    if event.volunteers:
        yield Form(routes.sign_in(prefix, event.id), number, event, "sign-in", A4)
    if isinstance(event.details, ExamService):
        yield Form(routes.handout(prefix, event.id), number, event, "handout", A5)
        yield Form(routes.handout_two_up(prefix, event.id), number, event, "handout", LANDSCAPE)


def of_many(truth: Truth, prefix: str, number: int, printed: Collection[Id]) -> Iterator[Form]:
    """`printed`: the events that have a poster."""
    wanted = truth.edition.site.config.outputs.flyers
    running = truth.today.replace(day=1)
    if wanted == "none":
        return
    for month in truth.months():
        if wanted == "all" or (month >= running and _on(truth, month)):
            yield Form(routes.programme(prefix, month), number, month, "programme", A4)
        if running <= month <= _after(running):
            sheets = len([id_ for id_ in _on(truth, month) if id_ in printed]) + bool(wanted == "all" or _on(truth, month))
            parts = -(-sheets // PACK)
            for n in range(1, parts + 1):
                yield Form(routes.month_pack(prefix, month, n), number, month, "pack", A4, n if parts > 1 else 0)
    yield Form(routes.station_directory(prefix), number, None, "stations", A4)


def held(form: Form, data: bytes, text: str | None, truth: Truth, words: Words) -> Iterator[Finding]:
    """`text`: its words, squeezed; None where it cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    about = form.shows.id if isinstance(form.shows, Event) else form.what
    try:
        reader = PdfReader(io.BytesIO(data))
        sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
        title = squeezed(str(reader.metadata.title or "")) if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as problem:
        yield Finding("sheet-unreadable", form.path, about, str(problem)[:80])
        return
    if text is None:
        yield Finding("sheet-unreadable", form.path, about)
        return
    if sizes != {form.size}:
        yield Finding("sheet-says", form.path, about, str(sorted(sizes)), str(form.size))
    named = _title(form, words)
    if title != named:
        yield Finding("sheet-says", form.path, about, title, named)
    for word in _said(form, truth, words):
        if word not in text:
            yield Finding("sheet-says", form.path, about, text[:80], word)


def _title(form: Form, words: Words) -> str:
    if isinstance(form.shows, Event):
        own = words.title(form.shows)
        return words.say("sheet-sign-in-of", title=own) if form.what == "sign-in" else own
    if form.shows is None:
        return words.say("directory-title")
    if form.what == "pack":
        month = words.language.month(form.shows, words.truth.today)
        return words.say("sheet-pack-part" if form.part else "sheet-pack-title", month=month, n=form.part)
    return words.say("programme-title", month=words.language.month(form.shows))


def _said(form: Form, truth: Truth, words: Words) -> Iterator[str]:
    """The address it leads to, and each thing that stands on it."""
    prefix, url = words.language.prefix, truth.edition.site.config.url
    if isinstance(form.shows, Event):
        yield _address(url, routes.event(prefix, form.shows.id))
        yield words.title(form.shows)[:_BEGUN]
    elif form.shows is None:
        yield _address(url, routes.stations(prefix))
        for station in truth.edition.site.stations.values():
            if station.status is not StationStatus.CLOSED:
                yield words.text(station.name)[:_BEGUN]
    elif form.what == "programme":
        yield _address(url, routes.month(prefix, form.shows))
        yield from dict.fromkeys(words.title(truth.edition.events[id_])[:_BEGUN] for id_ in _on(truth, form.shows))


def _on(truth: Truth, month: date) -> tuple[Id, ...]:
    """What has a date in the month."""
    days = [day for day in truth.by_day if month <= day < _after(month)]
    return tuple(dict.fromkeys(event.id for day in sorted(days) for event, _ in truth.by_day[day]))


def _after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _address(url: str, address: str) -> str:
    return squeezed(routes.absolute(url, address).partition("://")[2])
