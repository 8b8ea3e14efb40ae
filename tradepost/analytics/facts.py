"""Facts read from the tables: order lines and products as the Parquet files have them, a few thousand orders at a time.

What an order's row or event says is decided where orders are; here it is only written down another way.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics.tables import BRANDS, CATEGORIES, COLUMNS, HEADS, LINES, PRODUCTS, SELLERS
from tradepost.catalog.models import Brand, Category, Product, Seller, Variant
from tradepost.channels.rules import code_of
from tradepost.core.money import split
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import CANCELLED, RETURN

# So few that the event loop, which hands their rows over, is not held up.
ORDERS_AT_ONCE, PRODUCTS_AT_ONCE = 500, 2_000
_ARROW = {"int64": "int64", "string": "string", "boolean": "bool_", "date": "date32"}


def schema(name: str) -> Any:
    """A table's columns as Arrow has them."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(column, getattr(pa, _ARROW[kind.lstrip("!")])(), nullable=not kind.startswith("!"))
            for column, kind in COLUMNS[name].items()
        ]
    )


def empty(name: str) -> Any:
    """A table without rows."""
    return schema(name).empty_table()


def joined(name: str, parts: Sequence[Any]) -> Any:
    """Parts of a table as one."""
    import pyarrow as pa

    return pa.concat_tables(parts) if parts else empty(name)


def arrow(name: str, rows: Sequence[Sequence[Any]]) -> Any:
    """Rows of a table as an Arrow table."""
    import pyarrow as pa

    made = schema(name)
    if not rows:
        return made.empty_table()
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(values, type=field.type) for values, field in zip(columns, made, strict=True)], schema=made
    )


_orders: Any = Order.__table__.c
_lines: Any = OrderLine.__table__.c
_LINE = (
    _orders.id,
    _lines.id,
    _orders.number,
    _orders.kind,
    _orders.status,
    case((COUNTED, 1), else_=0),
    _orders.business_day,
    _orders.placed_at,
    _orders.platform,
    _orders.platform,
    _orders.country,
    _orders.payment_provider,
    _orders.customer_id,
    _lines.product_id,
    _lines.variant_id,
    _lines.sku,
    _lines.name,
    _orders.currency,
    _lines.quantity,
    _lines.quantity * _lines.unit_price,
    _lines.discount,
    _lines.total,
    _lines.tax,
    _lines.quantity * _lines.unit_cost,
    _orders.shipping,
    case((_orders.prices_include_tax, _lines.tax), else_=0),
    case((_orders.prices_include_tax, _orders.shipping_tax), else_=0),  # split over the lines, as delivery is
)
_AT = {name: place for place, name in enumerate(COLUMNS[LINES])}
_READ = len(COLUMNS[LINES]) - len(HEADS)  # of them are read from the tables; what heads an order is seen afterwards


def _sold() -> Any:
    """Rows of orders joined with their lines."""
    return select(*_LINE).join_from(Order.__table__, OrderLine.__table__, _lines.order_id == _orders.id)


async def lines_of(db: AsyncSession, order_ids: Sequence[int], *, month: date | None = None) -> Any:
    """The lines of orders as an Arrow table; `month` leaves out orders of other months."""
    parts = []
    for ids in _chunks(sorted(order_ids), ORDERS_AT_ONCE):
        # Neighbours are asked for by their range, which every database finds quicker than a list.
        near = ids[-1] - ids[0] < 2 * len(ids)
        query = _sold().order_by(Order.id, OrderLine.id)
        query = query.where(Order.id.between(ids[0], ids[-1]) if near else Order.id.in_(ids))
        if month is not None:
            query = query.where(Order.business_day >= month, Order.business_day < following(month))
        # By the connection: the session would look at each of the rows once more.
        rows = (await (await db.connection()).execute(query)).all()
        notes = await _of_no_goods(db, ids, month)
        parts.append(await asyncio.to_thread(_table, rows, set(ids) if near else None, notes))
    return joined(LINES, parts)


def _table(rows: Sequence[Any], wanted: set[int] | None, notes: list[list[Any]]) -> Any:
    return arrow(LINES, _headed([*_facts(rows, wanted), *notes]))


def _headed(lines: list[list[Any]]) -> list[list[Any]]:
    """Lines of whole orders, with the marks of those that are the first of their order, and of a product in it."""
    orders, goods = set[int](), set[tuple[int, int]]()
    for line in lines:
        order, product = line[_AT["order_id"]], line[_AT["product_id"]]
        line[_READ:] = order not in orders, (order, product) not in goods
        orders.add(order)
        goods.add((order, product))
    return lines


def _facts(rows: Sequence[Any], wanted: set[int] | None) -> Iterator[list[Any]]:
    """Rows of orders joined with their lines, shaped as facts."""
    placed, last = 0, None
    delivery: Iterator[int] = iter(())
    delivery_tax: Iterator[int] = iter(())
    for n, row in enumerate(rows):
        if wanted is not None and row[0] not in wanted:
            continue
        made = list(row[:_READ])
        if row[0] != last:
            last, placed = row[0], int(row[_AT["placed"]].timestamp())
            delivery, delivery_tax = _split(rows, n, _AT["shipping"]), _split(rows, n, _READ)
        made[_AT["counted"]] = bool(made[_AT["counted"]])
        made[_AT["placed"]] = placed
        made[_AT["channel"]] = code_of(made[_AT["platform"]])
        made[_AT["shipping"]] = next(delivery, 0)
        made[_AT["included_tax"]] += next(delivery_tax, 0)
        yield made


def _split(rows: Sequence[Any], first: int, place: int) -> Iterator[int]:
    """An amount of an order, such as what was paid for delivery, as a part of each of the lines that begin here."""
    if not rows[first][place]:
        return iter(())
    weights = []
    for row in rows[first:]:
        if row[0] != rows[first][0]:
            break
        weights.append(abs(row[_AT["net"]]))
    return iter(split(rows[first][place], weights))


_LINED = select(func.coalesce(func.sum(OrderLine.total), 0)).where(OrderLine.order_id == Order.id).scalar_subquery()
_BARE = ~select(OrderLine.id).where(OrderLine.order_id == Order.id).exists()


async def _of_no_goods(db: AsyncSession, ids: Sequence[int], month: date | None) -> list[list[Any]]:
    """Money that went back for no goods in particular, or for delivery alone: a part of it for each line of the sale.

    A credit note has lines for goods alone; it is set against the sale's lines, as a discount given afterwards.
    """
    rest = Order.subtotal - Order.discount - _LINED
    query = select(Order, rest, _BARE).where(Order.id.in_(ids), Order.kind == RETURN, Order.returns_id.is_not(None))
    query = query.where(or_(rest != 0, and_(Order.shipping != 0, _BARE)))
    if month is not None:
        query = query.where(Order.business_day >= month, Order.business_day < following(month))
    notes = (await db.execute(query.order_by(Order.id))).all()
    if not notes:
        return []
    sales: dict[int, list[Any]] = {}
    wanted = {note.returns_id for note, _, _ in notes if note.returns_id}
    for row in (await db.execute(_sold().where(Order.id.in_(wanted)).order_by(OrderLine.id))).all():
        sales.setdefault(row[0], []).append(row)
    made = []
    for note, amount, bare in notes:
        lines = sales.get(note.returns_id or 0, [])
        weights = [abs(line[_AT["net"]]) for line in lines]
        goods = split(int(amount), weights) if lines else []
        delivery = split(note.shipping if bare else 0, weights) if lines else []
        for line, part, sent in zip(lines, goods, delivery, strict=True):
            values = dict(zip(list(COLUMNS[LINES])[:_READ], line[:_READ], strict=True)) | {
                "order_id": note.id,
                "number": note.number,
                "kind": note.kind,
                "status": note.status,
                "counted": note.status != CANCELLED,
                "day": note.business_day,
                "placed": int(note.placed_at.timestamp()),
                "channel": code_of(note.platform),
                "platform": note.platform,
                "country": note.country,
                "customer_id": note.customer_id,
                "provider": note.payment_provider,
                "units": 0,
                "gross": 0,
                "discount": -part,
                "net": part,
                "tax": 0,
                "cost": 0,
                "shipping": sent,
                "included_tax": 0,
            }
            made.append(list(values.values()))
    return made


async def months(db: AsyncSession) -> list[date]:
    """The first day of every month in which there are orders."""
    span: Any = (await db.execute(select(func.min(Order.business_day), func.max(Order.business_day)))).one()
    first, last = span
    found: list[date] = []
    while first is not None and (not found or following(found[-1]) <= last):
        found.append(following(found[-1]) if found else first.replace(day=1))
    return found


def following(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


async def orders_of(db: AsyncSession, month: date) -> list[int]:
    """The ids of a month's orders."""
    query = select(Order.id).where(Order.business_day >= month, Order.business_day < following(month))
    return list((await db.execute(query.order_by(Order.id))).scalars())


async def products_of(db: AsyncSession, product_ids: Sequence[int]) -> Any:
    """Products as an Arrow table."""
    parts = []
    for ids in _chunks(sorted(product_ids), PRODUCTS_AT_ONCE):
        of_them = (Product.id.in_(ids), Variant.product_id.in_(ids))
        query = select(
            Product.id, Product.name, Product.status, Product.category_id, Product.brand_id, Product.seller_id
        )
        rows = (await db.execute(query.where(of_them[0]))).all()
        skus: dict[int, str] = {}
        named = select(Variant.product_id, Variant.sku).where(of_them[1]).order_by(Variant.position, Variant.id)
        for product_id, sku in await db.execute(named):
            skus.setdefault(product_id, sku)
        parts.append(arrow(PRODUCTS, [(row[0], row[1], skus.get(row[0], ""), *row[2:]) for row in rows]))
    return joined(PRODUCTS, parts)


async def all_products(db: AsyncSession) -> AsyncIterator[Any]:
    """Every product, some thousand at a time."""
    last = 0
    while True:
        query = select(Product.id).where(Product.id > last).order_by(Product.id).limit(PRODUCTS_AT_ONCE)
        ids = list((await db.execute(query)).scalars())
        if not ids:
            return
        yield await products_of(db, ids)
        last = ids[-1]


_SMALL: dict[str, tuple[Any, ...]] = {
    CATEGORIES: (Category.id, Category.name, Category.path, Category.parent_id),
    BRANDS: (Brand.id, Brand.name),
    SELLERS: (Seller.id, Seller.name),
}


async def small(db: AsyncSession, name: str) -> Any:
    """A table that is small enough to be read whole at every question."""
    columns = _SMALL[name]
    return arrow(name, (await db.execute(select(*columns).order_by(columns[0]))).all())


def _chunks(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
