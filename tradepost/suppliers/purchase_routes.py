"""The routes of purchases, of landed costs, and of what goods cost."""

from decimal import Decimal
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Variant
from tradepost.core.db import Db, asks, reading
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.money import Amount, to_text
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.suppliers import costs as costing, offers, purchasing, queries, receiving, rules
from tradepost.suppliers.models import CostChange, Purchase, PurchaseLine, Supplier
from tradepost.suppliers.purchase_schemas import (
    ChargeIn,
    ComparisonOut,
    CostChangeOut,
    CostIn,
    CostOut,
    LandedIn,
    LandedOut,
    OrderIn,
    PurchaseChange,
    PurchaseIn,
    PurchaseOut,
    PurchaseRow,
    ReasonIn,
    ReceiptIn,
    Status,
)
from tradepost.suppliers.schemas import MOST, Currency, Percent, Rate, Share

Reader = Annotated[Caller, may(Right.PURCHASES_READ)]
Writer = Annotated[Caller, may(Right.PURCHASES_WRITE)]
RowId = Annotated[int | None, Query(ge=1, le=2**63 - 1)]

# --- purchases ---

purchases = make_router("purchases")
_purchases = paging(Purchase.id, "-id", created_at=Purchase.created_at, supplier=Supplier.name, landed=Purchase.landed)


async def _shown(db: Db, purchase_id: int, response: Response) -> PurchaseOut:
    await db.flush()
    found = await queries.purchase(db, purchase_id)
    version_tag(response, found.version)
    return found


@purchases.get("/purchases")
async def list_purchases(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_purchases)],
    status: Annotated[list[Status] | None, Query()] = None,
    supplier_id: RowId = None,
    product_id: RowId = None,
    q: Annotated[str, Query(max_length=120, description="Part of the number or of the supplier's name")] = "",
) -> Page[PurchaseRow]:
    """What was bought, the newest first."""
    query = queries.purchases()
    if status:
        query = query.where(Purchase.status.in_(status))
    if supplier_id is not None:
        query = query.where(Purchase.supplier_id == supplier_id)
    if product_id is not None:
        query = query.where(Purchase.lines.any(PurchaseLine.product_id == product_id))
    if q.strip():
        word = q.strip()
        query = query.where(Purchase.number.contains(word.upper(), autoescape=True) | contains(Supplier.search, word))
    found = await paged(db, query, page)
    return Page[PurchaseRow](**found | {"items": await queries.rows(db, found["items"])})


@purchases.post("/purchases", status_code=201)
async def create_purchase(body: PurchaseIn, db: Db, _who: Writer, response: Response) -> PurchaseOut:
    """Buy goods. With `product_id`, `quantity` and `cost`, paid in all, they are there at once."""
    return await _shown(db, (await purchasing.buy(db, body)).id, response)


@purchases.get("/purchases/{purchase_id}")
async def read_purchase(purchase_id: Id, db: Db, _who: Reader, response: Response) -> PurchaseOut:
    """One purchase: its lines with what they cost on the shelf, its charges and deliveries."""
    return await _shown(db, purchase_id, response)


@purchases.put("/purchases/{purchase_id}")
async def change_purchase(
    purchase_id: Id, body: PurchaseChange, db: Db, _who: Writer, request: Request, response: Response
) -> PurchaseOut:
    """Change a draft; of one that is ordered, its notes, reference, day and place."""
    found = await purchasing.find(db, purchase_id)
    current_version(request, found.version)
    await purchasing.change(db, found, body)
    return await _shown(db, purchase_id, response)


@purchases.delete("/purchases/{purchase_id}", status_code=204)
async def remove_purchase(purchase_id: Id, db: Db, _who: Writer) -> None:
    """Throw a draft away; 409 for any other."""
    await purchasing.remove(db, await purchasing.find(db, purchase_id))


@purchases.post("/purchases/{purchase_id}/order")
async def order_purchase(
    purchase_id: Id, db: Db, _who: Writer, request: Request, response: Response, body: OrderIn | None = None
) -> PurchaseOut:
    """A draft is sent to its supplier, and promised for a day."""
    found = await purchasing.find(db, purchase_id)
    current_version(request, found.version)
    await purchasing.order(db, found, body.expected_on if body else None)
    return await _shown(db, purchase_id, response)


@purchases.post("/purchases/{purchase_id}/receive")
async def receive_purchase(
    purchase_id: Id, db: Db, _who: Writer, request: Request, response: Response, body: ReceiptIn | None = None
) -> PurchaseOut:
    """Goods came: all that is open, or what the lines name. 409 for more than that; stock and cost follow."""
    found = await purchasing.find(db, purchase_id)
    current_version(request, found.version)
    await receiving.receive(db, found, body or ReceiptIn())
    return await _shown(db, purchase_id, response)


@purchases.post("/purchases/{purchase_id}/cancel")
async def cancel_purchase(
    purchase_id: Id, db: Db, _who: Writer, response: Response, body: ReasonIn | None = None
) -> PurchaseOut:
    """Call off what nothing came of yet."""
    await purchasing.cancel(db, await purchasing.find(db, purchase_id), body.reason if body else "")
    return await _shown(db, purchase_id, response)


@purchases.post("/purchases/{purchase_id}/close")
async def close_purchase(
    purchase_id: Id, db: Db, _who: Writer, response: Response, body: ReasonIn | None = None
) -> PurchaseOut:
    """What is still open of a purchase that came in part will not come any more."""
    await purchasing.close(db, await purchasing.find(db, purchase_id), body.reason if body else "")
    return await _shown(db, purchase_id, response)


# --- what goods cost ---

costs = make_router("costs")
_history = paging(CostChange.id, "-id", created_at=CostChange.created_at)


async def _cost(db: Db, variant_id: int) -> CostOut:
    await db.flush()
    row = (await db.execute(costing.costs().where(Variant.id == variant_id))).one_or_none()
    if row is None:
        raise NotFound("variant", variant_id)
    variant, name, kept, units = row
    home, on_hand = settings().currency, int(units)
    average = costing.known(kept, variant.cost)
    return CostOut(
        variant_id=variant.id,
        product_id=variant.product_id,
        sku=variant.sku,
        name=name,
        average=None if average is None else queries.fine_text(average, home),
        cost=None if variant.cost is None else to_text(variant.cost, home),
        currency=home,
        on_hand=on_hand,
        value=None if average is None else to_text(rules.coins(average * on_hand), home),
    )


@costs.get("/costs/{variant_id}")
async def read_cost(variant_id: Id, db: Db, _who: Reader) -> CostOut:
    """What a variant costs: its moving average, and what lies on the shelf at it."""
    return await _cost(db, variant_id)


@costs.put("/costs/{variant_id}")
async def set_cost(variant_id: Id, body: CostIn, db: Db, _who: Writer) -> CostOut:
    """Say by hand what a variant costs from now on; later purchases are averaged with it."""
    await costing.set_by_hand(db, variant_id, body)
    return await _cost(db, variant_id)


@costs.get("/costs/{variant_id}/history")
async def cost_history(
    variant_id: Id, db: Db, _who: Reader, page: Annotated[Paging, Depends(_history)]
) -> Page[CostChangeOut]:
    """How a variant's cost came to be what it is, newest first."""
    return Page[CostChangeOut](**await paged(db, costing.changes(variant_id), page, _change))


def _change(row: tuple[CostChange, str | None]) -> CostChangeOut:
    found, number = row
    home = settings().currency
    own = ("id", "kind", "on_hand", "quantity", "purchase_id", "note", "actor_kind", "actor_id", "actor_name")
    return CostChangeOut(
        **{name: getattr(found, name) for name in own},
        at=found.created_at,
        before=None if found.before is None else queries.fine_text(found.before, home),
        after=None if found.after is None else queries.fine_text(found.after, home),
        value=None if found.value is None else to_text(found.value, home),
        purchase_number=number,
    )


# --- what offers cost on the shelf ---

landed = make_router("supplier catalogue")
OfferReader = Annotated[Caller, may(Right.SUPPLIERS_READ)]


def _charges(
    freight: Annotated[Amount | None, Query(description="A bill for all of it")] = None,
    freight_per_kg: Amount | None = None,
    freight_per_m3: Amount | None = None,
    freight_currency: Currency | None = None,
    insurance_rate: Annotated[Percent | None, Query(description="In percent of the goods")] = None,
    duty_rate: Annotated[Percent | None, Query(description="Of the customs value, for offers without one")] = None,
    vat_rate: Annotated[Percent | None, Query(description="In percent of the customs value and the duty")] = None,
    vat_recoverable: bool = False,
    other: Annotated[Amount | None, Query(description="A bill for all of it")] = None,
) -> list[ChargeIn]:
    bills = ((freight, "order"), (freight_per_kg, "kg"), (freight_per_m3, "m3"))
    found = [
        ChargeIn(kind="freight", amount=amount, per=per, currency=freight_currency)
        for amount, per in bills
        if amount is not None
    ]
    shares = (("insurance", insurance_rate), ("duty", duty_rate), ("vat", vat_rate))
    found += [
        ChargeIn(kind=kind, rate=rate, recoverable=kind == "vat" and vat_recoverable)
        for kind, rate in shares
        if rate is not None
    ]
    return found + ([ChargeIn(kind="other", amount=other)] if other is not None else [])


Simple = Annotated[list[ChargeIn], Depends(_charges)]
Quantity = Annotated[int | None, Query(ge=1, le=MOST, description="The least that may be ordered when none is named")]


@landed.get("/supplier_catalog/compare")
async def compare_offers(
    db: Db,
    _who: OfferReader,
    charges: Simple,
    product_id: RowId = None,
    variant_id: RowId = None,
    quantity: Quantity = None,
) -> ComparisonOut:
    """Offers for one product side by side: unit cost on the shelf, least order, lead time; the cheapest first."""
    if (product_id is None) is (variant_id is None):
        raise Invalid("product_id", "name a product, or a variant")
    return await offers.compare(db, charges, product_id=product_id, variant_id=variant_id, quantity=quantity)


@landed.get("/supplier_catalog/{item_id}/landed-cost")
async def landed_cost(
    item_id: Id,
    db: Db,
    _who: OfferReader,
    charges: Simple,
    quantity: Quantity = None,
    exchange_rate: Rate | None = None,
    tax_rate: Share = Decimal(0),
) -> LandedOut:
    """What an offer costs on the shelf, part by part, and what each channel leaves; bills in the shop's currency."""
    body = LandedIn(quantity=quantity, exchange_rate=exchange_rate, charges=charges, tax_rate=tax_rate)
    return await offers.landed(db, item_id, body)


@landed.post("/supplier_catalog/{item_id}/landed-cost")
@asks
async def landed_cost_of(item_id: Id, body: LandedIn, _who: OfferReader) -> LandedOut:
    """The same with any charges, and with what channels take."""
    async with reading() as db:
        return await offers.landed(db, item_id, body)
