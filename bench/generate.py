"""A number of events → the files of a town that has so many: the same for the same number and seed.

    python -m bench.generate FOLDER 1000

Events are spread over kinds, communities and fifteen months; most are one morning, some a series, a campaign, or several days.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 12, 1)
NOW = f"{TODAY}T08:00"
COMMUNITIES = 24
KINDS = ("clean-city", "green-village", "lane", "shopfront")
WORDS = (
    *("清扫", "巷道", "公园", "河涌", "志愿者", "垃圾分类", "绿化", "花坛", "广场", "市场", "学校", "桥头", "村口"),
    *("早上", "集合", "工具", "手套", "饮水", "雨衣", "居民", "商户", "宣传", "登记", "分组", "收工", "合影"),
)


def town(events: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Paths and texts."""
    chance = random.Random(seed)
    yield "site_config.yml", _config()
    yield "content/about.md", "---\ntitle: 关于\n---\n\n一个为测速而造的镇。\n"
    yield "content/holidays.yml", _HOLIDAYS
    for n in range(min(40, 5 + events // 50)):
        yield f"content/stations/station-{n}.yml", _station(chance, n)
    for n in range(events):
        kind = "waste-sorting" if n % 20 == 7 else chance.choice(KINDS)
        yield f"events/{kind}/event-{n:05}.yml", _event(chance, n, kind)


def write(folder: Path, events: int, seed: int = 1) -> None:
    for path, text in town(events, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _config() -> str:
    communities = "\n".join(f"  c{n}: {{name: {{zh-Hans: 第{n}社区, en: Community {n}}}}}" for n in range(COMMUNITIES))
    return (
        "name: {zh-Hans: 测速镇, en: Bench Town}\nurl: https://example.org/bench/\nuid-domain: bench.example.org\n"
        "languages: [zh-Hans, en]\n"
        f"communities:\n{communities}\norganisations: {{bureau: 城管分局}}\nreaches: {{school: 进学校}}\n"
        'kinds: {green-village: {name: 绿美乡村, colour: "#2e7d32"}, lane: 背街小巷, shopfront: 门前三包}\n'
        "outputs: {flyers: none}\n"
    )


_HOLIDAYS = """\
"2026":
  source: {title: 国务院办公厅通知, number: 国办发明电〔2025〕7号}
  holidays: [{name: 国庆节, first-day: 2026-10-01, last-day: 2026-10-07}]
  workdays: [2026-09-20, 2026-10-10]
"""


def _station(chance: random.Random, n: int) -> str:
    coords = f"{{gcj02: [113.{67000 + n}, 22.{94000 + n}]}}"
    return (
        f"name: 驿站{n}\ntype: service-point\nstatus: open\n"
        f"place: {{name: 驿站{n}, address: 大道{n}号, community: c{n % COMMUNITIES}, coords: {coords}}}\n"
        f"hours: [每天 08:00-20:00]\namenities: {{water: yes, toilet: {chance.choice(('yes', 'no'))}}}\n"
    )


def _event(chance: random.Random, n: int, kind: str) -> str:
    day = TODAY + timedelta(days=chance.randrange(-90, 380))
    community = chance.randrange(COMMUNITIES)
    place = f"{{name: {_words(chance, 2)}, address: 路{n}号, community: c{community}}}"
    sign_up = f"{{phone: '12345', until: {day - timedelta(days=2)}}}"
    return (
        f"title: {{zh-Hans: {_words(chance, 3)}活动第{n}场, en: Clean-up number {n}}}\nsummary: {_words(chance, 8)}\n"
        f"{_when(chance, day, kind, place)}organisers: [{{org: bureau, role: lead}}]\ntopics: [{chance.choice(WORDS)}]\n"
        f"volunteers: {{needed: {chance.randrange(10, 80)}, bring: 自带水杯, sign-up: {sign_up}}}\n"
        f"description: |\n{_description(chance)}"
    )


def _when(chance: random.Random, day: date, kind: str, place: str) -> str:
    hour = chance.randrange(8, 18)
    time = f"{hour:02}:30-{hour + 2:02}:00"
    if kind == "waste-sorting":
        sessions = ", ".join(f"{{id: s{k}, date: {day + timedelta(days=k)}, time: {time}, reaches: school}}" for k in range(3))
        return f"sessions: [{sessions}]\nplace: {place}\n"
    match chance.randrange(20):
        case 0:
            return f"repeat: {{every: week, from: {day}, until: {day + timedelta(days=90)}}}\ntime: {time}\nplace: {place}\n"
        case 1:
            return f"first-day: {day}\nlast-day: {day + timedelta(days=2)}\nplace: {place}\n"
        case 2:
            return f"date: {day}\ntime: {time}\nplace: {place}\nchanges: [{{action: cancel, reason: 暴雨}}]\n"
    return f"date: {day}\ntime: {time}\nplace: {place}\n"


def _description(chance: random.Random) -> str:
    lines = [
        _words(chance, 30) + "。",
        "",
        f"- {_words(chance, 6)}",
        f"- **{_words(chance, 2)}**{_words(chance, 4)}",
        "",
        _words(chance, 40) + "。",
    ]
    return "".join(f"  {line}\n" if line else "\n" for line in lines)


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(WORDS) for _ in range(count))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
