"""What other sites and programs copy from us: the addresses that stay, and a configuration for Home Assistant, as text."""

import json
from typing import NamedTuple

from generator import routes
from generator.language import Language
from generator.model.site import Site
from generator.model.text import Id
from generator.routes import Variant


class Address(NamedTuple):
    """What stands there, and where; a word in capitals is to be filled in."""

    what: str
    address: str


def addresses(language: Language, site: Site) -> tuple[Address, ...]:
    prefix = language.prefix
    found = [
        ("all", routes.feed_all(prefix)),
        ("kind", routes.feed_kind(prefix, Id("KIND"))),
        ("community", routes.feed_community(prefix, Id("COMMUNITY"))),
        ("station", routes.feed_station(prefix, Id("STATION"))),
        ("series", routes.feed_series(prefix, Id("EVENT"))),
        ("alarm", routes.feed_all(prefix, Variant.ALARM)),
        ("google", routes.feed_all(prefix, Variant.GOOGLE)),
        ("data", routes.EVENTS_JSON),
    ]
    return tuple(Address(language.say(f"sub-address-{name}"), routes.absolute(site.config.url, address)) for name, address in found)


def home_assistant(name: str, feed: str) -> str:
    """For configuration.yaml, by the integration Waste Collection Schedule. A JSON string is a YAML string, whatever stands in it."""
    return (
        "waste_collection_schedule:\n"
        "  sources:\n"
        "    - name: ics\n"
        "      args:\n"
        f"        url: {json.dumps(feed, ensure_ascii=False)}\n"
        f"      calendar_title: {json.dumps(name, ensure_ascii=False)}\n"
    )
