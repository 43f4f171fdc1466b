"""generator/source/markdown.py: what authors write comes out, what would do harm is refused at its place."""

from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Origin
from generator.model.text import Heading, ImageFile, PageLink, PictureLink
from generator.source.markdown import MarkdownSource, render, slug

ABOUT = MarkdownSource(Origin("content/about.md"), "about/")
EVENT = MarkdownSource(Origin("events/clean-city/x.yml", ("description",)), "events/x/")


def html(text: str, where: MarkdownSource = ABOUT) -> str:
    """Joined, links as their addresses and pictures as their files; nothing may be wrong."""
    found, wrong = render(text, where)
    assert wrong == []
    return "".join(part if isinstance(part, str) else part.address if isinstance(part, PageLink) else part.file for part in found.parts)


def codes(text: str, where: MarkdownSource = ABOUT) -> list[tuple[str, str]]:
    """(code, the piece it is about) of each mistake."""
    return [(d.code, d.at.needle) for d in render(text, where)[1] if isinstance(d.at, Origin)]


def links(text: str, where: MarkdownSource = ABOUT) -> list[tuple[str, str]]:
    found, wrong = render(text, where)
    assert wrong == []
    return [(part.address, part.anchor) for part in found.parts if isinstance(part, PageLink)]


def test_tables_are_scoped_aligned_without_style_and_can_scroll() -> None:
    """Alignment is a class, since no style attribute is allowed."""
    assert html("| 天 | 数 |\n|:-:|--:|\n| 一 | 1 |") == (
        '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>\n<th class="align-center" scope="col">天</th>\n'
        '<th class="align-right" scope="col">数</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-center">一</td>\n'
        '<td class="align-right">1</td>\n</tr>\n</tbody>\n</table></div>'
    )


def test_footnotes_have_ids_made_of_numbers() -> None:
    """Whatever the author calls them; a second reference has an id of its own."""
    assert html("一[^甲 x]二[^甲 x]\n\n[^甲 x]: 注") == (
        '<p>一<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>二<sup id="fnref2:1">'
        '<a class="footnote-ref" href="#fn:1">1</a></sup></p>\n<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n'
        '<p>注&nbsp;<a class="footnote-backref" href="#fnref:1">↩</a><a class="footnote-backref" href="#fnref2:1">↩</a></p>\n'
        "</li>\n</ol>\n</div>"
    )


@pytest.mark.parametrize("text", ["[^1]: > [^2]: x", "a[^1]\n\n[^1]: > [^2]: > [^3]: y\n\nb[^2][^3]", "[^]: x\n\n[^]"])
def test_footnotes_within_footnotes_are_footnotes(text: str) -> None:
    """The library itself trips over them."""
    assert 'class="footnote"' in html(text)


def test_notes_without_a_title_are_called_by_their_kind() -> None:
    """In the language of the text; with a title, by it."""
    assert html("!!! warning\n    小心") == '<div class="admonition warning">\n<p class="admonition-title">注意</p>\n<p>小心</p>\n</div>'
    assert html("!!! warning\n    Mind") == '<div class="admonition warning">\n<p class="admonition-title">Warning</p>\n<p>Mind</p>\n</div>'
    assert html('!!! note "示例"\n    x') == '<div class="admonition note">\n<p class="admonition-title">示例</p>\n<p>x</p>\n</div>'
    assert html('!!! evil-class "t"\n    x').startswith('<div class="admonition">')


def test_headings_begin_at_h2_without_gaps_and_with_ids_of_their_own() -> None:
    """Whatever level the author began with; ASCII ids keep clear of the page's own."""
    found, wrong = render("### 怎么用\n\n# Main\n\n##### 怎么用\n\n[上面](#main) [下面](#怎么用-2)", ABOUT)
    assert wrong == []
    assert found.headings == (Heading(2, "怎么用", "怎么用"), Heading(2, "h-main", "Main"), Heading(3, "怎么用-2", "怎么用"))
    assert "".join(map(str, found.parts)) == (
        '<h2 id="怎么用">怎么用</h2>\n<h2 id="h-main">Main</h2>\n<h3 id="怎么用-2">怎么用</h3>\n'
        '<p><a href="#h-main">上面</a> <a href="#怎么用-2">下面</a></p>'
    )


@given(st.lists(st.sampled_from(["# a", "## a", "# a-2", "### a 2", "# !", "# 一"]), max_size=12))
def test_heading_ids_are_unique(lines: list[str]) -> None:
    """However alike the headings are."""
    anchors = [heading.anchor for heading in render("\n\n".join(lines), ABOUT)[0].headings]
    assert len(set(anchors)) == len(anchors) == len(lines)


def test_slug_of_signs_alone_is_an_id() -> None:
    """An empty id is none."""
    assert (slug("!?"), slug("Ｈｏｗ To"), slug("怎么 用？")) == ("h-h", "h-how-to", "怎么-用")


def test_emphasis_works_next_to_chinese() -> None:
    """No blanks needed."""
    assert html("请**务必**带*手套*。") == "<p>请<strong>务必</strong>带<em>手套</em>。</p>"


def test_raw_html_is_shown_as_text() -> None:
    """Nothing of it is dropped, nothing of it works."""
    text = "<script>alert(1)</script>\n\n</div></main><b onclick=x>b</b><!-- c --><iframe src=//x></iframe>\n\n<style>p{color:red}</style>"
    assert html(text) == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
        "<p>&lt;/div&gt;&lt;/main&gt;&lt;b onclick=x&gt;b&lt;/b&gt;&lt;!-- c --&gt;&lt;iframe src=//x&gt;&lt;/iframe&gt;</p>\n"
        "<p>&lt;style&gt;p{color:red}&lt;/style&gt;</p>"
    )


def test_template_syntax_is_text() -> None:
    """Braces are no attribute lists unless they say so."""
    text = "{{ config }} {% if a=1 %} {# x #} `{: .a }` if(a){b=1}"
    assert html(text) == "<p>{{ config }} {% if a=1 %} {# x #} <code>{: .a }</code> if(a){b=1}</p>"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../events/", "events/"),
        ("../events", "events/"),
        ("../events/index.html", "events/"),
        ("../", ""),
        ("notices/x.md", "notices/x/"),
        ("accessibility.md", "accessibility/"),
        ("about.en.md", "about/"),
        ("./about.md", "about/"),
        ("../feeds/all.ics", "feeds/all.ics"),
        ("../stations/%61otai/", "stations/aotai/"),
        ("x/", "about/x/"),
    ],
)
def test_relative_links_lead_to_pages(written: str, address: str) -> None:
    """As a browser goes from the page, or a file from its folder."""
    assert links(f"[字]({written}) `x`") == [(address, "")]
    assert links(f"[字]({written}#da%C3%9F) `x`") == [(address, "daß")]


def test_links_know_where_they_were_written() -> None:
    """So that a dead one is shown at its line."""
    found, _ = render("看[站](../../stations/aotai/#map)", EVENT)
    assert [part for part in found.parts if isinstance(part, PageLink)] == [
        PageLink("stations/aotai/", "map", EVENT.origin.piece("../../stations/aotai/#map"))
    ]
    assert links("[x](../../content/about.md)", EVENT) == [("about/", "")]


def test_links_that_leave_the_site_say_noopener() -> None:
    """http, https, mailto and tel, and nothing in them changes."""
    text = "[a](https://x.cn/?a=1&copy=2&amp;b) [b](tel:12345) [c](mailto:a@b.cn) <me@b.cn> <http://x.cn>"
    assert html(text) == (
        '<p><a href="https://x.cn/?a=1&amp;copy=2&amp;b" rel="noopener">a</a> <a href="tel:12345" rel="noopener">b</a> '
        '<a href="mailto:a@b.cn" rel="noopener">c</a> <a href="mailto:me@b.cn" rel="noopener">me@b.cn</a> '
        '<a href="http://x.cn" rel="noopener">http://x.cn</a></p>'
    )


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "java&#x73;cript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "java\tscript:alert(1)",
        "java\\script:alert(1)",
        "<javascript:alert(1)>",
        " javascript:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//example.com/",
        "\\\\example.com",
        "/\\example.com",
        "http:example.com",
        "https:///x",
        "http://user@x.cn",
        "http://[x",
        "http://x.cn:99999/",
        "ftp://x.cn/",
        "mailto:javascript:x@y",
        "tel:abc",
        "/events/",
        "../../../x/",
        "../a b/",
        "..\\events",
        "?x=1",
        "",
        "../%2e%2e/%2e%2e/%00",
        "../events/x.md",
        "../../x.md",
    ],
)
def test_other_links_are_refused(href: str) -> None:
    """Whatever they are disguised as; and nothing of them is in the page."""
    for text in (f"[字]({href})", f"`x` **[字]({href})**", f"![字]({href})"):
        found, wrong = render(text, ABOUT)
        assert wrong != []
        assert {
            a for _, _, attributes in parsed("".join(map(str, found.parts))) for a in attributes if a.startswith(("href=", "src="))
        } <= {
            "href=",
            "src=",
        }


@pytest.mark.parametrize(
    ("text", "code", "piece"),
    [
        ("一\n\n看[字](javascript:x)", "link-not-allowed", "javascript:x"),
        ("`a` [字](java&#115;cript:x)", "link-not-allowed", "java&#115;cript:x"),
        ("<javascript:x>", "link-not-allowed", "javascript:x"),
        ("`a` [字](/events/)", "link-from-root", "/events/"),
        ("[x]: javascript:y", "reference-link", "[x]: javascript:y"),
        ("[a](https://x.cn){: onclick=x }。", "attribute-list", "{: onclick=x }"),
        ("**b**{onclick=x}", "attribute-list", "{onclick=x}"),
        ("# 标题 {#main .x}", "attribute-list", "{#main .x}"),
        ("字\n{: style='x' }", "attribute-list", "{: style='x' }"),
        ("&#26;", "hidden-entity", "&#26;"),
        ("&rlm;", "hidden-entity", "&rlm;"),
        ("![](x.jpg)", "picture-without-alt", "x.jpg"),
        ("![图](https://x.cn/a.jpg)", "picture-from-elsewhere", "https://x.cn/a.jpg"),
        ("![图](//x.cn/a.jpg)", "picture-from-elsewhere", "//x.cn/a.jpg"),
        ("![图](../secret/a.jpg)", "bad-image-path", "../secret/a.jpg"),
        ("![图](a.svg)", "bad-image-type", "a.svg"),
    ],
)
def test_mistakes_point_at_what_was_written(text: str, code: str, piece: str) -> None:
    """Disguise and all."""
    assert codes(text) == [(code, piece)]


def test_all_mistakes_of_a_text_are_told_together() -> None:
    """One does not hide the next."""
    text = "[a](javascript:1) <javascript:2>\n\n[x]: y\n\n![b](//c) &#26; [c](/d)"
    assert sorted(code for code, _ in codes(text)) == [
        "hidden-entity",
        "link-from-root",
        "link-not-allowed",
        "link-not-allowed",
        "picture-from-elsewhere",
        "reference-link",
    ]


@pytest.mark.parametrize("written", ["x.jpg", "images/x.jpg", "../images/x.jpg", "../../content/images/x.jpg"])
def test_pictures_are_files_of_the_images_folder(written: str) -> None:
    """From there, from the site's folder, or from the page's."""
    found, wrong = render(f"![图]({written})", EVENT)
    assert wrong == []
    picture = PictureLink(ImageFile("x.jpg"), EVENT.origin.piece(written))
    assert found.parts == ('<p><img alt="图" decoding="async" loading="lazy" src="', picture, '"></p>')


class _Parsed(HTMLParser):
    """Tags in order, each with its depth; what is not closed or closes too much raises."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, int, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, len(self.open), [f"{name}={value or ''}" for name, value in attrs]))
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parsed(text: str) -> list[tuple[str, int, list[str]]]:
    parser = _Parsed()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser.seen


TAGS = frozenset(
    (
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "div"),
        *("a", "br", "code", "em", "img", "strong", "sup", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
ATTRIBUTES = {"href", "src", "title", "rel", "alt", "loading", "decoding", "scope", "tabindex", "id", "class"}
PIECES = st.sampled_from(
    [
        *("*", "**", "_", "`", "[", "]", "(", ")", "!", "<", ">", "&", "#", "|", "-", "{", "}", ":", "^", "\\", '"', "'", "=", "/", "."),
        *("\n", "\n\n", "    ", " ", "1. ", "- ", "> ", "!!! note\n    ", "|-|-|\n", "[^1]", "[^1]: ", "</p>", "<script>", "<!--", "-->"),
        *("javascript:", "data:", "https://x.cn", "../events/", "x.jpg", "onclick=", "&#106;", "&lt;", "&amp;", "字", "a", "<b style=x>"),
        *("](", "![", "{: ", "<a href=", "&#x1e;", "0", "\ufffd"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_written_comes_out_safe(text: str) -> None:
    """Balanced, of known tags and attributes only, links only to known places, and never a traceback."""
    found, wrong = render(text, ABOUT)
    joined = "".join(part if isinstance(part, str) else "hole:" for part in found.parts)
    for tag, _, attributes in parsed(joined):
        assert tag in TAGS
        assert {attribute.split("=")[0] for attribute in attributes} <= ATTRIBUTES
        for attribute in attributes:
            if attribute.startswith(("href=", "src=")):
                value = attribute.split("=", 1)[1]
                assert value == "" or value.startswith(("hole:", "#", "http://", "https://", "mailto:", "tel:"))
    assert not {c for c in joined if c < " "} - {"\n", "\t"}
    assert all(isinstance(d, Diagnostic) for d in wrong)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "![" * 300_000,
        "[a](" * 200_000,
        "[[a](b)" * 100_000,
        "> " * 5000 + "x",
        "\n".join("> " * n + "x" for n in range(1400)),
        "- " * 5000 + "x",
        "- > 1. " * 3000 + "x",
        "\n".join("    " * n + "- x" for n in range(600)),
        "\n".join("    " * n + "!!! note" for n in range(600)),
        "*a **b " * 140_000,
        "***a** " * 140_000,
        "*a* " * 250_000,
        "# x\n" * 250_000,
        "# a\n\n" * 200_000,
        "---\n" * 250_000,
        "a\n==\n" * 200_000,
        "a\n\n" * 300_000,
        "    a\n\n" * 150_000,
        "- a\n" + "b\n" * 500_000,
        "- [a](../b/) c\n" * 60_000,
        "|a" * 50_000 + "|\n" + "|-" * 50_000 + "|\n" + "|x\n" * 200_000,
        "|" + "`a`" * 100_000 + "|" * 300_000 + "\n|-|-|\n",
        "".join("`" * n + " " for n in range(1400)),
        "[^1]" * 250_000 + "\n\n[^1]: x",
        "[^" * 500_000,
        "[a]: " + '"' * 200_000 + "x",
        "<" * 1_000_000,
        "&amp;" * 200_000,
        "\\" * 1_000_000,
        "今天请带好[工具](../events/)，一起**清扫** `x`。\n\n" * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_takes_long(text: str) -> None:
    """A megabyte of what the library is slow at is refused, or done, in a few seconds of processor."""
    begun = process_time()
    _, wrong = render(text, ABOUT)
    assert process_time() - begun < 8
    assert {d.code for d in wrong} <= {"markdown-too-tangled", "markdown-too-deep", "reference-link"}
