"""A page's View + its template + its shell → HTML.  Knows Jinja; chooses no words and spells no address.

Every template escapes, whatever its suffix, and sees the fields of its View, the language's words by `say`, symbols by `icon`, QR codes
by `qr`, and rows.
There is an environment for each language, so that macros need no context and are made once; what one has compiled the other takes over.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from html import escape
from io import BytesIO
from urllib.parse import urlsplit

from jinja2 import BaseLoader, BytecodeCache, Environment, PackageLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator import routes
from generator.language import Language
from generator.outputs.parts.cards import Row
from generator.outputs.parts.page import PageView
from generator.render import runs
from generator.render.qr import in_page
from generator.render.symbols import drawings, symbol, use
from generator.theme import Shells

ROOT = routes.ROOT

_ADDRESS = re.compile(f'{ROOT}([^"#?]*)')
"""An address in an attribute, without what leads on inside the page."""


class PageWriter:
    """All pages of one plan. `offline`: no server will look for a page in its folder, so every link names the file."""

    def __init__(self, shells: Shells, url: str, *, offline: bool = False) -> None:
        self._shells, self._offline = shells, offline
        self._base = urlsplit(url).path or "/"
        self._loader = PackageLoader("generator")
        self._compiled = _Compiled()
        self._languages: dict[str, _Templates] = {}

    def page(self, path: str, view: PageView) -> bytes:
        templates = self._languages.get(view.language)
        if templates is None:
            templates = self._languages[view.language] = _Templates(view.language, self._loader, self._compiled)
        shell = self._shells.pages[view.language, view.section]
        page = shell.fill(
            {
                "title": escape(view.title),
                "description": escape(view.description),
                "head": head(view),
                "main": templates.main(view),
                "alternates": alternates(view),
            }
        )
        if path == routes.NOT_FOUND:
            return page.replace(ROOT, self._base).encode()  # it stands at any address, which only a server does
        if self._offline:
            page = _ADDRESS.sub(lambda link: ROOT + routes.path(link[1]), page)
        return page.replace(ROOT, routes.way_to_root(view.address)).encode()


class _Templates:
    """The templates in one language."""

    def __init__(self, tag: str, loader: BaseLoader, compiled: BytecodeCache) -> None:
        environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        environment.globals = {
            "say": _saying(tag),
            "icon": symbol,
            "drawings": drawings,
            "use": use,
            "inert": _inert,
            "qr": in_page,
            "pieces": runs,
            "event_row": self._row,
            "month_cell": self._cell,
        }
        self._environment = environment
        self._pages: dict[str, tuple[Template, tuple[str, ...]]] = {}
        self._rows: dict[Row, Markup] = {}
        self._cells: dict[Row, Markup] = {}

    def main(self, view: PageView) -> str:
        known = self._pages.get(view.template)
        if known is None:
            template = self._environment.get_template(f"pages/{view.template}")
            known = self._pages[view.template] = template, tuple(field.name for field in fields(view))
        template, names = known
        return template.render({name: getattr(view, name) for name in names})

    def _row(self, row: Row) -> Markup:
        """The same row stands on many pages, and is written once."""
        return self._made("row", row, self._rows)

    def _cell(self, row: Row) -> Markup:
        return self._made("cell", row, self._cells)

    def _made(self, macro: str, row: Row, known: dict[Row, Markup]) -> Markup:
        made = known.get(row)
        if made is None:
            module = self._environment.get_template("parts/rows.html.jinja").module
            made = known[row] = Markup(getattr(module, macro)(row))
        return made


def _inert(html: Markup) -> Markup:
    """Rows that wait for a later day: nobody who reads the page as it stands takes them for rows of today."""
    return Markup(re.sub(r" data-(event|status)=", r" data-later-\1=", html))


class _Compiled(BytecodeCache):
    """What was compiled in this process, by the template's name and source; nothing reaches the disk."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.load_bytecode(BytesIO(self._known[bucket.key]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        written = BytesIO()
        bucket.write_bytecode(written)
        self._known[bucket.key] = written.getvalue()


def _saying(tag: str) -> Callable[..., str]:
    return Language(tag, tag, "").say


def head(view: PageView) -> str:
    """Where the page properly stands, in which languages it exists, what others may show of it."""
    lines = []
    if view.canonical:
        lines.append(f'<link rel="canonical" href="{escape(view.canonical)}">')
        lines += [f'<link rel="alternate" hreflang="{a.tag}" href="{escape(a.url)}">' for a in view.alternates]
        lines.append(f'<meta property="og:url" content="{escape(view.canonical)}">')
    if view.news_feed:
        title, address = map(escape, view.news_feed)
        lines.append(f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">')
    if not view.indexed:
        lines.append('<meta name="robots" content="noindex">')
    if view.refresh:
        lines.append(f'<meta http-equiv="refresh" content="0; url={escape(view.refresh)}">')
    lines.append(f'<meta property="og:title" content="{escape(view.title)}">')
    lines.append('<meta property="og:type" content="website">')
    if view.image:
        lines.append(f'<meta property="og:image" content="{escape(view.image)}">')
    if view.json_ld:
        lines.append(f'<script type="application/ld+json">{view.json_ld}</script>')
    return "\n".join(lines)


def alternates(view: PageView) -> str:
    """The language menu: every language by its own name."""
    items = []
    for other in view.alternates:
        current = ' aria-current="true"' if other.tag == view.language else ""
        name = escape(_own_name(other.tag))
        items.append(f'<li><a href="{escape(other.address)}" hreflang="{other.tag}" lang="{other.tag}"{current}>{name}</a></li>')
    return "".join(items)


@cache
def _own_name(tag: str) -> str:
    return Language(tag, tag, "").say("language-name")
