"""Forecasts over HTTP."""

from typing import Annotated, Any

from fastapi import Depends, Query, Response

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.analytics.calling import EVERYTHING, AsFile, list_file
from tradepost.core.db import Db
from tradepost.core.money import to_text
from tradepost.core.paging import Paging, paged
from tradepost.core.settings import settings
from tradepost.core.web import router as make_router
from tradepost.forecasting import proposing, queries, service
from tradepost.forecasting.rules import HORIZON, LONGEST
from tradepost.forecasting.schemas import (
    CategoriesOut,
    CategoryDemandOut,
    CategoryItem,
    DayOut,
    DraftedOut,
    ForecastOut,
    ProposalsIn,
    ProposalsOut,
    RunsOutItem,
    RunsOutPage,
)
from tradepost.forecasting.service import GOOD_FOR, Terms
from tradepost.jobs.routes import JobOut, shape
from tradepost.tariffs.premium import premium

router = make_router("forecasts")
bare = router  # the seller service documents its analytics without a prefix

Reader = Annotated[Caller, premium("forecasting", Right.REPORTS_READ)]
ProductNumber = Annotated[int, Query(ge=1, le=2**63 - 1)]
Horizon = Annotated[int, Query(ge=1, le=LONGEST - GOOD_FOR, description="Days ahead")]


def _terms(
    service_level: Annotated[
        float, Query(ge=0.5, le=0.999, description="The probability that nothing is missing before an order arrives")
    ] = 0.95,
    lead_time_days: Annotated[int, Query(ge=1, le=365, description="How long an order takes to arrive")] = 14,
    cover_days: Annotated[int, Query(ge=1, le=365, description="How long an order is to last after that")] = 28,
) -> Terms:
    return Terms(service_level, lead_time_days, cover_days)


Ordering = Annotated[Terms, Depends(_terms)]


@router.get("/analytics/forecast", response_model=ForecastOut)
async def read_forecast(
    product_id: ProductNumber, _who: Reader, terms: Ordering, horizon: Horizon = HORIZON, wanted: AsFile = None
) -> Any:
    """A product's demand day by day with its bands, the model and its errors, and what to do about stock.

    From the last run; a product that has not been forecast yet is computed, which takes some seconds.
    """
    found = await service.of_product(product_id, horizon, terms)
    if wanted is None:
        return found
    return await list_file(f"forecast {product_id}", wanted, found.daily, DayOut, found.currency)


@router.post("/analytics/forecast/run", status_code=202)
async def run_forecasts(db: Db, response: Response, _who: Reader) -> JobOut:
    """Forecast the whole catalogue now, as is done each night; a run that is not over yet is the answer."""
    job = await service.start(db)
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return shape(job)


Sort = Annotated[str, Query(pattern=r"^-?(days_left|at_risk)$", description="Sort by; a leading minus descends")]


@router.get("/analytics/forecast/runs-out", response_model=RunsOutPage)
async def list_what_runs_out(
    db: Db,
    _who: Reader,
    terms: Ordering,
    within_days: Annotated[int, Query(ge=1, le=3650, description="Those that run out in fewer days")] = HORIZON,
    category_id: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Of it and all below it")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 24,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    sort: Sort = "days_left",
    wanted: AsFile = None,
) -> Any:
    """What runs out first among what is on sale, with the money at risk; of the last run, by the stock there is now."""
    listed = queries.runs_out(queries.Wanted(terms.lead_time, within_days, category_id))
    columns: list[Any] = [listed.c[sort.removeprefix("-")], listed.c.product_id]
    at_once = (limit, cursor) if wanted is None else (EVERYTHING, None)
    page = Paging(*at_once, columns, descending=sort.startswith("-"), sort=sort)
    found = await paged(db, queries.with_forecasts(listed), page, lambda row: service.runs_out_item(row, terms))
    if wanted is not None:
        return await list_file("runs-out", wanted, found["items"], RunsOutItem, settings().currency, ("at_risk",))
    lost = await queries.risk(db, listed)
    return RunsOutPage(**found, currency=settings().currency, at_risk=to_text(lost, settings().currency))


@router.get("/analytics/forecast/categories", response_model=CategoriesOut)
async def list_category_forecasts(db: Db, _who: Reader, horizon: Horizon = HORIZON, wanted: AsFile = None) -> Any:
    """What every category will be asked for, the whole shop, and products of no category: sums of their products."""
    found = await service.categories(db, horizon)
    if wanted is None:
        return found
    return await list_file("forecast categories", wanted, found.items, CategoryItem, settings().currency)


@router.get("/analytics/forecast/categories/{key}")
async def read_category_forecast(key: str, db: Db, _who: Reader, horizon: Horizon = HORIZON) -> CategoryDemandOut:
    """One category day by day, by its id; `all` is the whole shop, `none` what is in no category."""
    return await service.category(db, key, horizon)


# --- what to buy: beside the purchases, and above them, because a purchase knows no forecast ---

Buyer = Annotated[Caller, may(Right.PURCHASES_READ)]
BuyingWriter = Annotated[Caller, may(Right.PURCHASES_WRITE)]


@router.get("/purchases/proposals")
async def read_proposals(db: Db, _who: Buyer, terms: Ordering) -> ProposalsOut:
    """What fell to its reorder point, by the supplier it would be bought from; nothing is written.

    `lead_time_days` holds for offers that say none.
    """
    return await proposing.propose(db, terms)


@router.post("/purchases/proposals", status_code=201)
async def draft_proposals(db: Db, _who: BuyingWriter, terms: Ordering, body: ProposalsIn | None = None) -> DraftedOut:
    """Make drafts of purchases of what is proposed: one for each supplier and currency."""
    return await proposing.draft(db, terms, body or ProposalsIn())
