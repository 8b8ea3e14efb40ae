"""Many prices at once: what would change, changing it, and putting it back.

Up to MOST products change in the request, more in a job that takes CHUNK variants a transaction, in the order of their
ids: killed at any moment it goes on after the last that is done. Each chunk holds the change's row, so a change that is
being undone goes no further.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import importing, queries as goods
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.rules import ARCHIVED
from tradepost.core import clock, events, jobs, money
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.pricing import changing, listing, planning, repricing
from tradepost.pricing.bulk_schemas import BulkPricesIn
from tradepost.pricing.models import BulkChange, BulkItem, Floor, ListPrice, PlannedPrice, PriceList
from tradepost.pricing.rules import (
    CANCELLED,
    CHANGED,
    DONE,
    KEPT,
    MILLION,
    PENDING,
    PLANNED,
    REFUSED,
    RUNNING,
    UNDOING,
    UNDONE,
    WAITING,
    Move,
    moved,
)

MOST = 200
CHUNK = 200
HIGHEST = 10**12  # in whole units, as `money.Amount` has it
CHANGED_SINCE = "has another price by now"


class Wanted(NamedTuple):
    """A change of many prices as it is kept: what is chosen, how it moves, in which list, from when."""

    chosen: dict[str, Any]
    move: dict[str, Any]
    list_id: int | None
    at: datetime | None


class Line(NamedTuple):
    """A variant that is meant, as `rows` gives it; `entry` is what the channel's list says of it."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    cost: int | None
    price: int
    floor: int | None
    entry: int | None
    clash: bool = False


class Moved(NamedTuple):
    """What becomes of a variant's price; `refused` says why it stays."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    cost: int | None
    floor: int | None
    entry: int | None
    before: int
    after: int
    refused: str


def wanted(body: BulkPricesIn, list_id: int | None) -> Wanted:
    """What a request asks for. Invalid for a moment that is past, and for what the shop's currency does not have."""
    if body.at is not None and body.channel is not None:
        raise Invalid("at", "a channel's price changes now; for later give it a price list with a window")
    if body.at is not None and body.at <= clock.now():
        raise Invalid("at", "must be in the future")
    chosen = body.filter.model_dump(mode="json", exclude_defaults=True)
    move = body.change.model_dump(mode="json", exclude_none=True)
    made = Wanted(chosen, move, list_id, body.at)
    _move(made.move)
    return made


def _move(told: dict[str, Any]) -> Move:
    home = settings().currency

    def minor(name: str) -> int:
        return changing.minor(Decimal(told.get(name, 0)), home, f"change.{name}")

    ending, unit = None, 10 ** money.minor_digits(home)
    if told["rounding"] != "none":
        ending = money.as_minor(Decimal(told["rounding"]), home, field="change.rounding")
    return Move(
        ppm=int(Decimal(told.get("percent", 0)) * MILLION / 100),
        by=minor("amount"),
        to=minor("set") if "set" in told else None,
        ending=ending,
        unit=unit,
    )


# --- what would change ---


def rows(asked: Wanted) -> Select[Any]:
    """The variants that are meant, each with all that decides what becomes of its price."""
    return _meant(lines(asked), asked.chosen)


def lines(asked: Wanted) -> Select[Any]:
    """All variants, each with what decides what becomes of its price."""
    return (
        select(
            Variant.id,
            Variant.product_id,
            Variant.sku,
            Product.name,
            Variant.cost,
            Variant.price,
            Floor.amount.label("floor"),
            ListPrice.amount.label("entry"),
            *([] if asked.at is None else [_clash(asked.at).label("clash")]),
        )
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(Floor, and_(Floor.variant_id == Variant.id, Floor.currency == settings().currency))
        .outerjoin(
            ListPrice,
            and_(
                ListPrice.variant_id == Variant.id,
                ListPrice.list_id == (asked.list_id or 0),
                ListPrice.min_quantity == 1,
            ),
        )
    )


def _clash(at: datetime) -> Any:
    """Whether another change of a variant's price is planned that a change at this moment would get in the way of."""
    return exists().where(
        PlannedPrice.variant_id == Variant.id,
        PlannedPrice.currency == settings().currency,
        PlannedPrice.status.in_(PENDING),
        or_(PlannedPrice.starts_at == at, and_(PlannedPrice.starts_at < at, PlannedPrice.ends_at > at)),
    )


def _meant(query: Select[Any], chosen: dict[str, Any]) -> Select[Any]:
    query = query.where(Variant.archived.is_(False), Product.status != ARCHIVED)
    if "product_ids" in chosen:
        query = query.where(Product.id.in_(chosen["product_ids"]))
    category, brand = (str(chosen[name]) if name in chosen else None for name in ("category_id", "brand_id"))
    narrowed = goods.Wanted(q=chosen.get("q", ""), category=category, brand=brand)
    return goods.chosen(query, narrowed, staff=True)


def outcome(row: Any, asked: Wanted) -> Moved:
    """What becomes of one of those rows."""
    line = Line(*row)
    move = _move(asked.move)
    before = line.price if line.entry is None else line.entry
    after, refused = moved(before, move, line.floor), ""
    if after < 0:
        refused = "would be below zero"
    elif after > HIGHEST * move.unit:
        refused = "would be too large"
    elif line.floor is not None and after < line.floor:
        refused = below(line.floor)
    elif asked.at is not None and line.clash:
        refused = "another change of the same price is planned for this time"
    return Moved(*line[:5], line.floor, line.entry, before, after, refused)


def below(floor: int) -> str:
    """Why a price under its floor is refused."""
    home = settings().currency
    return f"must not be below the floor price {money.to_text(floor, home)} {home}"


async def summary(db: AsyncSession, asked: Wanted) -> dict[str, int]:
    """How many products are meant, and how many variants would change, stay the same, and be refused."""
    found = [outcome(row, asked) for row in await db.execute(rows(asked))]
    counted = Counter("refused" if one.refused else "changing" if _differs(one, asked) else "same" for one in found)
    products = len({one.product_id for one in found})
    return {"products": products} | {name: counted[name] for name in ("changing", "same", "refused")}


def _differs(one: Moved, asked: Wanted) -> bool:
    """Where a variant has no price in a list yet, the same price is news."""
    return one.before != one.after or (asked.list_id is not None and one.entry is None)


# --- changing it ---


async def begin(db: AsyncSession, body: BulkPricesIn) -> BulkChange:
    """Change many prices: in this transaction, or by a job. Invalid when no product is meant."""
    found = None if body.channel is None else await repricing.list_of(db, body.channel)
    asked = wanted(body, None if found is None else found.id)
    count = select(func.count(Product.id.distinct())).select_from(Variant).join(Product)
    products = (await db.execute(_meant(count, asked.chosen))).scalar_one()
    if not products:
        raise Invalid("filter", "no product is meant by this")
    made = BulkChange(
        chosen=asked.chosen,
        move=asked.move,
        channel=body.channel,
        list_id=asked.list_id,
        starts_at=asked.at,
        status=RUNNING,
    )
    db.add(made)
    await db.flush()
    await events.record(
        db, "bulk_price.started", made, filter=asked.chosen, change=asked.move, channel=body.channel, products=products
    )
    await _go_on(db, made, products, "Change of many prices")
    return made


async def _go_on(db: AsyncSession, bulk: BulkChange, products: int, title: str) -> None:
    from tradepost.pricing.jobs import change_prices  # noqa: PLC0415 - the job calls what is here

    if products > MOST:
        bulk.job_id = (await jobs.later(db, change_prices, title=title, bulk_id=bulk.id, status=bulk.status)).id
        await db.flush()
        return
    ids = select(BulkItem.variant_id).where(BulkItem.bulk_id == bulk.id)
    if bulk.status == RUNNING:
        ids = _meant(select(Variant.id).join(Product, Product.id == Variant.product_id), bulk.chosen)
    # All at once, in one order: the chunks alone would take locks in another one than who does the same.
    await changing.hold(db, list((await db.execute(ids)).scalars()))
    last: int | None = 0
    while last is not None:
        last, _done = await step(db, bulk, last)


async def find(db: AsyncSession, bulk_id: int) -> BulkChange:
    """A change of many prices, locked; NotFound."""
    query = select(BulkChange).where(BulkChange.id == bulk_id).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("change of prices", bulk_id)
    return found


async def step(db: AsyncSession, bulk: BulkChange, last: int) -> tuple[int | None, int]:
    """Do, or undo, the next CHUNK of a locked change: (after which the next begins, None at the end; how many)."""
    do = _change_chunk if bulk.status == RUNNING else _undo_chunk
    upto, done = await do(db, bulk, last)
    if upto is None:
        bulk.status = DONE if bulk.status == RUNNING else UNDONE
        await events.record(db, f"bulk_price.{bulk.status}", bulk, outcomes=await outcomes(db, bulk.id))
    await db.flush()
    return upto, done


async def outcomes(db: AsyncSession, bulk_id: int) -> dict[str, int]:
    """How many variants of a change came to what."""
    query = select(BulkItem.outcome, func.count()).where(BulkItem.bulk_id == bulk_id).group_by(BulkItem.outcome)
    found = dict.fromkeys((CHANGED, PLANNED, REFUSED, UNDONE, KEPT), 0)
    return found | {name: many for name, many in await db.execute(query)}  # noqa: C416 - rows are no pairs to a type checker


async def _change_chunk(db: AsyncSession, bulk: BulkChange, last: int) -> tuple[int | None, int]:
    found = await list_of(db, bulk)
    asked = Wanted(bulk.chosen, bulk.move, bulk.list_id, bulk.starts_at)
    query = rows(asked).where(Variant.id > last).order_by(Variant.id).limit(CHUNK)
    ids = [row.id for row in await db.execute(query)]
    if not ids:
        return None, 0
    await changing.hold(db, ids)
    # Read again once the goods are held: a price or a floor may have been another a moment ago.
    moves = [
        outcome(row, asked) for row in await db.execute(rows(asked).where(Variant.id.in_(ids)).order_by(Variant.id))
    ]
    await carry_out(db, bulk, found, [one for one in moves if one.refused or _differs(one, asked)])
    return ids[-1], len(ids)


async def list_of(db: AsyncSession, bulk: BulkChange) -> PriceList | None:
    """The list that a change is of, locked: to be asked for before the goods are held. Conflict when it is gone."""
    if bulk.channel is None:
        return None
    if bulk.list_id is None:
        raise Conflict("The channel's price list is deleted")
    return await listing.find(db, bulk.list_id)


async def carry_out(db: AsyncSession, bulk: BulkChange, found: PriceList | None, moves: Sequence[Moved]) -> None:
    """Write what becomes of goods that are held, and note what was refused."""
    kept = [_item(bulk, one) for one in moves]
    items = [one for one in kept if one.outcome != REFUSED]
    by_id = {one.variant_id: one for one in moves}
    if found is not None:
        await listing.put(db, found, [listing.Item(one.variant_id, 1, one.after) for one in items])
    elif bulk.starts_at is None:
        told = {by_id[one.variant_id].sku: {"price": one.after} for one in items}
        await importing.update(db, told, importing.Names())
    else:
        for one in items:
            await _plan(db, one, bulk.starts_at)
    db.add_all(kept)
    await db.flush()


def _item(bulk: BulkChange, one: Moved) -> BulkItem:
    return BulkItem(
        bulk_id=bulk.id,
        variant_id=one.variant_id,
        before=one.before if bulk.channel is None else one.entry,
        # What is refused may be no price at all.
        after=max(0, min(one.after, money.MAX_MINOR)),
        outcome=REFUSED if one.refused else CHANGED,
        problem=one.refused,
    )


async def _plan(db: AsyncSession, item: BulkItem, at: datetime) -> None:
    home = settings().currency
    try:
        made = await planning.create(db, item.variant_id, Decimal(money.to_text(item.after, home)), starts_at=at)
    except Invalid as refused:  # the job came to it when the moment was past
        item.outcome, item.problem = REFUSED, refused.extra["errors"][0]["message"][:500]
    else:
        item.outcome, item.planned_id = PLANNED, made.id


# --- putting it back ---


async def undo(db: AsyncSession, bulk: BulkChange) -> None:
    """Put back what a locked change did and nobody has changed since; one that still runs goes no further.

    Conflict when it is undone already.
    """
    if bulk.status in {UNDOING, UNDONE}:
        raise Conflict("This change is undone already")
    bulk.status = UNDOING
    count = select(func.count(Variant.product_id.distinct())).join(BulkItem, BulkItem.variant_id == Variant.id)
    products = (await db.execute(count.where(BulkItem.bulk_id == bulk.id))).scalar_one()
    await _go_on(db, bulk, products, "Undoing a change of many prices")


async def _undo_chunk(db: AsyncSession, bulk: BulkChange, last: int) -> tuple[int | None, int]:
    found = None if bulk.list_id is None else await listing.find(db, bulk.list_id)
    query = (
        select(BulkItem, Variant.sku)
        .join(Variant, Variant.id == BulkItem.variant_id)
        .where(BulkItem.bulk_id == bulk.id, BulkItem.outcome.in_((CHANGED, PLANNED)), BulkItem.id > last)
    )
    pairs = [(row[0], row[1]) for row in await db.execute(query.order_by(BulkItem.id).limit(CHUNK))]
    if not pairs:
        return None, 0
    items = [item for item, _sku in pairs]
    held = await changing.hold(db, [item.variant_id for item in items])
    floors = await changing.floors(db, list(held))
    now = {one.id: one.price for one in held.values()}
    if bulk.channel is not None:
        now = {} if found is None else await repricing.entries(db, found.id, list(held))
    back: list[BulkItem] = []
    for item in items:
        if item.outcome == PLANNED and await _called_off(db, item):
            item.outcome = UNDONE
        elif now.get(item.variant_id) != item.after:
            item.outcome, item.problem = KEPT, CHANGED_SINCE
        elif item.before is not None and item.before < floors.get(item.variant_id, 0):
            text = money.to_text(floors[item.variant_id], settings().currency)
            item.outcome, item.problem = KEPT, f"was below the floor price that is set now, {text}"
        else:
            item.outcome = UNDONE
            back.append(item)
    if bulk.channel is None:
        skus = {item.id: sku for item, sku in pairs}
        told = {skus[item.id]: {"price": item.before} for item in back}
        await importing.update(db, told, importing.Names())
    elif found is not None:
        await listing.put(db, found, [listing.Item(item.variant_id, 1, item.before) for item in back])
    await db.flush()
    return items[-1].id, len(items)


async def _called_off(db: AsyncSession, item: BulkItem) -> bool:
    """Whether a planned change is not made and never will be; of one that is, note what it took the place of."""
    if item.planned_id is None:
        return False
    planned = await planning.find(db, item.planned_id)
    if planned.status == WAITING and planned.amount == item.after:
        await planning.cancel(db, planned)
        return True
    item.before = planned.before if planned.status == DONE else item.before
    return planned.status == CANCELLED
