"""Lines are decided before anything is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.flyers.fit import MM, Fitted, Rung, cut, fit, one_line, rungs
from generator.outputs.flyers.measure import width

TITLE = (*rungs(54, 44, 2), *rungs(42, 36, 3))
BOX = (190 * MM, 46 * MM)


def lines(*pieces: str, names: tuple[str, ...] = ()) -> tuple[float, tuple[str, ...]]:
    found = fit(pieces, TITLE, BOX, leading=1.2, names=frozenset(names), balanced=True)
    assert found is not None
    return found.size, found.lines


def test_title_breaks_where_its_author_lets_it() -> None:
    """And nowhere else, as long as it fits."""
    assert lines("大迳社区", "洁净城市活动日") == (54, ("大迳社区", "洁净城市活动日"))


def test_title_breaks_between_words() -> None:
    """Not inside 交换, though that would be the middle."""
    assert lines("鳌台公园旧物交换与分类体验") == (54, ("鳌台公园旧物", "交换与分类体验"))


def test_title_keeps_a_name_whole() -> None:
    """It gets smaller rather than part a name of the town."""
    assert lines("一起来看河滨长廊步道夜景灯光", names=("河滨长廊步道",)) == (52, ("一起来看", "河滨长廊步道夜景灯光"))


def test_latin_title_breaks_between_words() -> None:
    """Lines as alike in length as can be."""
    assert lines("Clean City Day in Hetian and all communities") == (44, ("Clean City Day in Hetian", "and all communities"))


def test_no_line_begins_with_a_closing_mark() -> None:
    """Nor ends with an opening one, nor parts a number from its unit."""
    found = fit(("一二三四五六七八九，（甲乙）2026年12月10日，丙丁",), (Rung(10, 20),), (40, 900))
    assert found is not None
    assert not any(line[0] in "，）年月日" or line[-1] == "（" for line in found.lines)


def test_last_line_is_not_one_lost_character() -> None:
    """The line above is ended earlier."""
    found = fit(("每周一和周四收摊以后一起把路上洗净。",), (Rung(10, 3),), (170, 100))
    assert found is not None
    assert found.lines == ("每周一和周四收摊以后一起把路上", "洗净。")


def test_line_ends_behind_a_stop_before_a_date() -> None:
    """And the date stays whole."""
    found = fit(("服务点那天粉刷墙面（示例）。11月23日（周一）公布。",), (Rung(10, 3),), (190, 100))
    assert found is not None
    assert found.lines == ("服务点那天粉刷墙面（示例）。", "11月23日（周一）公布。")


def test_apostrophe_ends_no_line() -> None:
    """It stands inside a word."""
    found = fit(("The street is clean on New Year’s morning",), (Rung(10, 3),), (155, 100))
    assert found is not None
    assert found.lines == ("The street is clean on New", "Year’s morning")


def test_word_wider_than_a_line_is_broken() -> None:
    """Sixty letters without a blank hold, in lines that are not too wide."""
    found = fit(("W" * 60,), (Rung(20, 9),), (300, 400))
    assert found is not None
    assert "".join(found.lines) == "W" * 60
    assert max(width(line) for line in found.lines) * 20 <= 300


def test_fit_is_none_where_nothing_fits() -> None:
    """The caller decides what then."""
    assert fit(("长" * 500,), TITLE, BOX) is None


def test_words_that_print_leaves_out_take_no_line() -> None:
    """Emoji alone are nothing."""
    assert fit(("🎉",), TITLE, BOX) == Fitted(54, 54 * 1.3, ())


def test_cut_says_how_much_to_leave_out() -> None:
    """What is left fits, and one letter more does not."""
    words = "清" * 60
    letters = cut(words, TITLE, BOX, leading=1.2)
    assert letters == 18
    assert fit((words[:-letters],), TITLE, BOX, leading=1.2)
    assert cut("大扫除", TITLE, BOX) == 0


def test_one_line_takes_the_largest_size() -> None:
    """And drops emoji, which print has no type for."""
    assert one_line("08:30–11:00", rungs(52, 30, 1), 300) == Fitted(48, 48 * 1.3, ("08:30–11:00",))
    assert one_line("好🎉", rungs(20, 10, 1), 300) == Fitted(20, 26.0, ("好",))


@pytest.mark.parametrize("balanced", [True, False])
@given(words=st.text(st.sampled_from("清洁，。（）城市A b1-/：2“”"), min_size=1, max_size=80))
def test_fit_loses_no_letter_and_passes_no_edge(balanced: bool, words: str) -> None:
    """Whatever is written: the same letters in the same order, in lines that fit."""
    found = fit((words,), rungs(40, 10, 6), (200, 400), balanced=balanced)
    if found:
        assert "".join("".join(found.lines).split()) == "".join(words.split())
        assert all(width(line) * found.size <= 200 for line in found.lines)
        assert found.height <= 400.01
