"""Pictures for tests, made by Pillow or, where no encoder would make them, by hand."""

import struct
import zlib
from io import BytesIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (250, 250, 250)


def quarters(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red and green above blue and white: any turn of it shows."""
    image = Image.new("RGB", (width, height))
    for n, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        box = (n % 2 * width // 2, n // 2 * height // 2)
        image.paste(colour, (*box, box[0] + width // 2, box[1] + height // 2))
    return image.convert(mode)


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: which way up, what with, and where."""
    found = Image.Exif()
    found[Base.Orientation] = orientation
    found[Base.Make] = "SECRETPHONE"
    found.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 56.0, 30.0)
    return found


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG of RGB with a head, the given chunks and an end."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")
