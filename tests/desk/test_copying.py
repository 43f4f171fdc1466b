"""An event's file copied: what stays, what goes, what is switched off."""

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.copying import DATED, LEFT_OUT, Copy, copied
from generator.disk import Refusal
from generator.source import yaml

PATH = "events/clean-city/old.yml"


def copy(text: str, chinese: bool = True) -> Copy:
    document, mistakes = yaml.read(PATH, text.encode())
    assert document is not None and mistakes == []
    return copied(document, chinese)


def test_copy_keeps_comments_and_layout() -> None:
    """All but the day is the author's text, to the blank."""
    made = copy(
        dedent("""\
        # 主会场写 place
        title:   {zh-Hans: 大扫除,  en: Sweep}     # 标题

        date: 2026-12-10   # 星期四
        time: 08:30-11:00
        branches:
        - {name: 村口}     # 小会场
          # 还没定
        - {name: 桥头}

        # 谁来办
        organisers: [{org: town, role: lead}]
        """)
    )
    assert made.text == dedent("""\
        # 主会场写 place
        title:   {zh-Hans: 大扫除,  en: Sweep}     # 标题

        ## 上次是 2026-12-10，这次的日子：
        date: 待定   # 星期四
        time: 08:30-11:00
        branches:
        - {name: 村口}     # 小会场
          # 还没定
        - {name: 桥头}

        # 谁来办
        organisers: [{org: town, role: lead}]
        """)
    assert (made.left_out, made.days) == ((), ())


def test_copy_leaves_out_what_was_of_the_old_day() -> None:
    """With the comments directly above it, but not with those of the file or of the next key."""
    made = copy(
        dedent("""\
        # 这个文件
        aliases: [older]
        title: 大扫除
        date: 待定

        # 台风那次
        changes:
          - {date: 2026-12-10, action: cancel}

        # 数字
        results: [{value: 120, unit: 人次}]
        # 电话
        contact: {phone: "12345"}
        visibility: withdrawn
        follows: older-still
        """)
    )
    assert made.text == '# 这个文件\ntitle: 大扫除\ndate: 待定\n\n\n# 电话\ncontact: {phone: "12345"}\n'
    assert made.left_out == ("aliases", "changes", "results", "visibility", "follows")


def test_copy_switches_old_days_off() -> None:
    """The rule stays to be mended; deleting each “# ” and the new date gives it back."""
    text = "title: 扫街\nrepeat:\n  every: week      # 每周\n  on: [mon]\n  from: 2026-03-02\ntime: 07:00-08:00\n"
    made = copy(text, chinese=False)
    assert made.text == dedent("""\
        title: 扫街
        date: 待定
        ## The former days. Mend them, then delete the “# ” and the date above:
        # repeat:
        #   every: week      # 每周
        #   on: [mon]
        #   from: 2026-03-02
        time: 07:00-08:00
        """)
    assert re.sub("(?m)^# |^##.*\n|^date:.*\n", "", made.text) == text


def test_copy_switches_the_days_of_an_exam_off() -> None:
    """And keeps its measures."""
    made = copy(
        "title: 高考\nfirst-day: 2026-06-07\nlast-day: 2026-06-08\ntimetable:\n  - {id: a, subject: 语文, date: 2026-06-07}\n"
        "measures: [{title: 措施, count: 一, items: 待定}]\nwindows: []\n"
    )
    assert [line for line in made.text.split("\n") if not line.startswith("#")] == [
        "title: 高考",
        "date: 待定",
        "measures: [{title: 措施, count: 一, items: 待定}]",
        "",
    ]


def test_copy_names_days_that_may_be_old() -> None:
    """In titles, texts and deadlines, by their new line."""
    made = copy("title: 12月大扫除\ndate: 2026-12-10\nplace: {name: 老街1号}\nvolunteers:\n  sign-up: {phone: '1', until: 2026-12-08}\n")
    assert made.days == ((1, "title: 12月大扫除"), (6, "sign-up: {phone: '1', until: 2026-12-08}"))


def test_copy_keeps_line_ends() -> None:
    """Of Windows too, also where lines are put in; a last line without one gets one."""
    made = copy("\ufefftitle: 扫街\r\nfirst-day: 2026-12-10\r\nlast-day: 2026-12-11\r\ntime: 08:00-09:00")
    assert made.text.split("\r\n") == [
        "title: 扫街",
        "date: 待定",
        "## 上次的日子。改好，删掉“# ”，再删掉上面的 date：",
        "# first-day: 2026-12-10",
        "# last-day: 2026-12-11",
        "time: 08:00-09:00",
        "",
    ]


@pytest.mark.parametrize("text", ["{title: 扫街, date: 2026-12-10}\n", "  title: 扫街\n  date: 2026-12-10\n", "- 扫街\n"])
def test_copy_refuses_other_layouts(text: str) -> None:
    """Rather than to guess."""
    with pytest.raises(Refusal) as refusal:
        copy(text)
    assert (refusal.value.code, refusal.value.status) == ("new-copy-layout", 2)


VALUES = {
    "title": ["扫街", '"扫\n  街"', "'# 扫街'", "{zh-Hans: 扫街, en: Sweep}", ">\n  扫\n  街\n\n"],
    "date": ["2026-12-10", '"2026-12-10"', "２０２６-12-10   # 周四", "待定"],
    "description": ["|\n  一段\n\n  # 标题\n  又一段\n", "|+\n  一段\n\n\n", "一段"],
    "topics": ["[公园,\n  河道\n]", "\n- 公园\n# 里面\n- 河道", "\n  - 公园\n\n  - 河道\n"],
    "changes": ["[{action: cancel}]", "\n- {action: cancel}\n- {action: keep}"],
    "repeat": ["{every: week, from: 2026-03-02}", "\n  every: week\n  # 从三月\n  from: 2026-03-02"],
    "images": ["[]", "\n  - file: a.jpg\n    alt: 甲"],
    "contact": ['{phone: "12345"}', "\n    phone: '12345'"],
}


@given(st.lists(st.sampled_from(sorted(VALUES)), unique=True, min_size=1), st.data())
def test_copy_says_what_was_said_or_refuses(keys: list[str], data: st.DataObject) -> None:
    """However it was laid out: the keys that stay mean the same, those that go are gone, the day is open."""
    text = ""
    for key in keys:
        text += data.draw(st.sampled_from(["", "# 说明\n", "\n", "\n# 说明\n# 两行\n\n"]))
        text += f"{key}: {data.draw(st.sampled_from(VALUES[key]))}\n"
    old, _ = yaml.read(PATH, text.encode())
    assert old is not None
    try:
        made = copied(old, True)
    except Refusal:
        return
    new, mistakes = yaml.read(PATH, made.text.encode())
    if set(keys) <= LEFT_OUT:
        return
    assert mistakes == []
    kept = [key for key in keys if key not in DATED | LEFT_OUT]
    dated = [key for key in keys if key in DATED]
    assert new is not None
    assert sorted(new.root.entries) == sorted(kept + ["date"] * bool(dated))  # type: ignore[union-attr]
