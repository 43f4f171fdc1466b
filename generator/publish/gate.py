"""What may not be delivered: a release that the ledger does not know, a site whose feeds say what no calendar reads right."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from generator.diagnostics import Diagnostic, Span, error
from generator.ledger import PATH, Ledger
from generator.publish.targets import Release
from generator.verify.calendar_file import CalendarFile, Known, read
from generator.verify.lint.releases import lint_release, lint_successor
from generator.verify.seen import Key, Seen, is_to_come, seen

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


def misread(last: Release | None, new: Release, today: date, uids: Collection[str]) -> list[Diagnostic]:
    """What some calendar program would drop or misread in `new`, or pass over after `last`. `uids`: what the site has entries for."""
    found = lint_release(new.read, new.files)
    if last and not found:
        old, now = ({path: read(each.read(path)) for path in each.files if _FIRST_LANGUAGE.fullmatch(path)} for each in (last, new))
        found += lint_successor(old, now, today, uids)
    return found


def emptied(old: Release, new: Release, today: date) -> Iterator[str]:
    """Feeds that had something to come and have nothing any more, by path: their subscribers are left with an empty calendar."""
    before, after = (_feeds(release, _FEED) for release in (old, new))
    for path, file in before.items():
        if path in after and _is_coming(file, today) and not _is_coming(after[path], today):
            yield path


def _is_coming(file: CalendarFile, today: date) -> bool:
    return any(is_to_come(event, today) for event in file.events())


def _feeds(release: Release, pattern: re.Pattern[str]) -> Mapping[str, CalendarFile]:
    """What stands in several is read once."""
    known: Known = {}
    return {path: read(release.read(path), known) for path in sorted(release.files) if pattern.fullmatch(path)}
