"""The waste guide on one page, in every language: which thing goes into which bin, by the four categories of GB/T 19095-2019.

It refuses to sort: things stand in the order in which their author wrote them, so that like stands beside like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import routes
from generator.diagnostics import Origin
from generator.folding import fold, pairs_for
from generator.language import Language, Words
from generator.model.site import Site
from generator.outputs.edition import Edition
from generator.outputs.parts.days import counted
from generator.outputs.parts.facts import call
from generator.outputs.parts.frame import frame
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Sentence, sentence
from generator.plan import View

SYMBOLS = {"recyclable": "recycle", "kitchen": "fishbone", "hazardous": "battery", "other": "bag"}
"""The categories in the order of the standard, each with its symbol in assets/symbols/."""

SOURCE = Origin("content/waste-guide.yml")


class Thing(NamedTuple):
    """`anchor` is made of the name in the first language; "" for the second thing of one name."""

    anchor: str
    name: Words
    also: tuple[Words, ...]
    note: Words | None


class Category(NamedTuple):
    """`id` is the author's word; `bin` names the colour, which is never the only sign."""

    id: str
    symbol: str
    name: str
    bin: str
    rule: str
    total: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteGuideView(PageView):
    """All four categories stand, also empty ones. `ask` is empty where the site has no telephone.

    `pairs`: the Traditional characters by which these things may be looked up, each followed by its Simplified one. `example` is one of
    the things, "" where there is none.
    """

    template: ClassVar[str] = "waste-guide.html.jinja"

    categories: tuple[Category, ...]
    ask: Sentence
    pairs: str
    example: str


def plan(edition: Edition) -> Iterator[tuple[str, View]]:
    for language in edition.languages:
        yield routes.path(routes.waste_guide(language.prefix)), _view(edition, language)


def _view(edition: Edition, language: Language) -> WasteGuideView:
    phone = edition.site.config.contact.phone
    shown = categories(language, edition.site)
    things = [thing for category in shown for thing in category.things]
    letters = frozenset(fold("".join(name.text for thing in things for name in (thing.name, *thing.also))))
    return WasteGuideView(
        origin=SOURCE if edition.site.waste_guide else None,
        **frame(edition, language, routes.waste_guide),
        section="waste-guide" if edition.site.waste_guide else "",
        title=language.say("waste-title"),
        description=language.say("waste-description", n=len(edition.site.waste_guide)) if edition.site.waste_guide else "",
        categories=shown,
        ask=sentence(language, "waste-ask", phone=call(phone)) if phone else (),
        pairs=pairs_for(letters),
        example=shown[-1].things[0].name.text if shown[-1].things else "",
    )


def categories(language: Language, site: Site) -> tuple[Category, ...]:
    """All four, in the order of the standard."""
    taken = {"main", *SYMBOLS}
    things: dict[str, list[Thing]] = {category: [] for category in SYMBOLS}
    for thing in site.waste_guide:
        anchor = re.sub(r"\s+", "-", thing.thing.first)
        also = tuple(language.text(name) for name in thing.also)
        note = language.text(thing.note) if thing.note else None
        name = language.text(thing.thing)
        things[thing.category].append(Thing("" if anchor in taken else anchor, name, also, note))
        taken.add(anchor)
    return tuple(
        Category(
            id=category,
            symbol=symbol,
            name=language.say(f"waste-{category}"),
            bin=language.say(f"waste-{category}-bin"),
            rule=language.say(f"waste-{category}-rule"),
            total=counted(language, "waste-count", len(things[category])),
            things=tuple(things[category]),
        )
        for category, symbol in SYMBOLS.items()
    )
