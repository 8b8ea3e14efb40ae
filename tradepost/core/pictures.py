"""Pictures: known by their content, turned upright, stripped of what cameras note, made small, and stored.

Files are stored before the row that names them is written, and removed after it is gone.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

import anyio
from fastapi import UploadFile
from PIL import Image, ImageOps, UnidentifiedImageError

from tradepost.core import files
from tradepost.core.errors import Invalid, TooLarge, UnsupportedMedia
from tradepost.core.settings import settings

FOLDER = "media"

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture whose files are stored and whose row is not written yet."""

    picture: Picture
    key: str
    thumbnails: dict[str, str]


async def keep(upload: UploadFile, name: str) -> Kept:
    """Check an upload, make it ready in a thread and store its files; done before any row is locked.

    TooLarge beyond the setting, UnsupportedMedia for what is no picture, Invalid for a damaged one.
    """
    most = settings().max_picture_bytes
    content = await upload.read(most + 1)
    if len(content) > most:
        raise TooLarge(f"A picture may have {most / 1_000_000:g} MB")
    return await store(await anyio.to_thread.run_sync(prepare, content), name)


async def store(picture: Picture, name: str, *, folder: str = "") -> Kept:
    """Store a picture and its thumbnails in a folder of their own, which nobody can guess unless it is given."""
    file = f"{name[:60]}.{picture.ending}"
    key = f"{FOLDER}/{folder}/{file}" if folder else files.new_key(FOLDER, file)
    folder = key.rsplit("/", 1)[0]
    thumbnails = {str(width): f"{folder}/{width}.webp" for width in picture.thumbnails}
    await files.write(key, picture.content)
    for width, content in picture.thumbnails.items():
        await files.write(thumbnails[str(width)], content)
    return Kept(picture, key, thumbnails)


async def discard(kept: Kept) -> None:
    """Remove the files of a picture that was not taken after all."""
    for key in (kept.key, *kept.thumbnails.values()):
        await files.delete(key)
