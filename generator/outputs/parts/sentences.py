"""A sentence as a page shows it: words, days that are also data, author's texts that know their language, links.

It refuses to know HTML: `parts/` of the templates turn each run into its element.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.language import Language, Words, pieces


class Stamp(NamedTuple):
    """A day or time in words, and as `<time datetime>` wants it: YYYY-MM-DD or YYYY-MM-DDTHH:MM."""

    words: str
    datetime: str


class Link(NamedTuple):
    """Words that lead somewhere: `href` of `routes.link`, absolute, or tel:."""

    words: str
    href: str
    lang: str = ""


class Title(NamedTuple):
    """A heading, parted where its author lets it break; `lang` as in Words."""

    pieces: tuple[str, ...]
    lang: str = ""


Run = str | Words | Stamp | Link
Sentence = tuple[Run, ...]

_HOLE = re.compile("\x1b([0-9]+)\x1b")


def title_of(words: Words) -> Title:
    return Title(tuple(pieces(words.text)), words.lang)


def sentence(language: Language, key: str, /, **arguments: Run | Sentence | int) -> Sentence:
    """The sentence `key` with its placeholders filled by runs, which stay what they are.

    The holes are marked by a control character, which no author's text and no locale holds.
    """
    runs: list[Sentence] = []
    plain: dict[str, object] = {}
    for name, value in arguments.items():
        if isinstance(value, (str, int)):
            plain[name] = value
        else:
            plain[name] = f"\x1b{len(runs)}\x1b"
            runs.append((value,) if isinstance(value, (Words, Stamp, Link)) else value)
    return _filled(language.say(key, **plain), runs)


def joined(language: Language, items: list[Run | Sentence]) -> Sentence:
    """A list in running text, each item a run or several."""
    runs: list[Sentence] = [(i,) if isinstance(i, (str, Words, Stamp, Link)) else i for i in items]
    return _filled(language.join([f"\x1b{n}\x1b" for n in range(len(runs))]), runs)


def _filled(words: str, runs: Sequence[Sentence]) -> Sentence:
    """`words` with the runs in its holes, which are numbered."""
    found: list[Run] = []
    for n, piece in enumerate(_HOLE.split(words)):
        if n % 2:
            found.extend(runs[int(piece)])
        elif piece:
            found.append(piece)
    return tuple(found)


def flow(language: Language, *sentences: Sentence) -> Sentence:
    """Sentences one after the other; between two that are there stands what the language puts between sentences."""
    gap = language.say("between-sentences")
    found: list[Run] = []
    for one in filter(None, sentences):
        if found and gap:
            found.append(gap)
        found.extend(one)
    return tuple(found)


def closed(words: Words) -> Words:
    """An author's text without the full stop at its end, where a sentence of ours goes on."""
    return words._replace(text=words.text.rstrip("。.． "))


def plain(sentence: Sentence) -> str:
    """The words alone, for a description or a title."""
    return "".join(run if isinstance(run, str) else run[0] for run in sentence)
