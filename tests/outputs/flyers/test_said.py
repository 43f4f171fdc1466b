"""The words of an event's sheets, before anybody knows how large they stand."""

import pytest

from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.said import Block, Notice
from tests.outputs.flyers.sheets import poster_of, said_of

DAY = "date: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 石马球场}\n"


def test_one_time_event_has_its_day_and_time() -> None:
    """On the block the month, the day, the weekday; beside it the same in words."""
    words = said_of(DAY)
    assert (words.block, words.day, words.time) == (Block("12月", "10", "周四"), "12月10日（周四）", "08:30–11:00")
    assert (words.notice, words.struck, words.why) == (None, (), ())


def test_cancelled_event_is_a_notice_of_that() -> None:
    """The old date and the place are struck, the reason stays; nobody is asked to bring anything."""
    words = said_of(DAY + "volunteers: {bring: 水杯}\nchanges: [{action: cancel, reason: 台风, announced: 2026-11-24}]")
    assert words.notice == Notice("field", "cancel", "已取消", "请不要前往")
    assert words.struck == ("12月10日（周四）08:30–11:00", "石马球场")
    assert words.why == (Labelled("原因", "台风"), Labelled("公布", "11月24日（周二）"))
    assert (words.facts, words.hint) == ((), "")


def test_postponed_event_has_no_new_day() -> None:
    """The notice says so."""
    words = said_of(DAY + "changes: [{action: postpone, reason: 台风}]")
    assert words.notice == Notice("field", "postponed", "延期", "新日期待定")


def test_moved_event_shows_the_new_day_and_strikes_the_old() -> None:
    """In a frame, with the reason below."""
    words = said_of(DAY + "changes: [{action: move, to: {date: 2026-12-12}, reason: 台风}]")
    assert words.notice == Notice("frame", "moved", "改到", "")
    assert (words.block, words.time) == (Block("12月", "12", "周六"), "08:30–11:00")
    assert words.struck == ("12月10日（周四）08:30–11:00",)
    assert words.why == (Labelled("原因", "台风。"),)


def test_moved_place_and_new_time_are_a_strip() -> None:
    """The day stays as it is."""
    place = said_of(DAY + "changes: [{action: move, to: {place: {name: 公园}}, reason: 检修}]")
    assert place.notice == Notice("strip", "moved", "有改动", "地点改到公园。")
    time = said_of(DAY + "changes: [{action: amend, to: {time: 09:00-12:00}, reason: 检修}]")
    assert time.notice == Notice("strip", "moved", "有改动", "时间改为09:00–12:00。")
    assert (time.time, time.why) == ("09:00–12:00", (Labelled("原因", "检修。"),))


def test_weekly_series_shows_its_rule_in_place_of_a_day() -> None:
    """A day would be old in a week; the days that are off stand below."""
    words = said_of(
        "repeat: {every: week, on: [mon, thu], from: 2026-03-02}\ntime: 待定\nchanges: [{date: 2026-12-14, action: cancel, reason: 修路}]"
    )
    assert (words.block, words.day, words.time) == (Block("每周", "周一、周四", ""), "每周一、周四", "时间待定")
    assert words.unusual == (Labelled("12月14日（周一）", "停一次。修路。"),)


def test_weekly_series_says_when_it_holds() -> None:
    """From when or until when, and what is on holidays: next dates would be old in a week. Days in a row are not counted up."""
    rule = "repeat: {{every: week, on: [mon, tue, wed, thu], from: {}, holidays: {}}}"
    words = said_of(rule.format("2026-03-02, until: 2027-01-31", "skip"))
    assert (words.block.body, words.hint) == ("周一至周四", "到2027年1月31日（周日）为止；法定节假日停")
    words = said_of(rule.format("2026-12-28", "shift"))
    assert words.hint == "从12月28日（周一）起；遇到法定节假日往后顺延"
    assert said_of(rule.format("2026-03-02", "ask")).hint == ""


def test_rarer_series_shows_its_next_day() -> None:
    """Nobody counts second Saturdays; its time is that of the day shown, and where that is another one, the rule has its own."""
    words = said_of(
        "repeat: {every: month, on: [2nd sat], from: 2026-03-01}\ntime: 09:00-11:00\n"
        "changes: [{date: 2026-12-12, action: amend, to: {time: 15:00-17:00}}]"
    )
    assert (words.block, words.day, words.time) == (Block("12月", "12", "周六"), "每月第二个周六09:00–11:00", "15:00–17:00")
    assert words.hint == "下一次是12月12日（周六）。"


def test_several_days_stand_on_the_block_together() -> None:
    """Within a month both; over its end the first."""
    assert said_of("first-day: 2026-12-07\nlast-day: 2026-12-09").block == Block("12月", "7–9", "共3天")
    over = said_of("first-day: 2026-12-30\nlast-day: 2027-01-02")
    assert (over.block, over.day) == (Block("12月", "30", "周三起"), "2026年12月30日至2027年1月2日")


def test_campaign_lists_its_coming_sessions() -> None:
    """With what is different about each, and the next one on the block."""
    words = said_of(
        """
        sessions:
          - {id: a, date: 2026-11-20, time: 15:00-16:00, reaches: school}
          - {id: b, date: 2026-12-08, time: 15:00-16:30, place: {name: 东小学}, reaches: school}
          - {id: c, date: 2026-12-22, time: 待定, place: {name: 西小学}}
        changes: [{part: c, action: cancel}]
        """,
        "waste-sorting",
    )
    assert words.programme is not None
    assert [(row.day, row.time, row.what, row.tag, row.off) for row in words.programme.rows] == [
        ("12月8日（周二）", "15:00–16:30", "进学校：东小学", "", False),
        ("12月22日（周二）", "时间待定", "西小学", "已取消", True),
    ]
    assert (words.block.body, words.day) == ("8", "下一场 12月8日（周二）")


def test_exam_shows_its_whole_timetable() -> None:
    """A day is written once, its subjects below each other."""
    words = said_of(
        """
        first-day: 2026-12-07
        last-day: 2026-12-08
        exam: 学业水平考试
        timetable:
          - {id: a, subject: 语文, date: 2026-12-07, time: 09:00-11:30}
          - {id: b, subject: 数学, date: 2026-12-07, time: 15:00-17:00}
          - {id: c, subject: 外语, date: 2026-12-08, time: 15:00-17:00}
        points: [{id: p, place: {name: 门口服务点}, date: 2026-12-07, time: 08:00-18:00}]
        """,
        "exam-service",
    )
    assert words.programme is not None
    assert words.programme.whole
    assert [(row.day, row.what) for row in words.programme.rows] == [("12月7日（周一）", "语文"), ("", "数学"), ("12月8日（周二）", "外语")]
    assert (words.hint, words.facts) == ("学业水平考试", (Labelled("便民服务点", "门口服务点"),))


def test_day_that_is_not_known_is_a_question() -> None:
    """Such an event has a poster only if the site wants all of them."""
    words = said_of("date: 待定")
    assert (words.block, words.day, words.time, words.tone) == (Block("日期", "?", "待定"), "日子待定", "", "q")


def test_facts_begin_with_what_one_does() -> None:
    """Tasks, else the summary; who signs up is told how, and until when."""
    words = said_of(
        DAY + "summary: 一起扫\naudience: [居民]\n"
        "volunteers: {tasks: [{name: 扫街, needed: 3}, {name: 捡垃圾}], bring: 水杯, sign-up: {phone: 0769-1234, until: 2026-12-08}}"
    )
    assert words.facts == (
        Labelled("做什么", "扫街、捡垃圾"),
        Labelled("报名", "打0769-1234，到12月8日（周二）为止"),
        Labelled("请带", "水杯"),
        Labelled("适合谁", "居民"),
    )
    assert said_of(DAY + "summary: 一起扫").facts == (Labelled("", "一起扫"),)


@pytest.mark.parametrize("change", ["", "changes: [{action: cancel}]", "changes: [{action: move, to: {date: 2026-12-12}}]"])
def test_poster_of_one_time_event_is_the_same_every_day(change: str) -> None:
    """The day before, on the day itself, a month ahead: one sheet."""
    views = {poster_of(DAY + change, now=f"2026-{day}T08:00") for day in ("11-01", "12-09", "12-10")}
    assert len(views) == 1


def test_fact_without_a_translation_keeps_its_language() -> None:
    """So that its marks are set as Chinese is."""
    facts = said_of(DAY + "volunteers: {bring: 水杯，帽子}", tag="en").facts
    assert facts == (Labelled("Bring", "水杯，帽子", "zh-Hans"),)
