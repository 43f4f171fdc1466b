"""A generated town → how much CPU its calendar files take: to read the town, to plan them, to write them; in one process.

    python -m bench.feeds [10000]

Written are the file of every event, and its feeds in one language without and with reminders and for Google: first the forty largest
plain ones, then all. Each figure is the median of three runs.
"""

import statistics
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import process_time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bench.generate import NOW, town
from generator.language import languages
from generator.outputs import feeds
from generator.outputs.edition import Edition, edition
from generator.outputs.feeds.feed_views import EventFileView, FeedView
from generator.render.ics import FeedWriter
from generator.routes import Variant
from generator.source.load import load

T = TypeVar("T")
RUNS = 3
FEEDS = 40


def main(events: int) -> None:
    texts = {path: text.encode() for path, text in town(events)}
    reading, of_town = _timed(lambda: _edition(texts))
    planning, views = _timed(lambda: tuple(view for _, view in feeds.plan(of_town)))
    files = [view for view in views if isinstance(view, EventFileView)]
    every = [view for view in views if isinstance(view, FeedView)]
    largest = sorted((view for view in every if view.variant is Variant.PLAIN), key=lambda view: -len(view.entries))[:FEEDS]
    print(f"{events} events: read in {reading:.2f} s, {len(files)} files and {len(every)} feeds planned in {planning:.2f} s of CPU")
    for chosen in (largest, every):
        writing, octets = _timed(partial(_octets, files, chosen))
        entries = sum(len(view.entries) for view in chosen)
        print(
            f"{len(files)} files and {len(chosen)} feeds with {entries} entries, {octets / 1e6:.0f} MB: written in {writing:.2f} s of CPU"
        )


def _edition(texts: dict[str, bytes]) -> Edition:
    site, _ = load(texts)
    assert site is not None
    now = datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo(site.config.timezone))
    return edition(site, now, languages(site.config)[:1], {})


def _octets(files: list[EventFileView], chosen: list[FeedView]) -> int:
    writer = FeedWriter()
    return sum(len(writer.event_file(view)) for view in files) + sum(len(writer.feed(view)) for view in chosen)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    times = []
    for _ in range(RUNS):
        begun = process_time()
        made = work()
        times.append(process_time() - begun)
    return statistics.median(times), made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
