"""All that is hung up in a month, in one file."""

from generator import routes
from generator.outputs import flyers
from generator.outputs.edition import Edition
from generator.outputs.flyers.named import month_of, sheet_named
from generator.outputs.flyers.poster import PosterView
from generator.outputs.flyers.sheet import PackView, SheetView
from tests.outputs.pages import calendar_of
from tests.sites import TOWN, town

EVENTS = {
    "events/clean-city/late.yml": "title: 晚\ndate: 2026-12-20\nvolunteers: {needed: 2}\n",
    "events/clean-city/early.yml": "title: 早\ndate: 2026-12-02\nchanges: [{action: cancel, reason: 台风}]\n",
    "events/clean-city/weekly.yml": "title: 每周\nrepeat: {every: week, from: 2026-11-05}\n",
    "events/clean-city/past.yml": "title: 过\ndate: 2026-11-03\n",
    "events/clean-city/far.yml": "title: 远\ndate: 2027-03-03\n",
    "events/clean-city/undated.yml": "title: 待\ndate: 待定\n",
}


def packs(edition: Edition) -> dict[str, PackView]:
    return {path: view for path, view in flyers.plan(edition) if isinstance(view, PackView)}


def posters(pack: PackView) -> list[str]:
    return [sheet.event for sheet in pack.sheets if isinstance(sheet, PosterView)]


def test_pack_holds_the_posters_of_its_month_by_first_date() -> None:
    """Of the running month and the next: what is printed, also what is off; a series in each of its months."""
    found = packs(town(EVENTS))
    assert {path: posters(pack) for path, pack in found.items() if not path.startswith("en/")} == {
        "flyers/month-2026-11.pdf": ["weekly"],
        "flyers/month-2026-12.pdf": ["early", "weekly", "late"],
    }
    assert [path for path in found if path.startswith("en/")] == ["en/flyers/month-2026-11.pdf", "en/flyers/month-2026-12.pdf"]


def test_pack_begins_with_the_programme_of_its_month() -> None:
    """Which is hung up as well."""
    edition = town(EVENTS)
    pack = packs(edition)["flyers/month-2026-12.pdf"]
    assert pack.sheets[0] == dict(flyers.plan(edition))["flyers/programme-2026-12.pdf"]
    assert pack.title == "12月要印的海报"


def test_very_many_posters_are_several_files() -> None:
    """So that a changed word has few of them drawn again."""
    many = {f"events/clean-city/e{n:03}.yml": f"title: 扫{n}\ndate: 2026-12-{1 + n % 28:02}\n" for n in range(90)}
    found = {path: pack for path, pack in packs(town(many)).items() if path.startswith("flyers/month-2026-12")}
    assert {path: len(pack.sheets) for path, pack in found.items()} == {
        "flyers/month-2026-12.pdf": 40,
        "flyers/month-2026-12-2.pdf": 40,
        "flyers/month-2026-12-3.pdf": 11,
    }
    assert found["flyers/month-2026-12-3.pdf"].title == "12月要印的海报（3）"


def test_pack_is_the_same_on_another_day_of_its_month() -> None:
    """Nothing is left out of it because a first date has gone by."""
    before, after = (packs(town(EVENTS, f"2026-12-{day}T08:00"))["flyers/month-2026-12.pdf"] for day in ("01", "02"))
    assert posters(before) == posters(after)


def test_site_without_flyers_has_no_pack() -> None:
    """`none` is none."""
    config = TOWN["site_config.yml"].rstrip() + "\n        outputs: {flyers: none}\n"
    assert packs(town({**EVENTS, "site_config.yml": config})) == {}


def test_month_is_made_on_the_spot_whatever_the_site_prints() -> None:
    """Also of a past one; None of a month without anything, or of what is no month."""
    edition = town(EVENTS)
    calendar = calendar_of(edition, "zh-Hans")
    november, empty, nonsense = (month_of(edition, calendar, name) for name in ("2026-11", "2020-01", "2026-13"))
    assert november is not None
    assert (posters(november), empty, nonsense) == (["past", "weekly"], None, None)


def test_sheet_is_named_as_its_address_says() -> None:
    """Also one that the site does not print by itself."""
    files = {**EVENTS, "content/stations/late.yml": "name: 站\ntype: park\nstatus: open\nplace: {name: 甲}\n"}
    edition = town(files)
    for tag, prefix in (("zh-Hans", ""), ("en", "en/")):
        calendar = calendar_of(edition, tag)
        for name, template in (
            ("past", "poster"),
            ("undated", "poster"),
            ("late", "poster"),
            ("late-a3", "poster"),
            ("late-signin", "sign-in"),
            ("late.png", "share"),
            ("stations/late", "door"),
            ("park", "door"),
            ("stations/park.pdf", "door"),
        ):
            sheet = sheet_named(edition, calendar, name)
            assert isinstance(sheet, SheetView), name
            assert (name, sheet.template, sheet.language) == (name, template, tag)
            assert sheet.url.startswith(routes.absolute("https://example.org/town/", prefix))
        unknown = ("late-handout", "nobody", "../late", "stations/nobody", "late-", "")
        assert [sheet_named(edition, calendar, name) for name in unknown] == [None] * len(unknown)


def test_id_that_looks_like_a_sheet_is_found_first() -> None:
    """The longest id that there is."""
    files = {**EVENTS, "events/clean-city/late-a3.yml": "title: 另\ndate: 待定\n"}
    edition = town(files)
    sheet = sheet_named(edition, calendar_of(edition, "zh-Hans"), "late-a3")
    assert isinstance(sheet, PosterView)
    assert (sheet.event, sheet.size) == ("late-a3", "a4")
