"""The list on the table: what it says of each venue, and how many lines there are to write on."""

from generator.outputs import flyers
from generator.outputs.flyers.sign_in import SignInPage, SignInView
from tests.sites import town

DAY = "title: 大扫除\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {name: 广场, address: 体育路, community: west}\n"
TASKS = "volunteers: {needed: 30, risks: 路滑, tasks: [{name: 扫街, needed: 18, time: 08:00-09:00}, {name: 清河道}]}\n"


def sign_in_of(yaml: str, kind: str = "clean-city", prefix: str = "") -> SignInView:
    view = dict(flyers.plan(town({f"events/{kind}/day.yml": yaml})))[f"{prefix}flyers/day-signin.pdf"]
    assert isinstance(view, SignInView)
    return view


def facts(page: SignInPage) -> list[tuple[str, str]]:
    assert page.head is not None
    return [(fact.label, "".join(fact.value.lines)) for fact in page.head.facts.lines]


def tasks(page: SignInPage) -> list[tuple[str, str]]:
    assert page.head is not None
    return [(fact.label, "".join(fact.value.lines)) for column in page.head.tasks for fact in column.lines]


def test_sign_in_says_what_there_is_to_do() -> None:
    """Tasks have numbers, so that nobody need write them out."""
    (page,) = sign_in_of(DAY + TASKS).pages[:1]
    assert facts(page) == [
        ("时间", "12月10日（周四）08:30–11:00"),
        ("地点", "西社区，广场，体育路"),
        ("需要志愿者", "30人"),
        ("请注意", "路滑"),
    ]
    assert tasks(page) == [("1", "扫街（18人、08:00–09:00）"), ("2", "清河道")]
    assert page.table.heads == ("序号", "名字", "做什么（写号码）")


def test_short_tasks_stand_in_two_columns() -> None:
    """Long ones below each other; of very many the first, and a line that says how many more."""

    def columns(words: str, count: int) -> list[int]:
        listed = ", ".join(f"{{name: {words}{n}}}" for n in range(count))
        page = sign_in_of(DAY + f"volunteers: {{tasks: [{listed}]}}").pages[0]
        assert page.head is not None
        return [len(column.lines) for column in page.head.tasks]

    assert (columns("扫街", 3), columns("扫街", 7), columns("扫街", 30)) == ([3], [4, 3], [12, 12])
    assert columns("把整条街从东头到西头扫得干干净净" * 2, 7) == [7]


def test_sign_in_asks_for_nothing_but_name_and_task() -> None:
    """It lies there for everybody to read."""
    view = sign_in_of(DAY + "volunteers: {}".replace("{}", "{needed: 3}"))
    assert {page.table.heads for page in view.pages} == {("序号", "名字", "做什么")}


def test_only_events_with_volunteers_have_a_list() -> None:
    """In each language."""
    paths = [path for path, _ in flyers.plan(town({"events/clean-city/day.yml": DAY})) if "signin" in path]
    assert paths == []
    assert sign_in_of(DAY + TASKS, prefix="en/").title == "大扫除: sign-in sheet"


def test_every_venue_has_its_own_list() -> None:
    """With its own time and number of people; the numbers of the tasks are those of the main venue."""
    pages = sign_in_of(DAY + TASKS + "branches: [{name: 公园, time: 09:00-10:00, needed: 4, contact: {phone: '13'}}, {name: 河边}]").pages
    heads = [page for page in pages if page.head]
    assert [facts(page)[:3] for page in heads[1:]] == [
        [("时间", "12月10日（周四）09:00–10:00"), ("地点", "公园"), ("需要志愿者", "4人")],
        [("时间", "12月10日（周四）08:30–11:00"), ("地点", "河边"), ("请注意", "路滑")],
    ]
    assert tasks(heads[1]) == [("1", "扫街（08:00–09:00）"), ("2", "清河道")]


def test_lines_are_enough_for_who_is_wanted() -> None:
    """On as many pages, numbered through; of very many volunteers four pages, to be copied."""
    for needed, count in ((1, 1), (20, 1), (60, 2), (1_000_000, 4)):
        pages = sign_in_of(DAY + f"volunteers: {{needed: {needed}}}").pages
        assert (needed, len(pages)) == (needed, count)
        ends = [page.table.first + 2 * page.table.rows for page in pages]
        assert [page.table.first for page in pages[1:]] == ends[:-1]
        assert ends[-1] > min(needed, 150)


def test_day_of_a_series_is_a_line_to_write_on() -> None:
    """The sheet is good for every one of its dates."""
    page = sign_in_of(
        "title: 大扫除\nrepeat: {every: week, on: [mon, thu], from: 2026-03-02}\ntime: 19:00-21:00\nvolunteers: {needed: 4}"
    ).pages[0]
    assert facts(page) == [("日期", ""), ("时间", "每周一、周四19:00–21:00"), ("地点", ""), ("需要志愿者", "4人")]


def test_list_has_the_day_and_place_that_hold_now() -> None:
    """Not those that were planned."""
    change = "changes: [{action: move, to: {date: 2026-12-12, time: 15:00-16:00, place: {name: 公园}}, reason: 雨}]"
    assert facts(sign_in_of(DAY + TASKS + change).pages[0])[:2] == [("时间", "12月12日（周六）15:00–16:00"), ("地点", "公园")]


def test_day_of_several_is_a_line_to_write_on() -> None:
    """And so is one that is not known yet."""
    several = sign_in_of("title: 大扫除\nfirst-day: 2026-12-10\nlast-day: 2026-12-11\nplace: {name: 公园}\nvolunteers: {needed: 4}")
    assert facts(several.pages[0])[:2] == [("日期", ""), ("时间", "12月10日至11日")]


def test_day_and_place_of_a_campaign_are_lines_to_write_on() -> None:
    """Each session has its own."""
    sessions = "sessions: [{id: a, date: 2026-12-10, place: {name: 甲}}, {id: b, date: 2026-12-11, place: {name: 乙}}]\n"
    page = sign_in_of(f"title: 分类\n{sessions}volunteers: {{needed: 4}}", "waste-sorting").pages[0]
    assert facts(page)[:2] == [("日期", ""), ("地点", "")]


def test_list_of_what_is_off_says_so() -> None:
    """Somebody may have printed it."""
    page = sign_in_of(DAY + TASKS + "changes: [{action: cancel, reason: 台风}]").pages[0]
    assert page.head is not None and page.head.notice is not None
    assert page.head.notice.head.lines == ("已取消",)


def test_very_many_venues_share_one_list() -> None:
    """Its place is a line to write on."""
    branches = ", ".join(f"{{name: 广场{n}}}" for n in range(120))
    pages = sign_in_of(DAY + f"volunteers: {{needed: 3}}\nbranches: [{branches}]").pages
    assert (len(pages), facts(pages[0])[1]) == (1, ("地点", ""))
