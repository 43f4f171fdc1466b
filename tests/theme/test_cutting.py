"""What is refused, and what an upgrade of the theme has moved."""

import re

import pytest

from generator.theme.cutting import cut, mark
from tests.chromes import HOLES, chrome

FRAME = """
<body dir="ltr">
<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<div data-md-component="skip"> <a href="#main" class="md-skip"> S </a> </div>
<div data-md-component="announce"> </div>
<main>{main}</main>
<div class="md-dialog" data-md-component="dialog"> <div class="md-dialog__inner md-typeset"></div> </div>
"""
"""What `cut` knows of Material's base page."""

MARKS = "".join(mark(name) for name in HOLES)


def test_cut_clears_the_frame() -> None:
    """The skip link comes first, the drawer has its name, and search, banner and dialog are gone."""
    expected = (
        '<body dir="ltr"><a href="#main" class="md-skip"> S </a>\n'
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="drawer-toggle"'
        ' aria-label="菜单">\n'
        "<main>TD<!-- head --><p>M</p><li>A</li></main>\n"
    )
    assert cut(FRAME.format(main=MARKS), chrome()).fill(HOLES) == expected


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        ('id="__drawer"', "drawer"),
        ('id="__search"', "search"),
        ("md-skip", "skip link"),
        ("announce", "banner and dialog"),
        ("md-dialog", "banner and dialog"),
        ('dir="ltr"', "body"),
    ],
)
def test_cut_says_what_an_upgrade_moved(lost: str, named: str) -> None:
    """Whatever Material no longer prints as before is named."""
    with pytest.raises(AssertionError, match=f"moved its {named}$"):
        cut(FRAME.format(main=MARKS).replace(lost, "gone", 1), chrome())


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>1</script>", "inline <script>"),
        ("<style>p{}</style>", "inline <style>"),
        ('<p style="color:red">', "<p style>"),
        ('<p onclick="x()">', "<p onclick>"),
        ('<img src="https://example.org/x.png">', "<img src="),
        ('<a href="../x/">', "<a href="),
        ("<main></main>", "2 <main>"),
    ],
)
def test_cut_refuses_what_the_policy_would(html: str, fault: str) -> None:
    """Inline code, foreign or relative addresses and a second main never reach a page unseen."""
    with pytest.raises(AssertionError, match=re.escape(fault)):
        cut(FRAME.format(main=MARKS + html), chrome())


@pytest.mark.parametrize(("marks", "named"), [(MARKS.replace(mark("head"), ""), "head"), (MARKS + mark("title"), "title")])
def test_cut_names_a_hole_that_is_not_there_once(marks: str, named: str) -> None:
    """Lost or doubled."""
    with pytest.raises(AssertionError, match=rf"exactly once: \['{named}'\]"):
        cut(FRAME.format(main=marks), chrome())
