"""`bianmin lint`: calendar files from disk → what is wrong with them, on a terminal.  Layer 10, shell; needs no site."""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator import console
from generator.diagnostics import Diagnostic, Span, has_errors
from generator.disk import Refusal

if TYPE_CHECKING:
    from generator.build import Moment
    from generator.verify.calendar_file import CalendarFile


def lint(given: list[str], form: str, moment: "Moment", *, told_now: bool) -> int:
    """`told_now`: the user said what time it is; else a publication's own build.json says it."""
    if len(given) > 2:
        raise Refusal("unknown-argument", value=given[2])
    if len(given) == 1:
        found, files = _files(given[0])
    else:
        found, files = _publications(given[0], given[1], moment, told_now)
    _show(found, files, form)
    if form == "text" and not found:
        console.write(sys.stdout, console.lines("fine"))
    return 1 if has_errors(found) else 0


def _files(given: str) -> tuple[list[Diagnostic], dict[str, bytes]]:
    from generator.verify.lint import lint

    found: list[Diagnostic] = []
    kept: dict[str, bytes] = {}
    for path, file in _feeds(given).items():
        data = _read(file)
        told = lint(_named(given, path), data)
        kept |= _quoted(told, {_named(given, path): data})
        found += told
    return found, kept


def _publications(old: str, new: str, moment: "Moment", told_now: bool) -> tuple[list[Diagnostic], dict[str, bytes]]:
    """The newer one's own mistakes, then what happens between the two."""
    from generator.verify.lint import lint_pairs, lint_read, read
    from generator.verify.lint.findings import shortened

    if Path(old).is_dir() != Path(new).is_dir() and Path(old).exists() and Path(new).exists():
        raise Refusal("lint-file-and-folder", old=old, new=new)
    before, after = ({path: _read(file) for path, file in _feeds(given).items()} for given in (old, new))
    was = {path: read(data) for path, data in before.items()}
    now = {path: read(data) for path, data in after.items()}
    found = [each for path, file in now.items() for each in lint_read(_named(new, path), file, after[path])]
    found += [each for path, file in was.items() if not file.calendars for each in lint_read(_named(old, path), file, before[path])]
    today = None if told_now else _built(Path(new))
    if today is None:
        today = moment(_zone(now.values())).date()
    found += shortened(lint_pairs(was, now, today, lambda path: _named(old, path), lambda path: _named(new, path)))
    files = {_named(old, path): data for path, data in before.items()}
    return found, _quoted(found, files | {_named(new, path): data for path, data in after.items()})


def _feeds(given: str) -> Mapping[str, Path]:
    """By their paths within a folder, "" for a file; of a place that was published to, what stands there now."""
    place = Path(given)
    if place.is_file():
        return {"": place}
    if not place.is_dir():
        raise Refusal("lint-missing", path=given)
    root = place / "current" if (place / "current").is_dir() else place
    found = {file.relative_to(root).as_posix(): file for file in _walk(root) if file.suffix.lower() == ".ics" and file.is_file()}
    if not found:
        raise Refusal("lint-no-feed", path=given)
    return dict(sorted(found.items()))


def _walk(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder, name) for name in names)


def _named(given: str, path: str) -> str:
    return (Path(given) / path).as_posix() if path else Path(given).as_posix()


def _read(file: Path) -> bytes:
    """No more of it than is looked at."""
    from generator.verify.lint import LARGEST

    with file.open("rb") as stream:
        return stream.read(LARGEST * 1_000_000 + 1)


def _built(new: Path) -> date | None:
    """The day for which a publication was built, as its build.json has it."""
    for file in (new / "current/build.json", new / "build.json"):
        try:
            return date.fromisoformat(str(json.loads(file.read_bytes())["now"])[:10])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def _zone(files: Iterable["CalendarFile"]) -> ZoneInfo:
    from generator.verify.lint.values import known_zone

    for file in files:
        for calendar in file.calendars:
            if zone := known_zone(calendar.value("X-WR-TIMEZONE") or "UTC"):
                return zone
    return ZoneInfo("UTC")


def _quoted(found: Iterable[Diagnostic], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with only those lines that are shown, at their places: of a big one next to nothing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for each in found:
        assert isinstance(each.at, Span)
        wanted[each.at.path].add(each.at.line)
    kept = {}
    for path, numbers in wanted.items():
        lines = files[path].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n", max(numbers))
        kept[path] = b"\n".join(line if number in numbers else b"" for number, line in enumerate(lines[: max(numbers)], 1))
    return kept


def _show(found: list[Diagnostic], files: Mapping[str, bytes], form: str) -> None:
    from generator.diagnostics.show import show

    def placed(_: object) -> Span:
        raise AssertionError("all are spans")

    if found or form == "json":
        console.write(sys.stderr if form == "text" else sys.stdout, show(found, files, form, placed))  # type: ignore[arg-type]
