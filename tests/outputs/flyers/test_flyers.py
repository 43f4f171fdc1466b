"""Which sheets there are, and what of the author's words cannot be printed."""

from dataclasses import replace

import pytest

from generator.model.text import ImageFile
from generator.outputs import flyers, plan
from generator.outputs.event_pages import EventView
from generator.outputs.flyers import printed
from generator.outputs.flyers.chosen import printed_events, printed_stations
from generator.outputs.flyers.poster import PosterView
from generator.outputs.flyers.sheet import PreviewView
from tests.outputs.images import PNG
from tests.sites import TOWN, edition_of, site, town

EVENTS = {
    "events/clean-city/ahead.yml": "title: 大扫除\ndate: 2026-12-10\n",
    "events/clean-city/past.yml": "title: 大扫除\ndate: 2026-11-24\n",
    "events/clean-city/undated.yml": "title: 大扫除\ndate: 待定\n",
    "events/clean-city/inside.yml": "title: 大扫除\ndate: 2026-12-10\nvisibility: internal\n",
}


def wanting(word: str) -> dict[str, str]:
    return {**EVENTS, "site_config.yml": TOWN["site_config.yml"].rstrip() + f"\n        outputs: {{flyers: {word}}}\n"}


@pytest.mark.parametrize(("word", "events"), [("upcoming", ["ahead"]), ("all", ["ahead", "past", "undated"]), ("none", [])])
def test_flyers_are_those_that_the_site_wants(word: str, events: list[str]) -> None:
    """Posters of two sizes, pictures to share, beside links and for the list; those of many things at once have tests of their own."""
    paths = [path for path, _ in flyers.plan(town(wanting(word))) if not path.startswith(("en/", "flyers/month-", "flyers/programme-"))]
    of_events = [
        f"flyers/{name}"
        for id_ in events
        for name in (f"{id_}.pdf", f"{id_}-a3.pdf", f"previews/{id_}.png", f"{id_}.png", f"squares/{id_}.png")
    ]
    of_stations = ["flyers/stations/park.pdf", "flyers/previews/stations/park.png", "flyers/stations.pdf"]
    assert paths == of_events + (of_stations if word != "none" else [])


def test_every_language_has_its_sheets() -> None:
    """Each below its prefix."""
    paths = [path for path, _ in flyers.plan(town(EVENTS))]
    assert [path for path in paths if path.startswith("en/")] == [f"en/{path}" for path in paths if not path.startswith("en/")]


def test_poster_says_the_same_on_a3() -> None:
    """In the same lines; only the paper is larger. Its author is told of it once."""
    views = dict(flyers.plan(town(EVENTS)))
    small, large = views["flyers/ahead.pdf"], views["flyers/ahead-a3.pdf"]
    assert isinstance(small, PosterView) and isinstance(large, PosterView)
    assert (small.size, large) == ("a4", replace(small, size="a3", overlong=()))


def test_link_shows_a_photo_rather_than_a_drawing() -> None:
    """Its page names the first photo, or else a square picture that is made only then."""
    photo = EVENTS["events/clean-city/ahead.yml"] + "images: [{file: day.png, alt: 扫街}]\n"
    with_photo = replace(site({"events/clean-city/ahead.yml": photo}), pictures={ImageFile("day.png"): PNG})
    found = {}
    for name, edition in (("drawn", town(EVENTS)), ("photo", edition_of(with_photo))):
        outputs = plan(edition)[0].outputs
        page = outputs["en/events/ahead/index.html"]
        assert isinstance(page, EventView)
        found[name] = (page.image, "en/flyers/squares/ahead.png" in outputs)
    assert found == {
        "drawn": ("https://example.org/town/en/flyers/squares/ahead.png", True),
        "photo": ("https://example.org/town/images/day.png", False),
    }


def test_preview_shows_the_sheet_itself() -> None:
    """One view, shared."""
    views = dict(flyers.plan(town(EVENTS)))
    preview = views["flyers/previews/ahead.png"]
    assert isinstance(preview, PreviewView)
    assert preview.sheet is views["flyers/ahead.pdf"]


def test_station_that_is_not_there_has_no_sheet() -> None:
    """Planned and closed ones have no door."""
    for status, there in (("open", True), ("suspended", True), ("planned", False), ("closed", False)):
        station = TOWN["content/stations/park.yml"].replace("status: open", f"status: {status}")
        paths = {path for path, _ in flyers.plan(town({"content/stations/park.yml": station}))}
        assert ("flyers/stations/park.pdf" in paths) is there, status


def test_warnings_of_a_sheet_can_be_accepted() -> None:
    """As all warnings, by a line in the file."""
    text = f"title: {'清' * 100}🧹\ndate: 2026-12-10\n"
    accept = "accept: [{code: title-long-for-poster, reason: 就这么长}, {code: emoji-not-printed, reason: 网页上好看}]\n"
    assert {d.code for d in plan(town({"events/clean-city/day.yml": text}))[1]} == {"title-long-for-poster", "emoji-not-printed"}
    assert plan(town({"events/clean-city/day.yml": text + accept}))[1] == []


def test_emoji_are_left_out_on_paper() -> None:
    """The page keeps them; the author is told."""
    edition = town({"events/clean-city/day.yml": "title: 大扫除🧹\ndate: 2026-12-10\n"})
    view = dict(flyers.plan(edition))["flyers/day.pdf"]
    assert isinstance(view, PosterView)
    assert view.body.heading.lines == ("大扫除",)
    assert [(d.code, d.severity) for d in printed.letters_missing(edition, printed_events(edition), printed_stations(edition))] == [
        ("emoji-not-printed", "warning")
    ]


@pytest.mark.parametrize(
    ("yaml", "codes"),
    [
        ("title: 𠮷祥\ndate: 2026-12-10\n", ["letter-not-printable"]),
        ("title: 𠮷祥\ndate: 2026-11-24\n", []),
        ("title: 大扫除\ndescription: 𠮷祥\ndate: 2026-12-10\n", []),
        ("title: 大扫除\nsummary: 𠮷祥\ndate: 2026-12-10\nvolunteers: {tasks: [{name: 扫街}]}\n", []),
        ("title: 大扫除\ndate: 2026-12-10\nplace: {name: 公园, address: 𠮷祥路}\n", ["letter-not-printable"]),
        ("title: {zh-Hans: 大扫除, en: Clean ͡day}\ndate: 2026-12-10\n", ["letter-not-printable"]),
    ],
)
def test_only_letters_that_are_printed_are_looked_at(yaml: str, codes: list[str]) -> None:
    """What stands on the page alone may be written in any letters."""
    edition = town({"events/clean-city/day.yml": yaml})
    assert [d.code for d in printed.letters_missing(edition, printed_events(edition), printed_stations(edition))] == codes
