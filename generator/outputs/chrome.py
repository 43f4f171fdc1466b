"""What frames every page, in one language: navigation, footer, languages. `theme` draws it once; pages only fill its holes."""

from dataclasses import dataclass

from generator import routes
from generator.language import Language
from generator.language import plain as unmarked
from generator.model.agenda import is_over
from generator.model.site import Site
from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.flyers.chosen import printed_events, printed_stations

EXAM_SERVICE = Id("exam-service")

WORDS = (
    "shell-skip",  # 跳到正文
    "shell-menu",  # 菜单
    "shell-sections",  # 栏目: names the tabs
    "shell-quick",  # 常用: names the quick row
    "shell-dark",  # 深色显示: a switch
    "shell-languages",  # 语言
    "shell-copied",  # 已复制
    "shell-select",  # 已选中，请长按复制
    "shell-search",  # 搜索: names the box and the button that opens it
    "finder-hint",  # 活动、驿站、垃圾怎么分
    "finder-submit",  # 查找
    "finder-none",  # 没有找到
    "footer-all",  # 全部内容
)
"""The locale keys that `Chrome.words` holds."""

FINDER_WORDS = (
    *("event", "station", "waste", "organisation", "page"),
    *("count", "count-one", "more", "rest", "short", "loading", "failed", "also", "off"),
)
"""What the finder's script says: keys after `finder-`, their placeholders left for the script to fill."""


@dataclass(frozen=True, slots=True)
class Finder:
    """`action`: the page that shows results by its address; `shards`: what is looked through, the nearest first. `call` may be ""."""

    action: str
    shards: tuple[str, ...]
    call: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a menu. `section` names it for `PageView.section`; `symbol` is a name of assets/symbols/ or ""."""

    section: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Footer:
    """`phone` is "" where the site has none; `links` are pages of the site; `lines` stand below, such as 主办：…"""

    phone: str
    call: str  # 有事找 12345
    links: tuple[Item, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindColour:
    """A plain kind's colours for the generated stylesheet, `#rrggbb`; the built-in ones stand in assets/."""

    kind: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """`nav`: tabs and drawer; `quick`: the row of four under the header on phones.

    `words`: fixed words of the shell by their locale key.
    """

    language: str
    prefix: str
    site_name: str
    nav: tuple[Item, ...]
    quick: tuple[Item, ...]
    footer: Footer
    languages: tuple[tuple[str, str], ...]  # tag and its own name: ("en", "English"), the first language first
    kind_colours: tuple[KindColour, ...]
    finder: Finder
    words: tuple[tuple[str, str], ...]
    meta: tuple[tuple[str, str], ...] = ()  # name and content of meta tags on every page, such as SiteIDCode


def chromes(edition: Edition) -> tuple[Chrome, ...]:
    return tuple(_chrome(edition, language) for language in edition.languages)


def has_exam(edition: Edition) -> bool:
    """Whether an exam is ahead, so that its kind has a place of its own in the menu."""
    events = (event for event in edition.events.values() if event.kind == EXAM_SERVICE)
    return any(not is_over(event, edition.agendas[event.id], edition.today) for event in events)


def _chrome(edition: Edition, language: Language) -> Chrome:
    site, prefix = edition.site, language.prefix
    config = site.config
    calendar = Item("calendar", language.say("nav-calendar"), routes.calendar(prefix))
    events = Item("events", language.say("nav-events"), routes.events(prefix))
    stations = Item("stations", language.say("nav-stations"), routes.stations(prefix))
    home = Item("home", language.say("nav-home"), routes.home(prefix))
    exam = (Item(EXAM_SERVICE, language.say("kind-exam-service"), routes.kind(prefix, EXAM_SERVICE)),) if has_exam(edition) else ()
    guide = (Item("waste-guide", language.say("nav-waste-guide"), routes.waste_guide(prefix)),) if site.waste_guide else ()
    subscribe = Item("subscribe", language.say("nav-subscribe"), routes.subscribe(prefix))
    written = sorted((page for page in site.pages.values() if page.nav is not None), key=lambda page: (page.nav or 0, page.id))
    pages = tuple(Item(page.id, unmarked(language.text(page.title).text), routes.page(prefix, page.id)) for page in written)
    return Chrome(
        language=language.tag,
        prefix=prefix,
        site_name=language.text(config.name).text,
        nav=(home, events, calendar, stations, *exam, *guide, subscribe, *pages),
        quick=(Item("home", language.say("today"), home.address), calendar, stations, subscribe),
        footer=_footer(edition, language),
        languages=tuple((other.tag, other.say("language-name")) for other in edition.languages),
        kind_colours=tuple(KindColour(id_, kind.colour) for id_, kind in config.kinds.items() if kind.colour),
        finder=_finder(edition, language),
        words=tuple((key, language.say(key)) for key in WORDS),
        meta=_meta(site, language),
    )


def _finder(edition: Edition, language: Language) -> Finder:
    phone = edition.site.config.contact.phone
    return Finder(
        action=routes.search(language.prefix),
        shards=tuple(routes.finder(language.prefix, name) for name in ("soon", "rest")),
        call=language.say("finder-none-call", phone=phone) if phone else "",
        words=tuple((name, language.say(f"finder-{name}", n="{n}", group="{group}", day="{day}")) for name in FINDER_WORDS),
    )


def _footer(edition: Edition, language: Language) -> Footer:
    config, footer = edition.site.config, edition.site.config.footer
    links = [Item("", language.say("nav-changes"), routes.changes(language.prefix))]
    if printed_events(edition) or printed_stations(edition):
        links.append(Item("", language.say("nav-flyers"), routes.flyers(language.prefix)))
    links.append(Item("", language.say("footer-all"), routes.search(language.prefix)))
    links.append(Item("", language.say("open-title"), routes.open_data(language.prefix)))
    if footer.accessibility:
        page = Id(footer.accessibility.removesuffix(".md"))
        links.append(Item("", language.say("footer-accessibility"), routes.page(language.prefix, page)))
    lines = [
        language.say(f"footer-{name}", value=value if isinstance(value, str) else language.text(value).text)
        for name, value in (
            ("publisher", config.publisher),
            ("host", footer.host),
            ("undertaker", footer.undertaker),
            ("site-code", footer.site_code),
            ("icp", footer.icp),
            ("police", footer.police),
        )
        if value
    ]
    if config.contact.address:
        lines.append(language.say("footer-address", value=language.text(config.contact.address).text))
    phone = config.contact.phone or ""
    return Footer(phone, language.say("footer-call", phone=phone) if phone else "", tuple(links), tuple(lines))


def _meta(site: Site, language: Language) -> tuple[tuple[str, str], ...]:
    """The names that the guideline for government sites asks for (国办发〔2017〕47号), once the site has its code."""
    name = language.text(site.config.name).text
    found = [("og:site_name", name)]
    if site.config.footer.site_code:
        domain = site.config.url.split("/")[2]
        found += [("SiteName", name), ("SiteDomain", domain), ("SiteIDCode", site.config.footer.site_code)]
    return tuple(found)
