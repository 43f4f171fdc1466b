"""Sitemap, robots, 404, redirects and pictures."""

from generator.outputs import event_pages, pictures, redirects, site_files
from generator.outputs.pictures import PictureView
from generator.outputs.redirects import RedirectView
from generator.outputs.site_files import NotFoundView, RobotsView, sitemap
from tests.sites import site, town

EVENT = "title: 大扫除\ndate: 2026-12-10\naliases: [old-day]\n"


def test_robots_names_the_sitemap_absolutely() -> None:
    """Search engines and calendar apps read it."""
    view = dict(site_files.plan(town({})))["robots.txt"]
    assert view == RobotsView(sitemap="https://example.org/town/sitemap.xml")


def test_not_found_leads_home_in_each_language() -> None:
    """In the first language, in no sitemap."""
    view = dict(site_files.plan(town({})))["404.html"]
    assert isinstance(view, NotFoundView)
    assert (view.language, view.indexed) == ("zh-Hans", False)
    assert view.homes == (("zh-Hans", "回首页", "\x1a"), ("en", "To the home page", "\x1aen/"))


def test_sitemap_holds_indexed_pages_with_their_alternates() -> None:
    """Neither redirects nor withdrawn pages; each page with all its languages."""
    edition = town(
        {"events/clean-city/day.yml": EVENT, "events/clean-city/gone.yml": "title: 旧\ndate: 2026-12-10\nvisibility: withdrawn\n"}
    )
    views = [view for plan in (event_pages.plan, redirects.plan, site_files.plan) for _, view in plan(edition)]
    both = (("zh-Hans", "https://example.org/town/events/day/"), ("en", "https://example.org/town/en/events/day/"))
    assert sitemap(views).pages == (
        ("https://example.org/town/en/events/day/", both),
        ("https://example.org/town/events/day/", both),
    )


def test_former_ids_lead_on_in_every_language() -> None:
    """By an address and a link; the canonical is the event's own page."""
    views = dict(redirects.plan(town({"events/clean-city/day.yml": EVENT})))
    assert sorted(views) == ["en/events/old-day/index.html", "events/old-day/index.html"]
    view = views["en/events/old-day/index.html"]
    assert isinstance(view, RedirectView)
    assert (view.refresh, view.canonical, view.indexed) == ("\x1aen/events/day/", "https://example.org/town/en/events/day/", False)


def test_only_pictures_on_public_pages_are_published() -> None:
    """One of an internal event stays at home."""
    from dataclasses import replace

    from generator.model.text import ImageFile
    from tests.outputs.images import PNG
    from tests.sites import edition_of

    shown = "title: 甲\ndate: 2026-12-10\nimages: [{file: a.png, alt: 甲}]\n"
    hidden = "title: 乙\ndate: 2026-12-10\nvisibility: internal\nimages: [{file: b.png, alt: 乙}]\n"
    loaded = site({"events/clean-city/a.yml": shown, "events/clean-city/b.yml": hidden})
    loaded = replace(loaded, pictures={ImageFile("a.png"): PNG, ImageFile("b.png"): PNG})
    views = dict(pictures.plan(edition_of(loaded)))
    assert list(views) == ["images/a.png"]
    view = views["images/a.png"]
    assert isinstance(view, PictureView) and view.content == PNG
