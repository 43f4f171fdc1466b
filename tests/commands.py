"""A small site and the real command, in a process of its own, as a clerk calls it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

NOW = "2026-12-01T08:00"
COMMAND = (sys.executable, "-m", "generator.cli")

SITE = {
    "site_config.yml": """
        name: 测试镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans, en]
        communities: {east: 东社区, west: 西社区}
        """,
    "events/clean-city/sweep.yml": """
        title: 大扫除
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 广场, community: east}
        """,
    "content/about.md": """
        ---
        title: 关于
        ---
        一段话。
        """,
    "content/stations/corner.yml": """
        name: 街角驿站
        type: service-point
        status: open
        place: {name: 街角, community: west}
        """,
}
"""Valid, and smaller than anything real."""


def make(root: Path, more: Mapping[str, str | bytes] | None = None, base: Mapping[str, str | bytes] = SITE) -> Path:
    """SITE with `more` over it, in the folder `root`."""
    for name, content in {**base, **(more or {})}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return root


def environment(**more: str) -> dict[str, str]:
    """Of this process, and with our package in every folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **more}


def bianmin(root: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Called in the folder `root`."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=root,
        env=environment(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
