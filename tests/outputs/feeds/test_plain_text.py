"""Rendered Markdown as calendars show it."""

import pytest

from generator.model.text import Html, Id, PageLink
from generator.outputs.feeds.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>一 <em>二</em> &lt;三&gt; &amp;</p>", "一 二 <三> &"),
        ("<p>一</p>\n<p>二<br>三</p>", "一\n二\n三"),
        ("<p>one\ntwo</p>", "one two"),
        ("<ul>\n<li>一</li>\n<li>\n<p>二</p>\n</li>\n</ul>", "· 一\n· 二"),
        ('<p>看<a href="https://example.org/?a=1&amp;b=2" rel="x">这里</a>。</p>', "看这里 https://example.org/?a=1&b=2 。"),
        ('<p><a href="https://example.org/">https://example.org/</a></p>', "https://example.org/"),
        ('<p><a href="tel:12345">12345</a></p>', "12345"),
        ('<p><img alt="一 &gt; 二" src="x"></p>', "一 > 二"),
        ("<table><tbody><tr><td>一</td><td>二</td></tr></tbody></table>", "一 二"),
    ],
)
def test_plain_text_keeps_the_words(html: str, text: str) -> None:
    """A line a paragraph, an item, a row; other hosts' addresses after their links."""
    assert plain_text(Html((html,))) == text


def test_plain_text_drops_links_into_the_site() -> None:
    """Only their words stay: the page that the entry links has them."""
    assert plain_text(Html(('<p>去<a href="', PageLink(Id("stations/park/")), '">公园站</a>。</p>'))) == "去公园站。"
