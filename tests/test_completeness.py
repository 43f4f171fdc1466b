"""What a new kind, output format, check, language or mistake still lacks, by path."""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import generator
from generator.checks import CHECKS, Check
from generator.diagnostics.sentences import placeholders, sentences
from generator.kinds import KINDS, Kind
from generator.language import KNOWN
from generator.model.event import Details
from generator.outputs import FORMATS

PACKAGE = Path(generator.__file__).parent
TESTS = Path(__file__).parent
TELLING = {"error", "warning", "Refused", "Refusal", "_told", "Diagnostic"}
"""What a code is given to."""


def locale(tag: str) -> Mapping[str, str]:
    return dict(yaml.safe_load((PACKAGE / f"locales/{tag}.yml").read_text(encoding="utf-8")))


def missing(*files: str) -> list[str]:
    return [file for file in files if not (PACKAGE.parent / file).exists()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_kind_has_all_that_it_needs(kind: Kind) -> None:
    """A module, a symbol, a name in every language, and a template if it has fields to show."""
    own = fields(kind.details) != fields(Details)
    template = (f"generator/templates/kinds/{kind.id}.html.jinja",) if own else ()
    module = f"generator/kinds/{kind.id.replace('-', '_')}.py"
    lacks = missing(module, f"generator/assets/symbols/{kind.icon}.svg", *template)
    lacks += [f"generator/locales/{tag}.yml: kind-{kind.id}" for tag in KNOWN if f"kind-{kind.id}" not in locale(tag)]
    assert lacks == []
    assert Path(inspect.getfile(kind.details)) == PACKAGE.parent / module


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.__name__)
def test_format_has_all_that_it_needs(module: ModuleType) -> None:
    """A docstring that says what it is, `plan`, and a test."""
    name = module.__name__.removeprefix("generator.outputs.")
    assert callable(module.plan)
    assert module.__doc__
    tested = any(re.search(rf"\b{name}\b", test.read_text(encoding="utf-8")) for test in TESTS.rglob("test_*.py") if test != Path(__file__))
    assert ([] if tested else [f"tests/outputs/test_{name}.py"]) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_says_what_it_holds(check: Check) -> None:
    """Its docstring begins with Every."""
    assert (check.__doc__ or "").split(" ")[0] == "Every"


def test_languages_have_the_same_words() -> None:
    """Same keys and placeholders; nothing falls back silently."""
    held = {tag: {key: placeholders(text) for key, text in locale(tag).items()} for tag in KNOWN}
    assert [tag for tag in KNOWN if held[tag] != held[KNOWN[0]]] == []


@pytest.mark.parametrize("code", sentences())
def test_mistake_takes_the_same_arguments_in_both_languages(code: str) -> None:
    """And says something in each."""
    said = sentences()[code]
    assert placeholders(said.zh) == placeholders(said.en)
    assert re.search("[\u4e00-\u9fff]", said.zh) and re.search("[A-Za-z]", said.en)


def told() -> Iterator[tuple[str, str]]:
    """Every code that some line of the package tells, with its file."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in TELLING:
                    for argument in node.args:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and "-" in argument.value:
                            yield argument.value, file.relative_to(PACKAGE).as_posix()


def test_codes_have_their_sentences() -> None:
    """What is told can be said."""
    assert sorted((file, code) for code, file in told() if code not in sentences()) == []


def test_sentences_are_told_by_somebody() -> None:
    """No words of a mistake that nobody can make any more."""
    texts = [file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py")]
    assert [code for code in sentences() if not any(f'"{code}"' in text for text in texts)] == []


def test_package_carries_all_its_files() -> None:
    """What is installed is what is here: templates, words, assets."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    found = {file for pattern in project["tool"]["setuptools"]["package-data"]["generator"] for file in PACKAGE.glob(pattern)}
    files = {file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc")}
    assert files - found == set()
