"""What Material draws for each language and section, cut into shells."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.outputs.chrome import WORDS
from generator.routes import ROOT
from generator.theme import Shell, Shells, drawing, shells
from tests.chromes import CHROMES, HOLES, chrome

SECTIONS = ("", "home", "events", "calendar", "stations", "gaokao", "waste-guide", "subscribe")


def test_shells_are_one_a_language_and_section(drawn: Shells) -> None:
    """Each navigation item has its shell in each language, and one marks none."""
    assert {(tag, section) for tag in ("zh-Hans", "en") for section in SECTIONS} == set(drawn.pages)


def test_shell_has_each_hole_once(drawn: Shells) -> None:
    """Head before body, and all five in every shell."""
    assert {("description", "title", "head", "alternates", "main")} == {shell.parts[1::2] for shell in drawn.pages.values()}


def test_shell_of_one_language_has_no_language_menu() -> None:
    """A menu of one is no menu; its hole goes with it."""
    (shell,) = {s.parts[1::2] for s in shells((chrome(languages=("zh-Hans",)),), None).pages.values()}
    assert shell == ("description", "title", "head", "main")


def test_fill_puts_everything_in_its_place() -> None:
    """Text, hole, text."""
    assert Shell(("<p>", "main", "</p>")).fill({"main": "M"}) == "<p>M</p>"


def test_fill_needs_every_hole() -> None:
    """A hole left out is our mistake, not an empty place."""
    with pytest.raises(KeyError):
        Shell(("", "main", "")).fill({})


def test_shell_addresses_count_from_the_root(drawn: Shells) -> None:
    """Whatever the shell links to or loads begins with ROOT, is an anchor of the page, or the phone."""
    for shell in drawn.pages.values():
        addresses = re.findall(r'(?:href|src|action)="([^"]*)"', shell.fill(HOLES))
        assert [a for a in addresses if not a.startswith(ROOT) and a not in ("#main", "tel:076912345")] == []


@pytest.mark.parametrize(("tag", "number"), [("zh-Hans", 0), ("en", 1)])
def test_shell_links_every_section(drawn: Shells, tag: str, number: int) -> None:
    """Tabs and drawer hold every item of the menu, and the quick row its four, at their own addresses."""
    html = drawn.pages[tag, "home"].fill(HOLES)
    expected = [ROOT + item.address for item in CHROMES[number].nav]
    for list_class in ("md-tabs__list", "md-nav__list"):
        (items,) = re.findall(f'<ul class="{list_class}">(.*?)</ul>', html, re.DOTALL)
        assert expected == re.findall(r'href="([^"]*)"', items)
    (quick,) = re.findall(r'<nav class="quick".*?</nav>', html, re.DOTALL)
    assert [ROOT + item.address for item in CHROMES[number].quick] == re.findall(r'href="([^"]*)"', quick)


@pytest.mark.parametrize(("section", "marked"), [("", 0), ("events", 2), ("calendar", 3)])
def test_shell_marks_its_section(drawn: Shells, section: str, marked: int) -> None:
    """Tab and drawer entry, and the quick row where it has that section; none for pages outside the menu."""
    assert marked == drawn.pages["zh-Hans", section].fill(HOLES).count('aria-current="true"')


def test_shell_states_its_policy_first(drawn: Shells) -> None:
    """Nothing stands before the policy that it should have ruled; nothing in it allows the unsafe."""
    html = drawn.pages["zh-Hans", ""].fill(HOLES)
    (policy,) = re.findall(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">\s*<meta charset="utf-8">', html)
    assert policy == drawing.POLICY
    assert "unsafe" not in policy and "http" not in policy


def test_shell_names_its_language(drawn: Shells) -> None:
    """`lang` on the root element, from the chrome and not from Material's list of languages."""
    assert {("zh-Hans", "zh-Hans"), ("en", "en")} == {
        (tag, re.findall(r'<html lang="([^"]*)"', shell.fill(HOLES))[0]) for (tag, _), shell in drawn.pages.items()
    }


def test_shell_has_no_word_of_its_own(drawn: Shells) -> None:
    """No label is empty, and no key stands where a word should."""
    for shell in drawn.pages.values():
        html = shell.fill(HOLES)
        assert 'aria-label=""' not in html
        assert "shell-" not in html


def test_shell_has_no_holes_left_in_text(drawn: Shells) -> None:
    """The marks that cut the page are gone."""
    assert all("\x02" not in part and "\x03" not in part for shell in drawn.pages.values() for part in shell.parts)


def test_shell_escapes_names() -> None:
    """A site's name is text, also where it looks like HTML or a template."""
    name = "<b>\"&' {{ config }}"
    html = shells((chrome(site_name=name),), None).pages["zh-Hans", ""].fill(HOLES)
    assert html.count("&lt;b&gt;&#34;&amp;&#39; {{ config }}") == 4
    assert name not in html


def test_words_of_the_shell_are_those_of_the_sample() -> None:
    """What the templates ask for is what `WORDS` promises."""
    templates = drawing.TEMPLATES.rglob("*.html")
    asked = {key for file in templates for key in re.findall(r"words\['([a-z-]+)'\]", file.read_text(encoding="utf-8"))}
    assert asked | {"shell-skip"} == set(WORDS) == set(dict(CHROMES[0].words)) == set(dict(CHROMES[1].words))


def test_drawing_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """Neither MkDocs's report nor Material's notice nor a scratch folder is left."""
    code = "from generator.theme import shells; from tests.chromes import CHROMES; shells(CHROMES, None)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("", "", [])
