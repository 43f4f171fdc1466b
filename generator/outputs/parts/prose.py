"""An author's Markdown as one page shows it: safe HTML in its language, with its links into the site filled in."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from generator import routes
from generator.language import Language
from generator.model.text import Body, Heading, Html, PageLink, PictureLink


@dataclass(frozen=True, slots=True)
class Prose:
    """`html` is safe as it is; `lang` is "" in the page's own language."""

    html: str
    lang: str
    headings: tuple[Heading, ...]


def prose(language: Language, body: Body) -> Prose:
    html, lang = language.body(body)
    return Prose("".join(_filled(part, language.prefix) for part in html.parts), lang, html.headings)


def _filled(part: str | PageLink | PictureLink, prefix: str) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, PictureLink):
        return escape(routes.link(quote(routes.picture(part.file))))
    anchor = f"#{part.anchor}" if part.anchor else ""
    return escape(routes.link(routes.in_language(prefix, part.address)) + anchor)


def bodies(body: Body | None) -> tuple[tuple[str, Html], ...]:
    """Every language that a body is written in, by tag; "" is the first."""
    return () if body is None else (("", body.first), *body.others)


def pictures_in(body: Body | None) -> tuple[PictureLink, ...]:
    return tuple(part for _, html in bodies(body) for part in html.parts if isinstance(part, PictureLink))
