"""Pages and notices that authors write in Markdown."""

import pytest

from generator.outputs import content_pages
from generator.outputs.content_pages import ContentView, NoticeView
from generator.outputs.parts.sentences import plain
from tests.sites import town


def test_page_fills_its_links_for_each_language() -> None:
    """A page links to pages of its own language, and to files that exist once where they are."""
    files = {"content/about.md": "---\ntitle: 关于\nnav: 1\n---\n看[驿站](../stations/)和[数据](../data/events.json)。\n"}
    views = dict(content_pages.plan(town(files)))
    for path, prefix in (("about/index.html", ""), ("en/about/index.html", "en/")):
        view = views[path]
        assert isinstance(view, ContentView)
        assert f'href="\x1a{prefix}stations/"' in view.body.html
        assert 'href="\x1adata/events.json"' in view.body.html
        assert view.body.lang == ("" if prefix == "" else "zh-Hans")


def test_long_page_has_a_table_of_contents() -> None:
    """From three headings on."""
    for count, shown in ((2, 0), (3, 3)):
        text = "".join(f"## 第{n}段\n\n话。\n\n" for n in range(count))
        view = dict(content_pages.plan(town({"content/about.md": f"---\ntitle: 关于\n---\n{text}"})))["about/index.html"]
        assert isinstance(view, ContentView)
        assert len(view.contents) == shown
        assert len(view.anchors) == count


@pytest.mark.parametrize(
    ("front", "words", "over"),
    [
        ("from: 2026-11-24\nuntil: 2026-11-25\n", "从11月24日（周二）到11月25日（周三）", False),
        ("from: 2026-11-20\nuntil: 2026-11-24\n", "11月24日（周二）已经结束，留作记录", True),
        ("from: 2026-11-24\n", "从11月24日（周二）起", False),
        ("until: 2026-12-01\n", "到12月1日（周二）为止", False),
        ("", "", False),
    ],
)
def test_notice_says_when_it_holds(front: str, words: str, over: bool) -> None:
    """Its page stays after its last day and says so."""
    files = {"content/notices/rain.md": f"---\ntitle: 暴雨\nlevel: urgent\n{front}---\n请留在室内。\n"}
    view = dict(content_pages.plan(town(files)))["notices/rain/index.html"]
    assert isinstance(view, NoticeView)
    assert (plain(view.standing), view.over, view.level) == (words, over, "urgent")
