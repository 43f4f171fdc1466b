"""What is not delivered, though it was built: feeds that some program would drop, misread or pass over."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.build import Watch
from generator.publish.gate import emptied, misread
from generator.publish.line import publish
from generator.publish.targets import Release
from tests.commands import NOW, SITE, bianmin, contents, make
from tests.verify.feeds import GOOD, changed, octets

TODAY = date(2026, 12, 2)
SWEEP = GOOD[GOOD.index("BEGIN:VEVENT") : GOOD.index("BEGIN:VEVENT\nSUMMARY:一天")]
HEAD = GOOD[: GOOD.index("BEGIN:VEVENT")]


def release(files: Mapping[str, str]) -> Release:
    listed = [{"path": path, "size": len(text), "sha256": ""} for path, text in files.items()]
    held = {path: octets(text) for path, text in files.items()}
    held["build.json"] = json.dumps({"version": "0", "now": "2026-12-02T08:00:00+08:00", "files": listed}).encode()
    return Release(held.__getitem__)


def codes(last: str | None, new: str, *uids: str, path: str = "feeds/all.ics") -> list[str]:
    return [one.code for one in misread(release({path: last}) if last else None, release({path: new}), TODAY, uids)]


def test_good_release_passes() -> None:
    """The first, and one after another."""
    assert [codes(None, GOOD), codes(GOOD, GOOD)] == [[], []]


@pytest.mark.parametrize("path", ["feeds/all.ics", "en/feeds/kinds/x.ics", "events/sweep/event.ics", "zh-hant/feeds/archive/2026.ics"])
def test_mistake_in_any_calendar_file_stops(path: str) -> None:
    """In each language, also in files that nobody subscribes to."""
    assert "ics-bad-duration" in codes(None, changed(("PT12H", "P12H")), path=path)


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (changed(("20261210T083000", "20261210T090000")), "ics-moved-silently"),
        (changed(("SEQUENCE:2", "SEQUENCE:1")), "ics-sequence-back"),
        (changed((SWEEP, "")), "ics-gone"),
    ],
)
def test_what_programs_would_pass_over_stops(new: str, code: str) -> None:
    """Held against what was published last."""
    assert codes(GOOD, new) == [code]


def test_what_the_site_still_has_may_leave_a_feed() -> None:
    """Its window has become shorter."""
    assert codes(GOOD, changed((SWEEP, "")), "sweep@town.example.org") == []


def test_feed_that_becomes_empty_is_named() -> None:
    """In any language and variant; one that was empty, or is gone, is not."""
    full, empty = f"{HEAD}{SWEEP}END:VCALENDAR\n", f"{HEAD}END:VCALENDAR\n"
    old = {"feeds/all.ics": full, "en/feeds/kinds/a.google.ics": full, "feeds/kinds/b.ics": empty, "feeds/kinds/c.ics": full}
    new = {"feeds/all.ics": full, "en/feeds/kinds/a.google.ics": empty, "feeds/kinds/b.ics": empty}
    assert list(emptied(release(old), release(new), TODAY)) == ["en/feeds/kinds/a.google.ics"]


@pytest.mark.slow
def test_what_stops_is_shown_and_nothing_is_delivered(tmp_path: Path) -> None:
    """Here a feed that was published with a time to come: programs would take what follows for outdated."""
    root, feed = make(tmp_path / "town"), tmp_path / "public/current/feeds/all.ics"
    assert bianmin(root, "publish", "../public/", "--yes", "--now", NOW).returncode == 0
    feed.write_bytes(feed.read_bytes().replace(b"DTSTAMP:2026", b"DTSTAMP:2030"))
    sweep = root / "events/clean-city/sweep.yml"
    sweep.write_text(sweep.read_text(encoding="utf-8").replace("大扫除", "大清洁"), encoding="utf-8")
    before, told = contents(tmp_path / "public"), (root / "events/ledger.jsonl").read_bytes()
    call = bianmin(root, "publish", "../public/", "--yes", "--now", "2026-12-02T08:00")
    lines = call.stderr.splitlines()
    assert (call.returncode, lines[0].split()[-1], lines[1].split("|")[-1]) == (1, "ics-stamp-back", " DTSTAMP:20261202T000000Z")
    assert (contents(tmp_path / "public"), (root / "events/ledger.jsonl").read_bytes()) == (before, told)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["public/", "public.zip"])
def test_what_reads_back_wrong_stops_and_nothing_is_delivered(tmp_path: Path, target: str) -> None:
    """Here a page that goes bad on the disk after it was built."""
    root = make(tmp_path / "town")

    def spoiled(stage: str, done: int, of: int) -> None:
        page = root / ".bianmin/publish/site/stations/corner/index.html"
        if stage == "gate":
            page.write_bytes(page.read_bytes().replace("街角驿站".encode(), "街头驿站".encode()))

    def now(zone: ZoneInfo) -> datetime:
        return datetime.fromisoformat(NOW).replace(tzinfo=zone)

    outcome = publish(root, f"{tmp_path}/{target}", now, Watch(spoiled), jobs=1, dry_run=False, agreed=lambda report: True)
    wrong = {one.code for one in outcome.mistakes if one.at.path == "stations/corner/index.html"}
    assert (outcome.delivered, wrong) == (False, {"file-changed", "title-wrong"})
    assert [*tmp_path.glob("public/current"), *tmp_path.glob("public.zip")] == []
    assert not (root / "events/ledger.jsonl").exists()


@pytest.mark.slow
def test_site_for_a_stick_passes(tmp_path: Path) -> None:
    """Its links name their files."""
    config = "        publish: {usb: {to: ../usb.zip, offline: true}}\n"
    root = make(tmp_path / "town", {"site_config.yml": SITE["site_config.yml"].rstrip(" ") + config})
    call = bianmin(root, "publish", "usb", "--yes", "--now", NOW)
    assert (call.returncode, call.stderr, (tmp_path / "usb.zip").is_file()) == (0, "", True)
