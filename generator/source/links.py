"""An address in an author's Markdown → where it leads, or what is wrong with it.  Knows no Markdown and not which pages exist.

Addresses are judged as a browser would read them, entities decoded. Whatever is not named here is refused.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostic, Origin, error
from generator.model.text import PageLink, PictureLink
from generator.source.scalars import Refused, image_file

HOLE = "\x1e"
"""Stands on both sides of the number of a hole; a control character, so no author's text can hold one."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>]")
_MAIL = re.compile(r"mailto:[^\s@:/?]+@[\w.-]+(\?[^\s]*)?", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9-]*[0-9][0-9-]*", re.IGNORECASE)
_PICTURE = re.compile(r"(?:(?:\.\./)*(?:content/)?images/)?(?P<file>[^/].*)")
_MOST_SEARCHED = 200
_PAGE_FILE = re.compile(r"content/(?P<page>(?:notices/)?[^/.]+)(?:\.[A-Za-z-]+)?\.md")


@dataclass(frozen=True, slots=True)
class MarkdownSource:
    """Where a piece of Markdown was written, and the first language's address of the page that will show it, such as "events/x/"."""

    origin: Origin
    address: str


@dataclass(slots=True)
class Links:
    """Gathers the links and pictures of one text: holes for what leads into the site, and `found`, what is wrong."""

    text: str
    where: MarkdownSource
    holes: list[PageLink | PictureLink] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def link(self, href: str) -> str:
        """What to write as `href` until `filled`; "" if it was refused."""
        target = _target(href, self.where, self._at(href))
        return self._keep(target, href)

    def picture(self, src: str, alt: str) -> str:
        target = _picture(src, self._at(src))
        if not isinstance(target, str) and not alt.strip():
            target = "picture-without-alt"
        return self._keep(target, src)

    def refuse(self, code: str, piece: str) -> None:
        """A mistake about `piece` as the author wrote it; the sentences call it `value`."""
        self.found.append(error(code, self._at(piece), value=piece))

    def split(self, html: str) -> tuple[str | PageLink | PictureLink, ...]:
        """`html` cut at its holes; empty pieces left out."""
        pieces = html.split(HOLE)
        return tuple(self.holes[int(piece)] if n % 2 else piece for n, piece in enumerate(pieces) if piece)

    def _keep(self, target: "str | PageLink | PictureLink | Outside", href: str) -> str:
        if isinstance(target, Outside):
            return href
        if isinstance(target, str):
            self.refuse(target, href)
            return ""
        self.holes.append(target)
        return f"{HOLE}{len(self.holes) - 1}{HOLE}"

    def _at(self, piece: str) -> Origin:
        """The place of `piece` as the author wrote it, perhaps with backslashes or entities that are gone from it by now."""
        if piece not in self.text and len(self.found) < _MOST_SEARCHED:
            spelled = r"\\?".join(map(_spelled, re.sub(r"\s+", " ", piece[:200])))
            match = re.search(spelled, self.text)
            piece = match[0] if match else ""
        return self.where.origin.piece(piece.split("\n")[0] if piece in self.text else "")


def _spelled(character: str) -> str:
    """A pattern for one character as an author may have disguised it, on purpose or not."""
    if character.isspace():
        return r"(?:\s|&#?\w{1,40};)++"  # possessive, or a row of entities takes for ever
    return f"(?:{re.escape(character)}|&#?\\w{{1,40}};)"


@dataclass(frozen=True, slots=True)
class Outside:
    """A link that leaves the site."""


def _target(href: str, where: MarkdownSource, at: Origin) -> PageLink | Outside | str:
    """Where a link leads, or the code of what is wrong with it."""
    scheme = _SCHEME.match(href)
    if scheme:
        return Outside() if _goes_outside(scheme[1].lower(), href) else "link-not-allowed"
    if not href or _UNFIT.search(href) or "?" in href or ":" in href:
        return "link-not-allowed" if re.match(r"\W*(java|vb)\W*script|\W*data\W*:", href, re.IGNORECASE) else "link-not-understood"
    if href.startswith("//"):
        return "link-not-allowed"
    if href.startswith("/"):
        return "link-from-root"
    written, _, anchor = href.partition("#")
    path, anchor = unquote(written), unquote(anchor)
    if _UNFIT.search(path) or _UNFIT.search(anchor):
        return "link-not-understood"
    if not path:
        return PageLink(where.address, anchor, at)
    if path.endswith(".md"):
        resolved = _resolved(where.origin.path.rpartition("/")[0], path)
        page = _PAGE_FILE.fullmatch(resolved) if resolved else None
        return PageLink(f"{page['page']}/", anchor, at) if page else "link-to-no-page"
    resolved = _resolved(where.address, path)
    if resolved is None:
        return "link-above-root"
    return PageLink(resolved.removesuffix("index.html") if resolved.endswith("/index.html") else resolved, anchor, at)


def _goes_outside(scheme: str, href: str) -> bool:
    if _UNFIT.search(href):
        return False
    if scheme == "mailto":
        return _MAIL.fullmatch(href) is not None
    if scheme == "tel":
        return _PHONE.fullmatch(href) is not None
    if scheme not in ("http", "https"):
        return False
    try:
        parts = urlsplit(href)
        return bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False


def _resolved(folder: str, path: str) -> str | None:
    """From the root, without a slash before it; None if it climbs above the root. A page's address ends in a slash."""
    steps = [step for step in folder.split("/") if step]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    if not steps:
        return ""
    is_file = "." in steps[-1] and not path.endswith(("/", "/.", ".."))
    return "/".join(steps) + ("" if is_file else "/")


def _picture(src: str, at: Origin) -> PictureLink | str:
    """A file below content/images/, written from there or from the site's or the page's folder; or what is wrong."""
    if _SCHEME.match(src) or src.startswith("//"):
        return "picture-from-elsewhere"
    match = None if _UNFIT.search(src) else _PICTURE.fullmatch(unquote(src))
    if match is None:
        return "bad-image-path"
    try:
        return PictureLink(image_file(match["file"]), at)
    except Refused as refused:
        return refused.code


__all__ = ["HOLE", "Links", "MarkdownSource"]
