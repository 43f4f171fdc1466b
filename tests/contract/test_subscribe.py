"""Subscribing from outside: every link of /subscribe/ leads to a feed that calendars read (CONTRACT 2)."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest

from tests.contract.conftest import BASE, Build, Built, Element

pytestmark = pytest.mark.slow

SITE = "https://example.org/town/"
HOSTILE = "\"甲' & <script>alert(1)</script> #? %2F"
QUOTED = "'" + HOSTILE.replace("'", "''") + "'"
FILES = {
    "site_config.yml": BASE["site_config.yml"].replace("东社区", QUOTED),
    "content/stations/park.yml": BASE["content/stations/park.yml"].replace("公园站", QUOTED),
    "events/clean-city/weekly.yml": f"title: {QUOTED}\nrepeat: {{every: week, from: 2026-11-23}}\nplace: {{name: 街, community: east}}\n",
    "events/exam-service/exam.yml": "title: 高考\nexam: 考\nfirst-day: 2027-06-07\nlast-day: 2027-06-09\n",
}


def links(page: Element) -> Iterator[str]:
    (main,) = (element for element in page.all() if element.attributes.get("id") == "main")
    yield from (element.attributes["href"] for element in main.all("a"))


def feed_of(link: str) -> str:
    """The address of the feed that a link asks a program to subscribe to, as http; "" for a link within the site."""
    parts = urlsplit(link)
    if parts.scheme == "webcal":
        return parts._replace(scheme="https").geturl()
    if parts.netloc == "calendar.google.com":
        (webcal,) = parse_qs(parts.query, strict_parsing=True)["cid"]
        assert webcal.startswith("webcal://")
        assert webcal.endswith(".google.ics")
        return "https" + webcal.removeprefix("webcal")
    if parts.netloc in ("outlook.live.com", "outlook.office.com"):
        assert set(parse_qs(parts.query, strict_parsing=True)) == {"url", "name"}
        (address,) = parse_qs(parts.query)["url"]
        return address
    assert not parts.scheme
    return ""


def read(built: Built, address: str) -> icalendar.Calendar:
    assert address.startswith(SITE)
    calendar = icalendar.Calendar.from_ical((built.out / address.removeprefix(SITE)).read_bytes())
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_every_link_leads_to_a_feed_of_its_name(build: Build) -> None:
    """In both languages, with titles full of quotes and markup; each feed five times: as it is, Google, Outlook twice, with reminders."""
    built = build(FILES)
    for prefix in ("", "en/"):
        page = built.html(f"{prefix}subscribe/")
        asked = [(link, feed_of(link)) for link in links(page)]
        plain = [e.attributes["value"] for e in page.all("input", readonly=None)]
        assert len(plain) == len(set(plain)) >= 1 + 4 + 3 + 1 + 2
        for address in plain:
            own = [feed for _, feed in asked if feed in (address, address[:-4] + ".alarm.ics", address[:-4] + ".google.ics")]
            assert sorted(own) == sorted([address] * 3 + [address[:-4] + ".alarm.ics", address[:-4] + ".google.ics"])
        for link, feed in asked:
            if feed:
                name = str(read(built, feed)["X-WR-CALNAME"])
                assert parse_qs(urlsplit(link).query).get("name", [name]) == [name]
        assert {str(read(built, address)["SOURCE"]) for address in plain} == set(plain)


def test_hostile_names_stay_names(build: Build) -> None:
    """They are read as written, and nothing of them is an element or an attribute."""
    page = build(FILES).html("subscribe/")
    rows = {e.attributes["id"]: e for e in page.all(class_="sub")}
    for id_ in ("community-east", "station-park", "series-weekly"):
        assert HOSTILE in rows[id_].text
        assert [e.tag for e in rows[id_].all() if e.tag in ("script", "style")] == []
        assert HOSTILE in rows[id_].all("input")[0].attributes["aria-label"]
    assert rows["series-weekly"].attributes["data-event"] == "weekly"
    assert rows["station-park"].attributes["data-status"] == "open"


def test_page_can_be_used_by_ear_and_without_script(build: Build) -> None:
    """Codes are named pictures; every address stands in a read-only field; what only a script can do is hidden until it is there."""
    page = build(FILES).html("subscribe/")
    codes = [e for e in page.all("svg") if "qr" in e.attributes.get("class", "")]
    assert [(e.attributes["role"], bool(e.attributes["aria-label"])) for e in codes] == [("img", True)] * 3
    assert [e for e in page.all("button", data_copy=None) if "hidden" not in e.attributes] == []
    assert [e for e in page.all("input", readonly=None) if not e.attributes["aria-label"]] == []
    ids = [e.attributes["id"] for e in page.all(id=None)]
    assert len(ids) == len(set(ids))


def test_quick_row_and_pages_lead_there(build: Build) -> None:
    """The fourth word on phones; from a series, a station, a kind and a community to its row, which is there."""
    built = build(FILES)
    (quick,) = built.html("").all("nav", class_="quick")
    assert [e.text.strip() for e in quick.all("a")] == ["今天", "月历", "驿站", "订阅"]
    ids = {e.attributes["id"] for e in built.html("subscribe/").all(id=None)}
    for address in ("events/weekly/", "events/exam/", "stations/park/", "events/kinds/exam-service/", "events/communities/north/"):
        (how,) = built.html(address).all("a", class_="how")
        way, _, anchor = how.attributes["href"].partition("#")
        assert (way, anchor in ids) == ("../" * address.count("/") + "subscribe/", True)


def test_import_file_clashes_with_no_subscription(build: Build) -> None:
    """Its dates have UIDs of their own, no rule, and no day beyond the three months."""
    built = build(FILES)
    (link,) = (link for link in links(built.html("subscribe/")) if link.endswith("three-months.ics"))
    events = built.ics(link.removeprefix("../"))
    subscribed = {str(event["UID"]) for event in built.ics("feeds/all.ics") if "RRULE" in event}
    assert len(events) == 13
    assert subscribed == {"weekly@town.example.org"}
    assert [e for e in events if "RRULE" in e or "RECURRENCE-ID" in e or str(e["UID"]) in subscribed] == []
    assert {e.attributes["id"] for e in built.html("subscribe/").all("details", id="series")} == {"series"}
    assert max(event.decoded("DTSTART").isoformat() for event in events) == "2027-02-22"
