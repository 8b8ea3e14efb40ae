"""ETag, If-None-Match, If-Match: what did not change is not sent again, what changed meanwhile is not overwritten."""

import pytest

from tests.core import room


@pytest.fixture
async def note(guest):
    return (await guest.post("/board/notes", json={"label": "milk"})).json()


async def tag_of(guest, note) -> str:
    return (await guest.get(f"/board/notes/{note['id']}")).headers["etag"]


async def test_what_did_not_change_is_not_sent_again(guest, note):
    first = await guest.get(f"/board/notes/{note['id']}")
    assert first.headers["cache-control"] == "private, no-cache"
    again = await guest.get(f"/board/notes/{note['id']}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-length" not in again.headers


@pytest.mark.parametrize("form", ["W/{}", '"other", {}', '{} , "other"', "*", 'W/"x",W/{}'])
async def test_a_tag_may_be_weak_or_one_of_several(form, guest, note):
    tag = await tag_of(guest, note)
    answer = await guest.get(f"/board/notes/{note['id']}", headers={"If-None-Match": form.format(tag)})
    assert answer.status_code == 304


@pytest.mark.parametrize("other", ['"other"', '""', "", '"1"', "1", 'W/"1-0"'])
async def test_another_tag_gets_the_whole_answer(other, guest, note):
    answer = await guest.get(f"/board/notes/{note['id']}", headers={"If-None-Match": other})
    assert (answer.status_code, answer.json()) == (200, note)


async def test_a_list_has_a_tag_that_changes_with_it(guest, note):
    before = await guest.get("/board/notes")
    assert (await guest.get("/board/notes", headers={"If-None-Match": before.headers["etag"]})).status_code == 304
    await guest.post("/board/notes", json={"label": "tea"})
    after = await guest.get("/board/notes", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]


async def test_an_error_and_a_write_have_no_tag_to_keep(guest):
    missing = await guest.get("/board/notes/77")
    assert "etag" not in missing.headers
    written = await guest.post("/board/notes", json={"label": "milk"})
    assert "etag" not in written.headers
    assert (missing.headers["cache-control"], written.headers["cache-control"]) == ("no-store", "no-store")


async def put(guest, note, **headers):
    return await guest.put(f"/board/notes/{note['id']}", json={"label": "cream"}, headers=headers)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"99", {}', "*"])
async def test_the_current_version_may_be_changed(form, guest, note):
    answer = await put(guest, note, **{"If-Match": form.format(await tag_of(guest, note))})
    assert (answer.status_code, answer.json()["label"]) == (200, "cream")
    assert await room.labels() == ["cream"]


async def test_the_tag_of_an_update_is_good_for_the_next(guest, note):
    first = await put(guest, note, **{"If-Match": await tag_of(guest, note)})
    second = await put(guest, note, **{"If-Match": first.headers["etag"]})
    assert second.status_code == 200


@pytest.mark.parametrize("stale", ['"99"', '"x"', "", '""', '"1'])
async def test_another_version_is_refused_and_nothing_changes(stale, guest, note):
    tag = await tag_of(guest, note)
    await guest.put(f"/board/notes/{note['id']}", json={"label": "milk", "size": 5})
    for header in (stale, tag):
        answer = await put(guest, note, **{"If-Match": header})
        assert (answer.status_code, answer.json()["current"]) == (412, 2)
        assert answer.json()["type"] == "/problems/changed-meanwhile"
    assert await room.labels() == ["milk"]
