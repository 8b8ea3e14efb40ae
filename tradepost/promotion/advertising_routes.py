"""The routes of advertising in the own store: what the shop shows beside its lists, what the merchant sees of it."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import Query, Request
from sqlalchemy import func, select

from tradepost.accounts.auth import Visitor
from tradepost.catalog.models import Product
from tradepost.core import trials
from tradepost.core.db import Db
from tradepost.core.limiter import client_address
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.web import Json, router as make_router
from tradepost.promotion import ad_figures, advertising, auction
from tradepost.promotion.ad_figures import Sums
from tradepost.promotion.ad_models import AdCampaign
from tradepost.promotion.ad_schemas import (
    AdvertisingOut,
    AuctionOut,
    BidderOut,
    ClickIn,
    ClickOut,
    PromotedIn,
    PromotedOut,
)
from tradepost.promotion.advertising import CHARGED, PLACES, RUNNING, WINDOW
from tradepost.promotion.campaign_routes import Days, figures_out, range_of
from tradepost.promotion.keyword_routes import Reader
from tradepost.search import cards
from tradepost.search.finding import RELEVANCE, Wanted
from tradepost.search.routes import wanted_of
from tradepost.search.schemas import SearchIn

router = make_router("promotion")
store = make_router("promotion")  # what the shop itself calls: under /api/v1 only
LABELS = {"en": "Advertising", "ru": "Реклама"}


def _wanted(request: Request, asked: SearchIn) -> Wanted:
    """The list beside which a place is wanted, of what is in stock."""
    return replace(wanted_of(request, asked), in_stock=True, sort=RELEVANCE)


def _language(request: Request) -> str:
    wanted = request.headers.get("accept-language", "")[:2].lower() or settings().language
    return wanted if wanted in LABELS else "en"


@store.get("/promoted", response_model=PromotedOut)
async def promoted_products(
    request: Request,
    db: Db,
    _who: Visitor,
    asked: Annotated[PromotedIn, Query()],
) -> Any:
    """Promoted places beside a list or a search, asked for with the list's own filters: advertising, each of them.

    Who is known by `X-Visitor` or an account is counted as a view; staff and programs see it without being counted.
    """
    shown = await advertising.promoted(db, _wanted(request, asked), asked.places)
    by_id = await _cards(db, [one.entry.product for one in shown])
    shown = [one for one in shown if one.entry.product in by_id]
    who, agent = trials.looking(), request.headers.get("user-agent", "")
    visitor = advertising.visitor_of(who.name) if who.name else ""
    if shown and visitor and not advertising.is_program(agent):
        advertising.note_views(shown)
    label = LABELS[_language(request)]
    return Json(
        {
            "items": [
                {
                    "advertising": True,
                    "label": label,
                    "place": one.place,
                    "click": advertising.ticket(one, visitor),
                    "product": by_id[one.entry.product],
                }
                for one in shown
            ]
        }
    )


async def _cards(db: Db, product_ids: list[int]) -> dict[int, Any]:
    """The products' cards; one that is no longer on sale is missing."""
    found = await cards.cards(db, product_ids, staff=False)
    if len(found) == len(product_ids):
        return dict(zip(product_ids, found, strict=True))
    return {one: card for one in product_ids for card in await cards.cards(db, [one], staff=False)}


@store.post("/promoted/clicks")
async def click_promoted(body: ClickIn, db: Db, _who: Visitor, request: Request) -> ClickOut:
    """Somebody opened a promoted product. Counted once a visitor, ad and day, and charged only within the budgets."""
    agent = request.headers.get("user-agent", "")
    became = await advertising.click(db, body.click, trials.looking(), agent, client_address(request.scope))
    return ClickOut(counted=became == CHARGED)


# --- for the merchant ---


@router.get("/promotion/advertising")
async def read_advertising(db: Db, _who: Reader, days: Days = 28) -> AdvertisingOut:
    """Promoted places in the own store: how many campaigns run, the terms of the auction, and what came of it."""
    start, end = range_of(days)
    ids = (await db.execute(select(AdCampaign.id).where(AdCampaign.channel_id.is_(None)))).scalars().all()
    running = select(func.count()).select_from(AdCampaign)
    running = running.where(AdCampaign.channel_id.is_(None), AdCampaign.state == RUNNING)
    total = Sums()
    for one in (await ad_figures.by_campaign(db, ids, start, end)).values():
        total.add(one)
    currency = settings().currency
    return AdvertisingOut(
        currency=currency,
        running=(await db.execute(running)).scalar_one(),
        places=PLACES,
        window_days=WINDOW.days,
        least_bid=to_text(auction.RESERVE, currency),
        usual_share=f"{100 * await advertising.usual_share(db):.2f}",
        figures=figures_out(total, currency),
    )


@router.get("/promotion/advertising/auction")
async def try_auction(request: Request, db: Db, _who: Reader, asked: Annotated[PromotedIn, Query()]) -> AuctionOut:
    """The auction beside a search or a category as it would be held now: who bids, who gets a place, and at what price.

    Nothing is counted.
    """
    entries = await advertising.candidates(db, _wanted(request, asked))
    got = {one.entry.item: one for one in auction.hold(entries, asked.places)}
    products = {one.product for one in entries}
    names = {
        row[0]: row[1] for row in await db.execute(select(Product.id, Product.name).where(Product.id.in_(products)))
    }
    query = select(AdCampaign.id, AdCampaign.name).where(AdCampaign.id.in_({one.campaign for one in entries}))
    whose = {row[0]: row[1] for row in await db.execute(query)}
    currency = settings().currency
    return AuctionOut(
        currency=currency,
        places=asked.places,
        bidders=[
            BidderOut(
                campaign_id=one.campaign, campaign=whose.get(one.campaign, ""), product_id=one.product,
                product_name=names.get(one.product, ""), bid=to_text(one.bid, currency),
                share=f"{one.quality / 10_000:.2f}",
                place=got[one.item].place if one.item in got else None,
                price=to_text(got[one.item].price, currency) if one.item in got else None,
            )
            for one in sorted(entries, key=lambda one: (-one.score, one.item))
        ],
    )  # fmt: skip
