"""Runs of a sentence, titles, tags → their elements. Pages consist of little else, so this is Python: macros took three times as long."""

from markupsafe import Markup, escape

from generator.language import Words
from generator.outputs.dates import Tag
from generator.outputs.sentences import Link, Run, Sentence, Stamp, Title
from generator.render.symbols import symbol


def words(said: Words) -> Markup:
    return Markup(_words(said))


def title(heading: Title) -> Markup:
    """It may break where its author lets it."""
    return Markup("<wbr>".join([str(escape(piece)) for piece in heading.pieces]))


def run(one: Run) -> Markup:
    """A day or time is also data; it never breaks inside."""
    return Markup(_run(one))


def runs(sentence: Sentence) -> Markup:
    return Markup("".join([_run(one) for one in sentence]))


def tag(status: Tag) -> Markup:
    return Markup(f'<span class="tag {escape(status.tone)}">{symbol(status.symbol)}{escape(status.words)}</span>')


def _run(one: Run) -> str:
    if isinstance(one, str):
        return str(escape(one))
    if isinstance(one, Stamp):
        return f'<time class="u" datetime="{escape(one.datetime)}">{escape(one.words)}</time>'
    if isinstance(one, Link):
        lang = f' lang="{escape(one.lang)}"' if one.lang else ""
        return f'<a href="{escape(one.href)}"{lang}>{escape(one.words)}</a>'
    return _words(one)


def _words(said: Words) -> str:
    return f'<span lang="{escape(said.lang)}">{escape(said.text)}</span>' if said.lang else str(escape(said.text))
