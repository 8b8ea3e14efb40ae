"""Forecasts as pages ask for them: from the tables, or computed when a product has none yet."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine
from tradepost.catalog.models import Product
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.errors import NotFound, Unavailable
from tradepost.core.jobs import ENDED, Job, later
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.forecasting import asking, cataloguing, gathering, queries, rules
from tradepost.forecasting.jobs import run_forecasts
from tradepost.forecasting.models import CategoryForecast, Forecast
from tradepost.forecasting.rules import HORIZON
from tradepost.forecasting.schemas import (
    CategoriesOut,
    CategoryDemandOut,
    CategoryItem,
    DayOut,
    ForecastOut,
    PastOut,
    RunsOutItem,
    StockOut,
)
from tradepost.forecasting.stockouts import shut

GOOD_FOR = 7  # days a forecast may be old: the nightly job makes it anew long before
AT_ONCE, WAITING = 1, 4  # products a process computes on demand, and how many more may wait for their turn
KEPT = 200  # of those, for a process that is asked again


@dataclass(frozen=True, slots=True)
class Terms:
    """How a product is ordered: how sure one wants to be, how long an order takes, how long it is to last."""

    service_level: float
    lead_time: int
    cover: int


async def of_product(product_id: int, horizon: int, terms: Terms) -> ForecastOut:
    """A product's forecast and what it means for its stock. NotFound; Unavailable when too many are being computed."""
    async with reading() as db:
        product = await db.get(Product, product_id)
        if product is None:
            raise NotFound("product", product_id)
        through = await gathering.last_day(db)
        found = await db.get(Forecast, product_id)
        available = await queries.available(db, product_id)
    through = through or clock.business_day(clock.now()) - timedelta(days=1)
    if found is None or not timedelta() <= through - found.through <= timedelta(days=GOOD_FOR):
        found = await _computed(product_id, through)
    return _shaped(found, product.name, available, horizon, terms, skip=(through - found.through).days)


@lru_cache
def _turns() -> asyncio.Semaphore:
    return asyncio.Semaphore(AT_ONCE)


_waiting: list[int] = []
_kept: OrderedDict[Any, Forecast] = OrderedDict()


async def _computed(product_id: int, through: date) -> Forecast:
    """A forecast that is in no table, made in a process of its own; a page never writes, so it is kept in memory."""
    async with engine.asking() as ask:
        days = await gathering.open_days(ask, through)
        closed = shut(days, days[0], through) if days else set()
        histories = await gathering.histories(ask, [product_id], through, closed)
    key = (product_id, through, repr(histories))
    if key in _kept:
        return _kept[key]
    row = cataloguing.nothing(product_id, through)
    if histories:
        if len(_waiting) >= AT_ONCE + WAITING:
            raise Unavailable(
                "Several forecasts are being computed: ask again in some seconds, or run them all at once"
            )
        _waiting.append(product_id)
        try:
            async with _turns(), asking.child() as child:
                row = (await cataloguing.forecasts(child, histories, jobs=1))[product_id]
        finally:
            _waiting.remove(product_id)
    made = Forecast(**row, run_id="", made_at=clock.now())
    _kept[key] = made
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return made


def _shaped(found: Forecast, name: str, available: int | None, horizon: int, terms: Terms, *, skip: int) -> ForecastOut:
    daily = _daily(found.ahead, found.through, horizon, skip)
    return ForecastOut(
        product_id=found.product_id,
        name=name,
        made_at=found.made_at,
        as_of=found.through,
        horizon=horizon,
        model=found.model,
        **{key: found.figures[key] for key in ("error", "naive_error", "bias")},
        history_days=found.days,
        unknown_days=found.unknown,
        currency=settings().currency,
        total=round(sum(day.mean for day in daily), 3),
        daily=daily,
        backtest=_past(found),
        stock=_stock(found, available, terms),
    )


def _daily(ahead: Mapping[str, Sequence[float]], through: date, horizon: int, skip: int = 0) -> list[DayOut]:
    return [
        DayOut(
            date=through + timedelta(days=n + 1),
            mean=ahead["mean"][n],
            low=ahead["low_80"][n],
            high=ahead["high_80"][n],
            low_95=ahead["low_95"][n],
            high_95=ahead["high_95"][n],
        )
        for n in range(skip, skip + horizon)
    ]


def _past(found: Forecast) -> list[PastOut]:
    said, wrong = (found.backtest[name][:HORIZON] for name in ("said", "residuals"))
    first = found.through - timedelta(days=HORIZON - 1)
    return [
        PastOut(
            date=first + timedelta(days=n),
            forecast=said[n],
            actual=None if wrong[n] is None else round(said[n] + wrong[n], 3),
        )
        for n in range(len(said))
    ]


def _stock(found: Forecast, available: int | None, terms: Terms) -> StockOut:
    here = available or 0
    order = _reorder(found.knots, found.figures, here, terms)
    left = None if available is None else rules.days_left(found.knots, available)
    lost = rules.at_risk(
        found.knots,
        available=here,
        lead_time=terms.lead_time,
        unit_value=found.unit_value if available is not None else 0,
    )
    return StockOut(
        available=available,
        days_left=None if left is None else left / 100,
        runs_out_on=None if left is None else _on(found.through, left),
        service_level=terms.service_level,
        lead_time_days=terms.lead_time,
        cover_days=terms.cover,
        lead_time_demand=order.demand,
        safety_stock=round(order.safety_stock, 3),
        reorder_point=order.point,
        order_up_to=order.up_to,
        reorder_due=order.due and available is not None,
        reorder_quantity=order.quantity if available is not None else 0,
        at_risk=to_text(lost, settings().currency),
    )


def _reorder(knots: Sequence[int], figures: Mapping[str, Any], available: int, terms: Terms) -> rules.Reorder:
    return rules.reorder(
        knots,
        figures["spreads"],
        available=available,
        service_level=terms.service_level,
        lead_time=terms.lead_time,
        cover=terms.cover,
    )


def _on(through: date, hundredths: int) -> date | None:
    """The day on which stock that lasts so long runs out."""
    try:
        return through + timedelta(days=hundredths // 100 + 1)
    except OverflowError:
        return None


def runs_out_item(row: Any, terms: Terms) -> RunsOutItem:
    """A row of `queries.with_forecasts`."""
    found, name, category_id, stock, hundredths, lost = row
    available, left = int(stock), int(hundredths)
    order = _reorder(found.knots, found.figures, available, terms)
    return RunsOutItem(
        product_id=found.product_id,
        name=name,
        category_id=category_id,
        available=available,
        days_left=left / 100,
        runs_out_on=_on(found.through, left) or found.through,
        lead_time_demand=order.demand,
        at_risk=to_text(int(lost), settings().currency),
        reorder_point=order.point,
        reorder_due=order.due,
        reorder_quantity=order.quantity,
        model=found.model,
        error=found.figures["error"],
        naive_error=found.figures["naive_error"],
        made_at=found.made_at,
    )


async def categories(db: AsyncSession, horizon: int) -> CategoriesOut:
    """What every category will be asked for: empty until the job has run."""
    rows = (await db.execute(queries.categories())).all()
    return CategoriesOut(
        as_of=rows[0][0].through if rows else None,
        made_at=rows[0][0].made_at if rows else None,
        horizon=horizon,
        items=[CategoryItem(**_category(row, horizon)) for row in rows],
    )


async def category(db: AsyncSession, key: str, horizon: int) -> CategoryDemandOut:
    """One of them day by day: a category's id, `all` or `none`. NotFound until the job has run."""
    row = (await db.execute(queries.categories().where(CategoryForecast.key == key))).one_or_none()
    if row is None:
        raise NotFound("forecast of category", key)
    found = row[0]
    return CategoryDemandOut(
        **_category(row, horizon),
        as_of=found.through,
        made_at=found.made_at,
        horizon=horizon,
        daily=_daily(found.ahead, found.through, horizon),
    )


def _category(row: Any, horizon: int) -> dict[str, Any]:
    found, name, parent_id = row
    return {
        "scope": found.key if found.key in {cataloguing.ALL, cataloguing.NONE} else "category",
        "category_id": found.category_id,
        "name": name,
        "parent_id": parent_id,
        "products": found.products,
        "units": round(sum(found.ahead["mean"][:horizon]), 3),
        "error": found.figures["error"],
    }


async def start(db: AsyncSession) -> Job:
    """Have the whole catalogue forecast now; a run that has not ended yet is the answer."""
    waiting = select(Job).where(Job.kind == "forecasting.run", Job.status.not_in(ENDED)).order_by(Job.created_at)
    if job := (await db.execute(waiting.limit(1))).scalar_one_or_none():
        return job
    return await later(db, run_forecasts, title="Forecast the catalogue")
