"""Small valid sites with one defect each, by name; test_bad_input.py holds what the command does with them."""

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

EVENT = "title: 活动\ndate: 2026-12-10\ntime: 09:00-10:00\nplace: {name: 广场}\n"
SERIES = "title: 活动\nrepeat: {every: week, on: [mon, thu], from: 2026-09-07, until: 2026-12-31}\n"
PATH = "events/clean-city/case.yml"
PAGE = "content/case.md"
CONFIG = """\
name: 测试镇
url: https://example.org/town/
uid-domain: town.example.org
languages: [zh-Hans, en]
communities: {east: 东, west: 西}
"""
PAYLOADS = """<script>alert(1)</script> "><img src=x onerror=alert(2)> '"`=javascript:alert(3) {{ 7*7 }} {% raw %} ${x} <!-- ]]> &amp;"""

Verdict = Literal["refused", "built", "either", "told"]


@dataclass(frozen=True)
class Case:
    """`at` is the place of the first mistake, `path:line:` or `path:`; `prepare` makes what no mapping can hold (links, pipes)."""

    verdict: Verdict
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    at: str = ""
    prepare: Callable[[Path], None] = lambda root: None


def event(text: str | bytes, verdict: Verdict = "refused", line: int | None = None) -> Case:
    return Case(verdict, {PATH: text}, f"{PATH}:{line}:" if line else f"{PATH}:")


def more(line: str, verdict: Verdict = "refused") -> Case:
    """An event with one line more, which is the fifth."""
    return event(EVENT + line + "\n", verdict, 5)


def page(body: str, verdict: Verdict = "refused", line: int | None = 4) -> Case:
    return Case(verdict, {PAGE: f"---\ntitle: 页\n---\n{body}\n"}, f"{PAGE}:{line}:" if line else f"{PAGE}:")


def config(before: str, after: str, line: int) -> Case:
    assert before in CONFIG
    return Case("refused", {"site_config.yml": CONFIG.replace(before, after)}, f"site_config.yml:{line}:")


def station(line: str) -> Case:
    path = "content/stations/case.yml"
    return Case("refused", {path: f"name: 站\ntype: service-point\nstatus: open\nplace: {{name: 街}}\n{line}\n"}, f"{path}:5:")


def photo(gps: bool = False) -> bytes:
    from PIL import Image

    image = Image.new("RGB", (64, 48), (40, 90, 60))
    exif = Image.Exif()
    if gps:
        exif[0x010E] = "SECRET-PLACE"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (22.0, 56.0, 25.0)
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, comment=b"SECRET-COMMENT" if gps else b"")
    return stream.getvalue()


def image(file: str, content: bytes | None = None, verdict: Verdict = "refused") -> Case:
    files: dict[str, str | bytes] = {PATH: f"{EVENT}images: [{{file: {file}, alt: 图}}]\n"}
    if content is not None:
        files[f"content/images/{file}"] = content
    return Case(verdict, files)


def linked(path: str, to: str) -> Callable[[Path], None]:
    def prepare(root: Path) -> None:
        outside = root.parent / to
        outside.write_text(EVENT if to.endswith(".yml") else "---\ntitle: 外\n---\n秘密\n", encoding="utf-8")
        (root / path).symlink_to(outside)

    return prepare


def piped(path: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / path)


def _bomb() -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"] + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return EVENT + "\n".join(lines) + "\n"


def _merges() -> str:
    lines = ["m0: &m0 {k: v}"] + [f"m{n}: &m{n} {{a: {{<<: *m{n - 1}}}, b: {{<<: *m{n - 1}}}}}" for n in range(1, 40)]
    return EVENT + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as a YAML scalar in single quotes."""
    return "'" + text.replace("'", "''") + "'"


P = _quoted(PAYLOADS)
SCRIPT = "<script>alert(1)</script>"

INJECTED_EVENT = f"""\
title: {P}
summary: {P}
description: |
  {PAYLOADS}
date: 2026-12-10
place: {{name: {P}, address: {P}, directions: {P}, aliases: [{P}]}}
branches: [{{name: {P}, address: {P}}}]
topics: [{P}]
audience: [{P}]
volunteers: {{bring: {P}, provided: {P}, risks: {P}, insurance: {P}, tasks: [{{name: {P}}}]}}
results: [{{value: {P}, unit: {P}, of: {P}}}]
source: {{title: {P}, number: {P}}}
contact: {{name: {P}}}
changes: [{{action: cancel, reason: {P}}}]
"""
INJECTED_EXAM = f"""\
title: {P}
first-day: 2027-06-07
last-day: 2027-06-09
exam: {P}
timetable: [{{id: a, subject: {P}, date: 2027-06-07, time: 09:00-11:30}}]
points: [{{id: p, place: {{name: {P}}}, date: 2027-06-07, services: [{P}]}}]
measures: [{{title: {P}, count: 1, items: [{{what: {P}, when: {P}, where: {P}, affects: [parents]}}]}}]
windows: [{{id: w, kind: quiet, where: {P}, date: 2027-06-07, note: {P}}}]
"""
INJECTED_STATION = f"""\
name: {P}
short: {P}
type: service-point
status: suspended
status-note: {P}
place: {{name: {P}, address: {P}}}
audience: [{P}]
checked: {{on: 2026-11-01, by: {P}}}
source: {{title: {P}}}
"""
INJECTED_CONFIG = f"""\
name: {P}
url: https://example.org/town/
uid-domain: town.example.org
languages: [zh-Hans, en]
publisher: {P}
contact: {{address: {P}}}
communities: {{east: {P}, west: {{name: {P}, aliases: [{P}], responsible: {{title: {P}}}}}}}
organisations: {{bureau: {{name: {P}, about: {P}}}}}
kinds: {{own: {{name: {P}}}}}
station-types: {{stall: {P}}}
amenities: {{umbrella: {P}}}
footer: {{host: {P}, undertaker: {P}}}
"""
EXAM = "title: 高考\nfirst-day: 2027-06-07\nlast-day: 2027-06-09\nmeasures: [{title: 护航, count: 三, items: [{what: 一}, {what: 二}]}]\n"
HOLIDAYS = '"2026":\n  source: {title: 通知}\n  holidays: [{name: 国庆节, first-day: 2026-10-01, last-day: 2026-09-31}]\n'
NEW_YEAR = '"2027":\n  source: {title: 通知}\n  holidays: [{name: 元旦, first-day: 2027-01-01, last-day: 2027-01-03}]\n'
ASKING = "title: 活动\nrepeat: {every: week, on: [fri], from: 2026-12-04, until: 2027-01-31, holidays: ask}\n"
EXAM_PATH = "events/exam-service/case.yml"
WINDOWS = "title: 高考\nfirst-day: 2026-01-01\nlast-day: 2026-12-31\nwindows:\n" + "".join(
    f"- {{id: w{n}, kind: quiet, where: 街, first-day: 2026-01-01, last-day: 2026-12-31}}\n" for n in range(300)
)

CASES: dict[str, Case] = {
    "yaml-deep-nesting": event(f"{EVENT}topics: {'[' * 50_000}"),
    "yaml-deep-nesting-closed": event(f"{EVENT}topics: {'[' * 400_000}{']' * 400_000}"),
    "yaml-alias-bomb": event(_bomb()),
    "yaml-merge-key": event(_merges()),
    "yaml-tag-python": more("summary: !!python/object/apply:os.system [touch harm]"),
    "yaml-duplicate-key": more("title: 又一个"),
    "yaml-duplicate-key-nested": event("title: 活动\ndate: 2026-12-10\nplace:\n  name: 一\n  name: 二\n", line=5),
    "yaml-unknown-key": more("tilte: 活动"),
    "yaml-unknown-key-nested": event("title: 活动\ndate: 2026-12-10\nplace:\n  name: 一\n  adress: 二\n", line=5),
    "yaml-second-document": event(EVENT + "---\n" + EVENT),
    "yaml-tab-indent": event("title: 活动\ndate: 2026-12-10\nplace:\n\tname: 一\n"),
    "yaml-fullwidth-key-colon": event("title：活动\ndate: 2026-12-10\n"),
    "yaml-empty-file": event(b"", line=1),
    "yaml-only-comments": event("# 空\n", line=1),
    "yaml-full-megabyte": event(EVENT + "topics: [" + ",".join(f"t{n:06}" for n in range(110_000)) + "]\n", "either"),
    "yaml-over-a-megabyte": event(EVENT + "# " + "x" * 1_000_000),
    "yaml-gbk": event(EVENT.encode("gbk")),
    "yaml-utf16": event(EVENT.encode("utf-16")),
    "yaml-escape-character": event("title: 活\x1b[2J动\ndate: 2026-12-10\n", line=1),
    "yaml-escaped-surrogate": event('title: "\\ud800"\ndate: 2026-12-10\n', line=1),
    "yaml-line-separator": event("title: 活\u2028动\ndate: 2026-12-10\n"),
    "yaml-paragraph-separator": event("title: 活\u2029动\ndate: 2026-12-10\n"),
    "yaml-next-line": event("title: 活\u0085动\ndate: 2026-12-10\n"),
    "yaml-null-byte": event(b"title: a\0b\ndate: 2026-12-10\n"),
    "yaml-bidi-control": event("title: 活\u202e动\ndate: 2026-12-10\n", line=1),
    "yaml-escaped-control": event('title: "a\\u001b[2J"\ndate: 2026-12-10\n', line=1),
    "yaml-bom": event("\ufeff" + EVENT, "built"),
    "yaml-crlf": Case("built", {PATH: EVENT.replace("\n", "\r\n"), PAGE: "---\r\ntitle: 页\r\n---\r\n\r\n一段。\r\n"}),
    "yaml-words-stay-text": event("title: no\ndate: 2026-12-10\ntopics: [9:30, 0123, 1_000, 0x1F, yes, ~, 1e3]\n", "built"),
    "yaml-fullwidth-times": event("title: 活动\ndate: ２０２６－１２－１０\ntime: ０８：３０－１１：００\n", "built"),
    "yaml-complex-key": event(f"? [a, b]\n: c\n{EVENT}", line=1),
    "yaml-tag-binary": more("summary: !!binary aGVsbG8="),
    "yaml-anchor-itself": more("topics: &x [*x]"),
    "yaml-duplicate-key-flow": event("title: 活动\ndate: 2026-12-10\nplace: {name: 一, name: 二}\n", line=3),
    "yaml-only-dashes": event("---\n", line=1),
    "yaml-utf8-overlong": event(b"title: a\xc0\xafb\ndate: 2026-12-10\n", line=1),
    "yaml-inner-bom": event("# x\n\ufefftitle: 活动\ndate: 2026-12-10\n", line=2),
    "yaml-bidi-in-key": event("ti\u202etle: 活动\ndate: 2026-12-10\n", line=1),
    "yaml-twenty-thousand-keys": event(EVENT + "".join(f"k{n}: v\n" for n in range(20_000)), line=5),
    "yaml-deep-blocks": event(f"{EVENT}topics:\n" + "".join(f"{' ' * n}-\n" for n in range(1, 900))),
    "yaml-dashes-on-one-line": event(f"{EVENT}topics:\n  {'- ' * 200_000}x\n"),
    "parts-twenty-thousand": Case(
        "refused",
        {
            "events/waste-sorting/case.yml": "title: 活动\nsessions:\n"
            + "".join(f"- {{id: s{n}, date: 2026-12-10}}\n" for n in range(20_000))
        },
        "events/waste-sorting/case.yml:2:",
    ),
    "parts-hundred-thousand-days": Case("refused", {EXAM_PATH: WINDOWS}, f"{EXAM_PATH}:4:"),
    "changes-twenty-five-thousand": event(SERIES + "changes:\n" + "- {date: 2026-12-03, action: cancel}\n" * 25_000, line=3),
    "date-impossible": event("title: 活动\ndate: 2026-02-30\n", line=2),
    "date-end-before-start": event("title: 活动\nfirst-day: 2026-12-10\nlast-day: 2026-12-09\n"),
    "date-year-9999": event("title: 活动\ndate: 9999-12-31\n", line=2),
    "date-too-long": event("title: 活动\nfirst-day: 2026-01-01\nlast-day: 2027-12-31\n"),
    "date-twice": more("first-day: 2026-12-11"),
    "date-missing": event("title: 活动\n", line=1),
    "time-end-before-start": event("title: 活动\ndate: 2026-12-10\ntime: 11:00-08:30\n", line=3),
    "time-past-midnight": event("title: 活动\ndate: 2026-12-10\ntime: 19:00-次日02:00\n", "built"),
    "time-25-hours": event("title: 活动\ndate: 2026-12-10\ntime: 08:00-25:00\n", line=3),
    "repeat-every-day": event("title: 活动\nrepeat: {every: day, from: 2026-12-01}\n", line=2),
    "repeat-three-million": event(
        "title: 活动\nrepeat: {every: week, on: [mon, tue, wed, thu, fri, sat, sun], from: 0001-01-01, until: 9999-12-31}\n", line=2
    ),
    "repeat-hundred-years": event(
        "title: 活动\nrepeat: {every: week, on: [mon, tue, wed, thu, fri, sat, sun], from: 2000-01-01, until: 2099-12-31}\n", "either"
    ),
    "repeat-open-ended": event("title: 活动\nrepeat: {every: week, from: 2026-12-01}\n", "built"),
    "repeat-holidays-ask": Case("refused", {PATH: ASKING, "content/holidays.yml": NEW_YEAR}, f"{PATH}:2:"),
    "change-not-an-occurrence": event(f"{SERIES}changes: [{{date: 2026-12-08, action: cancel}}]\n", line=3),
    "coords-nan": event("title: 活动\ndate: 2026-12-10\nplace: {name: 广场, coords: {gcj02: [nan, 22.94]}}\n", line=3),
    "coords-infinite": event("title: 活动\ndate: 2026-12-10\nplace: {name: 广场, coords: {gcj02: [113.67, 1e999]}}\n", line=3),
    "coords-no-datum": event("title: 活动\ndate: 2026-12-10\nplace: {name: 广场, coords: [113.67, 22.94]}\n", line=3),
    "coords-two-datums": event(
        "title: 活动\ndate: 2026-12-10\nplace: {name: 广场, coords: {gcj02: [113.67, 22.94], wgs84: [113.66, 22.93]}}\n", line=3
    ),
    "coords-swapped": event("title: 活动\ndate: 2026-12-10\nplace: {name: 广场, coords: {gcj02: [22.94, 113.67]}}\n", line=3),
    "reference-station": event("title: 活动\ndate: 2026-12-10\nplace: {station: nobody}\n", line=3),
    "reference-community": event("title: 活动\ndate: 2026-12-10\nplace: {name: 广场, community: nowhere}\n", line=3),
    "reference-kind": Case("refused", {"events/nothing/case.yml": EVENT}, "events/nothing/case.yml:1:"),
    "reference-organisation": more("organisers: [{org: nobody}]"),
    "reference-follows": more("follows: nothing"),
    "measures-count": Case("refused", {EXAM_PATH: EXAM}, f"{EXAM_PATH}:4:"),
    "text-first-language-missing": event("title: {en: Clean-up}\ndate: 2026-12-10\n", line=1),
    "holidays-bad-date": Case("refused", {"content/holidays.yml": HOLIDAYS}, "content/holidays.yml:3:"),
    "config-url-no-scheme": config("https://example.org", "example.org", 2),
    "config-url-javascript": config("https://example.org/town/", "javascript:alert(1)", 2),
    "config-no-uid-domain": config("uid-domain: town.example.org\n", "", 1),
    "config-footer-site-code": Case("refused", {"site_config.yml": CONFIG + 'footer: {site-code: "4419000"}\n'}, "site_config.yml:6:"),
    "config-community-traversal": config("{east: 东", "{../../east: 东", 5),
    "config-timezone-unknown": Case("refused", {"site_config.yml": CONFIG + "timezone: ../../etc/passwd\n"}, "site_config.yml:6:"),
    "config-timezone-long": Case("refused", {"site_config.yml": f"{CONFIG}timezone: {'a/' * 3000}b\n"}, "site_config.yml:6:"),
    "config-timezone-summer-time": Case("refused", {"site_config.yml": CONFIG + "timezone: Europe/Berlin\n"}, "site_config.yml:6:"),
    "config-empty": Case("refused", {"site_config.yml": b""}, "site_config.yml:1:"),
    "station-hours-words": station("hours: [看情况]"),
    "station-type-unknown": Case(
        "refused",
        {"content/stations/case.yml": "name: 站\ntype: castle\nstatus: open\nplace: {name: 街}\n"},
        "content/stations/case.yml:2:",
    ),
    "inject-event": event(INJECTED_EVENT, "built"),
    "inject-exam": Case("built", {EXAM_PATH: INJECTED_EXAM}),
    "inject-station": Case("built", {"content/stations/case.yml": INJECTED_STATION}),
    "inject-config": Case("built", {"site_config.yml": INJECTED_CONFIG, "events/own/case.yml": EVENT}),
    "inject-json-ld": event(f"title: '</script>{SCRIPT}'\ndate: 2026-12-10\nplace: {{name: '{SCRIPT}'}}\n", "built"),
    "markdown-javascript-links": page("[点我](java&#115;cript:alert(1))"),
    "markdown-javascript-plain": page("[点我](javascript:alert(1))"),
    "markdown-javascript-upper": page("[点我](JaVaScRiPt:alert(1))"),
    "markdown-data-link": page("[点我](data:text/html,<script>alert(1)</script>)"),
    "markdown-vbscript-reference": page("[点我][x]\n\n[x]: vbscript:msgbox(1)", line=None),
    "markdown-javascript-tab-entity": page("[点我](java&Tab;script:alert(1))"),
    "markdown-javascript-autolink": page("<javascript:alert(1)>", "either"),
    "markdown-attributes": page("[点我](../about/){: onclick=alert(1) style=color:red}"),
    "markdown-raw-html": page(
        "<script>alert(1)</script><iframe src=x></iframe><svg onload=alert(1)><style>*{}</style><form action=x>", "built"
    ),
    "markdown-unbalanced": page("</div></main></body><div><textarea><!-- <title><plaintext>", "built"),
    "markdown-remote": page("![图](https://example.org/x.png)"),
    "markdown-brackets": page("[" * 50_000, "either", None),
    "markdown-quotes": page(">" * 50_000 + " x", "either", None),
    "markdown-stars": page("*a **b " * 8_000, "either", None),
    "markdown-dead-link": page("[没有](../nowhere/)"),
    "markdown-dead-link-event": event(f"{EVENT}description: |\n  [没有](../nowhere/)\n", line=6),
    "url-source-javascript": more("source: {title: 通知, url: 'javascript:alert(1)'}"),
    "ical-newlines": event('title: "活动\\nATTACH:x"\ndate: 2026-12-10\nplace: {name: "广\\r\\nEND:VEVENT"}\n', "either"),
    "ical-escapes": event("title: 'a\\b,c;d:e\"f\\n'\ndate: 2026-12-10\nplace: {name: 'x\\,y;z'}\n", "built"),
    "csv-formulas": event("title: '=1+1'\ndate: 2026-12-10\nplace: {name: '@SUM(A1)', address: '-2+3'}\n", "built"),
    "internal-event": Case(
        "built",
        {
            PATH: f"{EVENT.replace('活动', 'SECRET-TITLE')}visibility: internal\nimages: [{{file: secret-photo.jpg, alt: 图}}]\n",
            "content/images/secret-photo.jpg": photo(),
        },
    ),
    "image-traversal": image("../../site_config.yml"),
    "image-missing": image("missing.jpg"),
    "image-text": image("text.jpg", b"this is no picture"),
    "image-svg-script": image("bad.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    "image-gps": image("gps.jpg", photo(gps=True), "built"),
    "id-upper-case": Case("refused", {"events/clean-city/Upper.yml": EVENT}, "events/clean-city/Upper.yml:1:"),
    "id-case-fold-clash": Case("refused", {"events/clean-city/base-day.yml": EVENT, "events/clean-city/Base-Day.yml": EVENT}),
    "id-windows-device": Case("refused", {"events/clean-city/con.yml": EVENT}, "events/clean-city/con.yml:1:"),
    "id-two-kinds": Case("refused", {"events/waste-sorting/case.yml": EVENT, PATH: EVENT}),
    "id-reserved": Case("refused", {"events/clean-city/kinds.yml": EVENT}, "events/clean-city/kinds.yml:1:"),
    "file-fifo": Case("refused", at=f"{PATH}:1:", prepare=piped(PATH)),
    "file-fifo-config": Case("refused", at="site_config.yml:1:", prepare=lambda root: _config_is_a_pipe(root)),
    "file-link-outside": Case("refused", at=f"{PATH}:1:", prepare=linked(PATH, "outside.yml")),
    "file-link-page-outside": Case("refused", at=f"{PAGE}:1:", prepare=linked(PAGE, "outside.md")),
    "file-link-folder": Case("refused", at="content/images:1:", prepare=lambda root: (root / "content/images").symlink_to("/")),
    "file-spreadsheet": Case("told", {"events/clean-city/plan.xlsx": b"PK\x03\x04"}, "events/clean-city/plan.xlsx:1:"),
    "route-page-folder": Case("refused", {"content/events.md": "---\ntitle: 页\n---\n"}, "content/events.md:1:"),
    "route-page-language": Case("refused", {"content/en.md": "---\ntitle: 页\n---\n"}, "content/en.md:1:"),
    "route-page-twice": Case("either", {"content/about/index.md": "---\ntitle: 页\n---\n"}),
}


def _config_is_a_pipe(root: Path) -> None:
    (root / "site_config.yml").unlink()
    os.mkfifo(root / "site_config.yml")
