"""What is known of a person is in the export of their data, and goes with their account; the ledger stays."""

from sqlalchemy import select

from tests import make_discounts as make
from tradepost.accounts import hooks
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.discounts import ledger
from tradepost.discounts.models import DiscountUse, Purse, PurseEntry
from tradepost.discounts.rules import who_is


async def leave_things(person) -> int:
    first = await make.discount("CODE", name="Spring")
    await make.used([make.Applied(first, "CODE", "Spring", 100)], 1, who_is(person.id, None))
    await make.used([make.Applied(first, "CODE", "Spring", 100)], 2, who_is(None, person.account.email))
    await make.used([make.Applied(first, "CODE", "Spring", 100)], 3, who_is(None, "other@example.com"))
    async with db.transaction() as session:
        purse = await ledger.credit_of(session, person.id, "RUB")
        await ledger.add(session, purse, 5000, kind="granted", reason="Sorry")
    await make.card("CARD-CODE", email=person.account.email)
    return purse.id


async def export(person, part):
    async with db.reading() as session:
        return await hooks.EXPORTED[part](session, await session.get_one(Account, person.id))


async def test_the_export_tells_of_discounts_and_credit(buyer, stranger):
    await leave_things(buyer)
    uses = await export(buyer, "discounts")
    assert [(one["discount"], one["code"], one["order_id"]) for one in uses] == [
        ("Spring", "CODE", 1),
        ("Spring", "CODE", 2),
    ]
    (entry,) = await export(buyer, "store_credit")
    assert (entry["amount"], entry["balance"], entry["currency"], entry["reason"]) == ("50.00", "50.00", "RUB", "Sorry")
    assert await export(stranger, "discounts") == await export(stranger, "store_credit") == []


async def test_with_the_account_go_its_name_and_address_and_nothing_else(buyer, owner):
    purse = await leave_things(buyer)
    path = f"/api/v1/store-credit/accounts/{buyer.id}/grant"
    async with db.transaction() as session:
        session.add(
            PurseEntry(
                purse_id=purse,
                kind="granted",
                amount=0,
                balance=5000,
                actor_kind="account",
                actor_id=buyer.id,
                actor_name="alice",
            )
        )
    async with db.transaction() as session:
        account = await session.get_one(Account, buyer.id)
        for listener in hooks.DELETED:
            await listener(session, account)
        account.deleted_at = account.created_at
    async with db.reading() as session:
        names = (await session.scalars(select(DiscountUse.who).order_by(DiscountUse.order_id))).all()
        assert names == [f"account:{buyer.id}", f"account:{buyer.id}", "email:other@example.com"]
        assert (await session.scalars(select(Purse.email))).all() == ["", ""]
        assert "alice" not in (await session.scalars(select(PurseEntry.actor_name))).all()
    assert await make.balance(purse) == 5000
    assert await make.drift() == []
    assert (await owner.post(path, json={"amount": 1})).status_code == 404
