"""Finding an order through the person who asks: staff any, buyers their own, whoever has its token that one."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Query
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Role
from tradepost.core import crypto
from tradepost.core.db import reading
from tradepost.core.errors import NotFound, NotSignedIn
from tradepost.orders import placing, queries
from tradepost.orders.models import Order
from tradepost.orders.wishes import Placed

# Whoever comes with an order's token alone.
GUEST = Caller(None, "guest", Role.CUSTOMER, frozenset())


async def _token(
    header: Annotated[str | None, Header(alias="X-Order-Token", max_length=200)] = None,
    token: Annotated[str | None, Query(max_length=200, description="The order's token, as in mails")] = None,
) -> str | None:
    return header or token


OrderToken = Annotated[str | None, Depends(_token)]


def visible(who: Caller | None, token: str | None, to: Callable[[Caller], Any] = queries.visible_to) -> Any:
    """A query of orders that these two may see (or change, `to` queries.changeable_by). NotSignedIn for neither."""
    if who is None and not token:
        raise NotSignedIn("Sign in first, or show the order's token")
    by_token = Order.token_hash == crypto.digest(token or "")
    if who is None:
        return queries.orders().where(by_token)
    query = to(who)
    if token:
        mine = select(Order.id).where(by_token)
        seen = query.with_only_columns(Order.id)
        return queries.orders().where(or_(Order.id.in_(mine), Order.id.in_(seen)))
    return query


async def find(db: AsyncSession, number: str, who: Caller | None, token: str | None) -> Any:
    """A row of `queries.orders`; another's order is not found."""
    return await queries.one(db, visible(who, token).where(Order.number == number), number)


async def now(number: str, who: Caller | None, token: str | None) -> Order:
    """An order to be changed, read in a session of its own; one that was placed here, not recorded."""
    async with reading() as db:
        query = visible(who, token, queries.changeable_by).where(Order.number == number)
        order: Order = (await queries.one(db, query, number))[0]
    if order.token_hash is None:
        raise NotFound("order", number)
    return order


async def of_id(order_id: int, who: Caller) -> Order:
    """An order by its id, to be changed, as those documents name it that know no numbers."""
    async with reading() as db:
        order: Order = (await queries.one(db, queries.changeable_by(who).where(Order.id == order_id), order_id))[0]
    return order


async def placed(order_id: int) -> Placed:
    """An order with its lines and its last payment, read in a session of its own."""
    async with reading() as db:
        return await placing.earlier(db, order_id)
