"""Keys for machines: rights their makers hold, shown once, ended at will."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tradepost.accounts.models import Account, ApiKey
from tradepost.accounts.rights import RIGHTS, Role
from tradepost.core import clock, db
from tradepost.core.events import Event
from tradepost.core.idempotency import IdempotencyKey

KEYS = "/api/v1/api-keys"
USERS = "/api/v1/users"
ME = "/api/v1/auth/me"


async def make(person, *scopes: str, **more):
    return await person.post(KEYS, json={"name": "Till", "scopes": scopes or ["catalog:read"], **more})


def with_key(answer) -> dict[str, str]:
    return {"X-API-Key": answer.json()["key"]}


async def test_a_key_is_shown_once_and_stored_as_a_hash(manager):
    made = await make(manager, "orders:read", "catalog:write", "orders:read")
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    key = made.json()
    assert key["key"].startswith(key["prefix"])
    assert key["scopes"] == ["catalog:write", "orders:read"]
    (listed,) = (await manager.get(KEYS)).json()["items"]
    assert listed == {name: value for name, value in key.items() if name != "key"}
    async with db.reading() as session:
        row = (await session.execute(select(ApiKey))).scalar_one()
    assert key["key"] not in (row.hash, row.prefix)


async def test_a_key_opens_what_its_scopes_say_and_no_more(guest, owner):
    key = with_key(await make(owner, "accounts:read"))
    assert (await guest.get(USERS, headers=key)).status_code == 200
    refused = await guest.patch(f"{USERS}/{owner.id}", json={"name": "x"}, headers=key)
    assert (refused.status_code, refused.json()["missing"]) == (403, ["accounts:write"])
    assert (await guest.get("/api/v1/audit", headers=key)).status_code == 403
    me = (await guest.get(ME, headers=key)).json()
    assert (me["id"], me["via"], me["rights"]) == (owner.id, "key", ["accounts:read"])


async def test_a_key_costs_one_statement(guest, owner, statements):
    key = with_key(await make(owner))
    await guest.get(ME, headers=key)
    statements.clear()
    assert (await guest.get(ME, headers=key)).status_code == 200
    assert len(statements) == 1


async def test_a_right_one_does_not_hold_cannot_be_given(manager, analyst, buyer):
    for person, scope in ((manager, "accounts:write"), (analyst, "orders:write"), (buyer, "catalog:read")):
        answer = await make(person, scope)
        assert (answer.status_code, answer.json()["missing"]) == (403, [scope])
    async with db.reading() as session:
        assert (await session.execute(select(ApiKey.id))).first() is None


async def test_a_key_never_holds_more_than_its_maker_holds_today(guest, owner, manager):
    key = with_key(await make(manager, "orders:read", "orders:write"))
    await owner.patch(f"{USERS}/{manager.id}", json={"role": "analyst"})
    assert (await guest.get(ME, headers=key)).json()["rights"] == ["orders:read"]
    await owner.patch(f"{USERS}/{manager.id}", json={"active": False})
    assert (await guest.get(ME, headers=key)).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        {"name": "Till", "scopes": []},
        {"name": "Till", "scopes": ["everything"]},
        {"name": " ", "scopes": ["catalog:read"]},
        {"scopes": ["catalog:read"]},
        {"name": "Till", "scopes": ["catalog:read"], "expires_at": "2020-01-01T00:00:00Z"},
    ],
)
async def test_what_is_no_key_is_not_made(owner, body):
    assert (await owner.post(KEYS, json=body)).status_code == 422
    assert (await owner.get(KEYS)).json()["total"] == 0


async def test_a_key_ends_at_its_time(guest, owner):
    made = await make(owner, expires_at=(clock.now() + timedelta(days=1)).isoformat())
    key = with_key(made)
    assert (await guest.get(ME, headers=key)).status_code == 200
    async with db.transaction() as session:
        await session.execute(update(ApiKey).values(expires_at=clock.now() - timedelta(seconds=1)))
    assert (await guest.get(ME, headers=key)).status_code == 401
    assert (await owner.get(KEYS)).json()["total"] == 0


async def test_a_deleted_key_opens_nothing(guest, owner):
    made = await make(owner)
    key = with_key(made)
    assert (await owner.delete(f"{KEYS}/{made.json()['id']}")).status_code == 204
    assert (await guest.get(ME, headers=key)).status_code == 401
    assert (await owner.get(KEYS)).json() == {"items": [], "total": 0, "next": None}
    assert (await owner.delete(f"{KEYS}/{made.json()['id']}")).status_code == 404


async def test_nobody_sees_or_deletes_anothers_key(guest, owner, manager):
    made = await make(manager)
    assert (await owner.get(KEYS)).json()["total"] == 0
    assert (await owner.delete(f"{KEYS}/{made.json()['id']}")).status_code == 404
    assert (await guest.get(ME, headers=with_key(made))).status_code == 200


async def test_what_is_a_persons_own_is_not_for_keys(guest, owner):
    key = with_key(await make(owner, *RIGHTS[Role.OWNER]))
    for method, path in (
        ("GET", "/profile"),
        ("PUT", "/profile"),
        ("GET", "/profile/export"),
        ("GET", "/auth/sessions"),
        ("DELETE", "/auth/sessions"),
        ("POST", "/auth/two-factor/setup"),
        ("POST", "/auth/logout"),
        ("GET", "/api/v1/api-keys"),
    ):
        body = {"json": {}} if method == "PUT" else {}
        answer = await guest.request(method, path, headers=key, **body)
        assert answer.status_code == 403, (method, path)
    assert (await make_with(guest, key)).status_code == 403


async def make_with(client, headers):
    return await client.post(KEYS, json={"name": "Another", "scopes": ["catalog:read"]}, headers=headers)


async def test_reading_with_a_key_notes_its_use_after_the_answer_and_once_a_minute(guest, owner, statements):
    made = await make(owner)
    assert made.json()["used_at"] is None
    await guest.get(ME, headers=with_key(made))
    first = (await owner.get(KEYS)).json()["items"][0]["used_at"]
    assert first is not None
    statements.clear()
    await guest.get(ME, headers=with_key(made))
    assert not [sent for sent in statements if sent.startswith("UPDATE")]
    long_ago = clock.now() - timedelta(minutes=2)
    async with db.transaction() as session:
        await session.execute(update(ApiKey).values(used_at=long_ago))
    await guest.get(ME, headers=with_key(made))
    assert (await owner.get(KEYS)).json()["items"][0]["used_at"] > first


async def test_writing_with_a_key_notes_its_use_and_the_key_as_the_actor(guest, owner, buyer):
    made = await make(owner, "accounts:write")
    renamed = await guest.patch(f"{USERS}/{buyer.id}", json={"name": "Alice A."}, headers=with_key(made))
    assert renamed.status_code == 200
    assert (await owner.get(KEYS)).json()["items"][0]["used_at"] is not None
    async with db.reading() as session:
        event = (await session.execute(select(Event).where(Event.name == "account.updated"))).scalar_one()
    assert (event.actor_kind, event.actor_id) == ("key", made.json()["id"])


@pytest.mark.parametrize("key", ["nonsense", "tp_nonsense", "ключ"])
async def test_what_is_no_key_is_refused(guest, key):
    assert (await guest.get(ME, headers={"X-API-Key": key.encode()})).status_code == 401


async def test_the_installations_own_key_has_a_managers_rights(guest, configure, buyer):
    configure(api_key="the key of the environment")
    key = {"X-API-Key": "the key of the environment"}
    me = (await guest.get(ME, headers=key)).json()
    assert (me["id"], me["role"], me["via"]) == (0, "manager", "key")
    assert me["rights"] == sorted(RIGHTS[Role.MANAGER])
    assert (await guest.get(USERS, headers=key)).status_code == 200
    assert (await guest.patch(f"{USERS}/{buyer.id}", json={"role": "owner"}, headers=key)).status_code == 403
    assert (await guest.get("/profile", headers=key)).status_code == 403
    assert (await guest.get("/api/v1/activity", headers=key)).status_code == 200
    assert (await guest.get(ME, headers={"X-API-Key": "another"})).status_code == 401


async def test_without_that_setting_an_empty_key_opens_nothing(guest):
    assert (await guest.get(ME, headers={"X-API-Key": ""})).status_code == 401


async def test_a_key_made_twice_under_one_idempotency_key_is_one_and_is_not_stored_in_plain(owner):
    headers = {"Idempotency-Key": "make the till's key"}
    body = {"name": "Till", "scopes": ["catalog:read"]}
    first = await owner.post(KEYS, json=body, headers=headers)
    again = await owner.post(KEYS, json=body, headers=headers)
    assert again.json() == first.json()
    assert (await owner.get(KEYS)).json()["total"] == 1
    async with db.reading() as session:
        kept = (await session.execute(select(IdempotencyKey.body))).scalar_one()
    assert first.json()["key"] not in kept


async def test_a_deleted_accounts_key_opens_nothing(guest, owner, manager):
    key = with_key(await make(manager))
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == manager.id).values(deleted_at=clock.now()))
    assert (await guest.get(ME, headers=key)).status_code == 401
