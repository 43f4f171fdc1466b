import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Span
from generator.diagnostics.sentences import say
from generator.model.event import Details
from generator.model.text import Text
from generator.source.load import load
from tests.source.sites import CONFIG, DAY, EXAM, SORTING, STATION, files, mistakes, site, where

EVENT = "title: 活动\ndate: 2026-12-10\n"
PAGE = "---\ntitle: 关于\n---\n正文。\n"


def found(texts: dict[str, str | bytes]) -> list[tuple[str, str]]:
    """Codes and paths of what is wrong with a site."""
    _, diagnostics = load(files(texts))
    return [(d.code, d.at.path) for d in diagnostics if isinstance(d.at, Span)]


def test_every_file_of_the_contract_is_read() -> None:
    """Each by its path, into its own part of the site, sorted by id."""
    made = site(
        {
            DAY: EVENT,
            "events/clean-city/another.yml": EVENT,
            EXAM: EVENT,
            SORTING: "title: 宣传\nsessions: [{id: a, date: 2026-12-10}]\n",
            "events/ledger.jsonl": "",
            STATION: "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\n",
            "content/holidays.yml": '"2026": {source: {title: 通知}}\n',
            "content/waste-guide.yml": "- {thing: 奶茶杯, also: [纸杯], category: other}\n",
            "content/about.md": PAGE,
            "content/notices/ice.md": "---\ntitle: 结冰\nlevel: urgent\nfrom: 2026-12-01\nuntil: 2026-12-03\n---\n小心。\n",
            "content/images/a/b.jpg": b"\xff\xd8",
        }
    )
    assert list(made.events) == ["another", "day", "exam", "sorting"]
    assert [event.kind for event in made.events.values()] == ["clean-city", "clean-city", "exam-service", "waste-sorting"]
    assert (list(made.stations), list(made.pages), list(made.notices)) == (["aotai"], ["about"], ["ice"])
    assert (list(made.holidays.years), made.waste_guide[0].thing) == ([2026], Text("奶茶杯"))
    assert dict(made.pictures) == {"a/b.jpg": b"\xff\xd8"}


def test_plain_kind_needs_no_code() -> None:
    """An entry in site_config.yml is enough for a folder of events with the shared keys."""
    made = site({"site_config.yml": CONFIG + b"kinds: {green-village: {name: x}}\n", "events/green-village/a.yml": EVENT})
    assert (made.events["a"].kind, made.events["a"].details) == ("green-village", Details())  # type: ignore[index]


def test_site_without_config_is_none() -> None:
    assert load({DAY: EVENT.encode()})[0] is None
    assert where(load({DAY: EVENT.encode()})[1]) == [("no-config", 1, 1)]


def test_mistakes_of_all_files_come_together() -> None:
    """A bad site_config.yml does not hide what is wrong with an event; all stand in the order of their files."""
    made, diagnostics = load(files({"site_config.yml": b"name: x\n", DAY: "title: x\ndate: 2026-02-30\n", STATION: ""}))
    assert made is None
    assert [(d.code, d.at.path) for d in diagnostics if isinstance(d.at, Span)] == [
        ("empty-file", STATION),
        ("bad-date", DAY),
        ("missing-key", "site_config.yml"),
        ("missing-key", "site_config.yml"),
        ("missing-key", "site_config.yml"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("events/clean-city/Upper.yml", "bad-file-name"),
        ("events/clean-city/1st.yml", "bad-file-name"),
        ("events/clean-city/大迳.yml", "bad-file-name"),
        ("events/clean-city/con.yml", "device-name"),
        ("events/clean-city/page.yml", "reserved-event"),
        ("events/clean-city/kinds.yml", "reserved-event"),
        ("events/clean-ctiy/day.yml", "unknown-kind"),
        ("events/clean-city/day.yaml", "yaml-suffix"),
        ("events/clean-city/day.YML", "yaml-suffix"),
        ("events/clean-city/day.yml.bak", "unknown-file"),
        ("events/clean-city/2026/day.yml", "unknown-file"),
        ("events/day.yml", "unknown-file"),
        ("content/about/index.md", "unknown-file"),
        ("content/images/plan.svg", "unknown-picture"),
    ],
)
def test_file_with_another_name_is_told(path: str, code: str) -> None:
    """What is not published is a warning, what cannot be published an error; each is said once."""
    assert found({path: EVENT}) == [(code, path)]


def test_names_that_differ_in_case_only_clash() -> None:
    assert found({"events/clean-city/base-day.yml": EVENT, "events/clean-city/Base-Day.yml": EVENT}) == [
        ("bad-file-name", "events/clean-city/Base-Day.yml"),
        ("case-clash", "events/clean-city/base-day.yml"),
    ]


def test_event_ids_are_unique_over_kinds() -> None:
    _, (clash,) = load(files({DAY: EVENT, "events/exam-service/day.yml": EVENT}))
    assert (clash.code, clash.at, clash.also) == ("duplicate-event", Span("events/exam-service/day.yml", 1, 1, 1), (Span(DAY, 1, 1, 1),))


def test_former_ids_belong_to_one_event() -> None:
    """An alias is nobody else's, and no event that exists."""
    other = "events/clean-city/other.yml"
    assert found({DAY: EVENT, other: EVENT + "aliases: [day]\n"}) == [("alias-is-event", other)]
    assert found({DAY: EVENT + "aliases: [old]\n", other: EVENT + "aliases: [old]\n"}) == [("alias-twice", other)]
    assert found({DAY: EVENT + "aliases: [kinds]\n"}) == [("reserved-event", DAY)]


@pytest.mark.parametrize("name", ["events", "stations", "calendar", "waste-guide", "404", "en", "zh-hant", "index"])
def test_page_takes_no_address_of_the_site(name: str) -> None:
    path = f"content/{name}.md"
    assert set(found({path: PAGE})) - {("bad-file-name", path)} == {("reserved-page", path)}


def test_translations_join_their_page() -> None:
    """A title may stand in either file; the first language's file is the page."""
    made = site({"content/about.md": PAGE, "content/about.en.md": "---\ntitle: About\n---\nText.\n"})
    (page,) = made.pages.values()
    assert page.title == Text("关于", (("en", "About"),))
    assert [tag for tag, _ in page.body.others] == ["en"]
    both = {
        "content/about.md": PAGE.replace("关于", "{zh-Hans: 关于, en: About}"),
        "content/about.en.md": "---\ntitle: About\n---\nText.\n",
    }
    assert next(iter(site(both).pages.values())).title == Text("关于", (("en", "About"),))


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"content/about.en.md": PAGE}, "translation-without-page"),
        ({"content/about.md": PAGE, "content/about.fr.md": PAGE}, "file-language"),
        ({"content/about.md": PAGE, "content/about.zh-Hans.md": PAGE}, "first-language-suffix"),
        ({"content/about.md": PAGE, "content/about.en.md": "---\nsummary: x\n---\n"}, "translation-alone"),
        ({"content/about.md": PAGE, "content/about.en.md": "---\nnav: 3\n---\n"}, "unknown-key"),
        (
            {"content/about.md": PAGE.replace("关于", "{zh-Hans: x, en: y}"), "content/about.en.md": "---\ntitle: z\n---\n"},
            "translated-twice",
        ),
    ],
)
def test_translation_that_fits_no_page_is_told(texts: dict[str, str | bytes], code: str) -> None:
    assert [name for name, _ in found(texts)] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文。\n", [("no-front-matter", 1, 1)]),
        ("---\ntitle: 关于\n正文。\n", [("no-front-matter", 1, 1)]),
        ("---\nsummary: x\nnav: menu\n---\n正文。\n", [("missing-key", 2, 1), ("bad-number", 3, 6)]),
        ("---\r\ntitle: 关于\r\ntitel: x\r\n---\r\n正文。\r\n", [("unknown-key", 3, 1)]),
        ("---\n---\n正文。\n", [("empty-file", 2, 1)]),
        ("", [("empty-file", 1, 1)]),
    ],
)
def test_front_matter_counts_the_lines_of_its_file(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert mistakes("content/about.md", text) == expected


def test_notice_ends_after_it_begins() -> None:
    text = "---\ntitle: x\nfrom: 2026-12-03\nuntil: 2026-12-01\n---\n"
    assert mistakes("content/notices/ice.md", text) == [("until-before-from", 4, 8)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("url: example.org", ("bad-url", 1, 6)),
        ("url: https://example.org/?a", ("site-url-extra", 1, 6)),
        ("uid-domain: https://example.org", ("bad-domain", 1, 13)),
        ("languages: []", ("empty-list", 1, 12)),
        ("languages: [zh-Hans, zh-Hans]", ("twice-in-list", 1, 22)),
        ("languages: [zh-CN]", ("unknown-value", 1, 13)),
        ("timezone: Asia/Shanghia", ("unknown-timezone", 1, 11)),
        ("timezone: ../../etc/passwd", ("unknown-timezone", 1, 11)),
        ("timezone: Asia", ("unknown-timezone", 1, 11)),
        ("communities: {../x: 竹溪}", ("bad-id", 1, 15)),
        ("kinds: {clean-city: {name: x}}", ("built-in-name", 1, 9)),
        ("kinds: {page: {name: x}}", ("built-in-name", 1, 9)),
        ("kinds: {x: {name: x, colour: green}}", ("bad-colour", 1, 30)),
        ("kinds: {x: {name: x, icon: unicorn}}", ("unknown-value", 1, 28)),
        ("station-types: {park: x}", ("built-in-name", 1, 17)),
        ("amenities: {toilet: x}", ("built-in-name", 1, 13)),
        ("feeds: {past-days: -1}", ("bad-number", 1, 20)),
        ("feeds: {ahead-days: 0}", ("bad-number", 1, 21)),
        ("outputs: {flyers: some}", ("unknown-value", 1, 19)),
        ('footer: {site-code: "4419000"}', ("bad-site-code", 1, 21)),
        ('footer: {icp: " "}', ("blank-text", 1, 15)),
        ("footer: {accessibility: about}", ("bad-page-file", 1, 25)),
        ("footer: {accessibility: ../about.md}", ("bad-id", 1, 25)),
        ("publish: {usb: {to: x, offline: maybe}}", ("bad-boolean", 1, 33)),
    ],
)
def test_setting_that_would_do_harm_is_refused(line: str, expected: tuple[str, int, int]) -> None:
    """Each is tried as the first line of a site_config.yml that is right but for it."""
    key = line.split(":", 1)[0].encode()
    rest = b"".join(other for other in CONFIG.splitlines(keepends=True) if not other.startswith(key + b":"))
    assert mistakes("site_config.yml", line.encode() + b"\n" + rest) == [expected]


def test_zone_with_summer_time_is_refused_for_the_years_of_its_events() -> None:
    """Zones that keep their offset are welcome, wherever they are; old summer times do not matter."""
    berlin, shanghai, tokyo = (CONFIG + f"timezone: {zone}\n".encode() for zone in ("Europe/Berlin", "Asia/Shanghai", "Asia/Tokyo"))
    assert found({"site_config.yml": berlin, DAY: EVENT}) == [("timezone-changes", "site_config.yml")]
    assert found({"site_config.yml": berlin}) == []
    assert found({"site_config.yml": shanghai, DAY: EVENT}) == []
    assert found({"site_config.yml": tokyo, DAY: EVENT}) == []


def test_no_file_has_more_mistakes_than_anyone_reads() -> None:
    assert len(found({DAY: EVENT + "topics:\n" + '- " "\n' * 10_000})) == 100


def test_megabyte_of_topics_is_one_mistake() -> None:
    """110,000 of them are read, and are too many."""
    _, found = load(files({DAY: EVENT + "topics: [" + "园,树,花,草," * 27_500 + "]\n"}))
    assert [one.code for one in found] == ["too-many-topics"]


PATHS = (
    DAY,
    EXAM,
    SORTING,
    STATION,
    "site_config.yml",
    "content/about.md",
    "content/notices/a.md",
    "content/holidays.yml",
    "content/waste-guide.yml",
)
KEYS = re.findall(
    r"\S+",
    """
    title date time place name coords gcj02 repeat every from on until except holidays changes action part to first-day last-day
    timetable id subject points windows kind where measures count items what sessions reaches hours exceptions amenities type status
    opened images file alt source url number contact phone volunteers needed tasks sign-up branches station languages communities
    kinds footer zh-Hans en summary description aliases follows accept code reason visibility thing category workdays 2026 timezone
    """,
)
WORDS = re.findall(
    r"\S+",
    """
    2026-12-10 2026-12-31 待定 08:30-11:00 19:00-次日02:00 week month mon 10 cancel move add keep a b 两 3 113.6712 22.9403 open park
    zh-Hans en https://example.org/ 12345 休息 24小时 周一 a.jpg Asia/Shanghai traffic quiet [地图](x) **x**
    """,
)
VALUES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=20,
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(PATHS), VALUES)
def test_any_yaml_is_loaded_or_refused_with_a_sentence(path: str, tree: object) -> None:
    """Whatever tree an author writes: never an exception, and every mistake can be said and lies in its file."""
    text = yaml.safe_dump(tree, allow_unicode=True)
    _, diagnostics = load(files({path: f"---\n{text}---\n正文\n" if path.endswith(".md") else text}))
    for diagnostic in diagnostics:
        assert isinstance(diagnostic.at, Span)
        assert 1 <= diagnostic.at.line <= len(text.splitlines()) + 4
        assert all(say(diagnostic))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from((*PATHS, "events/x/y.yml", "content/images/a.jpg", "content/a.en.md", "x", "")), st.binary(max_size=100))
def test_any_bytes_are_loaded_or_refused_with_a_sentence(path: str, data: bytes) -> None:
    _, diagnostics = load(files({path: data}))
    assert all(all(say(diagnostic)) for diagnostic in diagnostics)


def test_order_of_the_files_does_not_matter() -> None:
    """The same site and the same mistakes, however the disk lists them."""
    given_files = files({DAY: EVENT, EXAM: "title: x\n", STATION: "", "content/about.md": PAGE, "content/x.txt": ""})
    shuffled = list(given_files.items())
    random.Random(7).shuffle(shuffled)
    one, other = load(given_files), load(dict(shuffled))
    assert one == other
