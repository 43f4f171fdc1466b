"""generator/diagnostics/show.py: what an author, a program and GitHub see of a mistake."""

import json
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Origin, Span, error, warning
from generator.diagnostics.show import Form, show

PATH = "events/clean-city/zhuxi.yml"
FILES = {PATH: "title: 竹溪“洁净”日 end\n\tdate:\t2026-04-31\r\nsummary: ok\n".encode()}


def shown(*diagnostics: Diagnostic, form: Form = "text", files: dict[str, bytes] | None = None) -> str:
    def locate(origin: Origin) -> Span:
        return Span(origin.path, 3, 1, 8)

    return show(diagnostics, FILES if files is None else files, form, locate)


def bad_date(at: Span | Origin, value: str = "2026-04-31") -> Diagnostic:
    return error("bad-date", at, value=value, example="2026-04-30")


def test_text_points_at_the_place_below_the_authors_line() -> None:
    """A tab is one blank, and the carets stand below what is meant."""
    lines = shown(bad_date(Span(PATH, 2, 8, 18))).split("\n")
    assert lines[:3] == [f"{PATH}:2:8: bad-date", "   2 |  date: 2026-04-31", "              ^^^^^^^^^^"]
    assert lines[-2:] == ["1 处要改。1 error.", ""]


def test_carets_know_that_chinese_characters_are_two_columns_wide() -> None:
    """Before the place and in it; a curly quotation mark is one column."""
    lines = shown(bad_date(Span(PATH, 1, 11, 13))).split("\n")
    assert lines[1:3] == ["   1 | title: 竹溪“洁净”日 end", " " * 19 + "^^^^"]


def test_combining_marks_take_no_column() -> None:
    """The caret stands below the letter that is meant."""
    files = {PATH: "a\u0301b: x\n".encode()}
    assert shown(bad_date(Span(PATH, 1, 5, 6)), files=files).split("\n")[2] == " " * 10 + "^"


def test_long_lines_are_cut_around_the_place() -> None:
    """The place is seen, and no line is wider than a terminal."""
    files = {PATH: ("前" * 3000 + "HERE" + "后" * 3000).encode()}
    line, carets = shown(bad_date(Span(PATH, 1, 3001, 3005)), files=files).split("\n")[1:3]
    assert line.count("HERE") == 1
    assert sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) <= 108
    before = line[: line.index("HERE")]
    assert len(carets) - 4 == sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in before)


def test_a_place_longer_than_a_line_is_cut_at_its_end() -> None:
    """Carets and dots."""
    files = {PATH: b"x" * 500}
    line, carets = shown(bad_date(Span(PATH, 1, 1, 501)), files=files).split("\n")[1:3]
    assert line == "   1 | " + "x" * 64 + "…"
    assert carets == " " * 7 + "^" * 65


def test_warnings_keep_the_first_line_and_say_what_they_are() -> None:
    """`path:line:column: code` is what programs read, for both."""
    text = shown(warning("private-phone", Span(PATH, 3, 1, 2), value="1"), bad_date(Span(PATH, 1, 1, 2)))
    assert re.findall(r"^\S+: (\S+)$", text, re.MULTILINE) == ["bad-date", "private-phone"]
    assert text.count("  = 提醒：") == 1 and text.count("  = Warning: ") == 1
    assert text.endswith("\n1 处要改，1 处提醒。1 error, 1 warning.\n")


def test_clash_shows_both_places() -> None:
    """The other place stands below the first, with its own line."""
    lines = shown(error("alias-twice", Span(PATH, 1, 1, 6), also=[Origin(PATH, ("summary",))], id="old")).split("\n")
    assert lines[3:6] == [f"  + {PATH}:3:1", "   3 | summary: ok", "       ^^^^^^^"]


def test_order_is_that_of_the_files_and_twins_are_shown_once() -> None:
    """By path, line, column and code, whatever order they were found in."""
    places = [Span("b.yml", 1, 1, 2), Span(PATH, 3, 1, 2), Span(PATH, 1, 5, 6), Span(PATH, 1, 5, 6), Span(PATH, 1, 2, 3)]
    found = json.loads(shown(*map(bad_date, places), form="json"))
    assert [(one["path"], one["line"], one["column"]) for one in found] == [
        ("b.yml", 1, 1),
        (PATH, 1, 2),
        (PATH, 1, 5),
        (PATH, 3, 1),
    ]


def test_json_is_what_the_contract_says() -> None:
    """Six keys, the message in both languages."""
    assert json.loads(shown(bad_date(Origin(PATH, ("summary",))), form="json")) == [
        {
            "path": PATH,
            "line": 3,
            "column": 1,
            "code": "bad-date",
            "severity": "error",
            "message": {
                "zh": "“2026-04-31”不是一个存在的日期。请写成 年-月-日，例如 2026-04-30。",
                "en": "“2026-04-31” is not a day that exists. Write year-month-day, such as 2026-04-30.",
            },
        }
    ]


def test_nothing_is_nothing() -> None:
    """An empty text, an empty list."""
    assert (shown(), shown(form="json"), shown(form="github")) == ("", "[]\n", "")


def test_github_escapes_what_would_end_a_property() -> None:
    """Colons and commas in properties, line breaks and per cent signs everywhere."""
    line = shown(bad_date(Span("a,b:c%.yml", 1, 2, 3), "5%"), form="github")
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=bad-date::“5%25”")
    assert line.count("%0A") == 1 and line.count("\n") == 1


def test_braces_of_an_author_are_left_alone() -> None:
    """His text is filled in once and not read again."""
    assert "“{value} {0} {}”" in shown(bad_date(Span(PATH, 1, 1, 2), "{value} {0} {}"))


def test_files_that_are_no_text_are_not_quoted() -> None:
    """A picture, or a file that is not there."""
    files = {"a.jpg": b"\xff\xd8\xff\0\0", PATH: b""}
    for path in ("a.jpg", PATH, "absent.yml"):
        assert shown(bad_date(Span(path, 1, 1, 2)), files=files).split("\n")[1].startswith("  = ")


FORMS: tuple[Form, ...] = ("text", "json", "github")


@given(st.text(), st.text(min_size=1), st.text(), st.integers(1, 5), st.integers(1, 40), st.sampled_from(FORMS))
def test_nothing_shown_can_steer_a_terminal(line: str, path: str, value: str, number: int, column: int, form: Form) -> None:
    """Whatever the line, the path and the arguments hold; and places beyond the file harm nothing."""
    files = {path: line.encode("utf-8", "replace")}
    text = shown(bad_date(Span(path, number, column, column + 3), value), form=form, files=files)
    assert {unicodedata.category(c) for c in text} & {"Cf", "Cs", "Zl", "Zp"} == set()
    assert {c for c in text if unicodedata.category(c) == "Cc"} <= {"\n"}
    text.encode()


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_json_keeps_the_path_as_it_is(path: str) -> None:
    """Escaped for a terminal, read back unchanged."""
    assert json.loads(shown(bad_date(Span(path, 1, 1, 2)), form="json"))[0]["path"] == path
