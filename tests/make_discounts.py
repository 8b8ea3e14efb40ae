"""Discounts, baskets and purses for tests: each call makes one valid thing, of which a test alters what it is about."""

import itertools
from typing import Any

from sqlalchemy import select

from tradepost.core import db, stamps
from tradepost.discounts import ledger, service
from tradepost.discounts.models import Discount, DiscountCode, DiscountUse, Purse, PurseEntry
from tradepost.discounts.rules import Applied, Basket, BasketLine, Rule, Taken

_numbers = itertools.count(1)


def line(
    unit_price: int = 1000, quantity: int = 1, *, variant: int = 1, product: int = 1, path: str = ""
) -> BasketLine:
    """A line of a basket."""
    return BasketLine(variant, product, path, quantity, unit_price)


def basket(*lines: BasketLine, **fields: Any) -> Basket:
    """A basket in roubles; with one line of 10.00 when none is given."""
    return Basket(**{"currency": "RUB", "lines": lines or (line(),), **fields})


def rule(kind: str = "percentage", **fields: Any) -> Rule:
    """A rule; a tenth off unless told otherwise."""
    number = next(_numbers)
    return Rule(**{"id": number, "name": f"Rule {number}", "kind": kind, "ppm": 100_000, **fields})


async def discount(*codes: str, uses: int | None = None, **fields: Any) -> int:
    """A stored discount of a tenth, by these codes or automatic; its id. `uses` limits each code."""
    number = next(_numbers)
    values = {"name": f"Discount {number}", "kind": "percentage", "benefit": {"ppm": 100_000}, "conditions": {}}
    async with db.transaction() as session:
        made = Discount(**{**values, "automatic": not codes, **fields})
        session.add(made)
        await session.flush()
        session.add_all([DiscountCode(discount_id=made.id, code=code, max_uses=uses) for code in codes])
        await stamps.bump(session, service.STAMP)
        return made.id


async def worked_out(of: Basket) -> Taken:
    """What a basket gets."""
    async with db.reading() as session:
        return await service.work_out(session, of)


async def used(applied: Applied | list[Applied], order_id: int, who: str = "") -> None:
    """Count an order's discounts, in a transaction of its own."""
    async with db.transaction() as session:
        await service.use(session, applied if isinstance(applied, list) else [applied], order_id=order_id, who=who)


async def given_back(order_id: int) -> int:
    """Give back what an order used."""
    async with db.transaction() as session:
        return await service.give_back(session, order_id)


async def counts(discount_id: int) -> tuple[int, int]:
    """(uses counted, orders that used it) of a discount."""
    async with db.reading() as session:
        number = (await session.execute(select(Discount.used).where(Discount.id == discount_id))).scalar_one()
        orders = select(DiscountUse.id).where(DiscountUse.discount_id == discount_id)
        return number, len((await session.execute(orders)).all())


async def drift() -> list[tuple[int, int, int]]:
    """What `tradepost doctor` would complain of."""
    async with db.reading() as session:
        return [*await service.drift(session), *await ledger.drift(session)]


async def card(code: str, amount: int = 10_000, *, currency: str = "RUB", **fields: Any) -> int:
    """A gift card with this code and balance; its id."""
    async with db.transaction() as session:
        made = Purse(kind=ledger.GIFT_CARD, currency=currency, hash=ledger.card_hash(code), last4=code[-4:], **fields)
        session.add(made)
        await session.flush()
        await ledger.add(session, made, amount, kind="issued")
        return made.id


async def entries(purse_id: int) -> list[tuple[str, int, int]]:
    """(kind, amount, balance after) of a purse's entries, oldest first."""
    async with db.reading() as session:
        query = select(PurseEntry.kind, PurseEntry.amount, PurseEntry.balance).where(PurseEntry.purse_id == purse_id)
        return [tuple(row) for row in await session.execute(query.order_by(PurseEntry.id))]


async def balance(purse_id: int) -> int:
    """A purse's balance as the database has it."""
    async with db.reading() as session:
        return (await session.execute(select(Purse.balance).where(Purse.id == purse_id))).scalar_one()
