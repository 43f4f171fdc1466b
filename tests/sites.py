"""A small town, and what a test writes over it as YAML → a Site, and its Edition on a day."""

from collections.abc import Mapping
from datetime import datetime
from textwrap import dedent
from zoneinfo import ZoneInfo

from generator.language import languages
from generator.model.site import Site
from generator.outputs.edition import Edition, edition
from generator.source.load import load

TOWN = {
    "site_config.yml": """
        name: 测试镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans, en]
        contact: {phone: "12345"}
        communities: {east: 东社区, west: {name: {zh-Hans: 西社区, en: West}}, north: 北社区}
        organisations: {bureau: 城管分局, team: 志愿队}
        kinds: {green-village: {name: 绿美乡村, colour: "#2e7d32", icon: tree}}
        reaches: {school: 进学校}
        """,
    "content/holidays.yml": """
        "2026":
          source: {title: 国务院办公厅通知, number: 国办发明电〔2025〕7号}
          holidays: [{name: 国庆节, first-day: 2026-10-01, last-day: 2026-10-07}]
          workdays: [2026-09-20, 2026-10-10]
        """,
    "content/stations/park.yml": """
        name: 公园站
        type: union-station
        status: open
        place: {name: 公园, community: west}
        hours: [每天 09:00-18:00]
        """,
}


def site(files: Mapping[str, str]) -> Site:
    """The town with `files`, which may replace its own."""
    encoded = {path: dedent(text).lstrip("\n").encode() for path, text in {**TOWN, **files}.items()}
    loaded, found = load(encoded)
    assert [(d.at, d.code) for d in found if d.severity == "error"] == []
    assert loaded is not None
    return loaded


def edition_of(loaded: Site, now: str = "2026-11-25T08:00") -> Edition:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(loaded.config.timezone))
    return edition(loaded, moment, languages(loaded.config), {})


def town(files: Mapping[str, str], now: str = "2026-11-25T08:00") -> Edition:
    return edition_of(site(files), now)
