"""One event's calendar entries against dates written by hand: UIDs, masters, exceptions, what stands alone, what it says."""

from textwrap import dedent
from typing import NamedTuple

import pytest

from generator.outputs import feeds
from generator.outputs.feeds.feed_views import EventFileView
from generator.outputs.feeds.vevent import Entry
from generator.render.ics import vevent
from tests.sites import town


def entries_of(text: str, kind: str = "clean-city", now: str = "2026-11-25T08:00", language: str = "", **files: str) -> tuple[Entry, ...]:
    """The entries of events/KIND/day.yml."""
    plan = dict(feeds.plan(town({f"events/{kind}/day.yml": text, **files}, now)))
    view = plan[f"{language}events/day/event.ics"]
    assert isinstance(view, EventFileView)
    return view.entries


class Row(NamedTuple):
    """An entry in short: UID without its domain, what it replaces, start, status."""

    uid: str
    replaces: str
    start: str
    status: str


def rows(text: str, kind: str = "clean-city", now: str = "2026-11-25T08:00") -> list[Row]:
    def short(entry: Entry) -> Row:
        replaces = entry.recurrence_id.strftime("%m%d") if entry.recurrence_id else ""
        assert entry.uid.endswith("@town.example.org")
        return Row(entry.uid.split("@")[0], replaces, entry.start.strftime("%m%d"), entry.status)

    return [short(entry) for entry in entries_of(text, kind, now)]


def line(entry: Entry, name: str) -> str:
    """One property as it is written, unfolded."""
    text = vevent(entry, "Asia/Shanghai").decode().replace("\r\n ", "")
    return next((each for each in text.split("\r\n") if each.startswith((f"{name}:", f"{name};"))), "")


def series(repeat: str, changes: str = "", time: str = "09:00-10:00") -> str:
    return f"title: 日\ntime: {time}\nrepeat: {{{repeat}}}\n" + (f"changes: [{changes}]\n" if changes else "")


@pytest.mark.parametrize(
    ("repeat", "first", "rule"),
    [
        ("every: week, on: [thu, mon], from: 2026-11-17", "20261119T090000", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every: week, from: 2026-11-17", "20261117T090000", "FREQ=WEEKLY;BYDAY=TU"),
        ("every: 2 weeks, on: [mon], from: 2026-11-17", "20261130T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("every: month, from: 2026-10-31", "20261031T090000", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("every: 2 months, on: [2nd sat, last fri], from: 2026-11-17", "20261127T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2SA,-1FR"),
        ("every: month, on: [wed], from: 2026-11-20", "20261125T090000", "FREQ=MONTHLY;BYDAY=WE"),
        ("every: month, on: [wed, 1st fri], from: 2026-11-20", "20261125T090000", "FREQ=MONTHLY;BYDAY=1WE,2WE,3WE,4WE,5WE,1FR"),
        ("every: year, on: [2nd sun], from: 2026-05-20", "20270509T090000", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=5"),
        ("every: year, from: 2026-11-17", "20261117T090000", "FREQ=YEARLY;BYMONTHDAY=17;BYMONTH=11"),
        ("every: week, from: 2026-11-17, until: 2026-12-31", "20261117T090000", "FREQ=WEEKLY;UNTIL=20261231T155959Z;BYDAY=TU"),
    ],
)
def test_rule_names_the_days_of_repeat(repeat: str, first: str, rule: str) -> None:
    """DTSTART is the first date by the rule; UNTIL the end of the last local day in UTC; WKST=MO where weeks are counted."""
    master = entries_of(series(repeat))[0]
    assert (line(master, "DTSTART"), line(master, "RRULE")) == (f"DTSTART;TZID=Asia/Shanghai:{first}", f"RRULE:{rule}")


def test_rule_of_an_all_day_series_ends_on_a_day() -> None:
    """UNTIL, EXDATE and RECURRENCE-ID have DTSTART's type."""
    text = series("every: week, from: 2026-11-17, until: 2026-12-31, except: [2026-11-24]", "{date: 2026-12-01, action: cancel}", "待定")
    master, off = entries_of(text)
    assert line(master, "RRULE") == "RRULE:FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU"
    assert line(master, "EXDATE") == "EXDATE;VALUE=DATE:20261124"
    assert line(off, "RECURRENCE-ID") == "RECURRENCE-ID;VALUE=DATE:20261201"
    assert (line(master, "DTEND"), line(master, "TRANSP")) == ("DTEND;VALUE=DATE:20261118", "TRANSP:TRANSPARENT")


def test_several_days_with_a_time_are_a_daily_series() -> None:
    """`first-day` + `last-day` with a `time` is that time on each day."""
    (master,) = entries_of("title: 日\nfirst-day: 2026-12-30\nlast-day: 2027-01-02\ntime: 22:00-次日01:30\n")
    assert line(master, "RRULE") == "RRULE:FREQ=DAILY;UNTIL=20270102T155959Z"
    assert line(master, "DTEND") == "DTEND;TZID=Asia/Shanghai:20261231T013000"


def test_several_days_without_a_time_are_one_entry() -> None:
    """All-day: an exclusive end."""
    (span,) = entries_of("title: 日\nfirst-day: 2026-12-30\nlast-day: 2027-01-02\n")
    assert (line(span, "DTSTART"), line(span, "DTEND")) == ("DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270103")


def test_first_date_left_out_moves_dtstart() -> None:
    """Readers disagree about an EXDATE of DTSTART itself, so DTSTART is the first date that stands; the rule counts on as before."""
    master = entries_of(series("every: 2 weeks, on: [tue], from: 2026-11-03, except: [2026-11-03, 2026-12-01]"))[0]
    assert line(master, "DTSTART") == "DTSTART;TZID=Asia/Shanghai:20261117T090000"
    assert line(master, "EXDATE") == "EXDATE;TZID=Asia/Shanghai:20261201T090000"


def test_holidays_that_skip_are_exdates_and_shifted_ones_stand_where_they_now_are() -> None:
    """1 to 7 October: a skipped date is left out, a shifted one goes to the 8th, between its neighbours."""
    rule = "every: week, on: [thu], from: 2026-09-24, until: 2026-10-15"
    (skipping,) = entries_of(series(f"{rule}, holidays: skip"))
    assert line(skipping, "EXDATE") == "EXDATE;TZID=Asia/Shanghai:20261001T090000"
    assert rows(series("every: week, on: [wed], from: 2026-09-30, until: 2026-10-21, holidays: shift")) == [
        ("day", "", "0930", "CONFIRMED"),
        ("day", "1007", "1008", "CONFIRMED"),
    ]


MONDAYS = "every: week, on: [mon], from: 2026-12-07, until: 2026-12-28"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        # strictly between the neighbours' days: an override
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-16}}", [("day", "1214", "1216", "CONFIRMED")]),
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-20}}", [("day", "1214", "1220", "CONFIRMED")]),
        # meets or passes one: its own
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-21}}", [("day.20261214", "", "1221", "CONFIRMED")]),
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-22}}", [("day.20261214", "", "1222", "CONFIRMED")]),
        # the neighbour itself has moved out of the way
        (
            "{date: 2026-12-14, action: move, to: {date: 2026-12-21}}, {date: 2026-12-21, action: move, to: {date: 2026-12-23}}",
            [("day", "1214", "1221", "CONFIRMED"), ("day", "1221", "1223", "CONFIRMED")],
        ),
        # a cancelled one stands on its day
        (
            "{date: 2026-12-14, action: move, to: {date: 2026-12-21}}, {date: 2026-12-21, action: cancel}",
            [("day", "1221", "1221", "CANCELLED"), ("day.20261214", "", "1221", "CONFIRMED")],
        ),
        # two that cross: neither is between
        (
            "{date: 2026-12-14, action: move, to: {date: 2026-12-22}}, {date: 2026-12-21, action: move, to: {date: 2026-12-15}}",
            [("day.20261221", "", "1215", "CONFIRMED"), ("day.20261214", "", "1222", "CONFIRMED")],
        ),
        # no longer timed: its own
        ("{date: 2026-12-14, action: move, to: {date: 2026-12-15, time: 待定}}", [("day.20261214", "", "1215", "TENTATIVE")]),
        # the same day at another time, or in another place
        ("{date: 2026-12-14, action: amend, to: {time: 10:00-11:00}}", [("day", "1214", "1214", "CONFIRMED")]),
        ("{date: 2026-12-14, action: postpone}", [("day", "1214", "1214", "CANCELLED")]),
        ("{date: 2026-12-14, action: keep}", []),
        ("{date: 2026-12-16, action: add}", [("day.20261216", "", "1216", "CONFIRMED")]),
    ],
)
def test_changed_date_of_a_series(changes: str, found: list[tuple[str, ...]]) -> None:
    """An override if it stays strictly between the other dates and keeps its type, else EXDATE and a VEVENT of its own."""
    assert rows(series(MONDAYS, changes)) == [("day", "", "1207", "CONFIRMED"), *found]
    gone = [uid.split(".")[1] for uid, *_ in found if "." in uid and "add" not in changes]
    exdate = line(entries_of(series(MONDAYS, changes))[0], "EXDATE")
    assert exdate == (f"EXDATE;TZID=Asia/Shanghai:{','.join(f'{day}T090000' for day in sorted(gone))}" if gone else "")


def test_overrides_beyond_the_horizon_stand_with_their_master() -> None:
    """A master is published whole."""
    assert rows(series("every: week, on: [mon], from: 2026-12-07", "{date: 2029-01-01, action: cancel}")) == [
        ("day", "", "1207", "CONFIRMED"),
        ("day", "0101", "0101", "CANCELLED"),
    ]


def test_open_series_that_is_stopped_is_cancelled_itself() -> None:
    """Exceptions without end would not do: the master is cancelled, and the dates that stood are the exceptions."""
    text = series("every: week, on: [mon], from: 2026-11-02", "{action: cancel, reason: 施工, announced: 2026-11-20}")
    assert rows(text) == [
        ("day", "", "1102", "CANCELLED"),
        ("day", "1102", "1102", "CONFIRMED"),
        ("day", "1109", "1109", "CONFIRMED"),
        ("day", "1116", "1116", "CONFIRMED"),
    ]
    master, stood, *_ = entries_of(text)
    assert (master.summary, master.description.split("\n")[0], stood.summary) == ("【取消】日", "施工", "日")


def test_series_that_ends_early_keeps_its_master() -> None:
    """Where few dates are cancelled, they are the exceptions."""
    assert rows(series(MONDAYS, "{action: cancel, announced: 2026-12-22}"), now="2026-12-23T08:00") == [
        ("day", "", "1207", "CONFIRMED"),
        ("day", "1228", "1228", "CANCELLED"),
    ]


def test_one_time_event_that_moved_keeps_uid_and_title_and_names_the_old_day() -> None:
    """No prefix."""
    (entry,) = entries_of("title: 日\ndate: 2026-12-10\ntime: 09:00-10:00\nchanges: [{action: move, reason: 雨, to: {date: 2026-12-12}}]\n")
    assert (entry.uid, entry.summary, entry.status) == ("day@town.example.org", "日", "CONFIRMED")
    reason, news, *_ = entry.description.split("\n")
    assert (reason, "12月10日" in news, "12月12日" in news) == ("雨", True, True)


@pytest.mark.parametrize(("action", "title"), [("cancel", "【取消】日（时间待定）"), ("postpone", "【延期】日（时间待定）")])
def test_event_that_does_not_take_place_says_why_first(action: str, title: str) -> None:
    """CANCELLED, the prefix before the title, the reason first, and nobody is busy."""
    (entry,) = entries_of(f"title: 日\ndate: 2026-12-10\ntime: 待定\nchanges: [{{action: {action}, reason: 台风}}]\n")
    assert (entry.summary, entry.status, entry.is_transparent) == (title, "CANCELLED", True)
    assert entry.description.split("\n")[0] == "台风"


def test_unclocked_event_is_tentative() -> None:
    """待定: an all-day entry."""
    (entry,) = entries_of("title: 大|日\ndate: 2026-12-10\ntime: 待定\n")
    assert (entry.summary, entry.status, entry.is_all_day) == ("大日（时间待定）", "TENTATIVE", True)


def test_alias_keeps_the_first_uid() -> None:
    """A file that was renamed is the same event to subscribers."""
    assert rows("title: 日\ndate: 2026-12-10\naliases: [oldest, older]\n") == [("oldest", "", "1210", "CONFIRMED")]


def test_sessions_are_entries_and_their_event_is_none() -> None:
    """`ID.PART`."""
    text = """\
        title: 五进
        sessions: [{id: a, date: 2026-12-01, time: 09:00-10:00}, {id: b, date: 2026-12-02}]
        changes: [{part: a, action: move, to: {date: 2026-12-03}}]
        """
    assert rows(dedent(text), "waste-sorting") == [("day.b", "", "1202", "CONFIRMED"), ("day.a", "", "1203", "CONFIRMED")]


def test_exam_is_an_entry_for_its_days_one_a_subject_one_a_window_and_day() -> None:
    """The whole is all-day; a window of one day needs no date in its UID."""
    text = """\
        title: 高考
        exam: 高考
        first-day: 2027-06-07
        last-day: 2027-06-08
        timetable: [{id: one, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
        windows:
          - {id: road, kind: traffic, where: 大道, first-day: 2027-06-07, last-day: 2027-06-08, time: 07:00-12:30, note: 绕行}
          - {id: still, kind: quiet, where: 周边, date: 2027-06-07}
        """
    assert sorted(rows(dedent(text), "exam-service")) == [
        ("day", "", "0607", "CONFIRMED"),
        ("day.one", "", "0607", "CONFIRMED"),
        ("day.road.20270607", "", "0607", "CONFIRMED"),
        ("day.road.20270608", "", "0608", "CONFIRMED"),
        ("day.still", "", "0607", "CONFIRMED"),
    ]
    found = {entry.uid.split("@")[0]: entry for entry in entries_of(dedent(text), "exam-service")}
    assert line(found["day"], "DTEND") == "DTEND;VALUE=DATE:20270609"
    assert (found["day.one"].summary, found["day.road.20270607"].location) == ("高考：语文", "大道")
    assert found["day.road.20270607"].description.split("\n")[0] == "绕行"


def test_entry_has_all_that_the_profile_lists() -> None:
    """Branches, organisers, contact and address in plain text; position in WGS-84 with 6 decimals; an absolute page and pictures."""
    text = """\
        title: 日
        summary: 一起来
        description: 带上[手套](https://example.org/gloves)和 **水**。
        date: 2026-12-10
        time: 08:30-11:00
        place: {name: 球场, address: 大迳路1号, community: east, directions: 东门进, coords: {wgs84: [113.671234, 22.940321]}}
        branches: [{name: 广场, community: west, time: 09:00-10:00}]
        organisers: [{org: bureau}, {org: team, role: support}]
        topics: [公园]
        contact: {name: 王, phone: 0769-0000 0000}
        follows: old
        """
    old = {"events/clean-city/old.yml": series("every: week, from: 2026-01-05, until: 2026-02-01")}
    (entry,) = entries_of(dedent(text), **old)
    assert entry.description.split("\n") == [
        "一起来",
        "带上手套 https://example.org/gloves 和 水。",
        "怎么走：东门进",
        "其他会场：",
        "· 广场（西社区） 09:00–10:00",
        "主办：城管分局",
        "支持：志愿队",
        "咨询：王 0769-0000 0000",
        "详情：https://example.org/town/events/day/",
    ]
    assert line(entry, "LOCATION") == "LOCATION:球场，大迳路1号"
    assert line(entry, "GEO") == "GEO:22.940321;113.671234"
    assert line(entry, "CATEGORIES") == "CATEGORIES:洁净城市,公园"
    assert line(entry, "RELATED-TO") == "RELATED-TO;RELTYPE=SIBLING:old@town.example.org"
    assert line(entry, "URL") == "URL:https://example.org/town/events/day/"


def test_entry_in_another_language_is_the_same_event() -> None:
    """The same UID, its own page."""
    (entry,) = entries_of("title: {zh-Hans: 日, en: Day}\ndate: 2026-12-10\n", language="en/")
    assert (entry.uid, entry.summary, entry.url) == ("day@town.example.org", "Day", "https://example.org/town/en/events/day/")
