"""An event's file → the text of the next one's: the author's own lines and comments, without what belonged to the old day.

The text is cut at its keys, never written anew. The day becomes 待定; lines that hold old days stay behind “# ”, to be mended
and switched on. Knows the forms of YAML, no disk and no rule.
"""

import re
from dataclasses import dataclass

from generator.disk import Refusal
from generator.model.event import Visibility
from generator.source.decode import DAY_KEYS
from generator.source.nodes import Document, MappingNode, Node, Scalar, Sequence
from generator.source.times import TBD

WHEN = frozenset({*DAY_KEYS, "repeat", "sessions"})
DATED = WHEN | {"timetable", "points", "windows"}
"""Keys whose days are the old event's."""

LEFT_OUT = frozenset({"aliases", "changes", "follows", "images", "results", "source"})
"""What was true of the old event alone: its former names, what became of it, its pictures, its notice, what it continued."""

_SAID = {
    True: ("上次是 {}，这次的日子：", "上次的日子。改好，删掉“# ”，再删掉上面的 date：", "上次的日子。改好，再删掉“# ”："),
    False: (
        "Last time {}; the new day:",
        "The former days. Mend them, then delete the “# ” and the date above:",
        "The former days. Mend them, then delete the “# ”:",
    ),
}
"""By whether in Chinese: above a day, above another way to say when, above parts."""

_DAY = re.compile(r"(?:19|20)[0-9]{2}[-年]|[0-9一二三四五六七八九十]{1,3}月|[0-9]{1,2}日")


@dataclass(frozen=True, slots=True)
class Copy:
    """`left_out` names keys; `days` are the (number, line) in which a day of the old event may still stand."""

    text: str
    left_out: tuple[str, ...]
    days: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class _Block:
    """The lines of one key, and before them those of the comments above it."""

    key: str
    value: Node
    above: list[str]
    lines: list[str]


def copied(document: Document, chinese: bool) -> Copy:
    """Raises Refusal (2) for a file that is not written a key a line."""
    newline = "\r\n" if "\r\n" in document.text else "\n"
    blocks = _blocks(document, newline)
    out: list[str] = []
    left_out: list[str] = []
    day, days, parts = _SAID[chinese]
    dated = switched_off = False
    for number, block in enumerate(blocks):
        if block.key in LEFT_OUT or (block.key == "visibility" and _word(block.value) == Visibility.WITHDRAWN.value):
            left_out.append(block.key)
            out += block.above if number == 0 else _not_its_own(block.above)
            continue
        out += block.above
        old = _word(block.value)
        if block.key not in DATED or old == TBD:
            out += block.lines
            switched_off = False
            continue
        if block.key == "date" and len(block.lines) == 1 and old and old in block.lines[0]:
            out += [f"## {day.format(old)}{newline}", block.lines[0].replace(old, TBD, 1)]
            continue
        if block.key in WHEN and not dated:
            dated = True
            out.append(f"date: {TBD}{newline}")
        if not switched_off or block.above:
            out.append(f"## {days if block.key in WHEN else parts}{newline}")
        out += [f"# {line}" for line in block.lines]
        switched_off = True
    text = "".join(out)
    _hold(document, text)
    left = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if not line.startswith("#") and _DAY.search(line)]
    return Copy(text, tuple(left_out), tuple(left))


def _blocks(document: Document, newline: str) -> list[_Block]:
    root = document.root
    entries = list(root.entries.values()) if type(root) is MappingNode else []
    if not entries or any(key.start.column for key, _ in entries):
        raise Refusal("new-copy-layout", path=document.path)
    lines = document.text.splitlines(keepends=True)
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    starts = [key.start.line for key, _ in entries]
    blocks = []
    above = lines[: starts[0]]
    for (key, value), start, end in zip(entries, starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:end]
        after: list[str] = []
        while end < len(lines) and (not own[-1].strip() or own[-1].startswith("#")):
            after.insert(0, own.pop())
        blocks.append(_Block(key.text, value, above, own))
        above = after
    return blocks


def _not_its_own(above: list[str]) -> list[str]:
    """Without the comments that stand directly above a key: they speak of it."""
    kept = list(above)
    while kept and kept[-1].startswith("#"):
        kept.pop()
    return kept


def _word(node: Node) -> str:
    return node.text if type(node) is Scalar else ""


def _hold(document: Document, text: str) -> None:
    """What was kept says what it said. An odd layout, such as a text that goes on in the first column, is refused and not guessed at."""
    from generator.source import yaml

    new, mistakes = yaml.parse(document.path, text)
    if new is None or mistakes or type(new.root) is not MappingNode:
        raise Refusal("new-copy-layout", path=document.path)
    assert type(document.root) is MappingNode
    old = {key: value for key, (_, value) in document.root.entries.items()}
    for key, (_, value) in new.root.entries.items():
        if key != "date" and _plain(old.get(key)) != _plain(value):
            raise Refusal("new-copy-layout", path=document.path)
    missing = old.keys() - new.root.entries.keys() - DATED - LEFT_OUT - {"visibility"}
    if missing:
        raise Refusal("new-copy-layout", path=document.path)


def _plain(node: Node | None) -> object:
    if type(node) is Scalar:
        return node.text
    if type(node) is Sequence:
        return [_plain(item) for item in node.items]
    if type(node) is MappingNode:
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    return None
