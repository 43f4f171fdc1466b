"""The demo town with all its coming events changed at once: `verify` finds nothing, whatever an author may write there."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.verify.rich import of

pytestmark = pytest.mark.slow

DEMO = Path(__file__).parents[2]
NOW = "2026-11-25T08:00"
ROUNDS = int(os.environ.get("BIANMIN_TORTURE", "1"))
LINES: tuple[dict[str, Any], ...] = (
    {"action": "cancel"},
    {"action": "postpone"},
    {"action": "move", "to": {"date": "2027-02-03", "time": "15:30-16:30"}},
    {"action": "amend", "to": {"place": {"name": "新地方"}}},
)
WHY = {"reason": {"zh-Hans": "台风（示例）", "en": "Typhoon (example)"}, "announced": "2026-11-24"}


@pytest.mark.parametrize("turn", range(len(LINES))[:ROUNDS])
def test_nothing_is_found_where_all_is_changed(tmp_path: Path, turn: int) -> None:
    """Each event in its turn, with other venues, tasks, sign-up and several days; series and campaigns are cancelled as a whole."""
    root = tmp_path / "town"
    for name in ("content", "events"):
        shutil.copytree(DEMO / name, root / name)
    shutil.copy(DEMO / "site_config.yml", root)
    changed = 0
    for file in sorted((root / "events").rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        event = yaml.load(text, yaml.CSafeLoader)
        if "changes" in event or "results" in event or event.get("date") == "待定":
            continue
        is_single = "date" in event or ("first-day" in event and "time" not in event)
        line = LINES[(changed + turn) % len(LINES)] if is_single else LINES[0]
        file.write_text(f"{text.rstrip()}\n{yaml.safe_dump({'changes': [line | WHY]}, allow_unicode=True)}", encoding="utf-8")
        changed += 1
    town = of(root, tmp_path / "site", NOW)
    assert town.findings(town.files) == []
    assert changed > 30
