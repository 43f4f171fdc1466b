"""The rows that stand for events and their dates on home, in months and on lists."""

from datetime import date

from generator.model.text import Id
from generator.outputs.edition import Edition
from generator.outputs.parts.cards import Cards, Row
from generator.outputs.parts.days import dates_by_day, day_view, is_listed_past
from generator.outputs.parts.sentences import Sentence, Stamp, plain
from tests.outputs.pages import calendar_of
from tests.sites import town

EXAM = """
    title: 高考
    first-day: 2026-12-07
    last-day: 2026-12-08
    place: {name: 一中, community: west}
    timetable:
      - {id: yuwen, subject: 语文, date: 2026-12-07, time: 09:00-11:30}
    windows:
      - {id: kangle, kind: traffic, where: 康乐路, first-day: 2026-12-07, last-day: 2026-12-08, time: 08:00-09:00}
    """
SESSIONS = """
    title: 分类宣传
    sessions:
      - {id: a, date: 2026-12-05, time: 09:00-11:00, place: {name: 小学, community: east}, reaches: school}
      - {id: b, date: 2026-12-09, place: {name: 广场, community: west}}
    """


def day(text: str, now: str = "2026-11-25T08:00") -> Edition:
    return town({"events/clean-city/day.yml": "title: 大扫除\n" + text}, now)


def date_row(edition: Edition, event: str = "day", nth: int = 0, tag: str = "zh-Hans") -> Row:
    """That of an event's `nth` date."""
    cards = Cards(edition, calendar_of(edition, tag))
    return cards.of_date(edition.events[Id(event)], edition.agendas[Id(event)].occurrences[nth])


def event_row(edition: Edition, event: str = "day", community: str | None = None) -> tuple[date | None, Row]:
    cards = Cards(edition, calendar_of(edition))
    return cards.of_event(edition.events[Id(event)], Id(community) if community else None)


def words(units: tuple[Sentence, ...]) -> list[str]:
    return [plain(unit) for unit in units]


def test_row_says_time_title_kind_and_place() -> None:
    """A place is named with its community, where its name does not hold that already."""
    row = date_row(day("date: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 球场, community: west}\n"))
    assert (row.event, row.status, row.tone, row.timed, row.href) == ("day", "scheduled", "", True, "\x1aevents/day/")
    assert (row.when, row.start) == (("08:30–11:00", "2026-12-10T08:30"), ("08:30", "2026-12-10T08:30"))
    assert (row.title.pieces, row.kind.name.text, row.kind.symbol, row.tag.words) == (("大扫除",), "洁净城市", "broom", "照常")
    assert words(row.units) == ["西社区", "球场"]
    assert words(date_row(day("date: 2026-12-10\nplace: {name: 西社区球场, community: west}\n")).units) == ["西社区球场"]


def test_row_without_a_clock_says_so_in_words() -> None:
    """In a narrow cell 待定 is enough; without a place, that is to be fixed, too."""
    row = date_row(day("date: 2026-12-10\ntime: 待定\n"))
    assert (row.when, row.start, row.timed, words(row.units)) == ("时间待定", "待定", False, ["地点待定"])


def test_cancelled_row_gives_the_reason_and_since_when() -> None:
    """Red is the tone, and why it is off stands under the title."""
    row = date_row(day("date: 2026-12-10\nchanges: [{action: cancel, reason: 台风。, announced: 2026-11-24}]\n"))
    assert (row.status, row.tone, row.tag.words) == ("cancelled", "x", "已取消")
    assert plain(row.why) == "台风。11月24日（周二）公布。"


def test_moved_row_gives_the_old_day() -> None:
    """The day it stands under is the new one."""
    edition = day("date: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-12}, reason: 下雨}]\n")
    row = date_row(edition)
    assert (row.status, row.tone, row.tag.words) == ("moved", "o", "改期")
    assert plain(row.why) == "原定12月10日（周四）。下雨。"
    assert list(dates_by_day(edition, date(2026, 12, 1), date(2026, 12, 31))) == [date(2026, 12, 12)]


def test_row_of_a_move_within_the_day_says_there_is_a_change() -> None:
    """On lists and on the day itself."""
    edition = day("date: 2026-12-10\nplace: {name: 球场}\nchanges: [{action: move, to: {place: {name: 广场}}}]\n")
    rows = (date_row(edition), event_row(edition)[1])
    assert [(row.status, row.tag.words, plain(row.why)) for row in rows] == [("moved", "有改动", "地点改到广场。")] * 2


def test_row_of_a_provisional_date_is_not_fixed() -> None:
    """Its year's holidays are not published: quiet, but not as planned."""
    edition = day("repeat: {every: year, from: 2027-03-05, holidays: skip}\n")
    rows = (date_row(edition), event_row(edition)[1], date_row(edition, tag="en"))
    assert [(row.status, row.tone, row.tag.tone, row.tag.words) for row in rows] == [
        ("scheduled", "", "q", "暂定"),
        ("scheduled", "", "q", "暂定"),
        ("scheduled", "", "q", "Provisional"),
    ]


def test_row_counts_the_other_venues() -> None:
    """Each is on the event's page; the row only says how many there are."""
    branches = "branches: [{name: 甲, community: east}, {name: 乙, community: north}]\n"
    assert words(date_row(day("date: 2026-12-10\nplace: {name: 丙}\n" + branches)).units) == ["丙", "另有2个地方同时办"]


def test_past_row_is_past_only_from_the_next_day() -> None:
    """Pages are built by the day."""
    text = "date: 2026-11-24\ntime: 08:00-09:00\n"
    assert [date_row(day(text, now)).tag.words for now in ("2026-11-24T23:00", "2026-11-25T00:00")] == ["照常", "已结束"]


def test_row_of_a_part_goes_by_its_own_name() -> None:
    """A subject and a window name the exam beside them; neither has the exam's days for its own."""
    edition = town({"events/exam-service/gaokao.yml": EXAM})
    rows = [date_row(edition, "gaokao", n) for n in range(4)]
    assert ["".join(row.title.pieces) for row in rows] == ["交通管制：康乐路", "语文", "高考", "交通管制：康乐路"]
    assert [words(row.units)[0] for row in rows] == ["高考", "高考", "西社区", "高考"]


def test_row_of_a_session_says_whom_it_reaches() -> None:
    """And its own place."""
    edition = town({"events/waste-sorting/day.yml": SESSIONS})
    assert [words(date_row(edition, nth=n).units) for n in (0, 1)] == [["进学校", "东社区", "小学"], ["西社区", "广场"]]


def test_row_marks_a_title_that_is_not_translated() -> None:
    """Its language is that of the words, not of the page."""
    row = date_row(day("date: 2026-12-10\n"), tag="en")
    assert (row.title, row.href) == ((("大扫除",), "zh-Hans"), "\x1aen/events/day/")


def test_list_row_of_a_series_has_its_next_date_and_its_rule() -> None:
    """The date that is off before it does not become the event's status."""
    text = "repeat: {every: week, on: [thu], from: 2026-11-05}\nchanges: [{date: 2026-11-26, action: cancel}]\n"
    shown, row = event_row(day(text))
    assert (shown, row.status, row.tag.words) == (date(2026, 12, 3), "scheduled", "照常")
    assert words(row.units) == ["地点待定", "每周四"]


def test_list_row_of_what_runs_stands_under_today() -> None:
    """And says from when until when."""
    shown, row = event_row(day("first-day: 2026-11-20\nlast-day: 2026-12-02\n"))
    assert (shown, words(row.units)) == (date(2026, 11, 25), ["地点待定", "11月20日至12月2日"])
    assert row.units[1] == (Stamp("11月20日", "2026-11-20"), "至", Stamp("12月2日", "2026-12-02"))


def test_list_row_of_an_undated_event_has_no_day() -> None:
    """A cancelled one is cancelled all the same, and says why."""
    shown, row = event_row(day("date: 待定\n"))
    assert (shown, row.when, row.tag.words, row.status) == (None, "日子待定", "待定", "scheduled")
    shown, row = event_row(day("date: 待定\nchanges: [{action: cancel, reason: 没有场地}]\n"))
    assert (shown, row.tag.words, row.status, plain(row.why)) == (None, "已取消", "cancelled", "没有场地。")


def test_list_row_in_a_branch_s_community_has_the_branch_s_place_and_time() -> None:
    """The main venue is named after it; in its own community the main venue comes first."""
    text = (
        "date: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 球场, community: west}\n"
        "branches: [{name: 公园, community: east, time: 14:00-15:00}]\n"
    )
    edition = day(text)
    _, there = event_row(edition, community="east")
    assert (there.when, words(there.units)) == (("14:00–15:00", "2026-12-10T14:00"), ["公园", "主会场在球场"])
    _, main = event_row(edition, community="west")
    assert (main.when, words(main.units)) == (("08:30–11:00", "2026-12-10T08:30"), ["球场", "另有1个地方同时办"])


def test_list_row_in_a_session_s_community_is_that_session() -> None:
    """Not the campaign's next one, which is elsewhere."""
    edition = town({"events/waste-sorting/day.yml": SESSIONS})
    shown, row = event_row(edition, community="west")
    assert (shown, words(row.units)[:1]) == (date(2026, 12, 9), ["广场"])


def test_several_days_stand_under_each_of_them() -> None:
    """As far as they are asked for, in the order of a day."""
    edition = town(
        {
            "events/clean-city/week.yml": "title: 一周\nfirst-day: 2026-11-30\nlast-day: 2026-12-02\n",
            "events/clean-city/early.yml": "title: 早\ndate: 2026-12-01\ntime: 06:00-07:00\n",
            "events/clean-city/after.yml": "title: 晚\ndate: 2026-12-03\n",
        }
    )
    found = dates_by_day(edition, date(2026, 12, 1), date(2026, 12, 2))
    assert {str(day): [event.id for event, _ in pairs] for day, pairs in found.items()} == {
        "2026-12-01": ["week", "early"],
        "2026-12-02": ["week"],
    }


def test_an_exam_stands_before_its_parts_on_each_of_its_days() -> None:
    """What has no time comes first, and of that what lasts longest."""
    edition = town({"events/exam-service/gaokao.yml": EXAM})
    found = dates_by_day(edition, date(2026, 12, 7), date(2026, 12, 8))
    assert [[occurrence.part for _, occurrence in pairs] for pairs in found.values()] == [[None, "kangle", "yuwen"], [None, "kangle"]]


def test_days_are_marked_as_on_a_paper_calendar() -> None:
    """休 in a holiday, 班 on a make-up workday."""
    calendar = calendar_of(town({}))
    days = (date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 10))
    assert [day_view(calendar, day, ()).mark for day in days] == ["休", "", "班"]


def test_events_stay_on_lists_for_thirty_days() -> None:
    """Counted from their last day."""
    text = "date: 2026-11-01\n"
    shown = []
    for now in ("2026-12-01T08:00", "2026-12-02T08:00"):
        edition = day(text, now)
        shown.append(is_listed_past(edition, edition.events[Id("day")]))
    assert shown == [True, False]
