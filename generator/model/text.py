"""Words as the author wrote them, in one or more languages; choosing among them is `language`'s."""

from dataclasses import dataclass
from typing import NewType

from generator.diagnostics import Origin

Id = NewType("Id", str)
"""`[a-z][a-z0-9-]{0,63}`, permanent, no Windows device name."""
PartId = NewType("PartId", str)
"""`[a-z0-9-]{1,32}` and not eight digits; unique within its event."""
Url = NewType("Url", str)
"""Absolute, http or https, with a host."""
Phone = NewType("Phone", str)
"""Digits, blanks, + and -, at least one digit."""
Line = NewType("Line", str)
"""One line that is the same in every language: a number, a code, a name of a file."""
Colour = NewType("Colour", str)
"""`#rrggbb`, lower case."""
Icon = NewType("Icon", str)
"""A name out of `assets/symbols/`."""
ImageFile = NewType("ImageFile", str)
"""A file below content/images/, relative to that folder, with `/`."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words. `first` is in the site's first language, `others` are (BCP 47 tag, words), sorted by tag."""

    first: str
    others: tuple[tuple[str, str], ...] = ()

    def written_in(self, tag: str) -> str | None:
        """The author's words in a language other than the first, if there are any."""
        return next((written for other, written in self.others if other == tag), None)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one of our own pages inside a Body.

    `address` from the site's root in the first language ("stations/aotai/"), `anchor` without #. `at` is where the author wrote it.
    """

    address: str
    anchor: str = ""
    at: Origin | None = None


@dataclass(frozen=True, slots=True)
class PictureLink:
    """A picture of content/images/ inside a Body, where its address belongs. `at` is where the author wrote it."""

    file: ImageFile
    at: Origin | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a Body, for the table of contents."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Html:
    """Rendered and cleaned Markdown in one language.

    Joined, `parts` are safe HTML; links into the site are holes until the page that shows them is known.
    """

    parts: tuple[str | PageLink | PictureLink, ...]
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown as HTML: `first` in the site's first language, `others` as (tag, Html), sorted by tag."""

    first: Html
    others: tuple[tuple[str, Html], ...] = ()

    def written_in(self, tag: str) -> Html | None:
        return next((written for other, written in self.others if other == tag), None)
