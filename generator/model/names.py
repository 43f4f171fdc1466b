"""Names that an author cannot give, because an address or a file system has them already."""

RESERVED = frozenset(
    {
        "404",
        "assets",
        "build",
        "calendar",
        "changes",
        "data",
        "events",
        "feeds",
        "finder",
        "flyers",
        "images",
        "index",
        "notices",
        "open-data",
        "organisations",
        "page",
        "robots",
        "search",
        "sitemap",
        "stations",
        "subscribe",
        "topics",
        "waste-guide",
    }
)
"""Names at the root that no page of content/ may take; language prefixes are reserved besides."""

NO_EVENT_IDS = frozenset({"kinds", "communities", "page"})
"""Addresses below /events/ that are lists."""
