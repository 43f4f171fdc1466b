"""The town that is published twice, and what its subscribers must see each time: the masters, and what comes, changes and goes."""

from datetime import date
from typing import NamedTuple

from tests.readers.masters import MASTERS
from tests.readers.reckoned import MON, THU, Row, days, listed, on, timed, whole
from tests.sites import TOWN

NOW = ("2026-11-25T08:00", "2026-11-26T08:00")
FIRST = date(2020, 1, 1)
"""The first day that readers are asked for; `reckoned.LAST` is the last."""


class Seen(NamedTuple):
    """A date in a calendar program. `event`: the UID up to its first dot or its domain. `is_new`: under the second publication's title."""

    event: str
    start: str
    end: str
    cancelled: bool
    is_new: bool


class Told(NamedTuple):
    """`texts` of the two publications, "" where there is no file; `rows` are what is seen of them."""

    id: str
    texts: tuple[str, str]
    rows: tuple[list[Row], list[Row]]
    is_new: bool = False


_STREET = "title: 夜宵街\ntime: 19:00-次日02:00\nrepeat: {every: week, on: [mon, thu], from: 2026-03-02, except: [2026-06-08]}\n"
_CHANGES = """\
changes:
  - {date: 2026-12-10, action: cancel, reason: 雨}
  - {date: 2026-12-14, action: move, to: {date: 2026-12-15, time: 20:00-24:00}}
  - {date: 2026-12-17, action: move, to: {date: 2026-12-22}}
  - {date: 2026-12-26, action: add, to: {time: 06:00-07:00}}
"""
_NIGHTS = days("2026-03-02", on(MON, THU), without=("2026-06-08",))
_TITLES = (
    Told(
        "street",
        (_STREET, _STREET + _CHANGES),
        (
            timed(_NIGHTS, "19:00-02:00"),
            [
                *timed([day for day in _NIGHTS if day not in listed("2026-12-14", "2026-12-17")], "19:00-02:00", off=("2026-12-10",)),
                *timed(listed("2026-12-15"), "20:00-24:00"),
                *timed(listed("2026-12-22"), "19:00-02:00"),
                *timed(listed("2026-12-26"), "06:00-07:00"),
            ],
        ),
    ),
    Told("unchanged", ("title: 照旧\ndate: 2026-12-09\n",) * 2, (whole(listed("2026-12-09")),) * 2),
    Told("arrives", ("", "title: 新来\ndate: 2026-12-10\ntime: 08:30-11:00\n"), ([], timed(listed("2026-12-10"), "08:30-11:00"))),
    Told(
        "shifts",
        (
            "title: 改期\ndate: 2026-12-10\n",
            "title: 改期\ndate: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-13, time: 09:00-10:00}}]\n",
        ),
        (whole(listed("2026-12-10")), timed(listed("2026-12-13"))),
        is_new=True,
    ),
    Told(
        "goes",
        ("title: 撤下\ndate: 2026-12-10\ntime: 08:30-11:00\n", "title: 撤下\ndate: 2026-12-10\ntime: 08:30-11:00\nvisibility: withdrawn\n"),
        (timed(listed("2026-12-10"), "08:30-11:00"), timed(listed("2026-12-10"), "08:30-11:00", off=("2026-12-10",))),
    ),
)


def files(is_second: bool) -> dict[str, str]:
    """Of the site's folder."""
    more = {f"events/clean-city/{told.id}.yml": told.texts[is_second] for told in _TITLES if told.texts[is_second]}
    config = {"site_config.yml": TOWN["site_config.yml"].rstrip() + "\n        feeds: {ahead-days: 500}\n"}
    return {**TOWN, **config, **{master.path: master.text(is_second) for master in MASTERS}, **more}


def expected(is_second: bool) -> list[Seen]:
    found = [Seen(master.id, *row, is_second) for master in MASTERS for row in master.shown(is_second)]
    return sorted([*found, *(Seen(told.id, *row, told.is_new) for told in _TITLES for row in told.rows[is_second])])
