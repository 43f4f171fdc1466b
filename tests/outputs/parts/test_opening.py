"""Opening hours in words."""

from generator.model.text import Id
from generator.outputs.parts.opening import opening_view, today_words
from generator.outputs.parts.sentences import Stamp, plain
from tests.outputs.pages import calendar_of
from tests.sites import town

HOURS = """
    name: 站
    type: park
    status: open
    place: {name: 公园}
    hours: [工作日 08:30-12:00、14:30-18:00, 周六 09:00-12:00, 周日 休息]
    exceptions: [{date: 2026-11-24, hours: 休息}, {first-day: 2026-12-25, last-day: 2026-12-26, hours: 09:00-10:00}]
    """.replace("、", ",").replace("[工作日 08:30-12:00,14:30-18:00, ", "['工作日 08:30-12:00,14:30-18:00', ")


def test_week_table_marks_today_and_parts_ranges() -> None:
    """Monday first; each range a line of its own."""
    edition = town({"content/stations/park.yml": HOURS})
    rows = opening_view(calendar_of(edition), edition.site.stations[Id("park")]).rows
    assert [(r.day, r.ranges) for r in rows[4:]] == [
        ("周五", ("08:30–12:00", "14:30–18:00")),
        ("周六", ("09:00–12:00",)),
        ("周日", ("休息",)),
    ]
    assert [r.day for r in rows if r.is_today] == ["周三"]


def test_week_table_shows_what_holds_today() -> None:
    """The other days as they usually are, also in a holiday week; why today is different stands below."""
    edition = town({"content/stations/park.yml": HOURS}, now="2026-10-01T08:00")
    view = opening_view(calendar_of(edition), edition.site.stations[Id("park")])
    assert [r.ranges for r in view.rows[3:5]] == [("节假日安排以现场为准",), ("08:30–12:00", "14:30–18:00")]
    assert [plain(s) for s in (view.today, *view.special)] == ["今天是国庆节，节假日安排以现场为准。", "节假日安排以现场为准。"]
    assert [r.usual for r in view.rows if r.usual] == [("08:30–12:00", "14:30–18:00")]
    makeup = town({"content/stations/park.yml": HOURS}, now="2026-10-10T08:00")
    view = opening_view(calendar_of(makeup), makeup.site.stations[Id("park")])
    assert (plain(view.today), view.rows[5].ranges) == ("今天调休上班，09:00–12:00。", ("09:00–12:00",))
    closed = town({"content/stations/park.yml": HOURS}, now="2026-11-24T08:00")
    view = opening_view(calendar_of(closed), closed.site.stations[Id("park")])
    assert [r.ranges for r in view.rows if r.is_today] == [("休息",)]


def test_week_in_a_sentence() -> None:
    """Days with the same hours together, holidays among them; parted where a line may end."""
    files = {"content/stations/park.yml": HOURS.replace("周日 休息]", "周日 休息, 节假日 休息]")}
    edition = town(files)
    for tag, expected in (
        ("zh-Hans", ("工作日08:30–12:00、14:30–18:00，", "周六09:00–12:00，", "周日和节假日休息。")),
        ("en", ("Working days 08:30–12:00, 14:30–18:00;", "Sat 09:00–12:00;", "Sun and public holidays closed.")),
    ):
        view = opening_view(calendar_of(edition, tag), edition.site.stations[Id("park")])
        assert tuple(piece.rstrip() for piece in view.words) == expected
        assert (len(view.rows), view.special) == (8, ())


def test_exceptions_that_are_not_over_are_sentences() -> None:
    """In order of days; each range a stamp, which never breaks."""
    edition = town(
        {"content/stations/park.yml": HOURS.replace("hours: 09:00-10:00}", "hours: 09:00-10:00}, {date: 2026-12-01, hours: 休息}")}
    )
    view = opening_view(calendar_of(edition), edition.site.stations[Id("park")])
    assert [plain(s) for s in view.exceptions] == ["12月1日（周二）休息。", "12月25日至26日改为09:00–10:00。"]
    assert Stamp("09:00–10:00", "2026-12-25T09:00") in view.exceptions[1]


def test_today_in_words() -> None:
    """The day's ranges, each a stamp; 休息; and a holiday nobody spoke of."""
    found = []
    for now in ("2026-11-25T08:00", "2026-11-24T08:00", "2026-10-02T08:00"):
        edition = town({"content/stations/park.yml": HOURS}, now)
        found.append(today_words(calendar_of(edition), edition.site.stations[Id("park")]))
    ranges = Stamp("08:30–12:00", "2026-11-25T08:30"), Stamp("14:30–18:00", "2026-11-25T14:30")
    assert found == [("今天", ranges[0], "、", ranges[1]), ("今天休息",), ("节假日安排以现场为准",)]
