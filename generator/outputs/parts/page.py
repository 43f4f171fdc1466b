"""What every page says, whatever stands in its main part."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator.plan import View


class Alternate(NamedTuple):
    """The same page in a language: `url` absolute for hreflang, `address` for the language menu."""

    tag: str
    url: str
    address: str


class NewsFeed(NamedTuple):
    """An Atom feed that a page tells readers of; `address` by `routes.link`."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView(View):
    """`template` stands below templates/pages/ and sees exactly the fields of the view and `say` (the language's words).

    `section` is that of the navigation item to mark ("" for none). `title` is without the site's name. `json_ld` is JSON ready for a
    script element (`<`, `>`, `&`, U+2028, U+2029 escaped), "" for none. `alternates` name all languages, this one included.
    `image` is the absolute address of og:image. `refresh` is where a meta refresh leads on, by `routes.link`. `indexed`: in sitemap,
    and no robots meta. `address` is the page's own; "404.html" stands at any address, so `render` takes the way to the root from `url`
    there.
    """

    template: ClassVar[str]

    language: str
    address: str
    section: str
    title: str
    description: str = ""
    canonical: str
    alternates: tuple[Alternate, ...]
    json_ld: str = ""
    image: str = ""
    refresh: str = ""
    indexed: bool = True
    news_feed: NewsFeed | None = None
