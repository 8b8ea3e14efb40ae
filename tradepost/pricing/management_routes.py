"""The routes of price management, under /management/price as the seller service documents it."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from tradepost.catalog import service as catalog
from tradepost.catalog.models import Variant
from tradepost.core import money
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import current_version, router as make_router, version_tag
from tradepost.pricing import queries, repricing
from tradepost.pricing.models import PriceChange
from tradepost.pricing.readers import Reader, Writer
from tradepost.pricing.schemas import Currency, PriceHistoryOut, RepricedOut, RepricedVariantOut, RepriceIn

management = make_router("prices", prefix="/management/price")
RowQuery = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
_changes = paging(PriceChange.id, "-id")


@management.put("")
async def set_price(body: RepriceIn, db: Db, _who: Writer, request: Request, response: Response) -> RepricedOut:
    """Change a product's price: of all its variants or one, everywhere or on a channel, now or at a moment to come.

    All or none: below a floor nothing is changed. `If-Match` names the product's version, and may be left out.
    """
    if body.channel is not None and body.at is not None:
        raise Invalid("at", "a channel's price changes now; for later give it a price list with a window")
    found = None if body.channel is None else await repricing.list_of(db, body.channel)
    product = await catalog.find(db, body.product_id)
    current_version(request, product.version)
    if found is None:
        done = await repricing.reprice(db, product, body.new_price, variant_id=body.variant_id, at=body.at)
    else:
        done = await repricing.reprice_in(db, found, product, body.new_price, variant_id=body.variant_id)
    home = settings().currency
    version_tag(response, product.version)
    return RepricedOut(
        product_id=product.id,
        new_price=money.to_text(money.to_minor(body.new_price, home), home),
        currency=home,
        channel=body.channel,
        list_id=None if found is None else found.id,
        at=body.at,
        variants=[
            RepricedVariantOut(
                variant_id=one.variant.id,
                sku=one.variant.sku,
                before=money.to_text(one.before, home),
                after=money.to_text(one.after, home),
                planned_id=one.planned_id,
            )
            for one in done
        ],
        version=product.version,
    )


@management.get("/history")
async def list_history(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_changes)],
    product_id: RowQuery = None,
    variant_id: RowQuery = None,
    currency: Annotated[Currency | None, Query()] = None,
) -> Page[PriceHistoryOut]:
    """Every change of the goods' own prices, the newest first, whichever door it came by."""
    query = queries.everything_changed()
    if product_id is not None:
        query = query.where(Variant.product_id == product_id)
    if variant_id is not None:
        query = query.where(PriceChange.variant_id == variant_id)
    if currency is not None:
        query = query.where(PriceChange.currency == currency)
    return Page[PriceHistoryOut](**await paged(db, query, page, queries.history_out))
