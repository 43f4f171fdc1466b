"""What feed readers read: ChangesFeedView → Atom (RFC 4287).  Chooses no words; addresses come absolute."""

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from generator.outputs.changes import ChangesFeedView, FeedEntry

_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (2.2)."""


def changes(view: ChangesFeedView) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(view.language)}>',
        _element("id", view.id),
        _element("title", view.title),
        _element("subtitle", view.subtitle),
        _element("updated", _moment(view.updated)),
        f"<author>{_element('name', view.author)}</author>",
        f'<link rel="self" type="application/atom+xml" href={_address(view.url)}/>',
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(view.language)} href={_address(view.page)}/>',
        *map(_entry, view.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _entry(entry: FeedEntry) -> str:
    lines = [
        "<entry>",
        _element("id", entry.id),
        _element("title", entry.title),
        _element("updated", _moment(entry.updated)),
        f'<link rel="alternate" type="text/html" href={_address(entry.url)}/>',
        _element("summary", entry.summary),
        "</entry>",
    ]
    return "\n".join(lines)


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NO_CHARACTER.sub('', text))}</{name}>"


def _address(url: str) -> str:
    return quoteattr(_NO_CHARACTER.sub("", url))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
