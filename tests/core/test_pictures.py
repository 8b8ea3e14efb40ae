"""Pictures: what an upload really is, and what is kept of it."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.make_catalog import picture
from tradepost.core import pictures
from tradepost.core.errors import Invalid, UnsupportedMedia


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(
    ("kind", "mode", "kept"),
    [
        ("JPEG", "RGB", ("JPEG", "jpg", "image/jpeg")),
        ("JPEG", "L", ("JPEG", "jpg", "image/jpeg")),
        ("JPEG", "CMYK", ("JPEG", "jpg", "image/jpeg")),
        ("PNG", "RGB", ("PNG", "png", "image/png")),
        ("PNG", "RGBA", ("PNG", "png", "image/png")),
        ("PNG", "P", ("PNG", "png", "image/png")),
        ("PNG", "I;16", ("PNG", "png", "image/png")),
        ("WEBP", "RGBA", ("WEBP", "webp", "image/webp")),
        ("GIF", "P", ("PNG", "png", "image/png")),
    ],
)
def test_each_kind_is_kept_with_thumbnails(kind, mode, kept):
    made = pictures.prepare(picture((1000, 500), kind=kind, mode=mode))
    assert (opened(made.content).format, made.ending, made.content_type) == kept
    assert (made.width, made.height) == opened(made.content).size == (1000, 500)
    sizes = {width: (opened(small).format, opened(small).size) for width, small in made.thumbnails.items()}
    assert sizes == {160: ("WEBP", (160, 80)), 480: ("WEBP", (480, 240)), 960: ("WEBP", (960, 480))}


def test_a_small_picture_is_never_made_larger():
    made = pictures.prepare(picture((200, 100)))
    assert {width: opened(small).size for width, small in made.thumbnails.items()} == {160: (160, 80)}
    tiny = pictures.prepare(picture((10, 10)))
    assert {width: opened(small).size for width, small in tiny.thumbnails.items()} == {160: (10, 10)}


def test_what_the_camera_noted_is_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "taken at home"
    made = pictures.prepare(picture((400, 200), kind="JPEG", exif=exif, comment=b"by me"))
    kept = opened(made.content)
    assert kept.size == (made.width, made.height) == (200, 400)
    assert dict(kept.getexif()) == {}
    for content in (made.content, *made.thumbnails.values()):
        assert b"taken at home" not in content
        assert b"by me" not in content


def test_text_inside_a_png_is_gone():
    info = PngInfo()
    info.add_text("Author", "somebody at home")
    made = pictures.prepare(picture(kind="PNG", pnginfo=info))
    assert b"somebody" not in made.content


def test_what_can_be_seen_through_stays_so():
    see_through = BytesIO()
    Image.new("RGBA", (300, 300), (0, 128, 128, 0)).save(see_through, "PNG")
    made = pictures.prepare(see_through.getvalue())
    for content in (made.content, *made.thumbnails.values()):
        assert opened(content).convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_moving_picture_becomes_its_first_frame():
    frames = [Image.new("P", (50, 50), colour) for colour in (1, 2, 3)]
    moving = BytesIO()
    frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:])
    made = pictures.prepare(moving.getvalue())
    assert getattr(opened(made.content), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7",
        picture(kind="BMP"),
        picture(kind="TIFF"),
        picture(kind="ICO", size=(32, 32)),
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(UnsupportedMedia, match="JPEG, PNG, WebP or GIF"):
        pictures.prepare(content)


def test_a_picture_cut_short_is_refused():
    with pytest.raises(Invalid, match="damaged"):
        pictures.prepare(picture((400, 400), kind="JPEG")[:700])
    with pytest.raises(Invalid, match="damaged"):
        pictures.prepare(picture((400, 400), kind="PNG")[:-200][:100] + b"\0" * 50)


def test_a_picture_that_would_unpack_to_gigabytes_is_refused_before_it_is(monkeypatch):
    bomb = picture((9000, 9000), kind="PNG", mode="1")
    assert len(bomb) < 30_000
    monkeypatch.setattr(Image.Image, "load", None)  # unpacking it would fail loudly
    with pytest.raises(Invalid, match="more than 50 million pixels"):
        pictures.prepare(bomb)
