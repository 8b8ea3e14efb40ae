"""The routes of /promotion/campaigns: advertising on every channel, the own store among them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.channels import service as channels
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.core import clock
from tradepost.core.db import Db, reading, stepwise, transaction
from tradepost.core.errors import Invalid
from tradepost.core.money import as_minor, to_text
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.web import Id, Text, current_version, router as make_router, version_tag
from tradepost.jobs.routes import JobOut, shape as shape_job
from tradepost.promotion import ad_figures, ad_syncing, auction, campaigns
from tradepost.promotion.ad_figures import Sums, each, percent
from tradepost.promotion.ad_models import AdCampaign
from tradepost.promotion.ad_schemas import (
    AdChannelOut,
    AdDayOut,
    AdDaysOut,
    AdFigures,
    AdItemOut,
    AdItemsIn,
    AdState,
    CampaignChange,
    CampaignIn,
    CampaignOut,
    CampaignPageOut,
    ChannelCode,
)
from tradepost.promotion.advertising import RUNNING
from tradepost.promotion.keyword_routes import Reader
from tradepost.promotion.limits import STORE
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
Pages = Annotated[
    Paging, Depends(paging(AdCampaign.id, "-id", name=AdCampaign.name, state=AdCampaign.state, spent=AdCampaign.spent))
]
Days = Annotated[int, Query(ge=1, le=366, description="Figures of so many days, today among them")]
CAMPAIGNS = "/promotion/campaigns"
_PLAIN = (
    "id", "name", "channel", "external_id", "state", "kind", "currency", "paced", "starts_on", "ends_on", "seen_at",
    "created_at", "updated_at", "version",
)  # fmt: skip


def figures_out(sums: Sums, currency: str) -> AdFigures:
    """Figures for the wire."""

    def amount(value: int | None) -> str | None:
        return None if value is None else to_text(value, currency)

    return AdFigures(
        views=sums.views,
        clicks=sums.clicks,
        cost=to_text(sums.cost, currency),
        orders=sums.orders,
        revenue=to_text(sums.revenue, currency),
        click_rate=percent(sums.clicks, sums.views),
        conversion=percent(sums.orders, sums.clicks),
        cost_per_click=amount(each(sums.cost, sums.clicks)),
        cost_per_order=amount(each(sums.cost, sums.orders)),
        cost_share=percent(sums.cost, sums.revenue),
    )


def range_of(days: int) -> tuple[date, date]:
    """The last so many days, today among them."""
    today = clock.business_day(clock.now())
    return today - timedelta(days=days - 1), today


def _holds(row: AdCampaign, today: date) -> str | None:
    """Why a campaign of the own store that runs shows nothing just now."""
    if row.state != RUNNING or not campaigns.is_own(row):
        return None
    spent = row.spent_today if row.spent_on == today else 0
    daily, moment = row.daily_budget, clock.local(clock.now())
    reasons = {
        "not_begun": row.starts_on is not None and today < row.starts_on,
        "over": row.ends_on is not None and today > row.ends_on,
        "budget": row.budget is not None and row.budget - row.spent < auction.RESERVE,
        "day": daily is not None and daily - spent < auction.RESERVE,
        "pace": daily is not None and row.paced and spent >= auction.allowance(daily, moment),
    }
    return next((name for name, holds in reasons.items() if holds), None)


def _shape(row: AdCampaign, items: int, sums: Sums, whole: Sums) -> dict[str, Any]:
    today = clock.business_day(clock.now())

    def amount(value: int | None) -> str | None:
        return None if value is None else to_text(value, row.currency)

    own = campaigns.is_own(row)
    spent = row.spent if own else whole.cost
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "budget": amount(row.budget),
        "daily_budget": amount(row.daily_budget),
        "left": amount(row.budget - row.spent if own and row.budget is not None else row.budget),
        "spent": to_text(spent, row.currency),
        "spent_today": to_text(row.spent_today if row.spent_on == today else 0, row.currency),
        "holds": _holds(row, today),
        "items": items,
        "figures": figures_out(sums, row.currency),
    }


async def _shown(db: AsyncSession, rows: Sequence[AdCampaign], days: int) -> list[CampaignOut]:
    ids = [row.id for row in rows]
    start, end = range_of(days)
    shows = await campaigns.items_of(db, ids)
    sums = await ad_figures.by_campaign(db, ids, start, end)
    whole = await ad_figures.by_campaign(db, [row.id for row in rows if not campaigns.is_own(row)])
    return [CampaignOut(**_shape(row, len(shows[row.id]), sums[row.id], whole[row.id])) for row in rows]


async def _page(
    db: AsyncSession, row: AdCampaign, days: int, response: Response, refused: dict[str, str] | None = None
) -> CampaignPageOut:
    start, end = range_of(days)
    shows = (await campaigns.items_of(db, [row.id]))[row.id]
    sums = await ad_figures.by_campaign(db, [row.id], start, end)
    whole = {} if campaigns.is_own(row) else await ad_figures.by_campaign(db, [row.id])
    by_item = await ad_figures.by_items(db, [row.id], start, end)

    def amount(value: int | None) -> str | None:
        return None if value is None else to_text(value, row.currency)

    version_tag(response, row.version)
    return CampaignPageOut(
        **_shape(row, len(shows), sums[row.id], whole.get(row.id, Sums())),
        **await _takes(db, row),
        shows=[
            AdItemOut(
                id=item.id, item_id=item.item_id, product_id=item.product_id, product_name=name, bid=amount(item.bid),
                least=amount(item.least), advised=amount(item.advised), problem=(refused or {}).get(item.item_id, ""),
                figures=figures_out(by_item[row.id, item.item_id], row.currency),
            )
            for item, name in shows
        ],
    )  # fmt: skip


async def _takes(db: AsyncSession, row: AdCampaign) -> dict[str, Any]:
    """What can be changed of a campaign, and what its bids are."""
    if campaigns.is_own(row):
        return {"takes": ["budget", "daily_budget"], "bids_in": "amount", "bid_note": ""}
    adapter = adapter_of(await campaigns.channel_of(db, row))
    return {"takes": sorted(adapter.budgets), "bids_in": row.bids_in, "bid_note": adapter.bid_note}


async def _answer(campaign_id: int, response: Response, refused: dict[str, str] | None = None) -> CampaignPageOut:
    async with reading() as db:
        return await _page(db, await campaigns.find(db, campaign_id), 28, response, refused)


@router.get(CAMPAIGNS)
async def list_campaigns(
    db: Db,
    _who: Reader,
    page: Pages,
    q: Annotated[str | None, Query(max_length=150, description="A part of the name"), Text] = None,
    channel: ChannelCode | None = None,
    state: AdState | None = None,
    days: Days = 28,
) -> Page[CampaignOut]:
    """Campaigns of every channel, the newest first, each with its figures."""
    query = campaigns.listed()
    if q:
        query = query.where(contains(AdCampaign.name, q))
    if channel is not None:
        query = query.where(AdCampaign.channel == channel)
    if state is not None:
        query = query.where(AdCampaign.state == state)
    found = await paged(db, query, page)
    return Page[CampaignOut](**found | {"items": await _shown(db, found["items"], days)})


@router.post(CAMPAIGNS, status_code=201)
@stepwise
async def create_campaign(body: CampaignIn, _who: Writer, response: Response) -> CampaignPageOut:
    """Make a campaign, of the own store or on a channel that offers them. It does not run yet."""
    given = {name: getattr(body, name) for name in CampaignIn.model_fields}
    given["items"] = [one.model_dump() for one in body.items]
    if body.channel == STORE:
        _own_items(given["items"])
        async with transaction() as db:
            row = await campaigns.create(db, given)
    else:
        for name in ("starts_on", "ends_on"):
            if given[name] is not None:
                raise Invalid(name, "is offered by the own store only")
        row = await campaigns.create_on(body.channel, given)
    return await _answer(row.id, response)


def _own_items(items: Sequence[dict[str, Any]]) -> None:
    for number, one in enumerate(items):
        for name in ("product_id", "bid"):
            if one[name] is None:
                raise Invalid(f"items.{number}.{name}", "is needed")
        if not one["bid"]:
            raise Invalid(f"items.{number}.bid", "must be above zero")


@router.post(f"{CAMPAIGNS}/sync", status_code=202)
async def sync_campaigns(db: Db, _who: Writer, response: Response) -> JobOut:
    """Read the campaigns of every channel that offers them, their bids and figures, now; a job to watch."""
    job = await ad_syncing.start(db)
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return shape_job(job)


@router.get(f"{CAMPAIGNS}/channels")
async def list_campaign_channels(db: Db, _who: Reader) -> list[AdChannelOut]:
    """The channels on which campaigns can be made beside the own store, each with its terms."""
    found = [(one, adapter_of(one)) for one in await channels.offering(db, Capability.CAMPAIGNS)]
    return [
        AdChannelOut(
            code=one.code,
            name=one.name,
            currency=adapter.ad_currency,
            takes=sorted(adapter.budgets),
            bids_in=adapter.bids_in,
        )
        for one, adapter in found
    ]


@router.get(f"{CAMPAIGNS}/{{campaign_id}}")
async def read_campaign(
    campaign_id: Id, db: Db, _who: Reader, response: Response, days: Days = 28
) -> CampaignPageOut:  # fmt: skip
    """One campaign with what it shows."""
    return await _page(db, await campaigns.find(db, campaign_id), days, response)


@router.put(f"{CAMPAIGNS}/{{campaign_id}}")
@stepwise
async def change_campaign(
    campaign_id: Id, body: CampaignChange, _who: Writer, request: Request, response: Response
) -> CampaignPageOut:
    """Change one; `If-Match` guards against lost updates. What is spent already is the least that a budget can be."""
    async with reading() as db:
        row = await campaigns.find(db, campaign_id)
    current_version(request, row.version)
    if campaigns.is_own(row):
        async with transaction() as db:
            row = await campaigns.find(db, campaign_id, lock=True)
            current_version(request, row.version)
            await campaigns.change(db, row, body.given)
    else:
        others = body.model_fields_set - {"budget", "daily_budget"}
        if others:
            raise Invalid(min(others), "of a channel's campaign only budgets can be changed from here")
        for name in sorted(body.model_fields_set):
            amount = as_minor(getattr(body, name), row.currency, field=name)
            if amount is None:
                raise Invalid(name, "is needed")
            await campaigns.set_budget(campaign_id, daily=name == "daily_budget", amount=amount)
    return await _answer(campaign_id, response)


@router.put(f"{CAMPAIGNS}/{{campaign_id}}/items")
@stepwise
async def put_campaign_items(
    campaign_id: Id, body: AdItemsIn, _who: Writer, request: Request, response: Response
) -> CampaignPageOut:
    """What a campaign of the own store shows, all of it; of a channel's campaign the bids of its items.

    A bid that a channel refuses is named beside its item; the others are set.
    """
    async with reading() as db:
        row = await campaigns.find(db, campaign_id)
        known = {item.item_id: item for item, _ in (await campaigns.items_of(db, [campaign_id]))[campaign_id]}
    current_version(request, row.version)
    items = [one.model_dump() for one in body.items]
    if campaigns.is_own(row):
        _own_items(items)
        async with transaction() as db:
            row = await campaigns.find(db, campaign_id, lock=True)
            current_version(request, row.version)
            await campaigns.put_items(db, row, items)
        return await _answer(campaign_id, response)
    bids = {}
    for number, one in enumerate(items):
        if one["item_id"] not in known:
            raise Invalid(f"items.{number}.item_id", "is not among what the campaign shows")
        if one["bid"] is None:
            raise Invalid(f"items.{number}.bid", "is needed")
        if not one["bid"] and row.bids_in == "amount":
            raise Invalid(f"items.{number}.bid", "must be above zero")
        bids[one["item_id"]] = as_minor(one["bid"], row.currency, field=f"items.{number}.bid") or 0
    return await _answer(campaign_id, response, await campaigns.set_bids(campaign_id, bids))


@router.post(f"{CAMPAIGNS}/{{campaign_id}}/start")
@stepwise
async def start_campaign(campaign_id: Id, _who: Writer, response: Response) -> CampaignPageOut:
    """Start a campaign, or let a paused one go on; one that runs already runs on."""
    await campaigns.set_state(campaign_id, "running")
    return await _answer(campaign_id, response)


@router.post(f"{CAMPAIGNS}/{{campaign_id}}/pause")
@stepwise
async def pause_campaign(campaign_id: Id, _who: Writer, response: Response) -> CampaignPageOut:
    """Pause a campaign: from the next list on it is shown no more, and costs nothing."""
    await campaigns.set_state(campaign_id, "paused")
    return await _answer(campaign_id, response)


@router.post(f"{CAMPAIGNS}/{{campaign_id}}/end")
@stepwise
async def end_campaign(campaign_id: Id, _who: Writer, response: Response) -> CampaignPageOut:
    """End a campaign for good; its figures stay."""
    await campaigns.set_state(campaign_id, "ended")
    return await _answer(campaign_id, response)


@router.delete(f"{CAMPAIGNS}/{{campaign_id}}", status_code=204)
async def delete_campaign(campaign_id: Id, db: Db, _who: Writer) -> None:
    """Strike out a draft of the own store; one that was started is ended instead."""
    await campaigns.remove(db, await campaigns.find(db, campaign_id, lock=True))


@router.get(f"{CAMPAIGNS}/{{campaign_id}}/days")
async def campaign_days(campaign_id: Id, db: Db, _who: Reader, days: Days = 28) -> AdDaysOut:
    """A campaign's figures day by day, for its chart."""
    row = await campaigns.find(db, campaign_id)
    start, end = range_of(days)
    found = await ad_figures.by_day(db, [row.id], start, end)
    total = Sums()
    for one in found.values():
        total.add(one)
    each_day = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return AdDaysOut(
        currency=row.currency,
        start=start,
        end=end,
        days=[AdDayOut(day=day, **figures_out(found[day], row.currency).model_dump()) for day in each_day],
        total=figures_out(total, row.currency),
    )
