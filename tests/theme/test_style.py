"""The stylesheet's own rules: tokens, contrast, sizes."""

import re

import pytest

from generator import colours
from generator.theme import drawing
from generator.theme.assets import ASSETS, stylesheet

CSS = stylesheet()


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


ROOTS = [tokens(block) for block in re.findall(r":root[^{]*\{([^}]*)\}", CSS)]
TOKENS_LIGHT, TOKENS_DARK = ROOTS[0], ROOTS[1]


def test_tokens_of_both_dark_blocks_are_alike() -> None:
    """The system's dark and the chosen dark are one scheme."""
    assert ROOTS[1] == ROOTS[2]


def test_tokens_are_named_alike_in_light_and_dark() -> None:
    """A token that one scheme lacks would show the other's colour."""
    assert set(TOKENS_LIGHT) == set(TOKENS_DARK)


def test_tokens_are_all_used_and_all_known() -> None:
    """No var() without its token, no token without a var()."""
    own = {"kc", "kt", "kw", "sb"}  # set by components
    used = {name for name in re.findall(r"var\(--([a-z0-9-]+)", CSS) if not name.startswith("md-")}
    assert set(TOKENS_LIGHT) | own == used


def test_tokens_agree_with_the_colours_of_kinds() -> None:
    """`colours` counts contrast against the grounds and ink of the stylesheet."""
    assert tuple(colours.Scheme(t["bg"], t["tint"], t["ink"]) for t in (TOKENS_LIGHT, TOKENS_DARK)) == (colours.LIGHT, colours.DARK)


@pytest.mark.parametrize(
    ("text", "ground", "light", "dark"),
    [
        ("ink", "bg", 16.1, 15.4),
        ("ink", "tint", 14.2, 12.8),
        ("ink2", "bg", 7.4, 8.6),
        ("ink2", "tint", 6.6, 7.1),
        ("ink2", "sunk", 6.8, 7.8),
        ("ctl", "bg", 4.6, 5.1),
        ("ctl", "sunk", 4.2, 4.6),
        ("brand", "bg", 7.8, 9.9),
        ("brand", "tint", 6.9, 8.3),
        ("on-brand", "brand", 7.8, 8.9),
        ("on-head", "head", 7.8, 13.0),
        ("red", "bg", 6.5, 8.9),
        ("on-red", "red-fill", 6.5, 6.5),
        ("ochre", "bg", 6.8, 10.0),
        ("ochre", "ochre-tint", 6.2, 8.2),
        ("on-ochre", "ochre", 6.8, 10.0),
        ("clean-city", "clean-city-tile", 6.7, 7.3),
        ("exam-service", "exam-service-tile", 7.1, 8.4),
        ("waste-sorting", "waste-sorting-tile", 5.9, 8.9),
        ("stations", "stations-tile", 6.5, 7.9),
    ],
)
def test_tokens_reach_their_contrast(text: str, ground: str, light: float, dark: float) -> None:
    """Every pair that meets, as designed: 4.5 for words, 3 for the borders of controls."""
    assert (light, dark) == tuple(round(colours.contrast(t[text], t[ground]), 1) for t in (TOKENS_LIGHT, TOKENS_DARK))


def test_style_has_no_small_type() -> None:
    """Nothing below 16 px (0.8rem) but 休 and 班 and the tags of a month's cell."""
    small = [
        (s, float(v)) for s, v in re.findall(r"([^{}]+)\{[^{}]*?font-size: ([0-9.]+)rem", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    ]
    assert [(s.strip(), v) for s, v in small if v < 0.8] == [(".bm .hol, .bm .wk .d .hol", 0.7), (".bm .mo-t .tag", 0.7)]


def test_style_counts_lines_alone_in_pixels() -> None:
    """All else is in rem, so that it grows with the reader's text."""
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    assert {"1px", "2px", "3px"} >= set(re.findall(r"[0-9.]+px", rules))


def test_style_moves_nothing() -> None:
    """No motion at all: the one rule about it switches Material's off."""
    assert re.findall(r"(?:transition|animation)[a-z-]*: [a-z]+", CSS) == ["transition: none", "animation: none"]


def test_style_knows_every_class_of_the_templates() -> None:
    """A class without a rule is a slip of the pen, or a rule that is still to be written."""
    preview = (ASSETS / "preview" / "preview.css").read_text(encoding="utf-8")
    for template in sorted(drawing.TEMPLATES.parent.rglob("*.jinja")):
        html = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "\0", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        words = " ".join(re.findall(r'class="([^"]*)"', html)).split()
        style = re.sub(r"/\*.*?\*/", "", preview if template.parent.name == "preview" else CSS, flags=re.DOTALL)
        known = set(re.findall(r"\.([a-z][a-z0-9_-]*)", style))
        assert (template.name, [word for word in words if "\0" not in word and word not in known]) == (template.name, [])
