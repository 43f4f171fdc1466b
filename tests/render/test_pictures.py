"""generator/render/pictures.py: published pictures show what the author's show, and tell nothing else."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from generator.render.pictures import published, size
from tests.pictures import BLUE, GREEN, RED, WHITE, encoded, exif, png, quarters

FORMS = ("JPEG", "PNG", "WEBP")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def corners(image: Image.Image) -> list[str]:
    """The nearest of the four colours, row by row."""
    colours = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    width, height = image.size
    found = []
    for place in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        pixel = image.convert("RGB").getpixel((int(width * place[0]), int(height * place[1])))
        assert isinstance(pixel, tuple)
        found.append(min(colours, key=lambda name: sum((a - b) ** 2 for a, b in zip(colours[name], pixel, strict=True))))
    return found


@pytest.mark.parametrize("form", FORMS)
def test_form_stays_and_metadata_goes(form: str) -> None:
    """Exif with its place, XMP and comments; no byte of them is left."""
    xmp = b"<x:xmpmeta>SECRETXMP</x:xmpmeta>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "SECRETCOMMENT")
    by_form: dict[str, dict[str, object]] = {
        "JPEG": {"comment": b"SECRETCOMMENT", "xmp": xmp},
        "PNG": {"pnginfo": text},
        "WEBP": {"xmp": xmp},
    }
    options = by_form[form]
    data = encoded(quarters(), form, exif=exif(), **options)
    assert b"SECRET" in data
    result = published(data)
    assert opened(result).format == form
    assert b"SECRET" not in result
    assert dict(opened(result).getexif()) == {}
    assert not {"exif", "xmp", "comment", "Comment", "icc_profile"} & opened(result).info.keys()
    assert corners(opened(result)) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, ["red", "green", "blue", "white"]),
        (2, ["green", "red", "white", "blue"]),
        (3, ["white", "blue", "green", "red"]),
        (4, ["blue", "white", "red", "green"]),
        (5, ["red", "blue", "green", "white"]),
        (6, ["blue", "red", "white", "green"]),
        (7, ["white", "green", "blue", "red"]),
        (8, ["green", "white", "red", "blue"]),
    ],
)
def test_orientation_is_applied(orientation: int, expected: list[str]) -> None:
    """For the eight values of Exif; the size is told as it is published."""
    data = encoded(quarters(), "JPEG", exif=exif(orientation))
    result = opened(published(data))
    assert corners(result) == expected
    assert size(data) == result.size == ((48, 64) if orientation >= 5 else (64, 48))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", [(300, 200), (200, 300), (101, 7), (50, 50)])
def test_longer_side_is_bounded(form: str, shape: tuple[int, int]) -> None:
    """Nothing is enlarged."""
    data = encoded(quarters(*shape), form)
    result = opened(published(data, 100))
    assert max(result.size) == min(100, max(shape))
    assert size(data, 100) == result.size


@pytest.mark.parametrize("form", FORMS)
def test_same_picture_same_bytes(form: str) -> None:
    """Whenever it is published."""
    data = encoded(quarters(), form, exif=exif(6))
    assert published(data) == published(data)


@pytest.mark.parametrize(
    ("form", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGBA", "I;16")), ("WEBP", "RGBA")],
)
def test_other_modes_are_published(form: str, mode: str) -> None:
    """Grey, palettes, print colours, sixteen bits."""
    image = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else quarters(mode=mode)
    for longest in (1600, 20):
        result = opened(published(encoded(image, form), longest))
        result.load()
        assert max(result.size) == min(64, longest)
    if mode == "I;16":
        assert opened(published(encoded(image, form))).getextrema() == (156, 156)


def test_transparency_stays() -> None:
    """In PNG and WebP, also that of a palette."""
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    palette = Image.new("P", (40, 40), 1)
    palette.putpalette([255, 0, 0, 0, 255, 0])
    for data in (encoded(clear, "PNG"), encoded(clear, "WEBP"), encoded(palette, "PNG", transparency=1)):
        for longest in (1600, 20):
            pixel = opened(published(data, longest)).convert("RGBA").getpixel((5, 5))
            assert isinstance(pixel, tuple)
            assert pixel[3] == 0


def test_colour_profile_is_applied_and_dropped() -> None:
    """One that cannot be read is dropped."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (profile, b"no profile"):
        result = opened(published(encoded(quarters(), "PNG", icc_profile=icc)))
        assert "icc_profile" not in result.info
        assert corners(result) == ["red", "green", "blue", "white"]


def test_bombs_are_not_opened() -> None:
    """The checks refuse them before; here they are our mistake."""
    with pytest.raises(ValueError, match="no picture"):
        published(png(10_000, 10_000))
