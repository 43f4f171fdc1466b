"""What the finder takes to be the same, held by vectors that the browser is held to as well."""

import json
from pathlib import Path

import pytest

from generator.folding import fold, pairs_for, simplified
from tools.fold_table import pairs

VECTORS = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "folded"), VECTORS["vectors"])
def test_fold_makes_the_same_of_what_reads_the_same(text: str, folded: str) -> None:
    """Width, capitals, Traditional characters, quotation marks, dashes and dots."""
    assert fold(text) == folded


def test_fold_is_done_once() -> None:
    """What is folded stays as it is."""
    assert [text for text, _ in VECTORS["vectors"] if fold(fold(text)) != fold(text)] == []


def test_table_leads_to_simplified_characters_only() -> None:
    """In one step, and also from how characters are written in Hong Kong."""
    table = simplified()
    assert [chr(letter) for letter, plain in table.items() if ord(plain) in table and table[ord(plain)] != plain] == []
    assert [table[ord(letter)] for letter in "掃裏裡衞綫"] == list("扫里里卫线")


def test_pairs_are_those_of_the_letters_there_are() -> None:
    """Two and two, in the table's order; nothing for other letters."""
    assert pairs_for(frozenset("扫里a")) == "".join(sorted(["掃扫", "裏里", "裡里"], key=lambda pair: ord(pair[0])))


def test_table_is_what_opencc_says() -> None:
    """tools/fold_table.py makes the same today."""
    assert "".join(chr(letter) + plain for letter, plain in simplified().items()) == "".join(pairs())
