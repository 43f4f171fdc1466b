"""generator/checks/privacy.py: private numbers in public texts are named, and little else is."""

import pytest

from generator.checks.privacy import private_numbers
from generator.diagnostics import Span
from tests.checks.sample import CAMPAIGN, EXAM, ONCE, STATION, encoded, run

PHONE, IDENTITY, BANK = "private-phone", "private-identity-card", "private-bank-card"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("打13800138000。", [(PHONE, "13800138000")]),
        ("打 138 0013 8000", [(PHONE, "138 0013 8000")]),
        ("138-0013-8000", [(PHONE, "138-0013-8000")]),
        ("138-001-38000", [(PHONE, "138-001-38000")]),
        ("+86 13800138000", [(PHONE, "+86 13800138000")]),
        ("8613800138000", [(PHONE, "8613800138000")]),
        ("0086-138 0013 8000", [(PHONE, "0086-138 0013 8000")]),
        ("１３８００１３８０００", [(PHONE, "１３８００１３８０００")]),
        ("13800138000、13900139000", [(PHONE, "13800138000"), (PHONE, "13900139000")]),
        ("11010519491231002X", [(IDENTITY, "11010519491231002X")]),
        ("110105 19491231 002x", [(IDENTITY, "110105 19491231 002x")]),
        ("4111 1111 1111 1111", [(BANK, "4111 1111 1111 1111")]),
        ("6222021234567890129", []),
        ("6212345678900000003", [(BANK, "6212345678900000003")]),
        ("110105194912310021", []),
        ("11010519491331002X", []),
        ("4111 1111 1111 1112", []),
        ("12345，0769-85585858", []),
        ("2026-12-10 08:30-11:00", []),
        ("东府〔2026〕13800138000号", [(PHONE, "13800138000")]),
        ("138001380001234", []),
        ("a13800138000", []),
        ("12800138000", []),
        ("13.800138000", []),
    ],
)
def test_numbers_that_look_private(words: str, expected: list[tuple[str, str]]) -> None:
    """As written, in all their forms; numbers of other lengths or with a wrong check digit are none."""
    assert list(private_numbers(words)) == expected


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    """(path, what stands at the place) of each mobile number."""
    lines = {path: data.decode().splitlines() for path, data in encoded(files).items()}
    places = [d.at for d in run(files) if d.code == PHONE and isinstance(d.at, Span)]
    return [(at.path, lines[at.path][at.line - 1][at.column - 1 : at.end_column - 1]) for at in places]


def test_every_public_text_is_searched() -> None:
    """Also in places, branches, contacts, parts, stations, pages, the guide, and in other languages; at the number itself."""
    files = {
        ONCE: """
            title: {zh-Hans: 打13800138000, en: Ring 13800138001}
            date: 2026-12-10
            place: {name: 园, directions: 找13800138002}
            branches: [{name: 园二, address: 找13800138003}]
            contact: {phone: "13800138004"}
            description: |
              一

              打[他](tel:13800138005)或**13800138006**
            """,
        CAMPAIGN: """
            title: 分类
            sessions: [{id: one, date: 2026-12-10, place: {name: 找13800138007}}]
            """,
        EXAM: """
            title: 考试
            date: 2026-12-10
            windows: [{id: w, kind: quiet, where: 路, date: 2026-12-10, note: 找13800138008}]
            """,
        STATION: """
            name: 站
            type: park
            status: open
            place: {name: 园}
            phone: "13800138009"
            """,
        "content/about.md": "---\ntitle: 说明\n---\n打13800138010\n",
        "content/waste-guide.yml": "- {thing: 杯, category: other, note: 问13800138011}\n",
    }
    files["site_config.yml"] = """
        name: 示例镇
        url: https://example.org/
        uid-domain: example.org
        languages: [zh-Hans, en]
        communities: {east: 东社区, west: {name: 西社区, responsible: {title: 片长, phone: "13800138012"}}}
        """
    assert sorted(told(files)) == sorted(
        [
            ("site_config.yml", "13800138012"),
            (CAMPAIGN, "13800138007"),
            (EXAM, "13800138008"),
            (ONCE, "13800138000"),
            (ONCE, "13800138001"),
            (ONCE, "13800138006"),
            (ONCE, "13800138005"),
            (ONCE, "13800138002"),
            (ONCE, "13800138003"),
            (ONCE, "13800138004"),
            (STATION, "13800138009"),
            ("content/about.md", "13800138010"),
            ("content/waste-guide.yml", "13800138011"),
        ]
    )


def test_what_no_page_says_is_not_searched() -> None:
    """An internal event."""
    assert told({ONCE: "title: 打13800138000\ndate: 2026-12-10\nvisibility: internal\n"}) == []


def test_accept_silences_it_in_its_own_file() -> None:
    """With a reason."""
    accepted = "title: 打13800138000\ndate: 2026-12-10\naccept: [{code: private-phone, reason: 本人同意}]\n"
    assert told({ONCE: accepted}) == []
