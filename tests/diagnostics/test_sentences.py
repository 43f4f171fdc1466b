"""locales/mistakes/*.yml against the code that speaks them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import generator
from generator.diagnostics import Span, error
from generator.diagnostics.sentences import Sentence, placeholders, say, sentences

PACKAGE = Path(generator.__file__).parent


def strings() -> Iterator[str]:
    """Every string in the code: a code may be passed on before it is said."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def said() -> Iterator[tuple[str, str]]:
    """(code, file) of each call such as error("code", …)."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in ("error", "warning", "refuse", "Refused"):
                    yield node.args[0].value, file.name


def test_both_languages_have_the_same_placeholders() -> None:
    """What the Chinese sentence names, the English one names too."""
    assert {code: s for code, s in sentences().items() if placeholders(s.zh) != placeholders(s.en)} == {}


def test_every_code_has_sentences() -> None:
    """And none is made up on the spot."""
    assert sorted({(code, file) for code, file in said() if code not in sentences()}) == []


def test_every_sentence_is_used() -> None:
    """A code that no line of code names is never said."""
    used = set(strings())
    assert sorted(code for code in sentences() if code not in used) == []


def test_say_leaves_out_what_has_no_argument() -> None:
    """The part in double brackets is there only if all it names is."""
    at = Span("a.yml", 1, 1, 2)
    assert say(error("picture-missing", at, file="a.jpg", nearest="")) == Sentence(
        "content/images/ 里没有“a.jpg”。请把图片放进去，或者改成那里有的文件名（大小写要一样）。",
        "There is no “a.jpg” below content/images/. Put the picture there, or write the name of one that is there (case matters).",
    )
    assert "（是不是“b.jpg”？）" in say(error("picture-missing", at, file="a.jpg", nearest="b.jpg")).zh


def test_long_arguments_are_cut() -> None:
    """A megabyte of an author's words does not fill the screen."""
    assert len(say(error("picture-missing", Span("a.yml", 1, 1, 2), file="x" * 5000, nearest="")).en) < 300
