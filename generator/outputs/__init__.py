"""One file an output format.  Layer 6: a format chooses what to say, never how it looks, and reads no files.

A new format is a module here with `plan(edition) -> Iterable[(path, View)]`, a line in FORMATS, its address in `routes`, and what
`render` needs for its View: a template for a page, a line in `render.WRITERS` for another type of file. What it shares with others
stands in `parts/`; `edition`, `chrome` and `links` are no formats but what all of them stand on, are framed by and are held to.
"""

from collections.abc import Iterable
from typing import Protocol

from generator import routes
from generator.checks import unaccepted
from generator.diagnostics import Diagnostic
from generator.outputs import (
    changes,
    content_pages,
    directory,
    event_pages,
    feeds,
    finder,
    flyers,
    flyers_page,
    home,
    lists,
    months,
    open_data,
    organisations,
    pictures,
    redirects,
    site_files,
    station_pages,
    subscribe,
    topics,
    waste_guide,
    years,
)
from generator.outputs.edition import Edition
from generator.outputs.links import dead_links
from generator.plan import Plan, View, gather


class Format(Protocol):
    """A module that plans one format."""

    def plan(self, edition: Edition, /) -> Iterable[tuple[str, View]]: ...


FORMATS: tuple[Format, ...] = (
    home,
    lists,
    event_pages,
    months,
    years,
    organisations,
    topics,
    directory,
    station_pages,
    waste_guide,
    subscribe,
    changes,
    flyers_page,
    content_pages,
    redirects,
    pictures,
    flyers,
    feeds,
    open_data,
    site_files,
)


def plan(edition: Edition) -> tuple[Plan, list[Diagnostic]]:
    """All that will stand in the output, and what is wrong with it as a whole.

    That is: clashes, dead links, feeds that had to be shortened, words that do not fit onto their sheet.
    """
    outputs = [output for format_ in FORMATS for output in format_.plan(edition)]
    outputs += finder.plan(edition, [view for _, view in outputs])
    outputs.append((routes.SITEMAP, site_files.sitemap(view for _, view in outputs)))
    gathered, found = gather(outputs)
    views = gathered.outputs.values()
    said = [*dead_links(edition, gathered), *feeds.diagnose(edition, views), *flyers.diagnose(views, edition)]
    return gathered, [*found, *unaccepted(edition.site, said)]
