"""`--now`, SOURCE_DATE_EPOCH or the clock → what time it is for a command, in the site's zone.  Layer 10, shell."""

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.disk import Refusal

if TYPE_CHECKING:
    from generator.build import Moment

YEARS = range(1970, 2100)


def moment_of(given: str | None) -> "Moment":
    """--now, or SOURCE_DATE_EPOCH, or the clock. What cannot be read is refused before anything else is."""
    if given is not None:
        return _written_moment(given)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not re.fullmatch("[0-9]{1,10}", epoch) or datetime.fromtimestamp(int(epoch), UTC).year not in YEARS:
            raise Refusal("epoch-invalid", value=epoch)
        return lambda zone: datetime.fromtimestamp(int(epoch), zone)
    return datetime.now


def _written_moment(given: str) -> "Moment":
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", given):
        raise Refusal("now-invalid", value=given)
    try:
        written = datetime.fromisoformat(given)
    except ValueError:
        raise Refusal("now-invalid", value=given) from None
    if written.year not in YEARS:
        raise Refusal("now-invalid", value=given)
    return lambda zone: written.replace(tzinfo=zone)
