"""generator/source/picture.py: a head says how large a picture is, before anything is decoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.picture import Head, head
from tests.pictures import encoded, exif, png, quarters


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_head_knows_form_and_size(form: str) -> None:
    """As stored; a thumbnail within Exif does not confuse it."""
    found = head(encoded(quarters(64, 48), form, exif=exif(6)))
    assert found == Head(found.form if found else "PNG", 64, 48)
    assert found.form == form


def test_head_of_each_sort_of_webp() -> None:
    """Lossy, lossless, and extended."""
    for options in ({}, {"lossless": True}, {"exif": exif()}):
        assert head(encoded(quarters(300, 20), "WEBP", **options)) == Head("WEBP", 300, 20)


def test_progressive_jpegs_tell_their_passes() -> None:
    """Each is another walk over all pixels."""
    found = head(encoded(quarters(), "JPEG", progressive=True))
    assert found is not None
    assert found.passes == 10


def test_bombs_are_known_by_their_head() -> None:
    """A hundred megapixels in a hundred bytes."""
    found = head(png(10_000, 10_000))
    assert found is not None
    assert found.pixels == 100_000_000


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + bytes(50), b"<svg xmlns='x'/>", b"\xff\xd8\xff", b"\xff\xd8\xff\xd9", png(0, 5), b"BM" + bytes(60)]
)
def test_head_of_anything_else_is_none(data: bytes) -> None:
    """And of pictures without pixels."""
    assert head(data) is None


JPEG = encoded(quarters(), "JPEG", exif=exif())


@given(st.integers(0, len(JPEG)), st.binary(max_size=8))
def test_head_of_damaged_files_never_raises(place: int, other: bytes) -> None:
    """Cut, or with other bytes somewhere."""
    for data in (JPEG[:place], JPEG[:place] + other + JPEG[place:]):
        found = head(data)
        assert found is None or found.pixels > 0
