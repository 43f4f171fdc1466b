"""Pages from outside (CONTRACT 2)."""

import hashlib
import json
from xml.etree import ElementTree

import pytest

from tests.contract.conftest import Build, Built, bianmin, write

pytestmark = pytest.mark.slow

TOWN = {
    "events/clean-city/today.yml": "title: 今天的\ndate: 2026-11-25\ntime: 06:00-07:00\nplace: {name: 街, community: east}\n",
    "events/clean-city/off.yml": """
        title: 取消的
        date: 2026-11-28
        place: {station: park}
        changes: [{action: cancel, reason: 雨, announced: 2026-11-24}]
        """,
    "events/clean-city/wash.yml": "title: 洗街\nrepeat: {every: week, on: [mon, thu], from: 2026-03-02}\ntime: 待定\nplace: {name: 路}\n",
    "events/green-village/tree.yml": "title: 植树\ndate: 待定\n",
    "content/about.md": "---\ntitle: 关于\nnav: 1\n---\n看[活动](../events/)。\n",
    "content/notices/rain.md": "---\ntitle: 暴雨\nlevel: urgent\nfrom: 2026-11-24\nuntil: 2026-11-25\n---\n请留在室内。\n",
}

ADDRESSES = [
    "index.html",
    "events/index.html",
    "events/off/index.html",
    "events/off/event.ics",
    "events/kinds/clean-city/index.html",
    "events/kinds/exam-service/index.html",
    "events/kinds/waste-sorting/index.html",
    "events/kinds/green-village/index.html",
    "events/communities/east/index.html",
    "events/communities/north/index.html",
    "calendar/2026-11/index.html",
    "changes/index.html",
    "stations/index.html",
    "stations/park/index.html",
    "waste-guide/index.html",
    "subscribe/index.html",
    "flyers/index.html",
    "about/index.html",
    "notices/rain/index.html",
    "feeds/changes.atom",
    "feeds/all.ics",
    "feeds/all.alarm.ics",
    "feeds/kinds/green-village.ics",
    "feeds/communities/north.alarm.ics",
    "feeds/stations/park.ics",
    "feeds/series/wash.ics",
]


def pages(site: Built) -> list[str]:
    return sorted(p for p in site.files() if p.endswith(".html"))


def test_home_lists_today_and_six_days_with_the_occurrence_status(build: Build) -> None:
    home = build(TOWN).html("")
    shown = {(e.attributes["data-event"], e.attributes["data-status"]) for e in home.all(data_event=None)}
    assert {("today", "scheduled"), ("off", "cancelled"), ("wash", "scheduled")} <= shown
    assert "暴雨" in home.text
    assert all("取消" in e.text for e in home.all(data_event="off"))


def test_every_page_names_itself_in_all_languages(build: Build) -> None:
    site = build(TOWN)
    for path in pages(site):
        if path == "404.html":
            continue
        page = site.html(path)
        links = {e.attributes["hreflang"]: e.attributes["href"] for e in page.all("link", rel="alternate", hreflang=None)}
        assert {"zh-Hans", "en"} <= set(links), path
        own = "en" if path.startswith("en/") else "zh-Hans"
        (canonical,) = page.all("link", rel="canonical")
        if not path.endswith("calendar/index.html"):
            assert links[own] == canonical.attributes["href"], path
        (html,) = page.all("html")
        assert html.attributes["lang"] == own


def test_every_page_ends_with_the_telephone_and_asks_nobody_else(build: Build) -> None:
    site = build(TOWN)
    for path in pages(site):
        page = site.html(path)
        assert page.all("a", href="tel:12345"), path
        for element in page.walk():
            assert "style" not in element.attributes and not any(k.startswith("on") for k in element.attributes), (path, element)
            assert element.tag != "style", path
            if element.tag == "script":
                assert element.attributes.get("type") == "application/ld+json" or element.attributes.get("src"), path
            source = element.attributes.get("src", "")
            assert "//" not in source, (path, source)
        policy = [e.attributes["content"] for e in page.all("meta", http_equiv="Content-Security-Policy")]
        assert len(policy) == 1 and "default-src 'none'" in policy[0] and "unsafe" not in policy[0]


def test_links_are_relative_and_lead_somewhere(build: Build) -> None:
    site = build(TOWN)
    files = set(site.files())
    for path in pages(site):
        base = path.split("/")[:-1]
        for element in site.html(path).walk():
            target = element.attributes.get("href" if element.tag in ("a", "link") else "src", "")
            if not target or target.startswith(("http:", "https:", "tel:", "mailto:", "webcal:", "#", "data:")):
                continue
            if path == "404.html":
                assert target.startswith("/town/"), target
                parts = target.removeprefix("/town/").split("#")[0].split("/")
            else:
                assert not target.startswith("/"), (path, target)
                parts = list(base)
                for piece in target.split("#")[0].split("?")[0].split("/"):
                    if piece == "..":
                        parts.pop()
                    elif piece != ".":
                        parts.append(piece)
            name = "/".join(parts)
            assert name in files or f"{name}index.html".lstrip("/") in files, (path, target)


def test_months_list_every_event_and_undated_ones(build: Build) -> None:
    site = build(TOWN)
    month = site.html("calendar/2026-11/")
    found = {(e.attributes["data-event"], e.attributes["data-status"]) for e in month.all(data_event=None)}
    assert {("today", "scheduled"), ("off", "cancelled"), ("wash", "scheduled"), ("tree", "scheduled")} <= found
    assert site.html("calendar/2026-03/").all(data_event="wash")
    assert site.html("calendar/2027-12/")


def test_event_page_has_one_json_ld_event(build: Build) -> None:
    site = build(TOWN)
    (script,) = site.html("en/events/off/").all("script", type="application/ld+json")
    data = json.loads(script.text)
    assert data["@type"] == "Event"
    assert {"name", "startDate", "endDate", "eventStatus", "location", "organizer", "url"} <= set(data)
    assert data["startDate"] == data["endDate"] == "2026-11-28"
    assert data["eventStatus"].endswith("EventCancelled")
    assert data["url"] == "https://example.org/town/en/events/off/"
    assert site.html("events/tree/").all("script", type="application/ld+json") == []
    (series,) = site.html("events/wash/").all("script", type="application/ld+json")
    assert "eventSchedule" in json.loads(series.text)
    assert json.loads(series.text)["startDate"] == "2026-11-26"


def test_undated_event_has_a_page_and_no_calendar(build: Build) -> None:
    site = build(TOWN)
    assert "待定" in site.html("events/tree/").text
    assert not (site.out / "events/tree/event.ics").exists()
    assert all("tree" not in str(e["UID"]) for e in site.ics("feeds/all.ics"))


def test_changes_say_what_and_since_when(build: Build) -> None:
    """Status and days are data; the feed leads to the same page; without a ledger only what an author announced."""
    site = build(TOWN)
    (entry,) = site.html("changes/").all(data_event=None)
    assert (entry.attributes["data-event"], entry.attributes["data-status"]) == ("off", "cancelled")
    assert [e.attributes["datetime"] for e in entry.all("time")] == ["2026-11-28", "2026-11-24"]
    (link,) = site.html("en/changes/").all("link", type="application/atom+xml")
    assert link.attributes["href"] == "../../en/feeds/changes.atom"
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.fromstring((site.out / "en/feeds/changes.atom").read_bytes())
    (item,) = feed.findall("a:entry", space)
    (led,) = item.findall("a:link", space)
    assert led.attrib["href"] == "https://example.org/town/en/events/off/"
    assert item.findtext("a:updated", "", space) == "2026-11-23T16:00:00Z"


def test_withdrawn_event_is_mentioned_nowhere(build: Build) -> None:
    """But on its own page, as its entry in calendars, and in build.json: the changes only count it."""
    path, text = "events/clean-city/mistaken.yml", "title: 弄错的\ndate: 2026-12-28\n"
    site = build({**TOWN, path: text})
    for now, said in (("2026-11-25T08:00", text), ("2026-11-26T08:00", f"visibility: withdrawn\n{text}")):
        write(site.root, {path: said})
        published = bianmin(site.root, "publish", str(site.root.parent / "public"), "--now", now, "--yes")
        assert published.returncode == 0, published.stderr
    files = Built(site.root, site.root.parent / "public" / "current", published).files()
    assert [path for path, data in files.items() if "弄错的".encode() in data] == []
    naming = {path for path, data in files.items() if b"mistaken" in data and not path.endswith(".ics")}
    assert naming == {"build.json", "events/mistaken/index.html", "en/events/mistaken/index.html"}
    assert "撤下了1项活动" in files["changes/index.html"].decode()


def test_every_address_of_the_contract_exists(build: Build) -> None:
    files = set(build(TOWN).files())
    for prefix in ("", "en/"):
        for address in ADDRESSES:
            assert prefix + address in files, prefix + address
    assert {"404.html", "sitemap.xml", "robots.txt", "build.json", "data/events.json", "data/events.csv"} <= files
    assert {"data/stations.json", "data/stations.csv"} <= files


def test_build_json_lists_every_other_file(build: Build) -> None:
    site = build(TOWN)
    files = site.files()
    listed = site.json("build.json")
    expected = [{"path": p, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for p, d in sorted(files.items()) if p != "build.json"]
    assert expected == listed["files"]


def test_a_plain_kind_takes_one_entry_and_no_code(build: Build) -> None:
    site = build(TOWN)
    assert "绿美乡村" in site.html("events/kinds/green-village/").text
    assert site.html("events/kinds/green-village/").all(data_event="tree")


def described(build: Build, path: str, yaml: str) -> dict[str, object]:
    page = build({path: yaml}).html(f"events/{path.split('/')[-1].removesuffix('.yml')}/")
    (script,) = page.all("script", type="application/ld+json")
    found: dict[str, object] = json.loads(script.text)
    return found


def test_a_cancelled_campaign_is_described_by_its_last_session(build: Build) -> None:
    """Also where that session lies beyond the days ahead."""
    campaign = """
        title: 五进
        sessions: [{id: a, date: 2028-05-01}, {id: b, date: 2028-06-01}]
        changes: [{action: cancel, announced: 2026-11-20}]
        """
    found = described(build, "events/waste-sorting/five.yml", campaign)
    assert (found["startDate"], found["eventStatus"]) == ("2028-06-01", "https://schema.org/EventCancelled")


def test_a_cancelled_series_is_described_by_its_last_date_in_the_data(build: Build) -> None:
    """Not by a changed one beyond the days ahead; and no added day is an exception to a rule that does not name it."""
    series = """
        title: 每周
        repeat: {every: week, from: 2026-11-02}
        changes:
          - {date: 2026-12-05, action: add}
          - {date: 2028-05-01, action: move, to: {date: 2028-05-02}}
          - {action: cancel, announced: 2026-11-20}
        """
    found = described(build, "events/clean-city/weekly.yml", series)
    assert found["startDate"] == "2027-12-27"
    assert "2026-12-05" not in json.dumps(found["eventSchedule"])
