"""What only an exam's page shows."""

from generator.outputs.parts.exam_details import ExamDetails
from generator.outputs.parts.sentences import plain
from tests.outputs.pages import event_page

EXAM = """
    first-day: 2027-06-07
    last-day: 2027-06-09
    timetable:
      - {id: maths, subject: 数学, date: 2027-06-07, time: 15:00-17:00}
      - {id: chinese, subject: 语文, date: 2027-06-07, time: 09:00-11:30}
      - {id: physics, subject: 物理, date: 2027-06-08, time: 09:00-10:15}
    points:
      - {id: gate, place: {name: 校门口, community: east}, first-day: 2027-06-06, last-day: 2027-06-09, time: 07:00-18:30, services: [饮水]}
    windows:
      - {id: pm, kind: traffic, where: 中路, first-day: 2027-06-07, last-day: 2027-06-09, time: 14:30-17:30}
      - {id: am, kind: traffic, where: 中路, first-day: 2027-06-07, last-day: 2027-06-09, time: 07:30-12:00}
      - {id: hush, kind: quiet, where: 考点周围, date: 2027-06-07, note: 不鸣笛}
    measures:
      - {title: 两个服务, count: 两, items: [{what: 设点, affects: [parents]}, {what: 关音响, affects: [shops, residents]}]}
      - {title: 五个调整, count: 5, items: 待定}
    changes:
      - {part: maths, action: move, to: {time: 15:30-17:30}, reason: 天热}
      - {part: hush, action: cancel}
    """


def details(tag: str = "zh-Hans") -> ExamDetails:
    found = event_page(EXAM, kind="exam-service", tag=tag).details
    assert isinstance(found, ExamDetails)
    return found


def test_timetable_stands_by_day_and_time() -> None:
    """In order of time, a moved subject at its new one."""
    rows = [(plain(d.day), plain((r.time,)), r.subject.text, plain(r.note)) for d in details().days for r in d.rows]
    assert rows == [
        ("2027年6月7日（周一）", "09:00–11:30", "语文", ""),
        ("2027年6月7日（周一）", "15:30–17:30", "数学", "原定2027年6月7日（周一）15:00–17:00。天热。"),
        ("2027年6月8日（周二）", "09:00–10:15", "物理", ""),
    ]


def test_windows_stand_by_street_then_time() -> None:
    """Times on the same street and days are one row; a cancelled window says so."""
    rows = [(s.where.text, [plain((t,)) for t in r.times], r.kind, r.tag.words if r.tag else "") for s in details().streets for r in s.rows]
    assert rows == [("中路", ["07:30–12:00", "14:30–17:30"], "交通管制", ""), ("考点周围", ["全天"], "保持安静", "已取消")]


def test_points_have_their_anchor_and_name_in_the_directory() -> None:
    """#POINT on the page, EVENT.POINT in the directory."""
    (point,) = details().points
    assert (point.id, point.station, point.status, point.place.name.text) == ("gate", "day.gate", "open", "校门口")


def test_measures_are_counted_and_extracted() -> None:
    """Items not yet worded leave the count; each extract holds what concerns its readers."""
    found = details()
    assert [(m.title.text, m.count, [r.what.text for r in m.rows]) for m in found.measures] == [
        ("两个服务", 2, ["设点", "关音响"]),
        ("五个调整", 5, []),
    ]
    extracts = [(e.anchor, [r.what.text for r in e.measures], [s.where.text for s in e.windows]) for e in found.extracts]
    assert extracts == [
        ("for_parents", ["设点"], []),
        ("for_drivers", [], ["中路"]),
        ("for_shops", ["关音响"], ["考点周围"]),
        ("for_sites", [], ["考点周围"]),
        ("for_residents", ["关音响"], []),
    ]


def test_anchors_are_the_points_and_extracts() -> None:
    """What others may link to."""
    page = event_page(EXAM, kind="exam-service")
    assert page.anchors == ("gate", "for_parents", "for_drivers", "for_shops", "for_sites", "for_residents")
