"""A diagnostic → what it says in Chinese and in English; knows no place and no form of output.

The sentences stand in locales/mistakes/*.yml, `code: {zh: …, en: …}`. `{name}` is replaced by the argument of that name, and
`[[… {name} …]]` is left out as a whole where an argument in it is empty, such as a nearest name that was not found.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from generator.diagnostics import Diagnostic

LONGEST_ARGUMENT = 120

_HOLE = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Sentence(NamedTuple):
    """What is wrong and what to write instead, in both languages."""

    zh: str
    en: str


@cache
def sentences() -> Mapping[str, Sentence]:
    """All sentences by code. A code that stands in two files raises."""
    import yaml

    found: dict[str, Sentence] = {}
    folder = resources.files("generator") / "locales" / "mistakes"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".yml"):
            continue
        for code, said in (yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}).items():
            if code in found:
                raise ValueError(f"two sentences for {code}: {file.name}")
            found[code] = Sentence(**said)
    return found


def say(diagnostic: Diagnostic) -> Sentence:
    """Its sentences with all placeholders filled. KeyError for a code without sentences or a placeholder without argument."""
    sentence = sentences()[diagnostic.code]
    arguments = {name: visible(_shortened(value)) for name, value in diagnostic.arguments}
    return Sentence(_filled(sentence.zh, arguments), _filled(sentence.en, arguments))


def visible(text: str) -> str:
    r"""`text` as one line that cannot steer a terminal: control characters, bidi marks and the like are spelled out (`\x1b`, `\u202e`)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def placeholders(sentence: str) -> set[str]:
    return set(_HOLE.findall(sentence))


def _filled(sentence: str, arguments: Mapping[str, str]) -> str:
    def optional(match: re.Match[str]) -> str:
        return match[1] if all(arguments[name] for name in _HOLE.findall(match[1])) else ""

    # The author's words go in last and are not looked at again, whatever braces they hold.
    return _HOLE.sub(lambda match: arguments[match[1]], _OPTIONAL.sub(optional, sentence))


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST_ARGUMENT else value[: LONGEST_ARGUMENT - 1] + "…"


@cache
def _visible(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
