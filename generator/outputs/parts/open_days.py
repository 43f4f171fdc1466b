"""A station's hours → the minutes of the coming days, as the script of the page reads them.  Knows no clock but the day of the edition.

    29694240 540-720,870-1080 - ? * 0011233…

First the UTC minute (since 1970) at which the first day begins in the site's zone, which keeps its offset; then each different day: the
minutes of its ranges from its midnight, the end exclusive and maybe of the next day, `-` closed, `*` open all day, `?` a holiday of which
nobody spoke, `.` outside the time for which the station is there; last a digit (base 36) a day that says which of them it is.
The first day is yesterday, whose ranges may reach into today.
"""

from datetime import date, timedelta

from generator.model.holidays import Holidays
from generator.model.hours import Open, Unsaid, WholeDay, hours_on
from generator.model.station import Station, StationStatus, Valid
from generator.outputs.edition import Edition
from generator.outputs.parts.utc import utc_minute

AHEAD = 62
"""So many days from today on are told: a page that nobody has built anew for longer says nothing."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def open_days(edition: Edition, station: Station) -> str:
    """ "" where nobody can say: without hours, and for any status but open."""
    if station.status is not StationStatus.OPEN or not (station.hours or station.exceptions):
        return ""
    yesterday = edition.today - timedelta(days=1)
    return in_days(station, edition.site.holidays, yesterday, utc_minute(edition.zone, yesterday))


def in_days(station: Station, holidays: Holidays, first: date, begins: int) -> str:
    """From `first` on, which begins at the UTC minute `begins`; until all is told, or there are more different days than digits."""
    known: dict[str, str] = {}
    order = ""
    for n in range(AHEAD + 1):
        day = first + timedelta(days=n)
        said = _written(hours_on(station.hours, station.exceptions, day, holidays)) if _is_there(station.valid, day) else "."
        if said not in known and len(known) == len(_DIGITS):
            break
        order += known.setdefault(said, _DIGITS[min(len(known), len(_DIGITS) - 1)])
    return " ".join((str(begins), *known, order))


def _written(hours: Open | Unsaid) -> str:
    if isinstance(hours, Unsaid):
        return "?"
    if isinstance(hours, WholeDay):
        return "*" if hours is WholeDay.ALWAYS else "-"
    if hours == ():
        return "-"
    return ",".join(f"{r.start}-{r.end}" for r in hours)


def _is_there(valid: Valid | None, day: date) -> bool:
    return valid is None or ((valid.from_ or day) <= day <= (valid.until or day))
