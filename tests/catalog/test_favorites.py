"""Favourites: everybody's own."""

import asyncio
from datetime import datetime

from sqlalchemy import select

from tests import make_catalog as make
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.catalog.models import Favorite
from tradepost.core import db


async def test_a_product_is_kept_and_forgotten_on_both_surfaces(manager, buyer, told):
    product = await make.product(manager, cost="1.00")
    for surface in ("", "/api/v1"):
        answer = await buyer.post(f"{surface}/favorites/{product['id']}")
        assert answer.status_code == 201
        kept = answer.json()
        assert kept["product_id"] == product["id"]
        assert kept["product"] == product | {"cost": None, "variants": [product["variants"][0] | {"cost": None}]}
        assert (await buyer.get(f"{surface}/favorites/")).json() == {"items": [kept], "total": 1, "next": None}
        assert (await buyer.delete(f"{surface}/favorites/{product['id']}")).status_code == 204
        assert (await buyer.get(f"{surface}/favorites/")).json()["total"] == 0
    events = await told("products", product["id"])
    assert events == ["product.created", *["favorite.added", "favorite.removed"] * 2]


async def test_keeping_or_forgetting_twice_changes_nothing(manager, buyer, told):
    product = await make.product(manager)
    first, second = [(await buyer.post(f"/favorites/{product['id']}")).json() for _ in range(2)]
    assert first == second
    for _ in range(2):
        assert (await buyer.delete(f"/favorites/{product['id']}")).status_code == 204
    assert await told("products", product["id"]) == ["product.created", "favorite.added", "favorite.removed"]


async def test_keeping_at_once_keeps_one(manager, buyer):
    product = await make.product(manager)
    answers = await asyncio.gather(*[buyer.post(f"/favorites/{product['id']}") for _ in range(4)])
    assert [answer.status_code for answer in answers] == [201] * 4
    assert (await buyer.get("/favorites")).json()["total"] == 1


async def test_favourites_are_nobody_elses(manager, buyer, stranger, guest):
    product = await make.product(manager)
    await buyer.post(f"/favorites/{product['id']}")
    assert (await stranger.get("/favorites")).json()["items"] == []
    assert (await manager.get("/favorites")).json()["items"] == []
    assert (await stranger.delete(f"/favorites/{product['id']}")).status_code == 204
    assert (await buyer.get("/favorites")).json()["total"] == 1
    for answer in (
        await guest.get("/favorites"),
        await guest.post(f"/favorites/{product['id']}"),
        await guest.delete(f"/favorites/{product['id']}"),
    ):
        assert answer.status_code == 401


async def test_what_is_not_on_sale_cannot_be_kept_and_disappears(manager, buyer):
    draft = await make.product(manager, status="draft")
    for product_id in (draft["id"], 999999999):
        assert (await buyer.post(f"/favorites/{product_id}")).status_code == 404
        assert (await buyer.delete(f"/favorites/{product_id}")).status_code == 404
    product = await make.product(manager)
    await buyer.post(f"/favorites/{product['id']}")
    await manager.put(f"/api/v1/products/{product['id']}", json={"status": "archived"})
    assert (await buyer.get("/favorites")).json() == {"items": [], "total": 0, "next": None}
    assert (await buyer.delete(f"/favorites/{product['id']}")).status_code == 204


async def test_a_list_of_favourites_takes_a_constant_number_of_statements(manager, buyer, statements):
    counts = []
    for _ in range(2):
        for _ in range(3):
            await buyer.post(f"/favorites/{(await make.product(manager))['id']}")
        statements.clear()
        await buyer.get("/favorites")
        counts.append(len(statements))
    assert counts == [6, 6]  # who asks; the count, the rows, their variants, pictures and stock


async def test_favourites_are_in_the_export_and_go_with_the_account(manager, buyer, stranger, told):
    product = await make.product(manager, name="Kettle")
    for who in (buyer, stranger):
        await who.post(f"/favorites/{product['id']}")
    kept = (await buyer.get("/favorites")).json()["items"][0]
    async with db.transaction() as session:
        account = await session.get_one(Account, buyer.id)
        exported = (await accounts.export_account(session, account))["favorites"]
        await accounts.delete_account(session, account)
    assert [(row["product_id"], row["product"]) for row in exported] == [(product["id"], "Kettle")]
    assert datetime.fromisoformat(exported[0]["created_at"]) == datetime.fromisoformat(kept["created_at"])
    async with db.reading() as session:
        left = (await session.execute(select(Favorite.account_id))).scalars().all()
    assert left == [stranger.id]
    added = [event for event in await told("products", product["id"], full=True) if event.name == "favorite.added"]
    assert [event.data for event in added] == [{}, {"account_id": stranger.id}]
