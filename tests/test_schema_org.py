"""JSON-LD says only what schema.org knows: types, their properties, the values of enumerations; over every page of the demo town."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.test_alternates import pages

KNOWN: dict[str, Any] = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
SITE = "https://schema.org/"


def strange(value: Any) -> Iterator[str]:
    """Each type, property or value that schema.org has not."""
    if isinstance(value, list):
        for each in value:
            yield from strange(each)
    elif isinstance(value, dict):
        kind = value.get("@type")
        properties = KNOWN["types"].get(kind)
        if properties is None:
            yield f"{kind}"
            return
        for key, member in value.items():
            if key not in ("@context", "@type", *properties):
                yield f"{kind}.{key}"
            for each in member if isinstance(member, list) else [member]:
                if isinstance(each, str) and key in KNOWN["values"] and each.startswith(SITE):
                    yield from [f"{kind}.{key}: {each}"] if each.removeprefix(SITE) not in KNOWN["values"][key] else []
            yield from strange(member)


def test_json_ld_uses_the_vocabulary_of_schema_org() -> None:
    """No type and no property of our own."""
    described = [json.loads(page.json_ld) for page in pages().values() if page.json_ld]
    assert {found for value in described for found in strange(value)} == set()
    assert {value["@context"] for value in described} == {"https://schema.org"}
    assert len(described) > 100


def test_what_schema_org_does_not_know_is_named() -> None:
    """A type, a property inside a list, a value."""
    made = {"@type": "Event", "startTime": "09:00", "eventStatus": f"{SITE}EventOver", "organizer": [{"@type": "Bureau"}]}
    assert list(strange(made)) == ["Event.startTime", f"Event.eventStatus: {SITE}EventOver", "Bureau"]
