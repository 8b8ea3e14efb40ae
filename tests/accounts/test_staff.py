"""Staff see accounts; the owner changes them; somebody always owns the installation."""

import asyncio

import pytest
from sqlalchemy import func, select

from tests.make_accounts import register, tokens
from tests.people import Person, sign_up
from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Right, Role
from tradepost.core import db

USERS = "/api/v1/users"


async def owners() -> list[str]:
    async with db.reading() as session:
        query = select(Account.username).where(Account.role == "owner", Account.active.is_(True))
        return sorted((await session.execute(query)).scalars())


async def test_the_list_shows_accounts_without_secrets(owner, manager, buyer):
    listed = (await manager.get(USERS)).json()
    assert (listed["total"], listed["next"]) == (3, None)
    assert [one["username"] for one in listed["items"]] == ["alice", "manager", "owner"]
    assert set(listed["items"][0]) == {
        "id", "username", "email", "name", "role", "status", "two_factor", "email_confirmed", "created_at",
        "last_login_at",
    }  # fmt: skip


async def test_the_list_takes_two_statements_and_one_for_who_asks(owner, manager, buyer, stranger, statements):
    statements.clear()
    await owner.get(USERS)
    assert len(statements) == 3


async def test_the_list_is_filtered_sorted_and_paged(owner, manager, analyst, buyer):
    async def names(query: str) -> list[str]:
        return [one["username"] for one in (await owner.get(f"{USERS}?{query}")).json()["items"]]

    assert await names("role=manager") == ["manager"]
    assert await names("role=manager&role=analyst&sort=name") == ["analyst", "manager"]
    assert await names("q=ALI") == ["alice"]
    assert await names("q=example.com&sort=name") == ["alice", "analyst", "manager", "owner"]
    assert await names("q=100%25") == []
    first = (await owner.get(f"{USERS}?sort=name&limit=3")).json()
    assert [one["username"] for one in first["items"]] == ["alice", "analyst", "manager"]
    assert (first["total"], await names(f"sort=name&limit=3&cursor={first['next']}")) == (4, ["owner"])
    assert (await owner.get(f"{USERS}?role=emperor")).status_code == 422


async def test_a_name_that_was_changed_is_found(owner, buyer):
    await buyer.put("/profile", json={"name": "Élodie Дурова"})
    assert (await owner.get(f"{USERS}?q=дуров")).json()["total"] == 1


async def test_the_owner_gives_a_role_and_it_counts_at_once(owner, buyer):
    assert (await buyer.get(USERS)).status_code == 403
    answer = await owner.patch(f"{USERS}/{buyer.id}", json={"role": "manager"})
    assert (answer.status_code, answer.json()["role"]) == (200, "manager")
    assert (await buyer.get(USERS)).status_code == 200
    await owner.patch(f"{USERS}/{buyer.id}", json={"role": "customer"})
    assert (await buyer.get(USERS)).status_code == 403


async def test_a_disabled_account_is_out_at_once_and_comes_back_by_signing_in(owner, guest):
    account = await register(guest)
    pair = await tokens(guest)
    answer = await owner.patch(f"{USERS}/{account['id']}", json={"active": False})
    assert answer.json()["status"] == "disabled"
    refused = await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    assert refused.status_code == 401
    assert (await owner.patch(f"{USERS}/{account['id']}", json={"active": True})).json()["status"] == "active"
    assert (await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401
    await tokens(guest)


async def test_changes_are_in_the_log_with_before_and_after(owner, guest):
    account = await register(guest)
    await owner.patch(f"{USERS}/{account['id']}", json={"role": "analyst", "name": "Carol"})
    await owner.patch(f"{USERS}/{account['id']}", json={"active": False})
    await owner.patch(f"{USERS}/{account['id']}", json={"active": False})
    found = (await owner.get(f"/api/v1/audit?subject_type=accounts&subject_id={account['id']}")).json()["items"]
    assert [(one["name"], one["actor"]["name"], one["changes"]) for one in found[:-1]] == [
        ("account.disabled", "owner", {"active": [True, False]}),
        ("account.updated", "owner", {"name": ["", "Carol"]}),
        ("account.role_changed", "owner", {"role": ["customer", "analyst"]}),
    ]


@pytest.mark.parametrize("body", [{"role": "manager"}, {"role": "customer"}, {"active": False}])
async def test_the_last_owner_stays_owner(owner, manager, body):
    answer = await owner.patch(f"{USERS}/{owner.id}", json=body)
    assert answer.status_code == 409
    assert await owners() == ["owner"]


async def test_the_last_owner_is_not_deleted(owner):
    assert (await owner.delete(f"{USERS}/{owner.id}")).status_code == 409
    assert await owners() == ["owner"]


async def test_an_owner_may_go_when_there_is_another(owner, manager):
    assert (await owner.patch(f"{USERS}/{manager.id}", json={"role": "owner"})).status_code == 200
    assert (await owner.patch(f"{USERS}/{owner.id}", json={"role": "manager"})).status_code == 200
    assert await owners() == ["manager"]


async def test_who_cannot_enter_is_no_other_owner(owner, manager):
    await owner.patch(f"{USERS}/{manager.id}", json={"role": "owner"})
    await owner.patch(f"{USERS}/{manager.id}", json={"active": False})
    await owner.post(f"{USERS}/invite", json={"email": "dave@example.com", "role": "owner"})
    assert (await owner.patch(f"{USERS}/{owner.id}", json={"active": False})).status_code == 409
    assert await owners() == ["owner"]


async def test_owners_who_remove_each_other_at_once_leave_one(app, owner):
    people = [Person(app, await sign_up(f"owner{n}")) for n in range(3)]
    for person in people:
        await owner.patch(f"{USERS}/{person.id}", json={"role": "owner"})
    ring = [owner, *people]
    for person in people:
        await person.__aenter__()
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    answers = await asyncio.gather(*[a.patch(f"{USERS}/{b.id}", json={"role": "customer"}) for a, b in pairs])
    for person in people:
        await person.aclose()
    assert len(await owners()) >= 1
    assert {answer.status_code for answer in answers} <= {200, 403, 409}
    assert len(await owners()) == 4 - [answer.status_code for answer in answers].count(200)


async def test_deleting_an_account_empties_it(owner, manager):
    assert (await owner.delete(f"{USERS}/{manager.id}")).status_code == 204
    assert (await manager.get("/auth/me")).status_code == 401
    assert (await owner.get(f"{USERS}/{manager.id}")).status_code == 404
    assert (await owner.patch(f"{USERS}/{manager.id}", json={"active": True})).status_code == 404
    async with db.reading() as session:
        assert (await session.get(Account, manager.id)).email is None
        assert (await session.execute(select(func.count(Account.id)))).scalar_one() == 2


@pytest.mark.parametrize("user_id", ["0", "-1", "99999999999999999999", "x"])
async def test_an_id_that_cannot_be_is_refused(owner, user_id):
    assert (await owner.get(f"{USERS}/{user_id}")).status_code == 422


async def test_an_unknown_account_is_not_found(owner):
    for answer in (
        await owner.get(f"{USERS}/999"),
        await owner.patch(f"{USERS}/999", json={"role": "manager"}),
        await owner.delete(f"{USERS}/999"),
    ):
        assert answer.status_code == 404


async def test_the_catalogue_of_rights_is_the_one_that_counts(manager):
    found = (await manager.get("/api/v1/rights")).json()
    assert found["rights"] == sorted(Right)
    assert found["roles"] == {role: sorted(RIGHTS[role]) for role in Role}
    assert (await manager.get("/auth/me")).json()["rights"] == found["roles"]["manager"]
