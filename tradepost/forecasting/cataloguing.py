"""Forecasting the whole catalogue: a job of many small steps, each committed with its progress.

Killed at any moment it goes on behind the last product it committed. A product's row names the run that wrote it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import add
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine
from tradepost.catalog.models import Category, Product
from tradepost.core import clock, dialects
from tradepost.core.db import reading
from tradepost.core.jobs import RUNNING, Job, Run
from tradepost.core.settings import settings
from tradepost.forecasting import asking, gathering
from tradepost.forecasting.asking import Child
from tradepost.forecasting.gathering import History
from tradepost.forecasting.models import CategoryForecast, Forecast
from tradepost.forecasting.rules import BANDS, KNOTS, LONGEST, NO_SALES, RECORD, SPREADS, sums
from tradepost.forecasting.stockouts import shut

AT_ONCE = 500  # products whose histories are in memory
STEP = 100  # products that are forecast and committed together
NICE = 5  # a page that somebody waits for comes first
ALL, NONE = "all", "none"
UPDATED = [column.key for column in Forecast.__table__.columns if column.key != "product_id"]


async def forecast_all(run: Run) -> dict[str, Any]:
    """Forecast every product, then what categories add up to. How many of each."""
    if "through" not in run.state and not await _begin(run):
        return {"products": 0, "categories": 0}
    if run.state["through"] is None:
        return {"products": 0, "categories": 0}
    through = date.fromisoformat(run.state["through"])
    size = AT_ONCE if settings().analytics_url else STEP  # a cluster wants more to spread
    async with asking.child(nice=NICE) as child:
        async with engine.asking() as ask:
            days = await gathering.open_days(ask, through)
            closed = shut(days, days[0], through) if days else set()
            async for ids in gathering.whole_catalogue(run.state["after"], AT_ONCE):
                found = {one.product_id: one for one in await gathering.histories(ask, ids, through, closed)}
                for start in range(0, len(ids), size):
                    await _step(run, child, ids[start : start + size], found, through)
        categories = await _categories(run, child, through)
    return {"products": run.done, "categories": categories}


async def _begin(run: Run) -> bool:
    """Note what the run is about; False when another one is at it."""
    async with run.transaction() as db:
        others = select(Job.id).where(Job.kind == run.kind, Job.status == RUNNING, Job.id != run.id)
        if (await db.execute(others.limit(1))).first():
            run.message = "Another run is at it"
            return False
        through = await gathering.last_day(db)
        count = select(func.count()).select_from(Product).where(Product.status != "archived")
        run.total = (await db.execute(count)).scalar_one() if through else 0
        run.state = {"through": through.isoformat() if through else None, "after": 0}
    return True


async def _step(run: Run, child: Child, ids: Sequence[int], found: dict[int, History], through: date) -> None:
    sold = [found[product_id] for product_id in ids if product_id in found]
    made = await forecasts(child, sold, jobs=asking.processes(), spark=settings().analytics_url)
    rows = [
        (made.get(product_id) or nothing(product_id, through)) | {"run_id": run.id, "made_at": clock.now()}
        for product_id in ids
    ]
    async with run.transaction() as db:
        # A product that was deleted meanwhile has no row to point at.
        there = set(
            (await db.execute(select(Product.id).where(Product.id.in_(ids)).with_for_update(read=True))).scalars()
        )
        if kept := [row for row in rows if row["product_id"] in there]:
            await db.execute(dialects.upsert(db, Forecast.__table__, kept, key=["product_id"], update=UPDATED))
        run.done += len(ids)
        run.state["after"] = ids[-1]


async def forecasts(
    child: Child, histories: Sequence[History], *, jobs: int, spark: str = ""
) -> dict[int, dict[str, Any]]:
    """Rows of the table for products that were sold, by product."""
    if not histories:
        return {}
    found = await child.predict([one.message() for one in histories], jobs=jobs, spark=spark)
    return {
        one["product_id"]: _row(
            one["product_id"],
            date.fromisoformat(one["through"]),
            one["mean"],
            days=one["days"],
            unknown=one["unknown"],
            model=one["model"],
            unit_value=history.value,
            figures={name: one[name] for name in ("error", "naive_error", "bias")} | {"spreads": one["deviations"]},
            bands=one["bands"],
            backtest={"said": one["said"], "residuals": one["residuals"]},
        )
        for one, history in zip(found, histories, strict=True)
    }


def nothing(product_id: int, through: date) -> dict[str, Any]:
    """The row of a product that was never sold."""
    flat = [0.0] * LONGEST
    return _row(
        product_id,
        through,
        flat,
        days=0,
        unknown=0,
        model=NO_SALES,
        unit_value=0,
        figures={"error": None, "naive_error": None, "bias": None, "spreads": [0.0] * len(SPREADS)},
        bands=dict.fromkeys(BANDS, (flat, flat)),
        backtest={"said": [], "residuals": []},
    )


def _row(product_id: int, through: date, mean: list[float], *, bands: Any, **rest: Any) -> dict[str, Any]:
    knots = {f"demand_{day}": total for day, total in zip(KNOTS, sums(mean), strict=True)}
    return {"product_id": product_id, "through": through, **knots, "ahead": _ahead(mean, bands), **rest}


def _ahead(mean: Any, bands: Any) -> dict[str, Any]:
    return {"mean": mean} | {
        f"{side}_{band}": values
        for band, pair in bands.items()
        for side, values in zip(("low", "high"), pair, strict=True)
    }


class _Sum:
    """What products add up to, ahead and in the backtest."""

    def __init__(self, record: int) -> None:
        self.products, self.ahead = 0, [0.0] * LONGEST
        self.said, self.residuals = [0.0] * record, [0.0] * record

    def add(self, ahead: Iterable[float], backtest: dict[str, Any]) -> None:
        """Count a product in; a younger one's shorter record counts for the windows it has."""
        self.products += 1
        self.ahead = list(map(add, self.ahead, ahead))
        for name, own in (("said", self.said), ("residuals", self.residuals)):
            values = [0.0 if value is None else value for value in backtest[name]]
            own[: len(values)] = map(add, own, values)


async def _categories(run: Run, child: Child, through: date) -> int:
    """Sum up the products' forecasts of this run: every category with what is below it, the shop, and the rest."""
    totals: dict[str, _Sum] = {}
    after = 0
    while True:
        async with reading() as db:
            query = (
                select(Forecast.product_id, Forecast.ahead, Forecast.backtest, Category.path, Category.id)
                .join(Product, Product.id == Forecast.product_id)
                .outerjoin(Category, Category.id == Product.category_id)
                .where(Forecast.product_id > after, Forecast.run_id == run.id, Forecast.model != NO_SALES)
            )
            rows = (await db.execute(query.order_by(Forecast.product_id).limit(STEP))).all()
        if not rows:
            break
        after = rows[-1][0]
        for _, ahead, backtest, path, category_id in rows:
            keys = {ALL, *([*filter(None, path.split("/")), str(category_id)] if category_id else [NONE])}
            for key in keys:
                totals.setdefault(key, _Sum(RECORD)).add(ahead["mean"], backtest)
    found: list[dict[str, Any]] = await child.together(
        [(one.said, one.residuals, one.ahead) for one in totals.values()]
    )
    made = [
        {
            "key": key,
            "category_id": None if key in {ALL, NONE} else int(key),
            "run_id": run.id,
            "made_at": clock.now(),
            "through": through,
            "products": one.products,
            "figures": {"error": band["error"]},
            "ahead": _ahead([round(value, 3) for value in one.ahead], band["bands"]),
        }
        for (key, one), band in zip(totals.items(), found, strict=True)
    ]
    async with run.transaction() as db:
        await _replace(db, made)
    return len(made)


async def _replace(db: AsyncSession, rows: list[dict[str, Any]]) -> None:
    await db.execute(delete(CategoryForecast))
    for start in range(0, len(rows), STEP):
        await db.execute(insert(CategoryForecast), rows[start : start + STEP])
