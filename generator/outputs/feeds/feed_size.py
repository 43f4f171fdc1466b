"""How many octets an entry takes in a feed, before it is written: never too few, and a few in a hundred too many."""

from generator.outputs.feeds.vevent import Entry

CALENDAR = 2_000
"""Head, time zone and end of a feed, whose texts are a site's name and a thing's."""

_FIXED = 460
_MOMENT = 16
_ALARM = 110
_POSITION = 150


def octets(entry: Entry, alarm: bool) -> int:
    texts = [entry.summary, entry.description, entry.location, entry.contact, entry.follows, *entry.categories]
    size = _FIXED + sum(_text(text) for text in texts) + len(entry.uid) + len(entry.url)
    size += _MOMENT * len(entry.left_out) + sum(len(image) + 20 for image in entry.images)
    if entry.position:
        size += _POSITION + _text(entry.position.title) + _text(entry.position.address)
    if alarm and entry.takes_place:
        size += _ALARM + _text(entry.summary)
    return size + size // 72 * 3


def _text(text: str) -> int:
    """In UTF-8, with what must be escaped."""
    size = len(text.encode())
    return size + text.count(",") + text.count(";") + text.count("\n") + (text.count("\\") + text.count('"') + text.count("^")) * 2
