"""Leaving: the account is emptied, what others need stays without the name; and taking one's data along."""

import pytest
from sqlalchemy import func, select

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tradepost.accounts import hooks
from tradepost.accounts.models import Account, ApiKey, RecoveryCode, RefreshToken, Session
from tradepost.audit.models import Activity
from tradepost.core import db
from tradepost.core.events import Event

NAMES = ("carolina", "caroline", "Carol Smith", "Till by Carol", "Mozilla")


async def carolina(guest, mailbox) -> dict[str, str]:
    """Somebody who has left traces wherever accounts can: her headers."""
    await register(guest, username="carolina", email="carolina@example.com", name="Carol Smith")
    guest.headers["User-Agent"] = "Mozilla of Carol"
    signed = bearer((await tokens(guest, "carolina"))["access_token"])
    await guest.put("/profile", json={"username": "caroline"}, headers=signed)
    viewed = {"kind": "searched", "text": "a gift for caroline"}
    await guest.post("/api/v1/activity", json=viewed, headers={**signed, "Idempotency-Key": "caroline's search"})
    await guest.post("/auth/password/forgot", json={"email": "carolina@example.com"})
    await mailbox.arrived()
    return signed


async def everything() -> str:
    """All rows of all tables, as text."""
    found = []
    async with db.reading() as session:
        for table in db.Base.metadata.sorted_tables:
            found += [repr(tuple(row)) for row in (await session.execute(table.select())).all()]
    return "\n".join(found)


async def test_no_table_holds_who_left(owner, guest, mailbox):
    signed = await carolina(guest, mailbox)
    before = await everything()
    assert "carolina" in before
    assert "Mozilla" in before
    answer = await guest.request("DELETE", "/profile", json={"password": PASSWORD}, headers=signed)
    assert answer.status_code == 204
    after = await everything()
    assert [name for name in NAMES if name in after] == []


async def test_who_left_is_out_and_their_names_are_free(owner, guest, mailbox):
    signed = await carolina(guest, mailbox)
    await guest.request("DELETE", "/profile", json={"password": PASSWORD}, headers=signed)
    assert (await guest.get("/auth/me", headers=signed)).status_code == 401
    assert (await log_in(guest, "caroline")).status_code == 401
    again = await register(guest, username="caroline", email="carolina@example.com")
    assert again["role"] == "customer"


async def test_orders_and_figures_keep_their_row_and_the_log_its_entries(owner, guest, mailbox):
    signed = await carolina(guest, mailbox)
    await guest.request("DELETE", "/profile", json={"password": PASSWORD}, headers=signed)
    async with db.reading() as session:
        account = (await session.execute(select(Account).where(Account.deleted_at.is_not(None)))).scalar_one()
        assert (account.username, account.email, account.name, account.password_hash) == (None, None, "", None)
        query = select(Event).where(Event.subject_id == account.id).order_by(Event.id)
        events = list((await session.execute(query)).scalars())
        assert [event.name for event in events] == [
            "account.registered",
            "account.signed_in",
            "account.updated",
            "account.deleted",
        ]
        assert {event.actor_name for event in events} == {f"account {account.id}"}
        assert {event.subject_name for event in events} == {f"account {account.id}"}
        noted = (await session.execute(select(Activity.kind, Activity.account_id, Activity.text))).all()
        assert sorted(tuple(row) for row in noted) == [("searched", None, ""), ("signed_in", None, "")]
        for table in (Session, RefreshToken, ApiKey, RecoveryCode):
            count = select(func.count()).select_from(table)
            if table is Session:
                count = count.where(Session.account_id == account.id)
            elif table is RefreshToken:
                count = count.join(Session).where(Session.account_id == account.id)
            assert (await session.execute(count)).scalar_one() == 0


async def test_a_role_that_was_changed_stays_in_the_log(owner, guest, mailbox):
    account = await register(guest, username="carolina")
    await owner.patch(f"/api/v1/users/{account['id']}", json={"role": "manager"})
    signed = bearer((await tokens(guest, "carolina"))["access_token"])
    made = {"name": "Till by Carol", "scopes": ["accounts:read", "catalog:write"]}
    key = (await guest.post("/api/v1/api-keys", json=made, headers=signed)).json()["key"]
    assert (await guest.get("/api/v1/users", headers={"X-API-Key": key})).status_code == 200
    assert (await owner.delete(f"/api/v1/users/{account['id']}")).status_code == 204
    assert (await guest.get("/api/v1/users", headers={"X-API-Key": key})).status_code == 401
    assert [name for name in NAMES if name in await everything()] == []
    found = (await owner.get(f"/api/v1/audit?subject_type=accounts&subject_id={account['id']}")).json()["items"]
    changed = next(one for one in found if one["name"] == "account.role_changed")
    assert (changed["changes"], changed["actor"]["name"]) == ({"role": ["customer", "manager"]}, "owner")


async def test_leaving_needs_the_password(guest, owner):
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    for body in ({"password": "a guess"}, {}):
        answer = await guest.request("DELETE", "/api/v1/profile", json=body, headers=signed)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "password"
    assert (await guest.get("/auth/me", headers=signed)).status_code == 200


async def test_the_last_owner_cannot_leave(guest):
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    answer = await guest.request("DELETE", "/api/v1/profile", json={"password": PASSWORD}, headers=signed)
    assert answer.status_code == 409
    assert (await log_in(guest)).status_code == 200


async def test_rooms_above_take_part_in_the_same_transaction(guest, owner, monkeypatch):
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    seen: list[str | None] = []

    async def fails(_session, account):
        seen.append(account.username)
        raise RuntimeError("a room above could not forget")

    monkeypatch.setattr(hooks, "DELETED", [*hooks.DELETED, fails])
    answer = await guest.request("DELETE", "/profile", json={"password": PASSWORD}, headers=signed)
    assert answer.status_code == 500
    assert seen == ["carol"]
    assert (await log_in(guest)).status_code == 200


class TestTheExport:
    """Everything that is stored about oneself."""

    async def test_holds_account_sessions_keys_events_and_what_other_rooms_add(self, owner, guest, mailbox):
        signed = await carolina(guest, mailbox)
        answer = await guest.get("/api/v1/profile/export", headers=signed)
        assert answer.status_code == 200
        body = answer.json()
        assert body["account"]["username"] == "caroline"
        disposition = f'attachment; filename="account-{body["account"]["id"]}.json"'
        assert answer.headers["content-disposition"] == disposition
        assert [one["device"] for one in body["sessions"]] == ["Mozilla of Carol"]
        assert body["api_keys"] == []
        assert [one["name"] for one in body["events"]] == ["account.registered", "account.signed_in", "account.updated"]
        assert [one["kind"] for one in body["activity"]] == ["signed_in", "searched"]
        assert set(body) == {"account", "sessions", "api_keys", "events"} | set(hooks.EXPORTED)

    async def test_holds_nothing_of_others(self, buyer, stranger):
        await stranger.post("/api/v1/activity", json={"kind": "searched", "text": "what Bob wants"})
        body = (await buyer.get("/profile/export")).text
        assert "bob" not in body.lower()


@pytest.mark.parametrize("path", ["/profile/export", "/api/v1/profile/export"])
async def test_the_export_is_for_people(guest, path):
    assert (await guest.get(path)).status_code == 401
