"""The station directory."""

import pytest

from generator.outputs import directory
from generator.outputs.directory import StationsView
from generator.outputs.parts.sentences import plain
from tests.sites import town

EXAM = """
    title: 高考
    first-day: 2026-12-07
    last-day: 2026-12-08
    points:
      - {id: gate, place: {name: 校门口, community: west}, first-day: 2026-12-06, last-day: 2026-12-08, time: 07:00-18:30}
    """


def station(text: str) -> str:
    return "name: 站\ntype: park\n" + text


def list_page(files: dict[str, str], now: str = "2026-11-25T08:00", path: str = "stations/index.html") -> StationsView:
    view = dict(directory.plan(town(files, now)))[path]
    assert isinstance(view, StationsView)
    return view


def test_stations_stand_in_the_town_s_order_of_communities() -> None:
    """Those in use first, those without a community last among them; closed ones after all, and not counted."""
    view = list_page(
        {
            "content/stations/a-north.yml": station("status: open\nplace: {name: 甲, community: north}\n"),
            "content/stations/b-east.yml": station("status: suspended\nplace: {name: 乙, community: east}\n"),
            "content/stations/c-none.yml": station("status: planned\nplace: {name: 丙}\n"),
            "content/stations/d-gone.yml": station("status: closed\nplace: {name: 丁, community: east}\n"),
        }
    )
    assert [(c.station, c.status) for c in view.cards] == [
        ("park", "open"),
        ("a-north", "open"),
        ("b-east", "suspended"),
        ("c-none", "planned"),
    ]
    assert ([c.station for c in view.closed], view.count) == (["d-gone"], 4)


@pytest.mark.parametrize(("day", "shown"), [("2026-11-21", False), ("2026-11-22", True), ("2026-12-08", True), ("2026-12-09", False)])
def test_exam_points_join_and_leave_by_their_days(day: str, shown: bool) -> None:
    """From 14 days before their first day to their last."""
    view = list_page({"events/exam-service/gaokao.yml": EXAM}, now=f"{day}T08:00")
    points = [(c.station, c.href, c.status, plain(c.condition.strong)) for c in view.cards if "." in c.station]
    when = "12月6日至8日，07:00–18:30"
    assert points == ([("gaokao.gate", "\x1aevents/gaokao/#gate", "open", when)] if shown else [])


def test_card_shows_what_there_is_and_what_is_broken() -> None:
    """In the fixed order; what is missing or unknown is left to the station's page."""
    view = list_page(
        {
            "content/stations/park.yml": station(
                "status: open\nplace: {name: 公园}\naccess: scan\namenities: {fridge: no, microwave: broken, toilet: yes, wifi: unknown}\n"
            )
        }
    )
    (card,) = view.cards
    assert [(a.id, a.has) for a in card.amenities] == [("toilet", "yes"), ("microwave", "broken")]
    assert (card.access, card.condition.strong) == ("扫码进", ("开放时间待定，请到现场看",))


def many(count: int, community: str, prefix: str) -> dict[str, str]:
    text = station(f"status: open\nplace: {{name: 甲, community: {community}}}\n")
    return {f"content/stations/{prefix}{n:04}.yml": text for n in range(count)}


def test_directory_of_a_thousand_is_one_page() -> None:
    """Which can be filtered as a whole."""
    view = list_page(many(999, "east", "e"))
    assert (len(view.cards), view.count, len(view.pages)) == (1000, 1000, 1)


def test_larger_directories_go_on_by_community() -> None:
    """No community is on two pages unless it has more than fit on one; the choice of a community leads to its page."""
    files = {**many(600, "east", "e"), **many(500, "west", "w"), **many(3, "north", "n")}
    first, second = list_page(files), list_page(files, path="stations/page/2/index.html")
    assert [{card.community for card in view.cards} for view in (first, second)] == [{"east"}, {"west", "north"}]
    assert (first.count, second.count, second.number) == (600, 504, 2)
    assert second.pages == ("\x1astations/", "\x1astations/page/2/")
    assert first.filters is not None
    assert second.filters is not None
    assert [(c.id, c.page) for c in first.filters.communities] == [
        ("east", ""),
        ("west", "\x1astations/page/2/"),
        ("north", "\x1astations/page/2/"),
    ]
    assert [c.page for c in second.filters.communities] == ["\x1astations/", "", ""]
    assert [a.url for a in second.alternates] == [
        "https://example.org/town/stations/page/2/",
        "https://example.org/town/en/stations/page/2/",
    ]
    assert [len(list_page(many(2100, "east", "e"), path=path).cards) for path in ("stations/index.html", "stations/page/3/index.html")] == [
        1000,
        101,
    ]
