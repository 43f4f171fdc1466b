"""Forms of repeat: weeks, months, years."""

from tests.readers.reckoned import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    Master,
    days,
    either,
    listed,
    month_of,
    nth,
    numbered,
    on,
    series,
    timed,
    week_of,
    whole,
)

WEEKS = (
    Master("monday", series("every: week, on: [mon], from: 2026-11-02"), timed(days("2026-11-02", on(MON))), off="2026-12-07"),
    Master("weekday-of-from", series("every: week, from: 2026-11-04"), timed(days("2026-11-04", on(WED))), off="2026-12-02"),
    Master("mon-thu", series("every: week, on: [mon, thu], from: 2026-03-02"), timed(days("2026-03-02", on(MON, THU))), off="2026-12-31"),
    Master(
        "thu-mon-until",
        series("every: week, on: [thu, mon], from: 2026-11-03, until: 2027-02-28"),
        timed(days("2026-11-03", on(MON, THU), "2027-02-28")),
        off="2027-02-25",
    ),
    Master(
        "every-day",
        series("every: week, on: [mon, tue, wed, thu, fri, sat, sun], from: 2026-12-03, until: 2027-01-09"),
        timed(days("2026-12-03", lambda _: True, "2027-01-09")),
        off="2026-12-31",
    ),
    Master(
        "working-days",
        series("every: week, on: [mon, tue, wed, thu, fri], from: 2026-11-28, until: 2026-12-31"),
        timed(days("2026-11-28", lambda day: day.weekday() < SAT, "2026-12-31")),
        off="2026-11-30",
    ),
    Master("weekend", series("every: week, on: [sat, sun], from: 2026-11-22"), timed(days("2026-11-22", on(SAT, SUN))), off="2026-12-05"),
    Master("sunday", series("every: week, on: [sun], from: 2026-11-01"), timed(days("2026-11-01", on(SUN))), off="2026-12-06"),
    Master("begins-later", series("every: week, on: [mon], from: 2026-11-05"), timed(days("2026-11-09", on(MON))), off="2026-11-30"),
    Master(
        "dawn-monday",
        series("every: week, on: [mon], from: 2026-11-02", "06:30-07:30"),
        timed(days("2026-11-02", on(MON)), "06:30-07:30"),
    ),
    Master(
        "fortnight-mid-week",
        series("every: 2 weeks, on: [mon], from: 2026-11-04"),
        timed(days("2026-11-04", week_of("2026-11-04", 2, MON))),
        off="2026-12-14",
    ),
    Master(
        "fortnight-sun-mon",
        series("every: 2 weeks, on: [sun, mon], from: 2026-11-04"),
        timed(days("2026-11-04", week_of("2026-11-04", 2, SUN, MON))),
        off="2026-12-06",
    ),
    Master(
        "three-weeks-tue-fri",
        series("every: 3 weeks, on: [tue, fri], from: 2026-11-05"),
        timed(days("2026-11-05", week_of("2026-11-05", 3, TUE, FRI))),
        off="2026-11-27",
    ),
    Master(
        "four-weeks-sat",
        series("every: 4 weeks, on: [sat], from: 2026-11-09"),
        timed(days("2026-11-09", week_of("2026-11-09", 4, SAT))),
        off="2026-12-12",
    ),
    Master(
        "five-weeks-sun", series("every: 5 weeks, on: [sun], from: 2026-11-01"), timed(days("2026-11-01", week_of("2026-11-01", 5, SUN)))
    ),
    Master(
        "thirteen-weeks",
        series("every: 13 weeks, on: [wed, sun], from: 2026-09-04"),
        timed(days("2026-09-04", week_of("2026-09-04", 13, WED, SUN))),
    ),
    Master(
        "fortnight-all-day",
        series("every: 2 weeks, on: [sun, mon], from: 2026-11-04", ""),
        whole(days("2026-11-04", week_of("2026-11-04", 2, SUN, MON))),
        off="2026-12-06",
    ),
)
MONTHS = (
    Master("tenth", series("every: month, from: 2026-11-10"), timed(days("2026-11-10", numbered(10))), off="2026-12-10"),
    Master("day-31", series("every: month, on: [31], from: 2026-10-01"), timed(days("2026-10-01", numbered(31))), off="2026-12-31"),
    Master("day-30", series("every: month, from: 2026-11-30"), timed(days("2026-11-30", numbered(30))), off="2026-12-30"),
    Master("day-29", series("every: month, from: 2026-12-29"), timed(days("2026-12-29", numbered(29))), off="2027-03-29"),
    Master("first-fifteenth", series("every: month, on: [15, 1], from: 2026-11-02"), timed(days("2026-11-02", numbered(1, 15)))),
    Master(
        "end-of-month", series("every: month, on: [28, 29, 30, 31], from: 2026-11-01"), timed(days("2026-11-01", numbered(28, 29, 30, 31)))
    ),
    Master(
        "day-31-all-day", series("every: month, on: [31], from: 2026-10-01", ""), whole(days("2026-10-01", numbered(31))), off="2026-12-31"
    ),
    Master(
        "first-mon", series("every: month, on: [1st mon], from: 2026-11-03"), timed(days("2026-11-03", nth((1, MON)))), off="2026-12-07"
    ),
    Master(
        "fifth-sat", series("every: month, on: [5th sat], from: 2026-10-01"), timed(days("2026-10-01", nth((5, SAT)))), off="2027-01-30"
    ),
    Master(
        "last-fri", series("every: month, on: [last fri], from: 2026-10-31"), timed(days("2026-10-31", nth((-1, FRI)))), off="2026-11-27"
    ),
    Master(
        "second-fourth-tue",
        series("every: month, on: [4th tue, 2nd tue], from: 2026-11-11"),
        timed(days("2026-11-11", nth((2, TUE), (4, TUE)))),
        off="2026-12-22",
    ),
    Master(
        "first-and-last-sun",
        series("every: month, on: [1st sun, last sun], from: 2026-11-02"),
        timed(days("2026-11-02", nth((1, SUN), (-1, SUN)))),
        off="2026-11-29",
    ),
    Master("every-wed", series("every: month, on: [wed], from: 2026-11-12"), timed(days("2026-11-12", on(WED))), off="2026-12-30"),
    Master(
        "wed-and-first-fri",
        series("every: month, on: [wed, 1st fri], from: 2026-11-12"),
        timed(days("2026-11-12", either(on(WED), nth((1, FRI))))),
        off="2026-12-04",
    ),
    Master(
        "sat-and-last-sat",
        series("every: 2 months, on: [sat, last sat], from: 2026-11-12"),
        timed(days("2026-11-12", month_of("2026-11-12", 2, on(SAT)))),
        off="2027-01-30",
    ),
    Master(
        "three-ordinals",
        series("every: 2 months, on: [2nd sat, last fri, 5th mon], from: 2026-11-20", "待定"),
        whole(days("2026-11-20", month_of("2026-11-20", 2, nth((2, SAT), (-1, FRI), (5, MON))))),
        off="2026-11-27",
    ),
    Master(
        "quarter-31",
        series("every: 3 months, on: [31], from: 2026-10-01"),
        timed(days("2026-10-01", month_of("2026-10-01", 3, numbered(31)))),
    ),
    Master(
        "two-months-first-wed",
        series("every: 2 months, on: [1st wed], from: 2026-11-05"),
        timed(days("2026-11-05", month_of("2026-11-05", 2, nth((1, WED))))),
        off="2027-01-06",
    ),
    Master(
        "quarter-fifth-sun",
        series("every: 3 months, on: [5th sun], from: 2026-11-01"),
        timed(days("2026-11-01", month_of("2026-11-01", 3, nth((5, SUN))))),
    ),
    Master(
        "twelve-months",
        series("every: 12 months, on: [25], from: 2025-12-01"),
        timed(days("2025-12-01", lambda d: (d.month, d.day) == (12, 25))),
    ),
)
YEARS = (
    Master("christmas", series("every: year, from: 2024-12-25"), timed(days("2024-12-25", lambda day: (day.month, day.day) == (12, 25)))),
    Master("leap-day", series("every: year, from: 2024-02-29"), timed(listed("2024-02-29", "2028-02-29"))),
    Master(
        "second-sun-may", series("every: year, on: [2nd sun], from: 2024-05-20"), timed(listed("2025-05-11", "2026-05-10", "2027-05-09"))
    ),
    Master(
        "last-thu-nov",
        series("every: year, on: [last thu], from: 2023-11-30"),
        timed(listed("2023-11-30", "2024-11-28", "2025-11-27", "2026-11-26", "2027-11-25")),
    ),
    Master(
        "two-of-january",
        series("every: year, on: [1, 15], from: 2025-01-02"),
        timed(days("2025-01-02", lambda day: day.month == 1 and day.day in (1, 15))),
    ),
    Master("new-year-all-day", series("every: year, from: 2026-01-01", ""), whole(listed("2026-01-01", "2027-01-01", "2028-01-01"))),
)
RULES = (*WEEKS, *MONTHS, *YEARS)
