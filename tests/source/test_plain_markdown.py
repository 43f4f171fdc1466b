"""generator/source/plain_markdown.py: the quick way gives what the library gives, byte for byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Origin
from generator.model.text import Html
from generator.source.links import Links, MarkdownSource
from generator.source.markdown import _by_library, parts
from generator.source.plain_markdown import plain

WHERE = MarkdownSource(Origin("content/about.md"), "about/")

PLAIN = [
    "一起扫街、清河道。",
    "一起扫街，\n清河道。\n\n来了就能做。",
    "请**务必**带好手套，**不要**迟到。",
    "请*不要*迟到。",
    "看[活动](../events/)，打[12345](tel:12345)，上[网站](https://example.org/a-b/)。",
    "- 水\n- 帽子\n- [地图](#map)",
    "**时间**：早上\n**地点**：桥头",
    "- **水**自带\n- **帽子**",
    "*请*自带",
    "要带：\n\n* 水\n* 帽子\n\n谢谢！",
    "[坏](javascript:x)",
    "At 8:30 - be there! (Bring gloves.)",
    "\n\n一\n\n",
]
NOT_PLAIN = [
    "# 标题",
    "> 引",
    "1. 一",
    "一\n- 二",
    "- 一\n\n- 二",
    "- 一\n  二",
    "a_b_",
    "`x`",
    "<b>",
    "&amp;",
    "**a** *b*",
    "[a]",
    "[*a*](b)",
    "a  \nb",
    "|a|b|",
    "一\n---",
    "***",
    "- * 水",
    "- ***水***",
    "** 水**",
    "　　一",
    "!!! note",
    "![a](b.jpg)",
    "a\\*",
    "{: .x}",
]


def by_plain(text: str) -> tuple[Html, list[Diagnostic]] | None:
    links = Links(text, WHERE)
    html = plain(text, links)
    if html is None:
        assert (links.holes, links.found) == ([], [])
        return None
    return Html(parts(html, links)), links.found


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_take_the_quick_way(text: str) -> None:
    """And come out as the library writes them."""
    assert by_plain(text) == _by_library(text, Links(text, WHERE))


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_all_else_is_handed_back(text: str) -> None:
    """With nothing gathered yet."""
    assert by_plain(text) is None


PIECES = st.sampled_from(
    [
        *(
            "请",
            "务必",
            "带好 ",
            "hi ",
            "a",
            "。",
            "，",
            " ",
            "\n",
            "\n\n",
            "- ",
            "* ",
            "*",
            "**",
            "1. ",
            "[x](../events/)",
            "[活动](https://a.b/)",
        ),
        *(
            "[",
            "]",
            "(",
            ")",
            "#",
            " # ",
            "！",
            "!",
            "：",
            ":",
            "1",
            "(x)",
            "\u3000",
            '"',
            "'",
            "=",
            "==",
            "---",
            "+ ",
            "é",
            "😀",
            "—",
            "[y](#t)",
        ),
        *("2. ", "a-b", "-", "::", "\n- ", "\n* ", "\n\n- ", "[q](/x)", "**不**", "*不*"),
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_quick_way_equals_the_library(text: str) -> None:
    """Wherever it does not hand back."""
    quick = by_plain(text)
    assert quick is None or quick == _by_library(text, Links(text, WHERE))
