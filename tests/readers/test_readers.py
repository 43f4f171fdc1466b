"""Real calendar programs read every calendar file, and show the dates of events.json."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from generator.model.text import Id
from generator.outputs import feeds
from generator.outputs.edition import Edition
from generator.outputs.feeds.feed_views import EventFileView, FeedView
from generator.outputs.feeds.three_months import AHEAD
from generator.outputs.open_data import event_record
from generator.render.ics import FeedWriter
from generator.routes import Variant
from generator.source.load import load
from tests.readers.awkward import AWKWARD
from tests.readers.calendars import READERS, Reader, Shown
from tests.sites import edition_of, town

TOWN = town(AWKWARD)
PLAN = dict(feeds.plan(TOWN))
WRITER = FeedWriter()
HORIZON = TOWN.horizon.isoformat()
TO_IMPORT = "feeds/all.three-months.ics"


def _expected(edition: Edition, event: str) -> list[Shown]:
    """The dates of an event by events.json."""
    found = next(e for e in edition.events.values() if e.id == event)
    return sorted(
        Shown(event, one.start.isoformat(), one.end.isoformat(), one.status in ("cancelled", "postponed"))
        for one in event_record(edition, found).occurrences
    )


def _up_to_horizon(shown: list[Shown]) -> list[Shown]:
    return [each for each in shown if each.start[:10] <= HORIZON]


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("event", [id_ for id_ in TOWN.events if id_ != "undated"])
def test_reader_shows_the_dates_of_an_event(reader: Reader, event: str) -> None:
    """Each event's own file, expanded, is what events.json says."""
    view = PLAN[f"events/{event}/event.ics"]
    assert isinstance(view, EventFileView)
    assert _up_to_horizon(reader(WRITER.event_file(view))) == _expected(TOWN, event)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("path", [path for path in PLAN if "/feeds/" in f"/{path}" and not path.endswith(TO_IMPORT)])
def test_reader_reads_a_feed(reader: Reader, path: str) -> None:
    """Each feed in each language and variant, expanded, shows all dates of the events in it: those of events.json, or of a part.

    For Google nothing is cancelled.
    """
    view = PLAN[path]
    assert isinstance(view, FeedView)
    shown = _up_to_horizon(reader(WRITER.feed(view)))
    names = {each.event for each in shown}
    whole = sorted(each for name in names for each in _expected(TOWN, name))
    if view.variant is Variant.GOOGLE:
        whole = sorted(each._replace(cancelled=False) for each in whole)
    assert set(shown) <= set(whole)
    series = {event.id for event in TOWN.events.values() if event.is_series and event.id in names}
    assert [s for s in shown if s.event in series] == [s for s in whole if s.event in series]
    assert bool(shown) == bool(view.entries)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_reader_reads_the_file_to_import(reader: Reader, prefix: str) -> None:
    """All dates of events.json that touch the three months, and no other."""
    view = PLAN[prefix + TO_IMPORT]
    assert isinstance(view, FeedView)
    first, last = TOWN.today.isoformat(), (TOWN.today + AHEAD).isoformat()
    ids = {event.uid_name: event.id for event in TOWN.events.values()}
    expected = [one._replace(event=name) for name, id_ in ids.items() if id_ != "undated" for one in _expected(TOWN, id_)]
    within = [one for one in expected if one.start[:10] <= last and _last_day(one.end) >= first]
    assert sorted(reader(WRITER.feed(view))) == sorted(within)


def _last_day(end: str) -> str:
    """Of an exclusive end."""
    return (datetime.fromisoformat(end) - timedelta(microseconds=1)).date().isoformat()


def test_every_event_with_a_date_has_a_file() -> None:
    """None has one while its day is not known."""
    assert {path for path in PLAN if path.endswith("/event.ics") and not path.startswith("en/")} == {
        f"events/{id_}/event.ics" for id_ in TOWN.events if id_ != "undated"
    }


REPEATS = st.one_of(
    st.tuples(st.sampled_from(["week", "2 weeks", "3 weeks"]), st.lists(st.sampled_from(["mon", "wed", "sat", "sun"]), unique=True)),
    st.tuples(
        st.sampled_from(["month", "2 months", "5 months", "year"]),
        st.one_of(
            st.lists(st.sampled_from(["1", "15", "29", "30", "31"]), unique=True),
            st.lists(st.sampled_from(["tue", "1st mon", "2nd sat", "5th wed", "last fri"]), unique=True),
        ),
    ),
)
CHANGES = st.sampled_from(
    [
        "action: cancel",
        "action: postpone",
        "action: amend, to: {time: 10:00-次日01:00}",
        "action: amend, to: {time: 待定}",
        "action: move, to: {date: %s}",
        "action: move, to: {date: %s, time: 18:00-19:00}",
    ]
)


@st.composite
def series(draw: st.DrawFn) -> str:
    """A series whose dates were cancelled, moved, amended, skipped and added at random."""
    every, on = draw(REPEATS)
    from_ = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    time = draw(st.sampled_from(["", "time: 09:00-11:30\n", "time: 22:00-次日02:00\n", "time: 待定\n"]))
    until = draw(st.none() | st.integers(0, 500).map(lambda n: from_ + timedelta(days=n)))
    rule = [f"every: {every}", f"from: {from_}", *([f"on: [{', '.join(on)}]"] if on else []), *([f"until: {until}"] if until else [])]
    rule.append(f"holidays: {draw(st.sampled_from(['keep', 'skip', 'shift']))}")
    plain = f"title: 日\n{time}repeat: {{{', '.join(rule)}}}\n"
    first = town({"events/clean-city/day.yml": plain})
    dates = [one.rule_day for one in first.agendas[Id("day")].occurrences]
    chosen = draw(st.lists(st.sampled_from(dates), unique=True, max_size=4)) if dates else []
    lines = [f"{{date: {day}, {draw(CHANGES).replace('%s', str(day + timedelta(days=draw(st.integers(1, 12)))))}}}" for day in chosen]
    if not until and draw(st.booleans()):
        lines.append("{action: cancel, announced: 2026-11-20}")
    return plain + (f"changes: [{', '.join(lines)}]\n" if lines else "")


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(series())
@example("title: 日\nrepeat: {every: year, from: 2026-04-09, on: [30, 15, 31], until: 2027-01-12}\n")
def test_calendar_is_the_way_back(reader: Reader, text: str) -> None:
    """Whatever was done to a series, its file shows the dates of events.json."""
    edition = town({"events/clean-city/day.yml": text})
    view = dict(feeds.plan(edition)).get("events/day/event.ics")
    if view is None:
        assert _expected(edition, "day") == []
        return
    assert isinstance(view, EventFileView)
    horizon = edition.horizon.isoformat()
    assert [each for each in reader(FeedWriter().event_file(view)) if each.start[:10] <= horizon] == _expected(edition, "day")


def _demo() -> Edition:
    """The project's own town, on a day of its own choosing."""
    root = Path(__file__).parents[2]
    files = {"site_config.yml": (root / "site_config.yml").read_bytes()}
    files |= {
        p.relative_to(root).as_posix(): p.read_bytes() for name in ("events", "content") for p in (root / name).rglob("*") if p.is_file()
    }
    loaded, _ = load(files)
    assert loaded is not None
    return edition_of(loaded)


A_DAY_TOO_MANY = {("icalevents", "pond-edge"): [Shown("pond-edge", "2026-07-17T06:30:00+08:00", "2026-07-17T09:00:00+08:00", False)]}
"""icalevents adds the zone's offset to UNTIL: a daily series that begins before 08:00 gets one date more."""


@pytest.mark.parametrize("name", READERS)
def test_reader_shows_the_dates_of_the_demo_town(name: str) -> None:
    """Each event's file agrees with events.json."""
    reader = READERS[name]
    edition, writer = _demo(), FeedWriter()
    horizon = edition.horizon.isoformat()
    for path, view in feeds.plan(edition):
        if isinstance(view, EventFileView) and path.startswith("events/"):
            shown = [each for each in reader(writer.event_file(view)) if each.start[:10] <= horizon]
            event = Id(path.split("/")[1])
            found = [s._replace(event=edition.events[event].uid_name) for s in _expected(edition, event)]
            assert shown == found + A_DAY_TOO_MANY.get((name, event), []), path
