"""What every sheet wears alike: the kind's word, symbol and colours, and the site's name."""

from typing import NamedTuple

from generator.colours import LIGHT, Wear, wear
from generator.language import Language, Words
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.flyers.fit import Fitted, Rung, fit
from generator.outputs.parts.frame import kind_mark

STATIONS = Wear("#8a3f14", "#8a3f14", "#faece2")
BUILT_IN = {
    "clean-city": Wear("#0b5d4e", "#0b5d4e", "#e3f0ec"),
    "exam-service": Wear("#1f4e8c", "#1f4e8c", "#e6eef8"),
    "waste-sorting": Wear("#5b5f12", "#5b5f12", "#f1f1dc"),
}
_PLAIN = Wear(LIGHT.ink, LIGHT.ink, "#f4f6f5")


class Mark(NamedTuple):
    """The head of a sheet: symbol on its tile, a word in its colour, the site's name at the right."""

    symbol: str
    symbol_colour: str
    word_colour: str
    tile: str
    word: Fitted
    site: Fitted


class MarkSize(NamedTuple):
    """Room and sizes of the head of one sheet."""

    word_room: tuple[float, float]
    word: tuple[Rung, ...]
    site_room: tuple[float, float]
    site: tuple[Rung, ...]


def wear_of(site: Site, kind: Id) -> Wear:
    configured = site.config.kinds.get(kind)
    if configured is None:
        return BUILT_IN[kind]
    return wear(configured.colour, LIGHT) if configured.colour else _PLAIN


def kind_head(site: Site, language: Language, kind: Id, size: MarkSize) -> Mark:
    mark = kind_mark(site, language, kind)
    return head(site, language, mark.name, mark.symbol, wear_of(site, kind), size)


def head(site: Site, language: Language, name: Words, symbol: str, colours: Wear, size: MarkSize) -> Mark:
    own = language.text(site.config.name)
    return Mark(
        symbol=symbol,
        symbol_colour=colours.symbol,
        word_colour=colours.word,
        tile=colours.tile,
        word=certain(fit((name.text,), size.word, size.word_room, leading=1.2, balanced=True, lang=name.lang), size.word, name),
        site=certain(fit((own.text,), size.site, size.site_room, lang=own.lang), size.site, own),
    )


def certain(found: Fitted | None, ladder: tuple[Rung, ...], words: Words) -> Fitted:
    """Names of the site's own that nobody could print are cut with an ellipsis, not left out."""
    if found:
        return found
    smallest = ladder[-1].size
    return Fitted(smallest, smallest * 1.3, (f"{words.text[:12]}…",), words.lang)
