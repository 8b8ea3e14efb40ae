"""The routes of /promotion/rates: advice on bids."""

from typing import Annotated, Any

from fastapi import Depends, Query

from tradepost.core.db import Db
from tradepost.core.money import to_text
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router
from tradepost.promotion import bidding, rates
from tradepost.promotion.ad_models import AdCampaign, AdItem
from tradepost.promotion.ad_schemas import BidAdviceOut, BidRateOut, ChannelCode, RatePointOut
from tradepost.promotion.keyword_routes import Reader
from tradepost.promotion.rates import Advice

router = make_router("promotion")
Pages = Annotated[Paging, Depends(paging(AdItem.id, "-id"))]


def _rate(one: Advice) -> dict[str, Any]:
    currency, worth = one.campaign.currency, one.worth

    def amount(value: float | None) -> str | None:
        return None if value is None else to_text(round(value), currency)

    return {
        "id": one.item.id, "campaign_id": one.campaign.id, "campaign": one.campaign.name,
        "channel": one.campaign.channel, "kind": one.campaign.kind, "currency": currency, "item_id": one.item.item_id,
        "product_id": one.item.product_id, "product_name": one.product_name, "bid": amount(one.item.bid),
        "clicks": worth.sums.clicks, "orders": worth.sums.orders, "conversion": f"{100 * worth.conversion:.2f}",
        "usual_conversion": f"{100 * worth.usual:.2f}", "order_margin": amount(worth.margin),
        "click_value": amount(worth.value), "most": amount(one.most), "reason": one.reason,
    }  # fmt: skip


@router.get("/promotion/rates")
async def list_rates(
    db: Db,
    _who: Reader,
    page: Pages,
    channel: ChannelCode | None = None,
    campaign_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[BidRateOut]:
    """What a click of each advertised item brings, and the bid above which none can earn."""
    query = rates.listed()
    if channel is not None:
        query = query.where(AdCampaign.channel == channel)
    if campaign_id is not None:
        query = query.where(AdItem.campaign_id == campaign_id)
    if product_id is not None:
        query = query.where(AdItem.product_id == product_id)
    found = await paged(db, query, page, tuple)
    items = [BidRateOut(**_rate(one)) for one in await rates.page(db, found["items"])]
    return Page[BidRateOut](**found | {"items": items})


@router.get("/promotion/rates/{item_id}")
async def advise_rate(item_id: Id, db: Db, _who: Reader) -> BidAdviceOut:
    """The highest bid at which an extra click still earns, tried on the item's own history."""
    one = await rates.advise(db, item_id)
    currency, value = one.campaign.currency, one.worth.value or 0.0
    return BidAdviceOut(
        **_rate(one),
        advised=None if one.advised is None else to_text(one.advised, currency),
        basis=one.basis,
        lists=one.lists,
        points=[
            RatePointOut(
                bid=to_text(point.bid, currency),
                clicks=round(point.clicks, 2),
                cost=to_text(round(point.cost), currency),
                earns=to_text(round(value * point.clicks - point.cost), currency),
                extra_cost=None if extra is None else to_text(round(extra), currency),
                place=None if point.place is None else round(point.place, 2),
            )
            for point, extra in zip(one.points, bidding.extra_costs(one.points), strict=True)
        ],
    )
