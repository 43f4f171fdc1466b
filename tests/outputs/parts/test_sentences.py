"""Sentences whose days, texts and links stay what they are."""

from generator.language import Words
from generator.outputs.parts.sentences import Link, Stamp, closed, flow, joined, plain, sentence
from tests.outputs.pages import language_of
from tests.sites import town

CHINESE = language_of(town({}))
ENGLISH = language_of(town({}), "en")
DAY = Stamp("12月10日（周四）", "2026-12-10")


def test_sentence_keeps_its_runs() -> None:
    """A placeholder filled with a run stays that run; words around it are text."""
    assert sentence(CHINESE, "event-announced", day=DAY) == (DAY, "公布。")
    assert sentence(ENGLISH, "event-announced", day=DAY) == ("Announced on ", DAY, ".")


def test_sentence_takes_a_placeholder_twice_apart() -> None:
    """Two placeholders in one sentence are filled each with its own."""
    name = Words("分发工具", "zh-Hans")
    assert sentence(ENGLISH, "task", name=name, details="2") == (name, " (2)")
    assert sentence(CHINESE, "series-until", first=DAY, last=(DAY,)) == ("从", DAY, "到", DAY)


def test_joined_parts_items_as_the_language_does() -> None:
    """Items of one or several runs, with the language's comma between them."""
    assert joined(CHINESE, ["甲", Words("乙"), (DAY, "晚上")]) == ("甲", "、", Words("乙"), "、", DAY, "晚上")
    assert plain(joined(ENGLISH, ["A", Link("B", "https://example.org/")])) == "A, B"


def test_flow_puts_a_blank_between_english_sentences() -> None:
    """Chinese sentences need nothing between them; one that is not there leaves no gap."""
    assert plain(flow(CHINESE, ("一。",), (), ("二。",))) == "一。二。"
    assert plain(flow(ENGLISH, ("One.",), (), ("Two.",))) == "One. Two."


def test_closed_takes_the_full_stop_off() -> None:
    """An author who ends a reason with a full stop does not get two."""
    assert closed(Words("下雨。")) == Words("下雨")
    assert closed(Words("Rain.", "en")) == Words("Rain", "en")
