"""Map links and the words around a place."""

from generator.model.place import Coords, Venue
from generator.model.text import Text
from generator.outputs.parts.places import map_links
from generator.outputs.parts.sentences import plain
from tests.outputs.pages import event_page


def venue(coords: Coords | None) -> Venue:
    return Venue(Text("球场 & 亭"), Text("1号;东:门"), None, None, (), coords, None)


def test_map_links_name_their_coordinate_system() -> None:
    """GCJ-02 with six decimals, longitude first for Amap, latitude first for the others; names cannot end a list."""
    assert [link.href for link in map_links(venue(Coords("gcj02", 113.6712, 22.9403)), "town.example.org")] == [
        (
            "https://uri.amap.com/marker?position=113.671200,22.940300&name=%E7%90%83%E5%9C%BA%20%26%20%E4%BA%AD"
            "&src=town.example.org&coordinate=gaode&callnative=1"
        ),
        (
            "https://api.map.baidu.com/marker?location=22.940300,113.671200&title=%E7%90%83%E5%9C%BA%20%26%20%E4%BA%AD"
            "&content=1%E5%8F%B7%3B%E4%B8%9C%3A%E9%97%A8&coord_type=gcj02&output=html&src=town.example.org"
        ),
        (
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:22.940300,113.671200;title:%E7%90%83%E5%9C%BA%20%26%20%E4%BA%AD;"
            "addr:1%E5%8F%B7%EF%BC%9B%E4%B8%9C%EF%BC%9A%E9%97%A8&coord_type=2&referer=town.example.org"
        ),
    ]


def test_map_links_convert_other_systems() -> None:
    """A point written in WGS-84 is linked where GCJ-02 has it."""
    (amap, _, _) = map_links(venue(Coords("wgs84", 116.404, 39.915)), "x")
    assert amap.href.split("position=")[1].split("&")[0] == "116.410244,39.916404"


def test_map_links_without_coords_search_by_address_and_name() -> None:
    """No coordinates are invented."""
    hrefs = [link.href for link in map_links(Venue(Text("球场"), None, None, None, (), None, None), "x")]
    assert hrefs == [
        "https://uri.amap.com/search?keyword=%E7%90%83%E5%9C%BA&src=x&callnative=1",
        "https://api.map.baidu.com/geocoder?address=%E7%90%83%E5%9C%BA&output=html&src=x",
        "https://apis.map.qq.com/uri/v1/search?keyword=%E7%90%83%E5%9C%BA&referer=x",
    ]


def test_place_at_a_station_links_to_it() -> None:
    """The place is the station's, under the station's name."""
    place = event_page("date: 2026-12-10\nplace: {station: park}").place
    assert place is not None and place.station is not None and place.community is not None
    assert (place.station.words, place.station.href) == ("公园站", "\x1astations/park/")
    assert (place.community.words, place.community.href) == ("西社区", "\x1aevents/communities/west/")
    assert place.copy == "公园站"


def test_place_of_a_moved_date_is_the_new_one() -> None:
    """Where it takes place now."""
    page = event_page("date: 2026-12-10\nplace: {name: 甲}\nchanges: [{action: amend, to: {place: {name: 乙}}}]")
    assert page.place is not None and page.place.name.text == "乙"


def test_place_says_its_other_names() -> None:
    """Under which people know it."""
    view = event_page("date: 2026-12-10\nplace: {name: 鳌台公园, aliases: [大公园, 湖边公园]}\n")
    assert view.place is not None
    assert plain(view.place.aliases) == "也叫大公园、湖边公园。"
