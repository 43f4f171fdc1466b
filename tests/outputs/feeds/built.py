"""Two sites that the command builds, the demo and one whose authors write whatever hurts, and a reader that shares nothing with ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bad_input import PAYLOADS
from tests.readers.masters import MASTERS
from tests.sites import TOWN

EVIL = "'\\N\\n\\\\;,:\"^n^^ END:VEVENT 【取消】 %s 👩‍👩‍👧‍👦é é ﷽ " + PAYLOADS.replace("'", "''") + "字" * 300 + "a" * 300 + "'"
HOSTILE = {
    **TOWN,
    **{master.path: master.text(False).replace(f"title: {master.id}", f"title: {EVIL}", 1) for master in MASTERS},
    "site_config.yml": TOWN["site_config.yml"].replace("东社区", EVIL).replace("城管分局", EVIL).replace("测试镇", EVIL)
    + "\n        outputs: {flyers: none}\n",
    "events/green-village/full.yml": f"""
        title: {{zh-Hans: {EVIL}, en: {EVIL}}}
        summary: {EVIL}
        description: |
          一。

          - \\N 二；，, ;
          - ```x``` <b>三</b>
        date: 2026-12-10
        time: 08:30-11:00
        place: {{name: {EVIL}, address: {EVIL}, community: east, directions: {EVIL}, coords: {{wgs84: [113.1, 22.00000049]}}}}
        branches: [{{name: {EVIL}, community: west}}]
        organisers: [{{org: bureau}}]
        topics: [{EVIL}, "a,b;c"]
        contact: {{name: {EVIL}, phone: "1"}}
        """,
    "events/green-village/gone.yml": f"title: {EVIL}\nvisibility: withdrawn\nrepeat: {{every: week, from: 2026-11-05}}\n",
    **{f"events/clean-city/long-{n}.yml": f"title: 长\ndate: 2026-12-{n}\ndescription: {'字' * 100_000}\n" for n in (10, 12, 14)},
}


@dataclass
class Part:
    """A component: its lines, unfolded, and those in it."""

    name: str
    lines: list[str] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        """From the `;` or `:` after the name."""
        return [line[len(name) :] for line in self.lines if re.match(rf"{name}[;:]", line)]

    def get(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    @property
    def key(self) -> tuple[str, str]:
        return self.get("UID")[1:], self.get("RECURRENCE-ID")

    @property
    def is_off(self) -> bool:
        """By its words: for Google it is CONFIRMED."""
        return self.get("STATUS") == ":CANCELLED" or self.get("SUMMARY").startswith(
            (":【取消】", ":【延期】", ":[Cancelled]", ":[Postponed]")
        )


def parsed(data: bytes) -> Part:
    root = Part("")
    open_parts = [root]
    for line in data.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        if line.startswith("BEGIN:"):
            open_parts.append(Part(line[6:]))
            open_parts[-2].parts.append(open_parts[-1])
        elif line.startswith("END:"):
            assert open_parts.pop().name == line[4:]
        else:
            open_parts[-1].lines.append(line)
    (calendar,) = root.parts
    return calendar


@dataclass
class Built:
    """`files` by path below the output."""

    domain: str
    folder: Path
    files: dict[str, bytes]
    calendars: dict[str, Part]

    def events(self, mark: str = "") -> Iterator[tuple[str, Part]]:
        """Of the files whose path has `mark` in it."""
        for path, calendar in self.calendars.items():
            if mark in path:
                yield from ((path, part) for part in calendar.parts if part.name == "VEVENT")
