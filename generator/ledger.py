"""events/ledger.jsonl → what subscribers were last told of each calendar entry, and what they are told next.  Layer 4: no file, no clock.

A line a UID, sorted by UID: JSON with exactly the keys of `Line`. Only `publish` and `ledger rebuild` write it; all other commands read it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from generator.diagnostics import Diagnostic, Span, error

PATH = "events/ledger.jsonl"
SCHEMA = 1
"""Of what is hashed. Another number says that two hashes cannot be held against each other: the rest of the line then tells a change."""

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_SECOND = timedelta(seconds=1)
_CONFLICT = re.compile(rb"(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)( |\r?$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the site says of a UID now. `hash` is over all that can be seen of it, in every language as written, without UID and address.

    `end` is its last day, inclusive; None for a series without end. `status`: confirmed, tentative or cancelled (RFC 5545, 3.8.1.11).
    """

    uid: str
    hash: str
    end: date | None
    status: str
    title: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Told):
    """What subscribers were told. `first` and `revised` are UTC, of whole seconds: when they first heard of it, and last of a change.

    A `hash` of "" is equal to none: of two branches that were merged nobody knows which one a subscriber has seen. `number`: where it
    stands in the file, from 1.
    """

    sequence: int
    first: datetime
    revised: datetime
    schema: int = SCHEMA
    number: int = field(default=0, compare=False)


Ledger = Mapping[str, Line]
"""By UID."""


def read(data: bytes | None) -> tuple[Ledger, list[Diagnostic]]:
    """Two lines of one UID (two branches merged) become one, above both. No file is an empty ledger."""
    lines: dict[str, Line] = {}
    found: list[Diagnostic] = []
    for number, text in enumerate((data or b"").splitlines(), 1):
        if _CONFLICT.match(text):
            found.append(error("ledger-conflict", Span(PATH, number, 1, 1)))
            return {}, found
        line = _line(text, number)
        if line is None:
            found.append(error("ledger-damaged", Span(PATH, number, 1, 1)))
            return {}, found
        other = lines.get(line.uid)
        lines[line.uid] = line if other is None or other == line else _joined(other, line)
    return lines, found


def write(ledger: Ledger) -> bytes:
    return b"".join(_written(line) for _, line in sorted(ledger.items()))


def following(ledger: Ledger, told: Iterable[Told], today: date) -> dict[str, Line]:
    """The line of each UID of `told` once it is published. `today` is the site's; what is not told any more is left out.

    `revised` moves forward also where a clock was set back. A change brings SEQUENCE + 1 (RFC 5546, 2.1.4); sameness brings none.
    """
    midnight = datetime.combine(today, time(), UTC)
    return {now.uid: _next(ledger.get(now.uid), now, midnight) for now in told}


def _next(line: Line | None, now: Told, midnight: datetime) -> Line:
    if line is None:
        return _saying(now, 0, midnight, midnight)
    incomparable = line.schema != SCHEMA and line.hash != ""
    rest = (line.end, line.status, line.title, line.withdrawn) == (now.end, now.status, now.title, now.withdrawn)
    if line.hash == now.hash or (incomparable and rest):
        return _saying(now, line.sequence, line.first, line.revised)
    return _saying(now, line.sequence + 1, line.first, max(midnight, line.revised + _SECOND))


def _saying(now: Told, sequence: int, first: datetime, revised: datetime) -> Line:
    return Line(
        uid=now.uid,
        hash=now.hash,
        end=now.end,
        status=now.status,
        title=now.title,
        withdrawn=now.withdrawn,
        sequence=sequence,
        first=first,
        revised=revised,
    )


def _joined(one: Line, other: Line) -> Line:
    above = max(one, other, key=lambda line: (line.sequence, line.revised))
    return replace(above, hash="", first=min(one.first, other.first), revised=max(one.revised, other.revised))


def _line(text: bytes, number: int) -> Line | None:
    try:
        match json.loads(text):
            case {
                "uid": str(uid),
                "sequence": int(sequence),
                "first": str(first),
                "revised": str(revised),
                "hash": str(hash_),
                "schema": int(schema),
                "end": str() | None as end,
                "status": ("confirmed" | "tentative" | "cancelled") as status,
                "title": str(title),
                "withdrawn": bool(withdrawn),
                **rest,
            } if not rest and "@" in uid and sequence >= 0 and not isinstance(sequence, bool):
                return Line(
                    uid=uid,
                    sequence=sequence,
                    first=_moment(first),
                    revised=_moment(revised),
                    hash=hash_,
                    schema=schema,
                    end=None if end is None else date.fromisoformat(end),
                    status=status,
                    title=title,
                    withdrawn=withdrawn,
                    number=number,
                )
    except (ValueError, RecursionError):
        return None
    return None


def _moment(written: str) -> datetime:
    return datetime.strptime(written, _MOMENT).replace(tzinfo=UTC)


def _written(line: Line) -> bytes:
    said = {
        "uid": line.uid,
        "sequence": line.sequence,
        "first": line.first.strftime(_MOMENT),
        "revised": line.revised.strftime(_MOMENT),
        "hash": line.hash,
        "schema": line.schema,
        "end": line.end.isoformat() if line.end else None,
        "status": line.status,
        "title": line.title,
        "withdrawn": line.withdrawn,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
