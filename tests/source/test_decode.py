from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from generator.kinds import KINDS
from generator.kinds.exam_service import ExamService, Measure, MeasureItem, Subject, Undecided
from generator.kinds.waste_sorting import Session, WasteSorting
from generator.model.changes import Action, Change, To
from generator.model.event import (
    Accept,
    Branch,
    Contact,
    Event,
    Image,
    InSessions,
    Result,
    Role,
    SignUp,
    Task,
    Undated,
    Visibility,
    Volunteers,
)
from generator.model.holidays import Source
from generator.model.hours import HoursException, WholeDay
from generator.model.place import AtStation, Coords, Place
from generator.model.recurrence import Every, HolidayPolicy, Repeat, Weekday
from generator.model.site import Config, Notice, Page, WasteThing
from generator.model.station import Checked, Has, Opened, Station, Valid
from generator.model.text import Id, ImageFile, Line, PartId, Phone, Text, Url
from generator.model.when import Days, TimeRange, Unclocked
from generator.source.decode import Schema, key_of
from generator.source.fields import schema
from tests.source.sites import EXAM, SORTING, event, event_mistakes, site, station, station_mistakes

TENTH = date(2026, 12, 10)


def test_key_of_a_field_is_kebab_case() -> None:
    """Python's words that no field can bear have a bare key."""
    assert [key_of(name) for name in ("first_day", "from_", "except_", "day", "sign_up")] == [
        "first-day",
        "from",
        "except",
        "date",
        "sign-up",
    ]


def _dataclasses(hint: Any) -> Iterator[type]:
    if get_origin(hint) in (Union, UnionType) or get_args(hint):
        for argument in get_args(hint):
            yield from _dataclasses(argument)
    elif is_dataclass(hint) and isinstance(hint, type):
        yield hint


@pytest.mark.parametrize("cls", [Config, Page, Notice, Station, WasteThing, *(kind.details for kind in KINDS)])
def test_every_field_of_the_model_has_a_decoder(cls: type) -> None:
    """Adding a field of a known type is all that a new key needs; keys of one mapping do not clash."""
    known: Schema = schema(cls, skip=("id", "origin", "body"))
    names = {field.name for field in fields(cls)} - {"id", "origin", "body"}
    assert {name for name, _ in known.keys.values()} == names


def test_fields_that_were_not_written_have_the_defaults_of_the_model() -> None:
    """The model alone says what is optional."""
    made = event("date: 2026-12-10\n")
    left = {field.name for field in fields(Event)} - {"id", "kind", "origin", "details", "title", "when"}
    assert {name: getattr(made, name) for name in left} == {field.name: field.default for field in fields(Event) if field.name in left}
    assert get_type_hints(Event)["summary"] in (Text | None, Union[Text, NoneType])  # noqa: UP007


def test_event_with_every_shared_key_decodes() -> None:
    """The block of the contract, as values of the model."""
    made = event(
        """\
summary: 摘要
visibility: withdrawn
aliases: [old-id]
date: 2026-12-10
time: 08:30-11:00
place: {name: 石马球场, address: 厚街, community: dajing, directions: 东门, aliases: [球场], coords: {gcj02: [113.6712, 22.9403]}}
branches:
  - {name: 竹溪广场, community: zhuxi, time: 09:00-10:00, organisers: [{org: chengguan}], needed: 10, contact: {phone: "12345"}}
  - {station: aotai, sign-up: {url: "https://example.org"}}
organisers: [{org: chengguan, role: lead}, {org: yulan}]
topics: [公园, 河道]
audience: [{zh-Hans: 居民, en: Residents}]
volunteers:
  needed: 30
  hours: 2.5
  age: 18-65
  tasks: [{name: 分发, needed: 5, time: 08:00-09:00}]
  sign-up: {phone: 0769-0000 0000, until: 2026-12-08}
changes: [{date: 2026-12-10, action: cancel, reason: 台风, announced: 2026-12-09}]
results: [{value: "1200", unit: 人次, of: 参与}]
images: [{file: dajing.jpg, alt: 球场, credit: 示例}]
source: {title: 通知, number: 1 号, url: "https://example.org/n"}
contact: {name: 办公室, phone: "12345"}
follows: older
accept: [{code: private-phone, reason: 公开}]
"""
    )
    assert made.summary == Text("摘要")
    assert made.visibility is Visibility.WITHDRAWN
    assert made.aliases == (Id("old-id"),)
    assert made.when == Days(TENTH, TENTH)
    assert made.spans_days is False
    assert made.time == TimeRange(510, 660)
    assert made.place == Place(
        Text("石马球场"), Text("厚街"), Id("dajing"), Text("东门"), (Text("球场"),), Coords("gcj02", 113.6712, 22.9403)
    )
    assert made.branches == (
        Branch(
            Place(Text("竹溪广场"), community=Id("zhuxi")),
            TimeRange(540, 600),
            (Role(Id("chengguan")),),
            10,
            None,
            Contact(None, Phone("12345")),
        ),
        Branch(AtStation(Id("aotai")), sign_up=SignUp(Url("https://example.org"))),
    )
    assert made.organisers == (Role(Id("chengguan"), "lead"), Role(Id("yulan"), "lead"))
    assert made.topics == (Text("公园"), Text("河道"))
    assert made.audience == (Text("居民", (("en", "Residents"),)),)
    assert made.volunteers == Volunteers(
        needed=30,
        hours=Line("2.5"),
        age=Line("18-65"),
        tasks=(Task(Text("分发"), 5, TimeRange(480, 540)),),
        sign_up=SignUp(None, Phone("0769-0000 0000"), date(2026, 12, 8)),
    )
    assert made.changes == (Change(Action.CANCEL, TENTH, None, None, Text("台风"), date(2026, 12, 9)),)
    assert made.results == (Result(Line("1200"), Text("人次"), Text("参与")),)
    assert made.images == (Image(ImageFile("dajing.jpg"), Text("球场"), Text("示例")),)
    assert made.source == Source(Text("通知"), Line("1 号"), Url("https://example.org/n"))
    assert made.contact == Contact(Text("办公室"), Phone("12345"))
    assert made.follows == Id("older")
    assert made.accept == (Accept(Line("private-phone"), Text("公开")),)


def test_each_way_to_say_when_decodes() -> None:
    """A day, days, a rule, sessions, or not known."""
    assert event("date: 待定\n").when == Undated()
    span = event("first-day: 2026-12-10\nlast-day: 2026-12-12\n")
    assert (span.when, span.spans_days) == (Days(TENTH, date(2026, 12, 12)), True)
    one = event("first-day: 2026-12-10\nlast-day: 2026-12-10\n")
    assert (one.when, one.spans_days) == (Days(TENTH, TENTH), True)
    rule = "repeat: {every: week, on: [mon, thu], from: 2026-03-02, until: 2026-12-31, except: [2026-06-08], holidays: skip}\n"
    assert event(rule).when == Repeat(
        Every(1, "week"),
        date(2026, 3, 2),
        (Weekday(0), Weekday(3)),
        date(2026, 12, 31),
        (date(2026, 6, 8),),
        HolidayPolicy.SKIP,
    )
    sessions = event("sessions: [{id: a, date: 2026-12-10, time: 待定, reaches: school}]\n", SORTING)
    assert sessions.when == InSessions()
    assert sessions.details == WasteSorting((Session(PartId("a"), TENTH, Unclocked.TBD, None, Id("school")),))


def test_exam_decodes() -> None:
    """Measures may be announced before they are worded; counts may be words."""
    made = event(
        """\
date: 2027-06-07
exam: 高考
timetable: [{id: chinese, subject: 语文, date: 2027-06-07, time: 09:00-11:30}]
measures:
  - {title: 两个便民服务, count: 两, items: [{what: 服务点, affects: [parents]}, {what: 人员}]}
  - {title: 五个临时调整, count: 五, items: 待定}
""",
        EXAM,
    )
    assert made.details == ExamService(
        exam=Text("高考"),
        timetable=(Subject(PartId("chinese"), Text("语文"), date(2027, 6, 7), TimeRange(540, 690)),),
        measures=(
            Measure(Text("两个便民服务"), 2, (MeasureItem(Text("服务点"), affects=("parents",)), MeasureItem(Text("人员")))),
            Measure(Text("五个临时调整"), 5, Undecided.TBD),
        ),
    )


def test_change_to_new_days_time_and_place_decodes() -> None:
    """What `to` leaves out is None: as it was."""
    made = event(
        "repeat: {every: week, from: 2026-12-10}\n"
        "changes:\n"
        "  - {date: 2026-12-10, action: move, to: {date: 2026-12-11}}\n"
        "  - {date: 2026-12-17, action: move, to: {first-day: 2026-12-18, last-day: 2026-12-19}}\n"
        "  - {date: 2026-12-24, action: amend, to: {time: 待定, place: {station: aotai}}}\n"
        "  - {date: 2026-12-25, action: add}\n"
    )
    assert [change.to for change in made.changes] == [
        To(Days(date(2026, 12, 11), date(2026, 12, 11))),
        To(Days(date(2026, 12, 18), date(2026, 12, 19))),
        To(time=Unclocked.TBD, place=AtStation(Id("aotai"))),
        None,
    ]


def test_station_with_every_key_decodes() -> None:
    made = station(
        """\
short: 鳌台
status-note: 检修
status-until: 2026-12-31
hours: [每天 08:30-12:00, 周日 休息]
exceptions: [{date: 2026-12-10, hours: 休息}, {first-day: 2026-12-11, last-day: 2026-12-12, hours: 24小时}]
amenities: {microwave: broken, umbrella: yes}
audience: [环卫工]
access: scan
operators: [{org: union, role: support}]
opened: 2024-05
checked: {on: 2026-11-01, by: 巡查员}
valid: {from: 2026-01-01}
photos: [{file: a.png, alt: 门口}]
phone: "12345"
"""
    )
    assert (made.short, made.status_note, made.status_until) == (Text("鳌台"), Text("检修"), date(2026, 12, 31))
    assert [(line.days, line.open) for line in made.hours] == [
        (frozenset(range(7)), (TimeRange(510, 720),)),
        (frozenset({6}), WholeDay.CLOSED),
    ]
    assert made.exceptions == (
        HoursException(Days(TENTH, TENTH), WholeDay.CLOSED),
        HoursException(Days(date(2026, 12, 11), date(2026, 12, 12)), WholeDay.ALWAYS),
    )
    assert dict(made.amenities or {}) == {"microwave": Has.BROKEN, "umbrella": Has.YES}
    assert (made.access, made.operators) == ("scan", (Role(Id("union"), "support"),))
    assert (made.opened, made.checked, made.valid) == (
        Opened(2024, 5),
        Checked(date(2026, 11, 1), Text("巡查员")),
        Valid(date(2026, 1, 1)),
    )
    assert (made.photos, made.phone) == ((Image(ImageFile("a.png"), Text("门口")),), Phone("12345"))


def test_config_names_may_stand_alone() -> None:
    """A community, an organisation or a kind is a text, or a mapping with its name."""
    made = site(
        {
            "site_config.yml": """\
name: {zh-Hans: 镇, en: Town}
url: https://example.org/town
uid-domain: town.example.org
languages: [zh-Hans, en]
communities: {zhuxi: 竹溪社区, dajing: {name: {zh-Hans: 大迳社区, en: Dajing}, aliases: [大径]}, hujing: {zh-Hans: 湖景, en: Hujing}}
organisations: {chengguan: 分局, yulan: {name: 队, part-of: chengguan}}
kinds: {green-village: {name: 绿美乡村, colour: "#2E7D32", icon: park}, other: 其他}
publish: {usb: {to: houjie.zip, offline: true}}
footer: {site-code: "4419000001", accessibility: about.md}
"""
        }
    ).config
    assert made.url == "https://example.org/town/"
    assert list(made.communities) == ["zhuxi", "dajing", "hujing"]
    assert [community.name for community in made.communities.values()] == [
        Text("竹溪社区"),
        Text("大迳社区", (("en", "Dajing"),)),
        Text("湖景", (("en", "Hujing"),)),
    ]
    assert made.organisations[Id("yulan")].part_of == "chengguan"
    assert (made.kinds[Id("green-village")].colour, made.kinds[Id("other")].name) == ("#2e7d32", Text("其他"))
    assert made.publish[Id("usb")].offline is True
    assert (made.footer.site_code, made.timezone, made.feeds.past_days) == ("4419000001", "Asia/Shanghai", 30)


def test_texts_come_out_as_written() -> None:
    """Markup, braces, formulas and blanks at the ends are words like any other."""
    words = "<script>alert(1)</script> {{ x }} =1+1 & \\n"
    assert event(f"date: 2026-12-10\nsummary: '{words}'\n").summary == Text(words)
    assert event('date: 2026-12-10\nsummary: " x "\n').summary == Text(" x ")
    assert event("date: 2026-12-10\nsummary: >\n  一行\n").summary == Text("一行")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("date: 2026-12-10\nsummary: |\n  一\n  二\n", ("line-break", 3, 10)),
        ('date: 2026-12-10\nsummary: "一\\n二"\n', ("line-break", 3, 10)),
        ('date: 2026-12-10\nsummary: " "\n', ("blank-text", 3, 10)),
        ("date: 2026-12-10\nsummary: {en: x}\n", ("first-language-missing", 3, 11)),
        ("date: 2026-12-10\nsummary: {}\n", ("first-language-missing", 3, 10)),
        ("date: 2026-12-10\nsummary: {zh-Hans: x, zh-Hant: y}\n", ("language-not-of-site", 3, 23)),
        ("date: 2026-12-10\nsummary: {zh-Hans: x, fr: y}\n", ("not-a-language", 3, 23)),
        ("date: 2026-12-10\nsummary: [x]\n", ("expected-text", 3, 10)),
        ("date: 2026-12-10\ntilte: x\n", ("unknown-key", 3, 1)),
        ("date: 2026-12-10\nplace: {name: x, adress: y}\n", ("unknown-key", 3, 18)),
        ("date: 2026-12-10\nplace: {address: y}\n", ("missing-key", 3, 9)),
        ("date: 2026-12-10\nplace: x\n", ("place-not-mapping", 3, 8)),
        ("date: 2026-12-10\nplace: {station: a, name: x}\n", ("station-and-more", 3, 21)),
        ("date: 2026-12-10\nbranches: [{needed: 3}]\n", ("missing-key", 3, 13)),
        ("date: 2026-12-10\nbranches: [{name: x, needed: 0}]\n", ("bad-number", 3, 30)),
        ("date: 2026-12-10\ntopics: x\n", ("expected-list", 3, 9)),
        ("date: 2026-12-10\ncontact: x\n", ("expected-mapping", 3, 10)),
        ("date: 2026-12-10\nplace:\n  name：x\n", ("full-width-colon", 4, 3)),
        ("date: 2026-12-10\ncontact:\n  name:x\n", ("missing-blank", 4, 3)),
        ("date: 2026-12-10\nvisibility: pubic\n", ("unknown-value", 3, 13)),
        ("date: 2026-12-10\ntimetable: []\n", ("key-of-other-kind", 3, 1)),
        ("date: 2026-12-10\nsessions: []\n", ("key-of-other-kind", 3, 1)),
        ("summary: x\n", ("no-date", 1, 1)),
        ("date: 2026-12-10\nrepeat: {every: week, from: 2026-12-10}\n", ("several-dates", 3, 1)),
        ("date: 2026-12-10\nlast-day: 2026-12-10\n", ("several-dates", 3, 1)),
        ("date: 2026-02-30\n", ("bad-date", 2, 7)),
        ("first-day: 2026-12-10\n", ("half-a-span", 2, 1)),
        ("last-day: 2026-12-10\n", ("half-a-span", 2, 1)),
        ("first-day: 2026-12-10\nlast-day: 2026-12-09\n", ("days-order", 3, 11)),
        ("first-day: 2026-12-10\nlast-day: 2027-12-11\n", ("too-many-days", 3, 11)),
        ("first-day: 2026-12-10\nlast-day: 待定\n", ("date-form", 3, 11)),
        ("repeat: {every: day, from: 2026-12-10}\n", ("bad-every", 2, 17)),
        ("repeat: {every: week, on: mon, from: 2026-12-10}\n", ("expected-list", 2, 27)),
        ("repeat: {every: week, on: [], from: 2026-12-10}\n", ("empty-list", 2, 27)),
        ("repeat: {every: week, on: [mon, mon], from: 2026-12-10}\n", ("twice-in-list", 2, 33)),
        ("repeat: {every: week, on: [10], from: 2026-12-10}\n", ("on-not-weekly", 2, 28)),
        ("repeat: {every: month, on: [10, mon], from: 2026-12-10}\n", ("on-of-two-sorts", 2, 29)),
        ("repeat: {every: week, from: 2026-12-10, until: 2026-12-09}\n", ("until-before-from", 2, 48)),
        ("repeat: {every: week, from: 2026-12-10, until: 9999-12-31}\n", ("date-out-of-range", 2, 48)),
        ("repeat: {every: week, from: 2026-12-10, except: [2026-12-17, 2026-12-17]}\n", ("twice-in-list", 2, 62)),
        ("repeat: {every: week}\n", ("missing-key", 2, 10)),
    ],
)
def test_mistake_stands_where_it_was_made(keys: str, expected: tuple[str, int, int]) -> None:
    """One code, one place, and nothing said twice."""
    assert event_mistakes(keys) == [expected]


@pytest.mark.parametrize(
    ("coords", "code"),
    [
        ("[113.6712, 22.9403]", "coords-without-datum"),
        ("{}", "coords-without-datum"),
        ("{gps: [113.6712, 22.9403]}", "unknown-key"),
        ("{gcj02: [113.6712, 22.9403], wgs84: [113.6712, 22.9403]}", "coords-twice"),
        ("{gcj02: [113.6712]}", "coords-not-a-pair"),
        ("{gcj02: [113.6712, 22.9403, 1]}", "coords-not-a-pair"),
        ("{gcj02: [22.9403, 113.6712]}", "coords-swapped"),
        ("{gcj02: [13.4, 52.5]}", "coords-outside"),
        ("{gcj02: [113.6712, 2.9]}", "coords-outside"),
        ("{gcj02: [.nan, 22.9403]}", "bad-degrees"),
        ("{gcj02: [.inf, 22.9403]}", "bad-degrees"),
        ("{gcj02: [1e2, 22.9403]}", "bad-degrees"),
        ("{gcj02: [113°40′, 22.9403]}", "bad-degrees"),
        ("{gcj02: [+113.6712, 22.9403]}", "bad-degrees"),
        ("'113.6712,22.9403'", "expected-mapping"),
    ],
)
def test_coordinates_name_their_system_and_lie_in_the_country(coords: str, code: str) -> None:
    found = event_mistakes(f"date: 2026-12-10\nplace: {{name: x, coords: {coords}}}\n")
    assert [name for name, *_ in found] == [code]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("hours: [每天]\n", ("bad-hours", 5, 9)),
        ("hours: 24小时\n", ("expected-list", 5, 8)),
        ("exceptions: [{hours: 休息}]\n", ("no-days", 5, 15)),
        ("exceptions: [{date: 2026-12-10, first-day: 2026-12-10, last-day: 2026-12-11, hours: 休息}]\n", ("date-and-span", 5, 33)),
        ("amenities: {microwave: maybe}\n", ("unknown-value", 5, 24)),
        ("amenities: {微波炉: yes}\n", ("bad-id", 5, 13)),
        ("access: free\n", ("unknown-value", 5, 9)),
        ("opened: 去年\n", ("bad-opened", 5, 9)),
        ("checked: {by: x}\n", ("missing-key", 5, 11)),
        ("photos: [{file: a.jpg}]\n", ("missing-key", 5, 11)),
    ],
)
def test_mistake_of_a_station_stands_where_it_was_made(keys: str, expected: tuple[str, int, int]) -> None:
    assert station_mistakes(keys) == [expected]


def test_all_mistakes_of_a_file_are_found_at_once() -> None:
    """Those of form, of values and of rules, in the order of the file."""
    keys = """\
date: 2026-12-10
summary:
time: 11:00-08:30
place: {name: x, adress: y}
topics: x
contact: {phone: 转 3}
images: [{file: ../a.jpg}]
changes: [{action: keep, to: {time: 待定}}]
"""
    assert event_mistakes(keys) == [
        ("no-value", 3, 1),
        ("time-order", 4, 7),
        ("unknown-key", 5, 18),
        ("expected-list", 6, 9),
        ("bad-phone", 7, 18),
        ("missing-key", 8, 11),
        ("bad-image-path", 8, 17),
    ]


def test_rules_hold_beside_a_mistake_elsewhere() -> None:
    """A bad phone does not hide a line of changes that says nothing."""
    assert event_mistakes("date: 2026-12-10\ncontact: {phone: x}\nchanges: [{action: move}]\n") == [
        ("bad-phone", 3, 18),
        ("move-needs-to", 4, 20),
    ]
