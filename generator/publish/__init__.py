"""A built site → a target, so that whoever reads there sees one whole publication and never a part.  Layer 9, shell.

`line` is the order of things; `gate` says what may not be delivered; `targets` names the target, `folder` and `archive` are two kinds of
it (another kind is another `Target`); `rebuild` recovers the ledger from what was published.
"""
