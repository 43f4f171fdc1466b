"""The pages of organisations."""

from generator.outputs import organisations
from generator.outputs.organisations import OrganisationsView, OrganisationView
from generator.outputs.parts.sentences import plain
from tests.sites import TOWN, town

ORGANISATIONS = """organisations:
          town: 镇政府
          bureau: {name: 城管分局, part-of: town, about: 管街面}
          women: {name: 女子队, part-of: bureau}
          team: 志愿队
          secret: 专班"""
FILES = {
    "site_config.yml": TOWN["site_config.yml"].replace("organisations: {bureau: 城管分局, team: 志愿队}", ORGANISATIONS),
    "events/clean-city/coming.yml": """
        title: 大扫除
        date: 2026-12-10
        organisers: [{org: women, role: lead}, {org: bureau, role: support}]
        """,
    "events/clean-city/branch.yml": """
        title: 分会场
        date: 2026-12-11
        place: {name: 甲}
        branches: [{name: 乙, organisers: [{org: women}]}]
        """,
    "events/clean-city/past.yml": "title: 上个月\ndate: 2026-11-05\norganisers: [{org: women}]\n",
    "events/clean-city/old.yml": "title: 春天\ndate: 2026-03-05\norganisers: [{org: women}]\n",
    "events/clean-city/inner.yml": """
        title: 内部
        visibility: internal
        date: 2026-12-10
        organisers: [{org: secret}, {org: women}]
        """,
    "content/stations/park.yml": TOWN["content/stations/park.yml"].replace(
        "status: open", "status: open\n        operators: [{org: team}]"
    ),
}


def pages(files: dict[str, str] = FILES, prefix: str = "") -> dict[str, OrganisationView]:
    found = {path: view for path, view in organisations.plan(town(files)) if isinstance(view, OrganisationView)}
    start = f"{prefix}organisations/"
    return {path.removeprefix(start).split("/")[0]: view for path, view in found.items() if path.startswith(start)}


def test_organisation_shows_what_it_takes_part_in() -> None:
    """In any role and at any venue; past events as long as lists tell of them; internal ones never."""
    women = pages()["women"]
    assert [row.event for day in women.ahead for row in day.rows] == ["coming", "branch"]
    assert [row.event for day in women.past for row in day.rows] == ["past"]
    assert [day.month for day in women.ahead] == ["12月", "12月"]


def test_organisation_stands_in_its_family() -> None:
    """What it is part of, what is part of it, and what it is for."""
    bureau = pages()["bureau"]
    assert (plain(bureau.about), plain(bureau.part_of)) == ("管街面。", "属于镇政府")
    assert [link.words for link in bureau.parts] == ["女子队"]
    assert [link.words for link in pages()["town"].parts] == ["城管分局"]


def test_organisation_shows_the_stations_it_runs() -> None:
    """Which may be all that is known of it."""
    team = pages()["team"]
    assert ([card.station for card in team.stations], team.ahead, team.count) == (["park"], (), "没有活动")


def test_index_has_parts_below_what_they_are_part_of() -> None:
    """And nothing of an organisation that only internal events name."""
    (index,) = (v for path, v in organisations.plan(town(FILES)) if isinstance(v, OrganisationsView) and v.language == "zh-Hans")
    assert [(go.title.text, go.note) for go in index.gos] == [
        ("镇政府", "没有活动"),
        ("城管分局", "属于镇政府，1项活动"),
        ("女子队", "属于城管分局，3项活动"),
        ("志愿队", "没有活动"),
    ]
    assert "secret" not in pages()


def test_site_that_names_none_has_no_such_page() -> None:
    """Not even an empty one."""
    assert list(organisations.plan(town({}))) == []


def test_large_organisation_has_a_light_page() -> None:
    """The next fifty, and a way to the rest."""
    many = {
        f"events/clean-city/e{n:02}.yml": f"title: 活动{n}\ndate: 2027-01-{1 + n % 28:02}\norganisers: [{{org: team}}]\n" for n in range(51)
    }
    team = pages(many)["team"]
    assert sum(len(day.rows) for day in team.ahead) == 50
    assert "e27" not in [row.event for day in team.ahead for row in day.rows]
    assert team.more is not None
    assert (team.more.words, team.more.href.split("search/")[1], team.more_stations) == (
        "接下来有51项活动",
        "?q=%E5%BF%97%E6%84%BF%E9%98%9F",
        None,
    )
