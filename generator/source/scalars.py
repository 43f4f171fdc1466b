"""One text → an id, a link, a phone, a number.  Knows the forms of the contract, no YAML and no place in a file.

Every function returns the value or raises `Refused` with the code and arguments of a sentence.
"""

import re
from urllib.parse import urlsplit

from generator.model.text import Colour, Id, ImageFile, Line, PartId, Phone, Url

MAX_NUMBER = 1_000_000

WINDOWS_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))})
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")

ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
PART_ID = re.compile(r"[a-z0-9-]{1,32}")
PHONE = re.compile(r"[0-9 +-]+")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
DOMAIN = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)
_BAD_IN_URL = re.compile(r"[\s\\<>\"^`{|}]")
_HOST = re.compile(r"(?![.-])(?:[\w-]+\.)*[\w-]*\w\.?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")

_PLAIN = str.maketrans("０１２３４５６７８９：　" + "－‐‑‒–—―−", "0123456789: " + "-" * 8)
COUNTS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


class Refused(Exception):
    """A text that is not what it should be; `arguments` fill the sentence of `code`."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments


def plain_form(text: str) -> str:
    """Full-width digits, colons, hyphens and dashes as their plain forms; without blanks at its ends."""
    return text.strip() if text.isascii() else text.translate(_PLAIN).strip()


def identity(text: str) -> Id:
    if not ID.fullmatch(text):
        raise Refused("bad-id", value=text)
    if text in WINDOWS_DEVICES:
        raise Refused("device-name", value=text)
    return Id(text)


def part_identity(text: str) -> PartId:
    if not PART_ID.fullmatch(text):
        raise Refused("bad-part-id", value=text)
    if len(text) == 8 and text.isdigit():
        raise Refused("part-id-like-date", value=text)
    return PartId(text)


def url(text: str) -> Url:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Refused("bad-url", value=text) from None
    if parts.scheme not in ("http", "https") or not text.lower().startswith(("http://", "https://")):
        raise Refused("bad-url", value=text)
    if len(text) > 2000 or not host or not _HOST.fullmatch(host) or "@" in parts.netloc or _BAD_IN_URL.search(text):
        raise Refused("bad-url", value=text)
    return Url(text)


def site_url(text: str) -> Url:
    """The address the site will stand at, with its final slash."""
    whole = url(text)
    if "?" in whole or "#" in whole or "/../" in f"{whole}/" or "/./" in f"{whole}/" or "//" in whole.split("://", 1)[1]:
        raise Refused("site-url-extra", value=text)
    return Url(whole if whole.endswith("/") else f"{whole}/")


def domain(text: str) -> Line:
    if not DOMAIN.fullmatch(text):
        raise Refused("bad-domain", value=text)
    return Line(text)


def phone(text: str) -> Phone:
    if not PHONE.fullmatch(text) or not re.search("[0-9]", text):
        raise Refused("bad-phone", value=text)
    return Phone(text)


def colour(text: str) -> Colour:
    if not COLOUR.fullmatch(text):
        raise Refused("bad-colour", value=text)
    return Colour(text.lower())


def image_file(text: str) -> ImageFile:
    pieces = text.split("/")
    if "\\" in text or ":" in text or any(piece in ("", ".", "..") for piece in pieces):
        raise Refused("bad-image-path", value=text)
    if not text.lower().endswith(PICTURE_SUFFIXES):
        raise Refused("bad-image-type", value=text)
    return ImageFile(text)


def whole_number(text: str, lowest: int = 0, highest: int = MAX_NUMBER) -> int:
    digits = plain_form(text)
    if not re.fullmatch(r"[0-9]{1,9}", digits) or not lowest <= int(digits) <= highest:
        raise Refused("bad-number", value=text, lowest=lowest, highest=highest)
    return int(digits)


def decimal(text: str) -> Line:
    """A number such as 2.5, kept as written."""
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", plain_form(text)):
        raise Refused("bad-decimal", value=text)
    return Line(plain_form(text))


def count(text: str) -> int:
    """How many measures: 一 … 十, 两, or 1 … 99."""
    return COUNTS[text] if text in COUNTS else whole_number(text, 1, 99)


def digits(text: str, length: int, code: str) -> Line:
    if not re.fullmatch(f"[0-9]{{{length}}}", text):
        raise Refused(code, value=text)
    return Line(text)


def boolean(text: str) -> bool:
    if text not in ("true", "false", "yes", "no"):
        raise Refused("bad-boolean", value=text)
    return text in ("true", "yes")
