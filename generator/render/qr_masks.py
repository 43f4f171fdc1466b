"""Which of the eight masks makes a QR code easiest to read: the one with the fewest penalty points of ISO/IEC 18004, 7.8.3.

segno weighs them module by module, which takes longer than all the rest of a sheet's words. What two masks differ in depends on the size
alone; so a code is one long number here, row after row and column after column, and each rule a few operations on it.
"""

from collections.abc import Callable, Sequence

Matrix = Sequence[bytes | bytearray]
"""Rows of modules: 1 is dark."""

_MASKS = range(8)
_differences: dict[int, tuple[tuple[int, int], ...]] = {}
"""By width: what each mask has otherwise than the first one, along the rows and along the columns."""


def best_mask(first: Matrix, masked: Callable[[int], Matrix]) -> int:
    """`first` is the code in mask 0, `masked` makes it in another; all are of level M."""
    size = len(first)
    rows, columns = _numbers(first)
    if size not in _differences:
        others = [_numbers(masked(mask)) for mask in _MASKS]
        _differences[size] = tuple((rows ^ along, columns ^ across) for along, across in others)
    return min(_MASKS, key=lambda mask: _points(rows ^ _differences[size][mask][0], columns ^ _differences[size][mask][1], size))


def _numbers(matrix: Matrix) -> tuple[int, int]:
    """Along the rows and along the columns, a blank bit after each."""
    return _number(matrix), _number([bytes(column) for column in zip(*matrix, strict=True)])


def _number(lines: Matrix) -> int:
    return int("".join(f"{''.join(map(str, line))}0" for line in lines), 2)


def _points(rows: int, columns: int, size: int) -> int:
    step = size + 1
    every = int(("1" * size + "0") * size, 2)
    pairs = every & every << 1
    found = 0
    for lines in (rows, columns):
        alike = ~(lines ^ lines << 1) & pairs
        five = alike & alike << 1 & alike << 2 & alike << 3
        found += five.bit_count() + 2 * (five & ~(five << 1)).bit_count()
        light = ~lines & every
        finder = lines & light << 1 & lines << 2 & lines << 3 & lines << 4 & light << 5 & lines << 6
        four = light & light << 1 & light << 2 & light << 3
        found += 40 * ((finder & four << 7).bit_count() + (finder & four >> 4).bit_count())
    alike = ~(rows ^ rows << 1) & pairs
    found += 3 * (alike & alike << step & ~(rows ^ rows << step)).bit_count()
    share = rows.bit_count() * 20 // size**2
    return found + 10 * min(abs(share - 10), abs(share + 1 - 10))
