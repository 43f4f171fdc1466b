"""The waste guide's page, and the town's own guide."""

from collections import Counter
from pathlib import Path

from generator.outputs import waste_guide
from generator.outputs.chrome import chromes
from generator.outputs.parts.sentences import Link
from generator.outputs.waste_guide import WasteGuideView
from generator.source.load import load
from tests.sites import TOWN, town

GUIDE = """
    - {thing: 奶茶杯, also: [珍珠奶茶杯, {zh-Hans: 饮料杯, en: Drink cup}], category: other, note: {zh-Hans: 喝完倒净, en: Empty it}}
    - {thing: {zh-Hans: 报纸, en: Newspapers}, category: recyclable}
    - {thing: 过期药, category: hazardous}
    - {thing: 书本, category: recyclable}
    """


def page(guide: str = GUIDE, path: str = "waste-guide/index.html") -> WasteGuideView:
    files = {"content/waste-guide.yml": guide} if guide else {}
    view = dict(waste_guide.plan(town(files)))[path]
    assert isinstance(view, WasteGuideView)
    return view


def test_things_stand_by_category_in_their_author_s_order() -> None:
    """Categories as the standard has them, each with the colour of its bin in words."""
    found = [(c.id, c.name, c.bin, c.total, [t.name.text for t in c.things]) for c in page().categories]
    assert found == [
        ("recyclable", "可回收物", "蓝色桶", "2样", ["报纸", "书本"]),
        ("kitchen", "厨余垃圾", "绿色桶", "0样", []),
        ("hazardous", "有害垃圾", "红色桶", "1样", ["过期药"]),
        ("other", "其他垃圾", "黑色桶", "1样", ["奶茶杯"]),
    ]


def test_thing_keeps_its_anchor_in_every_language() -> None:
    """Made of its name in the first language; what nobody translated is marked with its language."""
    (cup,) = page(path="en/waste-guide/index.html").categories[3].things
    assert (cup.anchor, cup.name, cup.also) == ("奶茶杯", ("奶茶杯", "zh-Hans"), (("珍珠奶茶杯", "zh-Hans"), ("Drink cup", "")))
    assert cup.note == ("Empty it", "")


def test_anchor_is_given_once() -> None:
    """A second thing of one name, or one called like a category, goes without; blanks are no part of an anchor."""
    guide = """
        - {thing: 镜子, category: other}
        - {thing: 镜子, category: recyclable}
        - {thing: other, category: other}
        - {thing: A4 纸, category: recyclable}
        """
    found = [(c.id, t.name.text, t.anchor) for c in page(guide).categories for t in c.things]
    assert found == [
        ("recyclable", "镜子", ""),
        ("recyclable", "A4 纸", "A4-纸"),
        ("other", "镜子", "镜子"),
        ("other", "other", ""),
    ]


def test_page_knows_by_what_its_things_are_looked_up() -> None:
    """Traditional characters of their names, and one of the things as an example; neither on an empty page."""
    assert (page().example, page().pairs) == ("奶茶杯", "報报書书盃杯紙纸葯药藥药過过飲饮")
    assert (page("").example, page("").pairs) == ("", "")


def test_page_says_whom_to_ask() -> None:
    """By the site's own number; without one nothing."""
    assert [run for run in page().ask if isinstance(run, Link)] == [Link("12345", "tel:12345")]
    silent = TOWN["site_config.yml"].replace('contact: {phone: "12345"}', "")
    view = dict(waste_guide.plan(town({"site_config.yml": silent})))["waste-guide/index.html"]
    assert isinstance(view, WasteGuideView) and view.ask == ()


def test_empty_guide_has_a_page_but_no_place_in_the_menu() -> None:
    """The address is there for everyone; the menu leads to nothing empty."""
    assert [c.things for c in page("").categories] == [(), (), (), ()]
    for files, sections in (({}, []), ({"content/waste-guide.yml": GUIDE}, ["waste-guide", "waste-guide"])):
        assert [item.section for chrome in chromes(town(files)) for item in chrome.nav if item.section == "waste-guide"] == sections
    assert (page("").section, page().section) == ("", "waste-guide")


def test_town_s_guide_names_everything_once() -> None:
    """At least 300 things in all four categories, no name twice, each with English."""
    root = Path(__file__).parents[2]
    site, found = load({path: (root / path).read_bytes() for path in ("site_config.yml", "content/waste-guide.yml")})
    assert site is not None and [d for d in found if d.severity == "error"] == []
    names = Counter(name.first for thing in site.waste_guide for name in (thing.thing, *thing.also))
    assert [name for name, count in names.items() if count > 1] == []
    counts = Counter[str](thing.category for thing in site.waste_guide)
    assert len(site.waste_guide) >= 300 and min(counts[category] for category in waste_guide.SYMBOLS) >= 30
    assert [t.thing.first for t in site.waste_guide if t.thing.written_in("en") is None] == []
