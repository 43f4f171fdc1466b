"""Sitemap and robots, read back by other readers."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from generator.outputs.site_files import RobotsView, SitemapView
from generator.render.xml import robots, sitemap


def test_sitemap_reads_back() -> None:
    """Every page once, with each of its languages."""
    pages = (("https://example.org/a/?x=1&y=2", (("zh-Hans", "https://example.org/a/?x=1&y=2"), ("en", "https://example.org/en/a/"))),)
    root = ElementTree.fromstring(sitemap(SitemapView(pages=pages)))
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = tuple(
        (url.findtext("s:loc", "", space), tuple((link.attrib["hreflang"], link.attrib["href"]) for link in url.findall("x:link", space)))
        for url in root.findall("s:url", space)
    )
    assert found == pages


def test_robots_lets_calendar_apps_read_feeds() -> None:
    """And names the sitemap."""
    parser = RobotFileParser()
    parser.parse(robots(RobotsView(sitemap="https://example.org/town/sitemap.xml")).decode().splitlines())
    assert parser.can_fetch("Google-Calendar-Importer", "https://example.org/town/feeds/all.ics")
    assert parser.site_maps() == ["https://example.org/town/sitemap.xml"]
