"""Views of pages → HTML, in shells made by hand."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator import outputs
from generator.language import Words
from generator.outputs.parts.dates import Tag
from generator.outputs.parts.page import PageView
from generator.outputs.parts.sentences import Link, Stamp, Title
from generator.plan import View
from generator.render import Renderer, runs
from generator.render.html import PageWriter, alternates, head
from generator.render.symbols import symbol
from generator.routes import ROOT
from generator.theme.shell import Shell, Shells
from tests.sites import town

URL = "https://example.org/town/"
SECTIONS = ("", "home", "events", "calendar", "stations", "exam-service", "subscribe")
SHELL = Shell(
    ("T:", "title", "\nD:", "description", "\nH:", "head", "\nA:", "alternates", f'\n<a href="{ROOT}assets/x.css">M:', "main", "\n")
)
SHELLS = Shells(pages={(tag, section): SHELL for tag in ("zh-Hans", "en") for section in SECTIONS}, files={})
FILES = {
    "events/clean-city/wash.yml": """
        title: 洗街 <b> & {{ 1 }}|洗地
        repeat: {every: week, on: [mon, thu], from: 2026-03-02}
        time: 08:30-11:00
        """,
    "events/clean-city/off.yml": """
        title: {zh-Hans: 取消的, en: Called off}
        date: 2026-11-28
        place: {name: 广场, community: east}
        changes: [{action: cancel, reason: 雨, announced: 2026-11-24}]
        """,
    "events/clean-city/several.yml": "title: 三天\nfirst-day: 2026-11-27\nlast-day: 2026-11-29\naliases: [former]\n",
    "events/green-village/tree.yml": "title: 植树\ndate: 待定\n",
}


def views() -> dict[str, View]:
    plan, found = outputs.plan(town(FILES))
    assert [d.code for d in found if d.severity == "error"] == []
    return dict(plan.outputs)


VIEWS = views()
PAGES = {path: view for path, view in VIEWS.items() if isinstance(view, PageView)}


def written(path: str) -> str:
    return PageWriter(SHELLS, URL).page(path, PAGES[path]).decode()


def test_every_view_of_the_plan_has_a_writer() -> None:
    """Whatever the plan holds becomes bytes."""
    renderer = Renderer(SHELLS, URL)
    assert [path for path, view in VIEWS.items() if not renderer.render(path, view)] == []


def test_no_page_holds_a_mark_or_an_inline_style() -> None:
    """No marker is left over, nothing is styled or scripted inline, no address stands outside quotes."""
    writer = PageWriter(SHELLS, URL)
    for path, view in PAGES.items():
        html = writer.page(path, view).decode()
        assert re.findall(r"[\x00-\x08\x0b-\x1f]| style=| on[a-z]+=\"|<style|None\b", html) == [], path


def test_pages_are_the_same_whatever_was_written_before() -> None:
    """Rows are kept from page to page; that changes no byte."""
    writer = PageWriter(SHELLS, URL)
    forwards = {path: writer.page(path, view) for path, view in PAGES.items()}
    other = PageWriter(SHELLS, URL)
    assert forwards == {path: other.page(path, view) for path, view in reversed(PAGES.items())}


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("index.html", "./"),
        ("events/index.html", "../"),
        ("events/off/index.html", "../../"),
        ("en/events/kinds/clean-city/index.html", "../../../../"),
        ("404.html", "/town/"),
    ],
)
def test_addresses_go_by_the_way_to_the_root(path: str, way: str) -> None:
    """Relative everywhere but on 404.html, which stands at any address and takes the path of `url`."""
    assert f'<a href="{way}assets/x.css">' in written(path)


def test_author_s_words_are_text() -> None:
    """What looks like HTML or Jinja comes out as written; `|` between Chinese characters alone may break."""
    assert '<a class="ti" href="./events/wash/">洗街 &lt;b&gt; &amp; {{ 1 }}|洗地</a>' in written("index.html")


def test_row_carries_its_event_and_the_status_of_its_date() -> None:
    """CONTRACT: on home data-status is the occurrence's; cancelled ones are marked 取消."""
    rows = re.findall(
        r'<article class="ev([^"]*)" data-event="([a-z]+)" data-status="([a-z]+)">(.*?)</article>', written("index.html"), re.DOTALL
    )
    assert [(tone.strip(), event, status, "已取消" in html) for tone, event, status, html in rows] == [
        ("", "wash", "scheduled", False),
        ("", "several", "scheduled", False),
        ("", "several", "scheduled", False),
        ("x", "off", "cancelled", True),
        ("", "several", "scheduled", False),
        ("", "wash", "scheduled", False),
    ]


def test_every_day_of_home_is_data_as_well() -> None:
    """CONTRACT: every shown day also stands as <time datetime>."""
    main = written("index.html").partition("<aside>")[0]
    days = re.findall('<time class="d(?:ay )?" datetime="([0-9-]+)">', main)
    assert days == [*(f"2026-11-{day}" for day in range(25, 31)), "2026-12-01"]
    assert '<time class="u" datetime="2026-11-26T08:30">08:30–11:00</time>' in written("index.html")


@pytest.mark.parametrize(
    ("event", "words"),
    [("wash", "订阅这个系列"), ("off", "接下来"), ("tree", "还可以看")],
)
def test_event_page_has_something_beside_its_text(event: str, words: str) -> None:
    """What one can do; else, once it is off, what comes next; else where to look on. Never an empty column, never twice."""
    html = written(f"events/{event}/index.html")
    (aside,) = re.findall("<aside>(.*?)</aside>", html, re.DOTALL)
    assert (words in aside, html.count(words)) == (True, 1)


def test_month_holds_each_day_of_what_lasts_several() -> None:
    """Once in the table and once in the list, with the status of the date."""
    html = written("calendar/2026-11/index.html")
    table, _, rest = html.partition("</table>")
    assert len(re.findall('data-event="several" data-status="scheduled"', table)) == 3
    assert len(re.findall('data-event="several" data-status="scheduled"', rest)) == 3
    assert 'data-event="tree" data-status="scheduled"' in rest


def test_change_has_its_status_and_its_days_as_data() -> None:
    """The tag and the day concerned on one line, then title and what; on home as well."""
    for path, root in (("changes/index.html", "../"), ("index.html", "./")):
        (line,) = re.findall('<li data-event="off" data-status="cancelled">.*?</li>', written(path), re.DOTALL)
        assert re.sub("<svg.*?</svg>", "", line, flags=re.DOTALL) == (
            '<li data-event="off" data-status="cancelled"><div class="h"><span class="tag x">已取消</span>'
            '<span><time class="u" datetime="2026-11-28">11月28日（周六）</time></span></div>'
            f'<a href="{root}events/off/">取消的</a>'
            '<span class="m">雨。<span class="u"><time datetime="2026-11-24">11月24日（周二）</time>公布。</span></span></li>'
        )


def test_head_names_canonical_and_all_languages() -> None:
    """Absolute, the page itself included."""
    view = PAGES["en/events/off/index.html"]
    assert [line for line in head(view).splitlines() if line.startswith("<link")] == [
        '<link rel="canonical" href="https://example.org/town/en/events/off/">',
        '<link rel="alternate" hreflang="zh-Hans" href="https://example.org/town/events/off/">',
        '<link rel="alternate" hreflang="en" href="https://example.org/town/en/events/off/">',
    ]
    assert '<meta name="robots" content="noindex">' not in head(view)


def test_head_of_home_and_of_changes_tell_of_the_feed() -> None:
    """In their own language, as feed readers look for it."""
    line = f'<link rel="alternate" type="application/atom+xml" title="测试镇：最近的变化" href="{ROOT}feeds/changes.atom">'
    told = [path for path in PAGES if line in head(PAGES[path]).splitlines()]
    assert told == ["changes/index.html", "index.html"]


def test_head_of_404_has_no_address() -> None:
    """It stands at any, so it names none, and no robot should keep it."""
    lines = head(PAGES["404.html"]).splitlines()
    assert [line for line in lines if "canonical" in line or "alternate" in line or "og:url" in line] == []
    assert '<meta name="robots" content="noindex">' in lines


def test_head_of_a_former_address_leads_on() -> None:
    """By meta refresh, so without a script."""
    assert f'<meta http-equiv="refresh" content="0; url={ROOT}events/several/">' in head(PAGES["events/former/index.html"])


def test_language_menu_marks_the_page_s_own() -> None:
    """Each language by its own name, with its tag."""
    assert alternates(PAGES["en/index.html"]) == (
        f'<li><a href="{ROOT}" hreflang="zh-Hans" lang="zh-Hans">简体中文</a></li>'
        f'<li><a href="{ROOT}en/" hreflang="en" lang="en" aria-current="true">English</a></li>'
    )


def test_words_that_stand_in_carry_their_language() -> None:
    """And nothing else does."""
    assert runs.words(Words("Park")) == "Park"
    assert runs.words(Words("公园<", "zh-Hans")) == '<span lang="zh-Hans">公园&lt;</span>'
    assert '<a class="ti" href="../en/events/off/">Called off</a>' in written("en/index.html")
    assert '<a class="ti" href="../events/several/"' not in written("en/index.html")
    assert 'lang="zh-Hans">三天</a>' in written("en/index.html")


def test_runs_of_a_sentence_become_their_elements() -> None:
    """Words, stamps, links, stand-ins, in one go."""
    sentence = ("a & b ", Stamp("12月10日", "2026-12-10"), Link("看", "tel:1"), Link("园", f"{ROOT}x/", "zh-Hans"), Words("字", "zh-Hans"))
    assert runs.runs(sentence) == Markup(
        'a &amp; b <time class="u" datetime="2026-12-10">12月10日</time><a href="tel:1">看</a>'
        f'<a href="{ROOT}x/" lang="zh-Hans">园</a><span lang="zh-Hans">字</span>'
    )
    assert [runs.run(one) for one in sentence] == [runs.runs((one,)) for one in sentence]


def test_stop_after_a_day_stays_with_it() -> None:
    """A line never begins with it, though the day is a box of its own; words are left where they are, with a gap before a digit."""
    day = Stamp("12月10日", "2026-12-10")
    time = '<time datetime="2026-12-10">12月10日</time>'
    assert runs.runs((day, "。再说")) == Markup(f'<span class="u">{time}。</span>再说')
    gap = '<span class="gap">到</span>'
    assert runs.runs(("到", day, "为止")) == Markup(f'{gap}<time class="u" datetime="2026-12-10">12月10日</time>为止')
    assert runs.runs((day, "公布。再说")) == Markup(f'<span class="u">{time}公布。</span>再说')
    assert runs.runs((day, "这一次延期。")) == Markup('<time class="u" datetime="2026-12-10">12月10日</time>这一次延期。')


def test_words_in_brackets_stay_together() -> None:
    """Wherever they stand, and what follows clings to them; only more than a line of a small screen holds may break."""
    inner = '<span class="nb">（示例）</span>'
    assert runs.run("球场（示例）。") == f"球场{inner}。"
    assert runs.words(Words("球场（示例）", "zh-Hans")) == f'<span lang="zh-Hans">球场{inner}</span>'
    assert runs.run(Link("球场（示例）", "#x")) == f'<a href="#x">球场{inner}</a>'
    assert runs.title(Title(("活动日：", "球场（示例）"))) == f"活动日：<wbr>球场{inner}"
    assert runs.run("（一二三四五六七八九十一）") == "（一二三四五六七八九十一）"
    assert runs.run("（<）") == '<span class="nb">（&lt;）</span>'


def test_address_breaks_after_a_slash() -> None:
    """Not between the two that follow the scheme."""
    assert runs.address("https://x.org/a/<b>") == "https://x.org/<wbr>a/<wbr>&lt;b&gt;"


def test_title_may_break_between_its_pieces() -> None:
    """And each is escaped on its own."""
    assert runs.title(Title(("洁净<", "活动日"))) == "洁净&lt;<wbr>活动日"


def test_tag_has_its_word_beside_its_symbol() -> None:
    """The symbol is hidden from those who hear the page."""
    assert runs.tag(Tag("x", "cancel", "已取消")) == f'<span class="tag x">{symbol("cancel")}已取消</span>'
    assert symbol("cancel").startswith('<svg class="i" aria-hidden="true" ')


def test_template_that_asks_for_more_than_its_view_raises() -> None:
    """A View is its template's whole contract."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Other(PageView):
        template: ClassVar[str] = "event.html.jinja"

    home = PAGES["index.html"]
    other = Other(language="en", address="", section="", title="", canonical="", alternates=home.alternates)
    with pytest.raises(UndefinedError):
        PageWriter(SHELLS, URL).page("index.html", other)
