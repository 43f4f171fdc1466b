"""Which kind of place a campaign reaches in which community."""

import pytest

from generator.language import Words
from generator.outputs.parts.coverage import Coverage
from generator.outputs.parts.session_details import SessionDetails, session_details
from tests.outputs.pages import calendar_of, event_page
from tests.sites import TOWN, town

CONFIG = TOWN["site_config.yml"].replace("reaches: {school: 进学校}", "reaches: {home: 进家庭, school: 进学校, office: 进机关}")
SESSIONS = """
    title: 五进
    sessions:
      - {id: a, date: 2026-12-08, place: {name: 甲, community: west}, reaches: school}
      - {id: b, date: 2026-11-20, place: {name: 乙, community: west}, reaches: school}
      - {id: c, date: 2027-01-06, place: {station: park}, reaches: home}
      - {id: d, date: 2026-12-10, place: {name: 丙, community: east}, reaches: school}
      - {id: e, date: 2026-12-11, place: {name: 丁}, reaches: office}
    changes: [{part: d, action: cancel, reason: 停课}]
    """


def details(yaml: str = SESSIONS, tag: str = "zh-Hans") -> SessionDetails:
    edition = town({"site_config.yml": CONFIG, "events/waste-sorting/five.yml": yaml})
    (event,) = edition.events.values()
    return session_details(calendar_of(edition, tag), event, edition.agendas[event.id])


def shown(coverage: Coverage | None) -> list[tuple[str, list[list[tuple[str, bool, str]]]]]:
    assert coverage is not None
    return [(row.community.words, [[(v.day.words, v.done, v.off) for v in visits] for visits in row.visits]) for row in coverage.rows]


def test_coverage_shows_all_communities_and_what_was_done() -> None:
    """Kinds of place that it reaches, in the site's order; days in theirs; a session without a community is only on the list."""
    coverage = details().coverage
    assert coverage is not None and coverage.reaches == (Words("进家庭"), Words("进学校"))
    assert shown(coverage) == [
        ("东社区", [[], [("12月10日", False, "已取消")]]),
        ("西社区", [[("2027年1月6日", False, "")], [("11月20日", True, ""), ("12月8日", False, "")]]),
        ("北社区", [[], []]),
    ]


def test_coverage_says_days_in_the_page_s_language() -> None:
    """Short, as a cell holds them."""
    assert shown(details(tag="en").coverage)[1] == ("West", [[("6 Jan 2027", False, "")], [("20 Nov", True, ""), ("8 Dec", False, "")]])


@pytest.mark.parametrize("places", ["west west", "east west"])
def test_small_campaign_needs_no_table(places: str) -> None:
    """One kind of place, or one community."""
    first, second = places.split()
    reach = "home" if first == second else "school"
    yaml = f"""
        title: 五进
        sessions:
          - {{id: a, date: 2026-12-08, place: {{name: 甲, community: {first}}}, reaches: school}}
          - {{id: b, date: 2026-12-09, place: {{name: 乙, community: {second}}}, reaches: {reach}}}
        """
    assert details(yaml).coverage is None


def test_past_sessions_stand_with_the_latest_first() -> None:
    """What is coming stands in its order, what is past in the other."""
    view = event_page(
        "sessions: [{id: a, date: 2026-11-10}, {id: b, date: 2026-11-20}, {id: c, date: 2026-12-01}, {id: d, date: 2026-12-02}]\n",
        "waste-sorting",
    )
    assert isinstance(view.details, SessionDetails)
    assert [[row.id for row in rows] for rows in (view.details.coming, view.details.past)] == [["c", "d"], ["b", "a"]]
