"""People see where they are signed in, and end it."""

import pytest

from tests.make_accounts import PASSWORD, bearer, register, tokens

SESSIONS = "/api/v1/auth/sessions"


async def sign_in(guest, device: str) -> dict[str, str]:
    answer = await guest.post(
        "/auth/login", json={"login": "carol", "password": PASSWORD}, headers={"User-Agent": device}
    )
    return bearer(answer.json()["access_token"])


async def test_the_list_tells_device_address_and_which_one_asks(guest):
    await register(guest)
    phone, laptop = await sign_in(guest, "Phone"), await sign_in(guest, "Laptop")
    listed = (await guest.get(SESSIONS, headers=phone)).json()
    assert (listed["total"], listed["next"]) == (2, None)
    assert {(one["device"], one["address"], one["current"]) for one in listed["items"]} == {
        ("Phone", "127.0.0.1", True),
        ("Laptop", "127.0.0.1", False),
    }
    assert [one["device"] for one in listed["items"]] == ["Laptop", "Phone"]
    assert (await guest.get(SESSIONS, headers=laptop)).json()["items"][0]["current"] is True


async def test_one_can_be_ended_from_another(guest):
    await register(guest)
    phone, laptop = await sign_in(guest, "Phone"), await sign_in(guest, "Laptop")
    lost = next(one for one in (await guest.get(SESSIONS, headers=laptop)).json()["items"] if not one["current"])
    assert (await guest.delete(f"{SESSIONS}/{lost['id']}", headers=laptop)).status_code == 204
    assert (await guest.get("/auth/me", headers=phone)).status_code == 401
    assert (await guest.get(SESSIONS, headers=laptop)).json()["total"] == 1
    assert (await guest.delete(f"{SESSIONS}/{lost['id']}", headers=laptop)).status_code == 404


async def test_all_others_can_be_ended(guest):
    await register(guest)
    phone, laptop = await sign_in(guest, "Phone"), await sign_in(guest, "Laptop")
    assert (await guest.delete(SESSIONS, headers=phone)).status_code == 204
    assert (await guest.get("/auth/me", headers=phone)).status_code == 200
    assert (await guest.get("/auth/me", headers=laptop)).status_code == 401


async def test_alice_cannot_see_or_end_bobs(buyer, stranger):
    bobs = (await stranger.get(SESSIONS)).json()["items"][0]["id"]
    assert [one["id"] for one in (await buyer.get(SESSIONS)).json()["items"]] != [bobs]
    assert (await buyer.delete(f"{SESSIONS}/{bobs}")).status_code == 404
    assert (await buyer.delete(SESSIONS)).status_code == 204
    assert (await stranger.get("/auth/me")).status_code == 200


@pytest.mark.parametrize("session_id", ["nonsense", "0", "x" * 300])
async def test_what_is_no_session_is_not_found(buyer, session_id):
    assert (await buyer.delete(f"{SESSIONS}/{session_id}")).status_code == 404


async def test_a_refresh_moves_its_session_up(guest):
    await register(guest)
    old = await tokens(guest)
    await sign_in(guest, "Laptop")
    new = (await guest.post("/auth/refresh", json={"refresh_token": old["refresh_token"]})).json()
    listed = (await guest.get(SESSIONS, headers=bearer(new["access_token"]))).json()["items"]
    assert [one["current"] for one in listed] == [True, False]
