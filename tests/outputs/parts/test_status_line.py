"""The sentence under an event's title."""

import pytest

from generator.outputs.parts.sentences import Stamp, plain
from tests.outputs.pages import event_page

SERIES = "repeat: {every: week, on: [mon, thu], from: 2026-03-02}\ntime: 08:00-09:00\n"


@pytest.mark.parametrize(
    ("yaml", "tone", "head", "note"),
    [
        ("date: 2026-12-10", "", "照常举行", ""),
        ("date: 2026-11-25", "", "照常举行，就在今天", ""),
        ("date: 2026-11-26\ntime: 待定", "", "照常举行，就在明天", "时间待定。"),
        ("first-day: 2026-11-24\nlast-day: 2026-11-26", "", "正在进行，到11月26日（周四）", ""),
        ("date: 2026-11-24", "p", "已经结束", ""),
        ("date: 待定", "q", "日子还没定", "定了会写在这里。"),
        (
            "date: 2026-12-10\nchanges: [{action: cancel, reason: 台风。, announced: 2026-11-24}]",
            "x",
            "已取消，请不要前往",
            "台风。11月24日（周二）公布。",
        ),
        (
            "date: 2026-12-10\ntime: 09:00-10:00\nchanges: [{action: postpone, reason: 下雨}]",
            "o",
            "延期，新日期待定",
            "原定12月10日（周四）09:00–10:00。下雨。",
        ),
        (
            "date: 2026-12-10\ntime: 09:00-10:00\nchanges: [{action: move, to: {date: 2026-12-12, time: 10:00-11:00}, reason: 场地检修}]",
            "o",
            "改到12月12日（周六）10:00–11:00",
            "原定12月10日（周四）09:00–10:00。场地检修。",
        ),
        (
            "date: 2026-12-10\nplace: {name: 甲}\nchanges: [{action: move, to: {place: {name: 乙}}}]",
            "o",
            "地点改到乙",
            "",
        ),
        (
            "date: 2026-12-10\ntime: 09:00-10:00\nchanges: [{action: amend, to: {time: 13:00-14:00}, reason: 太早}]",
            "o",
            "照常举行，有改动",
            "时间改为13:00–14:00。太早。",
        ),
        (SERIES, "", "照常，每周一、周四", "下一次是11月26日（周四）。"),
        (SERIES.replace("thu", "wed"), "", "照常，每周一、周三", "下一次就是今天。"),
        (
            SERIES + "changes: [{date: 2026-11-26, action: cancel, reason: 雨}, {date: 2026-11-30, action: cancel, reason: 雨}]",
            "o",
            "每周一、周四，最近一次停办",
            "11月26日（周四）停一次。雨。11月30日（周一）停一次。下一次是12月3日（周四）。",
        ),
        (
            SERIES + "changes: [{date: 2026-11-26, action: postpone}]",
            "o",
            "每周一、周四，最近一次延期",
            "11月26日（周四）这一次延期。下一次是11月30日（周一）。",
        ),
        (
            SERIES + "changes: [{date: 2026-11-26, action: move, to: {date: 2026-11-27}, reason: 考试}]",
            "o",
            "每周一、周四，下一次改期",
            "下一次是11月27日（周五）。原定11月26日（周四）。考试。",
        ),
        (
            SERIES + "changes: [{date: 2026-11-26, action: move, to: {place: {name: 广场}}, reason: 换围挡}]",
            "o",
            "每周一、周四，下一次有改动",
            "下一次是11月26日（周四）。地点改到广场。换围挡。",
        ),
        (
            SERIES + "changes: [{date: 2026-11-30, action: cancel}]",
            "",
            "照常，每周一、周四",
            "下一次是11月26日（周四）。",
        ),
        (
            "repeat: {every: year, from: 2027-03-05, holidays: skip}",
            "q",
            "每年3月5日，下一次暂定",
            "下一次是2027年3月5日（周五）。2027年的节假日还没公布，日子可能调整。",
        ),
        (
            "repeat: {every: year, from: 2027-03-05, holidays: ask}\nchanges: [{date: 2027-03-05, action: keep}]",
            "",
            "照常，每年3月5日",
            "下一次是2027年3月5日（周五）。",
        ),
        (
            "date: 2026-11-20\ntime: 09:00-10:00\nchanges: [{action: move, to: {date: 2026-11-21}, reason: 场地检修}]",
            "p",
            "已经结束",
            "原定11月20日（周五）。场地检修。",
        ),
        ("date: 2026-11-20\nchanges: [{action: cancel, reason: 台风}]", "x", "已取消，没有举办", "台风。"),
        (
            "date: 2026-11-20\ntime: 09:00-10:00\nchanges: [{action: amend, to: {time: 10:00-11:00}}]",
            "p",
            "已经结束",
            "时间改为10:00–11:00。",
        ),
        (
            SERIES + "changes: [{action: cancel, reason: 修路, announced: 2026-11-20}]",
            "x",
            "已取消，请不要前往",
            "修路。11月20日（周五）公布。",
        ),
        (SERIES.replace("from: 2026-03-02", "from: 2026-03-02, until: 2026-06-30"), "p", "已经结束", ""),
    ],
)
def test_status_line_says_what_holds(yaml: str, tone: str, head: str, note: str) -> None:
    """On Wednesday 25 November 2026, for each form of date and each action."""
    line = event_page(yaml).status_line
    assert (line.tone, plain(line.head), plain(line.note)) == (tone, head, note)


def test_status_line_marks_its_days_as_data() -> None:
    """Every day in the sentence is a stamp, for `<time datetime>`."""
    line = event_page("date: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-12}, announced: 2026-11-24}]").status_line
    assert [r.datetime for r in (*line.head, *line.note) if isinstance(r, Stamp)] == ["2026-12-12", "2026-12-10", "2026-11-24"]


def test_status_line_of_a_campaign_speaks_of_its_sessions() -> None:
    """What is off before the next session comes first."""
    page = event_page(
        """
        sessions:
          - {id: one, date: 2026-11-26}
          - {id: two, date: 2026-11-27}
        changes: [{part: one, action: cancel, reason: 雨}]
        """,
        kind="waste-sorting",
    )
    assert plain(page.status_line.head) == "最近一场取消"
    assert plain(page.status_line.note) == "11月26日（周四）那场取消。雨。下一场是11月27日（周五）。"


def test_status_line_begins_with_a_capital_where_there_is_one() -> None:
    """Also where a rule stands first, which within a sentence has none."""
    page = event_page(SERIES + "changes: [{date: 2026-11-26, action: cancel}]", tag="en")
    assert plain(page.status_line.head) == "Every Monday and Thursday: next date cancelled"
