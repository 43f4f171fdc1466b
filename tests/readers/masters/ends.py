"""Ends, midnights, holidays; several days, and what has no rule."""

from tests.readers.reckoned import MON, SAT, THU, TUE, WED, Master, days, listed, numbered, on, series, timed, whole

ENDS = (
    Master(
        "until-a-date",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-28"),
        timed(days("2026-11-02", on(MON), "2026-12-28")),
        off="2026-12-28",
    ),
    Master(
        "until-before-a-date",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-27"),
        timed(days("2026-11-02", on(MON), "2026-12-21")),
    ),
    Master(
        "until-all-day",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-28", ""),
        whole(days("2026-11-02", on(MON), "2026-12-28")),
        off="2026-12-28",
    ),
    Master(
        "until-past-midnight",
        series("every: week, on: [sat], from: 2026-11-07, until: 2026-12-26", "22:00-次日02:00"),
        timed(days("2026-11-07", on(SAT), "2026-12-26"), "22:00-02:00"),
        off="2026-12-26",
    ),
    Master(
        "until-ends-at-midnight",
        series("every: week, on: [tue], from: 2026-11-03, until: 2026-12-29", "20:00-24:00"),
        timed(days("2026-11-03", on(TUE), "2026-12-29"), "20:00-24:00"),
    ),
    Master(
        "until-begins-at-midnight",
        series("every: week, on: [mon], from: 2026-11-02, until: 2026-12-28", "00:00-00:30"),
        timed(days("2026-11-02", on(MON), "2026-12-28"), "00:00-00:30"),
    ),
    Master(
        "midnight-to-midnight",
        series("every: month, on: [wed], from: 2026-11-10", "00:00-24:00"),
        timed(days("2026-11-10", on(WED)), "00:00-24:00"),
    ),
    Master(
        "late-minute",
        series("every: month, on: [1], from: 2026-11-01", "23:59-24:00"),
        timed(days("2026-11-01", numbered(1)), "23:59-24:00"),
    ),
    Master(
        "until-month-31",
        series("every: month, on: [31], from: 2026-10-31, until: 2027-03-31"),
        timed(days("2026-10-31", numbered(31), "2027-03-31")),
    ),
    Master(
        "until-year", series("every: year, from: 2024-12-12, until: 2026-12-12"), timed(listed("2024-12-12", "2025-12-12", "2026-12-12"))
    ),
    Master("one-date-only", series("every: week, on: [fri], from: 2026-12-11, until: 2026-12-17"), timed(listed("2026-12-11"))),
    Master(
        "unclocked",
        series("every: week, on: [mon, thu], from: 2026-11-02", "待定"),
        whole(days("2026-11-02", on(MON, THU))),
        off="2026-12-03",
    ),
)
SPANS = (
    Master(
        "daily", "first-day: 2026-12-10\nlast-day: 2026-12-14\ntime: 09:00-10:00", timed(days("2026-12-10", lambda _: True, "2026-12-14"))
    ),
    Master(
        "daily-dawn",
        "first-day: 2026-12-10\nlast-day: 2026-12-14\ntime: 06:30-07:30",
        timed(days("2026-12-10", lambda _: True, "2026-12-14"), "06:30-07:30"),
    ),
    Master(
        "daily-last-off",
        "first-day: 2026-12-10\nlast-day: 2026-12-14\ntime: 09:00-10:00",
        timed(days("2026-12-10", lambda _: True, "2026-12-14")),
        off="2026-12-14",
    ),
    Master(
        "daily-nights",
        "first-day: 2026-12-30\nlast-day: 2027-01-02\ntime: 22:00-次日01:30",
        timed(days("2026-12-30", lambda _: True, "2027-01-02"), "22:00-01:30"),
        off="2026-12-31",
    ),
    Master(
        "daily-first-off",
        "first-day: 2026-12-10\nlast-day: 2026-12-12\ntime: 20:00-24:00",
        timed(listed("2026-12-10", "2026-12-11", "2026-12-12"), "20:00-24:00"),
        off="2026-12-10",
    ),
    Master("one-span", "first-day: 2026-12-28\nlast-day: 2027-01-03", whole(listed("2026-12-28"), 7)),
    Master("span-over-february", "first-day: 2027-02-25\nlast-day: 2027-03-02", whole(listed("2027-02-25"), 6)),
)
_NATIONAL = [f"2026-10-0{n}" for n in range(1, 8)]
HOLIDAYS = (
    Master("holiday-kept", series("every: week, on: [mon, thu], from: 2026-09-21"), timed(days("2026-09-21", on(MON, THU)))),
    Master(
        "holiday-skipped",
        series("every: week, on: [mon, thu], from: 2026-09-21, holidays: skip"),
        timed(days("2026-09-21", on(MON, THU), without=_NATIONAL)),
        off="2026-12-03",
    ),
    Master(
        "holiday-skipped-but-one",
        series("every: week, on: [mon, thu], from: 2026-09-21, holidays: skip"),
        timed(days("2026-09-21", on(MON, THU), without=[day for day in _NATIONAL if day != "2026-10-05"])),
        ("{date: 2026-10-05, action: keep}",),
    ),
    Master(
        "holiday-first-skipped",
        series("every: week, on: [thu], from: 2026-10-01, holidays: skip"),
        timed(days("2026-10-08", on(THU))),
        off="2026-12-03",
    ),
    Master(
        "holiday-shifted",
        series("every: week, on: [wed], from: 2026-09-30, holidays: shift"),
        timed(
            days("2026-09-30", lambda day: (day.weekday() == WED and day.isoformat() != "2026-10-07") or day.isoformat() == "2026-10-08")
        ),
        off="2026-12-02",
    ),
    Master(
        "holiday-two-shifted",
        series("every: week, on: [mon, wed], from: 2026-09-28, holidays: shift", ""),
        whole(
            days(
                "2026-09-28",
                lambda day: (
                    (day.weekday() in (MON, WED) and day.isoformat() not in _NATIONAL) or day.isoformat() in ("2026-10-08", "2026-10-09")
                ),
            )
        ),
    ),
    Master(
        "holiday-month-shifted",
        series("every: month, on: [1, 31], from: 2026-09-01, holidays: shift"),
        timed(days("2026-09-01", lambda day: (day.day in (1, 31) and day.isoformat() != "2026-10-01") or day.isoformat() == "2026-10-08")),
    ),
)
ONCE = (
    Master("once", "date: 2026-12-10\ntime: 08:30-11:00", timed(listed("2026-12-10"), "08:30-11:00")),
    Master("once-to-midnight", "date: 2026-12-31\ntime: 23:00-24:00", timed(listed("2026-12-31"), "23:00-24:00")),
    Master("once-past-midnight", "date: 2026-12-31\ntime: 23:30-次日02:00", timed(listed("2026-12-31"), "23:30-02:00")),
    Master("once-all-day", "date: 2026-12-10", whole(listed("2026-12-10"))),
    Master("once-unclocked", "date: 2026-12-10\ntime: 待定", whole(listed("2026-12-10"))),
    Master("once-leap-day", "date: 2027-02-28\ntime: 08:30-11:00", timed(listed("2027-02-28"), "08:30-11:00")),
    Master("once-moved", "date: 2026-12-10", timed(listed("2026-12-12")), ("{action: move, to: {date: 2026-12-12, time: 09:00-10:00}}",)),
    Master(
        "once-cancelled", "date: 2026-12-10\ntime: 09:00-10:00", timed(listed("2026-12-10"), off=("2026-12-10",)), ("{action: cancel}",)
    ),
    Master("once-postponed", "date: 2026-12-10", whole(listed("2026-12-10"), off=("2026-12-10",)), ("{action: postpone}",)),
    Master(
        "campaign",
        "sessions: [{id: a, date: 2026-12-01, time: 09:00-10:00}, {id: b, date: 2026-12-02}, {id: c, date: 2026-12-02, time: 20:00-24:00}]",
        [*timed(listed("2026-12-03")), *whole(listed("2026-12-02")), *timed(listed("2026-12-02"), "20:00-24:00", off=("2026-12-02",))],
        ("{part: a, action: move, to: {date: 2026-12-03}}", "{part: c, action: cancel}"),
        kind="waste-sorting",
    ),
    Master(
        "exam",
        "exam: 高考\nfirst-day: 2027-06-07\nlast-day: 2027-06-09\n"
        "timetable:\n"
        "  - {id: one, subject: 语文, date: 2027-06-07, time: 09:00-11:30}\n"
        "  - {id: two, subject: 外语, date: 2027-06-08, time: 15:00-17:00}\n"
        "windows: [{id: road, kind: traffic, where: 路, first-day: 2027-06-07, last-day: 2027-06-09, time: 07:00-12:30}]",
        [
            *whole(listed("2027-06-07"), 3),
            *timed(listed("2027-06-07"), "09:00-11:30"),
            *timed(listed("2027-06-08"), "15:00-17:00"),
            *timed(listed("2027-06-07", "2027-06-08", "2027-06-09"), "07:00-12:30"),
        ],
        kind="exam-service",
    ),
)
WHOLES = (*ENDS, *SPANS, *HOLIDAYS, *ONCE)
