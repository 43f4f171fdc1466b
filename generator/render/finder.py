"""A shard of the finder → a script that hands it over as columns.  Knows the format that assets/finder/index.js reads; chooses no words.

A column of words that repeat is a table and a letter an entry; others are one text with a line an entry. In titles, ids and places, marks
stand for what is known from other columns: the entry's community, its day; numbers have a column of their own. What is left repeats, and
11,000 entries compress to less than ten octets each. FORMAT is raised with every change of this format: a script of another one leaves
the shard alone.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from generator.outputs.finder.entry import Entry, FinderView

FORMAT = 1

TABLES = ("kind", "communities", "topics", "people", "has", "when", "time", "tag", "lang")

_COMMUNITY, _CORE, _NUMBER, _DAY, _DASHED, _MONTH = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
_DIGITS = re.compile("[0-9]+")
_EPOCH = date(1970, 1, 1)


def shard(view: FinderView) -> bytes:
    entries = view.entries
    first = [entry.days[0][0] if entry.days else 0 for entry in entries]
    base = min((day for entry in entries for day in (*(first for first, _ in entry.days), *entry.off)), default=1) - 1
    ending = _ending(entries)
    numbers: list[list[str]] = [[] for _ in entries]
    marked = list(zip(entries, numbers, strict=True))
    columns: dict[str, Any] = {
        "size": len(entries),
        "at": _table(list(entry.at) for entry in entries),
        "id": _column([_counted(_dated(entry), found) for entry, found in marked]),
        "title": _column([_counted(_placed(entry.title, entry, ending), found) for entry, found in marked]),
        "numbers": _lines(",".join(found) for found in numbers),
        "place": _table(_placed("\t".join(entry.place), entry, ending) for entry in entries),
        "ending": len(ending),
        "names": _lines("\t".join(entry.names) for entry in entries),
        "note": _lines(entry.note for entry in entries),
        "text": _lines(entry.text for entry in entries),
        **{name: _table(_cell(entry, name) for entry in entries) for name in TABLES},
        "over": _table(int(entry.over and not entry.days) for entry in entries),
        "base": base,
        "first": "".join(_letter(day - base if day else 0) for day in first),
        "shown": _table(entry.shown - day if day else 0 for entry, day in zip(entries, first, strict=True)),
        "off": _table("".join(_letter(day - base) for day in entry.off) for entry in entries),
        "runs": _table(_runs(entry) for entry in entries),
        "pairs": view.pairs,
        "dates": view.dates._asdict(),
    }
    data = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'bianminFinder.add({FORMAT},"{view.name}",{data});\n'.encode()


def _ending(entries: Sequence[Entry]) -> str:
    """What all names of communities end with, such as 社区; without it a name is its core."""
    names = {entry.communities[0] for entry in entries if entry.communities}
    if len(names) < 2:
        return ""
    shared = min(names, key=len)
    while not all(name.endswith(shared) for name in names):
        shared = shared[1:]
    return "" if shared in names else shared


def _placed(text: str, entry: Entry, ending: str) -> str:
    if not entry.communities:
        return text
    name = entry.communities[0]
    return text.replace(name, _COMMUNITY).replace(name.removesuffix(ending), _CORE)


def _dated(entry: Entry) -> str:
    """The id without its day."""
    if not entry.days:
        return entry.id
    day = _EPOCH + timedelta(days=entry.days[0][0])
    return entry.id.replace(f"{day:%Y%m%d}", _DAY).replace(f"{day:%Y-%m-%d}", _DASHED).replace(f"{day:%Y-%m}", _MONTH)


def _counted(text: str, into: list[str]) -> str:
    into += _DIGITS.findall(text)
    return _DIGITS.sub(_NUMBER, text)


def _column(texts: Sequence[str]) -> Any:
    """A table if they repeat, else lines."""
    return _table(texts) if len(set(texts)) * 2 < len(texts) else _lines(texts)


def _cell(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    return value if isinstance(value, str) else "\t".join(value)


def _runs(entry: Entry) -> str:
    """After the first day: how many there are, then gap and length of each further run."""
    if not entry.days:
        return ""
    found = [entry.days[0][1]]
    for (before, _), (day, count) in zip(entry.days, entry.days[1:], strict=False):
        found += [day - before, count]
    return "".join(map(_letter, found))


def _table(cells: Iterable[Any]) -> dict[str, Any]:
    """Rows in the order of their first use; no letters where all entries have the first row."""
    cells = list(cells)
    rows: dict[str, int] = {}
    values: list[Any] = []
    letters = []
    for cell in cells:
        key = json.dumps(cell)
        if key not in rows:
            rows[key] = len(values)
            values.append(cell)
        letters.append(_letter(rows[key]))
    return {"rows": values, "of": "".join(letters) if len(values) > 1 else ""}


def _lines(texts: Iterable[str]) -> str:
    """No text holds a line break."""
    joined = "\n".join(texts)
    return joined if joined.strip("\n") else ""


def _letter(number: int) -> str:
    """A number as one character that needs no escape in a string: from "0" on, without the backslash, controls and surrogates."""
    code = number + 48
    code += code >= 92
    code += 34 * (code >= 127)
    return chr(code + (0x800 if code >= 0xD800 else 0))
