"""The table of widths against the fonts that the sheets are set in."""

from importlib import resources

import pytest
from fontTools.ttLib import TTFont

from generator.outputs.flyers.measure import width


@pytest.mark.parametrize("face", ["NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSansHK-Regular", "NotoSansHK-Bold"])
def test_no_letter_is_wider_than_it_counts(face: str) -> None:
    """So that what is said to fit, fits."""
    with resources.as_file(resources.files("generator").joinpath(f"fonts/{face}.ttf")) as path:
        font = TTFont(path)
    widths, em = font["hmtx"], font["head"].unitsPerEm
    wider = {chr(code) for code, name in font.getBestCmap().items() if widths[name][0] / em > width(chr(code)) + 0.001}
    assert wider == set()


def test_width_counts_the_gap_between_scripts() -> None:
    """A quarter of an em where Chinese meets a digit or a Latin letter."""
    assert width("12月") == pytest.approx(0.6 * 2 + 0.25 + 1)
    assert width("活动") == 2
