"""/open-data/: each example that explains a field stands there in the file, under that field."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from generator.verify.addresses import Addresses
from generator.verify.findings import Finding
from generator.verify.inventory import Read
from generator.verify.page_file import Element, squeezed


def examples(path: str, root: Element, addresses: Addresses, read: Read) -> Iterator[Finding]:
    for section in root.all("section"):
        link = next((a for a in section.all("a") if a.has("download")), None)
        file = addresses.of(link.get("href"), path).path if link else None
        if file is None or file not in addresses.files:
            continue
        records = _records(file, read(file))
        for row in section.all("div"):
            codes = [code.said for code in row.all("code")]
            if len(codes) != 2:
                continue
            field, example = codes
            start = example.removesuffix("…") if example.endswith("…") else None
            said = {squeezed(_written(value)) for value in _under(records, field)}
            if not (example in said or (start is not None and any(each.startswith(start) for each in said))):
                yield Finding("fact-wrong", path, file, f"{field}: {example}", next(iter(sorted(said)), ""))


def _records(file: str, data: bytes) -> Any:
    """Of a table its rows; nothing of what is not whole, which others tell."""
    try:
        if file.endswith(".csv"):
            return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
        return json.loads(data)
    except (ValueError, csv.Error, RecursionError):
        return {}


def _under(value: Any, field: str) -> list[Any]:
    """All values at a way such as `events[].place.name`."""
    found = [value]
    for key in field.split("."):
        records = [one for each in found for one in (each if isinstance(each, list) else [each]) if isinstance(one, dict)]
        found = [record.get(key.removesuffix("[]")) for record in records]
    return found


def _written(value: Any) -> str:
    try:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return ""
