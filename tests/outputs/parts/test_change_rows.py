"""Each line of changes in words: what with which day, what holds now, why, since when."""

import pytest

from generator.outputs.edition import Edition
from generator.outputs.parts.change_rows import ChangeRow, change_row
from generator.outputs.parts.latest import latest
from generator.outputs.parts.sentences import plain
from tests.outputs.pages import calendar_of
from tests.outputs.test_revisions import at, published
from tests.sites import town

DAY = "events/clean-city/day.yml"
CAMPAIGN = "events/waste-sorting/five.yml"
EXAM = "events/exam-service/exam.yml"
ONCE = "title: {zh-Hans: 大扫除, en: Sweep}\ndate: 2026-12-10\ntime: 09:00-10:00\nplace: {name: 球|场}\n"
SERIES = "title: 每周\nrepeat: {every: week, on: [mon, thu], from: 2026-11-30}\ntime: 09:00-10:00\nplace: {name: 街}\n"
SESSIONS = "title: 五进\nsessions: [{id: a, date: 2026-12-05, place: {name: 小学}}, {id: b, date: 2026-12-06}]\n"
ANNOUNCED = "announced: 2026-11-20}]\n"


def rows(edition: Edition, tag: str = "zh-Hans", *, of_date: bool = False) -> list[ChangeRow]:
    return [change_row(edition, calendar_of(edition, tag), one, of_date=of_date) for one in latest(edition)]


def said(row: ChangeRow) -> tuple[str, str, str]:
    return row.tag.words, plain(row.day), plain(row.what)


@pytest.mark.parametrize(
    ("yaml", "line", "expected"),
    [
        (ONCE, "action: cancel, reason: 台风", ("已取消", "12月10日（周四）", "台风。11月20日（周五）公布。")),
        (ONCE, "action: postpone", ("延期", "12月10日（周四）", "新日期待定。11月20日（周五）公布。")),
        (ONCE, "action: move, to: {date: 2026-12-12}", ("改期", "12月12日（周六）", "原定12月10日（周四）。11月20日（周五）公布。")),
        (ONCE, "action: amend, to: {time: 10:00-11:00}", ("有改动", "12月10日（周四）", "时间改为10:00–11:00。11月20日（周五）公布。")),
        (ONCE, "action: amend, to: {place: {name: 街}}", ("有改动", "12月10日（周四）", "地点改到街。11月20日（周五）公布。")),
        (SERIES, "date: 2026-12-10, action: cancel", ("停一次", "12月10日（周四）", "11月20日（周五）公布。")),
        (SERIES, "date: 2026-12-12, action: add", ("加场", "12月12日（周六）", "09:00–10:00，街。11月20日（周五）公布。")),
        (
            SERIES.replace("time: 09:00-10:00\nplace: {name: 街}\n", "time: 待定\n"),
            "date: 2026-12-12, action: add",
            ("加场", "12月12日（周六）", "时间待定，地点待定。11月20日（周五）公布。"),
        ),
        (SERIES, "action: cancel, reason: 修路。", ("已取消", "11月30日（周一）起", "修路。11月20日（周五）公布。")),
        ("title: 日\ndate: 待定\n", "action: postpone, reason: 雨", ("延期", "日子待定", "新日期待定。雨。11月20日（周五）公布。")),
    ],
)
def test_line_says_what_why_and_since_when(yaml: str, line: str, expected: tuple[str, str, str]) -> None:
    """Never that something was updated."""
    (row,) = rows(town({DAY: f"{yaml}changes: [{{{line}, {ANNOUNCED}"}))
    assert said(row) == expected


def test_part_stands_beside_its_event() -> None:
    """A session goes by the place where it was to be, a subject by its name."""
    moved = f"{SESSIONS}changes: [{{part: a, action: amend, to: {{place: {{name: 中学}}}}, {ANNOUNCED}"
    (row,) = rows(town({CAMPAIGN: moved}))
    assert (plain(row.part), plain(row.what)) == ("小学", "地点改到中学。11月20日（周五）公布。")
    exam = (
        "title: 考\nexam: 考\nfirst-day: 2026-12-05\nlast-day: 2026-12-07\n"
        "timetable: [{id: a, subject: 语文, date: 2026-12-05, time: 09:00-10:00}]\n"
        f"changes: [{{part: a, action: amend, to: {{time: 10:00-11:00}}, {ANNOUNCED}"
    )
    (row,) = rows(town({EXAM: exam}))
    assert (plain(row.part), plain(row.what)) == ("语文", "时间改为10:00–11:00。11月20日（周五）公布。")


@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        (DAY, ONCE, ONCE.replace("12-10", "12-11"), "现在的安排是12月11日（周五）09:00–10:00，球场。"),
        (DAY, ONCE, ONCE.replace("time: 09:00-10:00", "time: 待定"), "现在的安排是12月10日（周四），时间待定，球场。"),
        (DAY, ONCE, "title: 日\nfirst-day: 2026-12-10\nlast-day: 2026-12-12\n", "现在的安排是12月10日至12日，地点待定。"),
        (DAY, SERIES, SERIES.replace("mon, thu", "mon"), "现在的安排是每周一09:00–10:00，街。"),
        (
            DAY,
            "title: 日\nfirst-day: 2026-12-10\nlast-day: 2026-12-12\ntime: 09:00-10:00\n",
            "title: 日\nfirst-day: 2026-12-10\nlast-day: 2026-12-13\ntime: 09:00-10:00\n",
            "现在的安排是12月10日至13日，09:00–10:00，地点待定。",
        ),
        (CAMPAIGN, SESSIONS, SESSIONS.replace("小学", "中学"), "下一场是12月5日（周六）。"),
    ],
)
def test_revision_without_a_line_says_what_now_holds(path: str, before: str, after: str, expected: str) -> None:
    """More cannot be known of it."""
    ledger = published({path: after}, published({path: before}), "2026-11-28T08:00")
    (row,) = rows(at({path: after}, ledger, "2026-11-28T08:00"))
    assert (row.tag.words, plain(row.what), row.version) == ("有改动", f"{expected}11月28日（周六）更新。", "现在是第2版。")


def test_new_event_says_when_and_where_it_is() -> None:
    """Its day stands above."""
    files = {DAY: ONCE, "events/clean-city/weekly.yml": SERIES}
    ledger = published(files, published({"events/clean-city/a.yml": ONCE}), "2026-11-28T08:00")
    files |= {"events/clean-city/a.yml": ONCE}
    told = rows(at(files, published(files, ledger, "2026-11-28T08:00"), "2026-11-28T08:00"))
    assert [said(row) for row in told] == [
        ("新活动", "11月30日（周一）", "每周一、周四09:00–10:00，街。11月28日（周六）发布。"),
        ("新活动", "12月10日（周四）", "09:00–10:00，球场。11月28日（周六）发布。"),
    ]
    english = rows(at(files, ledger, "2026-11-28T08:00"), "en")
    assert plain(english[0].what) == "Every Monday and Thursday, 09:00–10:00, 街. Published on Saturday 28 November."


def test_withdrawn_events_are_counted_and_nothing_else() -> None:
    """No title, no address, no id."""
    gone = {DAY: f"visibility: withdrawn\n{ONCE}"}
    edition = at(gone, published(gone, published({DAY: ONCE}), "2026-11-28T08:00"), "2026-11-28T08:00")
    (row,) = rows(edition)
    assert (row.event, row.status, row.title, row.href, said(row)) == ("", "", None, "", ("已撤下", "", "11月28日（周六）撤下了1项活动。"))
    assert plain(rows(edition, "en")[0].what) == "1 event was withdrawn on Saturday 28 November."


def test_row_has_the_status_of_the_event_or_of_its_date() -> None:
    """CONTRACT: on home the occurrence's, elsewhere the event's; and there a date of a series is cancelled like any other."""
    edition = town({DAY: f"{SERIES}changes: [{{date: 2026-12-10, action: cancel, {ANNOUNCED}"})
    assert [(row.status, row.tag.words) for row in rows(edition)] == [("scheduled", "停一次")]
    assert [(row.status, row.tag.words) for row in rows(edition, of_date=True)] == [("cancelled", "已取消")]
