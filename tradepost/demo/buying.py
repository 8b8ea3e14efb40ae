"""Whom the demo shop buys from: suppliers, what they offer, and a purchase in each state of its life."""

import heapq
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.core import clock
from tradepost.core.money import minor_digits, to_text
from tradepost.core.settings import settings
from tradepost.suppliers import purchasing, rates, receiving, service
from tradepost.suppliers.models import SupplierItem
from tradepost.suppliers.purchase_schemas import CameIn, ChargeIn, PurchaseIn, PurchaseLineIn, ReceiptIn
from tradepost.suppliers.schemas import ExchangeRateIn, OfferIn, SupplierIn

Local = Callable[[date, int], datetime]
ROUBLES = {"CNY": Decimal("12.60"), "USD": Decimal("91.50"), "RUB": Decimal(1)}  # believable, not of any day


class Offers(NamedTuple):
    """A supplier and what of the shop's shelves they make, at a share of what it costs the shop."""

    name: str
    contact: str
    country: str
    currency: str
    days: int
    shelves: tuple[str, ...]
    share: Decimal
    least: int
    pack: int
    hs: str
    duty: Decimal


SUPPLIERS = (
    Offers(
        "Yiwu Household Co.", "Ms Chen, chen@yiwu-household.example, WeChat yiwu-home", "CN", "CNY", 35,
        ("HOM", "BOO"), Decimal("0.62"), 12, 6, "732394", Decimal(10),
    ),
    Offers(
        "Shenzhen Volt Electronics", "Mr Li, sales@shenzhen-volt.example", "CN", "CNY", 28,
        ("ELE",), Decimal("0.58"), 10, 10, "850440", Decimal(5),
    ),
    Offers(
        "Ningbo Outdoor Factory", "orders@ningbo-outdoor.example", "CN", "USD", 45,
        ("SPO", "KID", "GAR"), Decimal("0.55"), 12, 6, "630622", Decimal("7.5"),
    ),
    Offers(
        "Ivanovo Paper and Wood", "Анна, zakaz@ivanovo-paper.example, +7 493 000-00-03", "RU", "", 7,
        ("BOO", "KID", "PET", "HOM"), Decimal("0.97"), 5, 5, "", Decimal(0),
    ),
    Offers(
        "Baltic Care", "Kristina, trade@baltic-care.example", "LT", "", 12,
        ("BEA", "PET"), Decimal("0.95"), 6, 6, "330499", Decimal("6.5"),
    ),
)  # fmt: skip


async def buy(db: AsyncSession, variants: Sequence[Variant], today: date, local: Local) -> None:
    """Suppliers with their catalogue, exchange rates, and purchases: received, in part, ordered, late, drafts, off."""
    home = settings().currency
    with clock.at(local(today - timedelta(days=200), 10)):
        for currency in ("CNY", "USD"):
            if currency != home:
                rate, since = _rate(currency, home), today - timedelta(days=200)
                await rates.write_down(db, ExchangeRateIn(currency=currency, rate=rate, valid_from=since))
        found = [await _supplier(db, one, variants, home) for one in SUPPLIERS]
    await _play(
        [
            _life(db, place, supplier_id, one, today, local)
            for place, (supplier_id, items) in enumerate(found)
            for one in _of(place, items)
        ]
    )


async def _play(lives: Sequence[AsyncIterator[datetime]]) -> None:
    """Step by step as things happened, of all of them: a cost is averaged in the order in which goods came."""
    coming = [(await anext(life), n) for n, life in enumerate(lives)]
    heapq.heapify(coming)
    while coming:
        moment, n = heapq.heappop(coming)
        with clock.at(moment):
            later = await anext(lives[n], None)
        if later is not None:
            heapq.heappush(coming, (later, n))


def _rate(currency: str, home: str) -> Decimal:
    """What a unit costs in the shop's currency: exact in a shop of roubles, believable elsewhere."""
    shop = ROUBLES.get(home, Decimal(90))
    return (ROUBLES[currency] / shop).quantize(Decimal("0.0001"))


async def _supplier(
    db: AsyncSession, one: Offers, variants: Sequence[Variant], home: str
) -> tuple[int, list[SupplierItem]]:
    currency = one.currency or home
    supplier = await service.create(
        db,
        SupplierIn(
            name=one.name,
            contact_info=one.contact,
            country=one.country,
            currency=currency,
            lead_time_days=one.days,
        ),
    )
    own = [variant for variant in variants if variant.sku[:3] in one.shelves]
    items = []
    for n, variant in enumerate(own):
        price = _price(variant, one.share, currency, home)
        made = OfferIn(
            supplier_id=supplier.id,
            name=f"{variant.product.name} ({', '.join(variant.options.values())})"
            if variant.options
            else variant.product.name,
            sku=f"{one.name[:2].upper()}-{1000 + n * 7}",
            price=price,
            currency=currency,
            min_order_quantity=one.least,
            pack_size=one.pack,
            hs_code=one.hs,
            duty_rate=one.duty,
            weight_g=variant.weight_g,
            volume_cm3=None if variant.weight_g is None else variant.weight_g * 4,
            variant_id=variant.id,
        )
        items.append(await service.offer(db, made))
    return supplier.id, items


def _price(variant: Variant, share: Decimal, currency: str, home: str) -> Decimal:
    cost = Decimal(to_text(variant.cost or variant.price // 2, home)) * share
    price = cost if currency == home else cost / _rate(currency, home)
    return max(price.quantize(Decimal(1).scaleb(-minor_digits(currency))), Decimal(1).scaleb(-minor_digits(currency)))


class Bought(NamedTuple):
    """A purchase: ordered so many days ago, of which items, what became of it, and after how many days."""

    days: int
    items: Sequence[SupplierItem]
    status: str
    takes: int = 0
    parts: bool = False


def _of(place: int, items: Sequence[SupplierItem]) -> list[Bought]:
    """What was bought from one supplier."""
    days = SUPPLIERS[place].days
    more = (
        [Bought(days + 20, items[:3], "received", days, parts=True), Bought(12, items[2:5], "ordered")],
        [Bought(days + 6, items[:2], "ordered"), Bought(2, items[:1], "draft")],  # the first is late by now
        [Bought(40, items[1:4], "partly", 30, parts=True)],
        [Bought(50, items[:1], "cancelled")],
        [Bought(days + 12, items[:2], "received", days)],
    )[place]
    first = Bought(days + 70, [items[0], items[-1]], "received", days + (3 if place % 2 else -2))
    return [first, *more]


async def _life(
    db: AsyncSession, place: int, supplier_id: int, one: Bought, today: date, local: Local
) -> AsyncIterator[datetime]:
    """A purchase: it tells the moment of its next step, and takes it when it is asked on."""
    body = PurchaseIn(
        supplier_id=supplier_id,
        lines=[PurchaseLineIn(item_id=item.id, quantity=item.min_order_quantity) for item in one.items],
        currency=one.items[0].currency,
        charges=_charges(place),
        reference=f"INV-{2000 + one.days + place * 13}",
    )

    def ago(days: int, hour: int) -> datetime:
        return local(today - timedelta(days=days), hour)

    yield ago(one.days, 11)
    purchase = await purchasing.buy(db, body)
    if one.status != "draft":
        await purchasing.order(db, purchase, None)
    if one.parts:
        yield ago(one.days - one.takes // 2, 12)
        rows = await purchasing.lines_of(db, purchase.id)
        half = [CameIn(line_id=row.id, quantity=max(1, row.quantity // 2)) for row in rows]
        await receiving.receive(db, purchase, ReceiptIn(lines=half, note="First pallet"))
    if one.status == "received":
        yield ago(one.days - one.takes, 15)
        await receiving.receive(db, purchase, ReceiptIn(note="Counted, all there"))
    if one.status == "cancelled":
        yield ago(one.days - 2, 15)
        await purchasing.cancel(db, purchase, "They were out of it")


def _charges(place: int) -> list[ChargeIn]:
    """What it took to bring goods here: freight by weight, duty and VAT from abroad; a van from nearby."""
    home = settings().currency
    unit = Decimal(1) if home == "RUB" else Decimal("0.01") if minor_digits(home) else Decimal(1)
    if SUPPLIERS[place].duty == 0:
        return [ChargeIn(kind="freight", amount=1500 * unit, currency=home)]
    return [
        ChargeIn(kind="freight", amount=190 * unit, per="kg", currency=home, spread="weight"),
        ChargeIn(kind="duty", rate=SUPPLIERS[place].duty),
        ChargeIn(kind="vat", rate=Decimal(20), recoverable=True),
    ]
