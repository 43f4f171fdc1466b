"""A shard's script read back, and what a query finds in it: the finder a second time, as plainly as it can be said.

The browser's is held against this one: the same groups, in the same order.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

from generator.folding import fold, simplified

EPOCH = date(1970, 1, 1)
GROUPS = ("event", "station", "waste", "organisation", "page")
SEARCHED = ("kind", "place", "communities", "topics", "people", "has", "when")
CJK = re.compile("[\u3400-\u9fff]")
NONE = 9999


@dataclass(frozen=True)
class Found:
    """An entry as it can be read in a shard."""

    group: str
    address: str
    title: str
    names: tuple[str, ...]
    note: str
    text: str
    tables: Mapping[str, tuple[str, ...]]
    tag: str
    when: str
    days: tuple[date, ...]
    off: tuple[date, ...]
    shown: date | None
    over: bool


@dataclass(frozen=True)
class Word:
    text: str
    spans: tuple[tuple[date, date], ...] | None = None


@dataclass(frozen=True)
class Index:
    entries: tuple[Found, ...]
    dates: Mapping[str, Any]
    groups: Mapping[str, str] = field(default_factory=dict)


def number(letter: str) -> int:
    code = ord(letter)
    code -= 0x800 * (code >= 0xE000)
    code -= 34 * (code >= 161)
    code -= code > 92
    return code - 48


def read(scripts: Sequence[bytes], groups: Mapping[str, str]) -> Index:
    """`scripts` as they are loaded; `groups`: what each is called."""
    shards = []
    for script in scripts:
        match = re.fullmatch(r'bianminFinder\.add\(1,"[a-z]+",(.*)\);\n', script.decode(), re.DOTALL)
        assert match is not None
        shards.append(json.loads(match[1]))
    return Index(tuple(entry for data in shards for entry in _entries(data)), shards[0]["dates"], groups)


def _entries(data: Mapping[str, Any]) -> list[Found]:
    def cell(name: str, n: int) -> Any:
        column = data[name]
        if isinstance(column, str):
            return column.split("\n")[n] if column else ""
        return column["rows"][number(column["of"][n]) if column["of"] else 0]

    found = []
    for n in range(data["size"]):
        first, numbers = number(data["first"][n]), cell("numbers", n).split(",")
        day = EPOCH + timedelta(days=first + data["base"]) if first else None
        community = cell("communities", n).split("\t")[0]

        def full(text: str, numbers: list[str] = numbers, day: date | None = day, community: str = community) -> str:
            text = text.replace("\1", community).replace("\2", community[: len(community) - data["ending"]])
            if day:
                text = text.replace("\4", f"{day:%Y%m%d}").replace("\5", f"{day:%Y-%m-%d}").replace("\6", f"{day:%Y-%m}")
            return re.sub("\3", lambda _: numbers.pop(0), text)

        group, before, after = cell("at", n)
        days: list[date] = []
        start = day
        letters = [number(letter) for letter in cell("runs", n)]
        for gap, count in zip([0, *letters[1::2]], letters[::2], strict=False):
            assert start is not None
            start += timedelta(days=gap)
            days += [start + timedelta(days=k) for k in range(count)]
        found.append(
            Found(
                group=group,
                address=before + full(cell("id", n)) + after,
                title=full(cell("title", n)),
                names=tuple(filter(None, cell("names", n).split("\t"))),
                note=cell("note", n),
                text=cell("text", n),
                tables={name: tuple(full(cell(name, n)).split("\t")) for name in SEARCHED},
                tag=cell("tag", n).partition("\t")[2],
                when=cell("when", n),
                days=tuple(days),
                off=tuple(EPOCH + timedelta(days=number(letter) + data["base"]) for letter in cell("off", n)),
                shown=day + timedelta(days=cell("shown", n)) if day else None,
                over=bool(cell("over", n)),
            )
        )
    return found


def query(index: Index, typed: str, today: date) -> list[Word]:
    year, month, day = index.dates["marks"]
    text = normalize("NFKC", typed).casefold().translate(simplified())
    text = re.sub(rf"(?:[0-9]{{4}}{year})?[0-9]{{1,2}}{month}[0-9]{{1,2}}[{day}]", r" \g<0> ", text)
    pieces, words = text.split(), []
    while pieces:
        piece = pieces.pop(0)
        whole = re.fullmatch(rf"(?:([0-9]{{4}})[-/.{year}])?([0-9]{{1,2}})[-/.{month}]([0-9]{{1,2}})[{day}]?", piece)
        only = re.fullmatch(rf"(?:([0-9]{{4}})[-/.{year}])?([0-9]{{1,2}}){month}", piece)
        nth = re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th)?", piece)
        if match := whole or only:
            words.append(Word(fold(piece), _spans(today, int(match[1] or 0), int(match[2]), int(match[3]) if whole else 0)))
        elif piece in index.dates["near"]:
            there = today + timedelta(days=index.dates["near"].index(piece))
            words.append(Word(fold(piece), ((there, there),)))
        elif (named := _month(index, piece)) and pieces and (after := re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th)?", pieces[0])):
            words.append(Word(f"{fold(piece)} {pieces.pop(0)}", _spans(today, 0, named, int(after[1]))))
        elif nth and pieces and (named := _month(index, pieces[0])):
            words.append(Word(f"{fold(piece)} {pieces.pop(0)}", _spans(today, 0, named, int(nth[1]))))
        elif named := _month(index, piece):
            words.append(Word(fold(piece), _spans(today, 0, named, 0)))
        else:
            words += [Word(word) for word in fold(piece).split()]
    return words


def _month(index: Index, word: str) -> int:
    if not re.fullmatch("[a-z]{3,}", word):
        return 0
    return next((n + 1 for n, name in enumerate(index.dates["months"]) if name.startswith(word)), 0)


def _spans(today: date, year: int, month: int, day: int) -> tuple[tuple[date, date], ...]:
    found = []
    for y in (year,) if year else range(today.year - 20, today.year + 11):
        try:
            first = date(y, month, day or 1)
        except ValueError:
            continue
        found.append((first, first if day else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)))
    return tuple(found)


def below_the_box(index: Index, typed: str, today: date) -> list[Found]:
    """The results as they stand there, group after group."""
    groups = ranked(index, typed, today)
    found: list[Found] = []
    for _, hits in groups:
        good = [entry for key, entry in hits if key % 1000 < 6 or hits[0][0] % 1000 >= 6]
        few = len(good) if len(good) == 4 else min(len(good), 3)
        found += [entry for _, entry in hits[: few if len(groups) > 1 else 8]]
    return found


def search(index: Index, typed: str, today: date) -> list[tuple[str, list[Found]]]:
    """Groups, the best first, and in each what was found, the best first."""
    return [(group, [entry for _, entry in hits]) for group, hits in ranked(index, typed, today)]


def ranked(index: Index, typed: str, today: date) -> list[tuple[str, list[tuple[int, Found]]]]:
    """The same with what each hit costs."""
    words = query(index, typed, today)
    texts = [word.text for word in words]
    single = len(texts) == 1 and len(texts[0]) == 1
    if not texts or (single and not CJK.search(texts[0])):
        return []
    hits = _hits(index, words, today, single)
    if not hits:
        pieces = [piece for text in texts for piece in (_apart(index, text) if len(text) > 3 and CJK.search(text) else [text])]
        if len(pieces) > len(texts):
            hits = _hits(index, query(index, " ".join(pieces), today), today, False)
    hits.sort(key=lambda hit: hit[0])
    groups = {group: [hit for hit in hits if hit[1].group == group] for group in GROUPS}
    ordered = sorted((group for group in GROUPS if groups[group]), key=lambda group: (groups[group][0][0], GROUPS.index(group)))
    return [(group, groups[group]) for group in ordered]


def _hits(index: Index, words: list[Word], today: date, single: bool) -> list[tuple[int, Found]]:
    whole, found = " ".join(word.text for word in words), []
    for entry in index.entries:
        title = fold(entry.title)
        if single:
            key = min(_in_title(title, whole), _in_names(entry.names, whole)) if entry.group == "waste" else NONE
        else:
            costs = [_cost(index, entry, word) for word in words]
            key = NONE if NONE in costs else sum(costs)
        if key >= NONE:
            continue
        if len(words) > 1 and whole in title:
            key = 0 if title == whole else 1
        over = max((*entry.days, *entry.off)) < today if entry.days else entry.over
        found.append((key + 1000 * over, entry))
    return found


def _cost(index: Index, entry: Found, word: Word) -> int:
    costs = [_in_title(fold(entry.title), word.text), _in_names(entry.names, word.text)]
    for names in entry.tables.values():
        costs += [4 if fold(name) == word.text else 5 for name in names if word.text in fold(name)]
    costs += [6] if fold(index.groups.get(entry.group, "")) == word.text else []
    if word.spans:
        costs += [4] if entry.shown and _within(word, entry.shown) else []
        costs += [5] if any(_within(word, day) for day in (*entry.days, *entry.off)) else []
    if min(costs) < NONE:
        return min(costs)
    if word.text in fold(entry.note):
        return 6
    return 8 if word.text in fold(entry.text) else NONE


def _within(word: Word, day: date) -> bool:
    return any(first <= day <= last for first, last in word.spans or ())


def _in_title(title: str, word: str) -> int:
    at = title.find(word)
    if at < 0:
        return NONE
    if at == 0:
        return 0 if title == word else 1
    return 3 if re.fullmatch("[a-z0-9]{2}", title[at - 1] + word[0]) else 2


def _in_names(names: Sequence[str], word: str) -> int:
    folded = [fold(name) for name in names]
    return 1 if word in folded else 3 if any(word in name for name in folded) else NONE


def _apart(index: Index, word: str) -> list[str]:
    texts = [
        fold(text)
        for e in index.entries
        for text in (e.title, *e.names, e.note, e.text, *(n for names in e.tables.values() for n in names))
    ]
    known = {*index.dates["near"], *(fold(name) for name in index.groups.values())}
    pieces, at = [], 0
    while at < len(word):
        length = min(len(word) - at, 12)
        while length > 1 and word[at : at + length] not in known and not any(word[at : at + length] in text for text in texts):
            length -= 1
        if length < 2:
            return [word]
        pieces.append(word[at : at + length])
        at += length
    return pieces
