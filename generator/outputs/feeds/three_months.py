"""Everything that takes place in the next three months → the entries of one file, for those who import once instead of subscribing.

An imported copy never hears of a change, so it is made to bear that:

- Only entries that touch the days from today to `AHEAD` later; a series is told date by date, or its copy would go on for ever, with
  nobody to stop it. A single date can then be deleted by hand as well.
- A date's UID is its occurrence's id, `ID.YYYYMMDD`, as in events.json and as where a date stands alone in a feed. It is never that of
  the series (`ID`), so a subscription beside the import is not mistaken for the same entry; and who imports again, after a change or in
  the next season, has the old copies replaced and not doubled. Hence what is cancelled or postponed stays in, and a date has the
  SEQUENCE and the stamp of its series.
- What was withdrawn is left out: nobody who imports now has ever seen it.
- It has a name and an address like a feed, so that programs put it into a calendar of its own, which is easily thrown away whole; and
  no reminders: they would come for everything that goes on in town.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from generator.language import Language
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.feeds.entries import Cluster, each_date

AHEAD = timedelta(days=92)
"""Three months, whichever they are."""


def three_months(edition: Edition, language: Language, clusters: Mapping[Id, tuple[Cluster, ...]]) -> Iterator[Cluster]:
    """Out of the `clusters` of all events, which the feeds have made anyway."""
    first, last = edition.today, edition.today + AHEAD
    for event in edition.events.values():
        for cluster in clusters[event.id]:
            if not any(days.first_day <= last and days.last_day >= first for days in cluster.spans):
                continue
            if cluster.is_series:
                yield from each_date(edition, language, event, first, last)
            else:
                yield cluster
