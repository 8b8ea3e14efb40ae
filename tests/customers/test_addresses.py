"""The addresses people keep: their own and nobody else's."""

import asyncio
from collections import Counter

import pytest

from tests import make_stock as make

ADDRESSES = "/api/v1/profile/addresses"
HOME = {"line1": "Tverskaya 1", "city": "Moscow", "postcode": "101000", "country": "Россия"}


async def address(who, **fields) -> dict:
    answer = await who.post(ADDRESSES, json=HOME | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_the_first_address_is_the_default_until_another_is_made_it(buyer):
    home = await address(buyer)
    assert (home["line1"], home["country"], home["is_default"]) == ("Tverskaya 1", "RU", True)
    work = await address(buyer, line1="Arbat 2")
    assert work["is_default"] is False
    await buyer.put(f"{ADDRESSES}/{work['id']}", json={"is_default": True})
    kept = (await buyer.get(ADDRESSES)).json()
    assert [(a["id"], a["is_default"]) for a in kept] == [(work["id"], True), (home["id"], False)]
    dacha = await address(buyer, line1="Dacha 3", is_default=True)
    assert [a["id"] for a in (await buyer.get(ADDRESSES)).json() if a["is_default"]] == [dacha["id"]]


async def test_when_the_default_goes_the_oldest_of_the_others_becomes_it(buyer):
    home, work = await address(buyer), await address(buyer, line1="Arbat 2")
    assert (await buyer.delete(f"{ADDRESSES}/{home['id']}")).status_code == 204
    assert [(a["id"], a["is_default"]) for a in (await buyer.get(ADDRESSES)).json()] == [(work["id"], True)]
    assert (await buyer.get(f"{ADDRESSES}/{home['id']}")).status_code == 404


async def test_the_default_is_not_just_dropped(buyer):
    home = await address(buyer)
    answer = await buyer.put(f"{ADDRESSES}/{home['id']}", json={"is_default": False})
    assert answer.status_code == 409
    assert (await buyer.get(f"{ADDRESSES}/{home['id']}")).json() == home


async def test_what_is_left_out_stays_and_the_change_is_an_event(buyer):
    home = await address(buyer)
    changed = (await buyer.put(f"{ADDRESSES}/{home['id']}", json={"city": "Kazan"})).json()
    assert changed | {"updated_at": ""} == home | {"city": "Kazan", "updated_at": ""}
    (event,) = await make.happened("address.updated")
    assert (event.subject_id, event.actor_id, event.changes) == (home["id"], buyer.id, {"city": ["Moscow", "Kazan"]})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"line1": ""}, "line1"),
        ({"city": None}, "city"),
        ({"country": "Atlantis"}, "country"),
        ({"country": "XX"}, "country"),
        ({"postcode": "1" * 21}, "postcode"),
    ],
)
async def test_an_address_that_makes_no_sense_is_refused_by_field(buyer, wrong, field):
    answer = await buyer.post(ADDRESSES, json=HOME | wrong)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await buyer.get(ADDRESSES)).json() == []


async def test_alice_s_address_is_not_bobs_to_see_change_or_delete(buyer, stranger, owner, guest):
    home = await address(buyer)
    url = f"{ADDRESSES}/{home['id']}"
    for other in (stranger, owner):
        assert (await other.get(ADDRESSES)).json() == []
        assert (await other.get(url)).status_code == 404
        assert (await other.put(url, json={"city": "Kazan"})).status_code == 404
        assert (await other.delete(url)).status_code == 404
    assert [(await guest.request(how, url)).status_code for how in ("GET", "PUT", "DELETE")] == [401, 401, 401]
    assert (await buyer.get(ADDRESSES)).json() == [home]


async def test_fifty_addresses_are_kept_and_no_more_even_at_once(buyer):
    for n in range(45):
        await address(buyer, line1=f"Street {n}")
    answers = await asyncio.gather(*[buyer.post(ADDRESSES, json=HOME) for _ in range(10)])
    assert Counter(answer.status_code for answer in answers) == {201: 5, 409: 5}
    kept = (await buyer.get(ADDRESSES)).json()
    assert (len(kept), sum(a["is_default"] for a in kept)) == (50, 1)


async def test_of_many_that_want_to_be_the_default_at_once_one_is(buyer):
    kept = [await address(buyer, line1=f"Street {n}") for n in range(6)]
    await asyncio.gather(*[buyer.put(f"{ADDRESSES}/{a['id']}", json={"is_default": True}) for a in kept])
    assert sum(a["is_default"] for a in (await buyer.get(ADDRESSES)).json()) == 1
    assert (await buyer.get(ADDRESSES)).json() == (await buyer.get("/profile/addresses")).json()
