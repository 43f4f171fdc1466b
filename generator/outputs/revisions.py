"""An Edition and what subscribers were last told → what they are told next, and the ledger as it stands once that is published."""

from dataclasses import replace

from generator.ledger import Ledger, Line, following
from generator.outputs.edition import Edition
from generator.outputs.feeds.gone import gone
from generator.outputs.feeds.visible import told


def revised(edition: Edition) -> Edition:
    """With its `revisions`; without a ledger everything is new, and nothing need be held against anything."""
    return replace(edition, revisions=revisions(edition)) if edition.ledger else edition


def revisions(edition: Edition) -> dict[str, Line]:
    now = {each.uid: each for each in told(edition)}
    now |= {one.line.uid: one.told for one in gone(edition, now) if not one.mistake}
    return following(edition.ledger, now.values(), edition.today)


def next_ledger(edition: Edition) -> Ledger:
    """What is past and no longer in the sources stays: nothing that was published is forgotten."""
    return dict(edition.ledger) | revisions(edition)
