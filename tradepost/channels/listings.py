"""Listings: which variant an item on a channel is. Found by barcode or SKU, or said by hand with suggestions."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from rapidfuzz import fuzz, process, utils
from sqlalchemy import Select, func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.channels.models import Channel, Listing
from tradepost.channels.shapes import Card
from tradepost.core import clock, dialects, events
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.paging import contains

IDLE, SENT, VERIFIED, FAILED = "idle", "sent", "verified", "failed"
STATES = (IDLE, SENT, VERIFIED, FAILED)
SUGGESTED = 5
LIKE_ENOUGH = 60.0  # of 100
AT_A_TIME = 500
_SEEN = ("sku", "barcodes", "title", "url", "category_id", "search", "seen_at")


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching found: how many by which, those that would be two variants, and those that nothing fits."""

    by_barcode: int = 0
    by_sku: int = 0
    ambiguous: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A variant that an item may be; `score` is 0 to 100."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    score: float


def listed(channel_id: int, *, q: str = "", linked: bool | None = None, state: str | None = None) -> Select[Any]:
    """A channel's listings with what they are here: (Listing, Variant.sku, Product.id, Product.name)."""
    everything = (
        select(Listing, Variant.sku, Product.id, Product.name)
        .outerjoin(Variant, Variant.id == Listing.variant_id)
        .outerjoin(Product, Product.id == Variant.product_id)
        .where(Listing.channel_id == channel_id)
    )
    query = cast("Select[Any]", everything)
    if linked is not None:
        query = query.where(Listing.variant_id.is_not(None) if linked else Listing.variant_id.is_(None))
    if state is not None:
        query = query.where(Listing.state == state)
    return query.where(contains(Listing.search, q.strip())) if q.strip() else query


async def get(db: AsyncSession, channel_id: int, listing_id: int, *, lock: bool = False) -> Listing:
    """A channel's listing; `lock` for one that is to be changed. NotFound."""
    query = select(Listing).where(Listing.id == listing_id, Listing.channel_id == channel_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("listing", listing_id)
    return found


async def add(db: AsyncSession, channel: Channel, external_id: str, *, size_id: str = "", **fields: Any) -> Listing:
    """Write down by hand that an item is there: sku, title, variant_id. Conflict for one that is known."""
    variant_id = fields.pop("variant_id", None)
    row = Listing(channel_id=channel.id, external_id=external_id, size_id=size_id, **fields)
    row.search = _searched(external_id, row.sku or "", row.title or "", ())
    name = channel.name  # after a failed flush the row can no longer be asked
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        if is_unique_violation(error):
            message = f"{name} has a listing {external_id} already"
            raise Conflict(message, errors=[{"field": "external_id", "message": message}]) from error
        raise
    if variant_id is not None:
        await link(db, channel, row, variant_id)
    return row


async def link(
    db: AsyncSession, channel: Channel, row: Listing, variant_id: int | None, *, by: str = "hand"
) -> Listing:
    """Say which variant a locked listing is; None: nobody knows. Invalid for a variant that there is not."""
    if variant_id == row.variant_id:
        return row
    if variant_id is not None and await db.get(Variant, variant_id) is None:
        raise Invalid("variant_id", f"there is no variant {variant_id}")
    await _point(db, channel, row, variant_id, by=by)
    await db.flush()
    return row


async def _point(db: AsyncSession, channel: Channel, row: Listing, variant_id: int | None, *, by: str) -> None:
    row.variant_id, row.linked_by = variant_id, by if variant_id is not None else ""
    # What was sent was another variant's.
    row.state, row.error, row.sent_stock, row.sent_price, row.sent_at = IDLE, "", None, None, None
    row.stock_due = row.price_due = row.price_sent_at = None
    row.price_state, row.price_error, row.price_reference, row.sent_before = IDLE, "", "", None
    changes = {"variant_id": events.changed(row)["variant_id"]}
    await events.record(
        db,
        "listing.linked" if variant_id is not None else "listing.unlinked",
        row,
        subject_name=row.title or row.external_id,
        changes=changes,
        channel=channel.code,
        variant_id=variant_id,
        by=by,
    )


async def remove(db: AsyncSession, row: Listing) -> None:
    """Forget a locked listing; what is on the marketplace stays there, and comes back with the next pull."""
    await events.record(db, "listing.removed", row, subject_name=row.title or row.external_id)
    await db.delete(row)
    await db.flush()


async def see(db: AsyncSession, channel: Channel, cards: Sequence[Card]) -> int:
    """Write down cards as the channel has them now: how many are new. Seeing them twice changes nothing."""
    table = inspect(Listing).local_table
    now = clock.now()
    usual = {"created_at": now, "updated_at": now, "channel_id": channel.id, "linked_by": "", "state": IDLE}
    rows = [
        {
            **usual,
            "external_id": card.external_id,
            "size_id": card.size_id,
            "sku": card.sku[:100],
            "barcodes": list(card.barcodes),
            "title": card.title[:500],
            "url": card.url[:500],
            "category_id": card.category_id[:120],
            "search": _searched(card.external_id, card.sku, card.title, card.barcodes),
            "error": "",
            "seen_at": now,
            "version": 1,
        }
        for card in {(card.external_id, card.size_id): card for card in cards}.values()
    ]
    known = await _count(db, channel.id)
    for start in range(0, len(rows), AT_A_TIME):
        part = rows[start : start + AT_A_TIME]
        key = ["channel_id", "external_id", "size_id"]
        await db.execute(dialects.upsert(db, table, part, key=key, update=_SEEN))
    return await _count(db, channel.id) - known


async def match(db: AsyncSession, channel: Channel) -> Matched:
    """Link what is not linked yet: by barcode, else by SKU; two variants with one barcode are left to a person."""
    query = select(Listing).where(Listing.channel_id == channel.id, Listing.variant_id.is_(None)).order_by(Listing.id)
    by_barcode = by_sku = ambiguous = unknown = 0
    after = 0
    while rows := list((await db.execute(query.where(Listing.id > after).limit(AT_A_TIME))).scalars()):
        after = rows[-1].id
        barcodes = await _variants(db, Variant.barcode, {code for row in rows for code in row.barcodes})
        skus = await _variants(db, Variant.sku, {row.sku for row in rows if row.sku})
        async with events.together(db):
            for row in rows:
                fits = {variant for code in row.barcodes for variant in barcodes.get(code, ())}
                by = "barcode" if fits else "sku"
                fits = fits or skus.get(row.sku, set())
                if len(fits) == 1:
                    await _point(db, channel, row, fits.pop(), by=by)
                    by_barcode += by == "barcode"
                    by_sku += by == "sku"
                else:
                    ambiguous += len(fits) > 1
                    unknown += not fits
            await db.flush()
    return Matched(by_barcode, by_sku, ambiguous, unknown)


async def suggestions(db: AsyncSession, row: Listing) -> list[Suggestion]:
    """The variants whose name or SKU is most like a listing's, the best first."""
    query = (
        select(Variant.id, Product.id, Variant.sku, Product.name)
        .join(Product, Product.id == Variant.product_id)
        .where(Variant.archived.is_(False))
        .order_by(Variant.id)
    )
    goods = [tuple(found) for found in await db.execute(query)]
    return await asyncio.to_thread(_most_like, row.title, row.sku, goods)


def _most_like(title: str, sku: str, goods: Sequence[tuple[Any, ...]]) -> list[Suggestion]:
    best: dict[int, float] = defaultdict(float)
    asked = ((title, 3, fuzz.WRatio), (sku, 2, fuzz.ratio))
    for said, column, scorer in asked:
        if not said:
            continue
        names = [good[column] for good in goods]
        for _, score, place in process.extract(
            said, names, scorer=scorer, processor=utils.default_process, limit=SUGGESTED, score_cutoff=LIKE_ENOUGH
        ):
            best[place] = max(best[place], score)
    ranked = sorted(best.items(), key=lambda found: (-found[1], found[0]))[:SUGGESTED]
    return [
        Suggestion(variant_id, product_id, own_sku, name, round(score, 1))
        for (variant_id, product_id, own_sku, name), score in ((goods[place], score) for place, score in ranked)
    ]


async def _variants(db: AsyncSession, column: Any, wanted: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    keys = sorted(wanted)
    for start in range(0, len(keys), AT_A_TIME):
        query = select(column, Variant.id).where(
            column.in_(keys[start : start + AT_A_TIME]), Variant.archived.is_(False)
        )
        for key, variant_id in await db.execute(query):
            found[key].add(variant_id)
    return found


async def _count(db: AsyncSession, channel_id: int) -> int:
    return int((await db.execute(select(func.count(Listing.id)).where(Listing.channel_id == channel_id))).scalar_one())


def _searched(external_id: str, sku: str, title: str, barcodes: Sequence[str]) -> str:
    return " ".join(filter(None, (title, sku, external_id, *barcodes))).lower()[:1000]
