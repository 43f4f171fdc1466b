"""Real calendar programs show the dates that were reckoned by hand, of one publication and of the next."""

from datetime import datetime, timedelta
from functools import cache
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from generator.language import languages
from generator.ledger import Ledger, read, write
from generator.outputs import feeds
from generator.outputs.edition import edition
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.revisions import next_ledger, revised
from generator.render.ics import FeedWriter
from generator.source.load import load
from tests.readers.calendars import READERS
from tests.readers.masters import MASTERS
from tests.readers.reckoned import LAST, Master, Row
from tests.sites import TOWN

pytestmark = pytest.mark.slow

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_DAY = datetime(2026, 11, 25, tzinfo=ZONE)
TOO_MANY = {("icalevents", "daily-dawn"): [Row("2026-12-15T06:30:00+08:00", "2026-12-15T07:30:00+08:00")]}
"""icalevents adds the zone's offset to UNTIL, and so shows the morning after the last of a daily series. Else no reader errs."""


def _publish(is_second: bool, ledger: Ledger) -> tuple[bytes, Ledger]:
    """The feed of the whole town, and what its subscribers were told."""
    config = dedent(TOWN["site_config.yml"]) + "feeds: {ahead-days: 500}\n"
    files = {**TOWN, "site_config.yml": config, **{master.path: master.text(is_second) for master in MASTERS}}
    site, found = load({path: dedent(text).lstrip("\n").encode() for path, text in files.items()})
    assert site is not None, [(one.at, one.code, one.arguments) for one in found if one.severity == "error"]
    now = FIRST_DAY + timedelta(days=is_second, hours=8)
    made = revised(edition(site, now, languages(site.config), ledger))
    view = dict(feeds.plan(made))["feeds/all.ics"]
    assert isinstance(view, FeedView)
    told, mistakes = read(write(next_ledger(made)))
    assert mistakes == []
    return FeedWriter().feed(view), told


@cache
def publications() -> tuple[bytes, bytes]:
    first, ledger = _publish(False, {})
    second, _ = _publish(True, ledger)
    return first, second


@cache
def shown(reader: str, is_second: bool) -> dict[str, list[Row]]:
    """Of every event by its id, up to the last day."""
    found: dict[str, list[Row]] = {master.id: [] for master in MASTERS}
    for each in READERS[reader](publications()[is_second]):
        if each.start[:10] <= LAST.isoformat():
            found[each.event].append(Row(each.start, each.end, each.cancelled))
    return {event: sorted(rows) for event, rows in found.items()}


def test_masters_are_enough() -> None:
    """Each is in the feed, under a name of its own."""
    ids = [master.id for master in MASTERS]
    assert len(set(ids)) == len(ids) >= 60
    assert {str(event["UID"]).split("@")[0].split(".")[0] for event in _events(publications()[0])} == set(ids)


@pytest.mark.parametrize("is_second", [False, True], ids=["first", "second"])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("master", MASTERS, ids=lambda master: master.id)
def test_reader_shows_the_dates_reckoned_by_hand(reader: str, master: Master, is_second: bool) -> None:
    """Of both publications: the same UIDs, of which the second cancels a date or changes the title."""
    assert shown(reader, is_second)[master.id] == master.shown(is_second) + TOO_MANY.get((reader, master.id), [])


def test_second_publication_is_newer() -> None:
    """Every entry was changed, so each that was there has SEQUENCE 1 and a later DTSTAMP; an entry of its own is as new as its series."""
    first, second = ({str(e["UID"]): e for e in _events(feed) if "RECURRENCE-ID" not in e} for feed in publications())
    assert set(first) == set(second)
    assert {int(e["SEQUENCE"]) for e in first.values()} == {0}
    assert {int(e["SEQUENCE"]) for e in second.values()} == {1}
    assert all(second[uid]["DTSTAMP"].dt > first[uid]["DTSTAMP"].dt for uid in first)


def _events(feed: bytes) -> list[Any]:
    """icalendar types their values as anything that a property may be."""
    return icalendar.Calendar.from_ical(feed).walk("VEVENT")
