"""JSON and CSV, read by the standard library and held record by record and field by field against what has to stand there."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from generator.verify.findings import Finding

_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def listed(path: str, data: bytes, key: str, wanted: dict[str, dict[str, Any]]) -> Iterator[Finding]:
    try:
        found = json.loads(data)[key]
        there = {str(record["id"]): record for record in found}
        assert isinstance(found, list) and all(isinstance(record, dict) for record in found)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError) as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80], key)
        return
    if len(there) < len(found):
        yield Finding("entry-unexpected", path, "", str(len(found)), str(len(there)))
    for id_, record in wanted.items():
        if id_ not in there:
            yield Finding("entry-missing", path, id_, "", json.dumps(record, ensure_ascii=False)[:80])
        else:
            yield from _differences(path, id_, "", there[id_], record)
    for id_ in there.keys() - wanted.keys():
        yield Finding("entry-unexpected", path, id_)


def _differences(path: str, about: str, where: str, found: Any, wanted: Any) -> Iterator[Finding]:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in wanted.keys() | found.keys():
            if key not in found or key not in wanted or found[key] != wanted[key]:
                yield from _differences(path, about, f"{where}{key}: ", found.get(key), wanted.get(key))
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for nth, (one, other) in enumerate(zip(found, wanted, strict=True)):
            if one != other:
                yield from _differences(path, about, f"{where}{nth + 1}. ", one, other)
    elif found != wanted:
        yield Finding("fact-wrong", path, about, f"{where}{_shown(found)}", f"{where}{_shown(wanted)}")


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def table(path: str, data: bytes, wanted: dict[str, dict[str, str]]) -> Iterator[Finding]:
    """UTF-8 with BOM, CRLF, no cell that a spreadsheet would reckon with."""
    try:
        text = data.removeprefix(_BOM).decode()
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        yield Finding("data-unreadable", path, "", str(problem)[:80])
        return
    if not data.startswith(_BOM) or data.count(b"\n") != data.count(b"\r\n"):
        yield Finding("table-form", path)
    if any(_FORMULA.match(cell) for row in rows for cell in row):
        yield Finding("table-formula", path, "", next(cell for row in rows for cell in row if _FORMULA.match(cell)))
    header = rows[0] if rows else []
    columns = list(next(iter(wanted.values()), {})) or header
    if header != columns:
        yield Finding("fact-wrong", path, "", ",".join(header), ",".join(columns))
        return
    there = {row[0]: row for row in rows[1:] if row}
    if len(there) < len(rows) - 1:
        yield Finding("entry-unexpected", path, "", str(len(rows) - 1), str(len(there)))
    for id_, record in wanted.items():
        row = there.get(_cell(id_))
        if row is None:
            yield Finding("entry-missing", path, id_, "", " · ".join(record.values())[:80])
            continue
        for column, cell, (_, value) in zip(columns, [*row, *[""] * len(columns)], record.items(), strict=False):
            if cell != _cell(value):
                yield Finding("fact-wrong", path, id_, f"{column}: {cell}", f"{column}: {_cell(value)}")
        if len(row) != len(columns):
            yield Finding("fact-wrong", path, id_, str(len(row)), str(len(columns)))
    for id_ in there.keys() - {_cell(id_) for id_ in wanted}:
        yield Finding("entry-unexpected", path, id_)


def _cell(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value
