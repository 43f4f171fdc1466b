"""Dates of a series that are left out, cancelled, moved, amended, added."""

from tests.readers.reckoned import FRI, MON, THU, TUE, WED, Master, Row, days, listed, on, series, timed, week_of, whole

_MONDAYS = series("every: week, on: [mon], from: 2026-12-07, until: 2026-12-28")
_FOUR = ("2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28")


def _mondays(*without: str) -> list[Row]:
    return timed(listed(*(day for day in _FOUR if day not in without)))


EXCEPTIONS = (
    Master(
        "without-first",
        series("every: week, on: [mon], from: 2026-11-02, except: [2026-11-02]"),
        timed(days("2026-11-09", on(MON))),
        off="2026-11-30",
    ),
    Master(
        "without-first-two",
        series("every: 3 weeks, on: [tue, fri], from: 2026-11-03, except: [2026-11-03, 2026-11-06]"),
        timed(days("2026-11-07", week_of("2026-11-03", 3, TUE, FRI))),
    ),
    Master(
        "without-last",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-28, except: [2026-12-28]"),
        timed(days("2026-11-02", on(MON), "2026-12-27")),
    ),
    Master(
        "without-neighbours",
        series("every: week, on: [mon, thu], from: 2026-11-02, except: [2026-12-03, 2026-12-07, 2026-12-10]", "22:00-次日02:00"),
        timed(days("2026-11-02", on(MON, THU), without=("2026-12-03", "2026-12-07", "2026-12-10")), "22:00-02:00"),
        off="2026-12-14",
    ),
    Master(
        "without-all-day",
        series("every: week, from: 2026-11-04, except: [2026-12-02]", ""),
        whole(days("2026-11-04", on(WED), without=("2026-12-02",))),
        off="2026-12-09",
    ),
    Master(
        "without-midnight",
        series("every: week, from: 2026-11-04, except: [2026-12-02]", "00:00-01:00"),
        timed(days("2026-11-04", on(WED), without=("2026-12-02",)), "00:00-01:00"),
    ),
    Master(
        "first-cancelled", _MONDAYS, timed(listed(*_FOUR), off=("2026-12-07",)), ("{date: 2026-12-07, action: cancel}",), off="2026-12-14"
    ),
    Master(
        "last-cancelled", _MONDAYS, timed(listed(*_FOUR), off=("2026-12-28",)), ("{date: 2026-12-28, action: cancel}",), off="2026-12-21"
    ),
    Master(
        "two-cancelled",
        _MONDAYS,
        timed(listed(*_FOUR), off=("2026-12-14", "2026-12-21")),
        ("{date: 2026-12-14, action: cancel}", "{date: 2026-12-21, action: cancel, reason: 雨}"),
    ),
    Master("postponed", _MONDAYS, timed(listed(*_FOUR), off=("2026-12-14",)), ("{date: 2026-12-14, action: postpone}",), off="2026-12-28"),
    Master(
        "cancelled-all-day",
        series("every: week, from: 2026-11-04", ""),
        whole(days("2026-11-04", on(WED)), off=("2026-12-02",)),
        ("{date: 2026-12-02, action: cancel}",),
        off="2026-12-09",
    ),
    Master(
        "stopped",
        series("every: week, on: [mon], from: 2026-11-02"),
        timed(days("2026-11-02", on(MON)), off=[day.isoformat() for day in days("2026-11-20", on(MON))]),
        ("{action: cancel, reason: 施工, announced: 2026-11-20}",),
    ),
    Master(
        "ended-early",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-28"),
        timed(days("2026-11-02", on(MON), "2026-12-28"), off=[day.isoformat() for day in days("2026-11-24", on(MON), "2026-12-28")]),
        ("{action: cancel, announced: 2026-11-24}",),
    ),
)
MOVES = (
    Master(
        "moved-within",
        _MONDAYS,
        sorted([*_mondays("2026-12-14"), *timed(listed("2026-12-16"))]),
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-16}}",),
        off="2026-12-28",
    ),
    Master(
        "moved-onto",
        _MONDAYS,
        [*_mondays("2026-12-14"), *timed(listed("2026-12-21"))],
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-21}}",),
        off="2026-12-28",
    ),
    Master(
        "moved-across",
        _MONDAYS,
        [*_mondays("2026-12-14"), *timed(listed("2026-12-22"))],
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-22}}",),
        off="2026-12-07",
    ),
    Master(
        "moved-before-first",
        _MONDAYS,
        [*_mondays("2026-12-28"), *timed(listed("2026-12-05"))],
        ("{date: 2026-12-28, action: move, to: {date: 2026-12-05}}",),
    ),
    Master(
        "first-moved",
        _MONDAYS,
        [*_mondays("2026-12-07"), *timed(listed("2026-12-09"))],
        ("{date: 2026-12-07, action: move, to: {date: 2026-12-09}}",),
        off="2026-12-14",
    ),
    Master(
        "last-moved-beyond",
        _MONDAYS,
        [*_mondays("2026-12-28"), *timed(listed("2027-01-06"))],
        ("{date: 2026-12-28, action: move, to: {date: 2027-01-06}}",),
    ),
    Master(
        "crossing",
        _MONDAYS,
        [*_mondays("2026-12-14", "2026-12-21"), *timed(listed("2026-12-22", "2026-12-15"))],
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-22}}", "{date: 2026-12-21, action: move, to: {date: 2026-12-15}}"),
    ),
    Master(
        "moved-in-a-row",
        _MONDAYS,
        [*_mondays("2026-12-14", "2026-12-21"), *timed(listed("2026-12-21", "2026-12-23"))],
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-21}}", "{date: 2026-12-21, action: move, to: {date: 2026-12-23}}"),
    ),
    Master(
        "moved-to-midnight",
        _MONDAYS,
        [*_mondays("2026-12-14"), *timed(listed("2026-12-15"), "20:00-24:00")],
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-15, time: 20:00-24:00}}",),
    ),
    Master(
        "monday-to-friday",
        series("every: week, on: [mon, thu], from: 2026-11-02"),
        [*timed(days("2026-11-02", on(MON, THU), without=("2026-12-07",))), *timed(listed("2026-12-11"))],
        ("{date: 2026-12-07, action: move, to: {date: 2026-12-11}}",),
        off="2026-12-17",
    ),
    Master(
        "amended",
        _MONDAYS,
        [*_mondays("2026-12-14"), *timed(listed("2026-12-14"), "18:00-19:00")],
        ("{date: 2026-12-14, action: amend, to: {time: 18:00-19:00}}",),
        off="2026-12-21",
    ),
    Master(
        "amended-past-midnight",
        _MONDAYS,
        [*_mondays("2026-12-28"), *timed(listed("2026-12-28"), "23:00-01:00")],
        ("{date: 2026-12-28, action: amend, to: {time: 23:00-次日01:00}}",),
    ),
    Master(
        "timed-to-all-day",
        _MONDAYS,
        [*_mondays("2026-12-14"), *whole(listed("2026-12-14"))],
        ("{date: 2026-12-14, action: amend, to: {time: 待定}}",),
        off="2026-12-21",
    ),
    Master(
        "first-to-all-day",
        _MONDAYS,
        [*_mondays("2026-12-07"), *whole(listed("2026-12-07"))],
        ("{date: 2026-12-07, action: amend, to: {time: 待定}}",),
    ),
    Master(
        "all-day-to-timed",
        series("every: week, from: 2026-11-04, until: 2026-12-30", ""),
        [*whole(days("2026-11-04", on(WED), "2026-12-30", without=("2026-12-02",))), *timed(listed("2026-12-02"), "18:00-19:00")],
        ("{date: 2026-12-02, action: amend, to: {time: 18:00-19:00}}",),
        off="2026-12-09",
    ),
    Master(
        "all-day-moved",
        series("every: week, from: 2026-11-04, until: 2026-12-30", ""),
        whole(days("2026-11-04", lambda day: (day.weekday() == WED and day.day != 2) or day.isoformat() == "2026-12-04", "2026-12-30")),
        ("{date: 2026-12-02, action: move, to: {date: 2026-12-04}}",),
        off="2026-12-16",
    ),
    Master("added-between", _MONDAYS, [*_mondays(), *timed(listed("2026-12-16"))], ("{date: 2026-12-16, action: add}",), off="2026-12-21"),
    Master(
        "added-after",
        _MONDAYS,
        [*_mondays(), *timed(listed("2027-01-09"), "06:00-07:00")],
        ("{date: 2027-01-09, action: add, to: {time: 06:00-07:00}}",),
        off="2026-12-28",
    ),
    Master("added-all-day", _MONDAYS, [*_mondays(), *whole(listed("2026-12-13"))], ("{date: 2026-12-13, action: add, to: {time: 待定}}",)),
    Master(
        "all-at-once",
        series(
            "every: week, on: [mon, thu], from: 2026-11-02, until: 2027-01-31, except: [2026-11-02, 2026-11-26, 2026-11-30]",
            "19:00-次日02:00",
        ),
        [
            *timed(
                days(
                    "2026-11-05",
                    on(MON, THU),
                    "2027-01-31",
                    without=("2026-11-26", "2026-11-30", "2026-12-03", "2026-12-10", "2026-12-24"),
                ),
                "19:00-02:00",
                off=("2026-12-17", "2026-12-21"),
            ),
            *timed(listed("2026-12-04"), "19:00-02:00"),
            *timed(listed("2026-12-15"), "20:00-24:00"),
            *whole(listed("2026-12-24")),
            *timed(listed("2026-12-26"), "06:00-07:00"),
        ],
        (
            "{date: 2026-12-03, action: move, to: {date: 2026-12-04}}",
            "{date: 2026-12-10, action: move, to: {date: 2026-12-15, time: 20:00-24:00}}",
            "{date: 2026-12-17, action: cancel}",
            "{date: 2026-12-21, action: postpone}",
            "{date: 2026-12-24, action: amend, to: {time: 待定}}",
            "{date: 2026-12-26, action: add, to: {time: 06:00-07:00}}",
        ),
        off="2027-01-04",
    ),
)
CHANGED = (*EXCEPTIONS, *MOVES)
