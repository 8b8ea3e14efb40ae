"""What is read of forecasts beside the stock there is now.

Days left and money at risk are computed by the database in the very whole numbers of `rules`, so that a list can be
sorted by them and says what a product's own page says.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from tradepost.catalog.models import Category, Product, Variant
from tradepost.forecasting import rules
from tradepost.forecasting.models import CategoryForecast, Forecast
from tradepost.forecasting.rules import KNOTS, MILLI
from tradepost.inventory.models import Level, Location
from tradepost.inventory.queries import AVAILABLE

_KNOTS: list[Any] = [getattr(Forecast, f"demand_{day}") for day in KNOTS]


def _stock() -> Any:
    """Units that can be promised, by product, over its variants and all open locations."""
    return (
        select(Variant.product_id, cast(func.sum(AVAILABLE), BigInteger).label("available"))
        .select_from(Level)
        .join(Location, Location.id == Level.location_id)
        .join(Variant, Variant.id == Level.variant_id)
        .where(Location.active, Variant.archived.is_(False))
        .group_by(Variant.product_id)
        .subquery()
    )


async def available(db: AsyncSession, product_id: int) -> int | None:
    """How many of a product can be promised; None when it is not counted anywhere."""
    stock = _stock()
    query = select(stock.c.available).where(stock.c.product_id == product_id)
    found = (await db.execute(query)).scalar()
    return None if found is None else int(found)


def _whole(above: Any, below: Any) -> ColumnElement[int]:
    """Whole division, down; both are above zero. MariaDB would divide decimals and round them first."""
    found: ColumnElement[int] = (above - above % below) // below
    return found


def _days_left(stock: Any) -> ColumnElement[int]:
    """`rules.days_left` of products that will be asked for."""
    pieces = rules.pieces(_KNOTS)
    day, total, after, more = pieces[-1]
    return case(
        (stock <= 0, 0),
        *[
            (stock < more, day * 100 + _whole((stock - total) * ((after - day) * 100), more - total))
            for day, total, after, more in pieces
        ],
        else_=after * 100 + _whole((stock - more) * ((after - day) * 100), more - total),
    )


def _at_risk(stock: Any, lead_time: int) -> ColumnElement[int]:
    """`rules.at_risk`."""
    pieces = rules.pieces(_KNOTS)
    day, total, after, more = next((piece for piece in pieces if lead_time <= piece[2]), pieces[-1])
    demand = total + _whole((more - total) * (lead_time - day), literal(after - day))
    lacking = demand - case((stock > 0, stock), else_=0)
    return case((lacking > 0, _whole(lacking * Forecast.unit_value, literal(MILLI))), else_=0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which products a list of what runs out is about."""

    lead_time: int
    within: int
    category_id: int | None = None


def runs_out(wanted: Wanted) -> Any:
    """Products on sale whose stock the demand will use up within so many days: a subquery to sort, page and sum."""
    stock = _stock()
    units = stock.c.available * MILLI
    left = _days_left(units)
    query = (
        select(
            Forecast.product_id,
            Product.name,
            Product.category_id,
            stock.c.available,
            left.label("days_left"),
            _at_risk(units, wanted.lead_time).label("at_risk"),
        )
        .join(Product, Product.id == Forecast.product_id)
        .join(stock, stock.c.product_id == Forecast.product_id)
        .where(Product.status == "active", _KNOTS[-1] > _KNOTS[-2], left < wanted.within * 100)
    )
    if wanted.category_id is not None:
        branch = select(Category.id).where(
            (Category.id == wanted.category_id) | Category.path.like(f"%/{wanted.category_id}/%")
        )
        query = query.where(Product.category_id.in_(branch))
    return query.subquery("runs_out")


def with_forecasts(listed: Any) -> Any:
    """The rows of `runs_out` beside their forecasts: (Forecast, name, category_id, available, days_left, at_risk)."""
    return (
        select(Forecast, *[column for column in listed.c if column.key != "product_id"])
        .join(listed, listed.c.product_id == Forecast.product_id)
        .options(defer(Forecast.ahead), defer(Forecast.backtest))
    )


async def risk(db: AsyncSession, listed: Any) -> int:
    """The money at risk in a whole list of `runs_out`."""
    total = (await db.execute(select(func.sum(listed.c.at_risk)))).scalar()
    return int(total or 0)


def categories() -> Any:
    """Every category's forecast with its name and its parent, both null for the shop and for the rest."""
    return (
        select(CategoryForecast, Category.name, Category.parent_id)
        .outerjoin(Category, Category.id == CategoryForecast.category_id)
        .order_by(CategoryForecast.category_id, CategoryForecast.key)
    )
