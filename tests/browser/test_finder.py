"""The search box in Chromium: typing, keys, what is heard, from a disk and below a sub-path, in three languages, with and without script.

What it finds is held against tests/finding.py, which reads the same index.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import outputs
from generator.outputs.finder.entry import FinderView
from generator.plan import View
from generator.render.finder import shard
from tests import finding
from tests.browser.serving import served, written
from tests.browser.test_shell import LISTEN, LOW_TARGETS, SMALL_TYPE, STICKING_OUT
from tests.outputs.test_finder import EVENTS, TODAY, asked, demo_town
from tests.sites import TOWN, town

pytestmark = pytest.mark.slow

NOW = "2026-11-25T08:00:00+08:00"
VECTORS = json.loads(Path(__file__).parents[1].joinpath("folding.json").read_text(encoding="utf-8"))
CONFIG = TOWN["site_config.yml"].replace("languages: [zh-Hans, en]", "languages: [zh-Hans, en, zh-Hant]\n        outputs: {flyers: none}")
LONG = {
    f"events/clean-city/long-{n}.yml": f"title: {{zh-Hans: 长长长长长长长长长长长长的公园活动{n}, en: Unbelievablylongcompoundword {n}}}\n"
    f"date: 2026-12-{n + 1:02}\ntime: 08:30-11:00\nplace: {{name: 很长很长很长很长很长的地方, community: west}}\n"
    for n in range(20)
}
HOSTILE = {
    "尖括号": "尖括号</script><b>粗</b>",
    "反斜杠": '反斜杠\\u0041 和"引号"',
    "花括号": "花括号{{ config }}$&",
    "原型": "原型__proto__",
    "emoji": "emoji🎉和\u200d连接",
}
Scheme = Literal["light", "dark"]


class Served(NamedTuple):
    served: str
    file: str


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("found")
    hostile = {
        f"events/clean-city/h{n}.yml": f"title: {json.dumps(title, ensure_ascii=False)}\ndate: 2026-12-24\n"
        for n, title in enumerate(HOSTILE.values())
    }
    day = town({**EVENTS, **LONG, **hostile, "site_config.yml": CONFIG})
    written(folder / "town", day, dict(outputs.plan(day)[0].outputs))
    with served(folder) as address:
        yield Served(f"{address}/town/", f"{(folder / 'town').as_uri()}/")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    yield from _page(chromium, 1280, "light")


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    yield from _page(chromium, 360, "light")


def _page(chromium: Browser, width: int, scheme: Scheme) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.add_init_script(LISTEN)
    yield page
    context.close()


def typed(page: Page, words: str) -> list[str]:
    """The titles that stand below the box."""
    page.get_by_role("searchbox").fill(words)
    status = page.locator("#finder [role=status]")
    expect(status).not_to_be_empty()
    expect(status).not_to_have_text("正在找")
    return page.locator("#finder .finder-title").all_inner_texts()


def test_nothing_is_loaded_before_someone_begins(page: Page, found: Served) -> None:
    """Then the script, what is near, and all else, from the own host; no violation."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.goto(found.served, wait_until="networkidle")
    assert [name for name in requests if name in ("finder", "soon", "rest")] == []
    assert typed(page, "大扫除") == ["东社区大扫除", "去年的大扫除"]
    assert [name for name in requests if name in ("finder", "soon", "rest")] == ["finder", "soon", "rest"]
    assert page.evaluate("violations") == []


@pytest.mark.parametrize("way", ["served", "file"])
@pytest.mark.parametrize(
    ("address", "words", "href"),
    [
        ("index.html", "石马", "events/sweep/"),
        ("stations/park/index.html", "石马", "events/sweep/"),
        ("en/waste-guide/index.html", "tree", "en/events/trees/"),
        ("zh-hant/events/sweep/index.html", "大掃除", "zh-hant/events/sweep/"),
        ("zh-hant/index.html", "大扫除", "zh-hant/events/sweep/"),
        ("index.html", "灯", "waste-guide/#%E7%81%AF%E7%AE%A1"),
    ],
)
def test_results_are_of_the_page_s_language_at_any_depth(page: Page, found: Served, way: str, address: str, words: str, href: str) -> None:
    """Below a sub-path and from a disk."""
    root = found.served if way == "served" else found.file
    page.goto(root + address)
    typed(page, words)
    assert page.locator("#finder li a").first.evaluate("link => link.href") == root + href
    assert page.evaluate("violations") == []


def test_folding_is_that_of_the_generator(page: Page, found: Served) -> None:
    """The shared vectors, one by one and as lines of one text; and where words stand in a text."""
    page.goto(found.served)
    typed(page, "公园")
    fold = page.evaluate("v => { const f = bianminFinder.folding(v.pairs); return v.vectors.map(pair => f.fold(pair[0])) }", VECTORS)
    assert fold == [folded for _, folded in VECTORS["vectors"]]
    lines = "v => bianminFinder.folding(v.pairs).lines(v.vectors.map(pair => pair[0]).join('\\n')).split('\\n')"
    assert page.evaluate(lines, VECTORS) == fold
    places = """v => { const f = bianminFinder.folding(v.pairs);
      return v.places.map(([text, words]) => f.places(text, words).map(([from, to]) => text.slice(from, to))) }"""
    assert page.evaluate(places, VECTORS) == [expected for _, _, expected in VECTORS["places"]]


def test_order_is_that_of_the_second_finder(page: Page, tmp_path: Path) -> None:
    """The demo town and 200 queries, and some with dates: the same groups with the same hits, all of them, in the same order."""
    day, whole = demo_town()
    planned: dict[str, View] = {}
    for format_ in (outputs.home, outputs.content_pages, outputs.lists, outputs.months):
        planned |= dict(format_.plan(day))
    planned |= dict(outputs.finder.plan(day, list(planned.values())))
    shards = {path: view for path, view in planned.items() if isinstance(view, FinderView)}
    written(tmp_path, day, {**shards, "index.html": planned["index.html"]})
    whole = finding.read([shard(shards[f"finder/{name}.js"]) for name in ("soon", "rest")], whole.groups)
    page.goto((tmp_path / "index.html").as_uri())
    typed(page, "公园")
    queries = [words for words, _ in asked()] + [
        "12月10日",
        "12-10 公园",
        "明天",
        "12月",
        "竹溪驿站",
        "竹溪明天",
        "灯",
        "a",
        "wifi 竹溪",
        "2026-12-31",
    ]
    search = """([typed, groups]) => typed.map(each => bianminFinder.search(each, bianminFinder.shards, groups, 20782).groups
      .map(group => [group.name, group.hits.map(hit => hit.shard.address(hit.n))]))"""
    answers = page.evaluate(search, [queries, dict(whole.groups)])
    assert (TODAY - finding.EPOCH).days == 20782
    for words, answer in zip(queries, answers, strict=True):
        expected = [[group, [entry.address for entry in entries]] for group, entries in finding.search(whole, words, TODAY)]
        assert (words, answer) == (words, expected)


def test_result_says_when_where_and_how_it_stands(page: Page, found: Served) -> None:
    """Marked where the words stand; a thing with its bin; a date that does not take place told beside the next one."""
    page.goto(found.served)
    typed(page, "石马")
    first = page.locator("#finder li a").first
    assert first.inner_text().split() == ["照常", "东社区大扫除", "12月10日（周四）", "08:30–11:00", "东社区", "石马球场"]
    assert first.locator("mark").all_inner_texts() == ["石马"]
    typed(page, "河涌")
    assert page.locator("#finder .finder-tag").first.inner_text() == "已取消"
    typed(page, "珍珠奶茶杯")
    assert page.locator("#finder li a").first.inner_text().split() == ["黑色桶", "奶茶杯", "其他垃圾", "喝完倒净", "珍珠奶茶杯"]
    typed(page, "种树 12月10日")
    assert page.locator("#finder li a").first.inner_text().split()[-1] == "12月10日不办"
    typed(page, "种树 12月17日")
    assert page.locator("#finder li a").first.inner_text().split()[-1] == "12月17日也有"


def test_addresses_are_spelled_out_where_the_form_s_is(page: Page, found: Served) -> None:
    """In a folder that is opened from a disk no server adds index.html."""
    page.goto(f"{found.file}stations/index.html")
    page.evaluate("document.getElementById('finder').setAttribute('action', '../search/index.html')")
    for words, address in (
        ("石马", "events/sweep/index.html"),
        ("灯", "waste-guide/index.html#%E7%81%AF%E7%AE%A1"),
        ("今天", "index.html"),
    ):
        typed(page, words)
        assert found.file + address in page.locator("#finder li a").evaluate_all("links => links.map(link => link.href)")


def test_hostile_titles_are_only_words(page: Page, found: Served) -> None:
    """Neither the index nor the results run or break on what an author may write."""
    page.goto(found.served)
    for words, title in HOSTILE.items():
        assert typed(page, words) == [title]
    assert page.evaluate("violations") == []
    assert page.locator("#finder b, #finder script").count() == 0


def test_enter_opens_the_first(page: Page, found: Served) -> None:
    """Also if it comes before anything has been loaded."""
    page.goto(found.served)
    typed(page, "大扫除")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/sweep/")
    page.goto(found.served)
    page.evaluate("""() => { const box = document.getElementById("finder-q"); box.focus(); box.value = "种树";
      box.form.dispatchEvent(new Event("input", {bubbles: true})) }""")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/trees/")


def test_arrows_walk_through_the_results(page: Page, found: Served) -> None:
    """Down from the box, up into it again; Escape leads back to the box, and then empties it."""
    page.goto(found.served)
    typed(page, "公园")
    links = page.locator("#finder li a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("#finder [data-finder-found]")).to_be_hidden()


def test_button_opens_the_box_on_a_phone(phone: Page, found: Served) -> None:
    """It says how it stands, and has the focus again after Escape, which first empties the box."""
    phone.goto(found.served)
    box, button = phone.get_by_role("searchbox", name="搜索"), phone.get_by_role("button", name="搜索", exact=True)
    expect(box).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(box).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    typed(phone, "公园")
    phone.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    phone.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(("width", "shown"), [(320, False), (959, False), (960, True), (1280, True)])
def test_every_page_has_one_box(chromium: Browser, found: Served, width: int, shown: bool) -> None:
    """Visible from 960 on, else behind the button; on the page of results it always is."""
    for page in _page(chromium, width, "light"):
        for address in ("", "en/stations/", "404.html", "waste-guide/", "search/"):
            page.goto(found.served + address)
            assert page.locator("[role=search]").count() == page.locator("input[type=search], [role=searchbox]").count() == 1
            assert page.locator("#finder-q").is_visible() is (shown or address == "search/")
            assert page.locator("[data-finder-open]").is_visible() is not shown


def test_status_is_heard(page: Page, found: Served) -> None:
    """How many there are, that there is nothing, that more letters are needed; the region is there before it says anything."""
    page.goto(found.served)
    status = page.locator("#finder [role=status]")
    assert (status.inner_text(), status.is_visible()) == ("", True)
    for words, said in (("东社区大扫除", "找到1条"), ("扫", "再打一个字。"), ("没有这种东西", "没有找到，换个短一点的词试试。")):
        page.get_by_role("searchbox").fill(words)
        expect(status).to_have_text(said)
    assert page.locator("#finder a[href^='tel:']").get_attribute("href") == "tel:12345"


@pytest.mark.parametrize("way", ["served", "file"])
def test_address_shows_its_results(page: Page, found: Served, way: str) -> None:
    """All of them on the page, in the box's own element, in place of the plain links; a broken address shows these."""
    root = found.served if way == "served" else found.file
    page.goto(f"{root}search/index.html?q=%E5%85%AC%E5%9B%AD")
    expect(page.locator("#finder [role=status]")).to_contain_text("找到")
    assert page.locator("#finder li a").count() >= 20
    assert page.locator("[data-all-links]").is_visible() is False
    assert page.get_by_role("searchbox").input_value() == "公园"
    page.goto(f"{root}search/index.html?q=%E5%85%AC%E5")
    assert page.locator("[data-all-links]").is_visible()


def test_link_below_a_group_leads_to_all_of_it(page: Page, found: Served) -> None:
    """By an address that can be passed on."""
    page.goto(found.served)
    typed(page, "公园")
    page.locator("#finder .finder-more").first.click()
    page.wait_for_url("**/search/?q=%E5%85%AC%E5%9B%AD#finder-event")
    expect(page.locator("#finder [role=status]")).to_contain_text("找到")


def test_page_without_script_is_a_list_of_links(chromium: Browser, found: Served) -> None:
    """The magnifying glass leads there, the form as well; nothing that would do nothing can be pressed."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{found.file}index.html")
    assert page.get_by_role("button", name="搜索").count() == 0
    page.get_by_role("link", name="搜索").first.click()
    context.close()
    context = chromium.new_context(viewport={"width": 1280, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(found.served)
    page.get_by_role("searchbox").fill("公园")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=**")
    assert page.get_by_role("link", name="东社区大扫除").is_visible()
    context.close()


def test_index_that_cannot_be_loaded_leads_to_the_links(page: Page, found: Served) -> None:
    """It says so; Enter goes to the page of all links."""
    page.route("**/finder/*.js", lambda route: route.abort())
    page.goto(found.served)
    page.get_by_role("searchbox").fill("公园")
    expect(page.locator("#finder [role=status]")).to_have_text("现在搜不了，可以从全部内容里找。")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")


def test_index_of_another_format_is_left_alone(page: Page, found: Served) -> None:
    """A page may be older than the index: then it searches nothing rather than something else."""
    body = b'bianminFinder.add(0,"soon",{"size":1});'
    page.route("**/finder/*.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    page.goto(found.served)
    page.get_by_role("searchbox").fill("公园")
    expect(page.locator("#finder [role=status]")).to_have_text("现在搜不了，可以从全部内容里找。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "enlarged"), [(320, 1.0), (360, 1.0), (360, 1.4), (960, 1.0), (1280, 1.0), (1280, 1.4)])
@pytest.mark.parametrize(("address", "words"), [("", "公园"), ("en/", "unbelievably"), ("search/", "公园")])
def test_open_box_fits_its_width(
    chromium: Browser, found: Served, address: str, words: str, width: int, enlarged: float, scheme: Scheme
) -> None:
    """With long results; what can be tapped is high enough, nothing is too small to read."""
    for page in _page(chromium, width, scheme):
        page.goto(found.served + address)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{125 * enlarged}%")
        if not page.locator("#finder-q").is_visible():
            page.locator("[data-finder-open]").click()
        typed(page, words)
        assert page.evaluate(STICKING_OUT) == []
        assert width == page.evaluate("document.documentElement.scrollWidth")
        assert page.evaluate(LOW_TARGETS, "#finder li a, #finder input, #finder .finder-go, a.finder-more, [data-finder-open]") == []
        assert page.evaluate(SMALL_TYPE) == []


def test_guide_finds_the_bin(page: Page, found: Served) -> None:
    """By name, by another one, by one character, in Traditional; with colour, symbol and note; what is not listed leads to the number."""
    page.goto(f"{found.served}waste-guide/")
    field = page.get_by_role("textbox", name="手里是什么？")
    for words, names in (("奶茶杯", ["奶茶杯"]), ("珍珠", ["奶茶杯"]), ("燈", ["灯管"]), ("Ｘ", []), ("", [])):
        field.fill(words)
        expect(page.locator("[data-guide] li b")).to_have_text(names)
    field.fill("珍珠奶茶杯")
    row = page.locator("[data-guide] li")
    assert row.inner_text().split() == ["奶茶杯", "珍珠奶茶杯", "其他垃圾：黑色桶", "喝完倒净"]
    assert (row.get_attribute("class"), row.locator("svg").count()) == ("b-other", 1)
    assert page.locator("[data-guide] [role=status]").inner_text() == "找到1条"
    field.fill("没有这种东西")
    missing = page.locator("[data-guide-none]")
    assert (missing.is_visible(), missing.locator("a").get_attribute("href")) == (True, "tel:12345")
    assert page.evaluate("violations") == []
