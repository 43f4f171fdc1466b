"""generator/source/soft_breaks.py: a line that an author broke is one line on the page."""

import pytest

from generator.diagnostics import Origin
from generator.source.markdown import MarkdownSource, render
from generator.source.soft_breaks import without_soft_breaks


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<p>第一行，\n第二行</p>", "<p>第一行，第二行</p>"),
        ("<p>第一行 \n 第二行</p>", "<p>第一行第二行</p>"),
        ("<p>one\ntwo</p>", "<p>one\ntwo</p>"),
        ("<p>带\nA4纸</p>", "<p>带\nA4纸</p>"),
        ("<p>一</p>\n<p>二<br>\n三</p>", "<p>一</p>\n<p>二<br>\n三</p>"),
        ("<p>务必<strong>早到</strong>\n<em>别</em>晚</p>", "<p>务必<strong>早到</strong><em>别</em>晚</p>"),
        ('<p>看\n<a href="/x" rel="noopener">这里</a>\n再来</p>', '<p>看<a href="/x" rel="noopener">这里</a>再来</p>'),
        ("<p>他说：\n“好”\n就走</p>", "<p>他说：“好”就走</p>"),
        ("<p>“Yes”\n“No”</p>", "<p>“Yes”\n“No”</p>"),
        ("<p>一\n二</p><pre><code>三\n四\n</code></pre>", "<p>一二</p><pre><code>三\n四\n</code></pre>"),
        ("<ul>\n<li>一\n二</li>\n</ul>", "<ul>\n<li>一二</li>\n</ul>"),
    ],
)
def test_break_between_chinese_characters_leaves_no_blank(html: str, closed: str) -> None:
    """Whatever inline marks stand there; words of other scripts, blocks and code keep theirs."""
    assert without_soft_breaks(html) == closed


@pytest.mark.parametrize("more", ["", "\n\n> 引"])
def test_both_renderers_close_up(more: str) -> None:
    """The quick one, and the library that a quotation needs."""
    html, _ = render("自己搬不动，\n提前一天打12345。" + more, MarkdownSource(Origin("a.md"), "a/"))
    assert "".join(part for part in html.parts if isinstance(part, str)).startswith("<p>自己搬不动，提前一天打12345。</p>")
