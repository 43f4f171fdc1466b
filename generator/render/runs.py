"""Runs of a sentence, titles, tags → their elements. Pages consist of little else, so this is Python: macros took three times as long."""

import re

from markupsafe import Markup, escape

from generator.language import Words
from generator.outputs.parts.dates import Tag
from generator.outputs.parts.sentences import Link, Run, Sentence, Stamp, Title
from generator.render.symbols import symbol

_CLINGS = re.compile("[一-鿿]{0,3}[。，、；：）.,;:)]")
"""What a day takes along: a stop, and before it a word as short as 公布 or 为止, which would stand alone on a line."""
_SLASH = re.compile("(?<!/)/(?!/)")
_BRACKETED = re.compile("（[^（）]{1,10}）")
"""A few words in brackets. More than these may break, or a line of large text on a small screen could not hold them."""


def words(said: Words) -> Markup:
    return Markup(_words(said))


def title(heading: Title) -> Markup:
    """It may break where its author lets it."""
    return Markup("<wbr>".join([_text(piece) for piece in heading.pieces]))


def run(one: Run) -> Markup:
    """A day or time is also data; it never breaks inside."""
    return Markup(_run(one))


def runs(sentence: Sentence) -> Markup:
    """A day takes the stop that follows it along, or the line could begin with that; a digit after a character has its usual gap.

    The gap hangs on the character, so that a line which begins with the digit is not indented.
    """
    made: list[str] = []
    stamp: Stamp | None = None
    before = ""
    for one in sentence:
        if isinstance(one, Stamp):
            if one.words[:1].isdigit() and "一" <= before <= "鿿" and made[-1].endswith(before):
                made[-1] = f'{made[-1][:-1]}<span class="gap">{before}</span>'
            made.append(_time(one, "u"))
        elif stamp and isinstance(one, str) and (clings := _CLINGS.match(one)):
            made[-1:] = [f'<span class="u">{_time(stamp)}{clings[0]}</span>', _text(one[clings.end() :])]
        else:
            made.append(_run(one))
        stamp = one if isinstance(one, Stamp) else None
        before = (one if isinstance(one, str) else one[0])[-1:]
    return Markup("".join(made))


def address(url: str) -> Markup:
    """An address to read; it may break after a slash."""
    return Markup(_SLASH.sub("/<wbr>", str(escape(url))))


def tag(status: Tag) -> Markup:
    return Markup(f'<span class="tag {escape(status.tone)}">{symbol(status.symbol)}{escape(status.words)}</span>')


def _run(one: Run) -> str:
    if isinstance(one, str):
        return _text(one)
    if isinstance(one, Stamp):
        return _time(one, "u")
    if isinstance(one, Link):
        lang = f' lang="{escape(one.lang)}"' if one.lang else ""
        rel = ' rel="noopener noreferrer"' if one.href.startswith("http") else ""
        return f'<a href="{escape(one.href)}"{lang}{rel}>{_text(one.words)}</a>'
    return _words(one)


def _words(said: Words) -> str:
    return f'<span lang="{escape(said.lang)}">{_text(said.text)}</span>' if said.lang else _text(said.text)


def _text(words: str) -> str:
    """Words in brackets stay together; what follows them, such as a stop, still clings to them."""
    escaped = str(escape(words))
    return _BRACKETED.sub(r'<span class="nb">\g<0></span>', escaped) if "（" in escaped else escaped


def _time(stamp: Stamp, unit: str = "") -> str:
    css = f' class="{unit}"' if unit else ""
    return f'<time{css} datetime="{escape(stamp.datetime)}">{escape(stamp.words)}</time>'
