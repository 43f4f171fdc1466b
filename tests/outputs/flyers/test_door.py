"""What hangs on the door of a station."""

from generator.outputs.flyers.door import HoursLine, InsideItem
from tests.outputs.flyers.sheets import door_of


def test_door_groups_days_that_are_open_alike() -> None:
    """Two ranges are two lines; holidays are said below, where no line speaks of them."""
    hours = door_of("hours: ['周一至周五 08:30-12:00,14:30-18:00', '周六 09:00-12:00']").hours
    assert hours is not None
    assert hours.lines == (
        HoursLine("周一至周五", ("08:30–12:00", "14:30–18:00")),
        HoursLine("周六", ("09:00–12:00",)),
        HoursLine("周日", ("休息",)),
    )
    assert hours.notes is not None
    assert hours.notes.lines == ("节假日安排以现场为准。",)


def test_door_says_the_same_every_day() -> None:
    """It hangs there tomorrow: today is not marked, on a holiday neither."""
    views = {door_of("hours: [每天 09:00-18:00]", now=f"2026-{day}T08:00") for day in ("09-30", "10-01", "11-25")}
    assert len(views) == 1


def test_door_shows_what_is_there_and_what_is_broken() -> None:
    """Not what is missing or unknown."""
    inside = door_of("amenities: {water: broken, seats: yes, toilet: no, wifi: unknown}").inside
    assert inside is not None
    assert inside.items == (InsideItem("water", "饮水机（坏了）", True), InsideItem("seats", "休息桌椅", False))


def test_door_of_suspended_station_says_that_alone() -> None:
    """Neither hours nor amenities, but why and until when."""
    view = door_of("status: suspended\nstatus-note: 水管爆了\nstatus-until: 2026-12-20\nhours: [每天 09:00-18:00]\namenities: {water: yes}")
    assert (view.hours, view.inside, view.enter, view.about) == (None, None, "", None)
    assert view.notice is not None and view.why is not None
    assert view.notice.head.lines == ("暂停开放",)
    assert view.why.lines[0].value.lines == ("水管爆了。预计12月20日（周日）以后开。",)


def test_door_says_how_to_get_in_only_where_there_is_a_door() -> None:
    """Into a park one just walks; but who keeps the key is worth knowing anywhere."""
    found = [door_of(f"type: {kind}\naccess: {access}").enter for kind in ("union-station", "park") for access in ("open", "key")]
    assert found == ["推门就能进", "先找人拿钥匙", "", "先找人拿钥匙"]


def test_door_without_hours_leaves_them_out() -> None:
    """Whoever reads it stands before the door."""
    assert door_of("audience: [所有人]").hours is None


def test_door_holds_seven_days_of_many_hours() -> None:
    """Each day's ranges in one line where they would not fit below each other."""
    days = ", ".join(f"'周{d} 0{n}:00-12:00,13:00-14:00,15:00-16:00,17:00-次日0{n}:00'" for n, d in enumerate("一二三四五六日"))
    hours = door_of(f"hours: [{days}]").hours
    assert hours is not None
    assert len(hours.lines) == 7
    assert hours.lines[1] == HoursLine("周二", ("01:00–12:00、13:00–14:00、15:00–16:00、17:00–次日01:00",))


def test_door_says_that_its_hours_are_on_the_page() -> None:
    """Where they are too many for paper."""
    hours = "06:00-07:0{n},08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00,16:00-17:00,19:00-次日02:00"
    days = ", ".join(f"'周{d} {hours.format(n=n)}'" for n, d in enumerate("一二三四五六日"))
    view = door_of(f"hours: [{days}]\naudience: [所有人]")
    assert view.hours is None and view.about is not None
    assert [(line.label, line.value.lines) for line in view.about.lines] == [("开放时间", ("扫码",)), ("谁能进", ("所有人",))]


def test_door_code_leads_to_the_station() -> None:
    """Its symbol is 46 mm; the number to ring is the station's own, or the site's."""
    view = door_of("phone: 0769-0000 0000", tag="en")
    assert (view.url, round(view.foot.code.symbol * 25.4 / 72, 6)) == ("https://example.org/town/en/stations/hut/", 46)
    assert (view.foot.number, door_of("").foot.number) == ("0769-0000 0000", "12345")
