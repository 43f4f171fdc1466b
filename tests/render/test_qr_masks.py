"""Which mask a QR code is printed in."""

from itertools import groupby, product

import segno

from generator.render.qr_masks import best_mask

ADDRESSES = [f"https://example.org/town/{'events/' * n}clean-day-{n}/" for n in range(6)]


def matrix(address: str, mask: int | None = None) -> tuple[bytearray, ...]:
    return tuple(segno.make(address, error="m", boost_error=False, micro=False, mask=mask).matrix)


def points(rows: tuple[bytearray, ...]) -> int:
    """Counted module by module, as the standard tells it: runs, blocks, rows that look like a finder, the share of dark modules."""
    size, found = len(rows), 0
    lines = [list(row) for row in rows]
    for line in (*lines, *map(list, zip(*lines, strict=True))):
        found += sum(length - 2 for length in (len(list(run)) for _, run in groupby(line)) if length >= 5)
        text = "".join(map(str, line))
        found += 40 * sum(text.startswith(("10111010000", "00001011101"), n) for n in range(size))
    squares = product(range(size - 1), repeat=2)
    found += 3 * sum(len({lines[y][x], lines[y][x + 1], lines[y + 1][x], lines[y + 1][x + 1]}) == 1 for y, x in squares)
    percent = 100 * sum(map(sum, lines)) / size**2
    return found + 10 * min(abs(int(percent // 5) - 10), abs(int(percent // 5) + 1 - 10))


def test_best_mask_has_the_fewest_points() -> None:
    """Of all eight, for codes of several sizes."""
    for address in ADDRESSES:
        masked = [matrix(address, mask) for mask in range(8)]
        chosen = best_mask(masked[0], lambda mask, masked=masked: masked[mask])  # type: ignore[misc]
        assert points(masked[chosen]) == min(map(points, masked))


def test_masks_are_compared_once_a_size() -> None:
    """A second code of the same size asks for no other mask."""
    address = ADDRESSES[0]
    best_mask(matrix(address, 0), lambda mask: matrix(address, mask))
    asked: list[int] = []
    other = address.replace("clean", "laugh")

    def masked(mask: int) -> tuple[bytearray, ...]:
        asked.append(mask)
        return matrix(other, mask)

    chosen = best_mask(matrix(other, 0), masked)
    assert (asked, points(matrix(other, chosen))) == ([], min(points(matrix(other, mask)) for mask in range(8)))
