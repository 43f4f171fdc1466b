"""Words that flow over several pages."""

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.flyers.pieces import Piece, name, paged, row, section, text

ROOM = 300.0


def piece(height: float, above: float = 0.0, *, tied: bool = False) -> Piece:
    return Piece("section" if tied else "text", None, None, 0, "", False, above, height, tied)


def heights(pages: tuple[tuple[Piece, ...], ...]) -> list[list[float]]:
    return [[one.height for one in page] for page in pages]


def test_heading_stands_on_the_page_of_what_it_heads() -> None:
    """It goes to the next page with it."""
    assert heights(paged([piece(60), piece(20, tied=True), piece(30)], 100, 100)) == [[60], [20, 30]]


def test_first_page_has_its_own_room() -> None:
    """Its head and its code take some."""
    assert heights(paged([piece(40), piece(40), piece(40)], 50, 100)) == [[40], [40, 40]]


def test_what_is_too_high_for_a_page_is_parted() -> None:
    """What is tied only to look well stays tied to its heading alone."""
    rows = [piece(40)._replace(tied=True) for _ in range(3)]
    assert heights(paged([piece(10, tied=True), *rows, piece(40)], 100, 100)) == [[10, 40, 40], [40, 40]]


def test_nothing_is_blank_at_the_top_of_a_page() -> None:
    """What stands above a piece parts it from the one before."""
    pages = paged([piece(60, 10), piece(60, 10)], 100, 100)
    assert [[one.above for one in page] for page in pages] == [[0.0], [0.0]]


def test_long_text_is_parted_into_pieces() -> None:
    """So that no piece is higher than a page; nothing is lost, and the tag stands at the first one."""
    words = "清" * 1000
    found = list(row("09:00", words, 10, (60.0, ROOM), "改期"))
    said = "".join(line for one in found if one.body for line in one.body.lines)
    assert (said, max(one.height for one in found) < 12.1 * 14.2) == (words, True)
    assert [one.tag for one in found] == ["改期"] + [""] * (len(found) - 1)
    assert [one.head is not None for one in found] == [True] + [False] * (len(found) - 1)


def test_headings_are_tied() -> None:
    """Running words are not."""
    found = [*section("甲", 10, ROOM), *name("乙", 10, ROOM), *text("丙", 10, ROOM)]
    assert [one.tied for one in found] == [True, True, False]


@given(
    given=st.lists(st.tuples(st.integers(1, 90), st.integers(0, 9), st.booleans()), max_size=40),
    first=st.integers(20, 100),
)
def test_every_piece_stands_once_and_no_page_is_too_full(given: list[tuple[int, int, bool]], first: int) -> None:
    """In the order in which they came; only a piece that is higher than a page by itself, or with its heading, stands out."""
    pieces = [piece(height, above, tied=tied) for height, above, tied in given]
    pages = paged(pieces, first, 100)
    assert [one.height for page in pages for one in page] == [one.height for one in pieces]
    for n, page in enumerate(pages):
        alone = all(one.tied for one in page[:-1])
        assert alone or sum(one.height + one.above for one in page) <= (100 if n else first)
