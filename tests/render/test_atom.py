"""The feed of changes, read back by another reader and held against the rules of RFC 4287."""

import re
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest

from generator.outputs import changes
from generator.outputs.changes import ChangesFeedView, FeedEntry
from generator.render import Renderer
from generator.render.atom import changes as written
from generator.theme import Shells
from tests.outputs.test_revisions import at, published

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = ("<b>&amp;</b>", "]]>", "\"quoted\" 'twice'", "</title><entry>", "{{ 1 }}", "a\x00b\ufffec", "𠮷", "&#0;")


def view(text: str = "大扫除", entries: int = 1) -> ChangesFeedView:
    """Each text of it is `text`."""
    one = FeedEntry(
        id="urn:uuid:1",
        event="day",
        title=text,
        summary=text,
        url="https://example.org/?a=1&b=2",
        updated=datetime(2026, 11, 28, 1, tzinfo=timezone(timedelta(hours=8))),
    )
    return ChangesFeedView(
        language="zh-Hans",
        id="urn:uuid:0",
        title=text,
        subtitle=text,
        author=text,
        url="https://example.org/feeds/changes.atom",
        page="https://example.org/changes/",
        updated=datetime(2026, 11, 28, tzinfo=UTC),
        entries=(one,) * entries,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_come_back_as_they_were(text: str) -> None:
    """But for what XML has no way to write."""
    feed = ElementTree.fromstring(written(view(text)))
    shown = re.sub("[\x00\ufffe]", "", text)
    assert [element.text for element in feed.iter() if element.tag[len(ATOM) :] in ("title", "subtitle", "name", "summary")] == [shown] * 5


def test_feed_has_what_rfc_4287_asks_for() -> None:
    """4.1.1 and 4.1.2: of a feed and of each entry exactly one id, title and updated; a feed's author is that of its entries."""
    feed = ElementTree.fromstring(written(view(entries=2)))
    assert (feed.tag, feed.attrib) == (f"{ATOM}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-Hans"})
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for element in (feed, *entries):
        assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "大扫除"
    links = [(link.attrib["rel"], link.attrib["type"], link.attrib["href"]) for link in feed.findall(f"{ATOM}link")]
    assert links == [
        ("self", "application/atom+xml", "https://example.org/feeds/changes.atom"),
        ("alternate", "text/html", "https://example.org/changes/"),
    ]
    assert [link.attrib["href"] for link in feed.findall(f"{ATOM}entry/{ATOM}link")] == ["https://example.org/?a=1&b=2"] * 2


def test_moments_are_those_of_rfc_3339_in_utc() -> None:
    """3.3: with an upper-case T and Z."""
    feed = ElementTree.fromstring(written(view()))
    assert [element.text for element in feed.iter(f"{ATOM}updated")] == ["2026-11-28T00:00:00Z", "2026-11-27T17:00:00Z"]


def test_renderer_writes_the_feed_of_a_site() -> None:
    """Without a byte order mark, one line end at its end, no id twice."""
    day = "events/clean-city/day.yml"
    before = "title: 日\ndate: 2026-12-10\n"
    after = "title: <日> & 夜\ndate: 2026-12-10\n"
    ledger = published({day: after}, published({day: before}), "2026-11-28T08:00")
    edition = at({day: after}, ledger, "2026-11-28T08:00")
    made = Renderer(Shells({}, {}), "").render("feeds/changes.atom", dict(changes.plan(edition))["feeds/changes.atom"])
    assert made.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<feed ')
    assert made.endswith(b"</feed>\n")
    feed = ElementTree.fromstring(made)
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "有改动：<日> & 夜，2026年12月10日（周四）"
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 2
