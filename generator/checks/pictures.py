"""Rules for the pictures that texts name; knows no page and publishes nothing."""

import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from generator.diagnostics import Diagnostic, Origin, error
from generator.diagnostics.suggest import nearest
from generator.model.site import Site
from generator.model.text import Body, ImageFile, PictureLink
from generator.source.picture import MOST_BYTES, MOST_PASSES, MOST_PIXELS, Head, head

BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
"""What Pillow raises for damaged files, in its own and its decoders' words."""


@contextmanager
def quiet() -> Iterator[None]:
    """Pillow warns of damaged metadata, which is left out anyway."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def pictures(site: Site, now: datetime) -> Iterable[Diagnostic]:
    """Every picture that an event, a station or a page names is there, and is a JPEG, PNG or WebP of a bearable size that decodes."""
    wrong: dict[ImageFile, Diagnostic | None] = {}
    for file, at in _named(site):
        if file not in site.pictures:
            near = nearest(file, site.pictures) or ""
            yield error("picture-missing", at, file=file, nearest=near)
        elif file not in wrong:
            wrong[file] = _wrong(file, site.pictures[file], at)
    yield from (found for found in wrong.values() if found)


def _named(site: Site) -> Iterator[tuple[ImageFile, Origin]]:
    for event in site.events.values():
        for n, image in enumerate(event.images):
            yield image.file, event.origin / "images" / n / "file"
        yield from _in_body(event.description, event.origin / "description")
    for station in site.stations.values():
        for n, image in enumerate(station.photos):
            yield image.file, station.origin / "photos" / n / "file"
    for page in site.pages.values():
        yield from _in_body(page.body, page.origin)
    for notice in site.notices.values():
        yield from _in_body(notice.body, notice.origin)


def _in_body(body: Body | None, origin: Origin) -> Iterator[tuple[ImageFile, Origin]]:
    if body:
        for html in (body.first, *(html for _, html in body.others)):
            yield from ((part.file, part.at or origin) for part in html.parts if isinstance(part, PictureLink))


def _wrong(file: ImageFile, data: bytes, at: Origin) -> Diagnostic | None:
    if len(data) > MOST_BYTES:
        return error("picture-too-large", at, file=file, size=f"{len(data) / 1e6:.1f}")
    found = head(data)
    if found and found.pixels > MOST_PIXELS:
        return error("picture-too-many-pixels", at, file=file, width=found.width, height=found.height)
    return None if found and _decodes(data, found) else error("picture-no-picture", at, file=file)


def _decodes(data: bytes, found: Head) -> bool:
    if found.pixels * found.passes > MOST_PASSES:
        return False
    from PIL import Image

    try:
        with quiet(), Image.open(BytesIO(data), formats=(found.form,)) as image:
            if image.size != (found.width, found.height):
                return False
            # JPEG can be read at an eighth of its size, which tells as well whether all of it is there.
            image.draft(image.mode, (1, 1))
            image.load()
    except BROKEN:
        return False
    return True
