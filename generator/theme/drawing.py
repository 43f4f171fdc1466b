"""A chrome → pages of nothing, as MkDocs and Material draw them.  Knows no author's text: only names, menus and words of the frame."""

import json
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.outputs.chrome import Chrome, Item
from generator.routes import link
from generator.theme.assets import symbol
from generator.theme.cutting import mark
from generator.theme.shell import HOLES

TEMPLATES = Path(__file__).parents[1] / "templates" / "shell"
"""Overrides of Material's templates."""

SYMBOLS = ("lang", "menu", "moon", "phone", "search")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # Material's stylesheet holds its symbols as data:
        "connect-src 'self'",
        "font-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
"""The Content-Security-Policy of every page: own files only, nothing inline."""


def draw(chrome: Chrome, names: Mapping[str, str]) -> dict[str, str]:
    """Section → the page that MkDocs and Material make of an empty stub."""
    sections = ["", *dict.fromkeys(item.section for item in (*chrome.nav, *chrome.quick) if item.section)]
    with tempfile.TemporaryDirectory(prefix="bianmin-theme-") as scratch, _quiet():
        from mkdocs.commands.build import build
        from mkdocs.config.defaults import MkDocsConfig

        docs = Path(scratch, "docs")
        docs.mkdir()
        for number, section in enumerate(sections):
            # The heading's anchor is where Material's skip link leads: to `#main`.
            Path(docs, f"{number}.md").write_text(f"---\nsection: {json.dumps(section)}\n---\n# main\n", encoding="utf-8")
        config = MkDocsConfig(config_file_path=str(Path(scratch, "mkdocs.yml")))
        config.load_dict(
            {
                "site_name": chrome.site_name,
                "docs_dir": str(docs),
                "site_dir": str(Path(scratch, "site")),
                "theme": {"name": "material", "custom_dir": str(TEMPLATES), "font": False, "features": ["navigation.tabs"]},
                "plugins": [],
                "use_directory_urls": False,
                "extra": _extra(chrome, names),
            }
        )
        errors, _ = config.validate()
        if errors:
            raise AssertionError(f"MkDocs refuses our settings: {errors}")
        config.theme.static_templates.clear()  # 404.html, sitemap.xml: ours are pages like all others
        build(config)
        return {s: Path(scratch, "site", f"{n}.html").read_text(encoding="utf-8") for n, s in enumerate(sections)}


def _extra(chrome: Chrome, names: Mapping[str, str]) -> dict[str, object]:
    """What templates/shell/ may use."""
    words = dict(chrome.words)

    def items(those: tuple[Item, ...]) -> list[dict[str, str]]:
        return [{"section": item.section, "title": item.title, "href": link(item.address)} for item in those]

    return {
        "policy": POLICY,
        "holes": {name: mark(name) for name in HOLES},
        "assets": {name: link(address) for name, address in names.items()},
        "symbols": {name: symbol(name) for name in SYMBOLS},
        "current": ' aria-current="true"',
        "site_name": chrome.site_name,
        "home": link(chrome.prefix),
        "meta": chrome.meta,
        "nav": items(chrome.nav),
        "quick": items(chrome.quick),
        "many_languages": len(chrome.languages) > 1,
        "footer": {
            "tel": re.sub(r"[^0-9+]", "", chrome.footer.phone),
            "call": chrome.footer.call,
            "links": items(chrome.footer.links),
            "lines": chrome.footer.lines,
        },
        "finder": {
            "action": link(chrome.finder.action),
            "shards": " ".join(link(address) for address in chrome.finder.shards),
            "call": chrome.finder.call,
            "words": [(f"data-say-{name}", say) for name, say in chrome.finder.words],
        },
        "words": words,
        "material_words": {"language": chrome.language, "direction": "ltr", "action.skip": words["shell-skip"]},
    }


@contextmanager
def _quiet() -> Iterator[None]:
    """MkDocs reports on its build and Material on MkDocs's future: neither is the author's business."""
    logger, before = logging.getLogger("mkdocs"), os.environ.get("NO_MKDOCS_2_WARNING")
    level, logger.level = logger.level, logging.CRITICAL + 1
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield
    finally:
        logger.level = level
        if before is None:
            del os.environ["NO_MKDOCS_2_WARNING"]
        else:
            os.environ["NO_MKDOCS_2_WARNING"] = before
