"""An Edition and what subscribers were last told → what they are told next, and the ledger as it stands once that is published."""

from collections import defaultdict
from dataclasses import replace

from generator.ledger import Ledger, Line, following
from generator.outputs.edition import Edition, Version
from generator.outputs.feeds.gone import gone
from generator.outputs.feeds.visible import told


def revised(edition: Edition) -> Edition:
    """With its `revisions` and `versions`; without a ledger everything is new, and nothing need be held against anything."""
    if not edition.ledger:
        return edition
    lines = revisions(edition)
    return replace(edition, revisions=lines, versions=_versions(edition, dict(edition.ledger) | lines))


def revisions(edition: Edition) -> dict[str, Line]:
    now = {each.uid: each for each in told(edition)}
    now |= {one.line.uid: one.told for one in gone(edition, now) if not one.mistake}
    return following(edition.ledger, now.values(), edition.today)


def next_ledger(edition: Edition) -> Ledger:
    """What is past and no longer in the sources stays: nothing that was published is forgotten."""
    return dict(edition.ledger) | revisions(edition)


def _versions(edition: Edition, told: Ledger) -> dict[str, Version]:
    """Of each event in the ledger. Entries that are past or gone count on, or the number would fall."""
    domain = f"@{edition.site.config.uid_domain}"
    published = {_name(uid) for uid in edition.ledger if uid.endswith(domain)}
    lines: dict[str, list[Line]] = defaultdict(list)
    for uid, line in told.items():
        if uid.endswith(domain) and _name(uid) in published:
            lines[_name(uid)].append(line)
    return {name: _version(of) for name, of in lines.items()}


def _name(uid: str) -> str:
    """The `uid_name` of the event that an entry is of."""
    return uid.partition("@")[0].partition(".")[0]


def _version(lines: list[Line]) -> Version:
    """An entry that came later, such as an added day, is a change as well."""
    first, revised = min(line.first for line in lines), max(line.revised for line in lines)
    number = 1 + sum(line.sequence + (line.first > first) for line in lines)
    return Version(number, first, revised, all(line.withdrawn for line in lines))
