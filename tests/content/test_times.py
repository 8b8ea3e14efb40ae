"""Things appear and vanish at their times, without anybody doing anything."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import make_content as make
from tradepost.core import clock

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=2)


@pytest.mark.parametrize("kind", ["page", "post", "banner"])
async def test_what_has_times_is_shown_between_them(owner, guest, kind):
    until = NOON + timedelta(hours=2)
    made = await getattr(make, kind)(owner, publish_at=NOON.isoformat(), unpublish_at=until.isoformat())
    path = f"{make.CONTENT}/{kind}s"
    seen = {}
    for minutes in (-1, 0, 60, 119, 120):
        with clock.at(NOON + timedelta(minutes=minutes)):
            total = (await guest.get(path)).json()["total"]
            status = (await guest.get(f"{path}/{made['id']}")).status_code
            shown = (await owner.get(f"{path}/{made['id']}")).json()["shown"]
        seen[minutes] = (total, status, shown)
    there, gone = (1, 200, True), (0, 404, False)
    assert seen == {-1: gone, 0: there, 60: there, 119: there, 120: gone}


async def test_times_without_a_zone_are_the_installations(owner, configure):
    configure(timezone="Europe/Moscow")
    made = await make.page(owner, publish_at="2030-05-01T15:00:00")
    assert made["publish_at"] == "2030-05-01T12:00:00Z"


async def test_a_time_is_taken_away(owner, guest):
    made = await make.page(owner, publish_at=NOON.isoformat())
    path = f"{make.CONTENT}/pages/{made['id']}"
    assert (await guest.get(path)).status_code == 404
    await owner.put(path, json={"publish_at": None})
    assert (await guest.get(path)).status_code == 200


async def test_times_in_the_wrong_order_are_refused_and_nothing_changed(owner):
    made = await make.banner(owner, publish_at=NOON.isoformat())
    path = f"{make.CONTENT}/banners/{made['id']}"
    answer = await owner.put(path, json={"title": "Other", "unpublish_at": NOON.isoformat()})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "unpublish_at")
    assert (await owner.get(path)).json() == made


async def test_a_post_bears_the_moment_it_is_published(owner):
    with clock.at(NOON):
        made = await make.post(owner, status="draft")
    with clock.at(NOON + timedelta(days=3)):
        published = (await owner.put(f"{make.CONTENT}/posts/{made['id']}", json={"status": "published"})).json()
        later = await make.post(owner, publish_at="2030-06-01T00:00:00Z")
    assert published["dated"] == (NOON + timedelta(days=3)).isoformat().replace("+00:00", "Z")
    assert later["dated"] == "2030-06-01T00:00:00Z"
