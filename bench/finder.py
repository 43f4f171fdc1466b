"""A town of 10,000 events and 1,000 stations → how heavy the finder's index is, and how long a phone takes to answer a key.

    python -m bench.finder [EVENTS STATIONS]

Titles, places and ids are put together as a bureau does it: community by community, theme by theme, week by week. Octets are those of a
server that compresses (gzip, level 9). *answer*: from a key to the results drawn, in Chromium slowed down six times, the worst of all keys
of ten queries. Needs playwright and /usr/bin/chromium for the latter.
"""

import gzip
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from bench.generate import NOW, TODAY
from generator.build import Watch, sources
from generator.moment import moment_of
from generator.outputs import finder
from generator.outputs.chrome import chromes
from generator.outputs.finder.entry import FinderView
from generator.render.finder import shard
from generator.routes import ROOT
from generator.theme import shells

COMMUNITIES = (
    *("竹溪", "厚街", "珊美", "寮厦", "河田", "汀山", "环冈", "三屯", "宝屯", "陈屋", "赤岭", "桥头"),
    *("南五", "溪头", "沙塘", "宝塘", "下汴", "白濠", "新塘", "双岗", "涌口", "大迳", "新围", "湖景"),
)
THEMES = {
    "clean-city": (
        "洁净城市活动日",
        "背街小巷清洗",
        "周末大扫除",
        "河涌水面打捞",
        "公园座椅清洗",
        "小广告清除",
        "市场周边冲洗",
        "绿道边走边捡",
    ),
    "waste-sorting": ("垃圾分类小课堂", "旧物交换", "旧衣回收日", "有害垃圾收集", "督导员值守", "大件垃圾便民收", "厨余堆肥参观"),
    "green-village": ("口袋公园巡护", "领树苗回家种", "小院种养课", "花坛补种"),
    "shopfront": ("门前三包走访", "店铺招牌检查", "夜宵街劝导"),
}
PLACES = ("文化广场", "老街口", "市场门口", "居委会", "小学门口", "口袋公园", "篮球场", "祠堂前", "投放点", "工业区门口")
TYPES = ("union-station", "service-point", "drop-off-point", "park")
AMENITIES = ("toilet", "air-conditioning", "water", "microwave", "seats", "first-aid", "wifi", "charging", "fridge", "books", "newspapers")
PEOPLE = ("bureau", "community", "volunteers", "union", "sanitation")
QUERIES = ("公园", "竹溪 洁净", "12月10日", "垃圾分类", "充电 厚街", "河涌打捞", "驿站", "奶茶杯", "大径", "ＷｉＦｉ")


def town(events: int, stations: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    yield "site_config.yml", _config()
    for n in range(stations):
        yield f"content/stations/{('s', 'p', 'd', 'k')[n % 4]}-{n}.yml", _station(chance, n)
    for n in range(events):
        kind = chance.choices(tuple(THEMES), (5, 3, 1, 1))[0]
        day = TODAY + timedelta(days=chance.randrange(-90, 380))
        yield f"events/{kind}/{kind}-{day:%Y%m%d}-{n}.yml", _event(chance, kind, day)


def _config() -> str:
    communities = "".join(f"  c{n}: {{name: {name}社区, aliases: [{name}村]}}\n" for n, name in enumerate(COMMUNITIES))
    return (
        "name: 测速镇\nurl: https://example.org/bench/\nuid-domain: bench.example.org\nlanguages: [zh-Hans]\n"
        f'contact: {{phone: "12345"}}\ncommunities:\n{communities}'
        "organisations: {bureau: 城管分局, community: 社区, volunteers: 志愿者, union: 总工会, sanitation: 环卫}\n"
        "kinds: {green-village: 绿美乡村, shopfront: 门前三包}\noutputs: {flyers: none}\n"
    )


def _station(chance: random.Random, n: int) -> str:
    community = chance.randrange(len(COMMUNITIES))
    where = f"{COMMUNITIES[community]}{chance.choice(PLACES)}"
    has = ", ".join(f"{name}: yes" for name in AMENITIES if chance.random() < 0.5)
    return (
        f"name: {where}{chance.choice(('驿站', '服务点', '投放点', '公园'))}{n % 9 + 1}号\ntype: {chance.choice(TYPES)}\nstatus: open\n"
        f"place: {{name: {where}, address: {COMMUNITIES[community]}路{chance.randrange(1, 200)}号, community: c{community}}}\n"
        f"hours: [每天 08:00-20:00]\namenities: {{{has}}}\n"
    )


def _event(chance: random.Random, kind: str, day: date) -> str:
    community = chance.randrange(len(COMMUNITIES))
    name, theme = COMMUNITIES[community], chance.choice(THEMES[kind])
    title = chance.choice((f"{theme}：{name}社区", f"{name}社区{theme}", f"{theme}（{name}）第{chance.randrange(1, 60)}期"))
    hour = chance.choice(("08:30-11:00", "09:00-11:00", "14:30-17:00", "19:00-20:30"))
    other = "changes: [{action: cancel, reason: 暴雨}]\n" if chance.randrange(25) == 0 else ""
    when = f"date: {day}\n"
    if chance.randrange(20) == 0:
        when, other = f"repeat: {{every: week, from: {day}, until: {day + timedelta(days=90)}}}\n", ""
    return (
        f"title: {title}\nsummary: {theme}，自带水杯，在{chance.choice(PLACES)}集合。\n{when}time: {hour}\n{other}"
        f"place: {{name: {name}{chance.choice(PLACES)}, community: c{community}}}\n"
        f"organisers: [{{org: {chance.choice(PEOPLE)}}}]\ntopics: [{chance.choice(('公园', '河道', '街巷', '市场', '分类'))}]\n"
    )


def main(events: int, stations: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder, "town"), Path(folder, "out")
        _write(root, {path: text.encode() for path, text in town(events, stations)})
        made = _made(root)
        _write(out, made)
        for path, data in made.items():
            if path.endswith(".js"):
                print(f"{path:<32} {len(data):>9} octets, {len(gzip.compress(data, 9, mtime=0)):>7} compressed")
        shards = sum(len(gzip.compress(data, 9, mtime=0)) for path, data in made.items() if path.startswith("finder/"))
        print(f"{'index':<32} {'':>16} {shards:>7} compressed")
        for query, count, milliseconds in _answers(out):
            print(f"{query:<12} {count:<14} worst key {milliseconds:>6.1f} ms")


def _made(root: Path) -> dict[str, bytes]:
    """The index and one page to search from, as a build would make them."""
    planned = sources(root, moment_of(NOW), Watch())
    edition = planned.edition
    assert edition is not None, planned.diagnostics
    begun = perf_counter()
    views = dict(finder.plan(edition, ()))
    print(f"planned in {perf_counter() - begun:.2f} s")
    begun = perf_counter()
    found = {path: shard(view) for path, view in views.items() if isinstance(view, FinderView)}
    print(f"written in {perf_counter() - begun:.2f} s")
    drawn = shells(chromes(edition), None)
    page = drawn.pages["zh-Hans", ""].fill({"title": "x", "description": "", "head": "", "main": "<h1>x</h1>", "alternates": ""})
    return {**found, **drawn.files, "index.html": page.replace(ROOT, "./").encode()}


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _answers(out: Path) -> Iterator[tuple[str, str, float]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(Path(out, "index.html").as_uri())
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        begun = perf_counter()
        page.locator("#finder-q").focus()
        while page.evaluate("window.bianminFinder ? bianminFinder.shards.length : 0") < 2:
            pass
        yield "(loading)", "", (perf_counter() - begun) * 1000
        for query in QUERIES:
            worst = max(float(page.evaluate(_TYPE, query[: n + 1])) for n in range(len(query)))
            yield query, page.locator("#finder [role=status]").inner_text(), worst
        browser.close()


_TYPE = """
typed => new Promise(done => {
  const box = document.getElementById("finder-q");
  box.value = typed;
  const begun = performance.now();
  box.dispatchEvent(new InputEvent("input", {bubbles: true}));
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - begun);
    channel.port2.postMessage(0);
  });
})
"""


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:3] or ("10000", "1000")))
