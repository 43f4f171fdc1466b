"""Every key that an author may write in an event, and its words on the event's page."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from generator.diagnostics import Origin
from generator.kinds import KINDS
from generator.model.event import Accept, Event
from generator.model.place import Coords
from generator.model.recurrence import DayOfMonth, Every, Ordinal, Weekday
from generator.model.text import Body, Id, Text
from generator.model.when import TimeRange
from generator.outputs import event_pages
from generator.outputs.event_pages import EventView
from generator.render.html import PageWriter
from generator.theme.shell import Shell, Shells
from tests.sites import TOWN, town

PLAIN = (Text, Body, Coords, Every, Weekday, DayOfMonth, Ordinal, TimeRange, Origin, Accept)
"""Records that an author writes as one value."""
NOT_SHOWN = {
    "id": "stands in the address",
    "origin": "for messages",
    "spans_days": "how the days were written",
    "visibility": "says whether there is a page",
    "aliases": "other addresses of the page",
    "accept": "for whoever checks the sources",
    "details.sessions.id": "an anchor",
    "details.timetable.id": "names a part in changes",
    "details.points.id": "an anchor",
    "details.windows.id": "names a part in changes",
    "changes.part": "names a part",
}
FILES = {
    "site_config.yml": TOWN["site_config.yml"].replace("team: 志愿队", "team: {name: 志愿队, part-of: bureau, about: 队伍介绍}"),
    "events/clean-city/whole.yml": """
        title: 单次标题
        summary: 单次摘要
        description: 单次正文
        visibility: public
        aliases: [before]
        date: 2026-12-10
        time: 08:31-11:01
        place:
          name: 主会场
          address: 主会场地址
          community: east
          directions: 主会场走法
          aliases: [主会场别名]
          coords: {gcj02: [113.6711, 22.9401]}
        branches:
          - name: 分会场
            address: 分会场地址
            community: west
            directions: 分会场走法
            aliases: [分会场别名]
            coords: {gcj02: [113.6712, 22.9402]}
            time: 09:02-10:02
            organisers: [{org: team, role: support}]
            needed: 12
            sign-up: {url: "https://example.org/branch", phone: 0769-0000 0012, until: 2026-12-02}
            contact: {name: 分会场联系人, phone: 0769-0000 0013}
          - {station: park}
        organisers: [{org: bureau, role: lead}, {org: team, role: co}]
        topics: [单次主题]
        audience: [单次人群]
        volunteers:
          needed: 31
          hours: 2.3
          age: 18-63
          bring: 带的东西
          provided: 有的东西
          risks: 风险
          insurance: 保险说明
          tasks: [{name: 任务, needed: 14, time: 07:14-07:54}]
          sign-up: {url: "https://example.org/main", phone: 0769-0000 0015, until: 2026-12-05}
        results: [{value: "1234", unit: 人次, of: 参与人数}]
        images: [{file: a.jpg, alt: 图片说明, credit: 摄影者}]
        source: {title: 通知标题, number: 〔2026〕16号, url: "https://example.org/source"}
        contact: {name: 联系人, phone: 0769-0000 0017}
        accept: [{code: private-phone, reason: 不说出来}]
        """,
    "events/clean-city/at-station.yml": "title: 在驿站\ndate: 2026-12-11\nplace: {station: park}\n",
    "events/clean-city/earlier.yml": "title: 前一个系列\nrepeat: {every: week, from: 2025-01-06, until: 2025-12-29}\n",
    "events/clean-city/series.yml": """
        title: 系列标题
        repeat: {every: 2 weeks, on: [mon, thu], from: 2026-03-02, until: 2027-03-18, except: [2026-12-10], holidays: skip}
        time: 19:00-21:03
        place: {name: 老地方, community: east}
        follows: earlier
        changes:
          - date: 2026-12-07
            action: move
            to:
              date: 2026-12-08
              time: 20:01-20:41
              place:
                {name: 新地方, address: 新地址, community: west, directions: 新走法,
                 aliases: [新别名], coords: {gcj02: [113.6713, 22.9403]}}
            reason: 改期原因
            announced: 2026-11-21
          - {date: 2026-12-21, action: amend, to: {place: {station: park}}, reason: 换到公园}
        """,
    "events/clean-city/span.yml": "title: 几天\nfirst-day: 2026-12-01\nlast-day: 2026-12-04\n",
    "events/clean-city/moved.yml": """
        title: 改期的
        date: 2026-12-16
        changes: [{action: move, to: {first-day: 2026-12-17, last-day: 2026-12-18}}]
        """,
    "events/exam-service/exam.yml": """
        title: 考试标题
        exam: 考试名称
        first-day: 2026-12-07
        last-day: 2026-12-08
        timetable: [{id: a, subject: 科目, date: 2026-12-07, time: 09:01-11:31}]
        points:
          - id: gate
            place:
              {name: 服务点, address: 点地址, community: west, directions: 点走法, aliases: [点别名], coords: {gcj02: [113.6714, 22.9404]}}
            first-day: 2026-12-06
            last-day: 2026-12-08
            time: 07:32-18:02
            services: [饮用水]
          - {id: park, place: {station: park}, date: 2026-12-07}
        measures:
          - title: 一个整治
            count: 一
            items: [{what: 措施内容, when: 措施时间, where: 措施地点, affects: [shops]}]
        windows:
          - {id: road, kind: traffic, where: 管制路段, first-day: 2026-12-07, last-day: 2026-12-08, time: 07:03-12:03, note: 管制提示}
        """,
    "events/exam-service/bare.yml": "title: 只有名称\nexam: 一场考试\ndate: 2026-12-09\n",
    "events/waste-sorting/campaign.yml": """
        title: 宣传标题
        sessions:
          - id: a
            date: 2026-12-14
            time: 15:01-16:01
            place:
              {name: 场次地点, address: 场次地址, community: west, directions: 场次走法,
               aliases: [场次别名], coords: {gcj02: [113.6715, 22.9405]}}
            reaches: school
          - {id: b, date: 2026-12-15, place: {station: park}}
        """,
}
STATION = "公园站 -> stations/park/"
SHOWN = {
    "kind": ("whole", "洁净城市 -> events/kinds/clean-city/"),
    "title": ("whole", "单次标题"),
    "summary": ("whole", "单次摘要"),
    "description": ("whole", "单次正文"),
    "when.first_day": ("span", "12月1日"),
    "when.last_day": ("span", "至4日"),
    "when.every": ("series", "每两周"),
    "when.on": ("series", "周一、周四"),
    "when.from_": ("series", "从3月2日"),
    "when.until": ("series", "到2027年3月18日"),
    "when.except_": ("series", "12月10日（周四） 没有活动"),
    "when.holidays": ("series", "法定节假日 遇到就停"),
    "time": ("whole", "08:31–11:01"),
    "place.name": ("whole", "主会场"),
    "place.address": ("whole", "主会场地址"),
    "place.community": ("whole", "东社区 -> events/communities/east/"),
    "place.directions": ("whole", "主会场走法"),
    "place.aliases": ("whole", "主会场别名"),
    "place.coords": ("whole", "position=113.671100,22.940100"),
    "place.station": ("at-station", STATION),
    "branches.place.name": ("whole", "分会场"),
    "branches.place.address": ("whole", "分会场地址"),
    "branches.place.community": ("whole", "西社区"),
    "branches.place.directions": ("whole", "分会场走法"),
    "branches.place.aliases": ("whole", "分会场别名"),
    "branches.place.coords": ("whole", "position=113.671200,22.940200"),
    "branches.place.station": ("whole", STATION),
    "branches.time": ("whole", "09:02–10:02"),
    "branches.organisers.org": ("whole", "支持：志愿队 -> organisations/team/"),
    "branches.organisers.role": ("whole", "支持：志愿队"),
    "branches.needed": ("whole", "12人"),
    "branches.sign_up.url": ("whole", "-> https://example.org/branch"),
    "branches.sign_up.phone": ("whole", "-> tel:076900000012"),
    "branches.sign_up.until": ("whole", "12月2日"),
    "branches.contact.name": ("whole", "分会场联系人"),
    "branches.contact.phone": ("whole", "-> tel:076900000013"),
    "organisers.org": ("whole", "城管分局 -> organisations/bureau/"),
    "organisers.role": ("whole", "协办 志愿队"),
    "topics": ("whole", "单次主题"),
    "audience": ("whole", "单次人群"),
    "volunteers.needed": ("whole", "31人"),
    "volunteers.hours": ("whole", "2.3小时"),
    "volunteers.age": ("whole", "18至63岁"),
    "volunteers.bring": ("whole", "带的东西"),
    "volunteers.provided": ("whole", "有的东西"),
    "volunteers.risks": ("whole", "风险"),
    "volunteers.insurance": ("whole", "保险说明"),
    "volunteers.tasks.name": ("whole", "任务"),
    "volunteers.tasks.needed": ("whole", "14人"),
    "volunteers.tasks.time": ("whole", "07:14–07:54"),
    "volunteers.sign_up.url": ("whole", "-> https://example.org/main"),
    "volunteers.sign_up.phone": ("whole", "-> tel:076900000015"),
    "volunteers.sign_up.until": ("whole", "12月5日"),
    "changes.action": ("series", "改到12月8日"),
    "changes.day": ("series", "12月7日（周一） 改到"),
    "changes.to.days.first_day": ("series", "12月8日（周二）"),
    "changes.to.days.last_day": ("moved", "12月17日至18日"),
    "changes.to.time": ("series", "20:01–20:41"),
    "changes.to.place.name": ("series", "新地方"),
    "changes.to.place.address": ("series", "新地址"),
    "changes.to.place.community": ("series", "西社区 -> events/communities/west/"),
    "changes.to.place.directions": ("series", "新走法"),
    "changes.to.place.aliases": ("series", "新别名"),
    "changes.to.place.coords": ("series", "position=113.671300,22.940300"),
    "changes.to.place.station": ("series", STATION),
    "changes.reason": ("series", "改期原因"),
    "changes.announced": ("series", "11月21日"),
    "results.value": ("whole", "1234人次"),
    "results.unit": ("whole", "人次"),
    "results.of": ("whole", "参与人数"),
    "images.file": ("whole", "images/a.jpg"),
    "images.alt": ("whole", "图片说明"),
    "images.credit": ("whole", "摄影者"),
    "source.title": ("whole", "通知标题"),
    "source.number": ("whole", "〔2026〕16号"),
    "source.url": ("whole", "-> https://example.org/source"),
    "contact.name": ("whole", "联系人"),
    "contact.phone": ("whole", "-> tel:076900000017"),
    "follows": ("series", "前一个系列 -> events/earlier/"),
    "details.exam": ("bare", "一场考试"),
    "details.timetable.subject": ("exam", "科目"),
    "details.timetable.day": ("exam", "12月7日（周一）"),
    "details.timetable.time": ("exam", "09:01–11:31"),
    "details.points.place.name": ("exam", "服务点"),
    "details.points.place.address": ("exam", "点地址"),
    "details.points.place.community": ("exam", "西社区 -> events/communities/west/"),
    "details.points.place.directions": ("exam", "点走法"),
    "details.points.place.aliases": ("exam", "点别名"),
    "details.points.place.coords": ("exam", "position=113.671400,22.940400"),
    "details.points.place.station": ("exam", STATION),
    "details.points.days.first_day": ("exam", "12月6日至"),
    "details.points.days.last_day": ("exam", "12月6日至8日"),
    "details.points.time": ("exam", "07:32–18:02"),
    "details.points.services": ("exam", "饮用水"),
    "details.measures.title": ("exam", "一个整治"),
    "details.measures.count": ("exam", "1项"),
    "details.measures.items.what": ("exam", "措施内容"),
    "details.measures.items.when": ("exam", "措施时间"),
    "details.measures.items.where": ("exam", "措施地点"),
    "details.measures.items.affects": ("exam", "店铺"),
    "details.windows.kind": ("exam", "交通管制"),
    "details.windows.where": ("exam", "管制路段"),
    "details.windows.days.first_day": ("exam", "12月7日至"),
    "details.windows.days.last_day": ("exam", "12月7日至8日"),
    "details.windows.time": ("exam", "07:03–12:03"),
    "details.windows.note": ("exam", "管制提示"),
    "details.sessions.day": ("campaign", "12月14日"),
    "details.sessions.time": ("campaign", "15:01–16:01"),
    "details.sessions.place.name": ("campaign", "场次地点"),
    "details.sessions.place.address": ("campaign", "场次地址"),
    "details.sessions.place.community": ("campaign", "西社区 -> events/communities/west/"),
    "details.sessions.place.directions": ("campaign", "场次走法"),
    "details.sessions.place.aliases": ("campaign", "场次别名"),
    "details.sessions.place.coords": ("campaign", "position=113.671500,22.940500"),
    "details.sessions.place.station": ("campaign", STATION),
    "details.sessions.reaches": ("campaign", "进学校"),
}
"""Where each key's words stand: an event of FILES, and what its page says. `->` leads to an address."""


def keys_of(cls: type, at: str = "") -> Iterator[str]:
    """Of a record and all records in it, as fields are called."""
    hints = get_type_hints(cls)
    for field in fields(cls):
        if field.name == "details":
            continue
        inner = [kind for kind in _kinds_in(hints[field.name]) if is_dataclass(kind) and kind not in PLAIN]
        name = f"{at}{field.name}"
        for kind in inner:
            yield from keys_of(kind, f"{name}.")
        if not inner:
            yield name


def _kinds_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    elif get_origin(hint) in (UnionType, Union, tuple):
        for inner in get_args(hint):
            yield from _kinds_in(inner)


def known_keys() -> list[str]:
    found = list(keys_of(Event))
    for kind in KINDS:
        found += keys_of(kind.details, "details.")
    return list(dict.fromkeys(found))


class Reader(HTMLParser):
    """What somebody reads on a page: its words in their order, what pictures show, and after a link where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._leads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self._leads.append(given.get("href") or "")
        elif tag == "img":
            self.said += [given.get("src") or "", " ", given.get("alt") or ""]
        elif tag in ("dt", "dd", "div", "p", "li", "td", "b", "br", "h2", "h3"):
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.said.append(f" -> {self._leads.pop()} ")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@cache
def pages() -> dict[str, str]:
    """The main part of each event's page, read."""
    shell = Shell(("", "main", ""))
    writer = PageWriter(Shells(pages={("zh-Hans", "events"): shell}, files={}), "https://example.org/town/")
    found: dict[str, str] = {}
    for path, view in event_pages.plan(town(FILES)):
        if isinstance(view, EventView) and view.language == "zh-Hans":
            reader = Reader()
            reader.feed(writer.page(path, view).decode())
            found[view.event] = " ".join("".join(reader.said).replace("../../", "").split())
    return found


def test_every_key_is_known_here() -> None:
    """Whoever adds one says where the page shows it, or why it does not."""
    assert sorted({*SHOWN, *NOT_SHOWN}) == sorted(known_keys())


@pytest.mark.parametrize("key", SHOWN)
def test_key_stands_on_the_page(key: str) -> None:
    """In words, or as what a link leads to."""
    event, words = SHOWN[key]
    page = pages()[Id(event)]
    assert words in page, page


def test_what_is_for_the_sources_stays_there() -> None:
    """No accepted warning, no former address."""
    assert [words for words in ("private-phone", "不说出来", "before") if words in pages()[Id("whole")]] == []


def test_both_of_a_continued_series_name_the_other() -> None:
    """A line on each page, which leads to the other."""
    assert "前一个系列 -> events/earlier/" in pages()[Id("series")]
    assert "系列标题 -> events/series/" in pages()[Id("earlier")]
