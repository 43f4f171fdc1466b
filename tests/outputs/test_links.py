"""Links that lead nowhere are found before anything is built."""

from generator.diagnostics import Diagnostic
from generator.outputs import content_pages, directory, event_pages, station_pages
from generator.outputs.links import dead_links
from generator.plan import gather
from tests.sites import town


def found(text: str) -> list[tuple[str, dict[str, str]]]:
    edition = town(
        {
            "content/about.md": f"---\ntitle: 关于\n---\n{text}\n",
            "events/exam-service/gaokao.yml": "title: 高考\nfirst-day: 2026-12-07\nlast-day: 2026-12-08\n"
            "points: [{id: gate, place: {name: 门}, date: 2026-12-07}]\n",
        }
    )
    formats = (content_pages, directory, event_pages, station_pages)
    plan, _ = gather(output for format_ in formats for output in format_.plan(edition))
    diagnostics: list[Diagnostic] = dead_links(edition, plan)
    return [(d.code, dict(d.arguments)) for d in diagnostics]


def test_links_to_pages_and_their_anchors_are_right() -> None:
    """Pages, points of an exam, the page's own headings."""
    assert found("[一](../stations/) [二](../stations/park/) [三](../events/gaokao/#gate)") == []


def test_a_link_to_no_page_is_named() -> None:
    """With the address it would lead to."""
    assert found("[一](../stations/nowhere/)") == [("dead-link", {"address": "stations/nowhere/"})]


def test_a_link_to_no_heading_is_named() -> None:
    """The page is there, the place on it is not."""
    assert found("[一](../events/gaokao/#door)") == [("dead-anchor", {"address": "events/gaokao/", "anchor": "door"})]
