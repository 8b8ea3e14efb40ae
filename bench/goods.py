"""A shop of any size, filled by the thousand: goods with prices, pictures, stock, taxes, delivery and a discount."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select, update

from tradepost.catalog import importing
from tradepost.catalog.models import Media, Product, Variant
from tradepost.core import clock, dialects, money
from tradepost.core.db import transaction
from tradepost.core.settings import settings
from tradepost.inventory.locations import default_location
from tradepost.inventory.models import Level, Movement

BATCH = 2_000
UNITS = 1_000_000  # of each thing: what is sold in a run shall never be sold out
KINDS = (
    "lamp", "vase", "chair", "table", "shelf", "mirror", "clock", "carpet", "cushion", "blanket", "basket", "teapot",
    "cup", "plate", "bowl", "candle", "frame", "poster", "notebook", "pencil", "bag", "scarf", "glove", "umbrella",
)  # fmt: skip
MANNERS = ("oak", "walnut", "linen", "woollen", "glass", "copper", "ceramic", "paper", "leather", "bamboo", "steel")
COLOURS = ("red", "green", "blue", "black", "white", "yellow", "grey", "brown")
MAKERS = ("Aurora", "Baltika", "Cedar", "Dvina", "Elbe", "Fjord", "Garonne", "Humber", "Isar", "Jura", "Kama", "Loire")
TEXT = (
    "Made by hand in a small workshop and sent in a box of recycled card. Goes well with the other things of its "
    "series. Wipe it with a dry cloth. Сделано вручную в небольшой мастерской."
)


def questions() -> list[str]:
    """What people may search for here, each of it in many products."""
    return [f"{manner} {kind}" for kind, manner in itertools.product(KINDS, MANNERS)]


def sku(n: int) -> str:
    """The SKU of the product that was made as the n-th, from 0."""
    return f"SKU-{n:06d}"


def _wanted(count: int) -> Iterator[importing.NewProduct]:
    for n in range(count):
        kind, manner, maker = KINDS[n % 24], MANNERS[n // 24 % 11], MAKERS[n // 7 % 12]
        yield importing.NewProduct(
            sku=sku(n),
            name=f"{manner.title()} {kind} {maker} {n:06d}",
            category=f"{kind.title()}s",
            brand=maker,
            description=TEXT,
            price=500 + n * 7919 % 50_000,
            cost=300 + n * 7919 % 20_000,
            barcode=f"{2_000_000_000_000 + n}",
            weight_g=100 + n % 1900,
            status="active",
        )


async def fill(count: int, units: int = UNITS) -> list[int]:
    """Fill an empty installation with so many products, `units` of each; the ids of their variants in that order."""
    names = importing.Names()
    made: list[int] = []
    for batch in _batches(list(_wanted(count))):
        async with transaction() as db:
            found = await importing.create(db, batch, names)
            rows = [(found[one.sku].product_id, found[one.sku].variant_id) for one in batch]
            await _stock(db, [variant for _, variant in rows], units)
            await dialects.bulk_insert(db, Media.__table__, [_picture(product) for product, _ in rows])
            made += [variant for _, variant in rows]
    async with transaction() as db:
        for n, colour in enumerate(COLOURS):
            some = update(Product).where(Product.id % len(COLOURS) == n)
            attributes = {"colour": colour, "series": f"S{n % 3}"}
            await db.execute(some.values(attributes=attributes).execution_options(synchronize_session=False))
    return made


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _picture(product_id: int) -> dict[str, Any]:
    key = f"media/{product_id:06d}/picture"
    return {
        "product_id": product_id, "variant_id": None, "key": f"{key}.jpg", "alt": "", "content_type": "image/jpeg",
        "thumbnails": {"200": f"{key}-200.webp", "800": f"{key}-800.webp"}, "width": 1600, "height": 1200,
        "size": 240_000, "position": 0, "created_at": clock.now(),
    }  # fmt: skip


async def _stock(db: Any, variants: Sequence[int], units: int) -> None:
    """Levels with the movements that made them, so that the books add up."""
    place, now = await default_location(db), clock.now()
    levels = [
        {
            "variant_id": one, "location_id": place, "on_hand": units, "reserved": 0, "threshold": 0,
            "restocked_at": None, "version": 1, "created_at": now, "updated_at": now,
        }
        for one in variants
    ]  # fmt: skip
    await dialects.bulk_insert(db, Level.__table__, levels)
    first, last = min(variants), max(variants)
    rows = await db.execute(select(Level.id, Level.variant_id).where(Level.variant_id.between(first, last)))
    moved = [
        {
            "level_id": level, "variant_id": variant, "location_id": place, "kind": "received", "quantity": units,
            "on_hand_before": 0, "on_hand_after": units, "reserved_before": 0, "reserved_after": 0,
            "reason": "Opening stock", "cause_type": "", "cause_id": None, "actor_kind": "system", "actor_id": None,
            "actor_name": "bench", "created_at": now,
        }
        for level, variant in rows
    ]  # fmt: skip
    await dialects.bulk_insert(db, Movement.__table__, moved)


async def products() -> int:
    """How many there are."""
    async with transaction() as db:
        return int((await db.execute(select(func.count()).select_from(Variant))).scalar_one())


def rules(client: Any) -> int:
    """The merchant's rules, so that a checkout has all of them to keep; the id of the way of delivery."""

    def made(path: str, **body: Any) -> Any:
        answer = client.post(f"/api/v1/{path}", json=body)
        answer.raise_for_status()
        return answer.json()

    made("taxes", name="VAT", rate="20", country="GB")
    made("discounts", name="A twentieth off", kind="percentage", automatic=True, percent="5", min_amount="20.00")
    zone = made("shipping/zones", name="Home", countries=["GB"])
    amount = money.to_text(350, settings().currency)
    way = made("shipping/methods", zone_id=zone["id"], code="post", name="Post", kind="flat", amount=amount)
    return int(way["id"])
