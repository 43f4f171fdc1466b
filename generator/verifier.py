"""`bianmin verify` on a terminal: a folder's files → what they say and should not, or what was held.  Layer 10, shell."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.disk import Refusal

if TYPE_CHECKING:
    from generator.verify.held import Held


def verify(root: Path, folder: str, form: str) -> int:
    """`folder`: a built site, or a target that sites are published to. What it was built from is `root`, on the day of its build.json."""
    from generator.build import Watch, sources
    from generator.diagnostics.show import show
    from generator.processes import processors
    from generator.source.locate import locate
    from generator.verify.findings import Finding, diagnostics
    from generator.verify.held import held
    from generator.verify.inventory import inventory

    site = _site(Path(folder))
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    try:
        said = inventory((site / "build.json").read_bytes())
    except ValueError:
        found = [Finding("build-unreadable", "build.json")]
    else:
        planned = sources(root, lambda zone: said.now.astimezone(zone), Watch())
        if planned.edition is None:
            _tell(form, show(planned.diagnostics, planned.files, form, partial(locate, planned.files)))  # type: ignore[arg-type]
            return 1
        result = held(planned.edition, said, paths, lambda path: (site / path).read_bytes(), processors())
        found = result.findings
        if not found and form == "text":
            console.write(sys.stdout, told(result))
    if found or form == "json":
        _tell(form, show(diagnostics(found), {}, form, partial(locate, {})))  # type: ignore[arg-type]
    return 1 if found else 0


def told(result: "Held") -> str:
    """What was held, and what could not be read here."""
    text = console.lines("verified", files=result.files, facts=result.facts)
    for skipped in result.skipped:
        text += console.lines(f"skipped-{skipped}")
    return text


def _site(folder: Path) -> Path:
    """A target that is published to holds the site under `current`."""
    for site in (folder, folder / "current"):
        if (site / "build.json").is_file():
            return site.resolve()
    raise Refusal("not-a-built-site", path=folder)


def _tell(form: str, text: str) -> None:
    console.write(sys.stderr if form == "text" else sys.stdout, text)
