"""Customers who sign in: joined by an e-mail that is proved, exported whole, forgotten on request."""

from sqlalchemy import select

from tests import make_stock as make
from tests.people import sign_up
from tradepost.accounts import hooks, leaving
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.core.events import Event
from tradepost.customers.models import Address, Customer

CUSTOMERS = "/api/v1/customers"
HOME = {"name": "Alice A.", "line1": "Tverskaya 1", "city": "Moscow", "country": "RU"}


async def test_a_customer_with_the_proved_email_of_an_account_is_that_person(owner, buyer):
    made = (await owner.post(CUSTOMERS, json={"name": "Alice", "email": "ALICE@example.com"})).json()
    assert made["account_id"] == buyer.id


async def test_an_email_that_nobody_has_proved_joins_nobody(owner):
    await sign_up("mallory")
    async with db.transaction() as session:
        mallory = (await session.execute(select(Account).where(Account.username == "mallory"))).scalar_one()
        mallory.email, mallory.email_confirmed_at = "victim@example.com", None
    made = (await owner.post(CUSTOMERS, json={"name": "Victim", "email": "victim@example.com"})).json()
    assert made["account_id"] is None
    async with db.transaction() as session:
        account = await session.get(Account, mallory.id)
        for listener in hooks.SIGNED_IN:
            await listener(session, account)
    assert (await owner.get(f"{CUSTOMERS}/{made['id']}")).json()["account_id"] is None


async def test_who_proves_the_email_later_is_joined_when_they_sign_in(owner):
    made = (await owner.post(CUSTOMERS, json={"name": "Carol", "email": "carol@example.com"})).json()
    assert made["account_id"] is None
    carol = await sign_up("carol")
    async with db.transaction() as session:
        account = await session.get(Account, carol.id)
        for listener in hooks.SIGNED_IN:
            await listener(session, account)
    assert (await owner.get(f"{CUSTOMERS}/{made['id']}")).json()["account_id"] == carol.id
    (event,) = await make.happened("customer.joined")
    assert event.changes == {"account_id": [None, carol.id]}


async def test_the_export_holds_addresses_customer_and_orders(owner, buyer):
    await make.stock(await make.goods("LAMP", name="Desk lamp"), 10)
    made = (
        await owner.post(
            CUSTOMERS, json={"name": "Alice", "email": "alice@example.com", "phone": "1", "notes": "Pays late"}
        )
    ).json()
    await buyer.post("/api/v1/profile/addresses", json=HOME)
    sale = {"order_number": "A-1", "customer_id": made["id"], "items": [{"sku": "LAMP", "quantity": 2}]}
    await owner.post("/api/v1/sales", json=sale)
    parts = (await buyer.get("/api/v1/profile/export")).json()
    assert [(a["name"], a["line1"], a["country"]) for a in parts["addresses"]] == [("Alice A.", "Tverskaya 1", "RU")]
    assert (parts["customer"]["name"], parts["customer"]["phone"]) == ("Alice", "1")
    assert "notes" not in parts["customer"]
    assert [(o["number"], o["total"], o["items"][0]["name"]) for o in parts["orders"]] == [
        ("A-1", "39.80", "Desk lamp")
    ]
    assert parts["orders"][0]["notes"] is None
    assert parts["orders"][0]["items"][0]["unit_cost"] is None


async def test_who_is_forgotten_leaves_orders_and_figures_and_no_name(owner, buyer):
    await make.stock(await make.goods("LAMP"), 10)
    body = {"name": "Alice Secret", "email": "alice@example.com", "phone": "555-SECRET", "address": "Secret street"}
    made = (await owner.post(CUSTOMERS, json=body)).json()
    await owner.put(f"{CUSTOMERS}/{made['id']}", json={"phone": "556-SECRET", "country": "DE"})
    await buyer.post("/api/v1/profile/addresses", json=HOME | {"line1": "Secret street"})
    sale = {"order_number": "A-1", "customer_id": made["id"], "items": [{"sku": "LAMP", "quantity": 2}]}
    await owner.post("/api/v1/sales", json=sale)
    before = (await owner.get("/api/v1/sales/summary", params={"by": "country"})).json()
    async with db.transaction() as session:
        await leaving.delete_account(session, await session.get(Account, buyer.id))
    forgotten = (await owner.get(f"{CUSTOMERS}/{made['id']}")).json()
    assert (forgotten["name"], forgotten["email"], forgotten["phone"], forgotten["address"]) == (
        "Deleted customer",
        None,
        "",
        "",
    )
    assert (forgotten["account_id"], forgotten["external_id"], forgotten["country"]) == (None, None, "DE")
    assert (await owner.get("/api/v1/sales/order/A-1")).json()["customer"]["name"] == "Deleted customer"
    assert (await owner.get("/api/v1/sales/summary", params={"by": "country"})).json() == before
    assert (await owner.get(CUSTOMERS, params={"q": "secret"})).json()["total"] == 0
    async with db.reading() as session:
        assert (await session.execute(select(Address.id))).all() == []
        assert (await session.execute(select(Customer.search))).scalars().all() == [""]
        told = (
            await session.execute(select(Event).where(Event.subject_type.in_(("customers", "addresses"))))
        ).scalars()
        assert "secret" not in " ".join(f"{e.subject_name} {e.changes} {e.data}" for e in told).lower()
