"""`{gcj02: [lng, lat]}` → coordinates in a named system, within mainland China."""

import re

from generator.model.place import Coords, Datum
from generator.source.nodes import MappingNode, Node, Scalar, Sequence
from generator.source.reading import Bad, Reading, unknown_key, wrong_shape

DATUMS: tuple[Datum, ...] = ("gcj02", "wgs84", "bd09")
LNG = (73.0, 136.0)
LAT = (3.0, 54.0)

_DEGREES = re.compile(r"[0-9]{1,3}(\.[0-9]{1,12})?")


def coords(node: Node, reading: Reading) -> Coords | Bad:
    """Exactly one system, named: the three lie up to 1,500 m apart."""
    if type(node) is Sequence:
        return reading.refuse("coords-without-datum", node)
    if type(node) is not MappingNode:
        return wrong_shape(node, reading, "expected-mapping")
    strange = [key for key, _ in node.entries.values() if key.text not in DATUMS]
    for key in strange:
        unknown_key(key, reading, DATUMS)
    found: list[tuple[Datum, Node]] = [(datum, node.entries[datum][1]) for datum in DATUMS if datum in node.entries]
    if len(found) > 1:
        return reading.refuse("coords-twice", node)
    if not found:
        return reading.refuse("coords-without-datum", node) if not strange else Bad.BAD
    datum, pair = found[0]
    if type(pair) is not Sequence or len(pair.items) != 2:
        return wrong_shape(pair, reading, "coords-not-a-pair")
    lng, lat = (_degrees(number, reading) for number in pair.items)
    written = [number.text for number in pair.items if type(number) is Scalar]
    if lng is None or lat is None:
        return Bad.BAD
    if LAT[0] <= lng <= LAT[1] and LNG[0] <= lat <= LNG[1]:
        return reading.refuse("coords-swapped", pair, lng=written[1], lat=written[0])
    if not (LNG[0] <= lng <= LNG[1] and LAT[0] <= lat <= LAT[1]):
        return reading.refuse("coords-outside", pair)
    return Coords(datum, lng, lat)


def _degrees(node: Node, reading: Reading) -> float | None:
    if type(node) is Scalar and _DEGREES.fullmatch(node.text):
        return float(node.text)
    if type(node) is Scalar:
        reading.refuse("bad-degrees", node, value=node.text)
    else:
        wrong_shape(node, reading, "coords-not-a-pair")
    return None
