"""A town that is edited at random and published again and again: `verify` finds nothing in any of its sites."""

import json
import os
from pathlib import Path

import pytest

from tests.publish.test_walk import walk
from tests.sites import TOWN
from tests.verify.rich import of

pytestmark = pytest.mark.slow

EVERY = 12
"""Publications of a walk of which one is built whole."""


ROUNDS = int(os.environ.get("BIANMIN_TORTURE", "1"))


@pytest.mark.parametrize("seed", range(100, 100 + ROUNDS))
def test_nothing_is_found_in_walked_sites(tmp_path: Path, seed: int) -> None:
    """With what was withdrawn, renamed, cancelled, moved, has no day yet or is past, in three languages and with its ledger."""
    built = 0
    for number, (town, _, _, _) in enumerate(walk(seed)):
        if number % EVERY:
            continue
        files = {**TOWN, **{path: json.dumps(fields, ensure_ascii=False) for path, fields in town.events.items()}}
        files["site_config.yml"] = files["site_config.yml"].replace("[zh-Hans, en]", "[zh-Hans, en, zh-Hant]")
        root = tmp_path / str(number)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (root / "events").mkdir(exist_ok=True)
        (root / "events/ledger.jsonl").write_bytes(town.ledger)
        site = of(root, root / "site", f"{town.today}T08:00")
        assert site.findings(site.files) == []
        built += 1
    assert built > 1
