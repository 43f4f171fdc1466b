"""A picture as the author gave it → the one that is published: upright, of bearable size, in sRGB, and with nothing but its pixels.

What phones write into photos (where, when, by whom) is not carried over, and thumbnails and comments are not either. Pictures come
here checked (`checks.pictures`).
"""

from io import BytesIO
from typing import TYPE_CHECKING

from generator.checks.pictures import BROKEN, quiet
from generator.source.picture import MOST_PIXELS, head

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 1600
"""Pixels of the longer side: enough for a wide screen, a quarter of what phones send."""

_QUALITY = 82
_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}


def published(data: bytes, longest: int = LONGEST) -> bytes:
    """The same bytes for the same picture. JPEG stays JPEG, PNG PNG, WebP WebP."""
    with quiet():
        return _published(data, longest)


def _published(data: bytes, longest: int) -> bytes:
    form, image = _opened(data)
    from PIL.Image import Resampling

    orientation = _orientation(image)
    lossless = form == "WEBP" and data[12:16] == b"VP8L"
    if image.mode == "P" and max(image.size) > longest:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode.startswith("I"):
        image = _eight_bits(image)
    image.thumbnail((longest, longest), Resampling.LANCZOS, reducing_gap=3.0)
    image = _upright(_in_srgb(image), orientation)
    image = _fit_for(form, image)
    out = BytesIO()
    if form == "JPEG":
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    elif form == "PNG":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "WEBP", quality=_QUALITY, method=4, lossless=lossless, exact=False)
    return out.getvalue()


def size(data: bytes, longest: int = LONGEST) -> tuple[int, int]:
    """Width and height of what `published` makes of it, without decoding it."""
    with quiet():
        _, image = _opened(data)
        orientation = _orientation(image)
    width, height = image.size
    if orientation >= 5:
        width, height = height, width
    if max(width, height) <= longest:
        return width, height
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _opened(data: bytes) -> "tuple[str, Image]":
    from PIL import Image

    found = head(data)
    if found is None or found.pixels > MOST_PIXELS:
        raise ValueError("no picture that can be published; checks.pictures says so before")
    return found.form, Image.open(BytesIO(data), formats=(found.form,))


def _orientation(image: "Image") -> int:
    """1 to 8 as Exif has it; 1, upright, where it says nothing that can be read."""
    from PIL.ExifTags import Base

    try:
        value = image.getexif().get(Base.Orientation, 1)
    except BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright(image: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _in_srgb(image: "Image") -> "Image":
    """By its own colour profile, which is then no longer needed; a profile that cannot be used is left out."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _eight_bits(image: "Image") -> "Image":
    """A grey PNG of 16 bits, whose lower byte no screen shows."""
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _fit_for(form: str, image: "Image") -> "Image":
    """In a mode that the form can hold, and without what the author's file said besides its pixels."""
    transparency = image.info.get("transparency") if form == "PNG" and image.mode in ("P", "1", "L", "RGB") else None
    if image.mode not in _MODES[form]:
        image = image.convert("RGBA" if "RGBA" in _MODES[form] and "A" in image.getbands() else "RGB")
    image.info = {} if transparency is None else {"transparency": transparency}
    return image
