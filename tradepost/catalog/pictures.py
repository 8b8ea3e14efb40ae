"""Pictures as bytes: known by their content, turned upright, stripped of what cameras note, made small.

All of it is arithmetic for a thread: nothing here knows the database.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from tradepost.core.errors import Invalid, UnsupportedMedia

WIDTHS = (160, 480, 960)
# A few kilobytes can unpack to gigabytes: a picture says its size before it is unpacked, and more than this is refused.
MOST_PIXELS = 50_000_000
# What is taken, and as what it is kept. Moving pictures become still: their first frame.
FORMATS = {"JPEG": ("JPEG", "jpg"), "PNG": ("PNG", "png"), "WEBP": ("WEBP", "webp"), "GIF": ("PNG", "png")}
OPTIONS: dict[str, dict[str, int]] = {"JPEG": {"quality": 92}, "PNG": {}, "WEBP": {"quality": 82, "method": 2}}
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be stored, and its thumbnails (WebP) by width."""

    content: bytes
    ending: str
    width: int
    height: int
    thumbnails: dict[int, bytes]

    @property
    def content_type(self) -> str:
        """The MIME type it is served as."""
        return TYPES[self.ending]


def prepare(content: bytes) -> Picture:
    """Check a picture and make what is stored of it. UnsupportedMedia for anything but JPEG, PNG, WebP and GIF."""
    kind, image = _opened(content)
    return stored_as(kind, image)


def stored_as(kind: str, image: Image.Image) -> Picture:
    """What is stored of a picture in memory: itself, and thumbnails no wider than it is."""
    saved_as, ending = FORMATS[kind]
    thumbnails = {}
    small = image.convert("RGBA" if image.has_transparency_data else "RGB")
    for width in reversed(WIDTHS):  # each of the one before: the large picture is scaled once
        if width < image.width or width == WIDTHS[0]:
            small.thumbnail((width, width * 4), Image.Resampling.LANCZOS, reducing_gap=3.0)
            thumbnails[width] = _bytes(small, "WEBP")
    thumbnails = dict(sorted(thumbnails.items()))
    return Picture(_bytes(image, saved_as), ending, image.width, image.height, thumbnails)


def _opened(content: bytes) -> tuple[str, Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter
            with Image.open(BytesIO(content), formats=list(FORMATS)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Invalid("file", f"has more than {MOST_PIXELS // 1_000_000} million pixels")
                kind = str(image.format)
                image.load()
                upright = ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UnsupportedMedia("A picture must be JPEG, PNG, WebP or GIF") from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise Invalid("file", "is damaged: the picture cannot be read") from error
    return kind, upright


def _bytes(image: Image.Image, saved_as: str) -> bytes:
    """The picture's pixels and colours and nothing else: no EXIF, no comments, no thumbnails of the camera."""
    if saved_as == "JPEG" and image.mode not in {"RGB", "L", "CMYK"}:
        image = image.convert("RGB")
    target, profile = BytesIO(), image.info.get("icc_profile")
    clean = image.copy()
    clean.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    clean.save(target, saved_as, icc_profile=profile, **OPTIONS[saved_as])
    return target.getvalue()
