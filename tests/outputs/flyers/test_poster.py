"""Lines and sizes of a poster, and what it leaves out where it gets tight."""

import re
from datetime import date

import pytest

from generator.outputs import flyers
from generator.outputs.flyers import marks
from generator.outputs.flyers.fit import MM
from generator.outputs.flyers.poster import PosterView
from generator.outputs.flyers.share import ShareView
from generator.theme.assets import stylesheet
from tests.outputs.flyers.sheets import poster_of, share_of
from tests.outputs.test_revisions import at, published

LONG = "全镇人居环境整治与城乡清洁志愿服务"
DAY = "date: 2026-12-10\ntime: 08:30-11:00\n"


def sizes(view: PosterView) -> tuple[float, float]:
    """Of the date block against the largest, and of the title."""
    assert view.body.panel is not None
    return round(view.body.panel.block.width / MM / 68, 2), view.body.heading.size


def test_poster_has_the_sizes_of_the_look_where_nothing_is_long() -> None:
    """Title 54, time 52, place 40; the symbol of the code 48 mm wide with four modules blank on each side."""
    view = poster_of("title: 大迳社区|洁净城市活动日\n" + DAY + "place: {name: 石马球场, community: east}\n")
    assert sizes(view) == (1.0, 54)
    assert view.body.panel is not None
    assert view.body.panel.time is not None and view.body.place is not None
    assert (view.body.panel.time.size, view.body.place.name.size) == (52, 40)
    assert round(view.foot.code.symbol / MM, 6) == 48
    assert round(view.foot.code.quiet / view.foot.code.symbol * 29, 6) == 4


def test_poster_says_where_the_code_leads() -> None:
    """To the event's own page in its language; below it the address, broken after a slash."""
    view = poster_of(DAY, tag="en")
    assert view.url == "https://example.org/town/en/events/day/"
    assert view.foot.code.address.lines == ("example.org/town/en/events/", "day/")


def test_poster_without_a_place_says_that_it_is_not_known() -> None:
    """地点待定, as large as a place."""
    place = poster_of(DAY).body.place
    assert place is not None
    assert (place.name.lines, place.more) == (("地点待定",), None)


def test_poster_counts_the_other_venues() -> None:
    """They stand on the page, by name."""
    branches = ", ".join(f"{{name: 广场{n}}}" for n in range(24))
    place = poster_of(DAY + f"place: {{name: 石马球场, directions: 东门进}}\nbranches: [{branches}]").body.place
    assert place is not None and place.more is not None
    assert place.more.lines == ("东门进。另有24个地方同时办。",)


def test_long_place_makes_the_date_block_smaller_first() -> None:
    """The title stays as it is."""
    view = poster_of(f"title: 大迳社区|洁净城市活动日\n{DAY}place: {{name: {LONG * 2}, address: {LONG * 6}}}\n")
    assert sizes(view) == (0.64, 54)
    assert view.overlong == ()


def test_long_title_is_named_to_its_author() -> None:
    """With the number of letters that would have to go."""
    view = poster_of(f"title: {(LONG * 12)[:200]}\n{DAY}")
    assert view.body.heading.size == 18
    assert [(text.letters, text.stands) for text in view.overlong] == [(159, True)]
    assert "".join(view.body.heading.lines) == (LONG * 12)[:200]


def test_place_that_cannot_stand_is_an_error() -> None:
    """Not a sheet with half a name on it."""
    view = poster_of(f"{DAY}place: {{name: {LONG * 20}}}")
    assert [text.stands for text in view.overlong] == [False]


def test_facts_that_do_not_fit_fall_off_at_the_end() -> None:
    """Whole, and never the first ones; before that the foot gets higher."""
    volunteers = f"volunteers: {{bring: 水杯, provided: {LONG * 4}, risks: {LONG * 4}, needed: 30}}"
    foot = poster_of(f"{DAY}summary: 一起扫\naudience: [居民]\n{volunteers}").foot
    assert [line.label for line in foot.facts.lines] == ["", "请带", "现场有", "适合谁", "请注意", "需要志愿者"]
    assert foot.height > foot.code.height + 1 * MM
    volunteers = f"volunteers: {{bring: 水杯, provided: {LONG * 9}, risks: {LONG * 9}}}"
    facts = poster_of(f"{DAY}summary: 一起扫\naudience: [居民]\n{volunteers}").foot.facts
    assert [line.label for line in facts.lines] == ["", "请带", "现场有", "适合谁"]
    assert facts.left_out == 1


CHANGED = (
    "title: Clearing litter from the canals by boat\nrepeat: {every: month, on: [15], from: 2026-12-15}\ntime: 08:30-11:00\n"
    "place: {name: Bridge at the canal in Shatang}\n"
)


def test_days_that_are_not_as_usual_make_the_title_smaller() -> None:
    """Whoever reads the rule alone would come on a day that is off."""
    reason = "The lorry needs repair and a new day will follow as soon as it is back from there"
    body = poster_of(f"{CHANGED}changes: [{{date: 2027-01-15, action: postpone, reason: {reason}}}]").body
    assert body.unusual is not None
    assert [(line.label, body.unusual.left_out) for line in body.unusual.lines] == [("2027年1月15日（周五）", 0)]


def test_poster_counts_the_days_that_it_does_not_name() -> None:
    """Three have room; the page behind the code has all."""
    changes = ", ".join(f"{{date: 2027-0{month}-15, action: cancel}}" for month in range(1, 6))
    body = poster_of(f"{CHANGED}changes: [{changes}]").body
    assert body.unusual is not None
    assert (len(body.unusual.lines), body.unusual_heading) == (3, "和平常不一样的日子（还有2天，扫码看）")


@pytest.mark.parametrize("action", ["cancel", "amend, to: {time: 09:00-10:00}"])
def test_notice_never_loses_its_reason(action: str) -> None:
    """However long the rest is; a reason that no sheet could hold is named to its author."""
    long = f"title: {LONG * 4}\n{DAY}place: {{name: {LONG * 3}, address: {LONG * 6}}}\n"
    view = poster_of(f"{long}changes: [{{action: {action}, reason: {LONG * 6}}}]")
    assert view.body.why is not None
    assert "".join("".join(line.value.lines) for line in view.body.why.lines).startswith(LONG * 6)
    view = poster_of(f"{long}changes: [{{action: {action}, reason: {LONG * 40}}}]")
    assert [text.at.keys for text in view.overlong if not text.stands][-1:] == [("changes", 0, "reason")]


def test_series_says_where_it_usually_is() -> None:
    """Where the next date has another place: the sheet hangs there after it."""
    at = "place: {name: 石马球场}\nchanges: [{date: 2026-12-15, action: amend, to: {place: {name: 文化广场}}}]\n"
    place = poster_of("repeat: {every: month, on: [15], from: 2026-12-15}\n" + at).body.place
    assert place is not None and place.more is not None
    assert (place.name.lines, place.more.lines) == (("文化广场",), ("平常在石马球场",))


def test_nobody_named_leaves_the_publisher() -> None:
    """And a site without one leaves the line out."""
    assert poster_of(DAY).foot.behind is None
    behind = poster_of(DAY + "organisers: [{org: bureau}, {org: team, role: co}]").foot.behind
    assert behind is not None
    assert behind.lines == ("主办：城管分局；协办：志愿队",)


def test_kind_wears_its_own_colour() -> None:
    """A plain kind that of site_config.yml, on a tile mixed from it."""
    assert poster_of(DAY, "green-village").body.mark[:4] == ("tree", "#2e7d32", "#2e7d32", "#e6efe6")
    assert poster_of(DAY).body.mark[:4] == ("broom", "#0b5d4e", "#0b5d4e", "#e3f0ec")


def test_share_picture_says_that_it_is_on() -> None:
    """Its symbol is 220 pixels; on a notice there is no such word."""
    view = share_of(DAY)
    assert view.tag is not None
    assert (view.tag.label, view.tag.value, round(view.foot.symbol * view.unit, 6)) == ("ok", "照常", 220)
    assert share_of(DAY + "changes: [{action: cancel}]").tag is None


def test_built_in_kinds_wear_on_paper_what_they_wear_on_the_page() -> None:
    """The colours chosen by hand stand in the stylesheet too."""
    css = stylesheet()
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css[: css.index("@media")]))
    worn = {**marks.BUILT_IN, "stations": marks.STATIONS}
    assert {kind: (wear.symbol, wear.tile) for kind, wear in worn.items()} == {kind: (light[kind], light[f"{kind}-tile"]) for kind in worn}


def test_many_organisers_are_cut_and_not_left_out() -> None:
    """So many as three lines hold."""
    named = ", ".join(f"{{org: {org}, role: {role}}}" for role in ("lead", "co", "support") for org in ("bureau", "team") * 20)
    behind = poster_of(f"{DAY}organisers: [{named}]").foot.behind
    assert behind is not None
    assert (behind.lines[0][:8], behind.lines[-1][-1]) == ("主办：城管分局、", "…")


def test_rows_get_smaller_before_they_break() -> None:
    """数学 is no word for two lines, however long day and tag are."""
    rows = poster_of(
        "title: 考试\nfirst-day: 2027-06-07\nlast-day: 2027-06-08\nplace: {name: 中学}\n"
        "timetable: [{id: maths, subject: 数学, date: 2027-06-07, time: 15:00-17:00}]\n"
        "changes: [{part: maths, action: move, to: {date: 2027-06-08, time: 09:00-11:00}, reason: 暴雨}]\n",
        "exam-service",
    ).body.rows
    assert rows is not None
    assert [row.what.lines for row in rows.lines] == [("数学",)]


def test_sheets_say_their_version_once_it_was_published() -> None:
    """Small, after who is behind it; the poster's document has its day. On its own where nobody is named."""
    path, once = "events/clean-city/day.yml", "title: 日\ndate: 2026-12-10\n"
    named = {path: f"{once}organisers: [{{org: bureau}}]\n"}
    before = poster_of(named[path])
    assert before.foot.behind is not None
    assert (before.foot.behind.lines, before.dated) == (("主办：城管分局",), None)
    for files, behind in ((named, "主办：城管分局；第1版，11月25日发布"), ({path: once}, "第1版，11月25日发布")):
        views = dict(flyers.plan(at(files, published(files))))
        hung, shared = views["flyers/day.pdf"], views["flyers/day.png"]
        assert isinstance(hung, PosterView) and isinstance(shared, ShareView)
        assert hung.foot.behind is not None and shared.foot.behind is not None
        assert (hung.foot.behind.lines, shared.foot.behind.lines, hung.dated) == ((behind,), (behind,), date(2026, 11, 25))
