"""generator/starter/ and a day → a small site of a fictitious town in a new folder, whole or not at all.

The starter's files hold `$names` in place of days, so that a site has something to come whenever it is begun. Knows no command.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from importlib import resources
from pathlib import Path
from string import Template
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.desk.modeline import modeline
from generator.disk import Refusal
from generator.model.holidays import Holidays
from generator.model.site import Site
from generator.source.load import load

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ZONE = ZoneInfo("Asia/Shanghai")
"""Of the starter's site_config.yml."""

EARLIEST, LATEST = date(2000, 2, 1), date(2098, 5, 31)
"""Between them all days of the starter are days that an author may write."""

_HIDDEN = {"gitignore": ".gitignore"}
_CONFIG = "site_config.yml"
_HOLIDAYS = "content/holidays.yml"
_STAGING = ".bianmin-init-"
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)


def start(folder: Path, today: date) -> list[str]:
    """Writes the starter into `folder`, which is absent or empty; the paths of its files. Raises Refusal (2)."""
    files = starter(today)
    exists = _empty_or_absent(folder)
    parent = folder if exists else folder.parent
    made = [] if exists else _make_folders(parent)
    try:
        staged = Path(mkdtemp(prefix=_STAGING, dir=parent))
    except OSError as problem:
        problem.filename = str(parent)  # that is what refuses; the name tried there tells nobody anything
        raise
    try:
        for path, data in files.items():
            file = staged / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if exists:
            _move_up(staged, folder)
        else:
            _rename(staged, folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise
    return list(files)


def starter(today: date) -> Mapping[str, bytes]:
    """The files of a new site by path, sorted, site_config.yml last; the same for all moments of one day."""
    texts = {path: file.read_text(encoding="utf-8") for path, file in _files(resources.files("generator") / "starter")}
    site = _site(texts)
    days = {name: day.isoformat() for name, day in _days(min(max(today, EARLIEST), LATEST), site.holidays).items()}
    url = site.config.url
    written = {_HIDDEN.get(p, p): (modeline(p, url) + Template(text).substitute(days)).encode() for p, text in texts.items()}
    return dict(sorted(written.items(), key=lambda item: (item[0] == _CONFIG, item[0])))


def _files(folder: "Traversable", prefix: str = "") -> Iterator[tuple[str, "Traversable"]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry


def _site(texts: Mapping[str, str]) -> Site:
    """Its settings and holidays, which hold no `$names`."""
    site, _ = load({path: texts[path].encode() for path in (_CONFIG, _HOLIDAYS)})
    assert site is not None
    return site


def _days(today: date, holidays: Holidays) -> dict[str, date]:
    """What the starter's `$names` stand for: days of the next month that are nobody's holiday; the next exam not yet begun."""
    working = partial(_working, holidays)
    this_month = today.replace(day=1)
    next_month = (this_month + timedelta(days=31)).replace(day=1)
    exam = date(today.year + (today > date(today.year, 6, 1)), 6, 7)
    return {
        "today": today,
        "series_from": this_month,
        "clean_day": working(_weekday(next_month + timedelta(days=4), 5)),
        "off_day": working(_weekday(next_month + timedelta(days=7), 3)),
        "class_day": working(_weekday(next_month + timedelta(days=2), 2)),
        "school_day": working(_weekday(next_month + timedelta(days=9), 4)),
        "repair_day": working(_weekday(next_month + timedelta(days=14), 6)),
        "notice_until": next_month + timedelta(days=13),
        "exam_eve": exam - timedelta(days=1),
        "exam_first": exam,
        "exam_last": exam + timedelta(days=1),
    }


def _weekday(day: date, weekday: int) -> date:
    """The first such weekday (0 = Monday) on or after `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _working(holidays: Holidays, day: date) -> date:
    """`day`, or as many weeks later as it takes to be neither a holiday nor a make-up workday."""
    while holidays.on(day) or holidays.is_makeup_workday(day):
        day += timedelta(days=7)
    return day


def _empty_or_absent(folder: Path) -> bool:
    """Whether the folder is there, and empty."""
    if folder.is_symlink():
        raise Refusal("init-link", folder=folder)
    if not os.path.lexists(folder):
        return False
    if not folder.is_dir():
        raise Refusal("init-not-a-folder", folder=folder)
    if found := sorted(entry.name for entry in folder.iterdir()):
        raise Refusal("init-not-empty", folder=folder, found=found[0])
    return True


def _make_folders(folder: Path) -> list[Path]:
    """Those that were not there, outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _rename(staged: Path, folder: Path) -> None:
    _open(staged)
    try:
        staged.rename(folder)
    except OSError as problem:  # another run was here first
        if problem.errno in _TAKEN or folder.is_dir():
            raise Refusal("init-not-empty", folder=folder, found=_CONFIG) from None
        raise


def _open(staged: Path) -> None:
    """A folder made by mkdtemp is its owner's alone; a site is as readable as any folder made here."""
    beside = staged / _STAGING
    beside.mkdir()
    staged.chmod(beside.stat().st_mode & 0o777)
    beside.rmdir()


def _move_up(staged: Path, folder: Path) -> None:
    """One by one, site_config.yml last; back again if one cannot be moved. The folder itself stays the one the shell stands in."""
    names = sorted((entry.name for entry in staged.iterdir()), key=lambda name: (name == _CONFIG, name))
    moved: list[str] = []
    try:
        for name in names:
            (staged / name).rename(folder / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            (folder / name).rename(staged / name)
        raise
    staged.rmdir()
