"""Names that lead nowhere are told where they stand."""

import time

import pytest

from generator.checks.references import circles
from generator.model.text import Id
from tests.checks.sample import CAMPAIGN, EXAM, ONCE, STATION, exam, run, said

DAY = "title: 日\ndate: 2026-06-10\n"


def test_town_without_mistakes_says_nothing() -> None:
    """The sample that the other tests write over is clean."""
    assert said({ONCE: DAY + "place: {name: 球场, community: east}\norganisers: [{org: bureau}]\n"}) == []


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (ONCE, DAY + "place: {station: prak}\n", "3 “prak” unknown-station"),
        (ONCE, DAY + "place: {name: 场, community: eats}\n", "3 “eats” unknown-community"),
        (ONCE, DAY + "branches:\n  - {name: 场, community: north}\n", "4 “north” unknown-community"),
        (ONCE, DAY + "branches:\n  - {station: nowhere}\n", "4 “nowhere” unknown-station"),
        (ONCE, DAY + "changes:\n  - {action: move, to: {place: {station: nowhere}}}\n", "4 “nowhere” unknown-station"),
        (EXAM, exam()[EXAM].replace("place: {name: 门口}", "place: {station: gate}"), "5 “gate” unknown-station"),
        (
            CAMPAIGN,
            "title: 五进\nsessions:\n  - {id: a, date: 2026-06-10, place: {name: 场, community: far}}\n",
            "3 “far” unknown-community",
        ),
        (STATION, "name: 站\ntype: park\nstatus: open\nplace: {name: 园, community: far}\n", "4 “far” unknown-community"),
        (ONCE, DAY + "organisers: [{org: bureua}]\n", "3 “bureua” unknown-organisation"),
        (ONCE, DAY + "branches:\n  - {name: 场, organisers: [{org: nobody}]}\n", "4 “nobody” unknown-organisation"),
        (STATION, "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\noperators: [{org: nobody}]\n", "5 “nobody” unknown-organisation"),
        (ONCE, DAY + "follows: nothing\n", "3 “nothing” unknown-event"),
        (ONCE, DAY + "follows: once\n", "3 “once” follows-itself"),
        (STATION, "name: 站\ntype: parc\nstatus: open\nplace: {name: 园}\n", "2 “parc” unknown-station-type"),
        (STATION, "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\namenities: {watre: yes}\n", "5 “watre” unknown-amenity"),
        (CAMPAIGN, "title: 五进\nsessions:\n  - {id: a, date: 2026-06-10, reaches: shcool}\n", "3 “shcool” unknown-reach"),
    ],
)
def test_name_that_nobody_wrote_is_told(path: str, text: str, told: str) -> None:
    """At the name itself, wherever one may be written."""
    assert said({path: text}) == [f"{path}:{told}"]


def test_session_without_a_place_is_that_of_its_event() -> None:
    """A wrong place of the event is told once, not again for each session."""
    text = "title: 五进\nplace: {station: nowhere}\nsessions: [{id: a, date: 2026-06-10}, {id: b, date: 2026-06-11}]\n"
    assert said({CAMPAIGN: text}) == [f"{CAMPAIGN}:2 “nowhere” unknown-station"]


def test_unknown_name_offers_the_nearest() -> None:
    """The name that was probably meant comes before the others."""
    (mistake,) = run({ONCE: DAY + "place: {name: 场, community: wset}\n"})
    assert dict(mistake.arguments) == {"value": "wset", "known": "west、east"}


CONFIG = "name: 镇\nurl: https://example.org/\nuid-domain: example.org\nlanguages: [zh-Hans]\ncommunities: {west: 西}\n"


def test_organisation_is_not_part_of_itself() -> None:
    """Nor by way of others; one that only leads into the circle is not told."""
    config = CONFIG + "organisations: {team: {name: 甲, part-of: b}, b: {name: 乙, part-of: team}, c: {name: 丙, part-of: b}}\n"
    assert said({"site_config.yml": config}) == ["site_config.yml:6 “b” part-of-itself", "site_config.yml:6 “team” part-of-itself"]


def test_organisation_is_part_of_a_known_one() -> None:
    """A body above that nobody wrote is told."""
    config = CONFIG + "organisations: {team: {name: 甲, part-of: b}}\n"
    assert said({"site_config.yml": config}) == ["site_config.yml:6 “b” unknown-organisation"]


def test_footer_names_a_page_that_is_there() -> None:
    """The accessibility statement is a page of content/."""
    config = CONFIG + "organisations: {team: 队}\nfooter: {accessibility: about.md}\n"
    assert said({"site_config.yml": config}) == ["site_config.yml:7 “about.md” unknown-page"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("aliases: [old]\n", ["events/clean-city/once.yml:3 “old” follows-alias"]),
        ("visibility: internal\n", ["events/clean-city/once.yml:3 “old” unknown-event"]),
    ],
)
def test_follows_names_an_event_by_its_present_name(other: str, told: list[str]) -> None:
    """A former name is told with the new one."""
    assert said({ONCE: DAY + "follows: old\n", "events/clean-city/new.yml": DAY + other}) == told


def test_follows_of_a_hidden_event_is_told() -> None:
    """The line would not be shown: a warning; between two hidden events it is nobody's concern."""
    hidden = {"events/clean-city/old.yml": DAY + "visibility: internal\n"}
    assert said({ONCE: DAY + "follows: old\n", **hidden}) == [f"{ONCE}:3 “old” follows-hidden"]
    assert said({ONCE: DAY + "follows: old\nvisibility: internal\n", **hidden}) == []


def test_circles_are_found_apart_from_what_leads_to_them() -> None:
    """Two circles, a tail, and a chain to nowhere."""
    arrows = {"a": "b", "b": "a", "tail": "a", "self": "self", "chain": "end", "end": None, "lost": "nobody"}
    assert circles({Id(name): Id(to) if to else None for name, to in arrows.items()}) == {"a", "b", "self"}


def test_circles_take_time_as_the_data_do() -> None:
    """A chain of many is walked once, from whichever end."""
    chain = {Id(f"e{n}"): Id(f"e{n + 1}") for n in range(100_000)}
    begun = time.process_time()
    assert circles(dict(reversed(chain.items()))) == circles(dict(chain)) == set()
    assert time.process_time() - begun < 5
