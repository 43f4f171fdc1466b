"""Menus and footer: only what there is, in each language."""

from generator.outputs.chrome import Chrome, chromes
from tests.sites import TOWN, town

PAGE = "---\ntitle: {{zh-Hans: {zh}, en: {en}}}\nnav: {nav}\n---\n正文\n"


def frame(files: dict[str, str], now: str = "2026-11-25T08:00", nth: int = 0) -> Chrome:
    return chromes(town(files, now))[nth]


def menu(chrome: Chrome) -> list[tuple[str, str, str]]:
    return [(item.section, item.title, item.address) for item in chrome.nav]


FIXED = [("home", "首页", ""), ("events", "活动", "events/"), ("calendar", "月历", "calendar/"), ("stations", "驿站", "stations/")]
SUBSCRIBE = ("subscribe", "订阅", "subscribe/")


def test_menu_has_the_fixed_sections_and_the_authors_pages_in_their_order() -> None:
    """A page of content/ is in the menu where its front matter says; without `nav` it is not."""
    files = {
        "content/first.md": PAGE.format(zh="先", en="First", nav=1),
        "content/second.md": PAGE.format(zh="后", en="Second", nav=20),
        "content/hidden.md": "---\ntitle: 不在菜单\n---\n正文\n",
    }
    assert menu(frame(files)) == [*FIXED, SUBSCRIBE, ("first", "先", "first/"), ("second", "后", "second/")]
    assert menu(frame(files, nth=1))[-2:] == [("first", "First", "en/first/"), ("second", "Second", "en/second/")]


def test_menu_has_the_exam_while_one_is_ahead() -> None:
    """An exam of which the day is not known is ahead; the day after the last one it is over."""
    ahead = {"events/exam-service/exam.yml": "title: 高考\ndate: 待定\n"}
    dated = {"events/exam-service/exam.yml": "title: 高考\nfirst-day: 2026-06-07\nlast-day: 2026-06-09\n"}
    exam = [*FIXED, ("exam-service", "高考服务", "events/kinds/exam-service/"), SUBSCRIBE]
    assert menu(frame(ahead)) == exam
    assert menu(frame(dated, now="2026-06-09T23:00")) == exam
    assert menu(frame(dated, now="2026-06-10T00:00")) == [*FIXED, SUBSCRIBE]


def test_footer_says_only_what_is_configured() -> None:
    """CONTRACT: all optional, never defaulted."""
    assert frame({}).footer.lines == ()
    assert [(item.title, item.address) for item in frame({}).footer.links] == [
        ("最近的变化", "changes/"),
        ("打印海报", "flyers/"),
        ("全部内容", "search/"),
        ("开放数据", "open-data/"),
    ]
    assert [name for name, _ in frame({}).meta] == ["og:site_name"]
    config = TOWN["site_config.yml"].rstrip() + (
        '\n        footer: {host: 主办局, undertaker: 承办所, site-code: "4419000001", icp: 粤ICP备1号, accessibility: about.md}\n'
    )
    chrome = frame({"site_config.yml": config, "content/about.md": "---\ntitle: 关于\n---\n正文\n"})
    assert chrome.footer.lines == ("主办：主办局", "承办：承办所", "网站标识码：4419000001", "粤ICP备1号")
    assert [(item.title, item.address) for item in chrome.footer.links] == [
        ("最近的变化", "changes/"),
        ("打印海报", "flyers/"),
        ("全部内容", "search/"),
        ("开放数据", "open-data/"),
        ("无障碍声明", "about/"),
    ]
    assert chrome.meta == (
        ("og:site_name", "测试镇"),
        ("SiteName", "测试镇"),
        ("SiteDomain", "example.org"),
        ("SiteIDCode", "4419000001"),
    )


def test_footer_calls_the_town() -> None:
    """有事找 12345."""
    assert (frame({}).footer.phone, frame({}).footer.call) == ("12345", "有事找 12345")


def test_quick_row_has_four_words() -> None:
    """LOOK: a row of four under the header on phones."""
    assert [item.title for item in frame({}).quick] == ["今天", "月历", "驿站", "订阅"]
    assert [item.title for item in frame({}, nth=1).quick] == ["Today", "Calendar", "Stations", "Subscribe"]


def test_languages_go_by_their_own_names() -> None:
    """Whoever looks for a language may read no other."""
    assert [chrome.languages for chrome in chromes(town({}))] == [(("zh-Hans", "简体中文"), ("en", "English"))] * 2


def test_colours_are_those_of_plain_kinds() -> None:
    """The built-in kinds' stand in the stylesheet."""
    assert [(kind.kind, kind.colour) for kind in frame({}).kind_colours] == [("green-village", "#2e7d32")]


def test_footer_leads_to_the_posters_while_there_are_any() -> None:
    """Not where the site prints none."""
    config = TOWN["site_config.yml"].rstrip() + "\n        outputs: {flyers: none}\n"
    assert [item.address for item in frame({"site_config.yml": config}).footer.links] == ["changes/", "search/", "open-data/"]
