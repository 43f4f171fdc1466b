"""What programs that people subscribe with bear, rule by rule, held against every calendar file of two sites as the command builds them."""

import re
import shutil
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from tests.commands import bianmin, make
from tests.outputs.feeds.built import HOSTILE, Built, parsed

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
ZONE = ZoneInfo("Asia/Shanghai")
NOW = "2026-11-25T08:00"


@pytest.fixture(scope="module", params=["demo", "hostile"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp(request.param)
    if request.param == "demo":
        for name in ("site_config.yml", "events", "content"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
    else:
        make(root, base=HOSTILE)
    call = bianmin(root, "build", "--now", NOW)
    assert call.returncode == 0, call.stderr
    site = root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.ics"))}
    domain = re.findall(r"uid-domain: (\S+)", (root / "site_config.yml").read_text(encoding="utf-8"))[0]
    return Built(domain, site, files, {path: parsed(data) for path, data in files.items()})


def test_bytes_are_plain(built: Built) -> None:
    """UTF-8 without BOM, CRLF, at most 75 octets a line, folded between code points, no control character, no other line break."""
    for path, data in built.files.items():
        assert data.startswith(b"BEGIN:VCALENDAR\r\n"), path
        lines = data.split(b"\r\n")
        assert lines[-1] == b"", path
        for line in lines:
            assert len(line) <= 75, path
            line.decode()
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)|(?<!\r)\n", data.decode()), path


def test_text_has_no_backslash_but_before_what_must_have_one(built: Built) -> None:
    """`\\\\n`, `\\\\,` and `\\\\;`: a literal backslash is a full-width one, since readers make a line break of `\\\\N`."""
    for path, event in built.events():
        for line in event.lines:
            assert not re.search(r"\\(?![n,;])", line), (path, line[:80])


def test_calendar_has_the_head_of_the_profile(built: Built) -> None:
    """Neither METHOD nor UID; a single event's file has no name; a refresh every `PT12H`."""
    feed = ["VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "X-WR-TIMEZONE", "REFRESH-INTERVAL"]
    feed += ["X-PUBLISHED-TTL", "URL", "SOURCE", "COLOR", "X-APPLE-CALENDAR-COLOR", "LAST-MODIFIED"]
    for path, calendar in built.calendars.items():
        names = [re.split("[;:]", line)[0] for line in calendar.lines]
        assert sorted(names) == sorted(feed if "feeds/" in path else feed[:3]), path
        if "feeds/" in path:
            assert calendar.get("REFRESH-INTERVAL") == ";VALUE=DURATION:PT12H"
            assert calendar.get("X-PUBLISHED-TTL") == ":PT12H"
            assert calendar.get("SOURCE").startswith(";VALUE=URI:http") and calendar.get("SOURCE").endswith(path), path
            assert calendar.get("NAME") == calendar.get("X-WR-CALNAME") and calendar.get("DESCRIPTION") == calendar.get("X-WR-CALDESC")


def test_time_zone_comes_first_and_is_plain(built: Built) -> None:
    """One STANDARD; then only events."""
    for path, calendar in built.calendars.items():
        assert [part.name for part in calendar.parts] == ["VTIMEZONE", *["VEVENT"] * (len(calendar.parts) - 1)], path
        (standard,) = calendar.parts[0].parts
        assert calendar.parts[0].lines == ["TZID:Asia/Shanghai"]
        offsets = ["DTSTART:19700101T000000", "TZNAME:CST", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800"]
        assert (standard.name, sorted(standard.lines)) == ("STANDARD", offsets)


def test_event_has_what_the_profile_asks(built: Built) -> None:
    """Each once; LAST-MODIFIED is DTSTAMP; GEO of six decimals."""
    for path, event in built.events():
        for name in ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS", "TRANSP", "URL"):
            assert len(event.all(name)) == 1, (path, name)
        assert event.get("DTSTAMP") == event.get("LAST-MODIFIED")
        assert re.fullmatch(r":\d{8}T\d{6}Z", event.get("DTSTAMP"))
        assert re.fullmatch(r"|:-?\d+\.\d{6};-?\d+\.\d{6}", event.get("GEO"))
        assert re.match(":https?://", event.get("URL"))


def test_uid_is_made_of_ids_and_is_the_same_event_everywhere(built: Built) -> None:
    """In every feed, variant and language: the same times, rule and revision; nothing of a title, a day as shown, or an address."""
    told: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for _, event in built.events():
        assert re.fullmatch(rf"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*@{re.escape(built.domain)}", event.key[0])
        told[event.key].add(tuple(event.get(name) for name in ("DTSTART", "DTEND", "RRULE", "EXDATE", "SEQUENCE", "DTSTAMP", "TRANSP")))
    assert {key: said for key, said in told.items() if len(said) > 1} == {}


def test_entry_stands_once_in_a_file_and_after_its_master(built: Built) -> None:
    """An override's master is in the same file, before it."""
    for path, calendar in built.calendars.items():
        keys = [part.key for part in calendar.parts[1:]]
        assert len(set(keys)) == len(keys), path
        for place, (uid, replaced) in enumerate(keys):
            assert not replaced or (uid, "") in keys[:place], (path, uid)


def test_nothing_that_readers_disagree_about(built: Built) -> None:
    """No RDATE, RANGE, RSCALE, DURATION, ORGANIZER; no duration without `PT`."""
    for path, data in built.files.items():
        names = {re.split("[;:]", line)[0] for _, event in built.events(path) for line in event.lines}
        assert names.isdisjoint({"RDATE", "EXRULE", "DURATION", "ORGANIZER", "ATTENDEE", "METHOD"}), path
        assert not re.search(rb"^(RRULE|RECURRENCE-ID)[^\r]*(RANGE|RSCALE|SKIP)", data, re.MULTILINE), path


def test_times_are_in_the_zone_or_days(built: Built) -> None:
    """Never UTC, never floating; EXDATE and RECURRENCE-ID of DTSTART's type; a day is transparent and its end exclusive."""
    masters = {event.key[0]: event for _, event in built.events() if not event.key[1]}
    for path, event in built.events():
        start, end = event.get("DTSTART"), event.get("DTEND")
        kind = r";VALUE=DATE:\d{8}" if ";VALUE=DATE" in start else r";TZID=Asia/Shanghai:\d{8}T\d{6}"
        assert re.fullmatch(kind, start) and re.fullmatch(kind, end) and start < end, path
        own = r";VALUE=DATE:\d{8}" if ";VALUE=DATE" in masters[event.key[0]].get("DTSTART") else r";TZID=Asia/Shanghai:\d{8}T\d{6}"
        for left_out in (*event.all("EXDATE"), *event.all("RECURRENCE-ID")):
            assert re.fullmatch(rf"{own}(,[^,]+)*", left_out), path
        assert event.get("TRANSP") == (":TRANSPARENT" if ";VALUE=DATE" in start or event.is_off else ":OPAQUE"), path


def _moment(written: str) -> datetime:
    """Naive, local."""
    return datetime.strptime(written, "%Y%m%dT%H%M%S" if "T" in written else "%Y%m%d")  # noqa: DTZ007


def test_exceptions_are_dates_of_the_rule(built: Built) -> None:
    """By dateutil. UNTIL is UTC, the end of the last local day, where times are; an override that moved stays between its neighbours."""
    for path, calendar in built.calendars.items():
        for master in (part for part in calendar.parts if part.get("RRULE")):
            start, rule = master.get("DTSTART").rpartition(":")[2], master.get("RRULE")[1:]
            until = re.search("UNTIL=([^;]+)", rule)
            if until and "T" in start:
                at = datetime.strptime(until[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(ZONE)
                assert f"{at:%H%M%S}" == "235959", path
                rule = rule.replace(until[1], f"{at:%Y%m%dT%H%M%S}")
            rules = rrulestr(rule, dtstart=_moment(start))
            left_out = [_moment(day) for each in master.all("EXDATE") for day in each.rpartition(":")[2].split(",")]
            overrides = [part for part in calendar.parts[1:] if part.key[0] == master.key[0] and part.key[1]]
            now = {_moment(part.key[1].rpartition(":")[2]): _moment(part.get("DTSTART").rpartition(":")[2]) for part in overrides}
            for moment in (*left_out, *now):
                assert rules.between(moment, moment, inc=True) == [moment], (path, master.key, moment)
            for replaced, moved in now.items():
                if moved.date() != replaced.date():
                    before, after = rules.before(replaced), rules.after(replaced)
                    assert before is None or before in left_out or now.get(before, before).date() < moved.date(), (path, moved)
                    assert after is None or after in left_out or moved.date() < now.get(after, after).date(), (path, moved)


def test_what_does_not_take_place_says_so(built: Built) -> None:
    """CANCELLED under its prefix and without an alarm; for Google CONFIRMED, but a tombstone is CANCELLED everywhere, and says no more."""
    for path, event in built.events():
        if not event.is_off:
            continue
        if event.get("SUMMARY") in (":已撤下", ":Withdrawn"):
            assert event.get("STATUS") == ":CANCELLED"
            assert not any(event.get(name) for name in ("DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "CONTACT", "IMAGE", "RRULE")), path
        else:
            assert event.get("STATUS") == (":CONFIRMED" if ".google." in path else ":CANCELLED"), path
            assert event.get("SUMMARY").startswith((":【取消】", ":【延期】", ":[Cancelled]", ":[Postponed]")), (
                path,
                event.get("SUMMARY")[:20],
            )
        assert event.parts == [], path


def test_alarms_are_where_they_are_wanted(built: Built) -> None:
    """One on each entry that takes place, in `.alarm.ics` and event.ics, with a DESCRIPTION; none elsewhere."""
    for path, event in built.events():
        wanted = (".alarm." in path or path.endswith("/event.ics")) and not event.is_off
        assert [part.name for part in event.parts] == ["VALARM"] * wanted, path
        for alarm in event.parts:
            trigger = ":-PT6H" if ";VALUE=DATE" in event.get("DTSTART") else ":-PT1H"
            assert (alarm.get("ACTION"), alarm.get("TRIGGER"), alarm.get("DESCRIPTION")) == (":DISPLAY", trigger, event.get("SUMMARY"))


def test_feed_is_small_enough(built: Built) -> None:
    """Under 900 KB, but for the archives, to which nobody subscribes."""
    for path, data in built.files.items():
        assert len(data) < 900_000 or "/archive/" in path, path


def test_robots_may_read_feeds(built: Built) -> None:
    """Google fetches feeds only where robots.txt lets it."""
    text = (built.folder / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow: /" not in text
