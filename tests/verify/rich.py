"""A small site that has one of everything, built once: what `verify` is tried on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps, loads
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.build import Watch, build, sources
from generator.outputs.edition import Edition
from generator.verify.findings import Finding
from generator.verify.held import Held, held
from generator.verify.inventory import inventory
from tests.contract.conftest import BASE, write

NOW = "2026-11-25T08:00"
ZONE = ZoneInfo("Asia/Shanghai")

EVENTS = {
    "content/stations/hall.yml": """
        name: {zh-Hans: 文化站, en: Culture station}
        type: service-point
        status: suspended
        place: {name: 文化楼, address: 东街1号, community: east, coords: {gcj02: [113.67, 22.94]}}
        hours: ["周一至周五 08:30-12:00,14:30-18:00", 周六 09:00-12:00]
        amenities: {toilet: yes, microwave: broken, wifi: no}
        phone: "0769-1234567"
        """,
    "events/clean-city/day.yml": """
        title: {zh-Hans: 大迳社区洁净城市活动日, en: Dajing clean-up}
        summary: 一起扫街
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 石马球场, address: 石马路2号, community: east}
        branches: [{name: 村口广场, community: west, time: 09:00-10:00}, {name: 河边步道, community: north}]
        organisers: [{org: bureau}]
        """,
    "events/clean-city/off.yml": """
        title: {zh-Hans: 河涌清理行动, en: Canal cleaning}
        date: 2026-11-27
        time: 14:00-16:00
        place: {name: 河涌码头, community: north}
        branches: [{name: 上游闸口, community: west, time: 15:00-17:00, sign-up: {phone: 12345}, needed: 5}]
        changes: [{action: cancel, reason: 台风, announced: 2026-11-24}]
        """,
    "events/clean-city/later.yml": """
        title: {zh-Hans: 巷道冲洗日, en: Lane washing}
        date: 2026-11-28
        time: 06:30-08:00
        place: {name: 老街口}
        branches: [{name: 新街口, community: east, time: 07:00-08:00}]
        changes: [{action: postpone, reason: 停水, announced: 2026-11-23}]
        """,
    "events/green-village/shifted.yml": """
        title: {zh-Hans: 种树活动, en: Tree planting}
        date: 2026-12-05
        time: 09:00-11:00
        place: {station: park}
        changes: [{action: move, to: {date: 2026-12-06, time: 15:00-17:00}, reason: 下雨, announced: 2026-11-24}]
        """,
    "events/green-village/amended.yml": """
        title: 花箱认养
        date: 2026-12-08
        time: 10:00-11:30
        place: {name: 花市, community: west}
        changes: [{action: amend, to: {place: {name: 新花市, community: west}}, announced: 2026-11-20}]
        """,
    "events/green-village/days.yml": "title: {zh-Hans: 绿化宣传周, en: Greening week}\nfirst-day: 2026-11-24\nlast-day: 2026-11-30\n",
    "events/green-village/tbd.yml": "title: 苗木领取\ndate: 2026-12-12\ntime: 待定\nplace: {name: 苗圃}\n",
    "events/green-village/open.yml": "title: {zh-Hans: 植树节预告, en: Arbor day}\ndate: 待定\nplace: {name: 山脚}\n",
    "events/green-village/past.yml": "title: 秋季落叶清扫\ndate: 2026-11-10\ntime: 08:00-09:00\nplace: {name: 公园北门, community: east}\n",
    "events/green-village/night.yml": "title: 夜市清扫\ndate: 2026-11-25\ntime: 22:00-次日01:00\nplace: {name: 夜市街, community: west}\n",
    "events/clean-city/wash.yml": """
        title: {zh-Hans: 人行天桥冲洗, en: Footbridge washing}
        time: 06:30-07:30
        place: {name: 东桥, community: east}
        repeat: {every: week, on: [mon, thu], from: 2026-11-16, until: 2027-02-25, except: [2026-11-23], holidays: skip}
        follows: past
        changes:
          - {date: 2026-11-30, action: cancel, reason: 维修, announced: 2026-11-22}
          - {date: 2026-12-03, action: move, to: {date: 2026-12-04}}
          - {date: 2026-12-10, action: move, to: {date: 2026-12-15}}
          - {date: 2026-12-17, action: postpone}
          - {date: 2026-12-19, action: add, announced: 2026-11-21}
          - {date: 2026-12-21, action: amend, to: {time: 07:00-08:00}}
        """,
    "events/clean-city/monthly.yml": """
        title: 门前三包检查
        aliases: [old-monthly]
        place: {name: 商业街, community: west}
        repeat: {every: month, on: [2nd sat], from: 2026-09-12}
        """,
    "events/green-village/evenings.yml": """
        title: {zh-Hans: 灯谜晚会, en: Riddle evenings}
        first-day: 2026-12-20
        last-day: 2026-12-23
        time: 19:00-21:00
        place: {station: hall}
        """,
    "events/waste-sorting/week.yml": """
        title: {zh-Hans: 垃圾分类宣传, en: Waste sorting}
        sessions:
          - {id: a, date: 2026-12-01, time: 09:00-10:00, place: {name: 一小, community: east}, reaches: school}
          - {id: b, date: 2026-12-02, time: 10:00-11:00, place: {station: park}, reaches: school}
          - {id: c, date: 2026-12-03, time: 15:00-16:00, place: {name: 二小, community: north}}
        changes: [{part: c, action: move, to: {date: 2026-12-04}, announced: 2026-11-19}]
        """,
    "events/exam-service/gaokao.yml": """
        title: {zh-Hans: 模拟考试服务, en: Exam service}
        first-day: 2026-12-07
        last-day: 2026-12-08
        place: {name: 一中, address: 学府路8号, community: north}
        exam: 模拟考试
        timetable:
          - {id: zh, subject: 语文, date: 2026-12-07, time: 09:00-11:30}
          - {id: ma, subject: 数学, date: 2026-12-07, time: 15:00-17:00}
          - {id: en, subject: 英语, date: 2026-12-08, time: 15:00-17:00}
        points:
          - id: gate
            place: {name: 校门服务点, community: north}
            first-day: 2026-12-06
            last-day: 2026-12-08
            time: 08:00-18:00
            services: [饮水]
        windows:
          - {id: road, kind: traffic, where: 学府路, first-day: 2026-12-07, last-day: 2026-12-08, time: 08:00-12:00}
          - {id: still, kind: quiet, where: 一中周边, date: 2026-12-07, time: 12:00-14:00}
        changes: [{part: ma, action: amend, to: {time: 15:30-17:30}}]
        """,
    "events/clean-city/secret.yml": """
        title: 内部检查部署会
        visibility: internal
        date: 2026-12-09
        time: 09:00-10:00
        place: {name: 三楼会议室}
        """,
    "events/clean-city/taken.yml": """
        title: 误发的演练通知
        visibility: withdrawn
        date: 2026-12-11
        time: 09:00-10:00
        place: {name: 演练场}
        """,
    "content/about.md": "---\ntitle: 关于\nnav: 1\n---\n\n## 联系我们\n\n见[驿站](../stations/park/)。\n",
}


@dataclass(frozen=True)
class Rich:
    """The site's files as built, and what they were built from."""

    edition: Edition
    files: Mapping[str, bytes]

    def verified(self, files: Mapping[str, bytes]) -> Held:
        return held(self.edition, inventory(files["build.json"]), files.keys(), files.__getitem__, 1)

    def findings(self, files: Mapping[str, bytes]) -> list[Finding]:
        return self.verified(files).findings


def built(root: Path, files: Mapping[str, str], now: str = NOW, *, flyers: bool = True) -> Rich:
    config = BASE["site_config.yml"].rstrip(" ") + ("" if flyers else "        outputs: {flyers: none}\n")
    write(root, {**BASE, "site_config.yml": config, **files})
    return of(root, root / "site", now)


def of(root: Path, out: Path, now: str) -> Rich:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    planned, written = build(root, out, lambda _: moment, Watch(), jobs=1, clean=True)
    assert written is not None, planned.diagnostics
    edition = sources(root, lambda _: moment, Watch()).edition
    assert edition is not None
    return Rich(edition, {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()})


def listed_anew(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """With a build.json that lists the files as they are: or every change would be noticed by its hash."""
    said = loads(files["build.json"])
    rest = {path: data for path, data in files.items() if path != "build.json"}
    said["files"] = [{"path": p, "size": len(rest[p]), "sha256": sha256(rest[p]).hexdigest()} for p in sorted(rest)]
    return {**rest, "build.json": dumps(said).encode()}
