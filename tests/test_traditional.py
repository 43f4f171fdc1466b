"""Traditional Chinese that nobody has written."""

from generator.language import Language, Words, languages
from generator.model.text import Body, Heading, Html, PageLink, Text
from generator.traditional import traditional, traditional_html
from tests.sites import site

HANT = Language("zh-Hant", "zh-Hans", "zh-hant/")


def test_traditional_writes_as_in_hong_kong() -> None:
    """Characters and words, not only letter by letter."""
    assert [traditional(words) for words in ("台风", "周一", "发放毛巾", "里面", "卫生")] == ["颱風", "週一", "發放毛巾", "裏面", "衞生"]


def test_text_is_converted_unless_its_author_wrote_it() -> None:
    """Converted words are in the page's own language; nothing stands in for them."""
    assert HANT.text(Text("垃圾分类")) == Words("垃圾分類")
    assert HANT.text(Text("垃圾分类", (("zh-Hant", "廢物分類"),))) == Words("廢物分類")


def test_text_of_a_site_in_english_is_converted_from_its_simplified_chinese() -> None:
    """And where there is none, the first language stands in."""
    language = Language("zh-Hant", "en", "zh-hant/")
    assert language.text(Text("Sorting", (("zh-Hans", "垃圾分类"),))) == Words("垃圾分類")
    assert language.text(Text("Sorting")) == Words("Sorting", "en")


def test_html_keeps_its_ids_and_addresses() -> None:
    """Only what is read changes, so that a link from elsewhere still finds its heading."""
    link = PageLink("events/")
    html = Html(
        ('<h2 id="怎么分">怎么分</h2><a href="', link, '">活动</a><img alt="分类桶" src="x.jpg">'), (Heading(2, "怎么分", "怎么分"),)
    )
    converted = Html(
        ('<h2 id="怎么分">怎麼分</h2><a href="', link, '">活動</a><img alt="分類桶" src="x.jpg">'), (Heading(2, "怎么分", "怎麼分"),)
    )
    assert traditional_html(html) == converted
    assert HANT.body(Body(html)) == (converted, "")


def test_locale_is_converted_but_for_what_is_written() -> None:
    """The words of the interface, with their placeholders."""
    assert HANT.say("language-name") == "繁體中文"
    assert HANT.say("event-cancelled") == "已取消，請不要前往"
    assert HANT.say("event-moved", when="12月10日") == "改到12月10日"


def test_names_of_places_are_protected() -> None:
    """A creek of the delta stays 涌; water that wells up does not."""
    assert [traditional(words) for words in ("涌口社区河涌清漂", "竹溪社区", "人群涌入")] == ["涌口社區河涌清漂", "竹溪社區", "人羣湧入"]


def test_name_that_an_author_wrote_stands_in_all_texts() -> None:
    """And only where the whole name stands."""
    config = site({"site_config.yml": CONFIG}).config
    hant = languages(config)[1]
    assert hant.names == (("钟屋社区", "钟屋社區"),)
    assert hant.text(Text("钟屋社区的大钟")) == Words("钟屋社區的大鐘")
    assert hant.body(Body(Html(("<p>到钟屋社区</p>",)))) == (Html(("<p>到钟屋社區</p>",)), "")


CONFIG = """
    name: 测试镇
    url: https://example.org/
    uid-domain: example.org
    languages: [zh-Hans, zh-Hant]
    communities: {west: {name: {zh-Hans: 钟屋社区, zh-Hant: 钟屋社區}}, north: 北社区}
    """


def test_quotation_marks_are_those_of_traditional_texts() -> None:
    """Outside of tags."""
    assert traditional("点“复制地址”") == "點「複製地址」"
