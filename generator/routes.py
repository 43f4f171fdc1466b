"""Where everything stands: the only file that spells a path or an address.  Layer 5.

An *address* counts from the site's root and never begins with a slash: `en/events/x/`, `feeds/all.ics`; "" is the home page.
A page's address ends in a slash (or is empty); its *path* is the file that a server sends for it.
`prefix` is "" for the first language and such as "en/" for others.
"""

from datetime import date
from enum import Enum
from urllib.parse import quote

from generator.model.text import Id, PartId

ROOT = "\x1a"
"""Stands before an address in a page, for the way from that page to the root, until `render` knows it (`../../`, or `./`).

A control character, so no author's text can hold one.
"""

NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
BUILD = "build.json"
EVENTS_JSON = "data/events.json"
EVENTS_CSV = "data/events.csv"
STATIONS_JSON = "data/stations.json"
STATIONS_CSV = "data/stations.csv"


class Variant(Enum):
    """A feed as it is, with reminders, or for Google, which hides what is cancelled. The value stands in its address."""

    PLAIN = ""
    ALARM = ".alarm"
    GOOGLE = ".google"


def prefix_of(tag: str, first: str) -> str:
    return "" if tag == first else f"{tag.lower()}/"


def in_language(prefix: str, address: str) -> str:
    """`address`, as the first language has it, below a language's `prefix`; files that exist once stay where they are."""
    once = address.startswith(("data/", "images/")) or address in (NOT_FOUND, SITEMAP, ROBOTS, BUILD)
    return address if once else prefix + address


def link(address: str) -> str:
    """`address` as a page writes it, before the way to the root is known."""
    return ROOT + (address or "")


def path(address: str) -> str:
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def way_to_root(address: str) -> str:
    """From the page at `address` to the root: "./" or "../../"."""
    return "../" * address.count("/") or "./"


def absolute(url: str, address: str) -> str:
    """`url` is the site's, with its final slash."""
    return url + quote(address)


def webcal(url: str, address: str) -> str:
    """The absolute address of a feed as calendar apps open it; never webcals, which iOS does not know."""
    return "webcal:" + absolute(url, address).partition(":")[2]


def google_calendar(url: str, address: str) -> str:
    """Where Google asks whether to subscribe to a feed; it takes webcal only."""
    return f"https://calendar.google.com/calendar/u/0/r?cid={quote(webcal(url, address), safe='')}"


def outlook_calendar(host: str, url: str, address: str, name: str) -> str:
    """Where Outlook does; it takes no webcal. `host` is outlook.live.com, or outlook.office.com for an account of work or school."""
    return f"https://{host}/calendar/0/addfromweb/?url={quote(absolute(url, address), safe='')}&name={quote(name, safe='')}"


def page_number(address: str, number: int) -> str:
    """The `number`-th (from 1) piece of a long list."""
    return address if number == 1 else f"{address}page/{number}/"


def home(prefix: str) -> str:
    return prefix


def events(prefix: str) -> str:
    return f"{prefix}events/"


def event(prefix: str, event_id: str) -> str:
    return f"{prefix}events/{event_id}/"


def event_ics(prefix: str, event_id: str) -> str:
    return f"{prefix}events/{event_id}/event.ics"


def kind(prefix: str, kind_id: Id) -> str:
    return f"{prefix}events/kinds/{kind_id}/"


def community(prefix: str, community_id: Id) -> str:
    return f"{prefix}events/communities/{community_id}/"


def communities(prefix: str) -> str:
    return f"{prefix}events/communities/"


def kinds(prefix: str) -> str:
    return f"{prefix}events/kinds/"


def calendar(prefix: str) -> str:
    """The running month, at an address that does not change."""
    return f"{prefix}calendar/"


def month(prefix: str, first_day: date) -> str:
    return f"{prefix}calendar/{first_day:%Y-%m}/"


def stations(prefix: str) -> str:
    return f"{prefix}stations/"


def station(prefix: str, station_id: str) -> str:
    return f"{prefix}stations/{station_id}/"


def point(prefix: str, event_id: Id, point_id: PartId) -> str:
    """An exam's service point stands on its event's page."""
    return f"{event(prefix, event_id)}#{point_id}"


def changes(prefix: str) -> str:
    return f"{prefix}changes/"


def changes_feed(prefix: str) -> str:
    return f"{prefix}feeds/changes.atom"


def waste_guide(prefix: str) -> str:
    return f"{prefix}waste-guide/"


def open_data(prefix: str) -> str:
    return f"{prefix}open-data/"


def schema(name: str) -> str:
    return f"data/schemas/{name}.json"


def organisations(prefix: str) -> str:
    return f"{prefix}organisations/"


def organisation(prefix: str, organisation_id: str) -> str:
    return f"{prefix}organisations/{organisation_id}/"


def topics(prefix: str, topic: str = "") -> str:
    """All topics on one page; `topic`, as its author wrote it in the first language, leads to its own part."""
    return f"{prefix}topics/#{topic_anchor(topic)}" if topic else f"{prefix}topics/"


def topic_anchor(topic: str) -> str:
    return "t-" + "-".join(topic.split())


def year(prefix: str, number: int) -> str:
    """What was held in a year that is past or running."""
    return f"{prefix}calendar/{number:04}/"


def search(prefix: str) -> str:
    """All links on one page; with `?q=…` what is found, by script."""
    return f"{prefix}search/"


def found(prefix: str, words: str) -> str:
    """What the search page shows for `words`."""
    return f"{search(prefix)}?q={quote(words, safe='')}"


def finder(prefix: str, shard: str) -> str:
    """A piece of what the finder looks through: a script, because file:// lets pages load nothing else."""
    return f"{prefix}finder/{shard}.js"


def subscribe(prefix: str, what: str = "", id_: str = "") -> str:
    """The page, or its row for one feed; `what` is kind, community, station or series."""
    return f"{prefix}subscribe/#{what}-{id_}" if what else f"{prefix}subscribe/"


def page(prefix: str, page_id: Id) -> str:
    return f"{prefix}{page_id}/"


def notice(prefix: str, notice_id: Id) -> str:
    return f"{prefix}notices/{notice_id}/"


def feed_all(prefix: str, variant: Variant = Variant.PLAIN) -> str:
    return f"{prefix}feeds/all{variant.value}.ics"


def feed_kind(prefix: str, kind_id: Id, variant: Variant = Variant.PLAIN) -> str:
    return f"{prefix}feeds/kinds/{kind_id}{variant.value}.ics"


def feed_community(prefix: str, community_id: Id, variant: Variant = Variant.PLAIN) -> str:
    return f"{prefix}feeds/communities/{community_id}{variant.value}.ics"


def feed_station(prefix: str, station_id: Id, variant: Variant = Variant.PLAIN) -> str:
    return f"{prefix}feeds/stations/{station_id}{variant.value}.ics"


def feed_series(prefix: str, event_id: Id, variant: Variant = Variant.PLAIN) -> str:
    return f"{prefix}feeds/series/{event_id}{variant.value}.ics"


def feed_three_months(prefix: str) -> str:
    """A file to import once. No id holds a dot, and `ledger rebuild` passes over names with two."""
    return f"{prefix}feeds/all.three-months.ics"


def feed_archive(prefix: str, year: int) -> str:
    return f"{prefix}feeds/archive/{year}.ics"


def flyers(prefix: str) -> str:
    return f"{prefix}flyers/"


def flyer(prefix: str, event_id: Id) -> str:
    return f"{prefix}flyers/{event_id}.pdf"


def share_picture(prefix: str, event_id: Id) -> str:
    return f"{prefix}flyers/{event_id}.png"


def flyer_a3(prefix: str, event_id: Id) -> str:
    return f"{prefix}flyers/{event_id}-a3.pdf"


def sign_in(prefix: str, event_id: Id) -> str:
    return f"{prefix}flyers/{event_id}-signin.pdf"


def handout(prefix: str, event_id: Id) -> str:
    """For those whom an exam concerns, in pages of A5."""
    return f"{prefix}flyers/{event_id}-handout.pdf"


def handout_two_up(prefix: str, event_id: Id) -> str:
    """The same, two pages side by side on A4."""
    return f"{prefix}flyers/{event_id}-handout-2up.pdf"


def programme(prefix: str, first_day: date) -> str:
    """Of the month that begins on `first_day`."""
    return f"{prefix}flyers/programme-{first_day:%Y-%m}.pdf"


def month_pack(prefix: str, first_day: date, part: int = 1) -> str:
    """All posters of a month in one file, for the print room; where they are very many, in several parts."""
    return f"{prefix}flyers/month-{first_day:%Y-%m}{'' if part == 1 else f'-{part}'}.pdf"


def month_named(name: str) -> date | None:
    """The first day of the month that an address calls YYYY-MM."""
    try:
        return date.fromisoformat(f"{name}-01")
    except ValueError:
        return None


def station_directory(prefix: str) -> str:
    return f"{prefix}flyers/stations.pdf"


def link_picture(prefix: str, event_id: Id) -> str:
    """What chats show beside a link to the event's page."""
    return f"{prefix}flyers/squares/{event_id}.png"


def flyer_preview(prefix: str, event_id: Id) -> str:
    return f"{prefix}flyers/previews/{event_id}.png"


def door_poster(prefix: str, station_id: Id) -> str:
    return f"{prefix}flyers/stations/{station_id}.pdf"


def door_preview(prefix: str, station_id: Id) -> str:
    return f"{prefix}flyers/previews/stations/{station_id}.png"


def picture(file: str) -> str:
    """A picture of content/images/, published once for all languages."""
    return f"images/{file}"
