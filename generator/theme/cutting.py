"""A page as Material draws it → a Shell: cleared of what we do not use, cut at its holes, and refused if the policy would refuse it."""

import re
from html import escape
from html.parser import HTMLParser

from generator.outputs.chrome import Chrome
from generator.routes import ROOT
from generator.theme.shell import HOLES, Shell

_MARK = re.compile("\x02([a-z]+)\x03")
_DRAWER = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
_SEARCH = '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">'
_COMPLETE = ' autocomplete="off"'
"""A checkbox may not have it."""
_SKIP = re.compile(r'<div data-md-component="skip">\s*(<a href="#main" class="md-skip">.*?</a>)\s*</div>', re.DOTALL)
_EMPTY = re.compile(r'<div (?:data-md-component="announce"|class="md-dialog" data-md-component="dialog")>\s*(?:<div[^>]*></div>\s*)?</div>')
_BODY = '<body dir="ltr">'


def mark(name: str) -> str:
    """What to draw where the hole is to be: control characters, so no name or word can hold it."""
    return f"\x02{name}\x03"


def cut(html: str, chrome: Chrome) -> Shell:
    """AssertionError, naming what has moved, if the page is not as we know Material's pages."""
    parts = tuple(_MARK.split(_cleared(html, escape(dict(chrome.words)["shell-menu"]))))
    expected = [name for name in HOLES if name != "alternates" or len(chrome.languages) > 1]
    wrong = [name for name in expected if parts[1::2].count(name) != 1]
    assert not wrong and len(parts) == 2 * len(expected) + 1, f"these holes do not stand in the page exactly once: {wrong or parts[1::2]}"
    reader = _Reader()
    reader.feed("".join(parts[::2]))
    assert not reader.faults and reader.mains == 1, f"the theme draws {reader.faults} and {reader.mains} <main>"
    return Shell(parts)


def _cleared(html: str, menu: str) -> str:
    """Material's frame without search, banner and dialog, the skip link first, and a name for the checkbox that opens the drawer.

    Ids and the DOCTYPE as checkers of HTML want them.
    """
    skip = _SKIP.findall(html)
    found = {
        "drawer": html.count(_DRAWER),
        "search": html.count(_SEARCH),
        "skip link": len(skip),
        "banner and dialog": len(_EMPTY.findall(html)) - 1,
        "body": html.count(_BODY),
    }
    moved = [what for what, times in found.items() if times != 1]
    assert not moved, f"Material's base page has moved its {', '.join(moved)}"
    html = _EMPTY.sub("", _SKIP.sub("", html)).replace(_SEARCH, "").replace(_BODY, _BODY + skip[0])
    html = html.replace(_DRAWER, f'{_DRAWER.replace(_COMPLETE, "")[:-1]} aria-label="{menu}">')
    html = html.replace('"__drawer"', '"drawer-toggle"').replace("<!doctype html>", "<!DOCTYPE html>", 1)
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class _Reader(HTMLParser):
    """Names what the policy, or a page at another depth, would trip over."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.mains = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.mains += tag == "main"
        if tag == "style" or (tag == "script" and not dict(attrs).get("src")):
            self.faults.append(f"inline <{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}>")
            if name in ("href", "src", "action", "srcset", "poster") and not (value or "").startswith((ROOT, "#", "tel:")):
                self.faults.append(f"<{tag} {name}={value!r}>")
