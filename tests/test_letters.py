"""What can be printed, and what print leaves out."""

from importlib import resources

import pytest
from fontTools.ttLib import TTFont

from generator.letters import letters, printable, unprintable, unprinted
from generator.traditional import traditional
from tools.subset_fonts import gb2312, general

FACES = ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSansHK-Regular", "NotoSansHK-Bold")
BLANK = {" ", "\xa0", "\u3000", "\n"}


def drawn(face: str) -> frozenset[str]:
    """All that a font of fonts/ has a shape for."""
    with resources.as_file(resources.files("generator") / "fonts" / f"{face}.ttf") as file:
        return frozenset(map(chr, TTFont(file, lazy=True).getBestCmap()))


def test_letters_are_those_of_the_fonts() -> None:
    """The list and the four faces say the same; a weight has what the other has."""
    regular, bold, hant, hant_bold = map(drawn, FACES)
    assert (regular, hant) == (bold, hant_bold)
    assert letters() - BLANK == {letter for letter in regular | hant if letter > " "} - BLANK


def test_letters_hold_every_character_of_the_official_table() -> None:
    """8105 of them, and GB 2312; in Simplified shapes."""
    assert len(general()) == 8105
    assert general() | gb2312() <= drawn("NotoSansSC-Regular") | BLANK


def test_letters_hold_what_zh_hant_makes_of_them() -> None:
    """In the shapes of Hong Kong, but for the rarest; three of the third level are in no face at all."""
    made = frozenset(traditional("".join(sorted(general()))))
    assert len(made - drawn("NotoSansHK-Regular")) < 400
    assert made - letters() == {"𡑍", "𣈶", "𥗽"}


@pytest.mark.parametrize("name", ["道滘", "高埗", "塱", "迳", "汴", "濠", "白濠社区", "Nanwu Café", "8:30–11:00", "①→℃“”‘’…—·（）《》％"])
def test_letters_of_this_town_are_all_there(name: str) -> None:
    """GB 2312 alone lacks three of them."""
    assert (unprintable(name), unprinted(name), printable(name)) == ((), (), name)


@pytest.mark.parametrize(
    ("text", "missing"),
    [("𠮷祥", ("𠮷",)), ("ไทย", ("ไ", "ท", "ย")), ("a\u200bb", ()), ("好🎉", ()), ("\U000f0000", ("\U000f0000",))],
)
def test_unprintable_names_each_letter_once(text: str, missing: tuple[str, ...]) -> None:
    """Neither emoji, which are left out, nor what nobody sees."""
    assert unprintable(text * 2) == missing


@pytest.mark.parametrize(
    ("text", "found", "printed"),
    [
        ("🎉 活动", ("🎉",), "活动"),
        ("活动🎉来吧", ("🎉",), "活动 来吧"),
        ("扫街 🧹️。", ("🧹️",), "扫街。"),
        ("一家 👨‍👩‍👧 来", ("👨‍👩‍👧",), "一家 来"),
        ("👍🏽👍🏽好", ("👍🏽",), "好"),
        ("🇨🇳国庆", ("🇨🇳",), "国庆"),
        ("1️⃣ 先来", (), "1 先来"),
        ("☎️ 12345 ★", (), "☎ 12345 ★"),
    ],
)
def test_printable_leaves_emoji_out(text: str, found: tuple[str, ...], printed: str) -> None:
    """Whole, with the blank beside them; a sign that the fonts have stays, in black."""
    assert (unprinted(text), printable(text)) == (found, printed)
