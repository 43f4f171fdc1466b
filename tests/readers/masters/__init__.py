"""Awkward events: each form of repeat, of time and of change."""

from tests.readers.masters.changed import CHANGED
from tests.readers.masters.ends import WHOLES
from tests.readers.masters.rules import RULES

MASTERS = (*RULES, *WHOLES, *CHANGED)
