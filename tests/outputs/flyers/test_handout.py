"""What is handed out on exam days, and how its pages lie on larger paper."""

import pytest

from generator.model.text import Id
from generator.outputs import flyers
from generator.outputs.flyers.handout import HandoutView, TwoUpView, imposed
from generator.outputs.flyers.pieces import Piece
from tests.sites import town

EXAM = """
title: 学业水平考试服务
first-day: 2026-12-07
last-day: 2026-12-08
timetable:
  - {id: a, subject: 语文, date: 2026-12-07, time: 09:00-11:30}
  - {id: b, subject: 数学, date: 2026-12-08, time: 15:00-17:00}
points: [{id: p, place: {name: 校门口服务点, directions: 找蓝色帐篷}, date: 2026-12-07, time: 08:00-18:00, services: [饮水, 雨伞]}]
windows:
  - {id: w, kind: traffic, where: 学校路, first-day: 2026-12-07, last-day: 2026-12-08, time: 07:00-12:00, note: 即停即走}
  - {id: q, kind: quiet, where: 学校周边, first-day: 2026-12-07, last-day: 2026-12-08, time: 22:00-次日06:00}
measures:
  - {title: 两个服务, count: 两, items: [{what: 设服务点, where: 校门口, affects: [parents]}, {what: 夜里停工, affects: [sites]}]}
  - {title: 一个提醒, count: 一, items: [{what: 少按喇叭, affects: [residents]}]}
  - {title: 五个调整, count: 五, items: 待定}
"""


def views(yaml: str) -> dict[str, object]:
    return dict(flyers.plan(town({"events/exam-service/exam.yml": yaml})))


def handout_of(yaml: str, prefix: str = "") -> HandoutView:
    view = views(yaml)[f"{prefix}flyers/exam-handout.pdf"]
    assert isinstance(view, HandoutView)
    return view


def words(pieces: tuple[Piece, ...]) -> list[str]:
    """Of each piece what stands at the left, and what it says."""
    found = []
    for one in pieces:
        fitted = [part for part in (one.head, one.body) if part]
        found.append(" ".join("".join(part.lines) for part in fitted))
    return found


def test_handout_says_what_everybody_needs_first() -> None:
    """Timetable, points, streets by what one may not do there, quiet hours, what each group does, and the rest."""
    view = handout_of(EXAM)
    assert [line for page in view.pages for line in words(page)] == [
        "考试时间",
        "12月7日（周一）",
        "09:00–11:30 语文",
        "12月8日（周二）",
        "15:00–17:00 数学",
        "便民服务点",
        "校门口服务点",
        "12月7日（周一）08:00–18:00",
        "找蓝色帐篷",
        "有饮水、雨伞",
        "给司机：哪里限行、哪里不能停",
        "学校路",
        "交通管制 12月7日至8日07:00–12:00；即停即走",
        "给店铺、工地、邻居：哪里要安静",
        "学校周边",
        "12月7日至8日22:00–次日06:00",
        "给家长",
        "· 设服务点（校门口）",
        "给工地",
        "· 夜里停工",
        "什么时候、什么地方要安静，看“哪里要安静”。",
        "给附近居民",
        "· 少按喇叭",
        "另外还有",
        "五个调整（5项）",
        "具体内容待定。",
    ]


def test_handout_marks_what_is_off() -> None:
    """A subject, with its reason; the others stand."""
    rows = [
        one for page in handout_of(EXAM + "changes: [{part: a, action: cancel, reason: 台风}]").pages for one in page if one.form == "row"
    ]
    assert [(one.tag, one.off) for one in rows[:2]] == [("已取消", True), ("", False)]


def test_handout_of_what_is_off_says_that_alone() -> None:
    """No timetable, for nobody comes."""
    view = handout_of("title: 服务\ndate: 2026-12-07\nchanges: [{action: cancel, reason: 台风}]")
    assert (view.pages, view.head.notice and view.head.notice.form) == (((),), "field")


def test_only_exams_have_a_handout() -> None:
    """Both forms of it, in each language."""
    paths = [path for path in views(EXAM) if "handout" in path]
    assert paths == [f"{prefix}flyers/exam-handout{form}.pdf" for prefix in ("", "en/") for form in ("", "-2up")]
    assert not [path for path, _ in flyers.plan(town({"events/clean-city/day.yml": "title: 扫\ndate: 2026-12-10\n"})) if "handout" in path]


def test_two_up_holds_the_same_pages() -> None:
    """On A4, two side by side."""
    all_of_them = views(EXAM)
    pages, sheet = all_of_them["flyers/exam-handout.pdf"], all_of_them["flyers/exam-handout-2up.pdf"]
    assert isinstance(pages, HandoutView) and isinstance(sheet, TwoUpView)
    assert (sheet.pages, pages.size, sheet.size) == (pages.pages, "a5", "a4-landscape")


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, ((0, 0),)),
        (2, ((0, 0), (1, 1))),
        (3, ((-1, 0), (1, 2))),
        (4, ((3, 0), (1, 2))),
        (7, ((-1, 0), (1, 6), (5, 2), (3, 4))),
        (8, ((7, 0), (1, 6), (5, 2), (3, 4))),
    ],
)
def test_pages_lie_so_that_they_can_be_cut_or_folded(pages: int, sides: tuple[tuple[int, int], ...]) -> None:
    """One or two pages twice; a booklet's outermost sheet first."""
    assert imposed(pages) == sides


@pytest.mark.parametrize("pages", range(3, 17))
def test_leaves_of_a_booklet_are_read_in_order(pages: int) -> None:
    """Laid in each other and folded, each leaf has a page and the next one on its back."""
    sides = imposed(pages)
    fronts, backs = sides[::2], sides[1::2]
    right = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    left = [page for front, back in reversed(list(zip(fronts, backs, strict=True))) for page in (back[1], front[0])]
    assert [page for page in right + left if page >= 0] == list(range(pages))


def test_handout_ends_before_it_is_a_book() -> None:
    """Sixteen pages; the last one says where the rest is, and its author is told."""
    windows = "\n".join(
        f"  - {{id: w{n}, kind: traffic, where: 路{n}, date: 2026-12-07, time: 07:00-12:00, note: {'请绕行' * 30}}}" for n in range(200)
    )
    edition = town({"events/exam-service/exam.yml": f"title: 服务\ndate: 2026-12-07\nwindows:\n{windows}\n"})
    planned = dict(flyers.plan(edition))
    view = planned["flyers/exam-handout.pdf"]
    assert isinstance(view, HandoutView)
    assert (len(view.pages), words(view.pages[-1])[-1]) == (16, "印不下的，扫第1页的二维码看。")
    assert [d.code for d in flyers.diagnose(planned.values(), edition)] == ["handout-long"]
    assert Id("exam") in edition.events


def test_long_text_is_cut_and_named_to_its_author() -> None:
    """Three hundred letters of it are printed."""
    edition = town({"events/exam-service/exam.yml": EXAM.replace("即停即走", "即停即走" * 80)})
    planned = dict(flyers.plan(edition))
    (found,) = flyers.diagnose(planned.values(), edition)
    assert (found.code, dict(found.arguments)["letters"]) == ("handout-text-long", "20")
