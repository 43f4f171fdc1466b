"""Facts on a sheet, and how much shorter one would have to be."""

from generator.outputs.flyers.foot import Labelled
from generator.outputs.flyers.lines import fact_lines, to_cut

SIZES, BOX = (13.0, 11.0), (200.0, 60.0)
FACTS = (Labelled("做什么", "扫街、清河道"), Labelled("请带", "水杯、帽子、雨衣、长裤、防滑鞋、毛巾" * 6), Labelled("适合谁", "居民"))


def test_cut_is_just_enough() -> None:
    """So many letters less, and it stands with the others; one more, and it does not."""
    letters = to_cut(FACTS, "请带", SIZES, BOX)
    for cut, stands in ((letters, True), (letters - 1, False)):
        shorter = FACTS[1]._replace(value=FACTS[1].value[: len(FACTS[1].value) - cut])
        found = fact_lines((FACTS[0], shorter, FACTS[2]), SIZES, BOX)
        assert (cut, found.left_out == 0) == (cut, stands)


def test_cut_is_nothing_where_the_others_are_too_long() -> None:
    """One letter of it would be too much."""
    assert to_cut(FACTS, "请带", SIZES, (200.0, 31.0)) == 0
