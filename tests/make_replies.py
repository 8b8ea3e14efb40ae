"""Auto replies and conversations for tests: each call makes one valid thing; a test alters what it is about."""

from collections.abc import Iterable
from typing import Any

import httpx
from sqlalchemy import select

from tests import make_orders
from tradepost.core import db, events, reactions
from tradepost.core.events import Event
from tradepost.notifications.models import Notification
from tradepost.orders.models import Order
from tradepost.replies.models import Sending

RULES = "/api/v1/management/auto-replies"
SENDINGS = f"{RULES}/sendings"


async def rule(who: httpx.AsyncClient, trigger: str = "order_received", **fields: Any) -> dict[str, Any]:
    """A rule, as its maker got it."""
    answer = await who.post(RULES, json={"trigger": trigger, "response": "Thank you for your order!", **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def happen() -> None:
    """Let whoever follows the log react to all that has happened."""
    await reactions.catch_up("replies.answer")


async def ordered(who: httpx.AsyncClient, sku: str = "LAMP", **fields: Any) -> dict[str, Any]:
    """An order of somebody's, of one lamp."""
    goods, _ = await make_orders.goods(sku)
    order: dict[str, Any] = (await make_orders.placed(who, goods, **fields))["order"]
    return order


async def became(number: str, status: str, *, imported: bool = False) -> None:
    """The event that an order became something."""
    async with db.transaction() as session:
        order = (await session.execute(select(Order).where(Order.number == number))).scalar_one()
        changes = {"status": [order.status, status]}
        row = events.row("order.updated", "orders", order.id, subject_name=number, changes=changes)
        session.add(Event(**{**row, "imported": imported}))


async def sendings(**wanted: Any) -> list[Sending]:
    """What was made of the causes so far, oldest first."""
    async with db.reading() as session:
        query = select(Sending).filter_by(**wanted).order_by(Sending.id)
        return list((await session.execute(query)).scalars())


def outcomes(made: Iterable[Sending]) -> list[tuple[str, str]]:
    """(status, reason) of each."""
    return [(one.status, one.reason) for one in made]


async def told(account_id: int, kind: str = "reply") -> list[tuple[str, str]]:
    """(title, text) of what somebody was told of a kind, oldest first."""
    async with db.reading() as session:
        query = select(Notification).where(Notification.account_id == account_id, Notification.kind == kind)
        return [(one.title, one.text) for one in (await session.execute(query.order_by(Notification.id))).scalars()]


async def asked(who: httpx.AsyncClient, product_id: int, text: str = "Does it dim?", **fields: Any) -> dict[str, Any]:
    """A question about a product."""
    answer = await who.post(f"/api/v1/products/{product_id}/questions", json={"text": text, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def written(who: httpx.AsyncClient, number: str, text: str = "When will it come?") -> dict[str, Any]:
    """A message about an order."""
    answer = await who.post(f"/api/v1/orders/{number}/messages", json={"text": text})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made
