"""The lists of events: all, by kind, by community; their chapters, pages, and who is responsible."""

import pytest

from generator.model.text import Id
from generator.outputs import lists
from generator.outputs.lists import IndexView, ListView
from generator.outputs.parts.communities import communities_of
from generator.outputs.parts.sentences import Link, plain
from tests.sites import TOWN, town

DAY = "title: 日\n"


def page(files: dict[str, str], address: str = "events/", now: str = "2026-11-25T08:00") -> ListView:
    view = dict(lists.plan(town(files, now)))[f"{address}index.html"]
    assert isinstance(view, ListView)
    return view


def index(files: dict[str, str], address: str) -> IndexView:
    view = dict(lists.plan(town(files)))[f"{address}index.html"]
    assert isinstance(view, IndexView)
    return view


def chapters(view: ListView) -> dict[str, list[str]]:
    return {c.name: [row.event for group in c.groups for day in group.days for row in day.rows] for c in view.chapters}


FILES = {
    "events/clean-city/late.yml": DAY + "date: 2027-01-05\n",
    "events/clean-city/soon.yml": DAY + "date: 2026-11-30\n",
    "events/clean-city/tbd.yml": DAY + "date: 待定\n",
    "events/clean-city/yesterday.yml": DAY + "date: 2026-11-24\n",
    "events/clean-city/october.yml": DAY + "date: 2026-10-26\n",
    "events/clean-city/forgotten.yml": DAY + "date: 2026-10-25\n",
    "events/waste-sorting/gone.yml": DAY + "date: 2026-12-01\nvisibility: withdrawn\n",
    "events/waste-sorting/series.yml": DAY + "repeat: {every: week, on: [fri], from: 2026-11-06}\n",
}


def test_list_holds_what_comes_what_has_no_day_and_the_last_thirty_days() -> None:
    """Each event once, a series by its next date; what comes first on top, and of what is over the last."""
    view = page(FILES)
    assert chapters(view) == {
        "ahead": ["series", "soon", "late"],
        "undated": ["tbd"],
        "past": ["yesterday", "october"],
    }
    assert view.count == "接下来有4项活动"
    months = [group.title for chapter in view.chapters for group in chapter.groups]
    assert months == ["11月", "2027年1月", "", "11月", "10月"]


def test_every_kind_has_a_page_also_without_events() -> None:
    """The built-in ones and those of site_config.yml, each with its own feed."""
    green = page(FILES, "events/kinds/green-village/")
    assert (green.chapters, green.count, green.heading.pieces) == ((), "没有活动", ("绿美乡村",))
    assert green.subscription.address == "https://example.org/town/feeds/kinds/green-village.ics"
    assert chapters(page(FILES, "events/kinds/waste-sorting/")) == {"ahead": ["series"]}
    assert page({}, "en/events/kinds/exam-service/").section == "events"


def test_exam_s_kind_is_a_section_of_its_own_while_an_exam_is_ahead() -> None:
    """As the menu has it."""
    files = {"events/exam-service/gaokao.yml": "title: 高考\nfirst-day: 2026-12-07\nlast-day: 2026-12-08\n"}
    sections = [page(files, "events/kinds/exam-service/", f"{day}T08:00").section for day in ("2026-12-08", "2026-12-09")]
    assert sections == ["exam-service", "events"]


def test_community_says_who_is_responsible_and_its_other_names() -> None:
    """The telephone is a link."""
    config = TOWN["site_config.yml"].replace(
        "east: 东社区", "east: {name: 东社区, aliases: [东村, 老东], responsible: {title: 网格员, phone: 0769-12345678}}"
    )
    view = page({"site_config.yml": config}, "events/communities/east/")
    assert [plain(lead) for lead in view.lead] == ["负责人：网格员，0769-12345678", "也叫东村、老东。"]
    assert view.lead[0][-1] == Link("0769-12345678", "tel:076912345678")


def test_community_lists_its_stations_with_their_state() -> None:
    """As the directory does, so that each carries its id."""
    assert [(card.station, card.status) for card in page({}, "events/communities/west/").stations] == [("park", "open")]
    assert page({}, "events/communities/east/").stations == ()


PLACES = {
    "place": ("date: 2026-12-01\nplace: {name: 甲, community: east}\n", {"east"}),
    "station": ("date: 2026-12-01\nplace: {station: park}\n", {"west"}),
    "branch": ("date: 2026-12-01\nplace: {name: 甲, community: east}\nbranches: [{name: 乙, community: north}]\n", {"east", "north"}),
    "branch at a station": ("date: 2026-12-01\nbranches: [{station: park}]\n", {"west"}),
    "moved": (
        (
            "repeat: {every: week, from: 2026-11-25}\nplace: {name: 甲, community: east}\n"
            "changes: [{date: 2026-12-02, action: amend, to: {place: {name: 乙, community: north}}}]\n"
        ),
        {"east", "north"},
    ),
    "nowhere": ("date: 2026-12-01\n", set()),
}


@pytest.mark.parametrize(("text", "communities"), PLACES.values(), ids=PLACES)
def test_event_belongs_to_the_communities_of_all_its_places(text: str, communities: set[str]) -> None:
    """Its place, its station's, its branches', and those where a date was moved to."""
    edition = town({"events/clean-city/day.yml": DAY + text})
    assert communities_of(edition, edition.events[Id("day")]) == communities
    found = {
        name
        for name in ("east", "west", "north")
        if chapters(page({"events/clean-city/day.yml": DAY + text}, f"events/communities/{name}/"))
    }
    assert found == communities


def test_sessions_and_points_belong_to_their_communities() -> None:
    """Sessions of a campaign, service points of an exam."""
    campaign = (
        DAY
        + "sessions: [{id: a, date: 2026-12-01, place: {name: 甲, community: east}}, {id: b, date: 2026-12-02, place: {station: park}}]\n"
    )
    exam = (
        "title: 高考\nfirst-day: 2026-12-07\nlast-day: 2026-12-08\n"
        "points: [{id: gate, place: {name: 门, community: north}, first-day: 2026-12-07, last-day: 2026-12-08, time: 07:00-18:00}]\n"
    )
    edition = town({"events/waste-sorting/day.yml": campaign, "events/exam-service/exam.yml": exam})
    assert [communities_of(edition, edition.events[Id(name)]) for name in ("day", "exam")] == [{"east", "west"}, {"north"}]


def test_long_lists_go_on_on_further_pages() -> None:
    """200 a page, each at its own address with its own canonical; no event is on two of them."""
    files = {f"events/clean-city/day-{n:03}.yml": f"{DAY}date: 2026-12-{n % 28 + 1:02}\n" for n in range(201)}
    edition = town(files)
    found = {path: view for path, view in lists.plan(edition) if isinstance(view, ListView) and path.startswith("events/page")}
    first, second = page(files), found["events/page/2/index.html"]
    assert list(found) == ["events/page/2/index.html"]
    assert first.pages == ("\x1aevents/", "\x1aevents/page/2/") == second.pages
    assert (second.number, second.canonical) == (2, "https://example.org/town/events/page/2/")
    events = [row for view in (first, second) for row in chapters(view)["ahead"]]
    assert (len(chapters(first)["ahead"]), len(events), len(set(events))) == (200, 201, 201)


def test_indexes_count_what_comes() -> None:
    """Kinds in their order, communities in the town's; what is over does not count."""
    files = {
        "events/clean-city/a.yml": DAY + "date: 2026-12-01\nplace: {name: 甲, community: north}\n",
        "events/clean-city/b.yml": DAY + "date: 待定\n",
        "events/clean-city/past.yml": DAY + "date: 2026-11-20\nplace: {name: 甲, community: east}\n",
    }
    kinds, communities = index(files, "events/kinds/"), index(files, "en/events/communities/")
    assert [(mark.id, go.note) for mark, go in zip(kinds.marks, kinds.gos, strict=True)] == [
        ("clean-city", "2项活动"),
        ("exam-service", "没有活动"),
        ("waste-sorting", "没有活动"),
        ("green-village", "没有活动"),
    ]
    assert [(go.title.text, go.href, go.note) for go in communities.gos] == [
        ("东社区", "\x1aen/events/communities/east/", "Nothing on"),
        ("West", "\x1aen/events/communities/west/", "Nothing on"),
        ("北社区", "\x1aen/events/communities/north/", "1 event"),
    ]


def test_kind_with_nothing_but_internal_events_is_not_offered() -> None:
    """Its page and its feed stay empty; one without any event is offered, for it may get some."""
    inside = {"events/green-village/talk.yml": DAY + "date: 2026-12-01\nvisibility: internal\n"}
    assert "green-village" in [mark.id for mark in index({}, "events/kinds/").marks]
    assert "green-village" not in [mark.id for mark in index(inside, "events/kinds/").marks]
