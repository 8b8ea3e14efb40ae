"""Banners stand at places of the shop's pages; posts and banners have pictures."""

import pytest
from sqlalchemy import select

from tests import make_content as make
from tests.make_catalog import picture
from tradepost.content.models import Banner
from tradepost.core import db, jobs

BANNERS = f"{make.CONTENT}/banners"


async def test_each_place_has_its_own_in_their_order(owner, guest):
    for title, place, position in (("B", "home_top", 2), ("A", "home_top", 1), ("C", "cart", 0)):
        await make.banner(owner, title=title, place=place, position=position)
    top = (await guest.get(f"{BANNERS}?place=home_top")).json()["items"]
    assert [banner["title"] for banner in top] == ["A", "B"]
    assert (await guest.get(BANNERS)).json()["total"] == 3
    await owner.put(f"{BANNERS}/{top[0]['id']}", json={"active": False})
    assert [one["title"] for one in (await guest.get(f"{BANNERS}?place=home_top")).json()["items"]] == ["B"]
    assert (await guest.get(f"{BANNERS}/{top[0]['id']}")).status_code == 404
    assert (await owner.get(f"{BANNERS}/{top[0]['id']}")).json()["shown"] is False


@pytest.mark.parametrize("path", ["banners/{id}/picture", "posts/{id}/cover"])
async def test_a_picture_is_shown_replaced_and_taken_away(owner, analyst, guest, path):
    field = path.rsplit("/", 1)[1]
    made = await (make.banner if field == "picture" else make.post)(owner)
    address = f"{make.CONTENT}/{path.format(id=made['id'])}"
    files = {"file": ("x.png", picture((600, 300)))}
    assert made[field] is None
    assert (await analyst.put(address, files=files)).status_code == 403
    answer = await owner.put(address, files=files, data={"alt": "A lamp"})
    assert answer.status_code == 200, answer.text
    first = answer.json()[field]
    assert (first["alt"], first["width"], first["height"], sorted(first["thumbnails"])) == (
        "A lamp",
        600,
        300,
        ["160", "480"],
    )
    assert (await guest.get(first["url"])).content[:4] == b"\x89PNG"
    assert (await guest.get(first["thumbnails"]["160"])).status_code == 200

    second = (await owner.put(address, files={"file": ("y.png", picture((200, 200)))})).json()[field]
    assert second["url"] != first["url"]
    await jobs.drain()
    assert (await guest.get(first["url"])).status_code == 404
    assert (await guest.get(second["url"])).status_code == 200

    assert (await owner.delete(address)).status_code == 204
    await jobs.drain()
    assert (await guest.get(second["url"])).status_code == 404
    seen = (await owner.get(address.rsplit("/", 1)[0])).json()
    assert seen[field] is None


async def test_a_deleted_banner_takes_its_picture_along(owner, guest):
    made = await make.banner(owner)
    answer = await owner.put(f"{BANNERS}/{made['id']}/picture", files={"file": ("x.png", picture())})
    assert (await owner.delete(f"{BANNERS}/{made['id']}")).status_code == 204
    await jobs.drain()
    assert (await guest.get(answer.json()["picture"]["url"])).status_code == 404


async def test_what_is_no_picture_is_refused(owner):
    made = await make.banner(owner)
    path = f"{BANNERS}/{made['id']}"
    assert (await owner.put(f"{path}/picture", files={"file": ("x.png", b"<svg/>")})).status_code == 415
    assert (await owner.put(f"{BANNERS}/{10**12}/picture", files={"file": ("x.png", picture())})).status_code == 404
    assert (await owner.get(path)).json() == made


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "//evil.example"}, "link"),
        ({"link": "/\\evil.example"}, "link"),
        ({"link": "data:text/html,x"}, "link"),
        ({"link": "all"}, "link"),
        ({"place": "Home top"}, "place"),
        ({"place": ""}, "place"),
        ({"text": "x" * 1001}, "text"),
    ],
)
async def test_what_makes_no_sense_is_refused(owner, body, field):
    answer = await owner.post(BANNERS, json={"title": "Sale", "place": "home_top", **body})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    async with db.reading() as session:
        assert (await session.execute(select(Banner.id))).all() == []


@pytest.mark.parametrize("link", ["", "/", "/p/lamp?x=1", "https://example.com/a", "HTTP://EXAMPLE.COM"])
async def test_links_that_are_taken(owner, link):
    assert (await make.banner(owner, link=link))["link"] == link
