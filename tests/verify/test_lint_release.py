"""Sites of ours: nothing is wrong with their calendar files; what would be stops a publication."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import ledger
from generator.language import languages
from generator.outputs import feeds
from generator.outputs.edition import Edition, edition
from generator.outputs.feeds.feed_views import EventFileView, FeedView
from generator.outputs.revisions import next_ledger, revised
from generator.render.ics import FeedWriter
from generator.source.load import load
from generator.verify.calendar_file import read
from generator.verify.lint import lint
from generator.verify.lint.releases import lint_release, lint_successor
from tests.contract.conftest import BASE
from tests.readers.awkward import AWKWARD
from tests.sites import site, town
from tests.verify.feeds import GOOD, changed, octets

ROOT = Path(__file__).parent.parent.parent
CASES = sorted(path for path in (ROOT / "tests/cases").iterdir() if path.is_dir())


def calendars(made: Edition) -> dict[str, bytes]:
    """All calendar files of a site, as they are published."""
    writer, found = FeedWriter(), {}
    for path, view in feeds.plan(made):
        assert isinstance(view, (FeedView, EventFileView))
        found[path] = writer.feed(view) if isinstance(view, FeedView) else writer.event_file(view)
    return found


def of_folder(root: Path) -> Edition:
    sources = [root / "site_config.yml", *(path for part in ("events", "content") for path in (root / part).rglob("*") if path.is_file())]
    loaded, _ = load({path.relative_to(root).as_posix(): path.read_bytes() for path in sources if path.is_file()})
    assert loaded
    now = datetime(2026, 12, 1, 8, tzinfo=ZoneInfo(loaded.config.timezone))
    return edition(loaded, now, languages(loaded.config), {})


def wrong(files: Mapping[str, bytes]) -> list[str]:
    return [f"{one.at}: {one.code} {one.arguments}" for one in lint_release(files.__getitem__, files)]


@pytest.mark.parametrize("root", [ROOT, *CASES], ids=lambda path: path.name)
def test_site_has_nothing_wrong(root: Path) -> None:
    """The town's own, and each of the small ones: no error, no warning, in no language, whichever way it is looked at."""
    files = calendars(of_folder(root))
    assert wrong(files) == []
    assert [one for path, data in files.items() for one in lint(path, data)] == []


@pytest.mark.parametrize("files", [AWKWARD, {path: text for path, text in BASE.items() if not path.startswith("site_config")}])
def test_awkward_town_has_nothing_wrong(files: dict[str, str]) -> None:
    """All forms of repeat, of time and of change; before and after they were told of, and on a later day."""
    for now in ("2026-11-25T08:00", "2027-03-01T08:00"):
        made = town(files, now)
        told, _ = ledger.read(ledger.write(next_ledger(made)))
        moment = datetime.fromisoformat(now).replace(tzinfo=made.zone)
        again = revised(edition(site(files), moment, made.languages, told))
        assert [wrong(calendars(made)), wrong(calendars(again))] == [[], []]


def test_mistake_is_told_with_its_lines() -> None:
    """Of the file in which it stands, though the same entry was read before in another."""
    good, bad = octets(GOOD), octets(changed(("20261210T083000", "20260231T083000")))
    files = {"feeds/all.ics": good, "feeds/kinds/a.ics": bad, "feeds/kinds/b.ics": bad, "index.html": b"<html>"}
    assert [(one.code, one.at) for one in lint_release(files.__getitem__, files)] == [
        (one.code, one.at) for path in ("feeds/kinds/a.ics", "feeds/kinds/b.ics") for one in lint(path, bad)
    ]


def test_what_depends_on_the_file_is_seen_in_each() -> None:
    """The same cancelled entry is right in one feed and wrong in another."""
    good, google = octets(GOOD), octets(changed(("feeds/all.ics", "feeds/all.google.ics")))
    files = {"feeds/all.ics": good, "feeds/all.google.ics": google}
    assert [(one.code, one.at.path) for one in lint_release(files.__getitem__, files) if hasattr(one.at, "path")] == [
        ("ics-cancelled-for-google", "feeds/all.google.ics")
    ]


def test_only_so_many_files_are_told() -> None:
    """A mistake in what all share is in all of them."""
    bad = octets(changed(("VERSION:2.0\n", "")))
    files = {f"feeds/kinds/{n}.ics": bad for n in range(100)}
    assert len(wrong(files)) == 20


def test_shorter_window_is_no_reason_to_stop() -> None:
    """What lies beyond it is still on the site."""
    event = {"events/clean-city/late.yml": "title: 晚\ndate: 2027-05-01\n", "events/clean-city/soon.yml": "title: 早\ndate: 2026-12-01\n"}
    short = {"site_config.yml": BASE["site_config.yml"].rstrip() + "\n        feeds: {ahead-days: 30}\n"}
    old, now = town(event), town({**event, **short})
    told, _ = ledger.read(ledger.write(next_ledger(old)))
    after = revised(edition(site({**event, **short}), now.now, now.languages, told))
    first, second = ({"feeds/all.ics": read(calendars(made)["feeds/all.ics"])} for made in (old, after))
    assert lint_successor(first, second, now.today, after.revisions) == []
    assert [one.code for one in lint_successor(first, second, now.today, ())] == ["ics-gone"]
