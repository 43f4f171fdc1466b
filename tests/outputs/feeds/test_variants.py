"""The feeds for Google and the yearly archives: what stands in them, under which words, in each language."""

import pytest

from generator.outputs import feeds
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.feeds.vevent import Entry
from generator.render.ics import FeedWriter
from tests.sites import town

DAY = "events/clean-city/day.yml"
SERIES = "title: 日\nrepeat: {{every: week, on: [mon], from: {}}}\n"


def views(files: dict[str, str], now: str = "2026-11-25T08:00") -> dict[str, FeedView]:
    return {path: view for path, view in feeds.plan(town(files, now)) if isinstance(view, FeedView)}


def archives(files: dict[str, str], now: str = "2026-11-25T08:00") -> dict[str, list[str]]:
    """The UIDs in each year's, in the first language."""
    found = {path: view.entries for path, view in views(files, now).items() if path.startswith("feeds/archive/")}
    return {path.removeprefix("feeds/archive/"): [entry.uid.split("@")[0] for entry in entries] for path, entries in found.items()}


def written(view: FeedView) -> list[str]:
    return FeedWriter().feed(view).decode().replace("\r\n ", "").split("\r\n")


def properties(view: FeedView, *names: str) -> list[str]:
    return [line for line in written(view) if line.startswith(names)]


@pytest.mark.parametrize("action", ["cancel", "postpone"])
@pytest.mark.parametrize(
    "text",
    [
        "title: 日\ndate: 2026-12-10\ntime: 09:00-10:00\nchanges: [{{action: {}}}]\n",
        "title: 日\ntime: 09:00-10:00\nrepeat: {{every: week, on: [thu], from: 2026-12-03}}\nchanges: [{{date: 2026-12-10, action: {}}}]\n",
    ],
    ids=["once", "series"],
)
def test_google_is_told_that_what_is_off_is_confirmed(text: str, action: str) -> None:
    """Only STATUS and the feed's own address differ: the prefix is there, and nobody is busy."""
    found = views({DAY: text.format(action)})
    plain, google = (written(found[f"feeds/all{variant}.ics"]) for variant in ("", ".google"))
    differing = [pair for pair in zip(plain, google, strict=True) if pair[0] != pair[1]]
    source = "SOURCE;VALUE=URI:https://example.org/town/feeds/all{}.ics"
    assert differing == [(source.format(""), source.format(".google")), ("STATUS:CANCELLED", "STATUS:CONFIRMED")]
    words = properties(found["feeds/all.google.ics"], "SUMMARY:【", "TRANSP:TRANSPARENT")
    assert words == [f"SUMMARY:【{'取消' if action == 'cancel' else '延期'}】日", "TRANSP:TRANSPARENT"]


def test_google_hides_what_was_withdrawn() -> None:
    """A tombstone is CANCELLED for all."""
    found = views({DAY: "title: 密\ndate: 2026-12-10\nvisibility: withdrawn\n"})
    for variant in ("", ".alarm", ".google"):
        assert properties(found[f"feeds/all{variant}.ics"], "SUMMARY", "STATUS") == ["SUMMARY:已撤下", "STATUS:CANCELLED"]


def test_google_feed_holds_what_its_plain_feed_holds() -> None:
    """Each of them, in every language, within the same window; and never an alarm."""
    files = {
        DAY: SERIES.format("2026-11-02"),
        "events/clean-city/late.yml": "title: 晚\ndate: 2027-12-31\n",
        "events/clean-city/off.yml": "title: 取消\ndate: 2026-12-10\nchanges: [{action: cancel}]\n",
    }
    found = views(files)
    google = {path: view.entries for path, view in found.items() if path.endswith(".google.ics")}
    assert len(google) == sum(path.endswith(".alarm.ics") for path in found) > 0
    assert google == {path: found[path.replace(".google", "")].entries for path in google}
    assert [line for view in found.values() if view.variant.value == ".google" for line in properties(view, "BEGIN:VALARM")] == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("title: 日\ndate: 2019-05-01\n", ["2019"]),
        ("title: 日\ndate: 2026-12-31\n", ["2026"]),
        ("title: 日\ndate: 2027-01-01\n", []),
        ("title: 日\ndate: 待定\n", []),
        ("title: 日\nfirst-day: 2024-12-31\nlast-day: 2025-01-01\n", ["2024", "2025"]),
        ("title: 日\nfirst-day: 2026-12-31\nlast-day: 2027-01-01\n", ["2026"]),
        (SERIES.format("2024-12-30"), ["2024", "2025", "2026"]),
        ("title: 日\nrepeat: {every: year, from: 2024-02-29}\n", ["2024"]),
        ("title: 日\ndate: 2025-05-01\nchanges: [{action: cancel}]\n", ["2025"]),
        ("title: 日\ndate: 2025-12-30\nchanges: [{action: move, to: {date: 2026-01-02}}]\n", ["2026"]),
        ("title: 密\ndate: 2025-05-01\nvisibility: internal\n", []),
        ("title: 密\ndate: 2025-05-01\nvisibility: withdrawn\n", []),
    ],
)
def test_archive_holds_what_had_a_date_in_its_year(text: str, years: list[str]) -> None:
    """However long ago, also what was cancelled; the running year to its end, none after it; nothing that is not public."""
    assert archives({DAY: text}) == {f"{year}.ics": ["day"] for year in years}


def test_archive_holds_a_series_whole() -> None:
    """With its exceptions, wherever they are: a master stands with them or not at all."""
    text = f"{SERIES.format('2024-12-23')}changes: [{{date: 2024-12-30, action: cancel}}, {{date: 2026-11-30, action: cancel}}]\n"
    assert archives({DAY: text}) == {f"{year}.ics": ["day", "day", "day"] for year in (2024, 2025, 2026)}


def test_archive_says_its_year_in_each_language() -> None:
    """One file a language, without variants; its page is the list of events."""
    files = {DAY: "title: {zh-Hans: 日, en: Day}\ndate: 2025-05-01\n"}
    found = {path: view for path, view in views(files).items() if "/archive/" in path}
    said = {path: (view.language, view.name, view.url, view.source, [e.summary for e in view.entries]) for path, view in found.items()}
    base = "https://example.org/town/"
    assert said == {
        "feeds/archive/2025.ics": ("zh-Hans", "测试镇 · 2025", f"{base}events/", f"{base}feeds/archive/2025.ics", ["日"]),
        "en/feeds/archive/2025.ics": ("en", "测试镇 · 2025", f"{base}en/events/", f"{base}en/feeds/archive/2025.ics", ["Day"]),
    }


def test_archive_tells_an_event_as_its_feed_did() -> None:
    """The same entry, UID and revision; so that who imports it has it once."""
    files = {DAY: "title: 日\ndate: 2026-11-20\ntime: 09:00-10:00\n"}
    found = views(files)
    archived: tuple[Entry, ...] = found["feeds/archive/2026.ics"].entries
    assert archived == found["feeds/all.ics"].entries
    assert properties(found["feeds/archive/2026.ics"], "BEGIN:VALARM") == []
