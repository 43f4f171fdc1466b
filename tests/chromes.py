"""A small site's frame in two languages, to draw shells from."""

from generator.outputs.chrome import FINDER_WORDS as WORDS
from generator.outputs.chrome import Chrome, Finder, Footer, Item, KindColour

_WORDS = {
    "zh-Hans": {
        "shell-skip": "跳到正文",
        "shell-menu": "菜单",
        "shell-sections": "栏目",
        "shell-quick": "常用",
        "shell-dark": "深色显示",
        "shell-languages": "语言",
        "shell-copied": "已复制",
        "shell-select": "已选中，请长按复制",
        "shell-search": "搜索",
        "finder-hint": "活动、驿站、垃圾怎么分",
        "finder-submit": "查找",
        "finder-none": "没有找到，换个短一点的词试试。",
        "footer-all": "全部内容",
    },
    "en": {
        "shell-skip": "Skip to content",
        "shell-menu": "Menu",
        "shell-sections": "Sections",
        "shell-quick": "Quick links",
        "shell-dark": "Dark mode",
        "shell-languages": "Language",
        "shell-copied": "Copied",
        "shell-select": "Selected: copy it now",
        "shell-search": "Search",
        "finder-hint": "Events, stations, waste",
        "finder-submit": "Find",
        "finder-none": "Nothing found. Try a shorter word.",
        "footer-all": "All pages",
    },
}
_SECTIONS = (
    ("home", "首页", "Home", ""),
    ("events", "活动", "Events", "events/"),
    ("calendar", "月历", "Calendar", "calendar/"),
    ("stations", "驿站", "Stations", "stations/"),
    ("gaokao", "高考服务", "Exam service", "events/gaokao/"),
    ("waste-guide", "分类指南", "Waste guide", "waste-guide/"),
    ("subscribe", "订阅", "Subscribe", "subscribe/"),
)
_QUICK = ("home", "calendar", "stations", "subscribe")

FINDER_WORDS = tuple((name, name) for name in WORDS)
KINDS = (KindColour("green-village", "#2e7d32"), KindColour("sunny", "#ffd54f"))
"""A colour that can be read on white, and one that cannot."""


def chrome(language: str = "zh-Hans", *, languages: tuple[str, ...] = ("zh-Hans", "en"), site_name: str = "厚街便民") -> Chrome:
    english = language == "en"
    prefix = "en/" if english else ""
    nav = tuple(Item(section, en if english else zh, prefix + address) for section, zh, en, address in _SECTIONS)
    names = {"zh-Hans": "简体中文", "en": "English"}
    return Chrome(
        language=language,
        prefix=prefix,
        site_name=site_name,
        nav=nav,
        quick=tuple(item for item in nav if item.section in _QUICK),
        footer=Footer(
            "0769 12345",
            "Call 12345" if english else "有事找 12345",
            (Item("", "Open data" if english else "开放数据", f"{prefix}open-data/"),),
            ("主办：东莞市城市管理和综合执法局厚街分局",),
        ),
        languages=tuple((tag, names[tag]) for tag in languages),
        kind_colours=KINDS,
        finder=Finder(f"{prefix}search/", (f"{prefix}finder/soon.js", f"{prefix}finder/rest.js"), "", FINDER_WORDS),
        words=tuple(_WORDS[language].items()),
        meta=(("SiteIDCode", "4419000001"), ("og:site_name", site_name)),
    )


CHROMES = (chrome("zh-Hans"), chrome("en"))
HOLES = {"title": "T", "description": "D", "head": "<!-- head -->", "main": "<p>M</p>", "alternates": "<li>A</li>"}
