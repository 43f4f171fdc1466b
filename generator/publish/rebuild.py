"""What was published → the ledger that must have been there. The feeds are its backup.

An entry that the site still says word for word keeps its revision; of any other nobody can know what was told, so it counts as changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from generator.disk import Refusal
from generator.ledger import Ledger, Line, Told
from generator.outputs.edition import Edition
from generator.outputs.feeds.entries import clusters
from generator.outputs.feeds.visible import told
from generator.render.ics import vevent
from generator.verify.calendar_file import read
from generator.verify.seen import Key, Seen, seen


def published(paths: Iterable[Path]) -> dict[Key, Seen]:
    """All entries of the feeds given, or of those in a published folder; of one in several the newest. Refusal for what holds none."""
    files = []
    for path in paths:
        if path.is_dir():
            found = _feeds_in(path)
        elif path.is_file():
            found = [path]
        else:
            raise Refusal("rebuild-missing", path=path)
        if not found:
            raise Refusal("rebuild-no-feed", path=path)
        files += [read(file.read_bytes()) for file in found]
    entries = seen(files)
    if not entries:
        raise Refusal("rebuild-no-entry")
    return entries


def _feeds_in(folder: Path) -> list[Path]:
    """Of a whole site those of the first language that hold everything: the others say the same in other words."""
    site = folder / "current" if (folder / "current").is_dir() else folder
    whole = [path for path in (site / "feeds/all.ics", *sorted((site / "feeds/archive").glob("*.ics"))) if path.is_file()]
    return whole or sorted(path for path in folder.rglob("*.ics") if path.name.count(".") == 1)


def rebuilt(edition: Edition, entries: Mapping[Key, Seen]) -> Ledger:
    """A line for each UID of `entries`; what the edition's own ledger knows besides, or knows a later revision of, stays."""
    now = {each.uid: each for each in told(edition)}
    ours = _as_published(edition, entries)
    lines: dict[str, Line] = dict(edition.ledger)
    for uid in {uid for uid, _ in entries}:
        parts = {key: one for key, one in entries.items() if key[0] == uid}
        line = _line(uid, parts, now.get(uid), same=ours.get(uid) == _looks(parts))
        known = lines.get(uid)
        if known is None or (known.sequence, known.revised) < (line.sequence, line.revised):
            lines[uid] = line if known is None else replace(line, first=min(known.first, line.first))
    return lines


def _line(uid: str, parts: Mapping[Key, Seen], now: Told | None, *, same: bool) -> Line:
    first = parts.get((uid, "")) or next(iter(parts.values()))
    revised = max(_moment(one.stamp) for one in parts.values())
    ends = [one.last_day for one in parts.values()]
    end: date | None = None if None in ends else max(day for day in ends if day)
    return Line(
        uid=uid,
        hash=now.hash if now and same else "",
        end=now.end if now else end,
        status=now.status if now and same else "cancelled" if first.cancelled else "confirmed",
        title=now.title if now else first.title,
        withdrawn=now.withdrawn if now and same else False,
        sequence=max(one.sequence for one in parts.values()),
        first=revised,
        revised=revised,
    )


def _as_published(edition: Edition, entries: Mapping[Key, Seen]) -> dict[str, frozenset[object]]:
    """What each of our entries would look like in a feed of the first language."""
    found: dict[str, dict[Key, Seen]] = {}
    for event in (*edition.events.values(), *edition.withdrawn.values()):
        for cluster in clusters(edition, edition.languages[0], event):
            for entry in cluster.entries:
                file = b"BEGIN:VCALENDAR\r\n" + vevent(entry, edition.site.config.timezone) + b"END:VCALENDAR\r\n"
                found.setdefault(entry.uid, {}).update(seen([read(file)]))
    return {uid: _looks(parts) for uid, parts in found.items() if any(key[0] == uid for key in entries)}


def _looks(parts: Mapping[Key, Seen]) -> frozenset[object]:
    return frozenset((key, one.when, one.rest) for key, one in parts.items())


def _moment(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.combine(date(2000, 1, 1), time(), UTC)
