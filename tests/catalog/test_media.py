"""Pictures of products: adding, showing, ordering and removing them."""

from io import BytesIO

import pytest
from PIL import Image

from tests import make_catalog as make
from tradepost.core import jobs
from tradepost.core.settings import settings


async def test_a_picture_is_added_and_shown_to_everybody(manager, guest, told):
    product = await make.product(manager, name="Kettle")
    made = await make.media(manager, product["id"], make.picture((1200, 600)), alt="A red kettle")
    assert (made["alt"], made["width"], made["height"], made["content_type"]) == (
        "A red kettle",
        1200,
        600,
        "image/png",
    )
    assert made["url"].startswith("/media/")
    assert made["url"].endswith("/kettle.png")
    assert list(made["thumbnails"]) == ["160", "480", "960"]
    shown = (await guest.get(f"/api/v1/products/{product['id']}")).json()
    assert shown["media"] == [made]
    assert (await guest.get(f"/api/v1/products/{product['id']}/media")).json()["items"] == [made]
    for address, kind in ((made["url"], "image/png"), (made["thumbnails"]["480"], "image/webp")):
        answer = await guest.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert int(answer.headers["content-length"]) == len(answer.content)
    assert Image.open(BytesIO(answer.content)).size == (480, 240)
    assert (await told("products", product["id"], full=True))[-1].changes == {"media": [None, made["id"]]}


@pytest.mark.parametrize(
    "address",
    [
        "/media/nothing/here.png",
        "/media/../tradepost.db",
        "/media/%2e%2e/secret_key",
        "/media/..%2f..%2fsecret_key.png",
        "/media/page.html",
        "/media/page.svg",
        "/media",
        "/media/x",
    ],
)
async def test_nothing_but_stored_pictures_is_served(address, guest):
    assert (await guest.get(address)).status_code == 404


async def test_what_is_no_picture_is_refused_whatever_its_name(manager, guest):
    product = await make.product(manager)
    address = f"/api/v1/products/{product['id']}/media"
    for name, content, status in (
        ("picture.png", b"<svg onload='alert(1)'/>", 415),
        ("picture.svg", b"<svg onload='alert(1)'/>", 415),
        ("picture.jpg", b"<script>alert(1)</script>", 415),
        ("picture.png", make.picture()[:60], 422),
        ("empty.png", b"", 415),
    ):
        answer = await manager.post(address, files={"file": (name, content, "image/png")})
        assert answer.status_code == status, answer.text
    assert (await manager.post(address, data={"alt": "no file"})).status_code == 422
    assert (await guest.get(address)).json()["items"] == []


async def test_a_file_beyond_the_limit_is_refused(manager, guest, configure):
    product = await make.product(manager)
    configure(max_picture_bytes=1000)
    content = make.picture((100, 100), kind="BMP")
    answer = await manager.post(f"/api/v1/products/{product['id']}/media", files={"file": ("big.bmp", content)})
    assert answer.status_code == 413
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["media"] == []


async def test_a_refused_picture_leaves_no_file_behind(manager):
    product = await make.product(manager)
    before = sorted(settings().data_dir.rglob("files/media/**/*.png"))
    files, form = {"file": ("a.png", make.picture())}, {"variant_id": "999999999"}
    answer = await manager.post(f"/api/v1/products/{product['id']}/media", files=files, data=form)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "variant_id"
    assert sorted(settings().data_dir.rglob("files/media/**/*.png")) == before


async def test_pictures_are_put_in_order(manager, guest):
    product = await make.product(manager)
    ids = [(await make.media(manager, product["id"]))["id"] for _ in range(3)]
    address = f"/api/v1/products/{product['id']}/media"
    wanted = [ids[2], ids[0], ids[1]]
    answer = await manager.put(f"{address}/order", json={"ids": wanted})
    assert [media["id"] for media in answer.json()["items"]] == wanted
    assert [media["id"] for media in (await guest.get(address)).json()["items"]] == wanted
    for bad in ([ids[0]], [*ids, ids[0]], [ids[0], ids[1], 999999999], []):
        refused = await manager.put(f"{address}/order", json={"ids": bad})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "ids"
    assert [media["id"] for media in (await guest.get(address)).json()["items"]] == wanted


async def test_a_pictures_text_and_variant_are_changed(manager):
    product = await make.product(manager)
    variant = await make.variant(manager, product["id"])
    made = await make.media(manager, product["id"], alt="Old")
    address = f"/api/v1/products/{product['id']}/media/{made['id']}"
    changed = (await manager.put(address, json={"alt": "Новый", "variant_id": variant["id"]})).json()
    assert changed == made | {"alt": "Новый", "variant_id": variant["id"]}
    assert (await manager.put(address, json={"variant_id": 999999999})).status_code == 422
    assert (await manager.put(address, json={"alt": None})).status_code == 422
    assert (await manager.put(address, json={"variant_id": None})).json() == made | {"alt": "Новый"}


async def test_a_removed_picture_takes_its_files_along(manager, guest):
    product = await make.product(manager)
    gone, kept = await make.media(manager, product["id"]), await make.media(manager, product["id"])
    address = f"/api/v1/products/{product['id']}/media"
    assert (await manager.delete(f"{address}/{gone['id']}")).status_code == 204
    assert (await guest.get(address)).json()["items"] == [kept]
    assert await jobs.drain() == 1
    assert (await guest.get(gone["url"])).status_code == 404
    assert (await guest.get(gone["thumbnails"]["160"])).status_code == 404
    assert (await guest.get(kept["url"])).status_code == 200
    await manager.delete(f"/api/v1/products/{product['id']}")
    assert await jobs.drain() == 1
    assert (await guest.get(kept["url"])).status_code == 404


async def test_a_nul_character_in_a_pictures_text_is_refused(manager, guest):
    product = await make.product(manager)
    files, form = {"file": ("a.png", make.picture())}, {"alt": "a\0b"}
    answer = await manager.post(f"/api/v1/products/{product['id']}/media", files=files, data=form)
    assert answer.status_code == 422
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["media"] == []
