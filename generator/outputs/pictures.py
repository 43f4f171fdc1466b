"""The pictures of content/images/ that a public page shows; all others stay unpublished."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator import routes
from generator.diagnostics import Origin
from generator.language import Language, Words
from generator.model.event import Image
from generator.model.text import ImageFile
from generator.outputs.edition import Edition
from generator.outputs.parts.prose import pictures_in
from generator.plan import View


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView(View):
    """A picture as the author gave it; `render` re-encodes it without its metadata."""

    file: ImageFile
    content: bytes


@dataclass(frozen=True, slots=True)
class Figure:
    """`address` is that of `routes.picture`, for a link or, absolute, for og:image."""

    address: str
    alt: Words
    credit: Words | None

    @property
    def href(self) -> str:
        return routes.link(quote(self.address))


def figures(language: Language, images: tuple[Image, ...]) -> tuple[Figure, ...]:
    return tuple(Figure(routes.picture(i.file), language.text(i.alt), language.text(i.credit) if i.credit else None) for i in images)


def shown_pictures(edition: Edition) -> dict[ImageFile, Origin]:
    """Every picture on a public page, by the first source that shows it."""
    found: dict[ImageFile, Origin] = {}
    for event in edition.events.values():
        for n, image in enumerate(event.images):
            found.setdefault(image.file, event.origin / "images" / n / "file")
        for link in pictures_in(event.description):
            found.setdefault(link.file, link.at or event.origin / "description")
    for station in edition.site.stations.values():
        for n, image in enumerate(station.photos):
            found.setdefault(image.file, station.origin / "photos" / n / "file")
    for page in edition.site.pages.values():
        for link in pictures_in(page.body):
            found.setdefault(link.file, link.at or page.origin)
    for notice in edition.site.notices.values():
        for link in pictures_in(notice.body):
            found.setdefault(link.file, link.at or notice.origin)
    return found


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for file, origin in shown_pictures(edition).items():
        if file in edition.site.pictures:
            yield routes.picture(file), PictureView(origin=origin, file=file, content=edition.site.pictures[file])
