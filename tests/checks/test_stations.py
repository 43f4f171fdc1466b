"""What a station says of its days."""

import pytest

from tests.checks.sample import STATION, said

JUNE = "first-day: 2026-06-01, last-day: 2026-06-30"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("valid: {from: 2026-06-01, until: 2026-06-01}", []),
        ("valid: {from: 2026-06-02, until: 2026-06-01}", ["5 “2026-06-01” valid-until-before-from"]),
        ("valid: {until: 2026-06-01}", []),
        ("valid: {until: 2020-01-01}", ["5 “2020-01-01” station-over"]),
        ("checked: {on: 2026-06-01}", []),
        ("checked: {on: 2026-06-02}", ["5 “2026-06-02” checked-in-future"]),
        ("hours: [每天 09:00-18:00, 节假日 休息]", []),
        ("hours: [节假日 休息, 每天 09:00-18:00]", ["5 “节假日 休息” hours-overridden"]),
        ("hours: [周一至周五 09:00-18:00, 周六 休息, 周一、周三 休息]", []),
        ("hours: [周一、周三 休息, 周六 休息, 周一至周五 09:00-18:00]", ["5 “周一、周三 休息” hours-overridden"]),
        ("hours: [周一 休息, 周二 休息, 周一至周日 24小时]", ["5 “周一 休息” hours-overridden", "5 “周二 休息” hours-overridden"]),
        ("hours: [工作日 休息, 周末 休息, 工作日 09:00-18:00]", ["5 “工作日 休息” hours-overridden"]),
        ("exceptions: [{date: 2026-06-02, hours: 休息}, {date: 2026-06-03, hours: 休息}]", []),
        (f"exceptions: [{{{JUNE}, hours: 休息}}, {{date: 2026-06-02, hours: 休息}}]", ["5 “date” exceptions-overlap"]),
        (f"exceptions: [{{date: 2026-06-02, hours: 休息}}, {{{JUNE}, hours: 休息}}]", ["5 “first-day” exceptions-overlap"]),
        (
            f"exceptions: [{{{JUNE}, hours: 休息}}, {{date: 2026-06-02, hours: 休息}}, {{date: 2026-06-09, hours: 休息}}]",
            ["5 “date” exceptions-overlap"] * 2,
        ),
    ],
)
def test_station_says_nothing_twice_or_in_vain(lines: str, told: list[str]) -> None:
    """Periods that end before they begin, lines that others override, exceptions for one day, checks of tomorrow."""
    text = f"name: 站\ntype: park\nstatus: open\nplace: {{name: 园}}\n{lines}\n"
    assert said({STATION: text}) == [f"{STATION}:{each}" for each in told]
