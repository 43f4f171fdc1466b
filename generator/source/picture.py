"""Bytes of a picture → what it is and how large, from its head alone.  Decodes nothing, so a bomb is known before it goes off.

JPEG: ITU-T T.81 annex B. PNG: ISO/IEC 15948, 11.2. WebP: RFC 9649.
"""

import re
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
MOST_PASSES = 600_000_000
"""Pixels times the passes over them: a progressive JPEG may ask for thousands of passes over the same picture."""

_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})


@dataclass(frozen=True, slots=True)
class Head:
    """`passes` is 1 but for progressive JPEG. Sides are as stored, before a photo's orientation is applied."""

    form: Literal["JPEG", "PNG", "WEBP"]
    width: int
    height: int
    passes: int = 1

    @property
    def pixels(self) -> int:
        return self.width * self.height


def head(data: bytes) -> Head | None:
    """None for what is neither JPEG, PNG nor WebP, or whose head is damaged."""
    found: Head | None = None
    if data.startswith(b"\xff\xd8\xff"):
        found = _jpeg(data)
    elif data.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") and len(data) >= 33:
        found = Head("PNG", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        found = _webp(data)
    return found if found and found.pixels else None


def _jpeg(data: bytes) -> Head | None:
    """Walks the segments: lengths lead from one to the next, and coded data goes on to the next marker."""
    size, passes, at = None, 0, 2
    while match := _MARKER.search(data, at):
        kind, at = match[1][0], match.end()
        if kind == 0xD9 or kind == 0x01:
            if kind == 0xD9:
                break
            continue
        length = int.from_bytes(data[at : at + 2])
        if kind in _FRAMES and size is None:
            size = int.from_bytes(data[at + 5 : at + 7]), int.from_bytes(data[at + 3 : at + 5])
        passes += kind == 0xDA
        at += max(length, 2)
    return Head("JPEG", *size, max(passes, 1)) if size else None


def _webp(data: bytes) -> Head | None:
    form, body = data[12:16], data[20:30]
    if form == b"VP8X":
        return Head("WEBP", int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1)
    if form == b"VP8L" and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return Head("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return Head("WEBP", int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF)
    return None
