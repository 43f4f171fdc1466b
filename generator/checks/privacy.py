"""The rule that private data stays out of public texts (个人信息保护法 art. 10); knows no field by its meaning.

A warning, never more: an office may well publish a mobile number on purpose. `accept` in the same file says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from html import unescape

from generator.diagnostics import Diagnostic, Origin, warning
from generator.model.event import Visibility
from generator.model.site import Notice, Page, Site
from generator.model.text import Body, Html, Text

Keys = tuple[str | int, ...]

_NOT_TEXT = frozenset({"id", "kind", "origin", "file", "url", "uid_domain", "aliases", "follows", "accept", "details", "publish"})
"""Fields that are no words for readers, or that are walked by themselves."""

_PLAIN = str.maketrans("０１２３４５６７８９＋－　Ｘｘ", "0123456789+- Xx")
_GAP = "[ \u00a0\u2010-\u2015-]?"
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z.+])(?:(?:\+|00)?86{_GAP})?1[3-9][0-9](?:[0-9]{{8}}|{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}})(?![0-9])"
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5} ?(?:19|20)[0-9]{6} ?[0-9]{3}[0-9Xx](?![0-9A-Za-z])")
_BANK = re.compile(rf"(?<![0-9A-Za-z.])[3-69][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{1,3}})?(?![0-9A-Za-z])")
_DIGITS = re.compile("[0-9０-９]{3}")
_TAG = re.compile(r"<[^>]*>")
_TELEPHONE_LINK = re.compile(r'href="tel:([^"]*)"')


def private_data(site: Site, now: datetime) -> Iterable[Diagnostic]:
    """Every public text is free of mobile numbers, identity card numbers and bank card numbers, or its file accepts them."""
    for value, origin in _spoken(site):
        for keys, words in _texts(value, (), []):
            for code, number in private_numbers(words):
                yield warning(code, Origin(origin.path, (*origin.keys, *keys), needle=number), value=number)


def private_numbers(words: str) -> Iterator[tuple[str, str]]:
    """(code, as written) of each number in a text that looks private."""
    plain = words.translate(_PLAIN)  # of the same length, so places stay
    taken: list[tuple[int, int]] = []
    for code, pattern, fits in (
        ("private-identity-card", _IDENTITY, _is_identity_card),
        ("private-bank-card", _BANK, _is_bank_card),
        ("private-phone", _PHONE, lambda digits: True),
    ):
        for match in pattern.finditer(plain):
            start, end = match.span()
            if fits(re.sub(r"[^0-9Xx]", "", match[0]).upper()) and not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield code, words[start:end]


def _is_identity_card(digits: str) -> bool:
    """GB 11643-1999: seventeen digits, among them a day of birth, and a check character by ISO 7064 MOD 11-2."""
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    weighed = sum(int(digit) * pow(2, 17 - n, 11) for n, digit in enumerate(digits[:17]))
    return digits[17] == "10X98765432"[weighed % 11]


def _is_bank_card(digits: str) -> bool:
    """16 to 19 digits with Luhn's check digit (ISO/IEC 7812)."""
    if not 16 <= len(digits) <= 19:
        return False
    doubled = [int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _spoken(site: Site) -> Iterator[tuple[object, Origin]]:
    """All values whose words some page shows, each with its place."""
    yield site.config, site.config.origin
    for event in site.events.values():
        if event.visibility is Visibility.PUBLIC:
            yield event, event.origin
            yield event.details, event.origin
    for station in site.stations.values():
        yield station, station.origin
    for page in (*site.pages.values(), *site.notices.values()):
        assert isinstance(page, (Page, Notice))
        yield page.title, page.origin / "title"
        yield page.summary, page.origin / "summary"
        yield page.body.first, page.origin
        for tag, html in page.body.others:
            yield html, Origin(page.origin.path.removesuffix(".md") + f".{tag}.md")
    yield site.waste_guide, Origin("content/waste-guide.yml")


def _texts(value: object, keys: Keys, found: list[tuple[Keys, str]]) -> list[tuple[Keys, str]]:
    """Adds all words in a value that hold digits enough, with the keys that lead to them."""
    kind = type(value)
    if kind is str:
        if _DIGITS.search(str(value)):
            found.append((keys, str(value)))
    elif isinstance(value, Text):
        _texts(value.first, keys, found)
        for tag, words in value.others:
            _texts(words, (*keys, tag), found)
    elif isinstance(value, Html):
        text = "".join(part for part in value.parts if isinstance(part, str))
        for words in (unescape(_TAG.sub("", text)), *_TELEPHONE_LINK.findall(text)):
            _texts(words, keys, found)
    elif isinstance(value, Body):
        _texts(value.first, keys, found)
        for tag, html in value.others:
            _texts(html, (*keys, tag), found)
    elif isinstance(value, tuple):
        for n, member in enumerate(value):
            _texts(member, (*keys, n), found)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            _texts(member, (*keys, str(key)), found)
    else:
        for name, key in _fields(kind):
            member = getattr(value, name)
            if member is not None and member != ():
                _texts(member, (*keys, key), found)
    return found


_FIELDS: dict[type[object], tuple[tuple[str, str], ...]] = {}


def _fields(kind: type[object]) -> tuple[tuple[str, str], ...]:
    """The fields of a dataclass that may hold words, each with its key."""
    if kind not in _FIELDS:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        _FIELDS[kind] = tuple((name, name.rstrip("_").replace("_", "-")) for name in names if name not in _NOT_TEXT)
    return _FIELDS[kind]
