"""generator/checks/pictures.py: every picture that is named is there and can be published."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.pictures import pictures
from generator.diagnostics import Origin
from generator.source.load import load
from tests.checks.sample import ONCE, STATION, encoded
from tests.pictures import chunk, exif, png, quarters
from tests.pictures import encoded as image_bytes

NOW = datetime(2026, 6, 1, tzinfo=UTC)
JPEG = image_bytes(quarters(), "JPEG", exif=exif())
PNG = image_bytes(quarters(), "PNG")
EVENT = "title: 活动\ndate: 2026-12-10\nimages: [{file: a.jpg, alt: 图}]\n"


def wrong(images: dict[str, bytes], **files: str) -> list[tuple[str, Origin]]:
    texts = {path.replace("__", "/").replace("_dot_", "."): text for path, text in files.items()} or {ONCE: EVENT}
    site, found = load(encoded(texts) | {f"content/images/{name}": data for name, data in images.items()})
    assert site is not None
    assert [d.code for d in found] == []
    return [(d.code, d.at) for d in pictures(site, NOW) if isinstance(d.at, Origin)]


AT = Origin(ONCE, ("images", 0, "file"))


def test_pictures_that_decode_are_right() -> None:
    """In each of the three forms, whatever the file is called."""
    for data in (JPEG, PNG, image_bytes(quarters(), "WEBP"), image_bytes(quarters(), "JPEG", progressive=True)):
        assert wrong({"a.jpg": data}) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-no-picture"),
        (b"hello", "picture-no-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture-no-picture"),
        (image_bytes(quarters(), "GIF"), "picture-no-picture"),
        (JPEG[:-100], "picture-no-picture"),
        (PNG[:-30], "picture-no-picture"),
        (png(8, 8), "picture-no-picture"),
        (png(8, 8, chunk(b"IDAT", b"no zlib")), "picture-no-picture"),
        (png(10_000, 10_000), "picture-too-many-pixels"),
        (JPEG + bytes(20_000_000), "picture-too-large"),
    ],
)
def test_what_cannot_be_published_is_refused(data: bytes, code: str) -> None:
    """At the name in the event."""
    assert wrong({"a.jpg": data}) == [(code, AT)]


def test_a_picture_that_is_not_there_is_missed_wherever_it_is_named() -> None:
    """In an event, in its description, in a station, on a page."""
    files = {
        "events__clean-city__once_dot_yml": EVENT + "description: |\n  ![图](b.jpg)\n",
        "content__stations__park_dot_yml": "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\nphotos: [{file: c.jpg, alt: 图}]\n",
        "content__about_dot_md": "---\ntitle: 说明\n---\n![图](images/d.jpg)\n",
    }
    assert wrong({}, **files) == [
        ("picture-missing", AT),
        ("picture-missing", Origin(ONCE, ("description",), needle="b.jpg")),
        ("picture-missing", Origin(STATION, ("photos", 0, "file"))),
        ("picture-missing", Origin("content/about.md", needle="images/d.jpg")),
    ]


@settings(max_examples=60)
@given(st.sampled_from([JPEG, PNG, image_bytes(quarters(), "WEBP"), image_bytes(quarters(), "JPEG", progressive=True)]), st.data())
def test_damaged_pictures_never_raise(data: bytes, more: st.DataObject) -> None:
    """Bytes changed anywhere: right or refused."""
    changed = bytearray(data)
    for _ in range(more.draw(st.integers(1, 6))):
        changed[more.draw(st.integers(0, len(data) - 1))] = more.draw(st.integers(0, 255))
    assert {code for code, _ in wrong({"a.jpg": bytes(changed)})} <= {"picture-no-picture", "picture-too-many-pixels"}
