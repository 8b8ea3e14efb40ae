"""What competitors ask: written down by hand or from a file, each observation with its moment, and taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, exists, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tradepost.catalog import importing as catalog
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, dialects, events
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.money import as_minor
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.repricer.models import CompetitorPrice
from tradepost.repricer.schemas import CompetitorPriceIn

FILE, HAND = "file", "hand"
Key = tuple[int, str, datetime]


class Taken(NamedTuple):
    """Rows whose observation is new or another than it was, those that were so already, and why others are out."""

    changed: set[int]
    same: set[int]
    refused: dict[int, tuple[str, str]]


def listed(
    *, q: str = "", competitor: str = "", product_id: int | None = None, variant_id: int | None = None
) -> Select[Any]:
    """Observations with their goods, and whether a newer one of the same competitor is known."""
    newer = aliased(CompetitorPrice)
    outdated = exists().where(
        newer.variant_id == CompetitorPrice.variant_id,
        newer.competitor == CompetitorPrice.competitor,
        newer.observed_at > CompetitorPrice.observed_at,
    )
    query: Any = (
        select(
            CompetitorPrice, Variant.product_id, Variant.sku, Variant.price, Product.name, outdated.label("outdated")
        )
        .join(Variant, Variant.id == CompetitorPrice.variant_id)
        .join(Product, Product.id == Variant.product_id)
    )
    for word in q.split()[:10]:
        query = query.where(contains(Product.search, word))
    if competitor:
        query = query.where(CompetitorPrice.competitor == competitor)
    if product_id is not None:
        query = query.where(Variant.product_id == product_id)
    if variant_id is not None:
        query = query.where(CompetitorPrice.variant_id == variant_id)
    found: Select[Any] = query
    return found


async def observe(db: AsyncSession, body: CompetitorPriceIn) -> CompetitorPrice:
    """Write down one; the same competitor, goods and moment again is the same observation, with another price.

    Invalid for goods that are not there, and for a moment to come.
    """
    variant = await db.get(Variant, body.variant_id)
    if variant is None:
        raise Invalid("variant_id", f"there is no variant {body.variant_id}")
    now = clock.now()
    moment = body.observed_at or now
    if moment > now:
        raise Invalid("observed_at", "is a moment to come")
    price = as_minor(body.price, settings().currency, field="price")
    await _put(db, [_row(variant.id, body.competitor, price or 0, moment, body.url, HAND)])
    query = select(CompetitorPrice).where(
        CompetitorPrice.variant_id == variant.id,
        CompetitorPrice.competitor == body.competitor,
        CompetitorPrice.observed_at == moment,
    )
    made: CompetitorPrice = (await db.execute(query.execution_options(populate_existing=True))).scalar_one()
    await events.record(
        db, "competitor_price.observed", made, subject_name=variant.sku, competitor=made.competitor, price=made.price
    )
    return made


async def forget(db: AsyncSession, price_id: int) -> None:
    """Take an observation back; NotFound."""
    found = await db.get(CompetitorPrice, price_id, with_for_update=True)
    if found is None:
        raise NotFound("competitor price", price_id)
    await events.record(
        db, "competitor_price.deleted", found, subject_name=found.competitor, changes={"price": [found.price, None]}
    )
    await db.delete(found)
    await db.flush()


async def take_over(db: AsyncSession, rows: Mapping[int, Mapping[str, Any]]) -> Taken:
    """Observations of {row number: values} of a file; the same again changes nothing.

    A row is refused, by its field, for goods that there are none of, a price of nothing and a moment to come. One that
    names no moment was seen now.
    """
    done, now = Taken(set(), set(), {}), clock.now()
    goods = await catalog.find(db, {values["sku"] for values in rows.values()})
    keyed: dict[Key, dict[str, Any]] = {}
    known = await _known(db, {one.variant_id for one in goods.values()})
    for number, values in rows.items():
        ref = goods.get(values["sku"])
        moment = datetime.fromisoformat(values["observed_at"]) if "observed_at" in values else now
        if ref is None:
            done.refused[number] = ("sku", f"there is no product with the SKU {values['sku']}")
        elif values["price"] <= 0:
            done.refused[number] = ("price", "must be above zero")
        elif moment > now:
            done.refused[number] = ("observed_at", "is a moment to come")
        else:
            key = (ref.variant_id, values["competitor"], moment)
            row = _row(*key[:2], values["price"], moment, values.get("url", ""), FILE)
            there = known.get(key)
            if there == (row["price"], row["url"]):
                done.same.add(number)
                continue
            keyed[key] = row
            known[key] = (row["price"], row["url"])
            done.changed.add(number)
    await _put(db, list(keyed.values()))
    return done


async def _known(db: AsyncSession, variant_ids: set[int]) -> dict[Key, tuple[int, str]]:
    columns = (CompetitorPrice.price, CompetitorPrice.url)
    found: dict[Key, tuple[int, str]] = {}
    ids = sorted(variant_ids)
    for start in range(0, len(ids), 500):
        query = select(CompetitorPrice.variant_id, CompetitorPrice.competitor, CompetitorPrice.observed_at, *columns)
        for row in await db.execute(query.where(CompetitorPrice.variant_id.in_(ids[start : start + 500]))):
            found[row.variant_id, row.competitor, row.observed_at] = (row.price, row.url)
    return found


def _row(variant_id: int, competitor: str, price: int, moment: datetime, url: str, source: str) -> dict[str, Any]:
    now = clock.now()
    return {
        "variant_id": variant_id, "competitor": competitor, "price": price, "observed_at": moment, "url": url,
        "source": source, "created_at": now, "updated_at": now,
    }  # fmt: skip


async def _put(db: AsyncSession, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 500):
        await db.execute(
            dialects.upsert(
                db,
                inspect(CompetitorPrice).local_table,
                rows[start : start + 500],
                key=["variant_id", "competitor", "observed_at"],
                update=["price", "url", "source", "updated_at"],
            )
        )
