"""What subscribers are told next: held against the ledger, in feeds of every language."""

from collections.abc import Mapping

import pytest

from generator.language import languages
from generator.ledger import Ledger, read, write
from generator.outputs import feeds
from generator.outputs.edition import Edition, edition
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.feeds.gone import diagnose
from generator.outputs.feeds.vevent import Entry
from generator.outputs.revisions import next_ledger, revised
from tests.sites import edition_of, site

DAY = "events/clean-city/day.yml"
WEEKLY = "events/clean-city/weekly.yml"
CAMPAIGN = "events/waste-sorting/campaign.yml"
EXAM = "events/exam-service/exam.yml"
ONCE = "title: {zh-Hans: 大扫除, en: Sweep}\ndate: 2026-12-10\ntime: 09:00-10:00\nplace: {name: 球场, community: east}\n"
SERIES = "title: 每周\nrepeat: {every: week, on: [mon, thu], from: 2026-11-30, until: 2026-12-31}\n"
SESSIONS = "title: 五进\nsessions: [{id: a, date: 2026-12-05}, {id: b, date: 2026-12-06}]\n"
WINDOWS = (
    "title: 考\nexam: 考\nfirst-day: 2026-12-05\nlast-day: 2026-12-07\n"
    "windows: [{id: w, kind: quiet, where: 街, first-day: 2026-12-05, last-day: 2026-12-06}]\n"
)
FIRST, LATER = "2026-11-25T08:00", "2026-11-28T08:00"


def at(files: Mapping[str, str], ledger: Ledger, now: str = LATER) -> Edition:
    loaded = site(files)
    return revised(edition(loaded, edition_of(loaded, now).now, languages(loaded.config), ledger))


def published(files: Mapping[str, str], ledger: Ledger | None = None, now: str = FIRST) -> Ledger:
    """The ledger as `publish` leaves it, through its file."""
    told, found = read(write(next_ledger(at(files, ledger or {}, now))))
    assert found == []
    return told


def entries(edition: Edition, path: str = "feeds/all.ics") -> list[Entry]:
    view = dict(feeds.plan(edition))[path]
    assert isinstance(view, FeedView)
    return list(view.entries)


def sequences(edition: Edition, path: str = "feeds/all.ics") -> dict[str, int]:
    return {entry.uid.split("@")[0]: entry.sequence for entry in entries(edition, path)}


def codes(edition: Edition) -> list[tuple[str, str]]:
    return [(d.code, d.at.path) for d in diagnose(edition)]


@pytest.mark.parametrize("files", [{DAY: ONCE}, {WEEKLY: SERIES}, {CAMPAIGN: SESSIONS}, {EXAM: WINDOWS}])
def test_same_content_days_later_is_no_change(files: dict[str, str]) -> None:
    """Nor is another order, or a comment."""
    ledger = published(files)
    assert published({path: f"# 说明\n{text}" for path, text in files.items()}, ledger, LATER) == ledger
    assert {(e.sequence, e.stamp.date().isoformat()) for e in entries(at(files, ledger))} == {(0, "2026-11-25")}


@pytest.mark.parametrize(
    "edit",
    [
        ("大扫除", "大清洁"),
        ("Sweep", "Sweeping"),
        ("2026-12-10", "2026-12-11"),
        ("10:00", "11:00"),
        ("球场", "广场"),
        ("community: east", "community: east, address: 一号"),
        ("title", "changes: [{action: cancel, reason: 雨}]\ntitle"),
        ("title", "summary: 一起来\ntitle"),
        ("title", "description: 带水\ntitle"),
        ("title", "topics: [公园]\ntitle"),
        ("title", "organisers: [{org: bureau}]\ntitle"),
        ("title", "contact: {phone: '0769'}\ntitle"),
        ("title", "branches: [{name: 村口, community: west}]\ntitle"),
        ("title", "visibility: withdrawn\ntitle"),
    ],
    ids=lambda edit: edit[1][:20],
)
def test_visible_change_counts_in_every_language(edit: tuple[str, str]) -> None:
    """SEQUENCE + 1 and a later DTSTAMP in all feeds, also where only the other language's words changed; the ledger knows it then."""
    ledger = published({DAY: ONCE})
    files = {DAY: ONCE.replace(*edit)}
    for path in ("feeds/all.ics", "en/feeds/all.ics", "en/feeds/all.google.ics"):
        assert [(e.sequence, e.stamp.isoformat()) for e in entries(at(files, ledger), path)] == [(1, "2026-11-28T00:00:00+00:00")]
    again = published(files, ledger, LATER)
    assert published(files, again, "2026-12-01T08:00") == again


@pytest.mark.parametrize(
    "more", ["audience: [居民]\n", "results: [{value: '3', unit: 吨}]\n", "accept: [{code: private-phone, reason: 有}]\n"]
)
def test_change_that_calendars_do_not_show_does_not_count(more: str) -> None:
    """Pages may say more than calendars."""
    ledger = published({DAY: ONCE})
    assert sequences(at({DAY: ONCE + more}, ledger)) == {"day": 0}


def test_renamed_event_with_its_alias_is_the_same() -> None:
    """Its address is no part of what is held against the ledger."""
    ledger = published({DAY: ONCE})
    renamed = {"events/clean-city/other.yml": f"{ONCE}aliases: [day]\n"}
    assert (sequences(at(renamed, ledger)), codes(at(renamed, ledger))) == ({"day": 0}, [])


def test_site_at_a_new_address_changes_nothing() -> None:
    """Subscribers see no other event because the site moved."""
    ledger = published({DAY: ONCE})
    loaded = site({DAY: ONCE})
    moved = site({DAY: ONCE, "site_config.yml": _config("https://example.org/town/", "https://new.example.org/")})
    assert loaded.config.url != moved.config.url
    now = edition_of(moved, LATER).now
    assert sequences(revised(edition(moved, now, languages(moved.config), ledger))) == {"day": 0}


def _config(old: str, new: str) -> str:
    from tests.sites import TOWN

    return TOWN["site_config.yml"].replace(old, new)


def test_one_date_of_a_series_counts_for_the_series() -> None:
    """Master and exceptions share a UID, so they share its number."""
    ledger = published({WEEKLY: SERIES})
    moved = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-10, action: cancel, reason: 雨}}]\n"}
    assert [(e.recurrence_id is not None, e.sequence) for e in entries(at(moved, ledger))] == [(False, 1), (True, 1)]


def test_new_entries_begin_with_zero_beside_old_ones() -> None:
    """An added day of a series is a UID of its own."""
    ledger = published({WEEKLY: SERIES})
    added = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-12, action: add}}]\n"}
    assert sequences(at(added, ledger)) == {"weekly": 0, "weekly.20261212": 0}


def test_date_that_goes_back_onto_its_rule_leaves_a_tombstone() -> None:
    """It stood on its own because it met its neighbour; now the series says it again, and the entry of its own is cancelled."""
    meeting = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-10, action: move, to: {{date: 2026-12-14}}}}]\n"}
    ledger = published(meeting)
    assert set(ledger) == {"weekly@town.example.org", "weekly.20261210@town.example.org"}
    back = at({WEEKLY: SERIES}, ledger)
    assert codes(back) == []
    for path in ("feeds/all.ics", "feeds/kinds/clean-city.google.ics", "feeds/series/weekly.alarm.ics"):
        found = [e for e in entries(back, path) if e.uid.startswith("weekly.2026")]
        assert [(e.summary, e.status, e.sequence, e.start.isoformat()) for e in found] == [("已撤下", "CANCELLED", 1, "2026-12-14")]
    again = published({WEEKLY: SERIES}, ledger, LATER)
    assert published({WEEKLY: SERIES}, again, "2026-12-01T08:00") == again
    assert "weekly.20261210" in sequences(at({WEEKLY: SERIES}, again, "2027-01-13T08:00"))
    assert "weekly.20261210" not in sequences(at({WEEKLY: SERIES}, again, "2027-01-14T08:00"))


def test_window_that_ends_a_day_earlier_leaves_a_tombstone() -> None:
    """Its days are entries of their own."""
    ledger = published({EXAM: WINDOWS})
    shorter = {EXAM: WINDOWS.replace("first-day: 2026-12-05, last-day: 2026-12-06", "date: 2026-12-05")}
    edition_now = at(shorter, ledger)
    assert codes(edition_now) == []
    gone = {e.uid.split("@")[0] for e in entries(edition_now) if e.withdrawn}
    assert gone == {"exam.w.20261205", "exam.w.20261206"}


@pytest.mark.parametrize(
    ("before", "after", "code", "path"),
    [
        ({DAY: ONCE}, {}, "event-gone", "events/ledger.jsonl"),
        ({DAY: ONCE}, {"events/clean-city/other.yml": ONCE}, "event-renamed", "events/clean-city/other.yml"),
        ({DAY: ONCE}, {DAY: ONCE.replace("2026-12-10\ntime: 09:00-10:00", "待定")}, "event-undated", DAY),
        ({CAMPAIGN: SESSIONS}, {CAMPAIGN: "title: 五进\nsessions: [{id: a, date: 2026-12-05}]\n"}, "part-gone", CAMPAIGN),
        ({WEEKLY: SERIES}, {}, "event-gone", "events/ledger.jsonl"),
        ({WEEKLY: SERIES.replace(", until: 2026-12-31", "")}, {}, "event-gone", "events/ledger.jsonl"),
    ],
)
def test_what_is_deleted_without_a_word_is_a_mistake(before: dict[str, str], after: dict[str, str], code: str, path: str) -> None:
    """Subscribers would never know; it says how to cancel, withdraw or alias."""
    assert codes(at(after, published(before))) == [(code, path)]


def test_what_is_past_may_go() -> None:
    """And the ledger does not forget it."""
    ledger = published({DAY: ONCE})
    assert codes(at({}, ledger, "2026-12-11T08:00")) == []
    assert next_ledger(at({}, ledger, "2026-12-11T08:00")) == ledger


def test_another_uid_domain_is_one_mistake() -> None:
    """Not one for each event."""
    ledger = published({DAY: ONCE, WEEKLY: SERIES})
    other = {DAY: ONCE, WEEKLY: SERIES, "site_config.yml": _config("town.example.org", "other.example.org")}
    assert codes(at(other, ledger)) == [("uid-domain-changed", "site_config.yml")]


def test_published_event_that_is_called_internal_is_withdrawn() -> None:
    """One that never was published stays unknown."""
    internal = {DAY: f"{ONCE}visibility: internal\n"}
    ledger = published({DAY: ONCE})
    assert [(e.summary, e.status, e.sequence) for e in entries(at(internal, ledger))] == [("已撤下", "CANCELLED", 1)]
    assert list(at(internal, ledger).withdrawn) == ["day"]
    assert (entries(at(internal, {})), list(at(internal, {}).withdrawn)) == ([], [])


def test_withdrawn_event_whose_file_goes_keeps_its_tombstone() -> None:
    """In the feed of everything, as long as feeds look back."""
    ledger = published({DAY: f"{ONCE}visibility: withdrawn\n"}, published({DAY: ONCE}), LATER)
    assert codes(at({}, ledger)) == []
    assert [(e.uid.split("@")[0], e.status, e.sequence) for e in entries(at({}, ledger))] == [("day", "CANCELLED", 2)]
    assert entries(at({}, ledger, "2027-01-10T08:00")) == []


def test_event_that_comes_back_counts_on() -> None:
    """The same UID takes place again, above its tombstone."""
    ledger = published({DAY: f"{ONCE}visibility: withdrawn\n"}, published({DAY: ONCE}), LATER)
    assert [(e.status, e.sequence) for e in entries(at({DAY: ONCE}, ledger))] == [("CONFIRMED", 2)]


def test_feed_is_as_new_as_its_newest_entry() -> None:
    """LAST-MODIFIED of the calendar does not move by itself."""
    ledger = published({DAY: ONCE})
    view = dict(feeds.plan(at({DAY: ONCE}, ledger)))["feeds/all.ics"]
    assert isinstance(view, FeedView)
    assert view.stamp.isoformat() == "2026-11-25T00:00:00+00:00"


def versions(edition: Edition) -> dict[str, tuple[int, str]]:
    return {name: (version.number, version.day.isoformat()) for name, version in edition.versions.items()}


def test_event_has_a_version_once_it_was_published() -> None:
    """Not before, and none without a ledger; by the name that its UIDs begin with."""
    assert at({DAY: ONCE}, {}).versions == {}
    ledger = published({DAY: ONCE})
    assert versions(at({DAY: ONCE, WEEKLY: SERIES}, ledger)) == {"day": (1, "2026-11-25")}
    renamed = {"events/clean-city/other.yml": f"{ONCE}aliases: [day]\n"}
    assert versions(at(renamed, ledger)) == {"day": (1, "2026-11-25")}


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (DAY, ONCE, ONCE.replace("10:00", "11:00")),
        (WEEKLY, SERIES, f"{SERIES}changes: [{{date: 2026-12-10, action: cancel}}]\n"),
        (WEEKLY, SERIES, f"{SERIES}changes: [{{date: 2026-12-12, action: add}}]\n"),
        (WEEKLY, f"{SERIES}changes: [{{date: 2026-12-12, action: add}}]\n", SERIES),
        (CAMPAIGN, SESSIONS, SESSIONS.replace("2026-12-06", "2026-12-07")),
        (CAMPAIGN, SESSIONS, SESSIONS.replace("}]", "}, {id: c, date: 2026-12-08}]")),
        (EXAM, WINDOWS, WINDOWS.replace("first-day: 2026-12-05, last-day: 2026-12-06", "date: 2026-12-05")),
    ],
)
def test_version_grows_with_any_change(path: str, before: str, after: str) -> None:
    """An added day counts, and one that is taken back; later publications of the same change nothing."""
    first = published({path: before})
    ((name, (number, _)),) = versions(at({path: before}, first)).items()
    second = published({path: after}, first, "2026-11-28T08:00")
    ((same, (next_number, day)),) = versions(at({path: after}, second, "2026-12-01T08:00")).items()
    assert (name, number, day) == (same, 1, "2026-11-28")
    assert next_number > 1
    third = published({path: after}, second, "2026-12-01T08:00")
    assert versions(at({path: after}, third, "2027-03-01T08:00")) == {name: (next_number, "2026-11-28")}


def test_version_never_falls() -> None:
    """What is past and gone counts on."""
    added = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-01, action: add}}]\n"}
    ledger = published(added, published({WEEKLY: SERIES}), LATER)
    assert versions(at(added, ledger))["weekly"][0] == 2
    assert versions(at({WEEKLY: SERIES}, ledger, "2026-12-20T08:00"))["weekly"][0] == 2


def test_version_of_another_uid_domain_is_not_the_event_s() -> None:
    """Its subscribers know another event."""
    other = {DAY: ONCE, "site_config.yml": _config("town.example.org", "other.example.org")}
    assert at(other, published({DAY: ONCE})).versions == {}


def test_version_knows_what_was_withdrawn() -> None:
    """All of it; not where a single date is."""
    ledger = published({DAY: f"visibility: withdrawn\n{ONCE}"}, published({DAY: ONCE}), LATER)
    assert [version.withdrawn for version in at({}, ledger).versions.values()] == [True]
    added = {WEEKLY: f"{SERIES}changes: [{{date: 2026-12-12, action: add}}]\n"}
    ledger = published({WEEKLY: SERIES}, published(added), LATER)
    assert [version.withdrawn for version in at({WEEKLY: SERIES}, ledger).versions.values()] == [False]
