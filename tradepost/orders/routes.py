"""The routes of orders: sales as staff record them, orders as everybody sees theirs."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response, status

from tradepost.accounts.auth import AnyCaller, Caller, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.customers import service as customers
from tradepost.orders import changing, checkout_routes, looking, queries, recording
from tradepost.orders.after_routes import after
from tradepost.orders.looking import OrderToken
from tradepost.orders.models import Order
from tradepost.orders.queries import Wanted
from tradepost.orders.schemas import (
    By,
    HappenedOut,
    OrderOut,
    SaleChange,
    SaleIn,
    SummaryOut,
    happened_out,
    order_out,
)

router = make_router("orders")
router.include_router(checkout_routes.router)
router.include_router(after)  # before the numbers below, which take any path

Reader = Annotated[Caller, may(Right.ORDERS_READ)]
Writer = Annotated[Caller, may(Right.ORDERS_WRITE)]
Which = Annotated[Wanted, Depends()]

_orders = paging(
    Order.id,
    "-placed_at",
    placed_at=Order.placed_at,
    order_date=Order.placed_at,
    total=Order.total,
    number=Order.number,
    updated_at=Order.updated_at,
)
OrderPaging = Annotated[Paging, Depends(_orders)]


async def _list(db: Db, query: Any, page: Paging, *, staff: bool, items: bool) -> Page[OrderOut]:
    found = await paged(db, query, page)
    lines = await queries.lines_of(db, [row[0].id for row in found["items"]]) if items else {}
    shown = [order_out(row, lines.get(row[0].id), staff=staff) for row in found["items"]]
    return Page[OrderOut](**found | {"items": shown})


async def _one(db: Db, row: Any, response: Response, *, staff: bool) -> OrderOut:
    lines = await queries.lines_of(db, [row[0].id])
    version_tag(response, row[0].version)
    return order_out(row, lines[row[0].id], staff=staff)


# --- sales ---


@router.get("/sales")
async def list_sales(db: Db, _who: Reader, page: OrderPaging, wanted: Which) -> Page[OrderOut]:
    """Every sale with its lines, newest first."""
    return await _list(db, wanted.narrow(queries.orders()), page, staff=True, items=True)


@router.post("/sales", status_code=status.HTTP_201_CREATED)
async def record_sale(body: SaleIn, db: Db, _who: Writer, response: Response) -> OrderOut:
    """Record a sale made elsewhere. 409 for a number that is taken, or when there are too few in stock."""
    made = await recording.record(db, body)
    return await _by_id(db, made.id, response)


async def _by_id(db: Db, order_id: int, response: Response) -> OrderOut:
    row = await queries.one(db, queries.orders().where(Order.id == order_id), order_id)
    return await _one(db, row, response, staff=True)


@router.get("/sales/summary")
async def sales_summary(
    db: Db,
    _who: Reader,
    wanted: Which,
    by: Annotated[By, Query(description="What to group by; weeks begin on Monday")] = "day",
    limit: Annotated[int, Query(ge=1, le=10_000, description="Groups that are no days, weeks or months")] = 1000,
) -> SummaryOut:
    """Orders, returns, units and net revenue in groups. What is cancelled or not yet paid is not counted."""
    return await queries.summary(db, by, wanted, limit=limit)


@router.get("/sales/order/{order_number:path}")
async def sale_by_number(order_number: str, db: Db, _who: Reader, response: Response) -> OrderOut:
    """A sale by the number people say."""
    row = await queries.one(db, queries.orders().where(Order.number == order_number), order_number)
    return await _one(db, row, response, staff=True)


@router.get("/sales/{sale_id}")
async def get_sale(sale_id: Id, db: Db, _who: Reader, response: Response) -> OrderOut:
    """One sale with its lines."""
    return await _by_id(db, sale_id, response)


@router.put("/sales/{sale_id}")
async def change_sale(
    sale_id: Id, body: SaleChange, db: Db, _who: Writer, request: Request, response: Response
) -> OrderOut:
    """Change what is given; `If-Match` guards against a change in the meantime. 409 for a status that cannot follow."""
    order = await changing.locked(db, sale_id)
    current_version(request, order.version)
    if body.items is not None:
        changing.unchanged(order, body.items)
    given = {
        name: value
        for name, value in body.model_dump(exclude_unset=True, exclude={"items"}).items()
        if value is not None or name == "customer_id"
    }
    await changing.by_hand(db, order, given)
    return await _by_id(db, sale_id, response)


# --- orders ---


@router.get("/orders")
async def list_orders(db: Db, who: AnyCaller, page: OrderPaging, wanted: Which) -> Page[OrderOut]:
    """Orders without their lines, newest first: all for staff, their own for others."""
    query = wanted.narrow(queries.visible_to(who))
    return await _list(db, query, page, staff=who.has(Right.ORDERS_READ), items=False)


@router.get("/orders/{number:path}/events")
async def order_events(number: str, db: Db, who: Visitor, token: OrderToken = None) -> list[HappenedOut]:
    """What happened to an order and to its returns, oldest first; amounts in the order's currency."""
    order = (await looking.find(db, number, who, token))[0]
    staff = who is not None and who.has(Right.ORDERS_READ)
    return [happened_out(event, order, staff=staff) for event in await queries.timeline(db, order.id)]


@router.get("/orders/{number:path}")
async def get_order(number: str, db: Db, who: Visitor, response: Response, token: OrderToken = None) -> OrderOut:
    """One order with its lines: any for staff, their own for others; a guest shows its token as `X-Order-Token`."""
    row = await looking.find(db, number, who, token)
    return await _one(db, row, response, staff=who is not None and who.has(Right.ORDERS_READ))


@router.get("/customers/{customer_id}/orders")
async def customer_orders(
    customer_id: Id, db: Db, _who: Annotated[Caller, may(Right.ORDERS_READ, Right.CUSTOMERS_READ)], page: OrderPaging
) -> Page[OrderOut]:
    """What a customer has bought, newest first."""
    await customers.get(db, customer_id)
    query = queries.orders().where(Order.customer_id == customer_id)
    return await _list(db, query, page, staff=True, items=False)
