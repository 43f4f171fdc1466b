"""What may not be delivered: a release that the ledger does not know, a site whose feeds say what no calendar reads right."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.diagnostics import Diagnostic, Span, error
from generator.ledger import PATH, Ledger
from generator.publish.targets import Release
from generator.verify.calendar_file import CalendarFile, read
from generator.verify.seen import Key, Seen, seen

_FIRST_LANGUAGE = re.compile(r"feeds/(all|archive/\d{4})\.ics")
_FEED = re.compile(r"(?:[a-z-]+/)?feeds/.+\.ics")


def subscribed(release: Release) -> dict[Key, Seen]:
    """All that subscribers of any feed have been told of, each UID once: languages and variants share them."""
    return seen(_feeds(release, _FIRST_LANGUAGE).values())


def held_against(ledger: Ledger, told: Iterable[Seen]) -> list[Diagnostic]:
    """Every UID that the target has published, and that the ledger misses or knows an older revision of."""
    top: dict[str, int] = {}
    for one in told:
        top[one.uid] = max(one.sequence, top.get(one.uid, 0))
    missing = [uid for uid in top if uid not in ledger]
    behind = [uid for uid, sequence in top.items() if uid in ledger and ledger[uid].sequence < sequence]
    at = Span(PATH, 1, 1, 1)
    found = []
    if missing:
        found.append(error("ledger-misses", at, count=len(missing), uid=min(missing)))
    if behind:
        found.append(error("ledger-behind", at, count=len(behind), uid=min(behind)))
    return found


def emptied(old: Release, new: Release, today: date) -> Iterator[str]:
    """Feeds that had something to come and have nothing any more, by path: their subscribers are left with an empty calendar."""
    after = _feeds(new, _FEED)
    for path, file in _feeds(old, _FEED).items():
        if path in after and _coming(file, today) and not _coming(after[path], today):
            yield path


def _coming(file: CalendarFile, today: date) -> bool:
    return any(not one.cancelled and (one.last_day is None or one.last_day >= today) for one in seen([file]).values())


def _feeds(release: Release, pattern: re.Pattern[str]) -> Mapping[str, CalendarFile]:
    return {path: read(release.read(path)) for path in sorted(release.files) if pattern.fullmatch(path)}
