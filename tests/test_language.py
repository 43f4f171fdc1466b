"""Words and dates in Chinese and English."""

import re
from datetime import date
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import Literal

import pytest
import yaml
from babel import Locale
from babel.dates import get_day_names, get_month_names

import generator
from generator.language import KNOWN, Language, Words, pieces, plain
from generator.model.hours import DayWord, UsualHours, WholeDay
from generator.model.recurrence import DayOfMonth, Every, OnDay, Ordinal, Repeat, Weekday
from generator.model.text import Body, Html, Text
from generator.model.when import Days, Time, TimeRange, Unclocked

CHINESE = Language("zh-Hans", "zh-Hans", "")
ENGLISH = Language("en", "zh-Hans", "en/")
TODAY = date(2026, 11, 25)
EVERY_DAY = frozenset(range(7))


def locale(tag: str) -> dict[str, str]:
    text = resources.files("generator").joinpath(f"locales/{tag}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_locales_have_the_same_keys_and_placeholders() -> None:
    """A sentence in one language has its counterpart in all others, with the same holes."""
    first = locale(KNOWN[0])
    for tag in KNOWN[1:]:
        other = locale(tag)
        assert sorted(first) == sorted(other)
        assert {key: placeholders(first[key]) for key in first} == {key: placeholders(other[key]) for key in first}


def test_locales_name_each_key_once() -> None:
    """YAML would let a later line replace an earlier one."""
    for tag in KNOWN:
        text = resources.files("generator").joinpath(f"locales/{tag}.yml").read_text(encoding="utf-8")
        keys = re.findall(r"^([a-z0-9-]+):", text, re.MULTILINE)
        assert sorted(set(keys)) == sorted(keys)


def test_locales_hold_every_sentence_that_is_asked_for() -> None:
    """Each key spelled out in the code or a template is there."""
    root = Path(generator.__file__).parent
    asked = {
        key
        for file in (*root.rglob("*.py"), *root.rglob("*.jinja"))
        for key in re.findall(r"""(?:\bsay\(|\bsentence\([a-z_.]*language, )"([a-z0-9-]+)"(?! ~)""", file.read_text(encoding="utf-8"))
    }
    assert sorted(asked - set(locale("en"))) == []


@pytest.mark.parametrize("tag", KNOWN)
def test_names_of_days_and_months_are_those_of_babel(tag: str) -> None:
    """Babel's names, but 周四 for the day of a Chinese date, which it calls 星期四 in full."""
    names, own = Locale.parse(tag.replace("-", "_")), locale(tag)
    width: Literal["abbreviated", "wide"] = "abbreviated" if tag.startswith("zh") else "wide"
    assert own["weekdays"].split("|") == [get_day_names(width, locale=names)[day] for day in range(7)]
    assert own["weekdays-short"].split("|") == [get_day_names("abbreviated", locale=names)[day] for day in range(7)]
    assert own["months"].split("|") == [get_month_names(width, locale=names)[month] for month in range(1, 13)]
    assert own["months-short"].split("|") == [get_month_names("abbreviated", locale=names)[month] for month in range(1, 13)]


def test_day_in_small_print_is_without_its_weekday() -> None:
    """With its year where that is not the running one."""
    assert CHINESE.day_in_short(date(2026, 12, 3), TODAY) == "12月3日"
    assert CHINESE.day_in_short(date(2027, 1, 10), TODAY) == "2027年1月10日"
    assert ENGLISH.day_in_short(date(2026, 12, 3), TODAY) == "3 December"
    assert ENGLISH.day_in_short(date(2027, 1, 10), TODAY) == "10 January 2027"


def test_day_names_its_year_only_where_it_is_not_the_running_one() -> None:
    """LOOK: 12月10日（周四）, no leading zeros, the year only where it is not the running one."""
    assert CHINESE.day(date(2026, 12, 3), TODAY) == "12月3日（周四）"
    assert CHINESE.day(date(2027, 1, 10), TODAY) == "2027年1月10日（周日）"
    assert ENGLISH.day(date(2026, 12, 3), TODAY) == "Thursday 3 December"
    assert ENGLISH.day(date(2027, 1, 10), TODAY) == "Sunday 10 January 2027"


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        ((2026, 6, 7), (2026, 6, 7), "6月7日（周日）", "Sunday 7 June"),
        ((2026, 6, 7), (2026, 6, 9), "6月7日至9日", "7–9 June"),
        ((2026, 6, 30), (2026, 7, 2), "6月30日至7月2日", "30 June to 2 July"),
        ((2027, 6, 7), (2027, 6, 9), "2027年6月7日至9日", "7–9 June 2027"),
        ((2027, 6, 30), (2027, 7, 2), "2027年6月30日至7月2日", "30 June to 2 July 2027"),
        ((2026, 12, 31), (2027, 1, 1), "2026年12月31日至2027年1月1日", "31 December 2026 to 1 January 2027"),
    ],
)
def test_days_say_what_they_share_once(first: tuple[int, int, int], last: tuple[int, int, int], chinese: str, english: str) -> None:
    """LOOK: 6月7日至9日."""
    days = Days(date(*first), date(*last))
    assert (chinese, english) == (CHINESE.days(days, TODAY), ENGLISH.days(days, TODAY))


@pytest.mark.parametrize(
    ("time", "chinese", "english"),
    [
        (TimeRange(510, 660), "08:30–11:00", "08:30–11:00"),
        (TimeRange(1140, 1560), "19:00–次日02:00", "19:00–02:00 next day"),
        (TimeRange(1200, 1440), "20:00–24:00", "20:00–24:00"),
        (TimeRange(1380, 2820), "23:00–次日23:00", "23:00–23:00 next day"),
        (Unclocked.ALL_DAY, "全天", "All day"),
        (Unclocked.TBD, "时间待定", "Time to follow"),
    ],
)
def test_time_says_when_it_ends_on_the_next_day(time: Time, chinese: str, english: str) -> None:
    """CONTRACT: an end after midnight says 次日."""
    assert (chinese, english) == (CHINESE.time(time), ENGLISH.time(time))


@pytest.mark.parametrize(
    ("every", "on", "chinese", "english"),
    [
        (Every(1, "week"), (Weekday(3), Weekday(0)), "每周一、周四", "every Monday and Thursday"),
        (Every(1, "week"), (), "每周四", "every Thursday"),
        (Every(1, "week"), tuple(Weekday(n) for n in range(7)), "每天", "every day"),
        (Every(2, "week"), (Weekday(5),), "每两周的周六", "every two weeks on Saturday"),
        (Every(12, "week"), (Weekday(5),), "每12周的周六", "every 12 weeks on Saturday"),
        (Every(1, "month"), (DayOfMonth(10),), "每月10日", "the 10th of every month"),
        (
            Every(1, "month"),
            (DayOfMonth(1), DayOfMonth(22), Ordinal(1, 0)),
            "每月1日、22日、第一个周一",
            "the 1st, the 22nd and the first Monday of every month",
        ),
        (Every(1, "month"), (Ordinal(2, 5),), "每月第二个周六", "the second Saturday of every month"),
        (Every(1, "month"), (Ordinal(-1, 4),), "每月最后一个周五", "the last Friday of every month"),
        (Every(3, "month"), (), "每3个月的5日", "every three months on the 5th"),
        (Every(1, "year"), (), "每年3月5日", "every year on the 5th of March"),
        (Every(2, "year"), (Ordinal(1, 5),), "每两年的3月第一个周六", "every two years on the first Saturday of March"),
    ],
)
def test_rule_in_words(every: Every, on: tuple[OnDay, ...], chinese: str, english: str) -> None:
    """The rule as one says it; without `on` it is the day of `from`, 5 March 2026, a Thursday."""
    repeat = Repeat(every, date(2026, 3, 5), on)
    assert (chinese, english) == (CHINESE.rule(repeat), ENGLISH.rule(repeat))


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        (UsualHours((EVERY_DAY,), (TimeRange(540, 1080),)), "每天09:00–18:00", "every day 09:00–18:00"),
        (
            UsualHours((frozenset(range(5)),), (TimeRange(510, 720), TimeRange(870, 1080))),
            "周一至周五08:30–12:00、14:30–18:00",
            "Mon to Fri 08:30–12:00, 14:30–18:00",
        ),
        (UsualHours((frozenset({0, 3, 4}),), WholeDay.CLOSED), "周一、周四、周五休息", "Mon, Thu, Fri closed"),
        (UsualHours((DayWord.WORKDAY,), WholeDay.ALWAYS), "工作日24小时", "working days 24 hours"),
        (UsualHours((frozenset({6}), DayWord.HOLIDAY), WholeDay.CLOSED), "周日和节假日休息", "Sun and public holidays closed"),
        (
            UsualHours((EVERY_DAY, DayWord.HOLIDAY), (TimeRange(1140, 1560),)),
            "每天（包括节假日）19:00–次日02:00",
            "every day, public holidays too, 19:00–02:00 next day",
        ),
    ],
)
def test_hours_line_in_words(line: UsualHours, chinese: str, english: str) -> None:
    """周一至周五 for three days and more, single names for two; days of another sort with 和."""
    assert (chinese, english) == (CHINESE.hours_line(line), ENGLISH.hours_line(line))


def test_text_that_is_not_translated_names_its_language() -> None:
    """Nothing falls back silently: what stands in carries the tag of its language."""
    text = Text("公园", (("en", "Park"), ("zh-Hant", "公園")))
    assert Words("公园") == CHINESE.text(text)
    assert Words("Park") == ENGLISH.text(text)
    assert Words("公园", "zh-Hans") == ENGLISH.text(Text("公园"))


def test_body_that_is_not_translated_names_its_language() -> None:
    """As with texts, in whole."""
    chinese, english = Html(("<p>一</p>",)), Html(("<p>one</p>",))
    assert (english, "") == ENGLISH.body(Body(chinese, (("en", english),)))
    assert (chinese, "zh-Hans") == ENGLISH.body(Body(chinese))
    assert (chinese, "") == CHINESE.body(Body(chinese, (("en", english),)))


def test_title_breaks_only_between_chinese_characters() -> None:
    """A `|` between two of them is a hint; any other is a character like others."""
    assert pieces("洁净城市|活动日") == ["洁净城市", "活动日"]
    assert pieces("进家庭：|竹溪") == ["进家庭：", "竹溪"]
    assert pieces("A|B|日") == ["A|B|日"]
    assert plain("洁净城市|活动日 A|B") == "洁净城市活动日 A|B"


def test_say_refuses_an_unknown_key_and_a_missing_argument() -> None:
    """An impossible sentence is our mistake: it raises."""
    with pytest.raises(KeyError):
        CHINESE.say("no-such-sentence")
    with pytest.raises(KeyError):
        CHINESE.say("events-count")
