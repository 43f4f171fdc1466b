"""The page of all feeds as HTML: light for a whole town, and safe whatever names stand in it."""

import gzip

import pytest

from generator.outputs import subscribe
from generator.outputs.subscribe import SubscribeView
from generator.render.html import PageWriter
from tests.render.test_html import SHELLS, URL
from tests.sites import TOWN, town

LIMIT = 28_000
"""Octets that a server sends for it, compressed, so that with its frame it stays below 30 KB."""


def written(files: dict[str, str], prefix: str = "") -> bytes:
    path = f"{prefix}subscribe/index.html"
    view = dict(subscribe.plan(town(files)))[path]
    assert isinstance(view, SubscribeView)
    return PageWriter(SHELLS, URL).page(path, view)


def test_page_of_a_whole_town_is_light() -> None:
    """24 communities, 34 stations, 20 series and 12 kinds, each with its links."""
    config = TOWN["site_config.yml"]
    communities = ", ".join(f"community-{n}: 第{n}个社区" for n in range(24))
    kinds = ", ".join(f"kind-{n}: 第{n}个类别" for n in range(9))
    files = {
        "site_config.yml": config[: config.index("communities:")] + f"communities: {{{communities}}}\n        kinds: {{{kinds}}}\n",
        "content/stations/park.yml": TOWN["content/stations/park.yml"].replace("west", "community-1"),
        **{
            f"content/stations/station-number-{n}.yml": f"name: 第{n}个便民服务点\ntype: park\nstatus: open\nplace: {{name: 某某街{n}号}}\n"
            for n in range(33)
        },
        **{
            f"events/kind-{n % 9}/series-number-{n}.yml": f"title: 第{n}个系列活动\nrepeat: {{every: week, from: 2026-11-{n + 1:02}}}\n"
            for n in range(20)
        },
    }
    assert written(files).count(b'class="sub"') == 1 + 12 + 24 + 34 + 20
    assert len(gzip.compress(written(files), 6)) <= LIMIT
    assert len(gzip.compress(written(files, "en/"), 6)) <= LIMIT


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_names_are_escaped_wherever_they_stand(prefix: str) -> None:
    """In text, in names that are only heard, in addresses."""
    name = "'\"''><script>alert(1)</script>&amp; {{ 1 }}'"
    files = {"events/clean-city/day.yml": f"title: {name}\nrepeat: {{every: week, from: 2026-11-23}}\n"}
    page = written(files, prefix)
    assert b"<script" not in page
    assert page.count(b"&#34;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp; {{ 1 }}") == 5
