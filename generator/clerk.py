"""`init` and `new`: the words of a call → `desk` → what the terminal shows, and the exit code.  Layer 10, shell."""

import re
import sys
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.diagnostics.sentences import visible
from generator.disk import Refusal

if TYPE_CHECKING:
    from generator.build import Moment
    from generator.desk.copying import Copy

MOST_LINES = 12
"""Lines shown to look at again; who has more sees that the file wants reading."""


def init(folder: str, moment: "Moment") -> int:
    from generator.desk.starting import ZONE, start

    files = start(Path(folder), moment(ZONE).date())
    text = console.lines("started", folder=folder, count=len(files))
    if Path(folder).resolve() != Path.cwd():
        text += f"    cd {_quoted(folder)}\n"
    console.write(sys.stdout, f"{text}    bianmin serve\n")
    return 0


def new(root: Path, kind: str | None, event_id: str | None, source: str | None, moment: "Moment") -> int:
    """With `source`, the only name given is the id."""
    from generator.desk.adding import add
    from generator.diagnostics.show import show
    from generator.source.locate import locate

    if source is not None and event_id is None:
        kind, event_id = None, kind
    if event_id is None:
        raise Refusal("new-incomplete")
    added = add(root, kind, event_id, source, moment)
    if added.path is None:
        files = added.files or {}
        console.write(sys.stderr, show(added.diagnostics, files, "text", partial(locate, files)))
        return 1
    text = console.lines("added" if added.copy is None else "copied", path=added.path, source=source or "")
    console.write(sys.stdout, text + (_of(added.copy) if added.copy else ""))
    return 0


def _of(copy: "Copy") -> str:
    """What was not taken over, and where a day of the old event may still stand."""
    text = console.lines("left-out", keys=", ".join(copy.left_out)) if copy.left_out else ""
    if copy.days:
        text += console.lines("old-days")
        text += "".join(f"    {number}: {visible(line)[:100]}\n" for number, line in copy.days[:MOST_LINES])
        text += "    …\n" if len(copy.days) > MOST_LINES else ""
    return text


def icons() -> int:
    """The names that a plain kind may have as its `icon`."""
    import yaml

    said = yaml.load(resources.files("generator").joinpath("locales/icons.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    name_width, zh_width = max(map(len, said)), max(len(one["zh"]) for one in said.values())
    rows = (f"    {name:{name_width}}  {one['zh']}{'  ' * (zh_width - len(one['zh']))}  {one['en']}\n" for name, one in said.items())
    console.write(sys.stdout, console.lines("icons") + "".join(rows))
    return 0


def _quoted(folder: str) -> str:
    """As every shell takes it, as long as it holds no quote itself."""
    plain = visible(folder)
    return plain if re.fullmatch(r"[\w./\\:-]+", plain) else f'"{plain}"'
