"""View → bytes.  Layer 7: knows templates, icalendar and file formats; chooses no words.

`html` fills a page's template and its shell; `ics` writes feeds; `data` JSON and CSV; `xml` the sitemap; `atom` the feed of changes;
`finder` what the finder looks through; `pictures` re-encodes photos; `sheets` typesets what is printed.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.outputs.changes import ChangesFeedView
from generator.outputs.feeds.feed_views import EventFileView, FeedView
from generator.outputs.finder.entry import FinderView
from generator.outputs.flyers.sheet import PackView, PreviewView, SheetView
from generator.outputs.parts.page import PageView
from generator.outputs.pictures import PictureView
from generator.outputs.site_files import RobotsView, SitemapView
from generator.plan import View
from generator.render import atom, data, finder, xml
from generator.render.ics import FeedWriter
from generator.render.pictures import published

if TYPE_CHECKING:
    from generator.render.html import PageWriter
    from generator.render.sheets import SheetWriter
    from generator.theme import Shells

WRITERS: Mapping[type[View], Callable[[Any], bytes]] = {
    **data.WRITERS,
    PictureView: lambda view: published(view.content),
    SitemapView: xml.sitemap,
    ChangesFeedView: atom.changes,
    RobotsView: xml.robots,
    FinderView: finder.shard,
}
"""What needs nothing but its View. Feeds share their entries and pages their rows: `Renderer` keeps those."""


class Renderer:
    """Renders the views of one plan.

    `url` is the site's, for the one page that may stand at any address; `offline`: pages name the files that they lead to.
    """

    def __init__(self, shells: "Shells", url: str, *, offline: bool = False) -> None:
        self._shells, self._url, self._offline = shells, url, offline
        self._feeds = FeedWriter()

    @cached_property
    def _pages(self) -> "PageWriter":
        """Made when the first page is: Jinja takes a while to import, and often nothing has changed."""
        from generator.render.html import PageWriter

        return PageWriter(self._shells, self._url, offline=self._offline)

    @cached_property
    def _sheets(self) -> "SheetWriter":
        """Made when the first sheet is: a process that has typst in it must not be forked."""
        from generator.render.sheets import SheetWriter

        return SheetWriter()

    def render(self, path: str, view: View) -> bytes:
        """KeyError for a type of View that nobody writes."""
        if isinstance(view, PageView):
            return self._pages.page(path, view)
        if isinstance(view, FeedView):
            return self._feeds.feed(view)
        if isinstance(view, EventFileView):
            return self._feeds.event_file(view)
        if isinstance(view, SheetView):
            return self._sheets.sheet(view)
        if isinstance(view, PreviewView):
            return self._sheets.preview(view)
        if isinstance(view, PackView):
            return self._sheets.pack(view)
        return WRITERS[type(view)](view)
