"""A PDF as typst writes it → the same objects in less room.  Knows no sheet, and nothing of what the objects mean.

typst leaves every object but fonts and drawings as plain text: of a table the tags for a screen reader weigh more than all that is seen.
Here they stand together in one compressed object stream, as PDF has them since 1.5; none is changed, left out or renumbered.
"""

import re
import zlib
from itertools import pairwise

_HEAVY = 60_000
"""Bytes from which on it is worth the time: a single poster has little but its fonts."""
_END = re.compile(rb"xref\n0 (\d+)\n(.*?)trailer\n<<(.*)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.DOTALL)
_OBJECT = re.compile(rb"\d+ 0 obj\n(.*)\nendobj\s*\Z", re.DOTALL)


def packed(pdf: bytes) -> bytes:
    """A light one is returned as it is."""
    return _packed(pdf) if len(pdf) > _HEAVY else pdf


def _packed(pdf: bytes) -> bytes:
    end = _END.search(pdf, pdf.rindex(b"xref\n0 "))
    assert end is not None, "not as typst ends a PDF"
    count, about = int(end[1]), end[3]
    offsets = [int(entry[:10]) for entry in end[2].splitlines()]
    order = sorted(range(1, count), key=offsets.__getitem__)
    written = bytearray(pdf[: offsets[order[0]]])
    rows = {0: (0, 0, 65535)}
    inside: list[tuple[int, bytes]] = []
    for number, following in pairwise([*order, None]):
        assert number is not None
        whole = pdf[offsets[number] : offsets[following] if following else int(end[4])]
        found = _OBJECT.match(whole)
        assert found is not None, "not as typst writes an object"
        if found[1].endswith(b"endstream"):
            rows[number] = (1, len(written), 0)
            written += whole
        else:
            rows[number] = (2, count, len(inside))
            inside.append((number, found[1]))
    rows[count] = (1, len(written), 0)
    said, together = _index(inside)
    written += _stream(count, b"/Type/ObjStm" + said, together)
    rows[count + 1] = (1, len(written), 0)
    begun = len(written)
    table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + nth.to_bytes(2) for _, (kind, where, nth) in sorted(rows.items()))
    about = re.sub(rb"/Size \d+", b"/Size %d" % (count + 2), about)
    written += _stream(count + 1, b"/Type/XRef/W[1 4 2]" + about, table)
    return bytes(written) + b"startxref\n%d\n%%%%EOF" % begun


def _index(inside: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Of objects in one stream what its dictionary says about them, and the whole: their numbers and places, then the objects."""
    places, at = [], 0
    for number, text in inside:
        places.append(b"%d %d" % (number, at))
        at += len(text) + 1
    first = b" ".join(places) + b"\n"
    return b"/N %d/First %d" % (len(inside), len(first)), first + b"\n".join(text for _, text in inside)


def _stream(number: int, about: bytes, data: bytes) -> bytes:
    small = zlib.compress(data, 9)
    return b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, about, len(small), small)
