"""The dates of a series in words."""

from generator.outputs.parts.sentences import plain
from tests.outputs.pages import event_page

SERIES = """
    repeat: {every: week, on: [mon, thu], from: 2026-03-02, except: [2026-12-03], holidays: skip}
    time: 08:00-09:00
    changes:
      - {date: 2026-09-10, action: cancel, reason: 台风}
      - {date: 2026-11-26, action: cancel, reason: 路面施工, announced: 2026-11-20}
      - {date: 2026-11-30, action: move, to: {date: 2026-12-01}}
      - {date: 2026-12-07, action: amend, to: {time: 10:00-11:00}}
      - {date: 2026-12-09, action: add, to: {place: {name: 广场}}}
      - {date: 2026-12-10, action: postpone}
    """


def test_next_dates_tell_day_tag_and_reason() -> None:
    """The next dates in order, as they now stand; an `except` is none of them."""
    rows = [(plain(r.day), r.tag.words, plain(r.note)) for r in event_page(SERIES).next_dates][:6]
    assert rows == [
        ("11月26日（周四）", "停一次", "路面施工。11月20日（周五）公布。"),
        ("12月1日（周二）", "改期", "原定11月30日（周一）。"),
        ("12月7日（周一）", "有改动", "时间改为10:00–11:00。"),
        ("12月9日（周三）", "加场", "地点改到广场。"),
        ("12月10日（周四）", "延期", ""),
        ("12月14日（周一）", "照常", ""),
    ]


def test_exceptions_name_every_day_that_is_different() -> None:
    """Coming days first: changed ones, the author's `except`, then how holidays and unpublished years are treated."""
    facts = [(plain(f.label), plain(f.value)) for f in event_page(SERIES).exceptions]
    assert facts == [
        ("11月26日（周四）", "停一次。路面施工。11月20日（周五）公布。"),
        ("11月30日（周一）", "改到12月1日（周二）08:00–09:00。"),
        ("12月3日（周四）", "没有活动。"),
        ("12月7日（周一）", "时间改为10:00–11:00。"),
        ("12月9日（周三）", "加一场。地点改到广场。"),
        ("12月10日（周四）", "延期，新日期待定。"),
        ("法定节假日", "遇到就停，不补。"),
        ("2027年", "2027年的节假日还没公布，日子可能调整。"),
    ]


def test_past_exceptions_stand_apart() -> None:
    """What is over, the latest first; a holiday's days are one line."""
    facts = [(plain(f.label), plain(f.value)) for f in event_page(SERIES).past_exceptions]
    assert facts == [("10月1日（周四）、10月5日（周一）", "逢国庆节，不办。"), ("9月10日（周四）", "停一次。台风。")]


def test_a_shifted_date_says_which_holiday_it_avoids() -> None:
    """Moved by a holiday, not by the author."""
    page = event_page("repeat: {every: month, on: [1], from: 2026-09-01, holidays: shift}", now="2026-09-20T08:00")
    first = page.next_dates[0]
    assert (plain(first.day), first.tag.words, plain(first.note)) == (
        "10月8日（周四）",
        "改期",
        "原定10月1日（周四）。避开国庆节。",
    )


def test_a_series_that_keeps_holidays_says_nothing_of_them() -> None:
    """`keep` is what everybody expects."""
    assert event_page("repeat: {every: week, from: 2026-03-02}").exceptions == ()


def test_a_move_that_keeps_the_day_is_a_change_and_no_new_day() -> None:
    """The row says so; `data-status` keeps the author's word."""
    page = event_page("repeat: {every: week, from: 2026-11-26}\nchanges: [{date: 2026-11-26, action: move, to: {place: {name: 广场}}}]")
    first = page.next_dates[0]
    assert (plain(first.day), first.tag.words, first.status, plain(first.note)) == ("11月26日（周四）", "有改动", "moved", "地点改到广场。")


def test_dates_of_a_year_without_holidays_are_provisional() -> None:
    """Only in a series that heeds holidays, and none that the author has confirmed."""
    rule = "repeat: {every: year, from: 2026-12-31, holidays: %s}\nchanges: [{date: 2028-12-31, action: keep}]"
    tags = {policy: [row.tag.words for row in event_page(rule % policy, now="2027-12-01T08:00").next_dates] for policy in ("skip", "keep")}
    assert tags == {"skip": ["暂定", "照常"], "keep": ["照常", "照常"]}
